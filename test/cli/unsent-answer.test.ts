import { expect, test } from "vitest";
import {
  forgetUnsentAnswer,
  forgetUnsentPractice,
  openUnsentAnswers,
  openUnsentPractice,
} from "../../src/cli/unsent-answer.ts";
import type { CandidatePrompt } from "../../src/interview/ports.ts";
import { question, record } from "../support/interview.ts";

function memory() {
  const values = new Map<string, unknown>();
  const store = {
    readMemory: (key: string): unknown => values.get(key),
    writeMemory: (key: string, value: unknown): void => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
  };
  return { store, values };
}

const first: CandidatePrompt = {
  position: 1,
  questionLimit: 2,
  question: question("q1"),
  probe: null,
  interview: record(),
};
const second = { ...first, position: 2, question: question("q2") };
const probe = {
  ...first,
  probe: {
    position: 1,
    number: 1,
    criterionId: "a",
    text: "And?",
    askedAt: "2026-01-01T00:00:00Z",
  },
};

test("what was typed is there again for the same question of the same interview alone", () => {
  const { store } = memory();
  openUnsentAnswers(store).keep(first, "Half a sent");
  const unsent = openUnsentAnswers(store);
  expect(unsent.read(first)).toBe("Half a sent");
  expect(unsent.read({ ...first, interview: { ...record(), id: "another1" } })).toBe("");
  expect(unsent.read(first)).toBe("Half a sent");
});

test.each([
  ["question", second],
  ["follow-up", probe],
])("once another %s is asked it is forgotten", (_, other) => {
  const { store, values } = memory();
  const unsent = openUnsentAnswers(store);
  unsent.keep(first, "Half a sent");
  expect(unsent.read(other)).toBe("");
  expect([...values]).toEqual([]);
});

test("of an interview that is deleted nothing is kept", () => {
  const { store, values } = memory();
  openUnsentAnswers(store).keep(first, "Half a sent");
  forgetUnsentAnswer(store, record().id);
  expect([...values]).toEqual([]);
});

test("in practice it waits until the question is asked again, by the same criteria and in any words", () => {
  const { store, values } = memory();
  const drilled = { ...first, interview: undefined };
  openUnsentPractice(store).keep(drilled, "Half a sent");
  const unsent = openUnsentPractice(store);
  const { question: asked } = drilled;
  const part = { ...asked, criteria: asked.criteria.slice(1) };
  for (const other of [second.question, part, { ...asked, language: "es" as const }])
    expect(unsent.read({ ...drilled, question: other })).toBe("");
  forgetUnsentPractice(store, second.question);
  const reworded = { ...asked, text: "In other words?" };
  expect(unsent.read({ ...drilled, position: 4, question: reworded })).toBe("Half a sent");
  forgetUnsentPractice(store, reworded);
  expect([...values]).toEqual([]);
});

test("what cannot be read counts as nothing", () => {
  const { store, values } = memory();
  const unsent = openUnsentAnswers(store);
  unsent.keep(first, "x");
  for (const key of values.keys()) values.set(key, { text: 3 });
  expect(unsent.read(first)).toBe("");
});

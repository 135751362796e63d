/** What was practised, marked by people and fitted goes with the history to another machine. */
import { expect, test } from "vitest";
import { openStore } from "../../../src/adapters/store/store.ts";
import type { Store } from "../../../src/cli/store.ts";
import { reviewsOf } from "../../../src/practice/card.ts";
import { newDatabasePath } from "./processes.ts";
import { evaluated, interview, minute, question, startOfTime, turn } from "./records.ts";

const now = () => startOfTime;
const open = () => openStore({ path: newDatabasePath(), now });
const later = new Date("2027-01-01T00:00:00.000Z");

function exportOf(store: Pick<Store, "exportAll">): string[] {
  return [...store.exportAll()].map((line) => JSON.stringify(line));
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** A finished interview whose answer left something open, drilled once, with one drill's answer waiting to be judged. */
function practised(): Store {
  const store = open();
  const { evaluation } = evaluated(1, 3);
  store.saveInterview(
    interview("aaaaaaaa", {
      status: "completed",
      finishedAt: minute(9),
      turns: [turn(1, { evaluations: [evaluated(1, 3)] })],
    }),
  );
  store.practice.reviewTurns();
  const original = question();
  const attempt = {
    occasion: "drill",
    original,
    asked: { ...original, text: "In other words?" },
    text: "A function and its scope.",
    durationMs: 1500,
    answeredAt: minute(60),
  } as const;
  const number = store.practice.saveAttempt(attempt);
  const reviews = reviewsOf(evaluation.marks, store.practice.schedulesOf(original.id), later);
  store.practice.saveAttemptEvaluation(number, evaluation, reviews);
  store.practice.saveAttempt({ ...attempt, occasion: "daily", answeredAt: minute(90) });
  store.labels.save([
    {
      key: "a".repeat(64),
      source: "a.jsonl:1",
      level: "mid",
      question: original,
      answers: [{ probe: null, text: "x" }],
      marks: [{ criterionId: original.criteria[0]?.id ?? "", mark: "met" }],
      labelledAt: minute(3),
    },
  ]);
  store.calibrations.save({
    engine: "offline",
    model: "m",
    promptHash: null,
    name: "cal-1",
    intercept: 0.1,
    slope: 0.9,
    answers: 20,
    fittedAt: minute(4),
  });
  return store;
}

test("a new machine has the same cards, due at the same times, the same answers, labels and corrections", async () => {
  const source = practised();
  expect(source.practice.allCards()).not.toEqual([]);
  const exported = exportOf(source);
  const target = open();
  await target.importAll(given(exported));
  expect(exportOf(target)).toEqual(exported);
  expect(target.practice.allCards()).toEqual(source.practice.allCards());
  expect(target.practice.pendingAttempts()).toEqual(source.practice.pendingAttempts());
  // Nothing counts a second time.
  expect(target.practice.reviewTurns()).toBe(0);
  await target.importAll(given(exported));
  expect(exportOf(target)).toEqual(exported);
  expect(target.check()).toEqual([]);
  source.close();
  target.close();
});

test("beside cards of its own, what comes is taken up as if it had been answered here", async () => {
  const source = practised();
  const target = open();
  target.saveInterview(
    interview("bbbbbbbb", {
      status: "completed",
      finishedAt: minute(9),
      turns: [turn(1, { evaluations: [evaluated(1, 3)] })],
    }),
  );
  target.practice.reviewTurns();
  const before = target.practice.allCards().map(({ number }) => number);
  await target.importAll(given(exportOf(source)));
  expect(target.practice.allCards().map(({ number }) => number)).toEqual(before);
  expect(target.practice.pendingAttempts()).toHaveLength(1);
  expect(target.practice.reviewTurns()).toBe(1);
  expect(target.check()).toEqual([]);
  source.close();
  target.close();
});

test("an answer whose interview was there before its card counts once, and the card goes with it", async () => {
  const source = practised();
  const target = open();
  target.saveInterview(source.loadInterview("aaaaaaaa"));
  expect(await target.importAll(given(exportOf(source)))).toEqual({ interviews: 0, skipped: 1 });
  expect(target.practice.allCards()).toEqual(source.practice.allCards());
  expect(target.practice.reviewTurns()).toBe(0);
  target.deleteInterview("aaaaaaaa");
  expect(target.practice.allCards()).toEqual([]);
  source.close();
  target.close();
});

test("an export whose practice belongs to nothing is refused, and nothing of it is taken", async () => {
  const source = practised();
  const lines = exportOf(source).filter((line) => !line.startsWith('{"type":"question"'));
  const target = open();
  await expect(target.importAll(given(lines))).rejects.toThrow("The export cannot be used");
  expect(target.countInterviews()).toBe(0);
  source.close();
  target.close();
});

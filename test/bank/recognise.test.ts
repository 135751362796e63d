/** Questions as people remember them are taken for those that are there, and others are not. */
import { describe, expect, test } from "vitest";
import { createRecogniser, sameLikeness } from "../../src/bank/recognise.ts";
import { library } from "../support/library.ts";

const bank = library.questions();
const recognise = createRecogniser(bank);
const linked = (text: string): string | null => {
  const found = recognise(text);
  return found !== null && found.likeness >= sameLikeness ? found.question.id : null;
};

describe("a remembered question", () => {
  test.each([
    ["What is a closure in JavaScript?", "js-closures"],
    ["what is a  closure in javascript", "js-closures"],
    ["Tell me about a time you disagreed with your manager.", "beh-disagree-manager"],
  ])("%s", (text, id) => {
    expect(linked(text)).toBe(id);
  });

  test("every question of the bank is itself, also by its variants", () => {
    for (const { id, text, variants } of bank) {
      for (const each of [text, ...variants]) expect(linked(each)).toBe(id);
    }
  });

  test.each([
    "What is a closure in Ruby?",
    "Why do you like coffee?",
    "index",
    "Tell me about a time you did not disagree with your manager.",
    "",
  ])("%j is another one", (text) => {
    expect(linked(text)).toBeNull();
  });

  test("what is near but not the same is told", () => {
    const known = {
      id: "reverse-list",
      text: "How would you reverse a singly linked list in place?",
      variants: [],
      area: "dsa",
      kind: "technical",
      language: "en",
    } as const;
    const near = createRecogniser([known])("How do you reverse a linked list?");
    expect(near?.question.id).toBe("reverse-list");
    expect(near?.likeness).toBeLessThan(sameLikeness);
    expect(createRecogniser([known])("How do you sort an array?")).toBeNull();
  });

  test.each(library.areas)(
    "no question of %s is taken for another one",
    { timeout: 60_000 },
    (area) => {
      const questions = bank.filter((question) => question.area === area);
      for (const question of questions) {
        const others = questions.filter(({ id }) => id !== question.id);
        const found = createRecogniser(others)(question.text);
        expect(found?.likeness ?? 0, `${question.id} ${found?.question.id}`).toBeLessThan(
          sameLikeness,
        );
      }
    },
  );
});

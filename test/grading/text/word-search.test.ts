import fc from "fast-check";
import { expect, test } from "vitest";
import { createWordSearch, isIn } from "../../../src/grading/text/word-search.ts";

const letters = fc.constantFrom(..."ab é→忽".split(""));

test("finds the words that a text includes, and no others", () => {
  const words = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), {
    maxLength: 80,
  });
  const text = fc.string({ unit: letters, maxLength: 60 });
  fc.assert(
    fc.property(words, text, (wanted, searched) => {
      const search = createWordSearch();
      const numbers = wanted.map(search.numberOf);
      const found = search.search(searched);
      for (const [at, number] of numbers.entries()) {
        expect(search.wordOf(number)).toBe(wanted[at]);
        expect(isIn(found, number)).toBe(searched.includes(wanted[at] ?? ""));
      }
    }),
  );
});

test("looks for what is named after a first text as well", () => {
  const search = createWordSearch();
  expect(search.search("nothing is looked for")).toHaveLength(0);
  const number = search.numberOf("lock");
  expect(isIn(search.search("a lock"), number)).toBe(true);
  expect(search.numberOf("lock")).toBe(number);
});

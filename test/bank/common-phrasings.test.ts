import { expect, test } from "vitest";
import { findCommonPhrasings } from "../../src/bank/common-phrasings.ts";
import type { Language } from "../../src/grading/question.ts";
import { question } from "../support/interview.ts";

/** The common ones among the phrasings of a criterion's concepts. */
function commonOf(language: Language, ...concepts: string[][]) {
  const [first] = question("q").criteria;
  if (first === undefined) throw new Error("no criterion");
  return findCommonPhrasings({ language, criteria: [{ ...first, concepts }] });
}

test.each([
  ["es", "el uso", "grupo de conexiones"],
  ["pt", "o uso", "grupo de conexões"],
] as const)("in %s a phrasing that shrinks to a common word is found", (language, common, own) => {
  const found = commonOf(language, [own, common], [own]);
  expect(found.map(({ phrasing }) => phrasing)).toEqual([common]);
  expect(found[0]).toMatchObject({
    criterionId: "first",
    path: ["criteria", 0, "concepts", 0, 1],
  });
});

test("a common word by itself is found where nothing else shows the criterion", () => {
  expect(commonOf("en", ["helps"]).map(({ phrasing }) => phrasing)).toEqual(["helps"]);
  expect(commonOf("en", ["helps"], ["cache"])).toEqual([]);
  expect(commonOf("en", ["cache"])).toEqual([]);
});

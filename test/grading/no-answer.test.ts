import fc from "fast-check";
import { expect, test } from "vitest";
import { noAnswers, withoutNoAnswers } from "../../src/grading/no-answer.ts";
import { consuming } from "../support/pattern-texts.ts";

const patterns = noAnswers.map((each) => [each.pattern.source.slice(0, 80), each] as const);

test.each(patterns)("what %s matches contains what is said to be needed", (_, found) => {
  const { needs, pattern } = found;
  fc.assert(
    fc.property(fc.stringMatching(new RegExp(consuming(pattern.source), "u")), (text) => {
      fc.pre(text.search(pattern) !== -1);
      for (const group of needs) expect(group.some((word) => text.includes(word))).toBe(true);
    }),
    { numRuns: 100, maxSkipsPerRun: 1000 },
  );
});

test("what stands for an answer is taken out, the rest stays", () => {
  expect(withoutNoAnswers("well, i dont know about locks")).toBe("well,   locks");
  expect(withoutNoAnswers("n/a")).toBe(" ");
  expect(withoutNoAnswers("a lock is held by one thread")).toBe("a lock is held by one thread");
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMean, meanBelow } from "../../src/batch/mean.ts";

function meanOf(scores: readonly number[]): number | null {
  const { add, value } = createMean();
  scores.forEach(add);
  return value();
}

describe("a mean", () => {
  test("of equal scores is that score", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 500 }),
        fc.integer({ min: 1, max: 2000 }),
        (hundredths, count) => {
          const score = hundredths / 100;
          expect(meanOf(Array.from({ length: count }, () => score))).toBe(score);
        },
      ),
    );
    expect(meanOf([])).toBeNull();
  });

  test("that is below a minimum reads as below it", () => {
    expect(meanBelow(3.131, 3.5)).toBe("3.13");
    expect(meanBelow(3.4996, 3.5)).toBe("3.4996");
    expect(meanBelow(3.497, 3.5)).toBe("3.497");
  });
});

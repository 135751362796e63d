import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelFamily, trendsOf } from "../../src/practice/trends.ts";
import type { ScoreBucket } from "../../src/practice/trends.ts";

function bucket(
  day: number,
  scores: readonly number[],
  changes: Partial<ScoreBucket> = {},
): ScoreBucket {
  const noon = new Date(Date.UTC(2026, 0, day, 12)).toISOString();
  return {
    area: "databases",
    day: noon.slice(0, 10),
    firstAskedAt: noon,
    lastAskedAt: noon,
    engine: "offline",
    model: "offline-1",
    promptHash: null,
    count: scores.length,
    sum: scores.reduce((sum, score) => sum + score, 0),
    sumOfSquares: scores.reduce((sum, score) => sum + score ** 2, 0),
    ...changes,
  };
}

describe("a trend", () => {
  test("is up only above the noise", () => {
    const steady = [1, 2, 3, 4, 5, 6].map((day) => bucket(day, [2, 4]));
    expect(trendsOf(steady)).toMatchObject([{ direction: "steady", answers: 12, mean: 3 }]);
    const better = [1, 2, 3, 4].map((day) => bucket(day, [2, 2.4]));
    expect(trendsOf([...better, bucket(9, [4, 4.4, 4.2, 4.1])])).toMatchObject([
      { direction: "up", earlier: 2.2, recent: 4.18 },
    ]);
    expect(
      trendsOf([
        ...better.map((each) => ({ ...each, sum: 9, sumOfSquares: 40.52 })),
        bucket(9, [1, 1, 1, 1.2]),
      ]),
    ).toMatchObject([{ direction: "down" }]);
  });

  test("says so when there are too few answers", () => {
    expect(trendsOf([bucket(1, [1, 1, 1]), bucket(2, [5, 5, 5])])).toMatchObject([
      { direction: "too-few", recent: null, band: null },
    ]);
  });

  // The band by hand: earlier 2, 4 (twice), recent 4, 4, 4, 4: pooled variance 4 / 6, times 1/4 + 1/4.
  test("the band is that of the difference of two means", () => {
    const [trend] = trendsOf([bucket(1, [2, 4, 2, 4]), bucket(2, [4, 4, 4, 4])]);
    expect(trend?.band).toBeCloseTo(1.96 * Math.sqrt((4 / 6) * 0.5), 2);
    expect(trend?.direction).toBe("steady");
  });

  test("scores of another engine, model or prompt are another line; a snapshot of the same model is not", () => {
    const openai = { engine: "openai", promptHash: "p1" } as const;
    const lines = trendsOf([
      bucket(1, [3]),
      bucket(2, [3], { model: "offline-2" }),
      bucket(1, [3, 3], { ...openai, model: "gpt-5-mini" }),
      bucket(2, [3, 3], { ...openai, model: "gpt-5-mini-2025-08-07" }),
      bucket(3, [3], { ...openai, model: "gpt-5-mini", promptHash: "p2" }),
      bucket(1, [3], { area: "python" }),
    ]);
    expect(lines.map(({ area, modelFamily: family, answers }) => [area, family, answers])).toEqual([
      ["databases", "gpt-5-mini", 4],
      ["databases", "offline-1", 1],
      ["databases", "offline-2", 1],
      ["databases", "gpt-5-mini", 1],
      ["python", "offline-1", 1],
    ]);
    expect(
      ["gpt-4o-2024-08-06", "offline-12", "llama3.1:8b", "gpt-4-0613"].map(modelFamily),
    ).toEqual(["gpt-4o", "offline-12", "llama3.1:8b", "gpt-4"]);
  });

  test("its points lie in the order of time, with gaps where nothing was answered", () => {
    const [trend] = trendsOf([bucket(1, [1]), bucket(2, [2]), bucket(20, [5])]);
    expect(trend?.points).toHaveLength(10);
    expect(trend?.points[0]).toBe(1.5);
    expect(trend?.points.at(-1)).toBe(5);
    expect(trend?.points.slice(1, -1)).toEqual(Array.from({ length: 8 }, () => null));
  });

  test("whatever the scores, every number is one and lies between 1 and 5", () => {
    const score = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.array(score, { minLength: 1 }))),
        (days) => {
          for (const trend of trendsOf(days.map(([day, scores]) => bucket(day, scores)))) {
            for (const value of [trend.mean, trend.recent, trend.earlier, ...trend.points]) {
              if (value === null) continue;
              expect(value).toBeGreaterThanOrEqual(1);
              expect(value).toBeLessThanOrEqual(5);
            }
            expect(trend.band ?? 0).toBeGreaterThanOrEqual(0);
            expect(trend.points.length).toBeLessThanOrEqual(10);
          }
        },
      ),
    );
  });
});

import { describe, expect, test } from "vitest";
import { coverageOf, nextSteps, predictionBias } from "../../src/practice/progress.ts";
import type { RequirementHistory } from "../../src/practice/progress.ts";

describe("coverage", () => {
  const now = new Date("2026-05-01T00:00:00.000Z");
  const requirement = (id: string, changes: Partial<RequirementHistory>): RequirementHistory => ({
    id,
    name: id,
    importance: 2,
    areas: ["databases"],
    kind: "technical",
    lastAskedAt: "2026-04-20T00:00:00.000Z",
    lastScore: 4.5,
    asked: 1,
    ...changes,
  });

  test("tells proven, stale, asked and never, what is open first", () => {
    const rows = coverageOf(
      [
        requirement("proven", {}),
        requirement("stale", { lastAskedAt: "2026-03-01T00:00:00.000Z" }),
        requirement("weak", { lastScore: 3.9 }),
        requirement("ungraded", { lastScore: null, importance: 3 }),
        requirement("minor", { lastAskedAt: null, lastScore: null, importance: 1 }),
        requirement("major", { lastAskedAt: null, lastScore: null, importance: 3 }),
      ],
      now,
    );
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      ["major", "never"],
      ["minor", "never"],
      ["ungraded", "asked"],
      ["weak", "asked"],
      ["stale", "stale"],
      ["proven", "proven"],
    ]);
  });

  test("what to do next begins with what is waiting", () => {
    const coverage = coverageOf([requirement("sql", { lastScore: 2 })], now);
    const cards = { all: 3, due: 2, nextDueAt: null };
    const next = nextSteps({ cards, coverage, ungraded: 1, interviews: 4, job: "job.md" });
    expect(next.map(({ command }) => command)).toEqual([
      "greenroom regrade --pending",
      "greenroom drill",
      "greenroom interview",
    ]);
    expect(
      nextSteps({
        cards: { ...cards, due: 0 },
        coverage: coverageOf([requirement("sql", {})], now),
        ungraded: 0,
        interviews: 4,
        job: "job.md",
      }),
    ).toMatchObject([{ command: "greenroom daily" }]);
  });

  test("a requirement that no question asks for is not advised", () => {
    const coverage = coverageOf(
      [
        requirement("queues", { lastAskedAt: null, importance: 3 }),
        requirement("sql", { lastScore: 2 }),
      ],
      now,
    );
    const found = {
      cards: { all: 0, due: 0, nextDueAt: null },
      coverage,
      ungraded: 0,
      interviews: 1,
      job: "job.md",
    };
    const only = (...ids: readonly string[]) =>
      nextSteps(found, undefined, ({ id }) => (ids.includes(id) ? "now" : "in-english"));
    expect(only("queues", "sql")[0]?.reason).toContain("queues");
    expect(only("sql")).toMatchObject([
      { command: "greenroom interview", reason: "sql is not proven" },
    ]);
    expect(only()).toMatchObject([
      {
        command: "greenroom interview --language en",
        reason: "queues has questions in English only",
      },
    ]);
    // What has no question in English either is not advised: the next that has one is.
    expect(
      nextSteps(found, undefined, ({ id }) => (id === "sql" ? "in-english" : "never"))[0]?.reason,
    ).toBe("sql has questions in English only");
    expect(nextSteps(found, undefined, () => "never")).toMatchObject([
      { command: "greenroom daily" },
    ]);
  });
});

describe("bets", () => {
  test("lean only beyond chance", () => {
    const sums = (errors: readonly number[]) => ({
      count: errors.length,
      sum: errors.reduce((sum, error) => sum + error, 0),
      sumOfSquares: errors.reduce((sum, error) => sum + error ** 2, 0),
      sumOfSizes: errors.reduce((sum, error) => sum + Math.abs(error), 0),
    });
    expect(predictionBias(sums([]))).toBeNull();
    expect(predictionBias(sums([2]))).toEqual({ count: 1, bias: 2, meanError: 2, band: null });
    expect(predictionBias(sums([1, 1, 1, 1]))).toMatchObject({ bias: 1, band: 0 });
    expect(predictionBias(sums([2, -2]))).toMatchObject({ bias: 0, meanError: 2 });
  });
});

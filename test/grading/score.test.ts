import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Mark, MarkValue } from "../../src/grading/evaluation.ts";
import {
  anchorFor,
  buildEvaluation,
  heaviestOpenCriterion,
  rubricHash,
  scoreDimensions,
  scoreMarks,
  ungradedEvaluation,
} from "../../src/grading/score.ts";
import { eventLoop, rubric, sha256 } from "./fixtures.ts";

const identity = {
  grader: { engine: "offline", model: "offline-1", promptHash: null },
  rubricHash: "abc",
} as const;

/** Marks for the criteria in their order; weights are 3, 2, 2, 1. */
const marks = (...values: MarkValue[]): Mark[] =>
  values.map((mark, index) => ({
    criterionId: eventLoop.criteria[index]?.id ?? "",
    mark,
    quote: null,
    reason: null,
  }));

describe("the formula", () => {
  test.each<[MarkValue[], number | null]>([
    [["met", "met", "met", "met"], 5],
    [["missed", "missed", "missed", "missed"], 1],
    [["contradicted", "contradicted", "contradicted", "contradicted"], 1],
    [["partly", "partly", "partly", "partly"], 3],
    [["met", "missed", "missed", "missed"], 2.5],
    [["met", "partly", "missed", "met"], 3.5],
    [["met", "cannot-tell", "cannot-tell", "missed"], 4],
    [["missed", "missed", "missed", "partly"], 1.25],
    [["partly", "missed", "cannot-tell", "missed"], 2],
    [["cannot-tell", "cannot-tell", "cannot-tell", "cannot-tell"], null],
  ])("%j scores %s", (values, score) => {
    expect(scoreMarks(eventLoop.criteria, marks(...values))).toBe(score);
  });

  test("rounds to two decimals", () => {
    const criteria = eventLoop.criteria
      .slice(0, 3)
      .map((criterion) => ({ ...criterion, weight: 1 }));
    expect(scoreMarks(criteria, marks("met", "missed", "missed"))).toBe(2.33);
  });

  test("a criterion without a mark could not be judged", () => {
    expect(scoreMarks(eventLoop.criteria, marks("met"))).toBe(5);
  });

  test("holds for each dimension apart, and is null where nothing could be judged", () => {
    expect(
      scoreDimensions(eventLoop.criteria, marks("met", "missed", "partly", "cannot-tell")),
    ).toEqual({
      correctness: 3.4,
      depth: 3,
      application: null,
    });
  });

  test("stays between 1 and 5, and a better mark never lowers it", () => {
    const value = fc.constantFrom<MarkValue>("met", "partly", "missed", "contradicted");
    fc.assert(
      fc.property(fc.tuple(value, value, value, value), fc.nat(3), (values, index) => {
        const before = scoreMarks(eventLoop.criteria, marks(...values)) ?? 0;
        const better = scoreMarks(eventLoop.criteria, marks(...values.with(index, "met"))) ?? 0;
        expect(before).toBeGreaterThanOrEqual(1);
        expect(better).toBeLessThanOrEqual(5);
        expect(better).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

test("an anchor is the sentence of the nearest whole score at the level", () => {
  expect(anchorFor(rubric, "mid", 1)).toBe("mid 1");
  expect(anchorFor(rubric, "mid", 3.49)).toBe("mid 3");
  expect(anchorFor(rubric, "senior", 3.5)).toBe("senior 4");
  expect(anchorFor(rubric, "staff", 5)).toBe("staff 5");
});

test("an evaluation of marks none of which could be given has no score", () => {
  const evaluation = buildEvaluation(
    eventLoop,
    {
      marks: marks("cannot-tell", "cannot-tell", "cannot-tell", "cannot-tell"),
      nextStep: null,
      screen: null,
      doubts: [],
    },
    identity,
  );
  expect(evaluation).toEqual(ungradedEvaluation("nothing-to-judge", identity));
  expect(evaluation).toMatchObject({
    status: "ungraded",
    score: null,
    reason: "nothing-to-judge",
    rubricHash: "abc",
  });
});

test.each<[MarkValue[], string | null]>([
  [["met", "met", "met", "met"], null],
  [["missed", "missed", "missed", "missed"], "single-thread"],
  [["partly", "contradicted", "missed", "missed"], "queue-of-callbacks"],
  [["cannot-tell", "met", "met", "partly"], "others-wait"],
])("of %j the heaviest open criterion is %s", (values, id) => {
  expect(heaviestOpenCriterion(eventLoop, marks(...values))?.id ?? null).toBe(id);
});

describe("the hash of what an answer is judged by", () => {
  const hash = rubricHash(eventLoop, rubric, sha256);

  test("does not depend on the order of keys, nor on the rest of the question", () => {
    const turned = {
      ...eventLoop,
      why: "Something else.",
      criteria: eventLoop.criteria.map((criterion) => {
        const { id, ...rest } = criterion;
        return { ...rest, id };
      }),
    };
    expect(rubricHash(turned, rubric, sha256)).toBe(hash);
  });

  test("changes with a criterion, a weight or an anchor", () => {
    const [first, ...others] = eventLoop.criteria;
    if (first === undefined) throw new Error("no criteria");
    expect(
      rubricHash({ ...eventLoop, criteria: [{ ...first, weight: 2 }, ...others] }, rubric, sha256),
    ).not.toBe(hash);
    expect(rubricHash({ ...eventLoop, criteria: others }, rubric, sha256)).not.toBe(hash);
    expect(rubricHash(eventLoop, { ...rubric, version: 2 }, sha256)).not.toBe(hash);
  });
});

import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { fullInterview } from "../support/full-interview.ts";
import { record, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

const data = buildReport(fullInterview(), { rubrics });

describe("the summary", () => {
  test("counts what was asked, answered, skipped and not graded", () => {
    expect(data.summary).toMatchObject({ asked: 5, answered: 4, skipped: 1, ungraded: 1 });
  });

  test("is the mean of the latest scores, with the level's anchor for each kind", () => {
    expect(data.summary.score).toBe(2.5);
    expect(data.summary.kinds).toEqual([
      { kind: "technical", score: 2.5, anchor: rubrics[0]?.anchors.mid[2] },
    ]);
  });

  test("has no score where nothing was evaluated", () => {
    const { summary } = buildReport(record({ turns: [turn(1, null)] }), { rubrics });
    expect(summary).toMatchObject({
      score: null,
      kinds: [],
      strengths: [],
      nextSteps: [],
      ungraded: 1,
    });
  });
});

test("graders are told apart by engine, model and prompt", () => {
  expect(data.graders).toEqual([
    {
      engine: "offline",
      model: "offline-test",
      promptHash: null,
      calibration: null,
      rubricHashes: ["rubric"],
      positions: [1, 5],
    },
    {
      engine: "openai",
      model: "model-a",
      promptHash: "0123456789ab",
      calibration: null,
      rubricHashes: ["rubric"],
      positions: [2],
    },
  ]);
});

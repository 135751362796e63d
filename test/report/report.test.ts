import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { fullInterview } from "../support/full-interview.ts";
import { record, requirement, turn } from "../support/interview.ts";
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

  test("shows the heaviest met criterion first, with the words that showed it", () => {
    expect(data.summary.strengths[0]).toEqual({
      position: 1,
      text: "Names the second thing.",
      quote: "It costs writes.",
    });
    expect(data.summary.strengths).toHaveLength(2);
  });

  test("begins what to do next with the weakest answer, and quotes what was wrong", () => {
    expect(data.summary.nextSteps).toEqual([
      {
        position: 2,
        text: "Explain how two transactions block each other.",
        quote: "They never happen.",
      },
      { position: 1, text: "Say when an index is not used.", quote: null },
    ]);
  });
});

describe("the coverage of the job", () => {
  test("tells shown, not shown, ungraded and not asked apart", () => {
    expect(
      data.coverage.map(({ requirement: { id }, status, positions }) => [id, status, positions]),
    ).toEqual([
      ["indexes", "shown", [1]],
      ["locks", "not-shown", [2]],
      ["teams", "ungraded", [3]],
      ["cloud", "not-asked", []],
    ]);
  });

  test.each([
    [1, "not-shown"],
    [2.49, "not-shown"],
    [2.5, "partly-shown"],
    [3.49, "partly-shown"],
    [3.5, "shown"],
    [5, "shown"],
  ])("a score of %d is %s", (score, status) => {
    const plain = turn(1, score);
    const { coverage } = buildReport(
      record({
        plan: { requirements: [requirement("sql")] },
        turns: [{ ...plain, asked: { ...plain.asked, requirementId: "sql" } }],
      }),
      { rubrics },
    );
    expect(coverage[0]).toMatchObject({ status, score });
  });
});

describe("a question", () => {
  test("has the latest evaluation, the marks in the criteria's order, and the bet", () => {
    const [first] = data.questions;
    expect(first?.evaluationCount).toBe(2);
    expect(first?.criteria.map(({ mark }) => mark?.mark)).toEqual([
      "met",
      "met",
      "partly",
      "cannot-tell",
    ]);
    expect(first).toMatchObject({
      predictedScore: 3,
      outcome: "answered",
      anchor: rubrics[0]?.anchors.mid[4],
    });
  });

  test("has its probe with the probe's answer", () => {
    expect(data.questions[1]?.exchanges.map(({ probe, answer }) => [probe, answer?.text])).toEqual([
      [null, "A lock is fast."],
      ["And deadlocks?", "They never happen."],
    ]);
  });

  test("that was not answered yet says so", () => {
    const { questions } = buildReport(record({ turns: [turn(1, null, { answers: [] })] }), {
      rubrics,
    });
    expect(questions[0]).toMatchObject({ outcome: "unanswered", evaluation: null });
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

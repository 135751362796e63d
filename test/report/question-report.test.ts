import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { fullInterview } from "../support/full-interview.ts";
import { record, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

const data = buildReport(fullInterview(), { rubrics });

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

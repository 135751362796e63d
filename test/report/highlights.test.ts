import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { fullInterview } from "../support/full-interview.ts";
import { rubrics } from "../support/rubrics.ts";

const data = buildReport(fullInterview(), { rubrics });

describe("the summary", () => {
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

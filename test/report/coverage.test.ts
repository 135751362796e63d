import { describe, expect, test } from "vitest";
import { buildReport } from "../../src/report/report.ts";
import { fullInterview } from "../support/full-interview.ts";
import { record, requirement, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

const data = buildReport(fullInterview(), { rubrics });

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

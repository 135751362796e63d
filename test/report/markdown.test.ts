import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { buildReport } from "../../src/report/report.ts";
import type { InterviewRecord } from "../../src/interview/interview.ts";
import { fullInterview } from "../support/full-interview.ts";
import { hostileText } from "../support/hostile-text.ts";
import { record } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";
import { nodesOf, parse, seen, shapeOf } from "./parse.ts";

const render = (interview: InterviewRecord): string =>
  renderMarkdown(buildReport(interview, { rubrics }));

describe("the Markdown report", () => {
  const markdown = render(fullInterview());

  test("has a heading for each part and each question", () => {
    const headings = nodesOf(parse(markdown)).filter((node) => node.type === "heading");
    expect(headings.map(seen)).toEqual([
      "Interview report: backend, mid",
      "Summary",
      "What went well",
      "What to do next",
      "What the job asks for",
      "Scores",
      "Questions and answers",
      "Question 1: databases, medium",
      "Question 2: databases, medium",
      "Question 3: databases, medium",
      "Question 4: databases, medium",
      "Question 5: databases, medium",
      "Who judged",
    ]);
  });

  test.each([
    [
      "the score and the counts",
      "**2.5 of 5.** 4 of 5 questions answered, 1 skipped, 1 not graded yet.",
    ],
    [
      "the level's anchor",
      "- Technical: **2.5** Right and usable in daily work; costs and edge cases are missing.",
    ],
    [
      "a requirement that was shown, with the resume's evidence",
      "| Database indexes | essential | shown (4.5) | 1 | “Tuned queries at Acme” |",
    ],
    ["a requirement that was not asked", "| Cloud | nice to have | not asked |  | nothing |"],
    ["the answer, verbatim", "> A B-tree finds rows.\n>\n> It costs writes."],
    ["the probe", "Follow-up: **And deadlocks?**"],
    [
      "a met criterion with the words",
      "| ✓ met | Names the first thing. | “A B-tree finds rows.” |",
    ],
    ["a partly met one", "| \\~ partly | Names the third thing. | “rows” |"],
    ["a missed one with the reason", "| ✗ missed | Names the first thing. | Nothing about it. |"],
    ["a contradicted one", "| ‽ wrong | Names the second thing. | “They never happen.” |"],
    ["the next step", "**Next time:** Say when an index is not used."],
    ["the stronger version", "> An index on \\[column?\\] cut it to \\[number?\\] ms."],
    ["the bet", "**4.5 of 5** (your bet: 3.0)"],
    ["what is not graded, and why", "**Not graded**: the service did not answer."],
    ["the screen's finding", "so it scores 1 without a grader."],
    ["low confidence", "| 2.0 ? |"],
    ["that the offline grader judged", "The offline grader judged here"],
    ["who judged, with prompt and rubric", "| openai | model-a | 2 | 0123456789ab | rubric |"],
  ])("holds %s", (_what, text) => {
    expect(markdown).toContain(text);
  });

  test("holds the job against the resume only where there is one", () => {
    const interview = fullInterview();
    const without = render({ ...interview, resume: null });
    expect(render(interview)).toContain("| In the resume |");
    expect(without).not.toContain("In the resume");
    expect(without).toContain("| Requirement | Importance |");
  });

  test("speaks of a job only where there is one", () => {
    const without = render({ ...fullInterview(), job: null });
    expect(without).not.toContain("What the job asks for");
    expect(without).toContain("## What this interview looks at");
  });

  test("is the same bytes for the same record", () => {
    expect(render(fullInterview())).toBe(markdown);
  });

  test("of an interview without a question is short and says that nothing was judged", () => {
    const empty = render(record());
    expect(empty).toContain("**No score yet.** 0 of 0 questions answered.");
    expect(empty).toContain("nobody yet");
    expect(shapeOf(parse(empty)).filter((part) => part.startsWith("heading"))).toEqual([
      "heading 1",
      "heading 2",
    ]);
  });

  test("keeps its shape, whatever stands in the texts from outside", () => {
    const expected = shape(markdown);
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 8 }), (texts) => {
        let next = 0;
        const hostile = render(
          fullInterview((text) => `${texts[next++ % texts.length] ?? ""}${text}`),
        );
        expect(shape(hostile)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

/** How many paragraphs an answer has is its own affair. */
function shape(markdown: string): readonly string[] {
  return shapeOf(parse(markdown)).filter((part) => part !== "paragraph");
}

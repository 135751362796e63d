import { describe, expect, test } from "vitest";
import { claimsToDefend } from "../../src/report/claims.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { buildReport } from "../../src/report/report.ts";
import { record, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

const resumeText = "Reduced checkout latency by 40 % with a cache.\n\nLed a team of 8.";

function interviewWith(
  answers: readonly string[],
  resume: string | null = resumeText,
  language: "en" | "es" = "en",
) {
  const base = record({
    turns: answers.map((text, index) => {
      const asked = turn(index + 1, null);
      const [answer] = turn(index + 1, 3).answers;
      if (answer === undefined) throw new Error("a turn with a score has an answer");
      return { ...asked, answers: [{ ...answer, text }] };
    }),
    resume: resume === null ? null : { hash: "resume", name: "cv.pdf", text: resume },
  });
  return { ...base, settings: { ...base.settings, language } };
}

const reasons = (answers: readonly string[], resume: string | null = resumeText) =>
  claimsToDefend(interviewWith(answers, resume), []).map(({ position, reason }) => [
    position,
    reason,
  ]);

describe("numbers to be ready to defend", () => {
  test("what the resume puts differently, with both figures", () => {
    const quote = "We cut checkout latency by 60 %.";
    expect(claimsToDefend(interviewWith([`It was slow. ${quote} That helped.`]), [])).toEqual([
      {
        position: 1,
        quote,
        figure: "60 %",
        reason: "resume-differs",
        other: {
          quote: "Reduced checkout latency by 40 % with a cache.",
          figure: "40 %",
          position: null,
          interviewId: null,
        },
      },
    ]);
  });

  test("what an earlier answer puts differently, and what no resume tells of", () => {
    const answers = [
      "We cut our nightly import costs by 30 %.",
      "I cut nightly import costs by 50 %.",
    ];
    expect(reasons(answers)).toEqual([
      [1, "not-in-resume"],
      [2, "answer-differs"],
    ]);
    expect(reasons(answers, null)).toEqual([[2, "answer-differs"]]);
  });

  test.each([
    ["what the resume says too", ["We cut checkout latency by 40 %."]],
    ["the same with another rounding", ["We cut checkout latency by 41 %."]],
    ["what is too vague to compare", ["We cut it by 60 %."]],
    ["something like it", ["We cut search latency by 60 %."]],
    ["another team", ["I led a team of 12."]],
    ["the same figure under another name", ["We cut response times by 40 %."]],
  ])("nothing of %s", (_, answers) => {
    expect(reasons(answers)).toEqual([]);
  });

  test("what an answer of an earlier interview puts differently", () => {
    const before = {
      interviewId: "aaaaaaaa",
      position: 4,
      text: "We cut nightly import costs by 50 %.",
    };
    const record = interviewWith(["We cut nightly import costs by 30 %."]);
    const [claim] = claimsToDefend(record, [before]);
    expect(claim?.other).toEqual({
      quote: before.text,
      figure: "50 %",
      position: 4,
      interviewId: "aaaaaaaa",
    });
    expect(renderMarkdown(buildReport(record, { rubrics, earlierAnswers: [before] }))).toContain(
      "Your answer to question 4 of interview aaaaaaaa says 50 %, this one 30 %.",
    );
  });

  test("each once, however often it is said", () => {
    const said = "We cut nightly import costs by 30 %.";
    expect(reasons([said, said])).toEqual([[1, "not-in-resume"]]);
  });

  test("nothing in other languages, whose words are not known here", () => {
    expect(
      claimsToDefend(interviewWith(["We cut import costs by 30 %."], resumeText, "es"), []),
    ).toEqual([]);
  });

  test("stand in the report in neutral words", () => {
    const data = buildReport(
      interviewWith(["We cut checkout latency by 60 %. Our *error* budget rose by 20 %."]),
      { rubrics },
    );
    expect(renderMarkdown(data)).toContain(`## Numbers to be ready to defend

- “We cut checkout latency by 60 %.” (question 1): Your resume says 40 %, this answer 60 %. Be ready to say what each of them counts.
- “Our \\*error\\* budget rose by 20 %.” (question 1): No number for it was found in your resume. Be ready to say how it was measured.
`);
  });
});

import { describe, expect, test } from "vitest";
import { claimProbeText, claimsToDefend } from "../../src/interview/claims.ts";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { buildReport } from "../../src/report/report.ts";
import { nextStep } from "../../src/interview/step.ts";
import { interviewWith as interviewIn } from "../support/claims.ts";
import { answer as answerTo, evaluation, record, settings, turn } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

const resumeText = "Reduced checkout latency by 40 % with a cache.\n\nLed a team of 8.";

const interviewWith = (answers: readonly string[], resume: string | null = resumeText) =>
  interviewIn(answers, resume, "en");

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
        kind: "figure",
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
      answeredAt: "2025-06-01T09:00:00.000Z",
    };
    const interview = interviewWith(["We cut nightly import costs by 30 %."]);
    const [claim] = claimsToDefend(interview, [before]);
    expect(claim?.other).toEqual({
      quote: before.text,
      figure: "50 %",
      position: 4,
      interviewId: "aaaaaaaa",
    });
    expect(renderMarkdown(buildReport(interview, { rubrics, earlierAnswers: [before] }))).toContain(
      "Your answer to question 4 of interview aaaaaaaa says 50 %, this one 30 %.",
    );
  });

  test.each([
    ["another year's, each by the date of its answer", "last year", "last year", []],
    ["the same year's", "last year", "this year", ["answer-differs"]],
    ["the same year's by its number", "in 2025", "this year", ["answer-differs"]],
    ["that of a year and of none", "last year", "", []],
  ])("%s", (_, now, then, found) => {
    const said = (when: string, figure: string) =>
      `${when} we cut nightly import costs by ${figure}.`.trim();
    const before = {
      interviewId: "aaaaaaaa",
      position: 4,
      text: said(then, "50 %"),
      answeredAt: "2025-06-01T09:00:00.000Z",
    };
    const interview = interviewWith([said(now, "30 %")], null);
    const turns = interview.turns.map((each) => ({
      ...each,
      answers: each.answers.map((one) => ({ ...one, answeredAt: "2026-06-01T09:00:00.000Z" })),
    }));
    const claims = claimsToDefend({ ...interview, turns }, [before]);
    expect(claims.map(({ reason }) => reason)).toEqual(found);
  });

  test("each once, however often it is said", () => {
    const said = "We cut nightly import costs by 30 %.";
    expect(reasons([said, said])).toEqual([[1, "not-in-resume"]]);
  });

  test("stand in the report in neutral words", () => {
    const data = buildReport(
      interviewWith(["We cut checkout latency by 60 %. Our *error* budget rose by 20 %."]),
      { rubrics },
    );
    expect(renderMarkdown(data)).toContain(`## What to be ready to defend

- “We cut checkout latency by 60 %.” (question 1): Your resume says 40 %, this answer 60 %. Be ready to say what each of them counts.
- “Our \\*error\\* budget rose by 20 %.” (question 1): No number for it was found in your resume. Be ready to say how it was measured.
`);
  });
});

describe("dates and one's own part", () => {
  const resume =
    "Northwind Bank, 2019 – 2022\n- Assisted with the migration of the ledger to PostgreSQL";
  const answers = [
    "I joined Northwind in 2017.",
    "I led the migration of our ledger to PostgreSQL, and it went well.",
  ];

  test("that the resume puts otherwise stand in the report with both sides", () => {
    expect(reasons(answers, resume)).toEqual([
      [1, "resume-differs"],
      [2, "resume-differs"],
    ]);
    const report = renderMarkdown(buildReport(interviewWith(answers, resume), { rubrics }));
    expect(report).toContain(
      "- “I joined Northwind in 2017.” (question 1): Your resume says “Northwind Bank, 2019 – 2022”, this answer 2017. Be ready to say how the two go together.",
    );
    expect(report).toContain("Be ready to say which part of it was your own.");
  });

  test("are asked about by the words that differ, and nothing else that was said", () => {
    const probes = claimsToDefend(interviewWith(answers, resume), []).map((claim) => {
      const criterion = turn(1, 3).asked.question.criteria[0];
      if (criterion === undefined) throw new Error("a question has criteria");
      return claimProbeText({ claim, criterion }, "en");
    });
    expect(probes).toEqual([
      "You mentioned 2017. Your resume has 2019 – 2022. How do the two go together?",
      "You said: I led. Your resume has: Assisted. Which part of it was your own?",
    ]);
  });
});

describe.each([
  [
    "es",
    "Bajamos la latencia del checkout un 60 %.",
    "Mencionaste esta cifra: 60 %. En tu currículum es: 40 %. ¿Qué cuenta cada una?",
    "## Lo que conviene poder sostener\n\n- “Bajamos la latencia del checkout un 60 %.” (pregunta 1): Tu currículum dice 40 %, esta respuesta 60 %.",
  ],
  [
    "pt",
    "Baixamos a latência do checkout em 60%.",
    "Você mencionou este número: 60%. No seu currículo é: 40 %. O que cada um conta?",
    "## O que convém saber sustentar\n\n- “Baixamos a latência do checkout em 60%.” (pergunta 1): Seu currículo diz 40 %, esta resposta 60%.",
  ],
] as const)("in %s, beside a resume in English", (language, said, probe, line) => {
  const interview = interviewIn([said], resumeText, language);

  test("the report says it in the interview's language", () => {
    expect(renderMarkdown(buildReport(interview, { rubrics }))).toContain(line);
  });

  test("the probe asks in it", () => {
    const [claim] = claimsToDefend(interview, []);
    const criterion = turn(1, 3).asked.question.criteria[0];
    if (claim === undefined || criterion === undefined) throw new Error("nothing to ask about");
    expect(claimProbeText({ claim, criterion }, language)).toBe(probe);
  });
});

describe("a probe about a number", () => {
  const said = "It was slow. We cut checkout latency by 60 %.";
  const allMet = evaluation(["met", "met", "met", "met"]);

  /** The first turn of a coached interview, whose second criterion was met by these words. */
  function asked(options: {
    readonly quote: string;
    readonly resume?: string | null;
    readonly judged?: typeof allMet;
    readonly probeLimit?: number;
    readonly probes?: readonly string[];
  }) {
    const { quote, resume = resumeText, judged = allMet, probeLimit = 1, probes = [] } = options;
    const base = turn(1, 5);
    const saved = base.evaluations[0];
    if (saved === undefined || judged.status !== "evaluated") throw new Error("it is evaluated");
    const marks = judged.marks.map((mark, index) => (index === 1 ? { ...mark, quote } : mark));
    return record({
      settings: settings({ mode: "coach", probeLimit, questionLimit: 2 }),
      resume: resume === null ? null : { hash: "resume", name: "cv.pdf", text: resume },
      turns: [
        {
          ...base,
          answers: [
            answerTo(1, { text: said }),
            ...probes.map((_, index) => answerTo(1, { probeNumber: index + 1, text: "By hand." })),
          ],
          probes: probes.map((criterionId, index) => ({
            position: 1,
            number: index + 1,
            criterionId,
            text: "And?",
            askedAt: base.asked.askedAt,
          })),
          evaluations: [
            { ...saved, throughProbe: probes.length, evaluation: { ...judged, marks } },
          ],
        },
      ],
    });
  }
  const words = async (interview: ReturnType<typeof asked>): Promise<string | null> => {
    const step = await nextStep(interview);
    return step.type === "probe" && step.claim !== null ? claimProbeText(step.claim, "en") : null;
  };
  const quote = "checkout latency by 60 %";

  test("asks neutrally, with the figures alone", async () => {
    expect(await words(asked({ quote }))).toBe(
      "You mentioned this figure: 60 %. In your resume it is: 40 %. What does each of them count?",
    );
    expect(await words(asked({ quote, resume: "Led a team of 8." }))).toBe(
      "You mentioned this figure: 60 %. How did you measure it?",
    );
  });

  test("asks about what an answer of an earlier interview puts differently", async () => {
    const text = "We cut checkout latency by 20 %.";
    const answeredAt = "2025-06-01T09:00:00.000Z";
    const before = { interviewId: "aaaaaaaa", position: 4, text, answeredAt };
    const step = await nextStep(asked({ quote, resume: null }), () => [before]);
    expect(step).toMatchObject({ type: "probe", claim: { claim: { reason: "answer-differs" } } });
  });

  test("reads no earlier answer when no figure was said", async () => {
    const interview = asked({ quote: "It was slow." });
    const turns = interview.turns.map((each) => ({
      ...each,
      answers: [answerTo(1, { text: "It was slow." })],
    }));
    const unread = (): never => {
      throw new Error("the history was read");
    };
    expect((await nextStep({ ...interview, turns }, unread)).type).toBe("ask");
  });

  test("belongs to the criterion that the sentence met", async () => {
    expect(await nextStep(asked({ quote }))).toMatchObject({
      type: "probe",
      criterion: { id: "second" },
    });
  });

  test.each([
    ["nothing is to be defended", { quote, resume: "Reduced checkout latency by 60 %." }],
    ["there is no resume", { quote, resume: null }],
    ["the number gave no credit", { quote: "It was slow." }],
    ["no probe is left", { quote, probeLimit: 0 }],
    ["it was asked already", { quote, probeLimit: 2, probes: ["second"] }],
  ])("is not asked when %s", async (_, options) => {
    expect((await nextStep(asked(options))).type).toBe("ask");
  });

  test("waits behind what a criterion leaves open", async () => {
    const judged = evaluation(["missed", "met", "met", "met"]);
    expect(await nextStep(asked({ quote, judged }))).toMatchObject({
      type: "probe",
      criterion: { id: "first" },
      claim: null,
    });
  });
});

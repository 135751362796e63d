/** The report as Markdown that renders well on GitHub. Every text from outside goes through markdown-text.ts. */
import type { EvaluatedAnswer, Mark } from "../grading/evaluation.ts";
import { describeJudgement, plusMinus } from "../grading/judgement-words.ts";
import { blockQuote, inline } from "../grading/markdown-text.ts";
import { awaitsTranscription } from "../interview/interview.ts";
import { deliverySection, unsureWords } from "./delivery.ts";
import type { CoverageRow, GraderReport, Highlight, QuestionReport, ReportData } from "./report.ts";
import {
  claimWords,
  coverageWords,
  importanceWords,
  kindWords,
  markWords,
  scoreText,
  screenWords,
  ungradedWords,
} from "./words.ts";

/** The whole report, ending with a newline. The same data always gives the same bytes: times are in UTC. */
export function renderMarkdown(data: ReportData): string {
  const sections = [
    heading(data),
    summary(data),
    coverage(data.coverage),
    scores(data),
    claimsSection(data.claims),
    ...(data.questions.length === 0 ? [] : ["## Questions and answers"]),
    ...data.questions.map(questionSection),
    deliverySection(data.delivery),
    graders(data),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function heading(data: ReportData): string {
  const { settings } = data;
  const documents = [data.resumeName, data.jobName].map((name) =>
    name === null ? "none" : inline(name),
  );
  return [
    `# Interview report: ${inline(settings.role)}, ${settings.level}`,
    "",
    table(
      ["Interview", data.id],
      [
        ["Date", timeText(data.startedAt)],
        [
          "Status",
          { open: "still open", completed: "completed", "ended-early": "ended early" }[data.status],
        ],
        ["Mode", settings.mode],
        ["Resume", documents[0] ?? ""],
        ["Job", documents[1] ?? ""],
        ["Judged by", [...new Set(data.graders.map(graderName))].join(", ") || "nobody yet"],
      ],
    ),
  ].join("\n");
}

function summary({ summary: found, graders: judges, questions }: ReportData): string {
  const counts = [
    `${found.answered} of ${found.asked} questions answered`,
    ...(found.skipped > 0 ? [`${found.skipped} skipped`] : []),
    ...(found.ungraded > 0 ? [`${found.ungraded} not graded yet`] : []),
  ].join(", ");
  const lines = [
    "## Summary",
    "",
    found.score === null
      ? `**No score yet.** ${counts}.`
      : `**${scoreText(found.score)} of 5.** ${counts}.`,
  ];
  if (found.kinds.length > 0) {
    lines.push(
      "",
      ...found.kinds.map(
        ({ kind, score, anchor }) =>
          `- ${kindWords[kind]}: **${scoreText(score)}**${anchor === null ? "" : ` ${inline(anchor)}`}`,
      ),
    );
  }
  if (judges.some(({ engine }) => engine === "offline")) {
    lines.push(
      "",
      "The offline grader judged here: it finds the criteria's concepts by their words, and no model read the answers.",
    );
  }
  if (found.ungraded > 0)
    lines.push(
      "",
      "Answers that are not graded count in no score; `greenroom regrade --pending` judges them.",
    );
  if (questions.some(({ evaluation }) => evaluation?.confidence === "low")) {
    lines.push(
      "",
      "Scores marked with ? are of low confidence; below each of these answers stands why.",
    );
  }
  if (found.strengths.length > 0)
    lines.push("", "### What went well", "", ...found.strengths.map(highlight));
  if (found.nextSteps.length > 0)
    lines.push("", "### What to do next", "", ...found.nextSteps.map(highlight));
  return lines.join("\n");
}

function highlight({ position, text, quote }: Highlight): string {
  return `- ${inline(text)}${quote === null ? "" : ` “${inline(quote)}”`} (question ${position})`;
}

function coverage(rows: readonly CoverageRow[]): string {
  if (rows.length === 0) return "";
  return [
    "## What the job asks for",
    "",
    table(
      ["Requirement", "Importance", "In this interview", "Questions", "In the resume"],
      rows.map(({ requirement, status, score, positions }) => [
        inline(requirement.name),
        importanceWords[requirement.importance] ?? "",
        `${coverageWords[status]}${score === null ? "" : ` (${scoreText(score)})`}`,
        positions.join(", "),
        requirement.evidence === null ? "nothing" : `“${inline(requirement.evidence)}”`,
      ]),
    ),
  ].join("\n");
}

function claimsSection(claims: ReportData["claims"]): string {
  if (claims.length === 0) return "";
  return [
    "## Numbers to be ready to defend",
    "",
    ...claims.map(
      (claim) =>
        `- “${inline(claim.quote)}” (question ${claim.position}): ${inline(claimWords(claim))}`,
    ),
  ].join("\n");
}

function scores({ questions, dimensions }: ReportData): string {
  if (questions.length === 0) return "";
  const parts = [
    "## Scores",
    "",
    table(
      ["#", "Question", "Area", "Difficulty", "Score"],
      questions.map((question) => [
        String(question.position),
        inline(question.question.text),
        inline(question.question.area),
        question.question.difficulty,
        scoreCell(question),
      ]),
    ),
  ];
  if (dimensions.length > 0) {
    parts.push(
      "",
      table(
        ["Kind", "Dimension", "Score"],
        dimensions.map(({ kind, name, score }) => [
          kindWords[kind],
          inline(name),
          scoreText(score),
        ]),
      ),
    );
  }
  return parts.join("\n");
}

function scoreWithSpread(evaluation: EvaluatedAnswer): string {
  const around = plusMinus(evaluation);
  return `${scoreText(evaluation.score)}${around === null ? "" : ` ±${around}`}`;
}

function scoreCell({ outcome, evaluation }: QuestionReport): string {
  if (evaluation?.status === "evaluated")
    return `${scoreWithSpread(evaluation)}${evaluation.confidence === "low" ? " ?" : ""}`;
  return { answered: "not graded", skipped: "skipped", unanswered: "no answer" }[outcome];
}

function questionSection(data: QuestionReport): string {
  const { question, requirement } = data;
  const parts = [
    `### Question ${data.position}: ${inline(question.area)}, ${question.difficulty}`,
    `**${inline(question.text)}**`,
    ...(requirement === null ? [] : [`Asked for: ${inline(requirement.name)}.`]),
  ];
  for (const { probe, answer } of data.exchanges) {
    if (probe !== null) parts.push(`Follow-up: **${inline(probe)}**`);
    if (answer === null) parts.push("No answer.");
    else if (awaitsTranscription(answer)) parts.push("Spoken, and not transcribed yet.");
    else parts.push(answer.outcome === "skipped" ? "Skipped." : blockQuote(answer.text));
    const unsure = answer === null ? [] : unsureWords(answer);
    if (unsure.length > 0)
      parts.push(
        `The recogniser was unsure of ${unsure.map((words) => `“${inline(words)}”`).join(", ")}.`,
      );
  }
  parts.push(...evaluationParts(data));
  if (data.improvement !== null)
    parts.push("A stronger version, from the facts given:", blockQuote(data.improvement));
  return parts.join("\n\n");
}

function evaluationParts(data: QuestionReport): readonly string[] {
  const { evaluation } = data;
  if (evaluation === null) return data.outcome === "answered" ? ["**Not graded yet.**"] : [];
  if (evaluation.status === "ungraded") {
    return [
      `**Not graded**: ${ungradedWords[evaluation.reason]}. \`greenroom regrade --pending\` tries again.`,
    ];
  }
  const bet = data.predictedScore === null ? "" : ` (your bet: ${scoreText(data.predictedScore)})`;
  const parts = [
    `**${scoreWithSpread(evaluation)} of 5**${bet}${data.anchor === null ? "" : `: ${inline(data.anchor)}`}`,
  ];
  if (evaluation.screen !== null) parts.push(screenWords[evaluation.screen]);
  if (data.criteria.some(({ mark }) => mark !== null)) {
    parts.push(
      table(
        ["", "Criterion", "Your words"],
        data.criteria.map(({ criterion, mark }) => [
          markCell(mark),
          inline(criterion.text),
          wordsCell(mark),
        ]),
      ),
    );
  }
  if (evaluation.nextStep !== null) parts.push(`**Next time:** ${inline(evaluation.nextStep)}`);
  const { spread, calibration, confidence } = evaluation;
  if (spread !== null || calibration !== null || confidence === "low")
    parts.push(inline(describeJudgement(evaluation)));
  return parts;
}

function markCell(mark: Mark | null): string {
  if (mark === null) return "";
  const sign = { met: "✓", partly: "~", missed: "✗", contradicted: "‽", "cannot-tell": "?" }[
    mark.mark
  ];
  // One tilde alone is no strike-through, two in a row of cells could be.
  return `${sign === "~" ? "\\~" : sign} ${markWords[mark.mark]}`;
}

function wordsCell(mark: Mark | null): string {
  if (mark === null) return "";
  if (mark.quote !== null) return `“${inline(mark.quote)}”`;
  return mark.reason === null ? "" : inline(mark.reason);
}

function graders({ graders: judges }: ReportData): string {
  if (judges.length === 0) return "";
  return [
    "## Who judged",
    "",
    table(
      ["Engine", "Model", "Questions", "Prompt", "Rubrics", "Calibration"],
      judges.map((judge) => [
        judge.engine,
        inline(judge.model),
        judge.positions.join(", "),
        judge.promptHash === null ? "none" : inline(judge.promptHash),
        judge.rubricHashes.map((hash) => inline(hash.slice(0, 12))).join(", "),
        judge.calibration === null ? "none" : inline(judge.calibration),
      ]),
    ),
    "",
    "Scores are comparable only where engine, model, prompt, rubric and calibration are the same. The formula: 1 + 4 × Σ weight × mark ÷ Σ weight, with met 1, partly ½, missed and wrong 0; what could not be told is left out. A calibration corrects the result.",
  ].join("\n");
}

function graderName({ engine, model }: GraderReport): string {
  return engine === "offline" ? "the offline grader" : inline(model);
}

/** Cells must hold Markdown of one line already. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** `2026-01-31 14:03 UTC` */
function timeText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

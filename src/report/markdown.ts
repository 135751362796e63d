/** The report as Markdown that renders well on GitHub. Every text from outside goes through markdown-text.ts. */
import { inline } from "../grading/markdown-text.ts";
import { deliverySection } from "./delivery.ts";
import type { Highlight } from "./highlights.ts";
import { questionSection, scoreWithSpread, table, tongueOf } from "./markdown-question.ts";
import type { Tongue } from "./markdown-question.ts";
import type { QuestionReport } from "./question-report.ts";
import type { GraderReport, ReportData } from "./report.ts";
import { claimText, importanceText, scoreText } from "./words.ts";
import { areaName } from "../words/areas.ts";
import type { ReportWords } from "../words/report/english.ts";

/** The whole report, ending with a newline. The same data always gives the same bytes: times are in UTC. */
export function renderMarkdown(data: ReportData): string {
  const words = tongueOf(data.settings.language);
  const sections = [
    heading(data, words),
    summary(data, words),
    coverage(data, words),
    scores(data, words),
    claimsSection(data.claims, words),
    ...(data.questions.length === 0 ? [] : [`## ${words.report.questionsAndAnswers}`]),
    ...data.questions.map((question) => questionSection(question, words)),
    deliverySection(data.delivery, words.language),
    graders(data, words),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function heading(data: ReportData, words: Tongue): string {
  const { report, interview } = words;
  const { settings } = data;
  const documents = [data.resumeName, data.jobName].map((name) =>
    name === null ? report.none : inline(name),
  );
  return [
    `# ${report.title(inline(settings.role), interview.levels[settings.level])}`,
    "",
    table(
      [report.interview, data.id],
      [
        [report.date, timeText(data.startedAt)],
        [report.status, report.statuses[data.status]],
        [report.mode, interview.modes[settings.mode]],
        [report.resume, documents[0] ?? ""],
        [report.job, documents[1] ?? ""],
        [
          report.judgedBy,
          [...new Set(data.graders.map((grader) => graderName(grader, words)))].join(", ") ||
            report.nobodyYet,
        ],
      ],
    ),
  ].join("\n");
}

function summary(
  { summary: found, graders: judges, questions }: ReportData,
  words: Tongue,
): string {
  const { report, interview, language } = words;
  const counts = [
    report.questionsAnsweredOf(found.answered, found.asked),
    ...(found.skipped > 0 ? [interview.skippedCount(found.skipped)] : []),
    ...(found.ungraded > 0 ? [interview.ungradedCount(found.ungraded)] : []),
  ].join(", ");
  const lines = [
    `## ${report.summary}`,
    "",
    found.score === null
      ? `**${report.noScoreYet}.** ${counts}.`
      : `**${interview.scoreOf(scoreText(found.score, language))}.** ${counts}.`,
  ];
  if (found.kinds.length > 0) {
    lines.push(
      "",
      ...found.kinds.map(
        ({ kind, score, anchor }) =>
          `- ${interview.kinds[kind]}: **${scoreText(score, language)}**${anchor === null ? "" : ` ${inline(anchor)}`}`,
      ),
    );
  }
  if (judges.some(({ engine }) => engine === "offline")) {
    lines.push("", report.offlineNote);
  }
  if (found.ungraded > 0) lines.push("", report.ungradedNote);
  if (questions.some(({ evaluation }) => evaluation?.confidence === "low")) {
    lines.push("", report.lowConfidenceNote);
  }
  const toItem = (item: Highlight): string => highlight(item, report);
  if (found.strengths.length > 0)
    lines.push("", `### ${report.wentWell}`, "", ...found.strengths.map(toItem));
  if (found.nextSteps.length > 0)
    lines.push("", `### ${report.doNext}`, "", ...found.nextSteps.map(toItem));
  return lines.join("\n");
}

function highlight({ position, text, quote }: Highlight, { inQuestion }: ReportWords): string {
  return `- ${inline(text)}${quote === null ? "" : ` “${inline(quote)}”`} ${inQuestion(position)}`;
}

function coverage(
  { coverage: rows, resumeName, jobName }: Pick<ReportData, "coverage" | "resumeName" | "jobName">,
  { report, interview, language }: Tongue,
): string {
  if (rows.length === 0) return "";
  // The last column is what the resume shows; without one it is left out.
  const columns = resumeName === null ? -1 : report.requirementColumns.length;
  return [
    `## ${jobName === null ? interview.planTitle : report.jobAsksFor}`,
    "",
    table(
      report.requirementColumns.slice(0, columns),
      rows.map(({ requirement, status, score, positions }) =>
        [
          inline(requirement.name),
          importanceText(requirement.importance, interview),
          `${report.coverage[status]}${score === null ? "" : ` (${scoreText(score, language)})`}`,
          positions.join(", "),
          requirement.evidence === null ? report.nothing : `“${inline(requirement.evidence)}”`,
        ].slice(0, columns),
      ),
    ),
  ].join("\n");
}

function claimsSection(claims: ReportData["claims"], { report }: Tongue): string {
  if (claims.length === 0) return "";
  return [
    `## ${report.claims.title}`,
    "",
    ...claims.map((claim) => {
      const what = inline(claimText(claim, report));
      return `- ${report.claims.said(`“${inline(claim.quote)}”`, claim.position, what)}`;
    }),
  ].join("\n");
}

function scores({ questions, dimensions }: ReportData, words: Tongue): string {
  if (questions.length === 0) return "";
  const { report, interview, language } = words;
  const parts = [
    `## ${report.scores}`,
    "",
    table(
      report.scoreColumns,
      questions.map((question) => [
        String(question.position),
        inline(question.question.text),
        inline(areaName(question.question.area, language)),
        interview.difficulties[question.question.difficulty],
        scoreCell(question, words),
      ]),
    ),
  ];
  if (dimensions.length > 0) {
    parts.push(
      "",
      table(
        report.dimensionColumns,
        dimensions.map(({ kind, name, score }) => [
          interview.kinds[kind],
          inline(name),
          scoreText(score, language),
        ]),
      ),
    );
  }
  return parts.join("\n");
}

function scoreCell({ outcome, evaluation }: QuestionReport, { report, language }: Tongue): string {
  if (evaluation?.status === "evaluated")
    return `${scoreWithSpread(evaluation, language)}${evaluation.confidence === "low" ? " ?" : ""}`;
  return report.outcomes[outcome];
}

function graders({ graders: judges }: ReportData, { report }: Tongue): string {
  if (judges.length === 0) return "";
  return [
    `## ${report.whoJudged}`,
    "",
    table(
      report.graderColumns,
      judges.map((judge) => [
        judge.engine,
        inline(judge.model),
        judge.positions.join(", "),
        judge.promptHash === null ? report.none : inline(judge.promptHash),
        judge.rubricHashes.map((hash) => inline(hash.slice(0, 12))).join(", "),
        judge.calibration === null ? report.none : inline(judge.calibration),
      ]),
    ),
    "",
    report.formula,
  ].join("\n");
}

function graderName({ engine, model }: GraderReport, { grading }: Tongue): string {
  return engine === "offline" ? grading.offlineGrader : inline(model);
}

/** `2026-01-31 14:03 UTC` */
function timeText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

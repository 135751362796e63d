/** The report as Markdown that renders well on GitHub. Every text from outside goes through markdown-text.ts. */
import type { EvaluatedAnswer, Mark } from "../grading/evaluation.ts";
import { describeJudgement, plusMinus } from "../grading/judgement-words.ts";
import { blockQuote, inline } from "../grading/markdown-text.ts";
import { awaitsTranscription } from "../interview/interview.ts";
import { deliverySection, unsureWords } from "./delivery.ts";
import type { Highlight } from "./highlights.ts";
import type { QuestionReport } from "./question-report.ts";
import type { GraderReport, ReportData } from "./report.ts";
import { claimText, importanceText, scoreText } from "./words.ts";
import type { Language } from "../vocabulary.ts";
import { areaName } from "../words/areas.ts";
import { gradingWords } from "../words/grading.ts";
import type { GradingWords } from "../words/grading/english.ts";
import { interviewWords } from "../words/interview.ts";
import type { InterviewWords } from "../words/interview/english.ts";
import { reportWords } from "../words/report.ts";
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

/** The interview's own language: its words by where they stand. */
interface Tongue {
  readonly language: Language;
  readonly report: ReportWords;
  readonly interview: InterviewWords;
  readonly grading: GradingWords;
}

function tongueOf(language: Language): Tongue {
  return {
    language,
    report: reportWords(language),
    interview: interviewWords(language),
    grading: gradingWords(language),
  };
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
  { coverage: rows, resumeName }: Pick<ReportData, "coverage" | "resumeName">,
  { report, interview, language }: Tongue,
): string {
  if (rows.length === 0) return "";
  // The last column is what the resume shows; without one it is left out.
  const columns = resumeName === null ? -1 : report.requirementColumns.length;
  return [
    `## ${report.jobAsksFor}`,
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

function scoreWithSpread(evaluation: EvaluatedAnswer, language: Language): string {
  const around = plusMinus(evaluation, language);
  return `${scoreText(evaluation.score, language)}${around === null ? "" : ` ±${around}`}`;
}

function scoreCell({ outcome, evaluation }: QuestionReport, { report, language }: Tongue): string {
  if (evaluation?.status === "evaluated")
    return `${scoreWithSpread(evaluation, language)}${evaluation.confidence === "low" ? " ?" : ""}`;
  return report.outcomes[outcome];
}

function questionSection(data: QuestionReport, words: Tongue): string {
  const { report, interview } = words;
  const { question, requirement } = data;
  const parts = [
    `### ${report.questionTitle(data.position, inline(areaName(question.area, words.language)), interview.difficulties[question.difficulty])}`,
    `**${inline(question.text)}**`,
    ...(requirement === null ? [] : [report.askedFor(inline(requirement.name))]),
  ];
  for (const { probe, answer } of data.exchanges) {
    if (probe !== null) parts.push(`${report.followUp} **${inline(probe)}**`);
    if (answer === null) parts.push(report.noAnswer);
    else if (awaitsTranscription(answer)) parts.push(report.notTranscribed);
    else parts.push(answer.outcome === "skipped" ? interview.skipped : blockQuote(answer.text));
    const unsure = answer === null ? [] : unsureWords(answer);
    if (unsure.length > 0)
      parts.push(report.unsureOf(unsure.map((heard) => `“${inline(heard)}”`).join(", ")));
  }
  parts.push(...evaluationParts(data, words));
  if (data.improvement !== null) parts.push(report.strongerVersion, blockQuote(data.improvement));
  return parts.join("\n\n");
}

function evaluationParts(data: QuestionReport, words: Tongue): readonly string[] {
  const { report, interview, language } = words;
  const { evaluation } = data;
  if (evaluation === null) return data.outcome === "answered" ? [`**${report.notGradedYet}**`] : [];
  if (evaluation.status === "ungraded") {
    return [
      `**${report.notGradedBold}**: ${report.ungraded[evaluation.reason]}. ${report.pendingTriesAgain}`,
    ];
  }
  const bet =
    data.predictedScore === null
      ? ""
      : ` (${report.yourBet(scoreText(data.predictedScore, language))})`;
  const parts = [
    `**${interview.scoreOf(scoreWithSpread(evaluation, language))}**${bet}${data.anchor === null ? "" : `: ${inline(data.anchor)}`}`,
  ];
  if (evaluation.screen !== null) parts.push(report.screens[evaluation.screen]);
  if (data.criteria.some(({ mark }) => mark !== null)) {
    parts.push(
      table(
        report.criterionColumns,
        data.criteria.map(({ criterion, mark }) => [
          markCell(mark, words.grading),
          inline(criterion.text),
          wordsCell(mark),
        ]),
      ),
    );
  }
  if (evaluation.nextStep !== null)
    parts.push(`**${report.nextTime}** ${inline(evaluation.nextStep)}`);
  const { spread, calibration, confidence } = evaluation;
  if (spread !== null || calibration !== null || confidence === "low")
    parts.push(inline(describeJudgement(evaluation, language)));
  return parts;
}

function markCell(mark: Mark | null, { marks }: GradingWords): string {
  if (mark === null) return "";
  const sign = { met: "✓", partly: "~", missed: "✗", contradicted: "‽", "cannot-tell": "?" }[
    mark.mark
  ];
  // One tilde alone is no strike-through, two in a row of cells could be.
  return `${sign === "~" ? "\\~" : sign} ${marks[mark.mark]}`;
}

function wordsCell(mark: Mark | null): string {
  if (mark === null) return "";
  if (mark.quote !== null) return `“${inline(mark.quote)}”`;
  return mark.reason === null ? "" : inline(mark.reason);
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

/** One question of the report as Markdown: what was asked and said, how it was judged, and the tables for it. */
import type { EvaluatedAnswer, Mark } from "../grading/evaluation.ts";
import { describeJudgement, plusMinus } from "../grading/judgement-words.ts";
import { blockQuote, inline } from "../grading/markdown-text.ts";
import { awaitsTranscription } from "../interview/interview.ts";
import { unsureWords } from "./delivery.ts";
import type { QuestionReport } from "./question-report.ts";
import { scoreText } from "./words.ts";
import type { Language } from "../vocabulary.ts";
import { areaName } from "../words/areas.ts";
import { gradingWords } from "../words/grading.ts";
import type { GradingWords } from "../words/grading/english.ts";
import { interviewWords } from "../words/interview.ts";
import type { InterviewWords } from "../words/interview/english.ts";
import { reportWords } from "../words/report.ts";
import type { ReportWords } from "../words/report/english.ts";

/** The interview's own language: its words by where they stand. */
export interface Tongue {
  readonly language: Language;
  readonly report: ReportWords;
  readonly interview: InterviewWords;
  readonly grading: GradingWords;
}

/** The words of a language for every section. */
export function tongueOf(language: Language): Tongue {
  return {
    language,
    report: reportWords(language),
    interview: interviewWords(language),
    grading: gradingWords(language),
  };
}

/** `3.4`, with the spread of several judges `3.4 ±0.3`. */
export function scoreWithSpread(evaluation: EvaluatedAnswer, language: Language): string {
  const around = plusMinus(evaluation, language);
  return `${scoreText(evaluation.score, language)}${around === null ? "" : ` ±${around}`}`;
}

/** The section of one question, from its heading on. */
export function questionSection(data: QuestionReport, words: Tongue): string {
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

/** A table; cells must hold Markdown of one line already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

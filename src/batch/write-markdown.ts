/**
 * The summary of a run as Markdown that renders well as a comment on GitHub. Every text from outside goes through
 * markdown-text.ts.
 */
import { blockQuote, inline } from "../grading/markdown-text.ts";
import type { Comparison } from "./compare.ts";
import { describeComparison, signed, unlistedChanges } from "./describe-comparison.ts";
import type { Language } from "../vocabulary.ts";
import type { EvaluateWords } from "../words/evaluate/english.ts";
import { decimal } from "../words/numbers.ts";
import { oneLine } from "./one-line.ts";
import type { ResultRow } from "./row.ts";
import { createSummary } from "./summary.ts";
import type { Groups, Summary } from "./summary.ts";
import { rowName } from "./write-results.ts";
import type { ResultWriter, WriteText } from "./write-results.ts";

export interface MarkdownOptions {
  /** Answers below it are counted; null: none are. */
  readonly minScore: number | null;
  /** Whether the mean reaches it is said; null: nothing is. */
  readonly minMean: number | null;
  /** Asked for at the end; null: there is no earlier run. */
  readonly comparison: (() => Comparison) | null;
  readonly words: EvaluateWords;
  /** Of the words. */
  readonly language: Language;
}

/** GitHub refuses a comment of more than 65,536 characters; some are left for what a workflow puts around it. */
const longestSummary = 64_000;
const longestCell = 120;
const longestText = 300;
const mostQuotes = 3;
const barCharacters = 20;

/** Keeps sums and the lowest answers, and writes everything at the end. */
export function createMarkdownWriter(write: WriteText, options: MarkdownOptions): ResultWriter {
  const summary = createSummary(options.minScore);
  return {
    add: (row) => summary.add(row),
    end: () => write(renderSummary(summary.end(), options)),
  };
}

function renderSummary(summary: Summary, options: MarkdownOptions): string {
  const blocks = [
    ...overview(summary, options),
    ...(options.comparison === null ? [] : comparisonBlocks(options.comparison(), options)),
    ...groupTable("question", summary.questions, options),
    ...groupTable("candidate", summary.candidates, options),
    ...lowestAnswers(summary.lowest, options),
    ...notEvaluated(summary, options),
  ];
  return fit(blocks, options);
}

/** Joins blocks up to the longest summary, and says so when some had to go. */
function fit(blocks: readonly string[], { words }: MarkdownOptions): string {
  let text = "";
  for (const block of blocks) {
    if (text.length + block.length > longestSummary) {
      return `${text}\n_${words.markdown.leftOut}_\n`;
    }
    text += block;
  }
  return text;
}

function overview(summary: Summary, options: MarkdownOptions): string[] {
  const { minScore, minMean, language } = options;
  const { markdown: words } = options.words;
  const { rows, evaluated, ungraded, invalid, mean, bands } = summary;
  const counts = [
    words.evaluated(evaluated),
    ...(ungraded > 0 ? [words.ungraded(ungraded)] : []),
    ...(invalid > 0 ? [words.invalid(invalid)] : []),
  ];
  const verdicts: string[] = [];
  if (minMean !== null && mean !== null) {
    verdicts.push(mean < minMean ? words.meanBelow(minMean) : words.meanNotBelow(minMean));
  }
  if (minScore !== null) verdicts.push(words.belowMinimum(summary.belowMinimum, minScore));
  const graders = summary.graders.map((grader) => inline(oneLine(grader, longestCell))).join(", ");
  const heading =
    mean === null ? words.heading(rows) : words.headingWithMean(rows, decimal(mean, language, 2));
  const { columns } = words;
  return [
    `## ${heading}\n`,
    `\n${[`${counts.join(", ")}.`, ...verdicts].join(" ")}\n`,
    graders === "" ? "" : `\n${words.gradedBy(graders)}\n`,
    evaluated === 0
      ? ""
      : `\n| ${columns.score} | ${columns.answers} | |\n| --- | ---: | --- |\n${bandRows(bands)}`,
  ];
}

function bandRows(bands: readonly number[]): string {
  const most = Math.max(...bands, 1);
  return bands
    .map((count, index) => {
      // Something is to be seen of every band that is not empty.
      const length = count === 0 ? 0 : Math.max(1, Math.round((barCharacters * count) / most));
      return `| ${index + 1} | ${count} | ${"█".repeat(length)} |\n`;
    })
    .toReversed()
    .join("");
}

function comparisonBlocks(comparison: Comparison, options: MarkdownOptions): string[] {
  const { changes } = comparison;
  const { language } = options;
  const { columns, sinceEarlier, more } = options.words.markdown;
  const shown = (score: number): string => decimal(score, language, 2);
  const unlisted = unlistedChanges(comparison);
  const titles = [
    columns.answer,
    columns.candidate,
    columns.before,
    columns.after,
    columns.change,
    columns.spread,
    columns.beyond,
  ].join(" | ");
  return [
    `\n### ${sinceEarlier}\n`,
    ...describeComparison(comparison, options.words, language).map((line) => `\n${inline(line)}\n`),
    ...(changes.length === 0
      ? []
      : [`\n| ${titles} |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n`]),
    ...changes.map(({ id, candidate, before, after, change, band, beyond }) => {
      const scores = [shown(before), shown(after), signed(change, language)];
      const cells = [cell(id), cell(candidate ?? ""), ...scores, `±${shown(band)}`, shown(beyond)];
      return `| ${cells.join(" | ")} |\n`;
    }),
    ...(unlisted === 0 ? [] : [`\n_${more(unlisted)}_\n`]),
  ];
}

function groupTable(
  kind: "question" | "candidate",
  groups: Groups,
  options: MarkdownOptions,
): string[] {
  const { listed, unlisted, answersOfOthers } = groups;
  if (listed.length === 0) return [];
  const { language } = options;
  const { markdown: words } = options.words;
  const { columns } = words;
  return [
    `\n### ${kind === "question" ? words.questions : words.candidates}\n`,
    `\n| ${columns[kind]} | ${columns.answers} | ${columns.mean} | ${columns.lowest} |\n| --- | ---: | ---: | ---: |\n`,
    ...listed.map(
      ({ name, count, mean, lowest }) =>
        `| ${cell(name)} | ${count} | ${decimal(mean, language, 2)} | ${decimal(lowest, language, 2)} |\n`,
    ),
    unlisted === 0 ? "" : `\n_${words.more(unlisted)}_\n`,
    answersOfOthers === 0 ? "" : `\n_${words.others(answersOfOthers)}._\n`,
  ];
}

function lowestAnswers(rows: readonly ResultRow[], options: MarkdownOptions): string[] {
  if (rows.length === 0) return [];
  return [
    `\n### ${options.words.markdown.lowest}\n`,
    ...rows.map((row) => lowestAnswer(row, options)),
  ];
}

/** A block of its own, so that it is left out whole. */
function lowestAnswer(row: ResultRow, { words, language }: MarkdownOptions): string {
  const { markdown } = words;
  const candidate = row.candidate === null ? "" : `, ${cell(row.candidate)}`;
  const score = row.score === null ? "" : decimal(row.score, language, 2);
  const quotes = row.marks.flatMap(({ quote }) => quote ?? []).slice(0, mostQuotes);
  const missing = row.marks
    .filter(({ mark }) => mark === "missed" || mark === "contradicted")
    .map(({ criterionId, mark }) =>
      mark === "missed" ? criterionId : `${criterionId} (${markdown.contradicted})`,
    );
  return [
    `\n**${score}** ${cell(rowName(row))}${candidate}: ${inline(oneLine(row.question ?? row.questionId ?? "", longestText))}\n`,
    missing.length === 0
      ? ""
      : `\n${markdown.missing(inline(oneLine(missing.join(", "), longestText)))}\n`,
    ...quotes.map((quote) => `\n${blockQuote(oneLine(quote, longestText))}\n`),
  ].join("");
}

/** Reasons are told in the words of the JSONL, where they can be searched for. */
function notEvaluated(summary: Summary, options: MarkdownOptions): string[] {
  const { ungraded, invalid, reasons, reasonsLeftOut, withoutScore } = summary;
  const { markdown: words } = options.words;
  if (ungraded + invalid === 0) return [];
  return [
    `\n### ${words.notEvaluated}\n\n`,
    ...reasons.map(({ reason, count }) => `- ${count} × ${cell(reason)}\n`),
    reasonsLeftOut === 0 ? "" : `- ${words.otherReasons(reasonsLeftOut)}\n`,
    `\n${words.first}\n\n`,
    ...withoutScore.map(
      (row) => `- ${cell(`${row.file}:${row.line}`)}: ${cell(row.reason ?? row.status)}\n`,
    ),
  ];
}

function cell(text: string): string {
  return inline(oneLine(text, longestCell));
}

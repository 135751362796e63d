/**
 * The summary of a run as Markdown that renders well as a comment on GitHub. Every text from outside goes through
 * markdown-text.ts.
 */
import { blockQuote, inline } from "../grading/markdown-text.ts";
import { describeComparison, signed } from "./compare.ts";
import type { Comparison } from "./compare.ts";
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
    ...(options.comparison === null ? [] : comparisonBlocks(options.comparison())),
    ...groupTable("Question", summary.questions),
    ...groupTable("Candidate", summary.candidates),
    ...lowestAnswers(summary.lowest),
    ...notEvaluated(summary),
  ];
  return fit(blocks);
}

/** Joins blocks up to the longest summary, and says so when some had to go. */
function fit(blocks: readonly string[]): string {
  let text = "";
  for (const block of blocks) {
    if (text.length + block.length > longestSummary) {
      return `${text}\n_The rest is left out: a comment holds no more. All of it is in the JSONL._\n`;
    }
    text += block;
  }
  return text;
}

function overview(summary: Summary, { minScore, minMean }: MarkdownOptions): string[] {
  const { rows, evaluated, ungraded, invalid, mean, bands } = summary;
  const counts = [
    `**${evaluated}** evaluated`,
    ...(ungraded > 0 ? [`**${ungraded}** ungraded`] : []),
    ...(invalid > 0 ? [`**${invalid}** invalid`] : []),
  ];
  const verdicts: string[] = [];
  if (minMean !== null && mean !== null) {
    verdicts.push(`The mean is ${mean < minMean ? "**below**" : "not below"} ${minMean}.`);
  }
  if (minScore !== null) verdicts.push(`**${summary.belowMinimum}** below ${minScore}.`);
  const graders = summary.graders.map((grader) => inline(oneLine(grader, longestCell))).join(", ");
  const heading = `## ${rows} ${rows === 1 ? "answer" : "answers"}${mean === null ? "" : `, mean ${mean.toFixed(2)} of 5`}\n`;
  return [
    heading,
    `\n${[`${counts.join(", ")}.`, ...verdicts].join(" ")}\n`,
    graders === "" ? "" : `\nGraded by ${graders}.\n`,
    evaluated === 0 ? "" : `\n| Score | Answers | |\n| --- | ---: | --- |\n${bandRows(bands)}`,
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

function comparisonBlocks(comparison: Comparison): string[] {
  const { changes } = comparison;
  return [
    "\n### Since the earlier run\n",
    ...describeComparison(comparison).map((line) => `\n${inline(line)}\n`),
    ...(changes.length === 0
      ? []
      : [
          "\n| Answer | Candidate | Before | After | Change |\n| --- | --- | ---: | ---: | ---: |\n",
        ]),
    ...changes.map(
      ({ id, candidate, before, after, change }) =>
        `| ${cell(id)} | ${cell(candidate ?? "")} | ${before.toFixed(2)} | ${after.toFixed(2)} | ${signed(change)} |\n`,
    ),
  ];
}

function groupTable(kind: "Question" | "Candidate", groups: Groups): string[] {
  const { listed, unlisted, answersOfOthers } = groups;
  if (listed.length === 0) return [];
  const others = `${answersOfOthers} answers belong to others, that came too late to be listed`;
  return [
    `\n### ${kind}s, lowest mean first\n`,
    `\n| ${kind} | Answers | Mean | Lowest |\n| --- | ---: | ---: | ---: |\n`,
    ...listed.map(
      ({ name, count, mean, lowest }) =>
        `| ${cell(name)} | ${count} | ${mean.toFixed(2)} | ${lowest.toFixed(2)} |\n`,
    ),
    unlisted === 0 ? "" : `\n_And ${unlisted} more._\n`,
    answersOfOthers === 0 ? "" : `\n_${others}._\n`,
  ];
}

function lowestAnswers(rows: readonly ResultRow[]): string[] {
  if (rows.length === 0) return [];
  return ["\n### Lowest answers\n", ...rows.map(lowestAnswer)];
}

/** A block of its own, so that it is left out whole. */
function lowestAnswer(row: ResultRow): string {
  const candidate = row.candidate === null ? "" : `, ${cell(row.candidate)}`;
  const quotes = row.marks.flatMap(({ quote }) => quote ?? []).slice(0, mostQuotes);
  const missing = row.marks
    .filter(({ mark }) => mark === "missed" || mark === "contradicted")
    .map(({ criterionId, mark }) => (mark === "missed" ? criterionId : `${criterionId} (${mark})`));
  return [
    `\n**${row.score?.toFixed(2) ?? ""}** ${cell(rowName(row))}${candidate}: ${inline(oneLine(row.question ?? row.questionId ?? "", longestText))}\n`,
    missing.length === 0 ? "" : `\nMissing: ${inline(oneLine(missing.join(", "), longestText))}\n`,
    ...quotes.map((quote) => `\n${blockQuote(oneLine(quote, longestText))}\n`),
  ].join("");
}

function notEvaluated(summary: Summary): string[] {
  const { ungraded, invalid, reasons, reasonsLeftOut, withoutScore } = summary;
  if (ungraded + invalid === 0) return [];
  return [
    "\n### Not evaluated\n\n",
    ...reasons.map(({ reason, count }) => `- ${count} × ${cell(reason)}\n`),
    reasonsLeftOut === 0 ? "" : `- ${reasonsLeftOut} for other reasons\n`,
    "\nThe first of them:\n\n",
    ...withoutScore.map(
      (row) => `- ${cell(`${row.file}:${row.line}`)}: ${cell(row.reason ?? row.status)}\n`,
    ),
  ];
}

function cell(text: string): string {
  return inline(oneLine(text, longestCell));
}

/** What came of taking questions in, and what is wrong with files of them. */
import type { ImportPlan } from "../../bank/own-library.ts";
import type { Finding } from "../../bank/source.ts";
import { findingLine } from "../../bank/source.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import type { WithCriteria } from "../own-criteria.ts";
import { sanitizeLine } from "../sanitize.ts";
import { areaName } from "../../words/areas.ts";
import type { OwnQuestionsWords } from "../../words/own-questions/english.ts";

export interface ImportSummary extends Pick<ImportPlan, "duplicates"> {
  readonly made: readonly WithCriteria[];
  /** Ids of the bank's questions whose place is taken. */
  readonly replaced: readonly string[];
  readonly paths: readonly string[];
  readonly isDryRun: boolean;
}

/** A few lines: how many, where, and where their criteria come from. */
export function renderImport(
  summary: ImportSummary,
  { imported: words }: OwnQuestionsWords,
  format: Format,
): string {
  const { made, replaced, duplicates, paths, isDryRun } = summary;
  const areas = Map.groupBy(made, ({ own }) => own.area);
  const where = [...areas].map(([area, { length }]) =>
    words.inArea(length, areaName(area, format.language)),
  );
  const count = (test: (each: WithCriteria) => boolean): number => made.filter(test).length;
  const byModel = count(({ writtenBy }) => writtenBy !== null);
  const derived = count(
    ({ own, writtenBy }) => writtenBy === null && own.criteriaFrom === "reference",
  );
  const waiting = count(({ own }) => own.question === null);
  const say = isDryRun ? words.wouldBeAdded : words.added;
  const lines = [
    say(made.length, few(where, words.more).join(", ")),
    ...(replaced.length > 0 ? [words.replaced(few(replaced, words.more).join(", "))] : []),
    ...(duplicates > 0 ? [words.duplicates(duplicates)] : []),
    ...(byModel > 0 ? [words.byModel(byModel)] : []),
    ...(derived > 0 ? [words.fromReferences(derived)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...few(paths.map(sanitizeLine), words.more),
  ];
  return lines.map((line) => wrap(line, format)).join("\n");
}

/** A folder of notes has headings by the hundred: enough to see what became of it. */
const mostListed = 8;

function few(items: readonly string[], more: (count: number) => string): readonly string[] {
  const left = items.length - mostListed;
  return left <= 0 ? items : [...items.slice(0, mostListed), more(left)];
}

/** `file:line: what is wrong; what to do`, one a line; advice says that it is. */
export function renderFindings(
  findings: readonly Finding[],
  { lint }: OwnQuestionsWords,
  { style }: Format,
): string {
  return findings
    .map((finding) => {
      const message =
        finding.severity === "advice" ? lint.advice(finding.message) : finding.message;
      const line = sanitizeLine(findingLine({ ...finding, message }));
      return finding.severity === "error" ? style.bad(line) : line;
    })
    .join("\n");
}

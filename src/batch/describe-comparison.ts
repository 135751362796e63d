/** What changed since an earlier run, in words. */
import { yardstickKeys } from "../grading/comparison.ts";
import type { Language } from "../vocabulary.ts";
import type { EvaluateWords } from "../words/evaluate/english.ts";
import { decimal } from "../words/numbers.ts";
import type { Comparison } from "./compare.ts";
import { oneLine } from "./one-line.ts";

/** The comparison as plain lines, a sentence each. They hold ids from outside: escape or sanitize them. */
export function describeComparison(
  comparison: Comparison,
  { comparison: words }: EvaluateWords,
  language: Language,
): readonly string[] {
  const { means, incomparable, compared, better, worse, within } = comparison;
  const lines: string[] = [];
  if (means === null) {
    lines.push(words.none);
  } else {
    const shown = (value: number): string => decimal(value, language, 2);
    const before = shown(means.before);
    const after = shown(means.after);
    const change = signed(means.change, language);
    const band = shown(means.band);
    lines.push(
      means.beyond > 0
        ? words.beyond(before, after, change, band, shown(means.beyond))
        : words.within(before, after, change, band),
      words.counts(compared, better, worse, within),
    );
  }
  if (incomparable.count > 0) {
    const reasons = yardstickKeys
      .filter((key) => incomparable.differs[key] > 0)
      .map((key) => `${words.yardsticks[key]} (${incomparable.differs[key]})`);
    const change = signed(incomparable.meanChange ?? 0, language);
    lines.push(words.incomparable(incomparable.count, reasons.join(", "), change));
  }
  const { moved, added, removed, removedIds, lostScore, gainedScore } = comparison;
  if (moved > 0) lines.push(words.moved(moved));
  if (added > 0) lines.push(words.added(added));
  if (removed > 0) {
    const more = removed > removedIds.length ? ", …" : "";
    const ids = removedIds.map((id) => oneLine(id, 80)).join(", ");
    lines.push(words.removed(removed, `${ids}${more}`));
  }
  if (lostScore > 0) lines.push(words.lostScore(lostScore));
  if (gainedScore > 0) lines.push(words.gainedScore(gainedScore));
  return lines;
}

/** Changes beyond their band that `changes` does not list. */
export function unlistedChanges({ better, worse, changes }: Comparison): number {
  return better + worse - changes.length;
}

/** `+0.25`, `-0.25`, `0.00`. */
export function signed(value: number, language: Language): string {
  const rounded = Math.round(value * 100) / 100;
  // Minus nothing is nothing.
  const text = decimal(rounded === 0 ? 0 : rounded, language, 2);
  return rounded > 0 ? `+${text}` : text;
}

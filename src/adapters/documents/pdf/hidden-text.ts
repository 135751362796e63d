/** Text that a reader of the page does not see, as words: to be shown to the person, never to a model. */
import type { DocumentNotice, HiddenReason } from "../../../interview/document-notice.ts";
import { lettersOf } from "./letters.ts";
import type { UnknownGlyphs } from "./letters.ts";
import { linesOf } from "./lines.ts";
import type { Run } from "./typesetting.ts";
import type { HiddenRun } from "./visibility.ts";

export interface HiddenText {
  readonly page: number;
  readonly reason: HiddenReason;
  readonly text: string;
}

/** The hidden runs as texts, those after each other with one reason as one; only what has a letter or a digit. */
export function describeHidden(
  hidden: readonly HiddenRun[],
  page: number,
  unknown: UnknownGlyphs,
): HiddenText[] {
  const groups: { reason: HiddenReason; runs: Run[] }[] = [];
  for (const { run, reason } of hidden) {
    const group = groups.at(-1);
    if (group?.reason === reason) group.runs.push(run);
    else groups.push({ reason, runs: [run] });
  }
  return groups
    .map(({ reason, runs }) => ({
      page,
      reason,
      text: linesOf(lettersOf(runs, unknown))
        .map((line) => line.text)
        .join("\n"),
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** How much text is hidden, in which ways and where. */
export function hiddenNotice(hidden: readonly HiddenText[]): DocumentNotice {
  const characters = hidden.reduce((sum, { text }) => sum + text.length, 0);
  const byReason = Map.groupBy(hidden, ({ reason }) => reason);
  const places = [...byReason].map(([reason, texts]) => ({
    reason,
    pages: [...new Set(texts.map(({ page }) => page))],
  }));
  return { kind: "hidden-on-pages", characters, places };
}

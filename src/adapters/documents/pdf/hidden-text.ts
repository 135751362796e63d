/** Text that a reader of the page does not see, as words: to be shown to the person, never to a model. */
import { lettersOf } from "./letters.ts";
import type { UnknownGlyphs } from "./letters.ts";
import { linesOf } from "./lines.ts";
import type { Run } from "./typesetting.ts";
import type { HiddenReason, HiddenRun } from "./visibility.ts";

export interface HiddenText {
  readonly page: number;
  readonly reason: HiddenReason;
  readonly text: string;
}

const reasonPhrases: Readonly<Record<HiddenReason, string>> = {
  invisible: "drawn invisibly",
  "same-colour": "in the colour of its background",
  tiny: "smaller than 3 points",
  outside: "outside the page",
  covered: "covered by something else",
  "hidden-layer": "on a layer that is switched off",
};

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

/** One line for the person: how much text is hidden, in which ways and where. */
export function hiddenMessage(hidden: readonly HiddenText[]): string {
  const characters = hidden.reduce((sum, { text }) => sum + text.length, 0);
  const places = new Map<string, Set<number>>();
  for (const { reason, page } of hidden) {
    const phrase = reasonPhrases[reason];
    places.set(phrase, (places.get(phrase) ?? new Set()).add(page));
  }
  const where = [...places]
    .map(([phrase, pages]) => `${phrase} (page ${[...pages].join(", ")})`)
    .join(", ");
  return `${characters} characters that a reader cannot see were left out: ${where}.`;
}

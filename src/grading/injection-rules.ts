/**
 * Rules for wordings, each with the words that every match of it contains: a regular expression of this size takes a
 * millisecond to be made ready, and nearly all sentences contain none of it.
 */

import { createWordSearch, isIn } from "./text/word-search.ts";
import type { FoundWords } from "./text/word-search.ts";

export interface Rule {
  readonly pattern: RegExp;
  /** Of each group at least one stands in every text that the pattern matches; numbers of `neededWords`. */
  readonly needs: readonly (readonly number[])[];
}

/** The words that rules need, each once: most rules need some of the same thirty. */
const neededWords = createWordSearch();

/** Which of the needed words stand in a text. */
export interface Wording {
  readonly text: string;
  readonly found: FoundWords;
}

// Plain loops from here on: every answer is held against every rule.

/** Looks for all needed words at once. */
export function wordingOf(text: string): Wording {
  return { text, found: neededWords.search(text) };
}

/** Whether a needed word stands in the text. @param number from `neededWord` */
export function has({ found }: Wording, number: number): boolean {
  return isIn(found, number);
}

/** False when the pattern cannot match the text, nor any part of it. */
export function mayMatch({ needs }: Rule, wording: Wording): boolean {
  for (const group of needs) if (!hasOneOf(group, wording)) return false;
  return true;
}

function hasOneOf(group: readonly number[], { found }: Wording): boolean {
  for (const number of group) if (isIn(found, number)) return true;
  return false;
}

/** True when the pattern matches. */
export function matches({ needs, pattern }: Rule, text: string): boolean {
  for (const group of needs) if (!group.some((number) => standsIn(number, text))) return false;
  return pattern.test(text);
}

function standsIn(number: number, text: string): boolean {
  return text.includes(neededWords.wordOf(number));
}

/** Where in the text a word of the rule's first group stands: it matches nowhere but around one of those places. */
export function placesOf({ needs: [first = []] }: Rule, wording: Wording): number[] {
  const places: number[] = [];
  for (const number of first) {
    if (!has(wording, number)) continue;
    const word = neededWords.wordOf(number);
    for (let at = wording.text.indexOf(word); at !== -1; at = wording.text.indexOf(word, at + 1))
      places.push(at);
  }
  return places;
}

/**
 * @param needs groups joined by `&`, the words of each by `|`; capitals name a list
 * @param lists words by the name of their list
 */
export function ruleFor(
  needs: string,
  source: string,
  lists: Readonly<Record<string, readonly string[]>>,
): Rule {
  const groups = needs.split(" & ").map((group) =>
    group
      .split("|")
      .flatMap((word) => lists[word] ?? [word])
      .map(neededWord),
  );
  return { pattern: new RegExp(source, "u"), needs: groups };
}

/** The number of a word that is looked for in texts. */
export function neededWord(word: string): number {
  return neededWords.numberOf(word);
}

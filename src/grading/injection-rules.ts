/**
 * Rules for wordings, each with the words that every match of it contains: a regular expression of this size takes a
 * millisecond to be made ready, and nearly all sentences contain none of it.
 */

export interface Rule {
  readonly pattern: RegExp;
  /** Of each group at least one stands in every text that the pattern matches; numbers of `neededWords`. */
  readonly needs: readonly (readonly number[])[];
}

/** The words that rules need, each once: most rules need some of the same thirty. */
const neededWords: string[] = [];

/** The needed words by how they begin. */
interface Table {
  /** How many words it was made of. */
  readonly size: number;
  /** For each beginning 0, or the place of its words in `words`. */
  readonly places: Uint16Array;
  readonly words: readonly (readonly { readonly word: string; readonly number: number }[])[];
  /** Those that are too short to have a beginning. */
  readonly short: readonly { readonly word: string; readonly number: number }[];
}

const BEGINNING_LETTERS = 4;
const BEGINNINGS = 0x2000;

/** A number for the four characters that end with `code`, from the number for those before it; others may have the same. */
function beginning(before: number, code: number): number {
  // Thirteen bits: what was said five characters ago has been pushed out.
  return ((before << 4) ^ code) & (BEGINNINGS - 1);
}

function beginningOf(word: string): number {
  let begun = 0;
  for (let at = 0; at < BEGINNING_LETTERS; at += 1) begun = beginning(begun, word.charCodeAt(at));
  return begun;
}

let table: Table = { size: 0, places: new Uint16Array(), words: [], short: [] };

/** Made at the first text, when every rule has been read. */
function neededByBeginning(): Table {
  if (table.size === neededWords.length) return table;
  const all = [...neededWords.entries()].map(([number, word]) => ({ number, word }));
  const byBeginning = Map.groupBy(
    all.filter(({ word }) => word.length >= BEGINNING_LETTERS),
    ({ word }) => beginningOf(word),
  );
  const places = new Uint16Array(BEGINNINGS);
  for (const [index, at] of [...byBeginning.keys()].entries()) places[at] = index + 1;
  const short = all.filter(({ word }) => word.length < BEGINNING_LETTERS);
  table = { size: all.length, places, words: [[], ...byBeginning.values()], short };
  return table;
}

/** Which of the needed words stand in a text. */
export interface Wording {
  readonly text: string;
  /** 1 for each needed word that is there. */
  readonly found: Uint8Array;
}

// Plain loops from here on: every answer is held against every rule.

/** Looks for all needed words at once, in a fraction of the time that one after the other takes. */
export function wordingOf(text: string): Wording {
  const { places, words, short } = neededByBeginning();
  const found = new Uint8Array(neededWords.length);
  let ended = 0;
  for (let at = 0; at < text.length; at += 1) {
    ended = beginning(ended, text.charCodeAt(at));
    const place = places[ended] ?? 0;
    if (place === 0) continue;
    for (const { word, number } of words[place] ?? [])
      if (found[number] === 0 && text.startsWith(word, at - BEGINNING_LETTERS + 1))
        found[number] = 1;
  }
  for (const { word, number } of short) if (text.includes(word)) found[number] = 1;
  return { text, found };
}

/** Whether a needed word stands in the text. @param number from `neededWord` */
export function has({ found }: Wording, number: number): boolean {
  return found[number] === 1;
}

/** False when the pattern cannot match the text, nor any part of it. */
export function mayMatch({ needs }: Rule, wording: Wording): boolean {
  for (const group of needs) if (!hasOneOf(group, wording)) return false;
  return true;
}

function hasOneOf(group: readonly number[], { found }: Wording): boolean {
  for (const number of group) if (found[number] === 1) return true;
  return false;
}

/** True when the pattern matches. */
export function matches({ needs, pattern }: Rule, text: string): boolean {
  for (const group of needs) if (!group.some((number) => standsIn(number, text))) return false;
  return pattern.test(text);
}

function standsIn(number: number, text: string): boolean {
  const needed = neededWords[number];
  return needed !== undefined && text.includes(needed);
}

/** Where in the text a word of the rule's first group stands: it matches nowhere but around one of those places. */
export function placesOf({ needs: [first = []] }: Rule, wording: Wording): number[] {
  const places: number[] = [];
  for (const number of first) {
    if (!has(wording, number)) continue;
    const word = neededWords[number] ?? "";
    for (let at = wording.text.indexOf(word); at !== -1; at = wording.text.indexOf(word, at + 1))
      places.push(at);
  }
  return places;
}

/**
 * @param needs groups joined by `&`, the words of each by `|`; capitals name a list
 * @param lists words joined by `|`, by their names
 */
export function ruleFor(
  needs: string,
  source: string,
  lists: Readonly<Record<string, string>>,
): Rule {
  const groups = needs.split(" & ").map((group) =>
    group
      .split("|")
      .flatMap((word) => lists[word]?.split("|") ?? [word])
      .map(neededWord),
  );
  return { pattern: new RegExp(source, "u"), needs: groups };
}

/** The number of a word that is looked for in texts. */
export function neededWord(word: string): number {
  const known = neededWords.indexOf(word);
  return known === -1 ? neededWords.push(word) - 1 : known;
}

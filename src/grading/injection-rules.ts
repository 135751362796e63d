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
  /** For each place 0, or where its words are in `words`. */
  readonly places: Uint16Array;
  readonly words: readonly (readonly BegunWord[])[];
}

interface BegunWord {
  readonly word: string;
  readonly number: number;
  /** How many letters its beginning has. */
  readonly letters: number;
}

/** A shorter word is its own beginning. */
const BEGINNING_LETTERS = 4;
/** What is left of the last four letters, eight bits each, when so many of them are looked at. */
const LAST = [0, 0xff, 0xffff, 0xffffff, 0xffffffff] as const;

/** The last four letters with one more; of letters beyond eight bits others may have the same. */
function lastLetters(before: number, code: number): number {
  return (before << 8) ^ code;
}

const PLACES_BITS = 13;

/** Where a beginning has its place; others may have the same. Knuth's multiplicative hash: neighbours are put far apart. */
function placeOf(beginning: number): number {
  return Math.imul(beginning, 0x9e3779b1) >>> (32 - PLACES_BITS);
}

let table: Table = { size: 0, places: new Uint16Array(), words: [] };

/** Made at the first text, when every rule has been read. */
function neededByBeginning(): Table {
  if (table.size === neededWords.length) return table;
  const all = [...neededWords.entries()].map(([number, word]) => ({
    number,
    word,
    letters: Math.min(word.length, BEGINNING_LETTERS),
  }));
  const byPlace = Map.groupBy(all, ({ word, letters }) => {
    let begun = 0;
    for (let at = 0; at < letters; at += 1) begun = lastLetters(begun, word.charCodeAt(at));
    return placeOf(begun & (LAST[letters] ?? 0));
  });
  const places = new Uint16Array(2 ** PLACES_BITS);
  for (const [index, place] of [...byPlace.keys()].entries()) places[place] = index + 1;
  table = { size: all.length, places, words: [[], ...byPlace.values()] };
  return table;
}

/** Which of the needed words stand in a text. */
export interface Wording {
  readonly text: string;
  /** A bit for each needed word, 1 when it is there: in so few bytes that V8 makes it as quickly as any object. */
  readonly found: Uint32Array;
}

// Plain loops from here on: every answer is held against every rule.

/** Looks for all needed words at once, in a fraction of the time that one after the other takes. */
export function wordingOf(text: string): Wording {
  const { places, words } = neededByBeginning();
  const found = new Uint32Array((neededWords.length + 31) >>> 5);
  const find = (place: number, at: number): void => {
    for (const { word, number, letters } of words[place] ?? []) {
      if (!isIn(found, number) && text.startsWith(word, at - letters + 1))
        found[number >>> 5] = (found[number >>> 5] ?? 0) | (1 << (number & 31));
    }
  };
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    last = lastLetters(last, text.charCodeAt(at));
    const four = places[placeOf(last)] ?? 0;
    if (four !== 0) find(four, at);
    const three = places[placeOf(last & LAST[3])] ?? 0;
    if (three !== 0) find(three, at);
    const two = places[placeOf(last & LAST[2])] ?? 0;
    if (two !== 0) find(two, at);
    const one = places[placeOf(last & LAST[1])] ?? 0;
    if (one !== 0) find(one, at);
  }
  return { text, found };
}

function isIn(found: Uint32Array, number: number): boolean {
  return (((found[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
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
  const known = neededWords.indexOf(word);
  return known === -1 ? neededWords.push(word) - 1 : known;
}

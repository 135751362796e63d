/**
 * Rules for wordings, each with the words that every match of it contains: a regular expression of this size takes a
 * millisecond to be made ready, and nearly all sentences contain none of it.
 */

export interface Rule {
  readonly pattern: RegExp;
  /** Of each group at least one stands in every text that the pattern matches; numbers of `neededWords`. */
  readonly needs: readonly (readonly number[])[];
}

/** The words that rules need, each once with its pairs of letters: most rules need some of the same thirty. */
const neededWords: { readonly word: string; readonly pairs: readonly number[] }[] = [];

/** A number below `PAIRS` for two neighbouring characters; some have the same. */
function pairOf(code: number, next: number): number {
  return ((code & 63) << 6) | (next & 63);
}
const PAIRS = 4096;

function pairsOf(text: string): number[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) =>
    pairOf(text.charCodeAt(at), text.charCodeAt(at + 1)),
  );
}

/** Which of the needed words stand in a text, each looked for at most once. */
export interface Wording {
  readonly text: string;
  /** 1 for each pair of neighbouring characters that the text has. */
  readonly pairs: Uint8Array;
  /** For each needed word. 0: not looked for yet, 1: there, 2: not there. */
  readonly known: Uint8Array;
}

export function wordingOf(text: string): Wording {
  const pairs = new Uint8Array(PAIRS);
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    pairs[pairOf(before, code)] = 1;
    before = code;
  }
  return { text, pairs, known: new Uint8Array(neededWords.length) };
}

// Plain loops from here on: every answer is held against every rule.

/** Whether a needed word stands in the text. @param number from `neededWord` */
export function has({ text, pairs, known }: Wording, number: number): boolean {
  const before = known[number];
  if (before !== 0) return before === 1;
  const needed = neededWords[number];
  if (needed === undefined) return false;
  // Most words are not there, which their pairs of letters tell in a hundredth of the time.
  for (const pair of needed.pairs) {
    if (pairs[pair] === 0) {
      known[number] = 2;
      return false;
    }
  }
  const isThere = text.includes(needed.word);
  known[number] = isThere ? 1 : 2;
  return isThere;
}

/** False when the pattern cannot match the text, nor any part of it. */
export function mayMatch({ needs }: Rule, wording: Wording): boolean {
  for (const group of needs) if (!hasOneOf(group, wording)) return false;
  return true;
}

function hasOneOf(group: readonly number[], wording: Wording): boolean {
  for (const number of group) if (has(wording, number)) return true;
  return false;
}

/** True when the pattern matches. */
export function matches({ needs, pattern }: Rule, text: string): boolean {
  for (const group of needs) if (!group.some((number) => standsIn(number, text))) return false;
  return pattern.test(text);
}

function standsIn(number: number, text: string): boolean {
  const needed = neededWords[number];
  return needed !== undefined && text.includes(needed.word);
}

/** Where in the text a word of the rule's first group stands: it matches nowhere but around one of those places. */
export function placesOf({ needs: [first = []] }: Rule, wording: Wording): number[] {
  const places: number[] = [];
  for (const number of first) {
    if (!has(wording, number)) continue;
    const word = neededWords[number]?.word ?? "";
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
  const known = neededWords.findIndex((each) => each.word === word);
  return known === -1 ? neededWords.push({ word, pairs: pairsOf(word) }) - 1 : known;
}

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

/** A number below 4096 for two neighbouring characters; some have the same. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 63) << 6) | (text.charCodeAt(at + 1) & 63);
}

function pairsOf(text: string): number[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => pairAt(text, at));
}

/** Which of the needed words stand in a text, each looked for at most once. */
export interface Wording {
  readonly has: (number: number) => boolean;
}

export function wordingOf(text: string): Wording {
  // Most words are not there, which their pairs of letters tell in a hundredth of the time.
  const pairs = new Uint8Array(4096);
  for (let at = 0; at + 1 < text.length; at += 1) pairs[pairAt(text, at)] = 1;
  // 0: not looked for yet, 1: there, 2: not there.
  const known = new Uint8Array(neededWords.length);
  return {
    has: (number) => {
      const needed = neededWords[number];
      if (known[number] === 0 && needed !== undefined) {
        const mayBe = needed.pairs.every((pair) => pairs[pair] === 1);
        known[number] = mayBe && text.includes(needed.word) ? 1 : 2;
      }
      return known[number] === 1;
    },
  };
}

/** False when the pattern cannot match the text, nor any part of it. */
export function mayMatch({ needs }: Rule, wording: Wording): boolean {
  return needs.every((group) => group.some(wording.has));
}

/** True when the pattern matches. */
export function matches({ needs, pattern }: Rule, text: string): boolean {
  const has = (number: number): boolean => text.includes(neededWords[number]?.word ?? "");
  return needs.every((group) => group.some(has)) && pattern.test(text);
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
      .map(numberOf),
  );
  return { pattern: new RegExp(source, "u"), needs: groups };
}

function numberOf(word: string): number {
  const known = neededWords.findIndex((each) => each.word === word);
  return known === -1 ? neededWords.push({ word, pairs: pairsOf(word) }) - 1 : known;
}

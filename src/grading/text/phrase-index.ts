/** The words of phrases looked up in a text: as written, as slips of the keyboard, and two of them written as one. */
import { mistakableWords, ordinaryWords } from "./ordinary-words.ts";
import { JOINED_PART_LETTERS, mayBeJoined } from "./phrases.ts";
import type { Phrase } from "./phrases.ts";
import type { Token, TokenizedText } from "./tokens.ts";
import { isTypoOf, lettersOf, mayBeTypo } from "./typo.ts";

/** All words that a set of phrases is made of, ready to be looked up. */
export interface Vocabulary {
  /** Every key, the joined ones too, with its number: from 0 on, in no order. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The places in a text that has none of them (see `PhraseIndex`): a copy of it is quicker than one that is filled. */
  readonly nowhere: readonly undefined[];
  /** Names in code ("setTimeout") by their keys: two words are such a name only as they are written. */
  readonly names: ReadonlyMap<string, string>;
  /** The words as written with their keys, by first letter. */
  readonly wordsByInitial: ReadonlyMap<
    string,
    readonly { readonly word: string; readonly key: string; readonly letters: number }[]
  >;
  /** What words of earlier texts may be slips for: many answers to one question share their words. */
  readonly slips: Map<string, readonly string[]>;
  /** How keys begin, see `beginning`: two words whose letters begin no key are no key written apart. */
  readonly beginnings: Uint8Array;
}

/** Enough for the words of many answers; a flood of words starts it afresh. */
const KEPT_SLIPS = 20_000;

const CAMEL_CASE = /\p{Ll}\p{Lu}/u;

/** The vocabulary of the phrases that will be looked for. */
export function vocabularyOf(phrases: readonly Phrase[]): Vocabulary {
  const keys = new Set(
    phrases.flatMap(({ keys: needed, joined }) => (joined === null ? needed : [...needed, joined])),
  );
  const words = new Map(
    phrases.flatMap((phrase) =>
      phrase.words.map((word, index) => [word, phrase.keys[index] ?? word] as const),
    ),
  );
  const numbers = new Map([...keys].map((key, number) => [key, number]));
  const entries = [...words].map(([word, key]) => ({ word, key, letters: lettersOf(word) }));
  const names = new Map(
    phrases
      .filter(({ text }) => CAMEL_CASE.test(text))
      .flatMap((phrase) => phrase.keys.map((key, index) => [key, phrase.words[index] ?? key])),
  );
  const wordsByInitial = Map.groupBy(entries, ({ word }) => word.charAt(0));
  const beginnings = new Uint8Array(BEGINNINGS);
  for (const key of keys) beginnings[beginning(key, "")] = 1;
  const nowhere = Array.from({ length: numbers.size + 1 }, () => undefined);
  return { numbers, nowhere, names, wordsByInitial, slips: new Map(), beginnings };
}

/** A phrase with the numbers of its keys in the vocabulary that texts are indexed by: it is looked for by these. */
export interface NumberedPhrase extends Phrase {
  /** In the order of `keys`. */
  readonly numbers: readonly number[];
  /** Of `joined`; where there is none, a number that is no key's. */
  readonly joinedNumber: number;
}

/** The phrases, to be looked for in texts that are indexed by this vocabulary. */
export function numberPhrases(
  phrases: readonly Phrase[],
  { numbers }: Vocabulary,
): NumberedPhrase[] {
  const none = numbers.size;
  return phrases.map((phrase) => ({
    ...phrase,
    numbers: phrase.keys.map((key) => numbers.get(key) ?? none),
    joinedNumber: phrase.joined === null ? none : (numbers.get(phrase.joined) ?? none),
  }));
}

/** Into so many numbers beginnings are put: a question's keys have some hundreds of them. */
const BEGINNINGS = 0x2000;

/** A number for the first three characters of two words written as one; others may have the same. */
function beginning(one: string, two: string): number {
  const third = one.length > 2 ? one.charCodeAt(2) : two.charCodeAt(2 - one.length);
  return (one.charCodeAt(0) * 1089 + one.charCodeAt(1) * 33 + third) & (BEGINNINGS - 1);
}

/** Where each key of a vocabulary stands in a text. */
export interface PhraseIndex {
  readonly text: TokenizedText;
  /** By the number of the key, with a last one that is no key's; undefined where it stands nowhere. */
  readonly places: readonly (readonly Place[] | undefined)[];
  /** Tokens that were read as another word, misspelt. */
  readonly misspelt: ReadonlySet<number>;
}

/** Where a word stands in a text. */
export interface Place {
  readonly at: number;
  /** In tokens. */
  readonly length: number;
}

/** Looks up every word of a text in a vocabulary: as written, as a slip of the keyboard, and two words written as one. */
export function indexText(text: TokenizedText, vocabulary: Vocabulary): PhraseIndex {
  const { numbers } = vocabulary;
  const places: (Place[] | undefined)[] = vocabulary.nowhere.slice();
  const misspelt = new Set<number>();
  const add = (number: number, at: number, length: number): void => {
    const known = places[number];
    if (known === undefined) places[number] = [{ at, length }];
    else known.push({ at, length });
  };
  const { tokens } = text;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const number = numbers.get(token.key);
    if (number !== undefined) add(number, at, 1);
    else if (!token.isFunctionWord) {
      for (const key of slipsOf(token, vocabulary)) {
        misspelt.add(at);
        add(numbers.get(key) ?? numbers.size, at, 1);
      }
    }
    const next = tokens[at + 1];
    if (
      next !== undefined &&
      next.sentence === token.sentence &&
      !next.afterBreak &&
      token.word.length >= JOINED_PART_LETTERS &&
      vocabulary.beginnings[beginning(token.word, next.stem)] === 1
    ) {
      const joined = token.word + next.stem;
      const joinedNumber = numbers.get(joined);
      if (joinedNumber !== undefined && mayBeJoined(token, next)) {
        const name = vocabulary.names.get(joined);
        if (name === undefined || name === token.word + next.word) add(joinedNumber, at, 2);
      }
    }
  }
  return { text, places, misspelt };
}

/** The keys of the words that a token may be a slip for; a word that has a meaning of its own is meant as it stands. */
export function slipsOf(
  { word, stem }: Token,
  { wordsByInitial, slips }: Vocabulary,
): readonly string[] {
  const before = slips.get(word);
  if (before !== undefined) return before;
  const singular = word.replace(/s$/u, "");
  const candidates =
    word.length < 5 || ordinaryWords.has(stem) || mistakableWords.has(stem)
      ? []
      : (wordsByInitial.get(word.charAt(0)) ?? []);
  const letters = lettersOf(word);
  const found = candidates.filter((meant) => {
    if (!mayBeTypo(letters, meant.letters) && !mayBeTypo(lettersOf(singular), meant.letters))
      return false;
    const length = Math.min(stem.length, meant.key.length);
    return isTypoOf(word, meant.word, length) || isTypoOf(singular, meant.word, length);
  });
  const keys = [...new Set(found.map(({ key }) => key))];
  if (slips.size >= KEPT_SLIPS) slips.clear();
  slips.set(word, keys);
  return keys;
}

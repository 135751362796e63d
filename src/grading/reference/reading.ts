/** A reference or an answer, read for comparing: its words with what each is worth. */
import type { Language } from "../question.ts";
import { ordinaryWords } from "../text/ordinary-words.ts";
import { tokenize } from "../text/tokens.ts";
import type { Token, TokenizedText } from "../text/tokens.ts";
import { fluency, fluencyBySmallWords } from "./fluency.ts";
import { groupsOfKey } from "./related-words.ts";
import { lettersOf } from "../text/typo.ts";
import { vectorOf } from "./word-vectors.ts";

export interface Word {
  /** Folded, as written. */
  readonly word: string;
  readonly stem: string;
  /** Equal for inflections and synonyms. */
  readonly key: string;
  /** Which letters they have, see `lettersOf`. */
  readonly letters: number;
  readonly stemLetters: number;
  /** Of words that may stand for it, see related-words.ts. */
  readonly groups: readonly number[];
  /** Its meaning, see word-vectors.ts; undefined when it is not known, and outside English. */
  readonly vector: number | undefined;
  /** How much it says, 0 to 1: a technical word 1, an ordinary one less, one of the question's own least. */
  readonly weight: number;
  /** The question says it too. */
  readonly isAsked: boolean;
  /** It stands in the reach of a "not" that nothing cancels. */
  readonly isNegated: boolean;
  /** Index of its token. */
  readonly at: number;
  /** Index of its sentence. */
  readonly sentence: number;
}

export interface Reading {
  readonly text: TokenizedText;
  /** The words that say something, in order; grammar is left out. */
  readonly words: readonly Word[];
  /** Sum of the weights of the words that the question does not say, every further time half, a third, … */
  readonly ownWeight: number;
  /** Of `fluency.ts`. */
  readonly fluency: number;
  /** Weights of the words' three-letter pieces, and the length of that vector. */
  readonly pieces: ReadonlyMap<string, number>;
  readonly piecesLength: number;
}

const ORDINARY_WEIGHT = 0.6;
const TELLING_WEIGHT = 0.45;
const ASKED_FACTOR = 0.3;

/** Words of grammar that can be the point of an answer. */
const TELLING: ReadonlySet<string> = new Set(
  (
    "same other another all both neither either each every any most many few more less only always often before after " +
    "above below within inside outside first last once instead up down than different"
  ).split(" "),
);

/** The keys of a question's words: an answer that repeats them has said little. */
export function askedKeys(question: string, language: Language): ReadonlySet<string> {
  const content = tokenize(question, language).tokens.filter((token) => !token.isFunctionWord);
  return new Set(content.map((token) => token.key));
}

/**
 * Reads a text for comparing; `asked` are the keys of the question's words. A text of grammar alone ("no", "both of
 * them") is read with all of its words. Never throws.
 */
export function readText(text: string, language: Language, asked: ReadonlySet<string>): Reading {
  const tokenized = tokenize(text, language);
  const words: Word[] = [];
  const seen = new Map<string, number>();
  let ownWeight = 0;
  const isGrammar = tokenized.tokens.every((token) => informationOf(token) === 0);
  for (const [at, token] of tokenized.tokens.entries()) {
    const isLetter = isLetterA(token, tokenized.tokens[at + 1]);
    const information = isLetter ? 1 : isGrammar ? TELLING_WEIGHT : informationOf(token);
    if (information === 0) continue;
    const key = isLetter ? "letter a" : token.key;
    const isAsked = asked.has(key);
    const weight = information * (isAsked ? ASKED_FACTOR : 1);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (!isAsked) ownWeight += weight / times;
    const { word, stem, sentence } = token;
    const isNegated = token.negatedBy.length % 2 === 1;
    const vector = language === "en" ? vectorOf(stem) : undefined;
    words.push({
      word,
      stem,
      key,
      letters: lettersOf(word),
      stemLetters: lettersOf(stem),
      groups: groupsOfKey(key),
      vector,
      weight,
      isAsked,
      isNegated,
      at,
      sentence,
    });
  }
  const pieces = piecesOf(words);
  let squares = 0;
  for (const weight of pieces.values()) squares += weight * weight;
  return {
    text: tokenized,
    words,
    ownWeight,
    fluency: language === "en" ? fluency(tokenized) : fluencyBySmallWords(tokenized),
    pieces,
    piecesLength: Math.sqrt(squares),
  };
}

function informationOf(token: Token): number {
  if (token.isNegator) return 0;
  if (token.isFunctionWord) return TELLING.has(token.word) ? TELLING_WEIGHT : 0;
  return ordinaryWords.has(token.stem) && !/^\p{N}/u.test(token.word) ? ORDINARY_WEIGHT : 1;
}

/** "Bulb A is on": an article is never followed by a break, by the sentence's end or by "is", "and", "of". */
function isLetterA(token: Token, next: Token | undefined): boolean {
  if (token.word !== "a") return false;
  if (next === undefined || next.afterBreak || next.sentence !== token.sentence) return true;
  return next.isFunctionWord && !next.isArticle && next.word.length < 4;
}

function piecesOf(words: readonly Word[]): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { word, weight } of words) {
    const padded = `_${word}_`;
    const count = Math.max(1, padded.length - 2);
    for (let start = 0; start < count; start += 1) {
      const piece = padded.slice(start, start + 3);
      pieces.set(piece, (pieces.get(piece) ?? 0) + weight / count);
    }
  }
  return pieces;
}

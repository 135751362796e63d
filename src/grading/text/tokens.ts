/** Words, sentences and what is negated in them. */
import type { Language } from "../question.ts";
import { findNegations } from "./negation.ts";
import type { Negation } from "./negation.ts";
import { factsOf } from "./word-facts.ts";
import type { WordFacts } from "./word-facts.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

export interface Token extends Readonly<Negation>, WordFacts {
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Index into `sentences`. */
  readonly sentence: number;
  /** A comma, bracket or the like stands between the word before and this one. */
  readonly afterBreak: boolean;
}

export interface Sentence {
  /** The verbatim sentence is `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Its tokens: first inclusive, last exclusive. */
  readonly firstToken: number;
  readonly lastToken: number;
}

export interface TokenizedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

const WORD =
  /(?:[cC]\+\+|[cCfF]#(?![\p{L}\p{N}]))|===|!==|==|!=|=>|&&|\|\||\?\?|<=|>=|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*(?:['’ʼ‘`][\p{L}\p{M}]+)*|(?<=\p{N})%(?![\p{L}\p{N}])|(?<=\p{N} )%(?=[.,;:!?)]|\s+\p{L}{2}|$)/gu;
const ABBREVIATION = /(?:^|[^\p{L}])(?:e\.g|i\.e|etc|vs|approx|p\.ej|fig|no|\p{L})$/iu;

/** Speech written down without full stops: after so many words a new clause counts as a new sentence. */
const LONG_SENTENCE_WORDS = 36;

interface RawWord {
  readonly start: number;
  readonly end: number;
  readonly facts: WordFacts;
  readonly gap: string;
}

function rawWords(text: string, language: Language): RawWord[] {
  const words: RawWord[] = [];
  const place = { start: 0, end: 0 };
  let last = 0;
  while (findWord(text, last, place)) {
    const { start, end } = place;
    const gap =
      start - last === 1 && text.charCodeAt(last) === SPACE ? " " : text.slice(last, start);
    const isSquare = end - start > 1 && text.charAt(end - 1) === "²";
    const isPercent = end - start === 1 && text.charCodeAt(start) === PERCENT_SIGN;
    const facts = isPercent
      ? factsOf(percent[language], language)
      : factsOf(text.slice(start, isSquare ? end - 1 : end), language);
    if (facts.word === "2" && gap.endsWith("^"))
      words.push({ start, end, facts: factsOf("squared", language), gap });
    else if (facts.word !== "") words.push({ start, end, facts, gap });
    if (isSquare) words.push({ start: end - 1, end, facts: factsOf("squared", language), gap: "" });
    last = end;
  }
  return words;
}

const SPACE = 32;
const PERCENT_SIGN = 37;
/** What the sign behind a number is read as; of "por ciento" and "por cento" the word that says something. */
const percent: Readonly<Record<Language, string>> = { en: "percent", es: "ciento", pt: "cento" };
/** Kinds of ASCII characters: nothing that a word begins with; a letter; the rest is for `WORD` to tell. */
const NO_WORD = 0;
const LETTER = 1;
const OTHER = 2;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z]/u.test(character)) return LETTER;
  return /[0-9=!&|?<>%]/u.test(character) ? OTHER : NO_WORD;
});

/**
 * Writes into `place` where `WORD` next matches from a place on; false when it does not. Words of nothing but ASCII
 * letters, which nearly all are, are found without it, in a fifth of the time.
 */
function findWord(text: string, from: number, place: { start: number; end: number }): boolean {
  let start = from;
  while (start < text.length && KINDS[text.charCodeAt(start)] === NO_WORD) start += 1;
  let end = start;
  while (end < text.length && KINDS[text.charCodeAt(end)] === LETTER) end += 1;
  const after = text.charCodeAt(end);
  const isPlain =
    end > start &&
    // What may go on: a digit, an apostrophe, a sign as in "C#", a letter or a mark beyond ASCII.
    (Number.isNaN(after) ||
      (after < 128 && !(after >= 48 && after <= 57) && !ENDINGS_TO_LOOK_AT.has(after)));
  if (!isPlain) {
    WORD.lastIndex = start;
    const match = WORD.exec(text);
    if (match === null) return false;
    start = match.index;
    end = WORD.lastIndex;
  }
  place.start = start;
  place.end = end;
  return true;
}

/** `'`, `` ` ``, `#` and `+`. */
const ENDINGS_TO_LOOK_AT: ReadonlySet<number> = new Set([39, 96, 35, 43]);

/** True when a sentence ends between two words. */
function endsSentence(gap: string, before: string, after: string): boolean {
  if (/\n\s*\n|\n\s*(?:[-*•–]|\d+[.)])\s|\s{8}/u.test(gap)) return true;
  if (/[!?。！？]/u.test(gap)) return /\s|[。！？]/u.test(gap);
  if (!/\.["')\]»”]*\s|…/u.test(gap)) return false;
  return !(ABBREVIATION.test(before) && /^[^A-Z]/u.test(after));
}

const BREAK = /[,;:()[\]{}—–"“”«»]|\s-\s|\.{2,}|…/u;

/** A line of so many characters ends where the paragraph was wrapped and not where a thought ends. */
const WRAPPED_LINE = 60;

/** True when a comma, a bracket, the end of a short line or the like stands in the gap before a word. */
function isBreak(text: string, { start, gap }: RawWord): boolean {
  if (BREAK.test(gap)) return true;
  if (!gap.includes("\n")) return false;
  const lineEnd = start - gap.length + gap.indexOf("\n");
  const lineStart = text.lastIndexOf("\n", lineEnd - 1) + 1;
  return lineEnd - lineStart < WRAPPED_LINE;
}

/** Splits a text into words and sentences and marks what is negated (see negation.ts). */
export function tokenize(text: string, language: Language): TokenizedText {
  const kept = recent[language];
  const known = kept.newer.get(text);
  if (known !== undefined) return known;
  const read = kept.older.get(text) ?? readTokens(text, language);
  if (text.length <= LONGEST_KEPT) {
    if (kept.newer.size >= KEPT_TEXTS) {
      kept.older = kept.newer;
      kept.newer = new Map();
    }
    kept.newer.set(text, read);
  }
  return read;
}

interface RecentTexts {
  newer: Map<string, TokenizedText>;
  older: Map<string, TokenizedText>;
}

/**
 * An answer is looked at several times while it is judged, and its question again with every answer to it. What was not
 * asked for again while the newer ones filled up is forgotten.
 */
const recent: Readonly<Record<Language, RecentTexts>> = {
  en: { newer: new Map(), older: new Map() },
  es: { newer: new Map(), older: new Map() },
  pt: { newer: new Map(), older: new Map() },
};
/** One answer with its question, its probes and a quote for each criterion is some twenty texts. */
const KEPT_TEXTS = 32;
const LONGEST_KEPT = 10_000;

/** The same, not kept: for the hundreds of phrasings of a question, which would push out the answer that they are for. */
export function readTokens(text: string, language: Language): TokenizedText {
  const lists = languageWords(language);
  const raw = rawWords(text, language);
  const words: { -readonly [Field in keyof Token]: Token[Field] }[] = [];
  const sentences: Sentence[] = [];
  let firstToken = 0;

  const closeSentence = (): void => {
    const first = words[firstToken];
    const last = words.at(-1);
    if (first !== undefined && last !== undefined && firstToken < words.length) {
      sentences.push({ start: first.start, end: last.end, firstToken, lastToken: words.length });
      firstToken = words.length;
    }
  };

  for (let index = 0; index < raw.length; index += 1) {
    const rawWord = raw[index];
    if (rawWord === undefined) continue;
    const { start, end, facts, gap } = rawWord;
    const { word } = facts;
    const previous = raw[index - 1];
    const isLong = words.length - firstToken >= LONG_SENTENCE_WORDS;
    if (
      previous !== undefined &&
      ((isLong && startsClause(word, raw[index + 1]?.facts.word, lists)) ||
        (gap !== " " &&
          endsSentence(
            gap,
            text.slice(Math.max(0, previous.end - 8), previous.end),
            text.slice(start, start + 1),
          )))
    ) {
      closeSentence();
    }
    words.push({
      start,
      end,
      word,
      stem: facts.stem,
      key: facts.key,
      isFunctionWord: facts.isFunctionWord,
      isArticle: facts.isArticle,
      isEmpty: facts.isEmpty,
      isOrdinary: facts.isOrdinary,
      spelling: facts.spelling,
      sentence: sentences.length,
      afterBreak: index > 0 && gap !== " " && isBreak(text, rawWord),
      isNegator: false,
      negatedBy: NONE,
      deniedBy: NONE,
    });
  }
  closeSentence();
  // Written into the words that are there: a copy of each would be a third of what reading a text takes.
  for (const [index, { isNegator, negatedBy, deniedBy }] of findNegations(words, lists)) {
    const word = words[index];
    if (word === undefined) continue;
    word.isNegator = isNegator;
    word.negatedBy = negatedBy;
    word.deniedBy = deniedBy;
  }
  return { text, tokens: words, sentences };
}

const NONE: readonly number[] = [];

function startsClause(word: string, next: string | undefined, lists: LanguageWords): boolean {
  return lists.clauseStarts.has(word) || lists.clauseStartPairs.has(`${word} ${next ?? ""}`);
}

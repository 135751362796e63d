/** Words, sentences and what is negated in them. */
import type { Language } from "../question.ts";
import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { synonymKey } from "./synonyms.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

export interface Token {
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Folded, as written. */
  readonly word: string;
  readonly stem: string;
  /** What it is compared by: equal for inflections and synonyms. */
  readonly key: string;
  readonly isFunctionWord: boolean;
  readonly isArticle: boolean;
  /** It turns a statement round and says nothing itself. */
  readonly isNegator: boolean;
  /** Indices of the negators whose reach it stands in; an even number of them cancels out. */
  readonly negatedBy: readonly number[];
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
  /(?:[cC]\+\+|[cCfF]#(?![\p{L}\p{N}]))|===|!==|==|!=|=>|&&|\|\||\?\?|<=|>=|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*(?:['’ʼ‘`][\p{L}\p{M}]+)*/gu;
const ABBREVIATION = /(?:^|[^\p{L}])(?:e\.g|i\.e|etc|vs|approx|p\.ej|fig|no|\p{L})$/iu;

/** Speech written down without full stops: after so many words a new clause counts as a new sentence. */
const LONG_SENTENCE_WORDS = 36;
/** How many words a negation reaches: a verb's to the end of the clause but not for ever, a noun's only its phrase. */
const VERB_NEGATION_REACH = 8;
const NOUN_NEGATION_REACH = 4;

interface RawWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly gap: string;
}

/** "don't" stays whole; "it's", "you're" and "closure's" lose their tail. */
function withoutTail(word: string): string {
  const apostrophe = word.search(/['’ʼ‘`]/u);
  if (apostrophe === -1) return word;
  const tail = word.slice(apostrophe + 1);
  const head = word.slice(0, apostrophe);
  return tail === "t" && head.endsWith("n") ? `${head}t` : head;
}

function rawWords(text: string): RawWord[] {
  const words: RawWord[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const gap = text.slice(last, start);
    const isSquare = match[0].length > 1 && match[0].endsWith("²");
    const folded = withoutTail(fold(isSquare ? match[0].slice(0, -1) : match[0]));
    const word = /^\p{N}/u.test(folded)
      ? folded.replaceAll(/,(?=\d{3}(?!\d))/gu, "").replace(",", ".")
      : folded;
    if (word === "2" && gap.endsWith("^")) words.push({ start, end, word: "squared", gap });
    else if (word !== "") words.push({ start, end, word, gap });
    if (isSquare) words.push({ start: end - 1, end, word: "squared", gap: "" });
    last = end;
  }
  return words;
}

/** True when a sentence ends between two words. */
function endsSentence(gap: string, before: string, after: string): boolean {
  if (/\n\s*\n|\n\s*(?:[-*•–]|\d+[.)])\s/u.test(gap)) return true;
  if (/[!?。！？]/u.test(gap)) return /\s|[。！？]/u.test(gap);
  if (!/\.["')\]»”]*\s|…/u.test(gap)) return false;
  return !(ABBREVIATION.test(before) && /^[^A-Z]/u.test(after));
}

const BREAK = /[,;:()[\]{}—–"“”«»\n]|\s-\s|\.{2,}|…/u;

/**
 * Splits a text into words and sentences and marks what is negated.
 *
 * "Don't" and "never" reach to the end of their clause, "no" and "without" over their phrase; "not only" and "no doubt"
 * are no negations; a negation of a negation cancels it. "Non-blocking" reads as "not blocking".
 */
export function tokenize(text: string, language: Language): TokenizedText {
  const known = recent[language].get(text);
  if (known !== undefined) return known;
  const read = readTokens(text, language);
  if (text.length <= LONGEST_KEPT) {
    if (recent[language].size >= KEPT_TEXTS) recent[language].clear();
    recent[language].set(text, read);
  }
  return read;
}

/** An answer is looked at several times while it is judged, and its question again with every answer to it. */
const recent: Readonly<Record<Language, Map<string, TokenizedText>>> = {
  en: new Map(),
  es: new Map(),
  pt: new Map(),
};
const KEPT_TEXTS = 8;
const LONGEST_KEPT = 10_000;

function readTokens(text: string, language: Language): TokenizedText {
  const lists = languageWords(language);
  const raw = rawWords(text);
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let firstToken = 0;
  let negations: { readonly index: number; reach: number }[] = [];

  const closeSentence = (): void => {
    const first = tokens[firstToken];
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined && firstToken < tokens.length) {
      sentences.push({ start: first.start, end: last.end, firstToken, lastToken: tokens.length });
      firstToken = tokens.length;
    }
    negations = [];
  };

  for (const [index, { start, end, word, gap }] of raw.entries()) {
    const previous = raw[index - 1];
    const next = raw[index + 1];
    const isBreak = index > 0 && BREAK.test(gap);
    const pair = `${word} ${next?.word ?? ""}`;
    const isClauseStart = lists.clauseStarts.has(word) || lists.clauseStartPairs.has(pair);
    if (
      previous !== undefined &&
      endsSentence(
        gap,
        text.slice(Math.max(0, previous.end - 8), previous.end),
        text.slice(start, start + 1),
      )
    ) {
      closeSentence();
    } else if (isClauseStart && tokens.length - firstToken >= LONG_SENTENCE_WORDS) {
      closeSentence();
    }
    if (
      isBreak ||
      (isClauseStart && !(word === "that" && lists.opinionVerbs.has(previous?.word ?? "")))
    )
      negations = [];

    const reach = negationReach(word, pair, lists);
    const stemmed = stem(word, language);
    tokens.push({
      start,
      end,
      word,
      stem: stemmed,
      key: synonymKey(stemmed, language),
      isFunctionWord: lists.functionWords.has(word),
      isArticle: lists.articles.has(word),
      isNegator: reach > 0,
      negatedBy: negations.map((negation) => negation.index),
      sentence: sentences.length,
      afterBreak: isBreak,
    });
    for (const negation of negations) negation.reach -= 1;
    negations = negations.filter((negation) => negation.reach > 0);
    if (reach > 0) negations.push({ index: tokens.length - 1, reach });
  }
  closeSentence();
  return { text, tokens, sentences };
}

function negationReach(word: string, pair: string, lists: LanguageWords): number {
  if (lists.harmlessPairs.has(pair)) return 0;
  if (lists.negatingPairs.has(pair)) return NOUN_NEGATION_REACH + 1;
  if (word === "non") return 1;
  if (lists.nounNegators.has(word)) return NOUN_NEGATION_REACH;
  return lists.verbNegators.has(word) ? VERB_NEGATION_REACH : 0;
}

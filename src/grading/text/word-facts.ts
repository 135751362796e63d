/** What is true of a word wherever it stands: how it is compared, and what kind of word it is. */
import type { Language } from "../question.ts";
import { fold } from "./fold.ts";
import { ordinaryWords } from "./ordinary-words.ts";
import type { Spelling } from "./plausible.ts";
import { stem } from "./stem.ts";
import { synonymKey } from "./synonyms.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

export interface WordFacts {
  /** Folded, as written. */
  readonly word: string;
  readonly stem: string;
  /** What it is compared by: equal for inflections and synonyms. */
  readonly key: string;
  readonly isFunctionWord: boolean;
  readonly isArticle: boolean;
  /** An article, pronoun, form of "be" or helping verb: it never matters to a phrasing. */
  readonly isEmpty: boolean;
  /** It says little about what a text is about (see ordinary-words.ts). */
  readonly isOrdinary: boolean;
  readonly spelling: Spelling;
}

/** "don't" stays whole; "it's", "you're" and "closure's" lose their tail. */
function withoutTail(word: string): string {
  const apostrophe = word.search(/['’ʼ‘`]/u);
  if (apostrophe === -1) return word;
  const tail = word.slice(apostrophe + 1);
  const head = word.slice(0, apostrophe);
  return tail === "t" && head.endsWith("n") ? `${head}t` : head;
}

/** A word as it is compared: folded, without its tail, a number without its commas. */
function plainWord(written: string, { accented }: LanguageWords): string {
  if (/^[a-z]+$/u.test(written)) return written;
  const other = accented.size > 0 && accented.get(written.normalize("NFC").toLowerCase());
  if (typeof other === "string") return other;
  const folded = withoutTail(fold(written));
  return /^\p{N}/u.test(folded)
    ? folded.replaceAll(/,(?=\d{3}(?!\d))/gu, "").replace(",", ".")
    : folded;
}

const known: Readonly<Record<Language, Map<string, WordFacts>>> = {
  en: new Map(),
  es: new Map(),
  pt: new Map(),
};
/** Enough for every word of a bank and of a long session; a hostile flood of words starts it afresh. */
const KNOWN_WORDS = 20_000;

/** The facts of a word as it was written, kept: most words stand in many texts. */
export function factsOf(cut: string, language: Language): WordFacts {
  const before = known[language].get(cut);
  if (before !== undefined) return before;
  // A long part of a text keeps the whole of it in memory: what is kept longer than the text is a string of its own.
  const written = cut.split("").join("");
  const lists = languageWords(language);
  const word = plainWord(written, lists);
  const stemmed = stem(word, language);
  const key = synonymKey(stemmed, language);
  const facts = {
    word,
    stem: stemmed,
    key,
    isFunctionWord: lists.functionWords.has(word),
    isArticle: lists.articles.has(word),
    isEmpty: lists.empty.has(word),
    isOrdinary: ordinaryWords.has(key),
    spelling: { written, traits: null },
  };
  if (known[language].size >= KNOWN_WORDS) known[language].clear();
  known[language].set(written, facts);
  return facts;
}

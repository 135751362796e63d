/** Whether a question, as somebody remembers it, is one that is there already. */
import type { Kind, Language } from "../grading/question.ts";
import { tokenize } from "../grading/text/tokens.ts";
import { sameTextKey } from "./own-question.ts";

export interface KnownQuestion {
  readonly id: string;
  readonly text: string;
  readonly variants: readonly string[];
  readonly area: string;
  readonly kind: Kind;
  readonly language: Language;
}

export interface Recognised {
  readonly question: KnownQuestion;
  /** 0 to 1: the share of words that both have. */
  readonly likeness: number;
}

/**
 * From here on it is the same question: of seven words that matter one may differ. In the bank no two questions are
 * as like.
 */
export const sameLikeness = 0.85;
/** From here on a person is asked whether it is the same. */
const nearLikeness = 0.6;

/** Finds the known question that a text, or the question that it begins with, is most like; null when none is near. */
export function createRecogniser(known: readonly KnownQuestion[]) {
  const exact = new Map<string, KnownQuestion>();
  const wordings = known.flatMap((question) =>
    [question.text, opening(question.text), ...question.variants].map((text) => {
      const key = sameTextKey(text);
      if (!exact.has(key)) exact.set(key, question);
      return { question, text };
    }),
  );
  let compiled: readonly (readonly [KnownQuestion, ReadonlySet<string>])[] | null = null;
  return (text: string): Recognised | null => {
    const same = exact.get(sameTextKey(text));
    if (same !== undefined) return { question: same, likeness: 1 };
    compiled ??= wordings.map(
      (each) => [each.question, wordsOf(each.text, each.question.language)] as const,
    );
    const said = new Map<Language, ReadonlySet<string>>();
    let best: Recognised | null = null;
    for (const [question, words] of compiled) {
      const { language } = question;
      const mine = said.get(language) ?? wordsOf(text, language);
      said.set(language, mine);
      const likeness = likenessOf(mine, words);
      if (likeness >= nearLikeness && (best === null || likeness > best.likeness)) {
        best = { question, likeness };
      }
    }
    return best;
  };
}

/** What is remembered of "What is a closure, and where have you found one useful?" */
function opening(text: string): string {
  return /^[^?]*?(?=\?|, (?:and|y|e) )/u.exec(text)?.[0] ?? text;
}

/** Dice's coefficient: twice what both have by what they have together. Two words say too little. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (Math.min(one.size, other.size) < 2) return 0;
  return (2 * one.intersection(other).size) / (one.size + other.size);
}

/** The words that matter, as they are compared: inflections and synonyms are one, a negated word is another. */
function wordsOf(text: string, language: Language): ReadonlySet<string> {
  return new Set(
    tokenize(text, language)
      .tokens.filter(({ isFunctionWord }) => !isFunctionWord)
      .map(({ key, negatedBy }) => (negatedBy.length % 2 === 1 ? `not ${key}` : key)),
  );
}

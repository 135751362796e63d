/**
 * Words that a speech recogniser was unsure of are held neither for nor against the person. Shared by all graders: it
 * looks at their marks only.
 *
 * The *telling words* of a criterion are the content words of its phrasings, or of its sentence where it has none, without
 * those that the question says itself. A word is unclear when it touches a range of `GradedAnswer.doubtful`.
 *
 * - Met, partly and contradicted become cannot-tell when the quote rests on unclear words alone: all telling words in
 *   it are unclear. In a quote that has none, equivalent wording carries it, and then all its words beyond the question's count.
 * - Missed becomes cannot-tell when unclear words could have carried it: in a sentence that also has a telling word
 *   which is clear; or an unclear word sounds like a telling one, being spelt with at most a third of its letters
 *   otherwise; or three or more unclear words are half of their sentence, which could then have been anything.
 */
import type { GradedAnswer } from "./answer.ts";
import type { Mark } from "./evaluation.ts";
import type { Span } from "./injection.ts";
import type { Criterion, Question } from "./question.ts";
import { locateQuote } from "./quotes.ts";
import { tokenize } from "./text/tokens.ts";
import type { Token } from "./text/tokens.ts";
import { editDistance } from "./text/typo.ts";
import { gradingWords } from "../words/grading.ts";

/** So many unclear words, and this share of a sentence, leave open what it said. */
const GARBLED_WORDS = 3;
const GARBLED_SHARE = 0.5;
/** A shorter word is like too many others. */
const SHORTEST_LIKENESS = 4;

/** The marks with those that hang on unclear words made cannot-tell; the very same array when there are none. */
export function withUnclearWords(
  question: Question,
  marks: readonly Mark[],
  answers: readonly GradedAnswer[],
): readonly Mark[] {
  if (answers.every(({ doubtful = [] }) => doubtful.length === 0)) return marks;
  const heard = answers.map((answer) => hear(answer, question));
  if (heard.every(({ words }) => words.every(({ isUnclear }) => !isUnclear))) return marks;
  const asked = new Set(content(question.text, question).map(({ key }) => key));
  const told = gradingWords(question.language);
  let isChanged = false;
  const checked = marks.map((mark): Mark => {
    const criterion = question.criteria.find(({ id }) => id === mark.criterionId);
    if (criterion === undefined || mark.mark === "cannot-tell") return mark;
    const telling = tellingWords(criterion, question, asked);
    if (mark.mark === "missed") {
      if (!heard.some(({ words }) => couldCarry(words, telling))) return mark;
      isChanged = true;
      const reason = told.notHeardClearly;
      return { ...mark, mark: "cannot-tell", quote: null, reason };
    }
    const { quote } = mark;
    if (quote === null || !heard.some((answer) => restsOnUnclear(quote, answer, telling, asked)))
      return mark;
    // Said clearly elsewhere, the same words count.
    if (heard.some((answer) => isSaidClearly(quote, answer))) return mark;
    isChanged = true;
    return {
      ...mark,
      mark: "cannot-tell",
      reason: told.restsOnUnclear,
    };
  });
  return isChanged ? checked : marks;
}

interface HeardWord extends Token {
  readonly isUnclear: boolean;
}

interface Heard {
  readonly text: string;
  /** The content words. */
  readonly words: readonly HeardWord[];
}

function hear({ text, doubtful = [] }: GradedAnswer, question: Question): Heard {
  const touches = (token: Span): boolean =>
    doubtful.some(({ start, end }) => token.start < end && start < token.end);
  return {
    text,
    words: content(text, question).map((token) => ({ ...token, isUnclear: touches(token) })),
  };
}

function content(text: string, { language }: Question): readonly Token[] {
  return tokenize(text, language).tokens.filter((token) => !token.isFunctionWord);
}

interface Telling {
  readonly keys: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

function tellingWords(
  criterion: Criterion,
  question: Question,
  asked: ReadonlySet<string>,
): Telling {
  // The first word of a criterion is what a good answer does: "Says that …".
  const sentence = content(criterion.text, question).slice(1);
  const phrasings = criterion.concepts.flat().flatMap((phrase) => content(phrase, question));
  const own = (phrasings.length > 0 ? phrasings : sentence).filter(({ key }) => !asked.has(key));
  return {
    keys: new Set(own.map(({ key }) => key)),
    words: new Set(own.map(({ word }) => word)),
  };
}

function couldCarry(words: readonly HeardWord[], telling: Telling): boolean {
  return [...Map.groupBy(words, ({ sentence }) => sentence).values()].some((sentence) => {
    const unclear = sentence.filter(({ isUnclear }) => isUnclear);
    if (unclear.length === 0) return false;
    return (
      sentence.some(({ key, isUnclear }) => !isUnclear && telling.keys.has(key)) ||
      unclear.some(({ word }) => [...telling.words].some((meant) => isLike(word, meant))) ||
      (unclear.length >= GARBLED_WORDS && unclear.length >= GARBLED_SHARE * sentence.length)
    );
  });
}

function isLike(heard: string, meant: string): boolean {
  const length = Math.max(heard.length, meant.length);
  if (Math.min(heard.length, meant.length) < SHORTEST_LIKENESS) return false;
  const limit = Math.floor(length / 3);
  return editDistance(heard, meant, limit) <= limit;
}

function restsOnUnclear(
  quote: string,
  { text, words }: Heard,
  telling: Telling,
  asked: ReadonlySet<string>,
): boolean {
  const place = locateQuote(quote, text);
  if (place === null) return false;
  const quoted = wordsWithin(words, place);
  const ranked = [
    quoted.filter(({ key }) => telling.keys.has(key)),
    quoted.filter(({ key }) => !asked.has(key)),
    quoted,
  ];
  const carrying = ranked.find((each) => each.length > 0) ?? [];
  return carrying.length > 0 && carrying.every(({ isUnclear }) => isUnclear);
}

function isSaidClearly(quote: string, { text, words }: Heard): boolean {
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const quoted = wordsWithin(words, { start: at, end: at + quote.length });
    if (quoted.length > 0 && quoted.every(({ isUnclear }) => !isUnclear)) return true;
  }
  return false;
}

function wordsWithin(words: readonly HeardWord[], { start, end }: Span): readonly HeardWord[] {
  return words.filter((word) => word.start < end && start < word.end);
}

/** Evidence: a mark that gives credit carries words that stand in the answer, the person's own, about the matter. */
import type { GradedAnswer } from "./answer.ts";
import { prepareQuestion } from "./concepts.ts";
import { sentencesTouching, standsBesideOrder, touchesSentenceToGrader } from "./injection.ts";
import type { Span } from "./injection.ts";
import type { Language, Question } from "./question.ts";
import { skeleton } from "./text/fold.ts";
import type { Skeleton } from "./text/fold.ts";
import { tokenize } from "./text/tokens.ts";
import type { Token, TokenizedText } from "./text/tokens.ts";

/** A model may join two places of an answer with dots; each must be found, in order. */
const ELLIPSIS = /\[?\.{3,}\]?|\[?…\]?/u;

/**
 * The words of the answer that a quote stands for, verbatim, or null when it is no evidence.
 *
 * Compared by letters and digits only, folded (`text/fold.ts`): case, accents, typographic forms, spaces and punctuation
 * do not matter, but the quote must begin and end where words do. Of a quote with an ellipsis the longest part counts.
 * No evidence is: a text that is not in the answer; function words alone; words that the question says in the same
 * order; a sentence that is addressed to the grader, and what stands around it without a word about the matter; a
 * sentence that is one of the criteria. Never throws.
 */
export function checkQuote(quote: string, answer: string, question: Question): string | null {
  return checkAgainst(quote, { probe: null, text: answer }, question);
}

/** The same over the answer and those to its probes: the first in which the quote is evidence. */
export function checkQuoteInAnswers(
  quote: string,
  answers: readonly GradedAnswer[],
  question: Question,
): string | null {
  for (const answer of answers) {
    const slice = checkAgainst(quote, answer, question);
    if (slice !== null) return slice;
  }
  return null;
}

function checkAgainst(
  quote: string,
  { probe, text }: GradedAnswer,
  question: Question,
): string | null {
  const found = locateQuote(quote, text);
  if (found === null) return null;
  const slice = text.slice(found.start, found.end);
  const said = keysOfQuote(slice, [{ probe, text }], question.language);
  if (isOnlyAsked(said, askedContent(question, probe === null ? [] : [probe]))) return null;
  if (touchesSentenceToGrader(text, found) || touchesCopiedCriterion(text, found, question))
    return null;
  const { topic } = prepareQuestion(question);
  const isAbout = (part: string): boolean =>
    contentKeys(part, question.language).some((key) => topic.has(key));
  return standsBesideOrder(text, found, isAbout) ? null : slice;
}

/**
 * Says nothing of its own: function words alone, or words that stand in one of the asked texts in the same order.
 *
 * @param words the keys of the content words of what is said
 * @param asked the same of each of the asked texts
 */
export function isOnlyAsked(
  words: readonly string[],
  asked: readonly (readonly string[])[],
): boolean {
  return words.length === 0 || asked.some((keys) => standsIn(words, keys));
}

const questionBefore = new WeakMap<Question, readonly string[]>();

/** The keys of the content words of the question and of each of the probes. */
export function askedContent(
  question: Question,
  probes: readonly string[],
): readonly (readonly string[])[] {
  let keys = questionBefore.get(question);
  if (keys === undefined) {
    keys = contentKeys(question.text, question.language);
    questionBefore.set(question, keys);
  }
  return [keys, ...probes.map((probe) => contentKeys(probe, question.language))];
}

/** The keys of the content words of a quote; taken from the answer in which it stands, which has been read before. */
export function keysOfQuote(
  quote: string,
  answers: readonly GradedAnswer[],
  language: Language,
): readonly string[] {
  for (const { text } of answers) {
    const start = text.indexOf(quote);
    if (start === -1) continue;
    const end = start + quote.length;
    const { tokens } = tokenize(text, language);
    const first = firstFrom(tokens, start);
    const last = firstFrom(tokens, end) - 1;
    if (tokens[first]?.start === start && tokens[last]?.end === end) {
      const words = tokens.slice(first, last + 1);
      return words.filter((token) => !token.isFunctionWord).map((token) => token.key);
    }
  }
  return contentKeys(quote, language);
}

/** The index of the first token that starts at a place or behind it. */
function firstFrom(tokens: readonly Token[], place: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How a criterion tells what an answer does. A reference that serves as one begins otherwise. */
const TELLING =
  /^(?:says|explains|mentions|names|describes|states|warns|notes|knows|recogni[sz]es|distinguishes)\b/iu;

/**
 * True when the span stands in a sentence that is a criterion word for word, the verb of its beginning included
 * ("Says that …"): nobody answers so, but a text that was made from the rubric reads like it. A criterion that is the
 * sentence of a reference answer may be said in just these words.
 */
export function touchesCopiedCriterion(text: string, span: Span, question: Question): boolean {
  const copied = copiedCriteria(text, question);
  if (copied.length === 0) return false;
  return sentencesTouching(text, span).some(({ start, end }) => {
    const words = contentKeys(text.slice(start, end), question.language);
    return copied.some((criterion) => standsIn(criterion, words));
  });
}

/**
 * The words of the criteria that stand in a text one after another; mostly none, and then no sentence needs to be looked
 * at, since a sentence's words are among the text's.
 */
export function copiedCriteria(text: string, question: Question): readonly (readonly string[])[] {
  const said = contentKeys(text, question.language);
  return copiableCriteria(question).filter((criterion) => standsIn(criterion, said));
}

const copiableBefore = new WeakMap<Question, readonly (readonly string[])[]>();

/** The words of each criterion that nobody says by chance; kept, since every quote from every answer asks for them. */
function copiableCriteria(question: Question): readonly (readonly string[])[] {
  const known = copiableBefore.get(question);
  if (known !== undefined) return known;
  const criteria = question.criteria
    .filter((criterion) => criterion.concepts.length > 0 || TELLING.test(criterion.text))
    .map((criterion) => contentKeys(criterion.text, question.language))
    .filter((words) => words.length > 2);
  copiableBefore.set(question, criteria);
  return criteria;
}

const keysBefore = new WeakMap<TokenizedText, readonly string[]>();

function contentKeys(text: string, language: Language): readonly string[] {
  const read = tokenize(text, language);
  let keys = keysBefore.get(read);
  if (keys === undefined) {
    keys = read.tokens.filter((token) => !token.isFunctionWord).map((token) => token.key);
    keysBefore.set(read, keys);
  }
  return keys;
}

/** The words stand in the other text one after another. */
function standsIn(words: readonly string[], other: readonly string[]): boolean {
  const [first] = words;
  if (first === undefined) return other.length > 0;
  for (let at = other.indexOf(first); at !== -1; at = other.indexOf(first, at + 1)) {
    if (words.every((word, index) => other[at + index] === word)) return true;
  }
  return false;
}

/** Every quote is looked for in the same answer, one after the other. */
let last: { readonly text: string; readonly skeleton: Skeleton } | null = null;

function skeletonOf(text: string): Skeleton {
  if (last?.text !== text) last = { text, skeleton: skeleton(text) };
  return last.skeleton;
}

/**
 * Where a quote stands in an answer, compared as `checkQuote` does; of a quote with an ellipsis the longest part. Null
 * when it is not there. Whether it is evidence is not looked at.
 */
export function locateQuote(quote: string, answer: string): Span | null {
  const haystack = skeletonOf(answer);
  let from = 0;
  let longest: Span | null = null;
  for (const part of quote.split(ELLIPSIS)) {
    const needle = skeleton(part).letters;
    if (needle === "") continue;
    let at = haystack.letters.indexOf(needle, from);
    while (
      at !== -1 &&
      !(haystack.wordStarts[at] === true && haystack.wordEnds[at + needle.length - 1] === true)
    ) {
      at = haystack.letters.indexOf(needle, at + 1);
    }
    if (at === -1) return null;
    from = at + needle.length;
    const span = { start: haystack.starts[at] ?? 0, end: haystack.ends[from - 1] ?? 0 };
    if (longest === null || span.end - span.start > longest.end - longest.start) longest = span;
  }
  return longest;
}

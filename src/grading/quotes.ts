/** Evidence: a mark that gives credit carries words that stand in the answer, the person's own, about the matter. */
import type { Question } from "./question.ts";
import type { GradedAnswer } from "./answer.ts";
import { isAddressedToGrader } from "./injection.ts";
import { skeleton } from "./text/fold.ts";
import { tokenize } from "./text/tokens.ts";

/** A model may join two places of an answer with dots; each must be found, in order. */
const ELLIPSIS = /\s*(?:\[?\.{3,}\]?|\[?…\]?)\s*/u;

/**
 * The words of the answer that a quote stands for, verbatim, or null when it is no evidence.
 *
 * Compared by letters and digits only, folded (`text/fold.ts`): case, accents, typographic forms, spaces and punctuation
 * do not matter, but the quote must begin and end where words do. A quote with an ellipsis gives its longest part.
 * No evidence is: a text that is not in the answer; function words alone; words of the question alone; a sentence that is
 * addressed to the grader. Never throws.
 */
export function checkQuote(quote: string, answer: string, question: Question): string | null {
  const found = findVerbatim(quote, answer);
  if (found === null) return null;
  const slice = answer.slice(found.start, found.end);
  const { tokens } = tokenize(slice, question.language);
  if (tokens.every((token) => token.isFunctionWord)) return null;
  const asked = new Set(
    tokenize(question.text, question.language).tokens.map((token) => token.key),
  );
  const own = tokens.filter((token) => !token.isFunctionWord && !asked.has(token.key));
  if (own.length === 0 && isSpanOf(slice, question.text)) return null;
  if (isAddressedToGrader(sentenceAround(answer, found.start, found.end), question.language))
    return null;
  return slice;
}

/** The same over several answers: the first in which the quote stands. */
export function checkQuoteInAnswers(
  quote: string,
  answers: readonly GradedAnswer[],
  question: Question,
): string | null {
  for (const { probe, text } of answers) {
    const slice = checkQuote(quote, text, question);
    if (slice !== null && !(probe !== null && isSpanOf(slice, probe))) return slice;
  }
  return null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function findVerbatim(quote: string, answer: string): Span | null {
  const haystack = skeleton(answer);
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

/** True when the words stand in the other text, one after another. */
function isSpanOf(slice: string, other: string): boolean {
  return findVerbatim(slice, other) !== null;
}

/** The sentences that a span touches. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const opening = Math.max(...[".", "!", "?", "\n"].map((mark) => before.lastIndexOf(mark))) + 1;
  const closing = text.slice(end).search(/[.!?\n]/u);
  return text.slice(opening, closing === -1 ? text.length : end + closing + 1);
}

/** The words of an answer that are quoted for a mark, once it is known which sentences show it. */
import type { Evidence } from "./evidence.ts";
import type { Hit } from "./text/find-phrase.ts";
import type { Sentence, TokenizedText } from "./text/tokens.ts";

/** A sentence of so many words is quoted whole; of a longer one the part around the hits. */
const WHOLE_SENTENCE_WORDS = 32;
/** A shorter part says too little by itself: the parts beside it are quoted too. */
const ENOUGH_WORDS = 14;

/**
 * The words of the quoted sentences, verbatim. Of a long one the parts in which the hits stand, from comma to comma, and as
 * many of those beside them as make sense of it.
 */
export function quoteOf(
  { from, to, hits }: Pick<Evidence, "from" | "to" | "hits">,
  text: TokenizedText,
): string | null {
  const sentence = text.sentences[from];
  const end = text.sentences[to];
  if (sentence === undefined || end === undefined) return null;
  const isLong = from === to && sentence.lastToken - sentence.firstToken > WHOLE_SENTENCE_WORDS;
  const [first, last] = isLong
    ? partAround(hits, sentence, text)
    : [sentence.firstToken, end.lastToken];
  // Underscores at the ends of a name are no part of the word, but of what was written.
  let start = text.tokens[first]?.start ?? 0;
  while (text.text.charAt(start - 1) === "_") start -= 1;
  let stop = text.tokens[last - 1]?.end ?? text.text.length;
  while (text.text.charAt(stop) === "_") stop += 1;
  return text.text.slice(start, stop);
}

/** First and last token (exclusive) of the parts of a sentence that are quoted. */
function partAround(
  hits: readonly (Hit | undefined)[],
  { firstToken, lastToken }: Sentence,
  { tokens }: TokenizedText,
): [number, number] {
  const inside = hits.filter((hit) => hit !== undefined);
  const startOf = (token: number): number => {
    let at = token;
    while (at > firstToken && tokens[at]?.afterBreak !== true) at -= 1;
    return at;
  };
  const endOf = (token: number): number => {
    let at = token;
    while (at < lastToken && tokens[at]?.afterBreak !== true) at += 1;
    return at;
  };
  let first = startOf(Math.min(...inside.map((hit) => hit.first)));
  let last = endOf(Math.max(...inside.map((hit) => hit.last)));
  while (last - first < ENOUGH_WORDS) {
    const after = last < lastToken ? endOf(last + 1) : last;
    const before = first > firstToken ? startOf(first - 1) : first;
    if (after > last && after - first <= WHOLE_SENTENCE_WORDS) last = after;
    else if (before < first && last - before <= WHOLE_SENTENCE_WORDS) first = before;
    else break;
  }
  return [first, last];
}

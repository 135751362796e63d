/**
 * Answers in clipped statements: "- lookup in a few steps\n- inserts get slower". They have hardly more grammar than a list
 * of keywords, but their parts are longer, and most of them relate one thing to another.
 */
import type { Sentence, TokenizedText } from "./tokens.ts";

/** A part that says something has so many words: "one of these", "stack: last in". A longer one is no clipped statement. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 14;
/** So many words of meaning may follow each other in it; keywords strung together without commas are nothing else. */
const LONGEST_RUN = 4;

/**
 * Measured on two hundred short answers, lists of keywords and bags of the bank's phrasings. Lists have 2 words a part and
 * a quarter of their words in parts that say something, bags of phrasings 2.2 and a half; right answers 2.5 to 6 and
 * mostly more than a half. Where the parts are longer fewer need to.
 */
const ENOUGH = [
  { wordsInPart: 2.5, telling: 0.5 },
  { wordsInPart: 3, telling: 0.25 },
] as const;
/** Nothing but phrasings of the criteria is a list of them, unless half of it says of what it names what that is. */
const MOST_PHRASINGS = 0.86;
const MOST_PHRASINGS_IN_LONG_TEXT = 0.75;
const LONG_TEXT_WORDS = 60;
const LABELLED = 0.5;

/**
 * True when sentences, or the lines of a list, are made of clipped statements and not of keywords.
 *
 * @param phrasingShare how many of the words belong to phrasings of the criteria, 0 to 1
 */
export function areClippedStatements(
  text: TokenizedText,
  sentences: readonly Sentence[],
  phrasingShare: number,
): boolean {
  let words = 0;
  let telling = 0;
  let labelled = 0;
  let parts = 0;
  for (const sentence of sentences) {
    for (const part of partsOf(text, sentence)) {
      const length = part.end - part.start;
      words += length;
      parts += 1;
      if (length > MOST_WORDS || !tells(text, part)) continue;
      telling += length;
      if (part.afterLabel !== undefined) labelled += length;
    }
  }
  const wordsInPart = words / Math.max(1, parts);
  const most = words > LONG_TEXT_WORDS ? MOST_PHRASINGS_IN_LONG_TEXT : MOST_PHRASINGS;
  return (
    (phrasingShare <= most || labelled >= LABELLED * words) &&
    ENOUGH.some((least) => wordsInPart >= least.wordsInPart && telling >= least.telling * words)
  );
}

interface Part {
  /** Tokens: first inclusive, last exclusive. */
  readonly start: number;
  readonly end: number;
  /** Where the statement about what stands before a colon begins. */
  readonly afterLabel: number | undefined;
}

/** From comma to comma; a colon goes on with what it names. */
function partsOf({ text, tokens }: TokenizedText, { firstToken, lastToken }: Sentence): Part[] {
  const parts: Part[] = [];
  let start = firstToken;
  let afterLabel: number | undefined;
  for (let at = firstToken + 1; at <= lastToken; at += 1) {
    if (at < lastToken && tokens[at]?.afterBreak !== true) continue;
    const isColon = text.charAt(tokens[at - 1]?.end ?? 0) === ":";
    if (at < lastToken && isColon && afterLabel === undefined) {
      afterLabel = at;
      continue;
    }
    parts.push({ start, end: at, afterLabel });
    start = at;
    afterLabel = undefined;
  }
  return parts;
}

/** It says something of what it names: a word of grammar joins its words, or a colon does. */
function tells({ tokens }: TokenizedText, { start, end, afterLabel }: Part): boolean {
  if (end - start < FEWEST_WORDS) return false;
  let isJoined = afterLabel !== undefined;
  let run = 0;
  for (let at = start; at < end; at += 1) {
    const isGrammar = tokens[at]?.isFunctionWord === true;
    if (isGrammar) isJoined = true;
    run = isGrammar ? 0 : at === afterLabel ? 1 : run + 1;
    if (run > LONGEST_RUN) return false;
  }
  return isJoined;
}

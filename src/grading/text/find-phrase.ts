/** Phrases found in a text, with a word or two in between or turned round, and what negates them there. */
import type { NumberedPhrase, Place, PhraseIndex } from "./phrase-index.ts";
import type { Phrase } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** Where a phrase was found. */
export interface Hit {
  readonly phrase: Phrase;
  /** Tokens: first inclusive, last exclusive. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /**
   * The tokens that are its words, those that carry meaning where there are any: what it was found by. As text, since it is
   * only ever compared.
   */
  readonly core: string;
  /** The negators that reach into it; an even number of them cancels out. */
  readonly negators: readonly number[];
  /** The negators that follow and take it back: "threads for that do not help". */
  readonly deniedBy: readonly number[];
  /** A comma or the like stands between its words. */
  readonly crossesBreak: boolean;
}

/** Words that may stand between two words of a phrase: this many that carry meaning, this many in all. */
const GAP_CONTENT_WORDS = 2;
const GAP_WORDS = 5;
/** Empty words (articles, pronouns, forms of "be") that may stand between the words of a contiguous phrase. */
const GAP_EMPTY_WORDS = 3;

// Plain loops in here: a question has hundreds of phrases, and all of them are looked for in every answer.

/** Every place where the phrase stands. */
export function findPhrase(phrase: NumberedPhrase, index: PhraseIndex): readonly Hit[] {
  if (!mayStandIn(phrase, index)) return NO_HITS;
  let hits: Hit[] | null = null;
  const { numbers, joinedNumber } = phrase;
  const { tokens } = index.text;
  for (const place of placesOf(numbers[0], index)) {
    const found = followWords(phrase, place, index);
    if (found !== null) hits = withOne(hits, hitOf(phrase, found, tokens));
  }
  for (const place of placesOf(joinedNumber, index))
    hits = withOne(hits, hitOf(phrase, [place], tokens));
  if (numbers.length === 2 && !phrase.contiguous && phrase.glued[1] !== true)
    hits = withReversed(hits, phrase, index);
  return hits ?? NO_HITS;
}

/** Pushes to the list, or begins one: most have one hit, and a list that begins empty makes room for sixteen. */
function withOne(hits: Hit[] | null, hit: Hit): Hit[] {
  if (hits === null) return [hit];
  hits.push(hit);
  return hits;
}

const NO_HITS: readonly Hit[] = [];
const NOWHERE: readonly Place[] = [];

function placesOf(number: number | undefined, { places }: PhraseIndex): readonly Place[] {
  return number === undefined ? NOWHERE : (places[number] ?? NOWHERE);
}

/** Most phrases have a word that the text lacks. */
function mayStandIn(phrase: NumberedPhrase, { places }: PhraseIndex): boolean {
  for (const number of phrase.numbers)
    if (places[number] === undefined) return places[phrase.joinedNumber] !== undefined;
  return true;
}

/** Where the phrase's words stand when they follow the first in order and near each other; else null. */
function followWords(
  phrase: NumberedPhrase,
  first: Place,
  index: PhraseIndex,
): readonly Place[] | null {
  let found: readonly Place[] | null = null;
  let end = first.at + first.length;
  for (let word = 1; word < phrase.numbers.length; word += 1) {
    const next = nextOf(phrase, word, end, index);
    if (next === undefined) return null;
    found = found === null ? [first, next] : [...found, next];
    end = next.at + next.length;
  }
  return found ?? [first];
}

/** Where a word of a phrase stands next, when the one before it ends at `end`. */
function nextOf(
  phrase: NumberedPhrase,
  word: number,
  end: number,
  index: PhraseIndex,
): Place | undefined {
  const { tokens } = index.text;
  const all = placesOf(phrase.numbers[word], index);
  const isGlued = phrase.glued[word] === true;
  for (let which = firstFrom(all, end); which < all.length; which += 1) {
    const place = all[which];
    if (place === undefined || place.at > end + GAP_WORDS) return undefined;
    const isNext = isGlued
      ? place.at === end && tokens[end]?.afterBreak !== true
      : isNear(tokens, end, place.at, phrase);
    if (isNext) return place;
  }
  return undefined;
}

/** The index of the first place at a token or behind it. */
function firstFrom(places: readonly Place[], token: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.at ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when two words of one phrase may stand so far apart, with the tokens from `from` to `to` between them. */
function isNear(
  tokens: readonly Token[],
  from: number,
  to: number,
  { contiguous, negated }: Phrase,
): boolean {
  const between = to - from;
  if (tokens[to]?.sentence !== tokens[from - 1]?.sentence) return false;
  if (between === 0) return true;
  if (between > (contiguous ? GAP_EMPTY_WORDS : GAP_WORDS)) return false;
  let contentWords = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const isEmpty = token.isEmpty || (negated && token.isNegator);
    if (contiguous && (!isEmpty || token.afterBreak)) return false;
    if (!token.isFunctionWord) contentWords += 1;
  }
  return contiguous || contentWords <= GAP_CONTENT_WORDS;
}

/** Words that may stand between the two words of a phrase turned round. */
const REVERSED_GAP_WORDS = 3;

/** "constants are dropped" for "drop constants", "scope of the function" for "function scope". */
function withReversed(
  found: Hit[] | null,
  phrase: NumberedPhrase,
  index: PhraseIndex,
): Hit[] | null {
  let hits = found;
  const seconds = placesOf(phrase.numbers[1], index);
  for (const place of placesOf(phrase.numbers[0], index)) {
    for (
      let which = firstFrom(seconds, place.at - REVERSED_GAP_WORDS - 2);
      which < seconds.length;
      which += 1
    ) {
      const other = seconds[which];
      if (other === undefined || other.at >= place.at) break;
      if (!isTurnedRound(phrase, other, place, index.text.tokens)) continue;
      hits = withOne(hits, hitOf(phrase, [other, place], index.text.tokens));
      break;
    }
  }
  return hits;
}

/** The second word of a phrase stands before its first, with nothing but words of grammar between them. */
function isTurnedRound(
  phrase: Phrase,
  second: Place,
  first: Place,
  tokens: readonly Token[],
): boolean {
  const end = second.at + second.length;
  if (end > first.at || first.at - end > REVERSED_GAP_WORDS) return false;
  if (tokens[second.at]?.sentence !== tokens[first.at]?.sentence) return false;
  if (end === first.at) return phrase.reversible && tokens[first.at]?.afterBreak !== true;
  for (let at = end; at < first.at; at += 1) {
    const token = tokens[at];
    if (token !== undefined && (!token.isFunctionWord || token.afterBreak)) return false;
  }
  return true;
}

/** @param places of the phrase's words, in the order in which they stand in the text */
function hitOf(phrase: Phrase, places: readonly Place[], tokens: readonly Token[]): Hit {
  const first = places[0]?.at ?? 0;
  const lastPlace = places[places.length - 1];
  const last = lastPlace === undefined ? first : lastPlace.at + lastPlace.length;
  let negators = NONE;
  let deniedBy = NONE;
  let crossesBreak = false;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    for (const negator of token.negatedBy)
      if (!isWord(negator, places) && !negators.includes(negator))
        negators = [...negators, negator];
    for (const negator of token.deniedBy)
      if (!deniedBy.includes(negator)) deniedBy = [...deniedBy, negator];
    crossesBreak ||= at > first && token.afterBreak;
  }
  return {
    phrase,
    first,
    last,
    sentence: tokens[first]?.sentence ?? 0,
    core: coreOf(places, tokens, false) || coreOf(places, tokens, true),
    negators,
    deniedBy,
    crossesBreak,
  };
}

const NONE: readonly number[] = [];

function isWord(at: number, places: readonly Place[]): boolean {
  for (const place of places) if (at >= place.at && at < place.at + place.length) return true;
  return false;
}

/** The indices of the words, with a space between them. @param all those of words of grammar too */
function coreOf(places: readonly Place[], tokens: readonly Token[], all: boolean): string {
  let core = "";
  for (const { at, length } of places) {
    for (let word = at; word < at + length; word += 1) {
      if (!all && tokens[word]?.isFunctionWord === true) continue;
      core = core === "" ? String(word) : `${core} ${word}`;
    }
  }
  return core;
}

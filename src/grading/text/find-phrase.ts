/** Phrases found in a text, with a word or two in between or turned round, and what negates them there. */
import type { Place, PhraseIndex } from "./phrase-index.ts";
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
/** Every place where the phrase stands. */
export function findPhrase(phrase: Phrase, index: PhraseIndex): readonly Hit[] {
  if (!mayStandIn(phrase, index)) return NO_HITS;
  const hits: Hit[] = [];
  const { tokens } = index.text;
  const [firstKey = ""] = phrase.keys;
  for (const place of index.places.get(firstKey) ?? []) {
    const found = followWords(phrase, place, index);
    if (found !== null) hits.push(hitOf(phrase, found, tokens));
  }
  if (phrase.joined !== null) {
    for (const place of index.places.get(phrase.joined) ?? [])
      hits.push(hitOf(phrase, [place], tokens));
  }
  if (phrase.keys.length === 2 && !phrase.contiguous && phrase.glued[1] !== true)
    hits.push(...findReversed(phrase, index));
  return hits;
}

const NO_HITS: readonly Hit[] = [];

/** Most phrases have a word that the text lacks. */
function mayStandIn({ keys, joined }: Phrase, { places }: PhraseIndex): boolean {
  return keys.every((key) => places.has(key)) || (joined !== null && places.has(joined));
}

/** Where the phrase's words stand when they follow the first in order and near each other; else null. */
function followWords(phrase: Phrase, first: Place, index: PhraseIndex): Place[] | null {
  const { tokens } = index.text;
  const found = [first];
  let end = first.at + first.length;
  for (const [word, key] of phrase.keys.entries()) {
    if (word === 0) continue;
    const next = placesWithin(index, key, end, end + GAP_WORDS).find((place) =>
      phrase.glued[word] === true
        ? place.at === end && tokens[end]?.afterBreak !== true
        : isNear(tokens, end, place.at, phrase),
    );
    if (next === undefined) return null;
    found.push(next);
    end = next.at + next.length;
  }
  return found;
}

/** The places of a key from one token to another, both inclusive. */
function placesWithin({ places }: PhraseIndex, key: string, from: number, to: number): Place[] {
  const all = places.get(key) ?? [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: Place[] = [];
  for (let at = low; at < all.length; at += 1) {
    const place = all[at];
    if (place === undefined || place.at > to) break;
    found.push(place);
  }
  return found;
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
  const gap = tokens.slice(from, to);
  if (contiguous) {
    return gap.every(
      (token) => (token.isEmpty || (negated && token.isNegator)) && !token.afterBreak,
    );
  }
  return gap.filter((token) => !token.isFunctionWord).length <= GAP_CONTENT_WORDS;
}

/** Words that may stand between the two words of a phrase turned round. */
const REVERSED_GAP_WORDS = 3;

/** "constants are dropped" for "drop constants", "scope of the function" for "function scope". */
function findReversed(phrase: Phrase, index: PhraseIndex): Hit[] {
  const { tokens } = index.text;
  const [firstKey = "", secondKey = ""] = phrase.keys;
  return (index.places.get(firstKey) ?? []).flatMap((place) => {
    const turned = placesWithin(
      index,
      secondKey,
      place.at - REVERSED_GAP_WORDS - 2,
      place.at - 1,
    ).find((other) => {
      const end = other.at + other.length;
      const gap = tokens.slice(end, place.at);
      if (end > place.at || gap.length > REVERSED_GAP_WORDS) return false;
      if (tokens[other.at]?.sentence !== tokens[place.at]?.sentence) return false;
      if (gap.length === 0) return phrase.reversible && tokens[place.at]?.afterBreak !== true;
      return gap.every((token) => token.isFunctionWord && !token.afterBreak);
    });
    return turned === undefined ? [] : [hitOf(phrase, [turned, place], tokens)];
  });
}

/** @param places of the phrase's words, in the order in which they stand in the text */
function hitOf(phrase: Phrase, places: readonly Place[], tokens: readonly Token[]): Hit {
  const first = places[0]?.at ?? 0;
  const lastPlace = places.at(-1);
  const last = lastPlace === undefined ? first : lastPlace.at + lastPlace.length;
  const words: number[] = [];
  for (const { at, length } of places)
    for (let index = at; index < at + length; index += 1) words.push(index);
  const content = words.filter((at) => tokens[at]?.isFunctionWord !== true);
  const negators: number[] = [];
  const deniedBy: number[] = [];
  let crossesBreak = false;
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    for (const negator of token.negatedBy)
      if (!words.includes(negator) && !negators.includes(negator)) negators.push(negator);
    for (const negator of token.deniedBy) if (!deniedBy.includes(negator)) deniedBy.push(negator);
    crossesBreak ||= at > first && token.afterBreak;
  }
  return {
    phrase,
    first,
    last,
    sentence: tokens[first]?.sentence ?? 0,
    core: (content.length > 0 ? content : words).join(" "),
    negators,
    deniedBy,
    crossesBreak,
  };
}

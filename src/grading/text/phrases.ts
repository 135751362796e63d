/** Phrasings compiled once and found again in an answer, inflected, misspelt, with a word or two in between. */
import type { Language } from "../question.ts";
import type { Token, TokenizedText } from "./tokens.ts";
import { isTypoOf, lettersOf, mayBeTypo } from "./typo.ts";
import { mistakableWords, ordinaryWords } from "./ordinary-words.ts";
import { languageWords } from "./words.ts";
import type { LanguageWords } from "./words.ts";

export interface Phrase {
  /** As the author wrote it. */
  readonly text: string;
  /** Keys of the words that must be found, in their order. */
  readonly keys: readonly string[];
  /** The same words as written. */
  readonly words: readonly string[];
  /** The same as one word ("event loop" written "eventloop"); null when there are not two that people join. */
  readonly joined: string | null;
  /** For each word whether it must follow the one before directly, as it does in code: "Object.prototype". */
  readonly glued: readonly boolean[];
  /** It says that something is not so: it is found only in negated text. */
  readonly negated: boolean;
  /** One word of meaning at most: nothing but empty words may stand in between. "by value", "how it is called". */
  readonly contiguous: boolean;
  /** Its two words may be turned round: "size of the input" is "input size". */
  readonly reversible: boolean;
}

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
/** Shorter parts are no words that anyone writes as one: "O(n)" is not "on". */
const JOINED_PART_LETTERS = 2;

/** Makes a phrasing findable, read as a text of its own; null when it holds no word at all. */
export function compilePhrase({ text, tokens }: TokenizedText, language: Language): Phrase | null {
  const lists = languageWords(language);
  const lastContent = tokens.findLastIndex(
    (token) => !token.isNegator && !lists.closings.has(token.word),
  );
  // What negates nothing is a word like any other: "said no", "list instead of"; "copies nothing" negates the verb.
  const negators = tokens.filter(
    (token, index) =>
      token.isNegator &&
      tokens.some((other) => !other.isFunctionWord && !other.isNegator) &&
      (index < lastContent ||
        (lists.negativeObjects.has(token.word) && tokens[index - 1]?.isFunctionWord === false)),
  );
  const said = tokens.filter((token) => !negators.includes(token));
  const words = neededWords(said, lists);
  if (words.length === 0) return null;
  const content = words.filter((token) => !token.isFunctionWord);
  const contiguous = content.length < 2 && words.length > 1;
  const needed = contiguous || content.length === 0 ? words : content;
  const glued = needed.map((token, index) => {
    const before = needed[index - 1];
    return before !== undefined && /^[._]+$/u.test(text.slice(before.end, token.start));
  });
  return {
    text,
    keys: needed.map((token) => token.key),
    words: needed.map((token) => token.word),
    joined: joinedWord(needed, tokens),
    glued,
    negated: negators.length % 2 === 1,
    contiguous,
    reversible: needed.length === 2 && !contiguous && said.some((token) => token.word === "of"),
  };
}

/**
 * The words of a phrasing that tell it from others: those that are not empty. When that is one word, the persons with it
 * ("I wanted" is not "he wanted"), and when that one is ordinary, all of them ("an hour").
 */
function neededWords(said: readonly Token[], lists: LanguageWords): readonly Token[] {
  const plain = said.filter((token) => !token.isEmpty);
  if (plain.filter((token) => !token.isFunctionWord).length > 1) return plain;
  const kept = said.filter((token) => !token.isEmpty || lists.persons.has(token.word));
  const [only] = kept;
  const isCommon =
    only === undefined ||
    only.isFunctionWord ||
    ordinaryWords.has(only.stem) ||
    ordinaryWords.has(only.key);
  return kept.length < 2 && isCommon ? said : kept;
}

/** Two neighbouring words that may be written as one; words of grammar are not ("for each" is no forEach). */
function joinedWord(needed: readonly Token[], tokens: readonly Token[]): string | null {
  const [one, two] = needed;
  if (one === undefined || two === undefined || needed.length > 2) return null;
  if (tokens.indexOf(two) !== tokens.indexOf(one) + 1) return null;
  return mayBeJoined(one, two) ? one.word + two.stem : null;
}

function mayBeJoined(one: Token, two: Token): boolean {
  return (
    one.word.length >= JOINED_PART_LETTERS &&
    two.word.length >= JOINED_PART_LETTERS &&
    !(one.isFunctionWord && two.isFunctionWord)
  );
}

/** All words that a set of phrases is made of, ready to be looked up. */
export interface Vocabulary {
  /** Every key, the joined ones too. */
  readonly keys: ReadonlySet<string>;
  /** Names in code ("setTimeout") by their keys: two words are such a name only as they are written. */
  readonly names: ReadonlyMap<string, string>;
  /** The words as written with their keys, by first letter. */
  readonly wordsByInitial: ReadonlyMap<
    string,
    readonly { readonly word: string; readonly key: string; readonly letters: number }[]
  >;
  /** What words of earlier texts may be slips for: many answers to one question share their words. */
  readonly slips: Map<string, readonly string[]>;
  /** How keys begin, see `beginning`: two words whose letters begin no key are no key written apart. */
  readonly beginnings: Uint8Array;
}

/** Enough for the words of many answers; a flood of words starts it afresh. */
const KEPT_SLIPS = 20_000;

const CAMEL_CASE = /\p{Ll}\p{Lu}/u;

/** The vocabulary of the phrases that will be looked for. */
export function vocabularyOf(phrases: readonly Phrase[]): Vocabulary {
  const keys = new Set(
    phrases.flatMap(({ keys: needed, joined }) => (joined === null ? needed : [...needed, joined])),
  );
  const words = new Map(
    phrases.flatMap((phrase) =>
      phrase.words.map((word, index) => [word, phrase.keys[index] ?? word] as const),
    ),
  );
  const entries = [...words].map(([word, key]) => ({ word, key, letters: lettersOf(word) }));
  const names = new Map(
    phrases
      .filter(({ text }) => CAMEL_CASE.test(text))
      .flatMap((phrase) => phrase.keys.map((key, index) => [key, phrase.words[index] ?? key])),
  );
  const wordsByInitial = Map.groupBy(entries, ({ word }) => word.charAt(0));
  const beginnings = new Uint8Array(BEGINNINGS);
  for (const key of keys) beginnings[beginning(key, "")] = 1;
  return { keys, names, wordsByInitial, slips: new Map(), beginnings };
}

/** Into so many numbers beginnings are put: a question's keys have some hundreds of them. */
const BEGINNINGS = 0x2000;

/** A number for the first three characters of two words written as one; others may have the same. */
function beginning(one: string, two: string): number {
  const third = one.length > 2 ? one.charCodeAt(2) : two.charCodeAt(2 - one.length);
  return (one.charCodeAt(0) * 1089 + one.charCodeAt(1) * 33 + third) & (BEGINNINGS - 1);
}

/** Where each key of a vocabulary stands in a text. */
export interface PhraseIndex {
  readonly text: TokenizedText;
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** Tokens that were read as another word, misspelt. */
  readonly misspelt: ReadonlySet<number>;
}

interface Place {
  readonly at: number;
  /** In tokens. */
  readonly length: number;
}

/** Looks up every word of a text in a vocabulary: as written, as a slip of the keyboard, and two words written as one. */
export function indexText(text: TokenizedText, vocabulary: Vocabulary): PhraseIndex {
  const places = new Map<string, Place[]>();
  const misspelt = new Set<number>();
  const add = (key: string, at: number, length: number): void => {
    const known = places.get(key);
    if (known === undefined) places.set(key, [{ at, length }]);
    else known.push({ at, length });
  };
  for (const [at, token] of text.tokens.entries()) {
    if (vocabulary.keys.has(token.key)) add(token.key, at, 1);
    else if (!token.isFunctionWord) {
      for (const key of slipsOf(token, vocabulary)) {
        misspelt.add(at);
        add(key, at, 1);
      }
    }
    const next = text.tokens[at + 1];
    if (
      next !== undefined &&
      next.sentence === token.sentence &&
      !next.afterBreak &&
      token.word.length >= JOINED_PART_LETTERS &&
      vocabulary.beginnings[beginning(token.word, next.stem)] === 1
    ) {
      const joined = token.word + next.stem;
      if (vocabulary.keys.has(joined) && mayBeJoined(token, next)) {
        const name = vocabulary.names.get(joined);
        if (name === undefined || name === token.word + next.word) add(joined, at, 2);
      }
    }
  }
  return { text, places, misspelt };
}

/** The keys of the words that a token may be a slip for; a word that has a meaning of its own is meant as it stands. */
export function slipsOf(
  { word, stem }: Token,
  { wordsByInitial, slips }: Vocabulary,
): readonly string[] {
  const before = slips.get(word);
  if (before !== undefined) return before;
  const singular = word.replace(/s$/u, "");
  const candidates =
    word.length < 5 || ordinaryWords.has(stem) || mistakableWords.has(stem)
      ? []
      : (wordsByInitial.get(word.charAt(0)) ?? []);
  const letters = lettersOf(word);
  const found = candidates.filter((meant) => {
    if (!mayBeTypo(letters, meant.letters) && !mayBeTypo(lettersOf(singular), meant.letters))
      return false;
    const length = Math.min(stem.length, meant.key.length);
    return isTypoOf(word, meant.word, length) || isTypoOf(singular, meant.word, length);
  });
  const keys = [...new Set(found.map(({ key }) => key))];
  if (slips.size >= KEPT_SLIPS) slips.clear();
  slips.set(word, keys);
  return keys;
}

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

/** Which words of an answer stand for which words of a reference. */
import { mistakableWords, ordinaryWords } from "../text/ordinary-words.ts";
import { isTypoOf } from "../text/typo.ts";
import type { Reading, Word } from "./reading.ts";
import { areOpposite } from "./related-words.ts";
import { nearness } from "./word-vectors.ts";

/** How much of a word is found in a near word, in a slip of the keyboard, in a word of the same root, in a word it is part of. */
const RELATED = 0.7;
const SLIP = 0.9;
const SAME_ROOT = 0.6;
const PART = 0.4;
/** Letters that two words of one root share from their beginning, at least; and their share of the longer word. */
const ROOT_LETTERS = 5;
const ROOT_SHARE = 0.6;
const PART_LETTERS = 4;
/** What makes an opposite of the word that follows. */
const OPPOSING_PREFIX = /^(?:un|non|in|im|dis|ir)/u;

/** From this nearness on, two words of the language stand for each other in part, and for so much at most. */
const NEAR_FROM = 0.6;
const NEAR_TO = 0.85;
const MOST_NEAR = 0.8;

/** How much of what one word says another says too, 0 to 1. */
function similarity(reference: Word, answer: Word): number {
  if (reference.key === answer.key) return 1;
  return Math.max(writtenAlike(reference, answer), meantAlike(reference, answer));
}

function meantAlike(reference: Word, answer: Word): number {
  if (
    reference.groups.length > 0 &&
    reference.groups.some((group) => answer.groups.includes(group))
  )
    return RELATED;
  if (reference.vector === undefined || answer.vector === undefined) return 0;
  const near = nearness(reference.vector, answer.vector);
  if (near <= NEAR_FROM || areOpposite(reference, answer)) return 0;
  return MOST_NEAR * Math.min(1, (near - NEAR_FROM) / (NEAR_TO - NEAR_FROM));
}

function writtenAlike(reference: Word, answer: Word): number {
  const { word: meant } = reference;
  const { word: written, stem } = answer;
  if (isPartOf(reference, answer) || isPartOf(answer, reference)) return PART;
  const shorter = Math.min(meant.length, written.length);
  if (shorter < 4 || meant.charCodeAt(0) !== written.charCodeAt(0)) return 0;
  const isWordOfItsOwn = ordinaryWords.has(stem) || mistakableWords.has(stem);
  if (!isWordOfItsOwn && isTypoOf(written, meant, shorter - 1)) return SLIP;
  const shared = sharedStart(meant, written);
  const longer = Math.max(meant.length, written.length);
  return shared >= ROOT_LETTERS && shared >= ROOT_SHARE * longer ? SAME_ROOT : 0;
}

/** "tree" in "subtree", "size" in "resizable", but not "linear" in "nonlinear". */
function isPartOf(part: Word, whole: Word): boolean {
  const { word, stem } = part;
  const { word: longer } = whole;
  if (stem.length < PART_LETTERS || word.length >= longer.length) return false;
  // Of the pairs that come this far, the letters settle nearly all.
  if ((part.stemLetters & ~whole.letters) !== 0) return false;
  return longer.startsWith(stem) || (longer.includes(stem) && !OPPOSING_PREFIX.test(longer));
}

function sharedStart(left: string, right: string): number {
  let shared = 0;
  while (shared < left.length && left.charCodeAt(shared) === right.charCodeAt(shared)) shared += 1;
  return shared;
}

/** A word said more often than this is looked for in its first places only. */
const MOST_PLACES = 50;

export interface Matching {
  /** For each word of the reference: how much of it the answer says, 0 to 1. */
  readonly found: readonly number[];
  /** For each word of the reference: the answer's words (indices) that stand for it. */
  readonly places: readonly (readonly number[])[];
  /** For each word of the answer: how much of it the reference says, 0 to 1. */
  readonly backed: readonly number[];
}

/** Compares every word of a reference with every word of an answer. */
export function matchWords(reference: Reading, answer: Reading): Matching {
  const backed = answer.words.map(() => 0);
  const known = new Map<string, { readonly best: number; readonly places: readonly number[] }>();
  const distinct = Map.groupBy(answer.words.keys(), (index) => answer.words[index]?.word ?? "");
  const matches = reference.words.map((word) => {
    const before = known.get(word.word);
    if (before !== undefined) return before;
    const places: number[] = [];
    let best = 0;
    for (const indices of distinct.values()) {
      const other = answer.words[indices[0] ?? 0];
      const similar = other === undefined ? 0 : similarity(word, other);
      if (similar === 0) continue;
      places.push(...indices.slice(0, MOST_PLACES));
      best = Math.max(best, similar);
      for (const index of indices) backed[index] = Math.max(backed[index] ?? 0, similar);
    }
    const match = { best, places: places.toSorted((a, b) => a - b).slice(0, MOST_PLACES) };
    known.set(word.word, match);
    return match;
  });
  return {
    found: matches.map(({ best }) => best),
    places: matches.map(({ places }) => places),
    backed,
  };
}

/**
 * How near two English words are in meaning: cosines of word vectors made from WordNet (`bin/word-vectors.ts`), and
 * WordNet's opposites. General knowledge of the language; of computing it knows little (see related-words.ts).
 */
import { antonyms, vectors, words } from "./word-vectors-data.ts";

interface WordVectors {
  readonly index: ReadonlyMap<string, number>;
  readonly dimensions: number;
  /** Of all words, one after the other. */
  readonly numbers: Int8Array;
  readonly lengths: Float32Array;
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
}

let read: WordVectors | undefined;

/** Unpacked when they are first asked for: many a run of `evaluate` has no references. */
function wordVectors(): WordVectors {
  read ??= unpack();
  return read;
}

function unpack(): WordVectors {
  const index = new Map(words.split(" ").map((word, at) => [word, at]));
  const numbers = unpackNumbers(vectors);
  const dimensions = numbers.length / index.size;
  const lengths = Float32Array.from({ length: index.size }, (_, at) => {
    let squares = 0;
    for (const number of numbers.subarray(at * dimensions, (at + 1) * dimensions))
      squares += number * number;
    return Math.sqrt(squares);
  });
  return { index, dimensions, numbers, lengths, opposites: unpackOpposites(antonyms) };
}

/** Pairs with a space between them, after one another with commas; each word of a pair has the other. */
function unpackOpposites(pairs: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const pair of pairs.split(",")) {
    const [left = "", right = ""] = pair.split(" ");
    for (const [word, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const known = found.get(word);
      if (known === undefined) found.set(word, new Set([other]));
      else known.add(other);
    }
  }
  return found;
}

/** Two numbers a byte, each 8 more than it is. */
function unpackNumbers(base64: string): Int8Array {
  const bytes = atob(base64);
  const found = new Int8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at);
    found[2 * at] = (byte >> 4) - 8;
    found[2 * at + 1] = (byte & 15) - 8;
  }
  return found;
}

/** Which vector a stem has; undefined for a word that is not known. */
export function vectorOf(stem: string): number | undefined {
  return wordVectors().index.get(stem);
}

/** Cosine of two vectors (of `vectorOf`), -1 to 1. */
export function nearness(left: number, right: number): number {
  const { dimensions, numbers, lengths } = wordVectors();
  const one = left * dimensions;
  const other = right * dimensions;
  let product = 0;
  // As integers, which they are: every word of a reference meets every word of an answer here.
  for (let at = 0; at < dimensions; at += 1)
    product += Math.imul(numbers[one + at] ?? 0, numbers[other + at] ?? 0);
  return product / ((lengths[left] ?? 1) * (lengths[right] ?? 1) || 1);
}

/** The stems that WordNet calls opposites of a stem; undefined for most, which have none. */
export function antonymsOf(stem: string): ReadonlySet<string> | undefined {
  return wordVectors().opposites.get(stem);
}

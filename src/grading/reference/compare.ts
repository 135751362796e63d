/** What of a reference an answer says: its words, their neighbours, their order, and whether it says the opposite. */
import { clauseFindings } from "./clauses.ts";
import type { ClauseFinding } from "./clauses.ts";
import { matchWords } from "./matching.ts";
import type { Matching } from "./matching.ts";
import type { Reading } from "./reading.ts";

/** All shares are 0 to 1. */
export interface Comparison {
  /** Share of the reference's information that is in the answer. */
  readonly coverage: number;
  /** The same over the words that the question does not say. */
  readonly ownCoverage: number;
  /** Share of the answer's information that is in the reference. */
  readonly precision: number;
  /** Share of the reference's neighbouring words that the answer says near each other too. */
  readonly context: number;
  /** Cosine of the three-letter pieces. */
  readonly pieces: number;
  /** Share of them that stand directly beside each other, in order, in the answer too (grammar not counted). */
  readonly adjacent: number;
  /** How long the answer is beside the reference, by the words that the question does not say; at most 1. */
  readonly brevity: number;
  readonly clauses: readonly ClauseFinding[];
}

/** Compares an answer with one reference. */
export function compare(reference: Reading, answer: Reading): Comparison {
  const matching = matchWords(reference, answer);
  const { coverage, ownCoverage } = coverages(reference, matching);
  return {
    coverage,
    ownCoverage,
    precision: precisionOf(answer, matching),
    ...neighbours(reference, answer, matching),
    pieces: pieceCosine(reference, answer),
    brevity: Math.min(1, answer.ownWeight / Math.max(0.5, reference.ownWeight)),
    clauses: clauseFindings(reference, answer, matching),
  };
}

/** A word said again counts half, then a third, … */
function coverages(reference: Reading, { found }: Matching) {
  const seen = new Map<string, number>();
  let all = 0;
  let covered = 0;
  let own = 0;
  let ownCovered = 0;
  for (const [index, { key, weight, isAsked }] of reference.words.entries()) {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const worth = weight / times;
    const said = worth * (found[index] ?? 0);
    all += worth;
    covered += said;
    if (isAsked) continue;
    own += worth;
    ownCovered += said;
  }
  const coverage = all === 0 ? 0 : covered / all;
  return { coverage, ownCoverage: own === 0 ? coverage : ownCovered / own };
}

function precisionOf(answer: Reading, { backed }: Matching): number {
  const seen = new Map<string, number>();
  let all = 0;
  let shared = 0;
  for (const [index, { key, weight }] of answer.words.entries()) {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    all += weight / times;
    shared += (weight / times) * (backed[index] ?? 0);
  }
  return all === 0 ? 0 : shared / all;
}

/** So many words apart, two words are still near each other. */
const NEAR = 6;
/** Of a pair that stands the other way round. */
const TURNED_PAIR = 0.6;

function neighbours(reference: Reading, answer: Reading, { places, found }: Matching) {
  let all = 0;
  let near = 0;
  let pairs = 0;
  let adjacent = 0;
  for (const [index, word] of reference.words.entries()) {
    const next = reference.words[index + 1];
    if (next === undefined || next.sentence !== word.sentence) continue;
    const there = places[index + 1] ?? [];
    let best = 0;
    let isAdjacent = false;
    for (const one of places[index] ?? []) {
      isAdjacent ||= there.includes(one + 1);
      for (const other of there) {
        const apart = (answer.words[other]?.at ?? 0) - (answer.words[one]?.at ?? 0);
        if (apart === 0 || Math.abs(apart) > NEAR) continue;
        best = Math.max(best, apart > 0 ? 1 : TURNED_PAIR);
      }
    }
    const weight = Math.sqrt(word.weight * next.weight);
    all += weight;
    near += weight * best;
    pairs += 1;
    if (isAdjacent) adjacent += 1;
  }
  const single = found[0] ?? 0;
  return {
    context: all === 0 ? single : near / all,
    adjacent: pairs === 0 ? single : adjacent / pairs,
  };
}

function pieceCosine(reference: Reading, answer: Reading): number {
  let product = 0;
  for (const [piece, weight] of reference.pieces)
    product += weight * (answer.pieces.get(piece) ?? 0);
  const lengths = reference.piecesLength * answer.piecesLength;
  return lengths === 0 ? 0 : Math.min(1, product / lengths);
}

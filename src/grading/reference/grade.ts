/**
 * Grades an answer by reference answers, without a model: how much of what the best fitting reference says does it say?
 *
 * Word overlap alone cannot tell an answer from its words in a heap or from its denial, so three factors guard it:
 * reading (shuffled words and lists of keywords are no sentences), order, and contradiction. All numbers are fixed and
 * general: they were tuned on other people's graded answers to other questions, never on one question.
 */
import { spansToGrader, withoutSpans } from "../injection.ts";
import type { ScreenFinding } from "../evaluation.ts";
import { compare } from "./compare.ts";
import type { ClauseFinding } from "./clauses.ts";
import type { Comparison } from "./compare.ts";
import { prepareReferences, screenByReference } from "./prepare.ts";
import type { PreparedReferences, ReferenceQuestion } from "./prepare.ts";
import { readText } from "./reading.ts";
import type { Reading } from "./reading.ts";

/** What an answer is worth by its references. */
export interface ReferenceGrade {
  /** 0 to 1. */
  readonly fraction: number;
  /** What settled it before any comparison: there is no answer. */
  readonly screen: ScreenFinding | null;
  /** Sentences of the answer addressed to the grader were left out. */
  readonly isAddressedToGrader: boolean;
  /** The answer as it was compared; null when it was not. */
  readonly reading: Reading | null;
  /** For each reference, in order: what the answer is worth by it alone, 0 to 1; empty when nothing was compared. */
  readonly fractions: readonly number[];
  /** For each reference, in order; empty when nothing was compared. */
  readonly comparisons: readonly Comparison[];
}

/** Grades one answer by references read before. Pure, never throws. */
export function gradeAnswer(prepared: PreparedReferences, answer: string): ReferenceGrade {
  const spans = spansToGrader(answer);
  const isAddressedToGrader = spans.length > 0;
  const said = withoutSpans(answer, spans);
  const screen = screenByReference(prepared.asked, said);
  if (screen !== null && (screen === "empty" || !prepared.isUnscreened))
    return {
      fraction: 0,
      screen,
      isAddressedToGrader,
      reading: null,
      fractions: [],
      comparisons: [],
    };
  const reading = readText(said, prepared.language, prepared.askedKeys);
  const comparisons = prepared.readings.map((reference) => compare(reference, reading));
  const fractions = comparisons.map((comparison) => fractionOf(comparison, reading));
  return {
    fraction: combine(fractions),
    screen: null,
    isAddressedToGrader,
    reading,
    fractions,
    comparisons,
  };
}

/** Grades one answer by its references. */
export function gradeByReference(
  given: ReferenceQuestion & { readonly answer: string },
): ReferenceGrade {
  return gradeAnswer(prepareReferences(given), given.answer);
}

/**
 * The fixed numbers. The first group was chosen on other people's graded answers (data structures, neural networks,
 * computer networks, electricity) and rounded: with each of the sets left out in turn, and over random halves of the
 * questions, the same values come out on a flat top, where a tenth more or less of any of them changes little.
 */
const fitted = {
  /** Shares of the evidence; what remains is the plain coverage. */
  ownCoverage: 0.3,
  context: 0.15,
  pieces: 0.05,
  adjacent: 0.15,
  /** Half of the evidence is more than half of an answer: nobody words it as the reference does. */
  power: 0.3,
  /** Overlap by chance fades out towards `chanceFrom`, smoothly over `chanceWidth`. */
  chanceFrom: -0.05,
  chanceWidth: 0.4,
  /** What an answer loses by being much shorter than the reference: it cannot say as much. */
  brevity: 0.3,
  /** How much agreement with all references counts beside the best of them. */
  allReferences: 0.15,

  /** Fluency of shuffled words and of sentences; short texts, of which it says little, are taken for sentences. */
  fluencyFrom: -0.27,
  fluencyWidth: 0.17,
  fluencyWords: 2,
  /** What the reference's own words lose when they do not read like sentences. */
  heap: 0.9,
  /** What a denied clause loses, and the sameness of two sentences from which one can be said to deny the other. */
  denial: 1.231,
  denialFrom: 0.3,
  /** The same for a clause with an opposite in it. */
  turned: 1.2,
  turnedFrom: 0.5,
} as const;

/** How far a value is between a limit and 1. */
const above = (limit: number, value: number): number => unit((value - limit) / (1 - limit));

const unit = (value: number): number => Math.min(1, Math.max(0, value));

function combine(fractions: readonly number[]): number {
  if (fractions.length === 0) return 0;
  const average = fractions.reduce((sum, fraction) => sum + fraction, 0) / fractions.length;
  return (1 - fitted.allReferences) * Math.max(...fractions) + fitted.allReferences * average;
}

function fractionOf(found: Comparison, answer: Reading): number {
  const length = 1 - fitted.brevity * (1 - found.brevity);
  const sound = readingFactor(found, answer) * (1 - contradictionOf(found.clauses));
  return unit(amountOf(evidenceOf(found)) * length * sound);
}

/**
 * What one clause of a reference is worth to the fraction: the same curve over its own coverage, the same reading
 * factor, its own contradiction. 0 to 1.
 */
export function clauseFraction(clause: ClauseFinding, whole: Comparison, answer: Reading): number {
  const sound = readingFactor(whole, answer) * (1 - contradictionOf([clause]));
  return unit(amountOf(clause.coverage) * sound);
}

/** From evidence to what it is worth, 0 to 1 both: steep at first, flat at the end, next to nothing for chance overlap. */
function amountOf(evidence: number): number {
  const rising = unit((evidence - fitted.chanceFrom) / fitted.chanceWidth);
  return evidence ** fitted.power * rising * rising * (3 - 2 * rising);
}

function evidenceOf({ coverage, ownCoverage, context, pieces, adjacent }: Comparison): number {
  const rest = 1 - fitted.ownCoverage - fitted.context - fitted.pieces - fitted.adjacent;
  return (
    rest * coverage +
    fitted.ownCoverage * ownCoverage +
    fitted.context * context +
    fitted.pieces * pieces +
    fitted.adjacent * adjacent
  );
}

/**
 * 1 for sentences, less for shuffled words and lists. Only as far as they are the reference's own words: many a right
 * answer is a note or a formula, but then it is not made of nothing else.
 */
function readingFactor({ coverage, precision }: Comparison, { fluency, text }: Reading): number {
  const words = text.tokens.length;
  const shrunk = (fluency * words) / (words + fitted.fluencyWords);
  const reads = unit((shrunk - fitted.fluencyFrom) / fitted.fluencyWidth);
  return 1 - fitted.heap * (1 - reads) * coverage * precision;
}

/** Share of the clauses that the answer says the opposite of, 0 to 1: only what it says nearly word for word. */
export function contradictionOf(clauses: readonly ClauseFinding[]): number {
  let all = 0;
  let against = 0;
  for (const { weight, nearest, isDenied, isTurned } of clauses) {
    all += weight;
    const sameness = nearest?.sameness ?? 0;
    if (isDenied) against += weight * fitted.denial * above(fitted.denialFrom, sameness);
    if (isTurned) against += weight * fitted.turned * above(fitted.turnedFrom, sameness);
  }
  return all === 0 ? 0 : unit(against / all);
}

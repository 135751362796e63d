/**
 * Grades an answer by reference answers, without a model: how much of what the best fitting reference says does it say?
 *
 * Word overlap alone cannot tell an answer from its words in a heap or from its denial, so three factors guard it:
 * reading (shuffled words and lists of keywords are no sentences), order, and contradiction. All numbers are fixed and
 * general: they were tuned on other people's graded answers to other questions, never on one question.
 */
import { spansToGrader, withoutSpans } from "../injection.ts";
import type { Language } from "../question.ts";
import { screenAnswers } from "../screen.ts";
import type { ScreenFinding } from "../evaluation.ts";
import { compare } from "./compare.ts";
import type { Comparison } from "./compare.ts";
import { askedKeys, readText } from "./reading.ts";
import type { Reading } from "./reading.ts";

export interface ReferenceQuestion {
  readonly question: string;
  /** At least one right answer; the first is the one that an answer is explained by. */
  readonly references: readonly string[];
  readonly language: Language;
}

/** A question and its references read once, for any number of answers. */
export interface PreparedReferences extends ReferenceQuestion {
  readonly asked: ReadonlySet<string>;
  readonly readings: readonly Reading[];
}

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
  /** For each reference, in order; empty when nothing was compared. */
  readonly comparisons: readonly Comparison[];
}

/** Reads a question and its references. */
export function prepareReferences(given: ReferenceQuestion): PreparedReferences {
  const asked = askedKeys(given.question, given.language);
  const readings = given.references.map((text) => readText(text, given.language, asked));
  return { ...given, asked, readings };
}

/** Grades one answer by references read before. Pure, never throws. */
export function gradeAnswer(prepared: PreparedReferences, answer: string): ReferenceGrade {
  const spans = spansToGrader(answer);
  const isAddressedToGrader = spans.length > 0;
  const said = withoutSpans(answer, spans);
  const screen = screenAnswer(prepared, said);
  if (screen !== null)
    return { fraction: 0, screen, isAddressedToGrader, reading: null, comparisons: [] };
  const reading = readText(said, prepared.language, prepared.asked);
  const comparisons = prepared.readings.map((reference) => compare(reference, reading));
  const fractions = comparisons.map((comparison, index) =>
    fractionOf(comparison, prepared.readings[index]?.ownWeight ?? 0, reading),
  );
  return {
    fraction: Math.max(0, ...fractions),
    screen: null,
    isAddressedToGrader,
    reading,
    comparisons,
  };
}

/** Grades one answer by its references. */
export function gradeByReference(
  given: ReferenceQuestion & { readonly answer: string },
): ReferenceGrade {
  return gradeAnswer(prepareReferences(given), given.answer);
}

/** What a form says that was left empty. */
const LEFT_BLANK =
  /^\W*(?:(?:was |is )?not? (?:been )?(?:answer(?:ed)?|attempt(?:ed)?|response)|unanswered|(?:left )?blank|skipped)\W*$/iu;

function screenAnswer({ question, language }: ReferenceQuestion, answer: string) {
  if (LEFT_BLANK.test(answer)) return "no-answer";
  return screenAnswers([{ probe: null, text: answer }], {
    id: "reference",
    text: question,
    language,
    area: "reference",
    kind: "technical",
    difficulty: "medium",
    seniority: ["mid"],
    skills: [],
    why: "",
    clarification: "",
    criteria: [],
    probes: [],
    examples: null,
    mistakes: [],
  });
}

/** Shares of the evidence: own words, neighbours, pieces; the rest is coverage. */
export const weights = {
  ownCoverage: 0.352,
  context: 0.257,
  pieces: 0.038,
  /** Evidence that full marks take: this, less for a longer reference, of which nobody says all. */
  full: 0.857,
  fullByLength: 0.064,
  /** Concave: half of the evidence is more than half of an answer. */
  power: 0.361,
  /** Chance overlap fades out below this. */
  chance: 0.307,
  chanceFrom: -0.05,
  chanceWidth: 0.357,
  brevity: 0.3,
  fluencyFrom: -0.383,
  fluencyWidth: 0.21,
  fluencyWords: 2.659,
  notSentences: 0.1,
  disorder: 0.224,
  denial: 1.007,
  denialFrom: 0.3,
  turned: 1.208,
};

const unit = (value: number): number => Math.min(1, Math.max(0, value));

function fractionOf(found: Comparison, referenceWeight: number, answer: Reading): number {
  const evidence = evidenceOf(found);
  const full = Math.min(
    1,
    Math.max(0.25, weights.full - weights.fullByLength * (Math.log(1 + referenceWeight) - 2)),
  );
  const rising = unit((evidence - weights.chanceFrom) / weights.chanceWidth);
  const amount = Math.min(1, evidence / full) ** weights.power * rising * rising * (3 - 2 * rising);
  const brevity = 1 - weights.brevity * (1 - found.brevity);
  return unit(amount * brevity * readingFactor(found, answer) * (1 - contradictionOf(found)));
}

function evidenceOf({ coverage, ownCoverage, context, pieces }: Comparison): number {
  const rest = 1 - weights.ownCoverage - weights.context - weights.pieces;
  return (
    rest * coverage +
    weights.ownCoverage * ownCoverage +
    weights.context * context +
    weights.pieces * pieces
  );
}

/** 1 for sentences, `notSentences` for shuffled words and lists. */
function readingFactor(
  { order, coverage, precision }: Comparison,
  { fluency, text }: Reading,
): number {
  const words = text.tokens.length;
  const shrunk = (fluency * words) / (words + weights.fluencyWords);
  const reads = unit((shrunk - weights.fluencyFrom) / weights.fluencyWidth);
  const ordered = 1 - unit(weights.disorder * (1 - order) * coverage * precision);
  return weights.notSentences + (1 - weights.notSentences) * reads * ordered;
}

/** Share of the reference that the answer says the opposite of, 0 to 1: only what it says nearly word for word. */
function contradictionOf({ clauses }: Comparison): number {
  let all = 0;
  let against = 0;
  for (const { weight, nearest, isDenied, isTurned } of clauses) {
    all += weight;
    const sameness = nearest?.sameness ?? 0;
    if (isDenied)
      against +=
        (weights.denial * weight * Math.max(0, sameness - weights.denialFrom)) /
        (1 - weights.denialFrom);
    if (isTurned) against += weights.turned * weight * sameness;
  }
  return all === 0 ? 0 : unit(against / all);
}

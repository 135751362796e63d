/** From marks to numbers: the one formula (`scoreMarks`). A model never gives a number, and there is no default score. */
import { judgedOnce } from "./evaluation.ts";
import type {
  Doubt,
  EvaluatedAnswer,
  Grader,
  Mark,
  MarkValue,
  ScreenFinding,
  UngradedAnswer,
  UngradedReason,
} from "./evaluation.ts";
import type { Criterion, Level, Question, Rubric } from "./question.ts";

/** What each mark earns; null leaves the sum. */
export const credit: Readonly<Record<MarkValue, number | null>> = {
  met: 1,
  partly: 0.5,
  missed: 0,
  contradicted: 0,
  "cannot-tell": null,
};

const LOWEST = 1;
const RANGE = 4;

export const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

/**
 * 1 + 4 · Σ weight·credit / Σ weight over the criteria that could be judged: 1 to 5, two decimals; null when none could.
 * A criterion without a mark counts as one that could not be judged.
 */
export function scoreMarks(criteria: readonly Criterion[], marks: readonly Mark[]): number | null {
  return scoreBy(criteria, valuesOf(marks));
}

/** The value of the mark of each criterion, by its id. */
type MarkValues = ReadonlyMap<string, MarkValue>;

function valuesOf(marks: readonly Mark[]): MarkValues {
  const values = new Map<string, MarkValue>();
  for (const { criterionId, mark } of marks) values.set(criterionId, mark);
  return values;
}

function scoreBy(criteria: readonly Criterion[], values: MarkValues): number | null {
  let earned = 0;
  let possible = 0;
  for (const criterion of criteria) {
    const earns = credit[values.get(criterion.id) ?? "cannot-tell"];
    if (earns === null) continue;
    earned += criterion.weight * earns;
    possible += criterion.weight;
  }
  return possible === 0 ? null : twoDecimals(LOWEST + (RANGE * earned) / possible);
}

/** The same formula over each dimension's criteria, in the order in which the criteria name the dimensions. */
export function scoreDimensions(
  criteria: readonly Criterion[],
  marks: readonly Mark[],
): Record<string, number | null> {
  return dimensionsBy(criteria, valuesOf(marks));
}

function dimensionsBy(
  criteria: readonly Criterion[],
  values: MarkValues,
): Record<string, number | null> {
  const scores: Record<string, number | null> = {};
  for (const [dimension, own] of criteriaByDimension(criteria))
    scores[dimension] = scoreBy(own, values);
  return scores;
}

const groupedBefore = new WeakMap<
  readonly Criterion[],
  ReadonlyMap<string, readonly Criterion[]>
>();

/** A batch scores thousands of answers by the same criteria. */
function criteriaByDimension(
  criteria: readonly Criterion[],
): ReadonlyMap<string, readonly Criterion[]> {
  const known = groupedBefore.get(criteria);
  if (known !== undefined) return known;
  const grouped = Map.groupBy(criteria, ({ dimension }) => dimension);
  groupedBefore.set(criteria, grouped);
  return grouped;
}

/** What an answer of this score looks like at this level: the rubric's sentence for the nearest whole score. */
export function anchorFor(rubric: Rubric, level: Level, score: number): string {
  const whole = Math.min(5, Math.max(1, Math.round(score)));
  return rubric.anchors[level]?.[whole - 1] ?? "";
}

/** Object keys in order, no spaces: the same data gives the same text whoever wrote it. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/**
 * Names what an answer was judged by: a hash over the question's criteria and its kind's rubric. Two evaluations with
 * different hashes were judged by different words and must not be compared silently.
 *
 * @param hash SHA-256 in hexadecimal (`Ambient.hash`)
 */
export function rubricHash(
  question: Question,
  rubric: Rubric,
  hash: (text: string) => string,
): string {
  // A batch judges thousands of answers to the same question, and this would be a tenth of its work.
  const known = rubricHashes.get(question);
  if (known?.rubric === rubric) return known.hash;
  const computed = hash(canonicalJson({ criteria: question.criteria, rubric }));
  rubricHashes.set(question, { rubric, hash: computed });
  return computed;
}

const rubricHashes = new WeakMap<Question, { readonly rubric: Rubric; readonly hash: string }>();

/** The identity that every evaluation carries. */
export interface EvaluationIdentity {
  readonly grader: Grader;
  /** Of `rubricHash`. */
  readonly rubricHash: string;
}

/** What a grader found, once its quotes were checked. */
export interface Findings {
  /** One for each criterion of the question, in its order. */
  readonly marks: readonly Mark[];
  readonly nextStep: string | null;
  readonly screen: ScreenFinding | null;
  readonly doubts: readonly Doubt[];
}

/** The evaluation of an answer: scored, or ungraded as `nothing-to-judge` when every mark is cannot-tell. */
export function buildEvaluation(
  question: Question,
  findings: Findings,
  identity: EvaluationIdentity,
): EvaluatedAnswer | UngradedAnswer {
  const values = valuesOf(findings.marks);
  const score = scoreBy(question.criteria, values);
  if (score === null) return ungradedEvaluation("nothing-to-judge", identity);
  return {
    ...identity.grader,
    rubricHash: identity.rubricHash,
    status: "evaluated",
    score,
    dimensions: dimensionsBy(question.criteria, values),
    marks: findings.marks,
    nextStep: findings.nextStep,
    screen: findings.screen,
    ...judgedOnce(findings.doubts),
    reason: null,
  };
}

/** An answer that has no score, and why. */
export function ungradedEvaluation(
  reason: UngradedReason,
  identity: EvaluationIdentity,
): UngradedAnswer {
  return {
    ...identity.grader,
    rubricHash: identity.rubricHash,
    status: "ungraded",
    score: null,
    dimensions: {},
    marks: [],
    nextStep: null,
    screen: null,
    confidence: "normal",
    reason,
  };
}

/** The heaviest criterion that was left open, the first of equals; null when every one was met or could not be judged. */
export function heaviestOpenCriterion(
  question: Question,
  marks: readonly Mark[],
): Criterion | null {
  const values = valuesOf(marks);
  let heaviest: Criterion | null = null;
  let most = 0;
  for (const criterion of question.criteria) {
    const earned = credit[values.get(criterion.id) ?? "cannot-tell"];
    const lost = earned === null ? 0 : criterion.weight * (1 - earned);
    if (lost <= most) continue;
    most = lost;
    heaviest = criterion;
  }
  return heaviest;
}

/** How well two series of marks or scores agree, in the measures of the literature on automated scoring. */
import { credit } from "../score.ts";
import type { MarkValue } from "../evaluation.ts";

/** The same criterion of the same answer, marked by a grader and by people. */
export interface MarkPair {
  readonly given: MarkValue;
  readonly agreed: MarkValue;
}

export interface MarkAgreement {
  /** Pairs in which neither side cannot tell. */
  readonly marks: number;
  /** Quadratically weighted kappa, at most 1; null when both sides gave everything the same mark. */
  readonly kappa: number | null;
  /** Share of pairs that earn the same credit. */
  readonly same: number | null;
  /** Mean of the grader's credit less people's, -1 to 1: above 0 it is generous. */
  readonly bias: number | null;
}

/** The credits in order; a miss and a contradiction both earn nothing and are one level. */
const levels = [0, 0.5, 1] as const;

/**
 * Agreement on marks, by weighted kappa with quadratic weights: 1 − Σ w·observed ÷ Σ w·expected, w = (i − j)² ÷ (k − 1)²
 * over the three credits (Cohen, J. (1968). Weighted kappa: Nominal scale agreement with provision for scaled
 * disagreement or partial credit. Psychological Bulletin 70(4), 213–220). Pairs with a cannot-tell are left out.
 */
export function markAgreement(pairs: readonly MarkPair[]): MarkAgreement {
  const table = levels.map(() => levels.map(() => 0));
  let marks = 0;
  let same = 0;
  let bias = 0;
  for (const { given, agreed } of pairs) {
    const row = levels.findIndex((level) => level === credit[given]);
    const column = levels.findIndex((level) => level === credit[agreed]);
    const cells = table[row];
    if (cells === undefined || column === -1) continue;
    cells[column] = (cells[column] ?? 0) + 1;
    marks += 1;
    if (row === column) same += 1;
    bias += (credit[given] ?? 0) - (credit[agreed] ?? 0);
  }
  if (marks === 0) return { marks, kappa: null, same: null, bias: null };
  const rows = table.map((cells) => sum(cells));
  const columns = levels.map((_, column) => sum(table.map((cells) => cells[column] ?? 0)));
  let observed = 0;
  let expected = 0;
  for (const [row, cells] of table.entries()) {
    for (const [column, count] of cells.entries()) {
      const weight = ((row - column) / (levels.length - 1)) ** 2;
      observed += weight * count;
      expected += (weight * (rows[row] ?? 0) * (columns[column] ?? 0)) / marks;
    }
  }
  return {
    marks,
    kappa: expected === 0 ? null : 1 - observed / expected,
    same: same / marks,
    bias: bias / marks,
  };
}

/** One answer's score by a grader and by people's marks, in points of 1 to 5. */
export interface ScoredPair {
  readonly given: number;
  readonly agreed: number;
}

export interface ScoreAgreement {
  readonly scores: number;
  /** Pearson's correlation; null for fewer than two, or where one side does not vary. */
  readonly r: number | null;
  readonly meanAbsoluteError: number | null;
  /** Mean of the grader's score less people's: above 0 it is generous. */
  readonly bias: number | null;
}

export function scoreAgreement(pairs: readonly ScoredPair[]): ScoreAgreement {
  const scores = pairs.length;
  if (scores === 0) return { scores, r: null, meanAbsoluteError: null, bias: null };
  const given = pairs.map((pair) => pair.given);
  const agreed = pairs.map((pair) => pair.agreed);
  const [meanGiven, meanAgreed] = [sum(given) / scores, sum(agreed) / scores];
  const together = sum(pairs.map((pair) => (pair.given - meanGiven) * (pair.agreed - meanAgreed)));
  const varied =
    sum(given.map((value) => (value - meanGiven) ** 2)) *
    sum(agreed.map((value) => (value - meanAgreed) ** 2));
  return {
    scores,
    r: varied < 1e-12 ? null : together / Math.sqrt(varied),
    meanAbsoluteError: sum(pairs.map((pair) => Math.abs(pair.given - pair.agreed))) / scores,
    bias: meanGiven - meanAgreed,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

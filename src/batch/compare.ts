/**
 * What changed since an earlier run: its JSONL against the results of this one, row by row: by their ids, and where a row
 * has none of its own, or a new one, by its answer. So files may be renamed and rows inserted before others.
 */
import { bandOf, differences } from "../grading/comparison.ts";
import type { Yardstick, YardstickKey } from "../grading/comparison.ts";
import { isNamedByPlace, yardstickOfRow } from "./earlier-results.ts";
import type { EarlierResult, EarlierResults } from "./earlier-results.ts";
import { createMean } from "./mean.ts";
import type { Mean } from "./mean.ts";
import type { ResultRow } from "./row.ts";

/** What is kept of a row of this run that is not found at once. */
type ComparedRow = Pick<
  ResultRow,
  "id" | "candidate" | "question" | "score" | "spread" | "answerHash" | "engine"
> & { readonly yardstick: Yardstick };

/** One row's score then and now. */
export interface ScoreChange {
  readonly id: string;
  readonly candidate: string | null;
  readonly question: string | null;
  readonly before: number;
  readonly after: number;
  /** after - before, two decimals. */
  readonly change: number;
  /** What the score may move by without anything having changed. */
  readonly band: number;
  /** By how much the change is larger than its band, two decimals. */
  readonly beyond: number;
}

export interface Comparison {
  /** Rows with a score in both runs, given by the same yardstick. */
  readonly compared: number;
  readonly better: number;
  readonly worse: number;
  /** Rows whose score changed by no more than its band, or not at all. */
  readonly within: number;
  /** Means over the compared rows; null when there are none. */
  readonly means: {
    readonly before: number;
    readonly after: number;
    readonly change: number;
    readonly band: number;
    /** By how much the change is larger than its band; 0 when it is not. */
    readonly beyond: number;
  } | null;
  /** The largest changes beyond their band, what got worse first; at most `mostChanges`. */
  readonly changes: readonly ScoreChange[];
  /** Rows with a score in both runs, by different yardsticks: in none of the numbers above. */
  readonly incomparable: {
    readonly count: number;
    /** How many rows differ in each. */
    readonly differs: Readonly<Record<YardstickKey, number>>;
    /** Mean of after - before; null when there are none. */
    readonly meanChange: number | null;
  };
  /** Rows in both runs that had another id, and are known by their answers. */
  readonly moved: number;
  /** Rows that only this run has, and that only the earlier one had. */
  readonly added: number;
  readonly removed: number;
  /** The first of those that were removed. */
  readonly removedIds: readonly string[];
  /** Rows in both runs of which only one has a score. */
  readonly lostScore: number;
  readonly gainedScore: number;
}

const mostChanges = 20;
const mostIds = 20;

/** Earlier rows by their answers, each given out once while it is in `unseen`. */
function createSameAnswers(
  unseen: ReadonlyMap<string, EarlierResult>,
  counts: (row: EarlierResult) => boolean,
): (answerHash: string | null) => string | null {
  const ids = new Map<string, string[]>();
  for (const [id, row] of unseen) {
    if (row.answerHash === null || !counts(row)) continue;
    const same = ids.get(row.answerHash);
    if (same === undefined) ids.set(row.answerHash, [id]);
    else same.push(id);
  }
  for (const same of ids.values()) same.reverse();
  return (answerHash) => {
    const same = answerHash === null ? undefined : ids.get(answerHash);
    for (let id = same?.pop(); id !== undefined; id = same?.pop()) if (unseen.has(id)) return id;
    return null;
  };
}

/**
 * Compares the rows of this run as they come. A change counts when it is larger than the band of its row
 * (grading/comparison.ts). The band of the mean is √(Σ band²) ÷ n, the rows varying by themselves.
 */
export function createComparison(earlier: EarlierResults): {
  readonly add: (row: ResultRow) => void;
  readonly end: () => Comparison;
} {
  const unseen = new Map(earlier);
  const sameAnswerByPlace = createSameAnswers(unseen, ({ isPlace }) => isPlace);
  // Of this run, to be looked for when all others have found theirs.
  const notFound: ComparedRow[] = [];
  // Of rows that are invalid now: a good row of the same id may still come.
  const invalidIds = new Set<string>();
  const counts = {
    better: 0,
    worse: 0,
    within: 0,
    moved: 0,
    added: 0,
    lostScore: 0,
    gainedScore: 0,
  };
  const sums = { before: createMean(), after: createMean(), squaredBands: 0, incomparable: 0 };
  const differs = { engine: 0, model: 0, promptHash: 0, rubricHash: 0, calibration: 0 };
  let incomparable = 0;
  let changes: ScoreChange[] = [];

  const compareScores = (
    { candidate, question }: ComparedRow,
    id: string,
    before: number,
    after: number,
    band: number,
  ): void => {
    sums.before.add(before);
    sums.after.add(after);
    sums.squaredBands += band * band;
    const change = twoDecimals(after - before);
    if (Math.abs(change) <= band) {
      counts.within += 1;
      return;
    }
    counts[change > 0 ? "better" : "worse"] += 1;
    const beyond = twoDecimals(Math.abs(change) - band);
    changes.push({ id, candidate, question, before, after, change, band, beyond });
    if (changes.length >= 2 * mostChanges) changes = largest(changes);
  };

  /** Where the row stood in the earlier run: its id there. */
  const findAtOnce = (row: ResultRow, id: string): string | null => {
    const then = unseen.get(id);
    if (!isNamedByPlace(row) || row.answerHash === null) return then === undefined ? null : id;
    return then?.answerHash === row.answerHash ? id : sameAnswerByPlace(row.answerHash);
  };

  const settle = (row: ComparedRow, id: string, thenId: string | null): void => {
    const then = thenId === null ? undefined : unseen.get(thenId);
    if (thenId === null || then === undefined) {
      counts.added += 1;
      return;
    }
    unseen.delete(thenId);
    if (thenId !== id) counts.moved += 1;
    const { score } = row;
    if (score === null || then.score === null) {
      if (then.score !== null) counts.lostScore += 1;
      if (score !== null) counts.gainedScore += 1;
      return;
    }
    const different = differences(row.yardstick, then.yardstick);
    if (different.length > 0) {
      incomparable += 1;
      sums.incomparable += score - then.score;
      for (const key of different) differs[key] += 1;
      return;
    }
    compareScores(row, id, then.score, score, bandOf(row, then));
  };

  /** The same answer under another id; else, where it was edited, what stood in the same place. */
  const settleRest = (): void => {
    const sameAnswer = createSameAnswers(unseen, () => true);
    const edited: ComparedRow[] = [];
    for (const row of notFound) {
      const thenId = sameAnswer(row.answerHash);
      if (thenId === null) edited.push(row);
      else settle(row, row.id ?? "", thenId);
    }
    for (const row of edited) settle(row, row.id ?? "", row.id);
    notFound.length = 0;
  };

  return {
    add: (row) => {
      const { id } = row;
      if (id === null) return;
      if (row.status === "invalid") {
        if (unseen.has(id)) invalidIds.add(id);
        return;
      }
      const compared = toCompared(row);
      const thenId = findAtOnce(row, id);
      if (thenId === null) notFound.push(compared);
      else settle(compared, id, thenId);
    },
    end: () => {
      settleRest();
      for (const id of invalidIds) {
        if (typeof unseen.get(id)?.score === "number") counts.lostScore += 1;
        unseen.delete(id);
      }
      invalidIds.clear();
      const compared = counts.better + counts.worse + counts.within;
      return {
        ...counts,
        compared,
        means: meansOf(sums, compared),
        changes: largest(changes).toSorted((left, right) => left.change - right.change),
        incomparable: {
          count: incomparable,
          differs,
          meanChange: incomparable === 0 ? null : sums.incomparable / incomparable,
        },
        removed: unseen.size,
        removedIds: [...unseen.keys().take(mostIds)],
      };
    },
  };
}

/** Means over `compared` rows. The difference of two means is rounded: as fractions, equal ones may differ. */
function meansOf(
  sums: { readonly before: Mean; readonly after: Mean; readonly squaredBands: number },
  compared: number,
): Comparison["means"] {
  const before = sums.before.value();
  const after = sums.after.value();
  if (before === null || after === null) return null;
  const change = Math.round((after - before) * 1e9) / 1e9;
  const band = Math.sqrt(sums.squaredBands) / compared;
  return { before, after, change, band, beyond: Math.max(0, Math.abs(change) - band) };
}

/** What is kept of a row must not be as long as the row. */
function toCompared(row: ResultRow): ComparedRow {
  const { id, candidate, question, score, spread, answerHash, engine } = row;
  const yardstick = yardstickOfRow(row);
  const shortened = question?.slice(0, 500) ?? null;
  return { id, candidate, question: shortened, score, spread, answerHash, engine, yardstick };
}

/** Those that changed most, the first of equals. */
function largest(changes: readonly ScoreChange[]): ScoreChange[] {
  return changes
    .toSorted((left, right) => Math.abs(right.change) - Math.abs(left.change))
    .slice(0, mostChanges);
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What the summary of a run needs to know of its results, in memory that does not grow with them. */
import { createMean } from "./mean.ts";
import { oneLine } from "./one-line.ts";
import type { ResultRow } from "./row.ts";

/** The answers of one question or one candidate. */
export interface Group {
  readonly name: string;
  readonly count: number;
  readonly mean: number;
  readonly lowest: number;
}

export interface Groups {
  /** Lowest mean first, at most `mostGroups`. */
  readonly listed: readonly Group[];
  /** How many there are besides. */
  readonly unlisted: number;
  /** Answers of those that came when `mostKeys` were known: they are in no group. */
  readonly answersOfOthers: number;
}

export interface Summary {
  readonly rows: number;
  readonly evaluated: number;
  readonly ungraded: number;
  readonly invalid: number;
  /** 1 to 5; null when nothing was evaluated. */
  readonly mean: number | null;
  /** Evaluated rows below the minimum; 0 without one. */
  readonly belowMinimum: number;
  /** How many scores are nearest to 1, 2, 3, 4 and 5, as the rubric's anchors are chosen. */
  readonly bands: readonly number[];
  /** `model (engine)` of those who graded, the first `mostGraders`. */
  readonly graders: readonly string[];
  readonly questions: Groups;
  readonly candidates: Groups;
  /** The lowest `mostLowest` answers, lowest first, the first of equals; their texts may be cut. */
  readonly lowest: readonly ResultRow[];
  /** Why rows have no score, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly reasonsLeftOut: number;
  /** The first `mostWithoutScore` rows without a score. */
  readonly withoutScore: readonly ResultRow[];
}

const mostGroups = 30;
const mostGraders = 5;
const mostLowest = 10;
const mostReasons = 10;
const mostWithoutScore = 10;
/** So many questions, candidates and reasons are told apart; those that come later are counted together. */
const mostKeys = 5000;
const longestKey = 500;

/** @param minScore `--min-score`; null: none */
export function createSummary(minScore: number | null): {
  readonly add: (row: ResultRow) => void;
  readonly end: () => Summary;
} {
  const counts = { evaluated: 0, ungraded: 0, invalid: 0 };
  const bands = [0, 0, 0, 0, 0];
  const questions = createGroups();
  const candidates = createGroups();
  const reasons = new Map<string, number>();
  const graders = new Set<string>();
  const withoutScore: ResultRow[] = [];
  let lowest: ResultRow[] = [];
  const mean = createMean();
  let belowMinimum = 0;
  let otherReasons = 0;

  const addScore = (row: ResultRow, score: number): void => {
    mean.add(score);
    const band = Math.min(5, Math.max(1, Math.round(score))) - 1;
    bands[band] = (bands[band] ?? 0) + 1;
    if (minScore !== null && score < minScore) belowMinimum += 1;
    questions.add(row.questionId ?? row.question, score);
    candidates.add(row.candidate, score);
    if (graders.size < mostGraders && row.model !== null) {
      graders.add(`${row.model} (${row.engine ?? "unknown"})`);
    }
    const last = lowest[mostLowest - 1];
    if (last === undefined || score < (last.score ?? 0)) {
      lowest = [...lowest, shortened(row)]
        .toSorted((left, right) => (left.score ?? 0) - (right.score ?? 0))
        .slice(0, mostLowest);
    }
  };

  return {
    add: (row) => {
      counts[row.status] += 1;
      if (row.score !== null) {
        addScore(row, row.score);
        return;
      }
      if (withoutScore.length < mostWithoutScore) withoutScore.push(shortened(row));
      const reason = oneLine(row.reason ?? row.status, longestKey);
      if (reasons.has(reason) || reasons.size < mostKeys) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      } else otherReasons += 1;
    },
    end: () => {
      const sorted = [...reasons].toSorted(([, left], [, right]) => right - left);
      return {
        ...counts,
        rows: counts.evaluated + counts.ungraded + counts.invalid,
        mean: mean.value(),
        belowMinimum,
        bands,
        graders: [...graders],
        questions: questions.end(),
        candidates: candidates.end(),
        lowest,
        reasons: sorted.slice(0, mostReasons).map(([reason, count]) => ({ reason, count })),
        reasonsLeftOut:
          sorted.slice(mostReasons).reduce((total, [, count]) => total + count, 0) + otherReasons,
        withoutScore,
      };
    },
  };
}

function createGroups(): {
  readonly add: (name: string | null, score: number) => void;
  readonly end: () => Groups;
} {
  const groups = new Map<string, { count: number; sum: number; lowest: number }>();
  let answersOfOthers = 0;
  return {
    add: (name, score) => {
      if (name === null) return;
      const key = name.slice(0, longestKey);
      const group = groups.get(key);
      if (group !== undefined) {
        group.count += 1;
        group.sum += score;
        group.lowest = Math.min(group.lowest, score);
      } else if (groups.size < mostKeys) groups.set(key, { count: 1, sum: score, lowest: score });
      else answersOfOthers += 1;
    },
    end: () => ({
      listed: [...groups]
        .map(([name, { count, sum, lowest }]) => ({ name, count, mean: sum / count, lowest }))
        .toSorted((left, right) => left.mean - right.mean)
        .slice(0, mostGroups),
      unlisted: Math.max(0, groups.size - mostGroups),
      answersOfOthers,
    }),
  };
}

/** What is kept of a row must not be as long as the row. */
function shortened(row: ResultRow): ResultRow {
  return {
    ...row,
    id: cut(row.id),
    candidate: cut(row.candidate),
    question: cut(row.question),
    questionId: cut(row.questionId),
    marks: row.marks.map((mark) => ({ ...mark, quote: cut(mark.quote), reason: null })),
    nextStep: null,
    reason: cut(row.reason),
  };
}

function cut(text: string | null): string | null {
  return text === null ? null : text.slice(0, 2 * longestKey);
}

/** The sums of a run, in memory that does not grow with it. */
import { createMean } from "./mean.ts";
import type { GreenroomError } from "../errors.ts";
import type { ModelCall } from "../grading/ports.ts";
import { costOfCall } from "./finding.ts";
import type { ResultRow } from "./row.ts";

export interface Totals {
  readonly evaluated: number;
  readonly ungraded: number;
  readonly invalid: number;
  /** Mean of the scores, 1 to 5; null when there is none. */
  readonly mean: number | null;
  readonly lowest: number | null;
  /** Evaluated rows below `--min-score`. */
  readonly belowMinimum: number;
  /** How many ungraded rows there are of each reason. */
  readonly reasons: ReadonlyMap<string, number>;
  /** Rows that cost nothing, since an earlier run or an equal row had their judgement. */
  readonly kept: number;
  /** What this run asked, whatever became of it. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Dollars, of the calls whose price is known. */
  readonly costUsd: number;
  readonly callsWithoutPrice: number;
  /** Of them: calls that were answered, and whose tokens the server does not count. */
  readonly callsWithoutCount: number;
  /** What the service said last when it failed; null when it never did. */
  readonly lastFailure: GreenroomError | null;
}

export interface Tally {
  readonly addResult: (result: ResultRow) => void;
  readonly addCall: (call: ModelCall) => void;
  readonly addKept: () => void;
  readonly addFailure: (error: GreenroomError) => void;
  readonly totals: () => Totals;
}

/** @param minScore `--min-score`; null: none */
export function createTally(minScore: number | null): Tally {
  const counts = { evaluated: 0, ungraded: 0, invalid: 0 };
  const reasons = new Map<string, number>();
  const mean = createMean();
  let lowest: number | null = null;
  let belowMinimum = 0;
  let kept = 0;
  let calls = 0;
  let inputTokens = 0;
  let outputTokens = 0;
  let costUsd = 0;
  let callsWithoutPrice = 0;
  let callsWithoutCount = 0;
  let lastFailure: GreenroomError | null = null;
  return {
    addResult: ({ status, score, reason }) => {
      counts[status] += 1;
      if (status === "ungraded" && reason !== null) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      if (score === null) return;
      mean.add(score);
      lowest = Math.min(lowest ?? score, score);
      if (minScore !== null && score < minScore) belowMinimum += 1;
    },
    addCall: (call) => {
      calls += 1;
      inputTokens += call.inputTokens ?? 0;
      outputTokens += call.outputTokens ?? 0;
      const cost = costOfCall(call);
      if (cost === null) callsWithoutPrice += 1;
      else costUsd += cost;
      if (cost === null && call.inputTokens === null) callsWithoutCount += 1;
    },
    addKept: () => {
      kept += 1;
    },
    addFailure: (error) => {
      lastFailure = error;
    },
    totals: () => ({
      ...counts,
      mean: mean.value(),
      lowest,
      belowMinimum,
      reasons,
      kept,
      calls,
      inputTokens,
      outputTokens,
      costUsd,
      callsWithoutPrice,
      callsWithoutCount,
      lastFailure,
    }),
  };
}

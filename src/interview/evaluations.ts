/** The evaluations of an interview: made while the person waits, or beside the next question. */
import type { Mark } from "../grading/evaluation.ts";
import type { Ambient } from "../grading/ports.ts";
import type { Engines } from "./engines.ts";
import type { Turn } from "./interview.ts";
import { judgeTurn } from "./judge-turn.ts";
import type { Ledger } from "./ledger.ts";

export interface EvaluationsOptions {
  readonly ledger: Ledger;
  readonly engines: Engines;
  readonly ambient: Ambient;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** Marks as they arrive, before their evaluation is saved; only of one that is made at once. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/** Makes evaluations and saves them. Every method rejects with GreenroomError `stopped` when the signal is aborted. */
export interface Evaluations {
  /** While the person waits, who sees the marks as they arrive. */
  readonly makeLive: (turn: Turn) => Promise<Turn>;
  /** While nobody looks. */
  readonly make: (turn: Turn) => Promise<Turn>;
  /** Makes it while the interview goes on. */
  readonly begin: (turn: Turn) => void;
  /** Resolves when none is under way any more; rejects then with what went wrong in one of them. */
  readonly settled: () => Promise<void>;
}

/** Begins with none. */
export function openEvaluations(options: EvaluationsOptions): Evaluations {
  const { ledger, engines, ambient, newId, signal } = options;
  const begun = new Set<Promise<void>>();

  async function make(turn: Turn, onMark?: (mark: Mark) => void): Promise<Turn> {
    const saved = await judgeTurn(turn, engines.judging(), {
      settings: ledger.record().settings,
      signal,
      id: newId(),
      now: ambient.now,
      onMark,
    });
    return ledger.saveEvaluation(saved);
  }

  /** Stopping loses only the evaluation, which is made again later; any other error is a bug and must surface. */
  async function makeUnlessStopped(turn: Turn): Promise<void> {
    try {
      await make(turn);
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  return {
    makeLive: (turn) => make(turn, options.onMark),
    make: (turn) => make(turn),
    begin: (turn) => void begun.add(makeUnlessStopped(turn)),
    settled: async () => {
      await Promise.allSettled(begun);
      await Promise.all(begun);
    },
  };
}

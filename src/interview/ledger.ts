/** The interview's record as it grows: what is changed here was saved first. */
import type {
  Answer,
  AskedProbe,
  AskedQuestion,
  InterviewRecord,
  InterviewStatus,
  SavedEvaluation,
  Turn,
} from "./interview.ts";
import type { InterviewStore } from "./ports.ts";

/** The record and the only ways to change it. Each method saves, changes the record, and gives the turn as it is now. */
export interface Ledger {
  readonly record: () => InterviewRecord;
  readonly saveQuestion: (asked: AskedQuestion) => Turn;
  readonly saveProbe: (probe: AskedProbe) => Turn;
  readonly saveAnswer: (answer: Answer) => Turn;
  readonly saveEvaluation: (evaluation: SavedEvaluation) => Turn;
  readonly saveImprovement: (position: number, text: string) => Turn;
  readonly finish: (status: Exclude<InterviewStatus, "open">, finishedAt: string) => void;
}

/** A ledger that begins with the record as it was saved. */
export function openLedger(saved: InterviewRecord, store: InterviewStore): Ledger {
  const { id } = saved;
  let record = saved;

  const change = (position: number, changed: (turn: Turn) => Partial<Turn>): Turn => {
    const turns = record.turns.map((turn) =>
      turn.asked.position === position ? { ...turn, ...changed(turn) } : turn,
    );
    const turn = turns.find(({ asked }) => asked.position === position);
    if (turn === undefined) {
      throw new Error(`interview ${id} has no question ${position}`);
    }
    record = { ...record, turns };
    return turn;
  };

  return {
    record: () => record,
    saveQuestion: (asked) => {
      store.saveQuestion(id, asked);
      const turn: Turn = { asked, probes: [], answers: [], evaluations: [], improvement: null };
      record = { ...record, turns: [...record.turns, turn] };
      return turn;
    },
    saveProbe: (probe) => {
      store.saveProbe(id, probe);
      return change(probe.position, ({ probes }) => ({ probes: [...probes, probe] }));
    },
    saveAnswer: (answer) => {
      store.saveAnswer(id, answer);
      return change(answer.position, ({ answers }) => ({ answers: [...answers, answer] }));
    },
    saveEvaluation: (evaluation) => {
      store.saveEvaluation(id, evaluation);
      return change(evaluation.position, ({ evaluations }) => ({
        evaluations: [...evaluations, evaluation],
      }));
    },
    saveImprovement: (position, improvement) => {
      store.saveImprovement(id, position, improvement);
      return change(position, () => ({ improvement }));
    },
    finish: (status, finishedAt) => {
      store.finishInterview(id, status, finishedAt);
      record = { ...record, status, finishedAt };
    },
  };
}

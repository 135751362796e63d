import type { InterviewSummary } from "./events.ts";
import { currentEvaluation } from "./interview.ts";
import type { InterviewRecord } from "./interview.ts";
import { hasUnreadAnswer } from "./step.ts";

/** The counts and the mean score of an interview as saved; the score is the mean of the turns' current scores. */
export function summarize(record: InterviewRecord): InterviewSummary {
  const answered = record.turns.filter((turn) =>
    turn.answers.some((answer) => answer.outcome === "answered"),
  );
  const scores = answered.flatMap((turn) => currentEvaluation(turn)?.evaluation.score ?? []);
  return {
    asked: record.turns.length,
    answered: answered.length,
    skipped: record.turns.filter((turn) => turn.answers.some(isSkippedQuestion)).length,
    ungraded: answered.filter(
      (turn) => hasUnreadAnswer(turn) || currentEvaluation(turn)?.evaluation.status === "ungraded",
    ).length,
    score:
      scores.length === 0
        ? null
        : Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100) / 100,
  };
}

function isSkippedQuestion(answer: { probeNumber: number; outcome: string }): boolean {
  return answer.probeNumber === 0 && answer.outcome === "skipped";
}

/** What one or several judgements of an answer come to. */
import type { Evaluation } from "../grading/evaluation.ts";
import { combineJudgements } from "../grading/panel.ts";
import type { ModelCall } from "../grading/ports.ts";
import type { Question } from "../grading/question.ts";
import { noUsage } from "./result.ts";
import type { RowUsage } from "./row.ts";

/** What was found of one answer, once or several times. */
export interface Finding {
  readonly evaluation: Evaluation;
  readonly usage: RowUsage;
  /** Why there is no score, where the evaluation's own word says less; null or absent: that word. */
  readonly reason?: string | null;
}

/** All findings as one, by panel.ts; the usage is that of all. @param judges how many were wanted */
export function combine(question: Question, findings: readonly Finding[], judges: number): Finding {
  const [first, ...others] = findings.map(({ evaluation }) => evaluation);
  if (first === undefined) throw new Error("an answer was judged by nobody");
  const evaluation = combineJudgements(question, [first, ...others], judges);
  return {
    evaluation,
    usage: findings.map(({ usage }) => usage).reduce(sumOfUsage, noUsage),
    reason: findings.find((finding) => finding.evaluation === evaluation)?.reason ?? null,
  };
}

function sumOfUsage(left: RowUsage, right: RowUsage): RowUsage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    costUsd:
      left.costUsd === null || right.costUsd === null
        ? null
        : dollars(left.costUsd + right.costUsd),
  };
}

export function usageOf(calls: readonly ModelCall[]): RowUsage {
  return calls
    .map((call) => ({
      inputTokens: call.inputTokens ?? 0,
      outputTokens: call.outputTokens ?? 0,
      costUsd: costOfCall(call),
    }))
    .reduce(sumOfUsage, noUsage);
}

/** With halves of surrogate pairs, which no database and no UTF-8 file holds, replaced: the same now as when it is kept. */
export function wellFormed(evaluation: Evaluation): Evaluation {
  if (evaluation.status === "ungraded") return evaluation;
  return {
    ...evaluation,
    model: evaluation.model.toWellFormed(),
    nextStep: evaluation.nextStep?.toWellFormed() ?? null,
    marks: evaluation.marks.map((mark) => ({
      ...mark,
      quote: mark.quote?.toWellFormed() ?? null,
      reason: mark.reason?.toWellFormed() ?? null,
    })),
  };
}

/** Without the noise of adding fractions; a billionth of a dollar is less than any token costs. */
function dollars(amount: number): number {
  return Math.round(amount * 1e9) / 1e9;
}

/** In dollars; null when unknown. One that failed at the service or the key and reports no tokens was not charged. */
export function costOfCall({ outcome, inputTokens, costUsd }: ModelCall): number | null {
  const isFree = (outcome === "service" || outcome === "key") && inputTokens === null;
  return isFree ? 0 : costUsd;
}

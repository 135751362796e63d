/** What one or several judgements of an answer come to. */
import type { EvaluatedAnswer, Evaluation } from "../grading/evaluation.ts";
import type { ModelCall } from "../grading/ports.ts";
import { noUsage } from "./result.ts";
import type { RowUsage } from "./row.ts";

/** What was found of one answer, once or several times. */
export interface Finding {
  readonly evaluation: Evaluation;
  readonly usage: RowUsage;
  readonly spread: number | null;
}

/**
 * The finding whose score is the median of those with a score (of an even number the lower of the two in the middle, so
 * that marks and score are always one grader's), and how far the highest score is from the lowest. With no more than
 * half of the judgements there it has no score. The usage is that of all.
 */
export function combine(findings: readonly Omit<Finding, "spread">[], judges: number): Finding {
  const scored = findings
    .map(({ evaluation }) => evaluation)
    .filter((evaluation): evaluation is EvaluatedAnswer => evaluation.status === "evaluated")
    .toSorted((left, right) => left.score - right.score);
  const median = scored[Math.floor((scored.length - 1) / 2)];
  const usage = findings.map((finding) => finding.usage).reduce(sumOfUsage, noUsage);
  if (median !== undefined && scored.length * 2 > judges) {
    const lowest = scored[0]?.score ?? median.score;
    const highest = scored.at(-1)?.score ?? median.score;
    const spread = judges === 1 ? null : Math.round((highest - lowest) * 100) / 100;
    return { evaluation: median, usage, spread };
  }
  const ungraded = findings.find(({ evaluation }) => evaluation.status === "ungraded");
  if (ungraded === undefined) throw new Error("an answer was judged by nobody");
  return { evaluation: ungraded.evaluation, usage, spread: null };
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

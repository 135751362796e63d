/** Whether two scores of the same answer differ by more than chance, and whether they may be compared at all. */
import type { EvaluatedAnswer } from "./evaluation.ts";

/** What two scores must share to be comparable, so that no trend mixes versions silently. */
export const yardstickKeys = [
  "engine",
  "model",
  "promptHash",
  "rubricHash",
  "calibration",
] as const;
export type YardstickKey = (typeof yardstickKeys)[number];

/** Who judged and by which version of what; the calibration by its name. */
export type Yardstick = Readonly<Record<YardstickKey, string | null>>;

export function yardstickOf(evaluation: EvaluatedAnswer): Yardstick {
  const { engine, model, promptHash, rubricHash, calibration } = evaluation;
  return { engine, model, promptHash, rubricHash, calibration: calibration?.name ?? null };
}

/** In what two scores' yardsticks differ; empty when they are comparable. */
export function differences(now: Yardstick, then: Yardstick): readonly YardstickKey[] {
  return yardstickKeys.filter((key) => now[key] !== then[key]);
}

/**
 * For a model without `--judges`, whose spread is not known: more than half a mark on one of five criteria of equal weight
 * (4 × ½ ÷ 5 = 0.4), which is what one criterion on the border moves the score by from run to run.
 */
export const defaultBand = 0.5;

/**
 * What a score may move by without anything having changed: the larger spread where several judges gave one, else 0 for
 * the offline engine, which gives the same answer the same score, and `defaultBand` for a model.
 */
export function bandOf(
  now: { readonly engine: string | null; readonly spread: number | null },
  then: { readonly spread: number | null },
): number {
  if (now.spread !== null || then.spread !== null) {
    return Math.max(now.spread ?? 0, then.spread ?? 0);
  }
  return now.engine === "offline" ? 0 : defaultBand;
}

/** The affine correction of one grader's scores: what it is too generous or too strict by, fitted to people's marks. */
import * as z from "zod";
import { engineNameSchema } from "../evaluation.ts";
import type { Evaluation, Grader } from "../evaluation.ts";
import { twoDecimals } from "../score.ts";

/** score = intercept + slope · raw score, for one model with one prompt. */
export const calibrationSchema = z.object({
  engine: engineNameSchema,
  model: z.string(),
  promptHash: z.string().nullable(),
  /** `cal-` and eight hexadecimal digits of a hash over grader, intercept and slope. */
  name: z.string(),
  intercept: z.number(),
  slope: z.number(),
  /** How many answers it was fitted to. */
  answers: z.number().int(),
  /** ISO 8601. */
  fittedAt: z.iso.datetime(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** The correction for evaluations by this grader; null: none was fitted. */
export type CalibrationSource = (grader: Grader) => Calibration | null;

/** Where fitted corrections are kept, one for each grader. */
export interface CalibrationStore {
  find(grader: Grader): Calibration | null;
  all(): readonly Calibration[];
  /** In the place of an earlier one of the same grader. */
  save(calibration: Calibration): void;
  /** True when there was one. */
  remove(grader: Grader): boolean;
}

/** No correction for anybody. */
export const uncalibrated: CalibrationSource = () => null;

/** A grader's raw score of an answer, and the score that people's marks give it. */
export interface ScorePair {
  readonly raw: number;
  readonly agreed: number;
}

export interface AffineFit {
  readonly intercept: number;
  readonly slope: number;
  /** Mean absolute errors of answers that the fit had not seen (each left out in turn), without it and with it. */
  readonly errorBefore: number;
  readonly errorAfter: number;
}

/** Fewer answers than this say more about chance than about the grader. */
export const fewestAnswers = 10;

/**
 * Ordinary least squares of the agreed scores on the raw ones. Null when there are fewer than `fewestAnswers`, when all
 * raw scores are the same, or when higher raw scores do not go with higher agreed ones: no line mends that.
 */
export function fitAffine(pairs: readonly ScorePair[]): AffineFit | null {
  const line = leastSquares(pairs);
  if (pairs.length < fewestAnswers || line === null || line.slope <= 0) return null;
  let before = 0;
  let after = 0;
  for (const [index, { raw, agreed }] of pairs.entries()) {
    const others = leastSquares(pairs.filter((_, other) => other !== index)) ?? line;
    before += Math.abs(raw - agreed);
    after += Math.abs(corrected(raw, others) - agreed);
  }
  return {
    intercept: fourDecimals(line.intercept),
    slope: fourDecimals(line.slope),
    errorBefore: before / pairs.length,
    errorAfter: after / pairs.length,
  };
}

/** Names a fit: the same grader with the same line has the same name everywhere. */
export function nameCalibration(
  { engine, model, promptHash }: Grader,
  { intercept, slope }: Pick<AffineFit, "intercept" | "slope">,
  hash: (text: string) => string,
): string {
  const text = JSON.stringify([engine, model, promptHash, intercept, slope]);
  return `cal-${hash(text).slice(0, 8)}`;
}

/**
 * The evaluation with its score, dimensions and spread corrected and the raw score kept. What the screen settled without
 * a grader stays as it is, and so does what has no score or was corrected before.
 */
export function applyCalibration(evaluation: Evaluation, source: CalibrationSource): Evaluation {
  if (evaluation.status !== "evaluated" || evaluation.screen !== null) return evaluation;
  if (evaluation.calibration !== null) return evaluation;
  const calibration = source(evaluation);
  if (calibration === null) return evaluation;
  const { name, intercept, slope } = calibration;
  const { score: rawScore, dimensions, spread } = evaluation;
  return {
    ...evaluation,
    score: corrected(rawScore, calibration),
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([id, score]) => [
        id,
        score === null ? null : corrected(score, calibration),
      ]),
    ),
    spread: spread === null ? null : twoDecimals(spread * slope),
    calibration: { name, intercept, slope, rawScore },
  };
}

function corrected(raw: number, line: { intercept: number; slope: number }): number {
  return twoDecimals(Math.min(5, Math.max(1, line.intercept + line.slope * raw)));
}

function leastSquares(
  pairs: readonly ScorePair[],
): { readonly intercept: number; readonly slope: number } | null {
  const meanRaw = pairs.reduce((sum, { raw }) => sum + raw, 0) / pairs.length;
  const meanAgreed = pairs.reduce((sum, { agreed }) => sum + agreed, 0) / pairs.length;
  let together = 0;
  let alone = 0;
  for (const { raw, agreed } of pairs) {
    together += (raw - meanRaw) * (agreed - meanAgreed);
    alone += (raw - meanRaw) ** 2;
  }
  if (pairs.length === 0 || alone < 1e-9) return null;
  const slope = together / alone;
  return { slope, intercept: meanAgreed - slope * meanRaw };
}

function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** What a grader found in one answer. Evaluations are append-only: a later one never changes an earlier one. */
import * as z from "zod";

export const markValueSchema = z.enum(["met", "partly", "missed", "contradicted", "cannot-tell"]);
export type MarkValue = z.infer<typeof markValueSchema>;

/** The verdict on one criterion. A met or partly mark carries words that stand in the answer. */
export const markSchema = z.object({
  criterionId: z.string(),
  mark: markValueSchema,
  /** The candidate's own words, verbatim from the answer; null where there are none. */
  quote: z.string().nullable(),
  /** One sentence: why this mark. */
  reason: z.string().nullable(),
});
export type Mark = z.infer<typeof markSchema>;

export const engineNameSchema = z.enum(["openai", "offline"]);
export type EngineName = z.infer<typeof engineNameSchema>;

/** Who judged, and by which version of what: two evaluations are comparable only when all of this is the same. */
export interface Grader {
  readonly engine: EngineName;
  /** The model's name as the server reports it; `offline-<version>` for the offline grader. */
  readonly model: string;
  /** Hash of the prompt file that was used; null where no prompt was. */
  readonly promptHash: string | null;
}

/** What the screen found before any grader ran; such an answer scores 1 without a model. */
export const screenFindingSchema = z.enum(["empty", "no-answer", "gibberish", "echo"]);
export type ScreenFinding = z.infer<typeof screenFindingSchema>;

/** Why an answer has no score. */
export const ungradedReasonSchema = z.enum([
  /** The service did not answer, or its breaker is open. */
  "service-down",
  /** The key is missing or was refused. */
  "key-refused",
  /** The model declined to judge, or a content filter stopped it. */
  "refused",
  /** The reply was cut off, not JSON, or of the wrong shape, and one repair did not help. */
  "invalid-reply",
  /** Every criterion was cannot-tell. */
  "nothing-to-judge",
  /** Stopped by the person before the reply came. */
  "stopped",
]);
export type UngradedReason = z.infer<typeof ungradedReasonSchema>;

/** Why an evaluation is of low confidence. */
export const doubtSchema = z.enum([
  /** The model and the offline grader differ by more than .4 of the range. */
  "graders-disagree",
  /** Several judgements of the same answer differ by more than that. */
  "judges-disagree",
  /** A sentence of the answer gives orders to whoever judges it. */
  "addressed-to-grader",
  /** The answer was longer than what is sent to a model; its end was not judged. */
  "too-long",
  /** Most criteria could not be judged either way. */
  "mostly-cannot-tell",
  /** A criterion hangs on words that the speech recogniser was unsure of. */
  "unclear-words",
]);
export type Doubt = z.infer<typeof doubtSchema>;

/** The correction that was fitted for a grader and applied: score = intercept + slope · rawScore, within 1 to 5. */
export const appliedCalibrationSchema = z.object({
  /** Names the fit, see calibration/affine.ts. */
  name: z.string(),
  intercept: z.number(),
  slope: z.number(),
  /** By the formula of score.ts, from the marks alone. */
  rawScore: z.number().min(1).max(5),
});
export type AppliedCalibration = z.infer<typeof appliedCalibrationSchema>;

interface EvaluationBase extends Grader {
  /** Hash of the question's criteria and its kind's rubric. */
  readonly rubricHash: string;
}

export interface EvaluatedAnswer extends EvaluationBase {
  readonly status: "evaluated";
  /** 1 to 5, by the formula of score.ts and the calibration where there is one, rounded to two decimals. */
  readonly score: number;
  /** The same over each dimension's criteria; null where every one was cannot-tell. */
  readonly dimensions: Readonly<Record<string, number | null>>;
  /** One for each criterion of the question, in its order. */
  readonly marks: readonly Mark[];
  /** The one thing to do next time, a sentence; null when nothing was left open. */
  readonly nextStep: string | null;
  readonly screen: ScreenFinding | null;
  /** Low when there is any doubt. */
  readonly confidence: "normal" | "low";
  readonly doubts: readonly Doubt[];
  /** How many judgements of the answer the marks are the median of. */
  readonly judges: number;
  /** The highest of their scores less the lowest, in points of 1 to 5; null with one judge. */
  readonly spread: number | null;
  /** Null: the score is the raw one. */
  readonly calibration: AppliedCalibration | null;
  readonly reason: null;
}

/** What an evaluation says of itself that was made once and not corrected. */
export function judgedOnce(
  doubts: readonly Doubt[],
): Pick<EvaluatedAnswer, "confidence" | "doubts" | "judges" | "spread" | "calibration"> {
  return {
    confidence: doubts.length === 0 ? "normal" : "low",
    doubts,
    judges: 1,
    spread: null,
    calibration: null,
  };
}

export interface UngradedAnswer extends EvaluationBase {
  readonly status: "ungraded";
  readonly score: null;
  readonly dimensions: Readonly<Record<string, never>>;
  readonly marks: readonly [];
  readonly nextStep: null;
  readonly screen: null;
  readonly confidence: "normal";
  readonly reason: UngradedReason;
}

export type Evaluation = EvaluatedAnswer | UngradedAnswer;

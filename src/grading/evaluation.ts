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

interface EvaluationBase extends Grader {
  /** Hash of the question's criteria and its kind's rubric. */
  readonly rubricHash: string;
}

export interface EvaluatedAnswer extends EvaluationBase {
  readonly status: "evaluated";
  /** 1 to 5, by the formula of score.ts, rounded to two decimals. */
  readonly score: number;
  /** The same formula over each dimension's criteria; null where every one was cannot-tell. */
  readonly dimensions: Readonly<Record<string, number | null>>;
  /** One for each criterion of the question, in its order. */
  readonly marks: readonly Mark[];
  /** The one thing to do next time, a sentence; null when nothing was left open. */
  readonly nextStep: string | null;
  readonly screen: ScreenFinding | null;
  /** Low when the graders disagree or the answer tried to talk the grader round. */
  readonly confidence: "normal" | "low";
  readonly reason: null;
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

/** What the main thread and a grading thread say to each other. All of it is copied on the way. */
import type { Measure } from "../../batch/grade.ts";
import type { ErrorCode } from "../../errors.ts";
import type { Evaluation } from "../../grading/evaluation.ts";
import type { ModelJudgeRequest } from "../../grading/model-grader.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../grading/ports.ts";

/** Which folders a thread reads prompts and rubrics from, as for openLibrary. */
export interface ThreadData {
  readonly promptsFolder: string;
  readonly compiledFolder: string | null;
}

/**
 * A measure, whole when this thread is first sent it, by its number afterwards. Besides sparing the copy, it stays the
 * same object for the thread: graders know a question again by that, and compile it once.
 */
export interface SentMeasure {
  readonly number: number;
  readonly measure: Measure | null;
}

export type ToThread =
  | {
      readonly type: "grade";
      readonly task: number;
      readonly sent: SentMeasure;
      readonly answer: string;
    }
  | {
      readonly type: "judge";
      readonly task: number;
      readonly sent: SentMeasure;
      readonly model: Pick<Model, "name" | "contextTokens">;
      readonly given: Pick<ModelJudgeRequest, "answers" | "settings">;
    }
  /** What came of a request that the thread wanted made. */
  | { readonly type: "replied"; readonly task: number; readonly outcome: ModelOutcome<unknown> }
  /** It threw: a code where it was a GreenroomError, which graders tell apart; else null. */
  | { readonly type: "refused"; readonly task: number; readonly code: ErrorCode | null }
  /** The measure of this number will not be sent again. */
  | { readonly type: "forget"; readonly number: number };

/** A request as it can be copied; what it lacks, the main thread knows. */
export type SentRequest = Pick<
  ModelRequest<unknown>,
  "purpose" | "messages" | "temperature" | "maxOutputTokens"
>;

export type FromThread =
  | { readonly type: "done"; readonly task: number; readonly evaluation: Evaluation | null }
  | { readonly type: "ask"; readonly task: number; readonly request: SentRequest }
  | { readonly type: "threw"; readonly task: number; readonly error: unknown };

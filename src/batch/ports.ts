/** What running a batch needs from outside, in its own words. */
import type { EvaluatedAnswer, Evaluation } from "../grading/evaluation.ts";
import type { ModelJudgeRequest } from "../grading/model-grader.ts";
import type { Model, ModelCall } from "../grading/ports.ts";
import type { Criterion } from "../grading/question.ts";
import type { Measure } from "./grade.ts";
import type { RowUsage } from "./row.ts";

/** What a model said of one answer, and what that took. */
export interface Judgement {
  readonly evaluation: EvaluatedAnswer;
  readonly usage: RowUsage;
}

/** Criteria that a model wrote for a question, so that every later run judges by the same. */
export interface WrittenCriteria {
  readonly criteria: readonly Criterion[];
  /** As the server reports it. */
  readonly model: string;
  readonly promptHash: string;
}

/** What a batch keeps for the next run: all or nothing of one save. */
export interface Savings {
  readonly judgements: readonly { readonly key: string; readonly judgement: Judgement }[];
  readonly criteria: { readonly key: string; readonly written: WrittenCriteria } | null;
  /** For `greenroom usage`. */
  readonly calls: readonly ModelCall[];
}

export interface JudgementStore {
  findJudgement(key: string): Judgement | null;
  findCriteria(key: string): WrittenCriteria | null;
  /**
   * On the disk when it resolves; what is saved within moments shares one write. A key that is there already keeps what
   * it has.
   */
  saveJudgements(savings: Savings): Promise<void>;
}

/**
 * Threads that grade beside the one that reads, asks, saves and writes. Either function gives null when none is free now
 * or worth its start: whoever asks then does it at once, with the same outcome.
 */
export interface GradingThreads {
  /** As `OfflineGrader`. */
  readonly grade: (measure: Measure, answer: string) => Promise<Evaluation | null> | null;
  /**
   * As `createModelJudge`, whose requests are made by this model, here; it throws what the model throws.
   * @param measure criteria; a model judges by nothing else
   */
  readonly judge: (
    model: Model,
    measure: Extract<Measure, { readonly by: "criteria" }>,
    request: Pick<ModelJudgeRequest, "answers" | "settings">,
  ) => Promise<Evaluation> | null;
}

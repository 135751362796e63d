/** How one row of a batch is judged offline: at once, or by another thread. */
import { applyCalibration, uncalibrated } from "../grading/calibration/affine.ts";
import type { CalibrationSource } from "../grading/calibration/affine.ts";
import type { Evaluation } from "../grading/evaluation.ts";
import type { Kind, Rubric } from "../grading/question.ts";
import { referenceGrader } from "../grading/reference/evaluate.ts";
import { createOfflineGrader } from "./grade.ts";
import type { Measure } from "./grade.ts";
import type { GradingThreads } from "./ports.ts";
import { createQuestions } from "./questions.ts";
import type { BankQuestion } from "./questions.ts";
import { judgedRow, noUsage, ungradedRow, unknownQuestionRow } from "./result.ts";
import type { AnswerRow, ResultRow } from "./row.ts";
import type { RowJudge } from "./run.ts";

/** What every judge of rows is made with. */
export interface RowJudgeOptions {
  readonly bankQuestion: BankQuestion;
  readonly rubricFor: (kind: Kind) => Rubric;
  /** The corrections that were fitted, for what is kept too, which is always raw; absent: none. */
  readonly calibrationFor?: CalibrationSource | undefined;
  /** Absent: everything is graded here. */
  readonly threads?: GradingThreads | undefined;
}

/** Why a row has no score whose question brings neither criteria nor a reference that says anything. */
const noCriteria = "no-criteria";

/** Judges by the offline grader, the same bytes every time: no waiting but for a thread, where there are any. */
export function createOfflineRowJudge(
  options: RowJudgeOptions & { readonly hash: (text: string) => string },
): RowJudge {
  const { hash, calibrationFor = uncalibrated } = options;
  // Criteria are never made up here: an answer that comes with references is graded by them.
  const questionOf = createQuestions({ ...options, criteriaFor: () => null });
  const grade = createOfflineGrader(hash);

  function result(row: AnswerRow, measure: Measure, evaluation: Evaluation | null): ResultRow {
    if (evaluation === null) return ungradedRow(row, noCriteria, referenceGrader);
    return measure.by === "criteria"
      ? judgedRow(row, measure, applyCalibration(evaluation, calibrationFor), noUsage)
      : judgedRow(row, { question: measure.bare }, evaluation, noUsage);
  }

  return (row) => {
    const found = questionOf(row);
    if (found.status === "unknown") return { output: unknownQuestionRow(row, found.questionId) };
    const measure: Measure =
      found.status === "bare"
        ? { by: "references", bare: found.bare }
        : { by: "criteria", ...found.asked };
    const elsewhere = options.threads?.grade(measure, row.answer) ?? null;
    return elsewhere === null
      ? { output: result(row, measure, grade(measure, row.answer)) }
      : { task: async () => result(row, measure, await elsewhere) };
  };
}

/** From what was found of a row to its line of output. */
import type { Evaluation } from "../grading/evaluation.ts";
import type { AnswerRow, InvalidRow, ResultRow, RowUsage } from "./row.ts";

export const noUsage: RowUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** The result of a row that was judged, with or without a score. */
export function judgedRow(
  row: AnswerRow,
  asked: { readonly question: { readonly text: string } },
  evaluation: Evaluation,
  usage: RowUsage,
): ResultRow {
  const isEvaluated = evaluation.status === "evaluated";
  return {
    ...head(row),
    question: asked.question.text,
    questionId: row.question.source === "bank" ? row.question.questionId : null,
    status: evaluation.status,
    score: evaluation.score,
    fraction: isEvaluated ? fractionOf(evaluation.score) : null,
    marks: evaluation.marks,
    nextStep: evaluation.nextStep,
    confidence: isEvaluated ? evaluation.confidence : null,
    doubts: isEvaluated ? evaluation.doubts : [],
    judges: isEvaluated ? evaluation.judges : null,
    spread: isEvaluated ? evaluation.spread : null,
    calibration: isEvaluated ? evaluation.calibration : null,
    reason: evaluation.reason,
    engine: evaluation.engine,
    model: evaluation.model,
    rubricHash: evaluation.rubricHash,
    promptHash: evaluation.promptHash,
    usage,
  };
}

/**
 * The result of a row that no grader saw, since its question has no criteria.
 * @param reason a word, as evaluations have them
 */
export function ungradedRow(
  row: AnswerRow,
  reason: string,
  grader: { readonly engine: string; readonly model: string },
): ResultRow {
  return {
    ...withoutScore(head(row), "ungraded", reason),
    question: row.question.source === "row" ? row.question.text : null,
    questionId: row.question.source === "bank" ? row.question.questionId : null,
    engine: grader.engine,
    model: grader.model,
  };
}

/** The result of a row whose question the bank does not have. */
export function unknownQuestionRow(row: AnswerRow, questionId: string): ResultRow {
  const reason = `names the question "${questionId}", which the bank does not have`;
  return { ...withoutScore(head(row), "invalid", reason), questionId };
}

/** The result of a row that could not be read. */
export function invalidRow({ id, file, line, reason }: InvalidRow): ResultRow {
  return withoutScore({ id, file, line, answerHash: null, candidate: null }, "invalid", reason);
}

type Head = Pick<ResultRow, "id" | "file" | "line" | "answerHash" | "candidate">;

function head({ id, file, line, answerHash, candidate }: AnswerRow): Head {
  return { id, file, line, answerHash, candidate };
}

function withoutScore(place: Head, status: "ungraded" | "invalid", reason: string): ResultRow {
  return {
    ...place,
    question: null,
    questionId: null,
    status,
    score: null,
    fraction: null,
    marks: [],
    nextStep: null,
    confidence: null,
    doubts: [],
    judges: null,
    spread: null,
    calibration: null,
    reason,
    engine: null,
    model: null,
    rubricHash: null,
    promptHash: null,
    usage: noUsage,
  };
}

/** 1 to 5 as 0 to 1, four decimals. */
function fractionOf(score: number): number {
  return Math.round(((score - 1) / 4) * 10_000) / 10_000;
}

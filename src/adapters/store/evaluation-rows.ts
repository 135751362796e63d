/** An evaluation as rows: its own, and one for each doubt, mark and dimension. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { Evaluation } from "../../grading/evaluation.ts";
import { criterionSchema } from "../../grading/question.ts";
import type { SavedEvaluation } from "../../interview/interview.ts";
import { fromJson } from "./record.ts";
import { preparedOnce } from "./statements.ts";

/** What a mark is weighed by, read from the question's JSON. */
const criteriaSchema = z.object({
  criteria: z.array(criterionSchema.pick({ id: true, weight: true, dimension: true })),
});

const criteriaQuery = preparedOnce((database) =>
  database
    .prepare<[string, number], string>(
      `SELECT json FROM questions JOIN question_contents ON hash = content_hash
     WHERE interview_id = ? AND position = ?`,
    )
    .pluck(),
);

const evaluationInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO evaluations (interview_id, position, id, through_probe, status, score, engine,
       model, prompt_hash, rubric_hash, screen, confidence, reason, next_step, evaluated_at, judges, spread,
       calibration, calibration_intercept, calibration_slope, raw_score)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

const doubtInsert = preparedOnce((database) =>
  database.prepare("INSERT INTO evaluation_doubts (evaluation, doubt) VALUES (?, ?)"),
);

const markInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO marks (evaluation, ordinal, criterion_id, dimension, weight, mark, quote, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

const dimensionInsert = preparedOnce((database) =>
  database.prepare("INSERT INTO dimension_scores (evaluation, dimension, score) VALUES (?, ?, ?)"),
);

/**
 * Adds an evaluation with its doubts, marks and dimensions; within the caller's transaction.
 * @throws TypeError when a mark is of a criterion that the question has not
 */
export function insertEvaluation(
  database: Database,
  interviewId: string,
  saved: SavedEvaluation,
): void {
  const { evaluation } = saved;
  const { lastInsertRowid: number } = evaluationInsert(database).run(
    interviewId,
    saved.position,
    saved.id,
    saved.throughProbe,
    evaluation.status,
    evaluation.score,
    evaluation.engine,
    evaluation.model,
    evaluation.promptHash,
    evaluation.rubricHash,
    evaluation.screen,
    evaluation.confidence,
    evaluation.reason,
    evaluation.nextStep,
    saved.evaluatedAt,
    ...certaintyColumns(evaluation),
  );
  if (evaluation.status === "evaluated") {
    const insertDoubt = doubtInsert(database);
    for (const doubt of evaluation.doubts) insertDoubt.run(number, doubt);
  }
  if (evaluation.marks.length > 0) {
    const criteria = criteriaOf(database, interviewId, saved.position);
    const insertMark = markInsert(database);
    for (const [ordinal, { criterionId, mark, quote, reason }] of evaluation.marks.entries()) {
      const criterion = criteria.get(criterionId);
      if (criterion === undefined) {
        throw new TypeError(`question ${saved.position} has no criterion "${criterionId}"`);
      }
      const { dimension, weight } = criterion;
      insertMark.run(number, ordinal, criterionId, dimension, weight, mark, quote, reason);
    }
  }
  const insertDimension = dimensionInsert(database);
  for (const [dimension, score] of Object.entries(evaluation.dimensions)) {
    insertDimension.run(number, dimension, score);
  }
}

/** The criteria of the question that was asked there, by their ids. */
function criteriaOf(database: Database, interviewId: string, position: number) {
  const json = criteriaQuery(database).get(interviewId, position);
  const { criteria } = criteriaSchema.parse(fromJson(json ?? '{"criteria":[]}'));
  return new Map(criteria.map((criterion) => [criterion.id, criterion]));
}

/** Judges, spread, and the calibration's name, intercept, slope and raw score. */
function certaintyColumns(evaluation: Evaluation): readonly (string | number | null)[] {
  if (evaluation.status === "ungraded") return [1, null, null, null, null, null];
  const { judges, spread, calibration } = evaluation;
  return calibration === null
    ? [judges, spread, null, null, null, null]
    : [
        judges,
        spread,
        calibration.name,
        calibration.intercept,
        calibration.slope,
        calibration.rawScore,
      ];
}

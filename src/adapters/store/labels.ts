/** What people said of answers, and the corrections that were fitted to it. */
import type { Database } from "better-sqlite3";
import type { Calibration, CalibrationStore } from "../../grading/calibration/affine.ts";
import { labelSchema } from "../../grading/calibration/labels.ts";
import type { Label, LabelStore } from "../../grading/calibration/labels.ts";
import type { Grader } from "../../grading/evaluation.ts";
import { explainErrors } from "./errors.ts";
import { fromJson, toJson } from "./record.ts";
import { preparedOnce } from "./statements.ts";
import { inTransaction } from "./transaction.ts";

interface LabelRow {
  readonly number: number;
  readonly question: string;
  readonly answers: string;
}

/** Labels, oldest first; the same answer is labelled once, and a later label takes the earlier one's place. */
export function labelTable(database: Database, path: string): LabelStore {
  const save = inTransaction(database, (label: Label): void => {
    const { key, source, level, question, answers, marks, labelledAt } = label;
    database.prepare("DELETE FROM labels WHERE key = ?").run(key);
    const { lastInsertRowid: number } = database
      .prepare(
        `INSERT INTO labels (key, source, level, question, answers, labelled_at) VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(key, source, level, toJson(question), toJson(answers), labelledAt);
    const insert = database.prepare(
      "INSERT INTO label_marks (label, ordinal, criterion_id, mark) VALUES (?, ?, ?, ?)",
    );
    for (const [ordinal, { criterionId, mark }] of marks.entries()) {
      insert.run(number, ordinal, criterionId, mark);
    }
  });
  return {
    save: explainErrors(path, save),
    all: explainErrors(path, (): readonly Label[] => {
      const marks = database.prepare<[number]>(
        "SELECT criterion_id AS criterionId, mark FROM label_marks WHERE label = ? ORDER BY ordinal",
      );
      return database
        .prepare<[], LabelRow>(
          `SELECT number, key, source, level, question, answers, labelled_at AS labelledAt
           FROM labels ORDER BY number`,
        )
        .all()
        .map((row) =>
          labelSchema.parse({
            ...row,
            question: fromJson(row.question),
            answers: fromJson(row.answers),
            marks: marks.all(row.number),
          }),
        );
    }),
    /** True when there was one. */
    remove: explainErrors(
      path,
      (key: string): boolean =>
        database.prepare("DELETE FROM labels WHERE key = ?").run(key).changes > 0,
    ),
  };
}

const calibrationColumns = `engine, model, nullif(prompt_hash, '') AS promptHash, name, intercept, slope, answers,
  fitted_at AS fittedAt`;

/** A batch asks for every answer. */
const calibrationQuery = preparedOnce((database) =>
  database.prepare<[string, string, string], Calibration>(
    `SELECT ${calibrationColumns} FROM calibrations WHERE engine = ? AND model = ? AND prompt_hash = ?`,
  ),
);

/** One calibration for each grader. */
export function calibrationTable(database: Database, path: string): CalibrationStore {
  return {
    find: explainErrors(
      path,
      ({ engine, model, promptHash }: Grader): Calibration | null =>
        calibrationQuery(database).get(engine, model, promptHash ?? "") ?? null,
    ),
    all: explainErrors(path, (): readonly Calibration[] =>
      database
        .prepare<[], Calibration>(
          `SELECT ${calibrationColumns} FROM calibrations ORDER BY engine, model`,
        )
        .all(),
    ),
    /** In the place of an earlier one of the same grader. */
    save: explainErrors(path, (calibration: Calibration): void => {
      const { engine, model, promptHash, name, intercept, slope, answers, fittedAt } = calibration;
      database
        .prepare(
          `INSERT OR REPLACE INTO calibrations
             (engine, model, prompt_hash, name, intercept, slope, answers, fitted_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(engine, model, promptHash ?? "", name, intercept, slope, answers, fittedAt);
    }),
    /** True when there was one. */
    remove: explainErrors(
      path,
      ({ engine, model, promptHash }: Grader): boolean =>
        database
          .prepare("DELETE FROM calibrations WHERE engine = ? AND model = ? AND prompt_hash = ?")
          .run(engine, model, promptHash ?? "").changes > 0,
    ),
  };
}

/** What was practised and what never, asked of the whole store and of the lean one of `greenroom progress`. */
import type { Database } from "better-sqlite3";
import { endOfDay } from "../../practice/local-day.ts";
import { badlyRated } from "../../practice/progress.ts";
import type { Progress, UnpractisedQuestion } from "../../practice/progress.ts";
import { preparedOnce } from "./statements.ts";

// Rows are of the types named because the tables are STRICT.

/** Whether anything was answered from the first moment on and before the second. */
export function isPractised(database: Database, from: Date, to: Date): boolean {
  return (
    practisedBetween(database).get({ from: from.toISOString(), to: to.toISOString() }) !== undefined
  );
}

/** Asked for each day of a streak. */
const practisedBetween = preparedOnce((database) =>
  database.prepare(
    `SELECT 1 WHERE
       EXISTS (SELECT 1 FROM answers WHERE answered_at >= @from AND answered_at < @to AND outcome = 'answered')
       OR EXISTS (SELECT 1 FROM attempts WHERE answered_at >= @from AND answered_at < @to)`,
  ),
);

/** How many cards there are and are due by the end of the day, and when the next is due that is not due yet. */
export function cardCounts(database: Database, at: Date): Progress["cards"] {
  return (
    database
      .prepare<{ at: string }, Progress["cards"]>(
        `SELECT count(*) AS "all", count(*) FILTER (WHERE due_at <= @at) AS due,
           min(due_at) FILTER (WHERE due_at > @at) AS nextDueAt
         FROM cards`,
      )
      .get({ at: endOfDay(at).toISOString() }) ?? { all: 0, due: 0, nextDueAt: null }
  );
}

/** Questions of real interviews that went badly and were never practised, those of the latest interview first. */
export function neverPractised(database: Database): readonly UnpractisedQuestion[] {
  return database
    .prepare<[number], Omit<UnpractisedQuestion, "isDue"> & { readonly isDue: number }>(
      // Of a question that was asked twice, the bare columns are those of the latest interview (SQLite's max).
      `SELECT question_id AS questionId, text, area, asked.rating, max(held_on) AS heldOn,
         EXISTS (SELECT 1 FROM cards WHERE cards.question_id = asked.question_id) AS isDue
       FROM debrief_questions AS asked JOIN debriefs ON number = debrief
       WHERE asked.rating <= ?
         AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.question_id = asked.question_id)
         AND NOT EXISTS (SELECT 1 FROM questions JOIN answers
            ON answers.interview_id = questions.interview_id AND answers.position = questions.position
          WHERE questions.question_id = asked.question_id AND answers.outcome = 'answered')
       GROUP BY question_id ORDER BY held_on DESC, number DESC, ordinal`,
    )
    .all(badlyRated)
    .map((row) => ({ ...row, isDue: row.isDue === 1 }));
}

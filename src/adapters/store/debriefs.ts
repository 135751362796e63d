/** Real interviews, and what of practice is held against them. */
import type { Database } from "better-sqlite3";
import type { Question } from "../../grading/question.ts";
import { debriefSchema, dueAtOnce } from "../../practice/debrief.ts";
import { badlyRated } from "../../practice/progress.ts";
import type { Debrief, DebriefStore, Outcome, PracticeScores } from "../../practice/debrief.ts";
import { explainErrors } from "./errors.ts";
import { neverPractised } from "./practised.ts";
import { saveContent } from "./interviews.ts";
import { inTransaction } from "./transaction.ts";

interface DebriefRow extends Omit<Debrief, "questions"> {
  readonly number: number;
}

/** All debriefs. @param order how they are sorted, in SQL */
export function storedDebriefs(database: Database, order = "number"): readonly Debrief[] {
  const questions = database.prepare<[number]>(
    `SELECT question_id AS questionId, text, area, kind, rating, note
     FROM debrief_questions WHERE debrief = ? ORDER BY ordinal`,
  );
  return database
    .prepare<[], DebriefRow>(
      `SELECT number, id, company, job, role, round, held_on AS heldOn, outcome, rating, note,
         recorded_at AS recordedAt
       FROM debriefs ORDER BY ${order}`,
    )
    .all()
    .map(({ number, ...row }) => debriefSchema.parse({ ...row, questions: questions.all(number) }));
}

/** Adds those that are not there yet. What has a card here counts as brought back; the rest comes with the next drill. */
export function addDebriefs(database: Database, debriefs: Iterable<Debrief>): void {
  const isKnown = database.prepare<[string]>("SELECT 1 FROM debriefs WHERE id = ?");
  for (const debrief of debriefs)
    if (isKnown.get(debrief.id) === undefined) insertDebrief(database, debrief);
  database
    .prepare(
      `UPDATE debrief_questions SET brought_back = 1 WHERE rating <= ?
         AND EXISTS (SELECT 1 FROM cards WHERE cards.question_id = debrief_questions.question_id)`,
    )
    .run(badlyRated);
}

function insertDebrief(database: Database, { questions, ...row }: Debrief): void {
  const { lastInsertRowid: number } = database
    .prepare(
      `INSERT INTO debriefs (id, company, job, role, round, held_on, outcome, rating, note, recorded_at)
       VALUES (@id, @company, @job, @role, @round, @heldOn, @outcome, @rating, @note, @recordedAt)`,
    )
    .run(row);
  insertQuestions(database, number, questions);
}

function insertQuestions(
  database: Database,
  number: number | bigint,
  questions: Debrief["questions"],
): void {
  const insert = database.prepare(
    `INSERT INTO debrief_questions (debrief, ordinal, question_id, text, area, kind, rating, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [ordinal, asked] of questions.entries()) {
    const { questionId, text, area, kind, rating, note } = asked;
    insert.run(number, ordinal, questionId, text, area, kind, rating, note);
  }
}

/** @param path of the database's file, for what is said when it cannot be used */
export function debriefTable(database: Database, path: string): DebriefStore {
  const bringBack = (question: Question, at: Date): void => {
    const hash = saveContent(database, question);
    const schedule = dueAtOnce(at);
    // Where there is a card already, what its reviews know of it stays; it only comes sooner.
    const insert = database.prepare(
      `INSERT INTO cards (question_id, criterion_id, content_hash, area, interview_id, created_at, last_mark, due_at,
         stability, difficulty, reviews, lapses, last_review_at, interval_days)
       VALUES (@questionId, @criterionId, @hash, @area, NULL, @dueAt, 'cannot-tell', @dueAt,
         @stability, @difficulty, @reviews, @lapses, @lastReviewAt, @intervalDays)
       ON CONFLICT (question_id, criterion_id) DO UPDATE SET due_at = min(due_at, excluded.due_at)`,
    );
    for (const { id } of question.criteria) {
      insert.run({
        ...schedule,
        questionId: question.id,
        criterionId: id,
        hash,
        area: question.area,
      });
    }
    database
      .prepare(
        "UPDATE debrief_questions SET brought_back = 1 WHERE question_id = ? AND rating <= ?",
      )
      .run(question.id, badlyRated);
  };

  const remove = (id: string): void => {
    const before = broughtBack(id);
    database.prepare("DELETE FROM debriefs WHERE id = ?").run(id);
    release(before);
  };

  const replace = ({ questions, ...row }: Debrief): void => {
    const before = broughtBack(row.id);
    const number = database
      .prepare<[typeof row], number>(
        `UPDATE debriefs SET company = @company, job = @job, role = @role, round = @round, held_on = @heldOn,
           outcome = @outcome, rating = @rating, note = @note
         WHERE id = @id RETURNING number`,
      )
      .pluck()
      .get(row);
    if (number === undefined) throw new TypeError(`no debrief has the id ${row.id}`);
    database.prepare("DELETE FROM debrief_questions WHERE debrief = ?").run(number);
    insertQuestions(database, number, questions);
    const keep = database.prepare(
      "UPDATE debrief_questions SET brought_back = 1 WHERE debrief = ? AND question_id = ? AND rating <= ?",
    );
    for (const questionId of before) keep.run(number, questionId, badlyRated);
    release(before);
  };

  /** The questions of a debrief whose criteria it made due. */
  const broughtBack = (id: string): readonly string[] =>
    database
      .prepare<[string], string>(
        `SELECT DISTINCT question_id FROM debrief_questions JOIN debriefs ON number = debrief
         WHERE id = ? AND brought_back = 1`,
      )
      .pluck()
      .all(id);

  /** Takes the cards of questions that no debrief brings back any more, and that nothing has reviewed. */
  const release = (questionIds: readonly string[]): void => {
    const take = database.prepare(
      `DELETE FROM cards WHERE interview_id IS NULL AND question_id = @questionId
         AND NOT EXISTS (SELECT 1 FROM reviews WHERE card = cards.number)
         AND NOT EXISTS (SELECT 1 FROM debrief_questions WHERE question_id = @questionId AND brought_back = 1)`,
    );
    for (const questionId of questionIds) take.run({ questionId });
  };

  return {
    save: explainErrors(
      path,
      inTransaction(database, (debrief: Debrief) => insertDebrief(database, debrief)),
    ),
    all: explainErrors(path, () => storedDebriefs(database, "held_on DESC, number DESC")),
    setOutcome: explainErrors(path, (id: string, outcome: Outcome): void => {
      database.prepare("UPDATE debriefs SET outcome = ? WHERE id = ?").run(outcome, id);
    }),
    replace: explainErrors(path, inTransaction(database, replace)),
    remove: explainErrors(path, inTransaction(database, remove)),
    toBringBack: explainErrors(path, (): readonly string[] =>
      database
        .prepare<[number], string>(
          "SELECT DISTINCT question_id FROM debrief_questions WHERE rating <= ? AND brought_back = 0",
        )
        .pluck()
        .all(badlyRated),
    ),
    bringBack: explainErrors(path, inTransaction(database, bringBack)),
    neverPractised: explainErrors(path, () => neverPractised(database)),
    practiceScores: explainErrors(path, () => practiceScores(database)),
  };
}

/** Current scores of interviews and scores of practice, summed up by area, local day and grader. */
function practiceScores(database: Database): readonly PracticeScores[] {
  return database
    .prepare<[], PracticeScores>(
      `SELECT area, day, engine, model, promptHash, calibration,
         count(*) AS count, total(score) AS sum, total(score * score) AS sumOfSquares
       FROM (
         SELECT area, date(asked_at, 'localtime') AS day, turns.engine, turns.model, turns.prompt_hash AS promptHash,
           calibration, turns.score
         FROM turns JOIN evaluations ON number = evaluation
         WHERE turns.score IS NOT NULL
         UNION ALL
         SELECT area, date(answered_at, 'localtime'), engine, model, json_extract(evaluation, '$.promptHash'),
           json_extract(evaluation, '$.calibration.name'), score
         FROM attempts WHERE score IS NOT NULL
       )
       GROUP BY area, day, engine, model, promptHash, calibration`,
    )
    .all();
}

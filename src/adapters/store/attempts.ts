/** What was answered in drills and to the daily question. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { Evaluation } from "../../grading/evaluation.ts";
import { inOtherWords, questionSchema } from "../../grading/question.ts";
import type { Question } from "../../grading/question.ts";
import type { CardReview } from "../../practice/card.ts";
import type { Attempt, Occasion } from "../../practice/practise.ts";
import { explainErrors } from "./errors.ts";
import { saveContent } from "./interviews.ts";
import { fromJson, toJson } from "./record.ts";
import { saveReview } from "./reviews.ts";
import type { CardFacts } from "./reviews.ts";
import { inTransaction } from "./transaction.ts";

/** An answer that is kept and not judged yet. */
export interface PendingAttempt {
  readonly number: number;
  readonly occasion: Occasion;
  /** In the words in which it was asked, with the criteria by which it is judged. */
  readonly asked: Question;
  readonly text: string;
}

/** @param path of the database's file, for what is said when it cannot be used */
export function attemptTable(database: Database, path: string) {
  const methods = {
    saveAttempt: inTransaction(database, (attempt: Attempt): number => {
      const { original, asked } = attempt;
      const { lastInsertRowid } = database
        .prepare(
          `INSERT INTO attempts (occasion, question_id, area, content_hash, wording, criteria, text, duration_ms, answered_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          attempt.occasion,
          original.id,
          original.area,
          saveContent(database, original),
          asked.text,
          toJson(asked.criteria.map(({ id }) => id)),
          attempt.text,
          attempt.durationMs,
          attempt.answeredAt,
        );
      return Number(lastInsertRowid);
    }),

    saveAttemptEvaluation: inTransaction(
      database,
      (attempt: number, evaluation: Evaluation, reviews: readonly CardReview[]): void => {
        const facts = database
          .prepare<[number], Omit<CardFacts, "interviewId">>(
            "SELECT question_id AS questionId, content_hash AS contentHash, area FROM attempts WHERE number = ?",
          )
          .get(attempt);
        if (facts === undefined) throw new TypeError(`there is no practice answer ${attempt}`);
        database
          .prepare(
            `UPDATE attempts SET score = ?, engine = ?, model = ?, rubric_hash = ?, evaluation = ? WHERE number = ?`,
          )
          .run(
            evaluation.score,
            evaluation.engine,
            evaluation.model,
            evaluation.rubricHash,
            toJson(evaluation),
            attempt,
          );
        for (const review of reviews)
          saveReview(database, { ...facts, interviewId: null }, review, { attempt });
      },
    ),

    /** Practice answers without a score, oldest first. */
    pendingAttempts: (): readonly PendingAttempt[] =>
      database
        .prepare<
          [],
          {
            readonly number: number;
            readonly occasion: Occasion;
            readonly wording: string;
            readonly criteria: string;
            readonly text: string;
            readonly question: string;
          }
        >(
          `SELECT number, occasion, wording, criteria, text, json AS question
           FROM attempts JOIN question_contents ON hash = content_hash
           WHERE evaluation IS NULL ORDER BY number`,
        )
        .all()
        .map(({ question: json, criteria, wording, ...row }) => {
          const question = questionSchema.parse(fromJson(json));
          const ids = z.array(z.string()).parse(fromJson(criteria));
          const judged = question.criteria.filter(({ id }) => ids.includes(id));
          return { ...row, asked: { ...inOtherWords(question, wording), criteria: judged } };
        }),

    /** Whether a daily question was answered at or after the time given. */
    answeredDailySince: (since: Date): boolean =>
      database
        .prepare("SELECT 1 FROM attempts WHERE occasion = 'daily' AND answered_at >= ? LIMIT 1")
        .get(since.toISOString()) !== undefined,
  };
  return {
    saveAttempt: explainErrors(path, methods.saveAttempt),
    saveAttemptEvaluation: explainErrors(path, methods.saveAttemptEvaluation),
    pendingAttempts: explainErrors(path, methods.pendingAttempts),
    answeredDailySince: explainErrors(path, methods.answeredDailySince),
  };
}

/** Cards, the answers given in practice, and what follows from judged answers for the cards. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { Evaluation, Mark } from "../../grading/evaluation.ts";
import { markValueSchema } from "../../grading/evaluation.ts";
import { inOtherWords, questionSchema } from "../../grading/question.ts";
import type { Question } from "../../grading/question.ts";
import type { DueQuestion } from "../../interview/ports.ts";
import type { Card, CardReview } from "../../practice/card.ts";
import { reviewsOf } from "../../practice/card.ts";
import { endOfDay } from "../../practice/local-day.ts";
import type { Attempt, Occasion } from "../../practice/practise.ts";
import type { Schedule } from "../../practice/schedule.ts";
import { explainErrors } from "./errors.ts";
import { saveContent } from "./interviews.ts";
import { fromJson, toJson } from "./record.ts";
import { cardCounts, isPractised } from "./practised.ts";
import { inTransaction } from "./transaction.ts";

// Rows are of the types named because the tables are STRICT and everything in them was written from parsed values.

interface CardRow extends Schedule {
  readonly number: number;
  readonly criterionId: string;
  readonly lastMark: string;
  readonly drilled: number;
  readonly question: string;
}

const scheduleColumns = `due_at AS dueAt, stability, difficulty, reviews, lapses, last_review_at AS lastReviewAt,
  interval_days AS intervalDays`;

interface TurnRow {
  readonly interviewId: string;
  readonly position: number;
  readonly questionId: string;
  readonly contentHash: string;
  readonly area: string;
  readonly evaluation: number;
  readonly evaluatedAt: string;
}

/** An answer that is kept and not judged yet. */
export interface PendingAttempt {
  readonly number: number;
  readonly occasion: Occasion;
  /** In the words in which it was asked, with the criteria by which it is judged. */
  readonly asked: Question;
  readonly text: string;
}

/** What a review belongs to. */
type ReviewSource =
  | { readonly attempt: number }
  | { readonly interviewId: string; readonly position: number };

interface CardFacts {
  readonly questionId: string;
  readonly contentHash: string;
  readonly area: string;
  readonly interviewId: string | null;
}

/**
 * The practice part of the store.
 * @param path of the database's file, for what is said when it cannot be used
 */
export function practiceTable(database: Database, path: string) {
  const explained = <Parameters extends readonly unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explainErrors(path, method);
  const schedulesOf = (questionId: string): ReadonlyMap<string, Schedule> =>
    new Map(
      database
        .prepare<[string], Schedule & { readonly criterionId: string }>(
          `SELECT criterion_id AS criterionId, ${scheduleColumns} FROM cards WHERE question_id = ?`,
        )
        .all(questionId)
        .map(({ criterionId, ...schedule }) => [criterionId, schedule]),
    );

  const saveReview = (facts: CardFacts, review: CardReview, source: ReviewSource): void => {
    const { schedule } = review;
    const isDrill = "attempt" in source ? 1 : 0;
    const number = database
      .prepare<unknown[], number>(
        `INSERT INTO cards (question_id, criterion_id, content_hash, area, interview_id, created_at, last_mark, drilled,
           due_at, stability, difficulty, reviews, lapses, last_review_at, interval_days)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (question_id, criterion_id) DO UPDATE SET
           content_hash = excluded.content_hash, last_mark = excluded.last_mark, drilled = drilled + excluded.drilled,
           due_at = excluded.due_at, stability = excluded.stability, difficulty = excluded.difficulty,
           reviews = excluded.reviews, lapses = excluded.lapses, last_review_at = excluded.last_review_at,
           interval_days = excluded.interval_days
         RETURNING number`,
      )
      .pluck()
      .get(
        facts.questionId,
        review.criterionId,
        facts.contentHash,
        facts.area,
        facts.interviewId,
        schedule.lastReviewAt,
        review.mark,
        isDrill,
        schedule.dueAt,
        schedule.stability,
        schedule.difficulty,
        schedule.reviews,
        schedule.lapses,
        schedule.lastReviewAt,
        schedule.intervalDays,
      );
    database
      .prepare(
        `INSERT INTO reviews (card, reviewed_at, mark, rating, stability, interval_days, attempt, interview_id, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        number,
        schedule.lastReviewAt,
        review.mark,
        review.rating,
        schedule.stability,
        schedule.intervalDays,
        "attempt" in source ? source.attempt : null,
        "attempt" in source ? null : source.interviewId,
        "attempt" in source ? null : source.position,
      );
  };

  const cardsWhere = (condition: string, ...parameters: string[]): readonly Card[] =>
    database
      .prepare<string[], CardRow>(
        `SELECT cards.number, criterion_id AS criterionId, last_mark AS lastMark, drilled, json AS question, ${scheduleColumns}
         FROM cards JOIN question_contents ON hash = content_hash ${condition}`,
      )
      .all(...parameters)
      .map(toCard);

  /** The number of answers that were taken up. */
  const reviewTurns = inTransaction(database, (): number => {
    const turns = unpractisedTurns(database);
    const marks = database.prepare<[number], Mark>(
      `SELECT criterion_id AS criterionId, mark, quote, reason FROM marks WHERE evaluation = ? ORDER BY ordinal`,
    );
    const practised = database.prepare(
      "UPDATE turns SET practised = 1 WHERE interview_id = ? AND position = ?",
    );
    for (const turn of turns) {
      const reviews = reviewsOf(
        marks.all(turn.evaluation),
        schedulesOf(turn.questionId),
        new Date(turn.evaluatedAt),
      );
      for (const review of reviews) saveReview(turn, review, turn);
      practised.run(turn.interviewId, turn.position);
    }
    return turns.length;
  });

  const methods = {
    schedulesOf,

    /**
     * Turns the marks of interviews that have not been looked at into cards and reviews, oldest first.
     * @returns how many answers there were
     */
    reviewTurns: (): number => (unpractisedTurns(database, 1).length === 0 ? 0 : reviewTurns()),

    /** Cards due at the time given, in the order in which they fell due. */
    dueCards: (at: Date): readonly Card[] =>
      cardsWhere("WHERE due_at <= ? ORDER BY due_at, cards.number", endOfDay(at).toISOString()),

    /** All cards, in the order in which they fall due. */
    allCards: (): readonly Card[] => cardsWhere("ORDER BY due_at, cards.number"),

    /** Questions that have a card which is due. */
    dueQuestions: (at: Date): readonly DueQuestion[] =>
      database
        .prepare<[string], DueQuestion>(
          "SELECT DISTINCT question_id AS questionId, area FROM cards WHERE due_at <= ?",
        )
        .all(endOfDay(at).toISOString()),

    /** When the next card is due that is not due yet; null when there is none. */
    cardCounts: (at: Date) => cardCounts(database, at),

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
          saveReview({ ...facts, interviewId: null }, review, { attempt });
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

    isPractised: (from: Date, to: Date) => isPractised(database, from, to),
  };
  return {
    schedulesOf: explained(methods.schedulesOf),
    reviewTurns: explained(methods.reviewTurns),
    dueCards: explained(methods.dueCards),
    allCards: explained(methods.allCards),
    dueQuestions: explained(methods.dueQuestions),
    cardCounts: explained(methods.cardCounts),
    saveAttempt: explained(methods.saveAttempt),
    saveAttemptEvaluation: explained(methods.saveAttemptEvaluation),
    pendingAttempts: explained(methods.pendingAttempts),
    answeredDailySince: explained(methods.answeredDailySince),
    isPractised: explained(methods.isPractised),
  };
}

/** Judged answers that are final and have not been taken up, oldest judgement first. */
function unpractisedTurns(database: Database, limit = -1): readonly TurnRow[] {
  return database
    .prepare<[number], TurnRow>(
      `SELECT asked.interview_id AS interviewId, asked.position, question_id AS questionId,
         content_hash AS contentHash, asked.area, evaluations.number AS evaluation, evaluated_at AS evaluatedAt
       FROM turns INDEXED BY unpractised_turns
       JOIN questions AS asked USING (interview_id, position)
       JOIN interviews ON interviews.id = asked.interview_id
       JOIN evaluations ON evaluations.number = turns.evaluation
       WHERE turns.score IS NOT NULL AND practised = 0
         -- A turn that a follow-up may still change is not final.
         AND (interviews.status <> 'open' OR EXISTS (SELECT 1 FROM questions AS later
           WHERE later.interview_id = asked.interview_id AND later.position > asked.position))
       ORDER BY evaluated_at, evaluations.number LIMIT ?`,
    )
    .all(limit);
}

function toCard(row: CardRow): Card {
  const { number, criterionId, drilled, lastMark, question, ...schedule } = row;
  return {
    number,
    criterionId,
    drilled,
    lastMark: markValueSchema.parse(lastMark),
    question: questionSchema.parse(fromJson(question)),
    schedule,
  };
}

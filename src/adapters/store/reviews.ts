/** What follows from judged answers for the cards: a review each, and the card as it is scheduled after it. */
import type { Database } from "better-sqlite3";
import type { Mark } from "../../grading/evaluation.ts";
import { reviewsOf } from "../../practice/card.ts";
import type { CardReview } from "../../practice/card.ts";
import type { Schedule } from "../../practice/schedule.ts";
import { preparedOnce } from "./statements.ts";
import { inTransaction } from "./transaction.ts";

// Rows are of the types named because the tables are STRICT and everything in them was written from parsed values.

/** A card's schedule as columns of `cards`. */
export const scheduleColumns = `due_at AS dueAt, stability, difficulty, reviews, lapses, last_review_at AS lastReviewAt,
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

/** What a review belongs to. */
type ReviewSource =
  | { readonly attempt: number }
  | { readonly interviewId: string; readonly position: number };

/** What a card that is made is known by besides its schedule. */
export interface CardFacts {
  readonly questionId: string;
  readonly contentHash: string;
  readonly area: string;
  /** The interview that it goes with; null where practice made it. */
  readonly interviewId: string | null;
}

/** How the question's cards are scheduled, by criterion. */
export function schedulesOf(database: Database, questionId: string): ReadonlyMap<string, Schedule> {
  const rows = selectSchedules(database).all(questionId);
  return new Map(rows.map(({ criterionId, ...schedule }) => [criterionId, schedule]));
}

const selectSchedules = preparedOnce((database) =>
  database.prepare<[string], Schedule & { readonly criterionId: string }>(
    `SELECT criterion_id AS criterionId, ${scheduleColumns} FROM cards WHERE question_id = ?`,
  ),
);

/** Adds the review, and makes the card or moves it on. */
export function saveReview(
  database: Database,
  facts: CardFacts,
  { criterionId, mark, rating, schedule }: CardReview,
  source: ReviewSource,
): void {
  const isAttempt = "attempt" in source;
  const review = {
    ...schedule,
    mark,
    rating,
    attempt: isAttempt ? source.attempt : null,
    interviewId: isAttempt ? null : source.interviewId,
    position: isAttempt ? null : source.position,
  };
  const { questionId, contentHash, area, interviewId } = facts;
  const card = { ...schedule, criterionId, mark, drilled: isAttempt ? 1 : 0 };
  const number = upsertCard(database).get({ ...card, questionId, contentHash, area, interviewId });
  insertReview(database).run({ ...review, card: number });
}

const upsertCard = preparedOnce((database) =>
  database
    .prepare<unknown[], number>(
      `INSERT INTO cards (question_id, criterion_id, content_hash, area, interview_id, created_at, last_mark, drilled,
         due_at, stability, difficulty, reviews, lapses, last_review_at, interval_days)
       VALUES (@questionId, @criterionId, @contentHash, @area, @interviewId, @lastReviewAt, @mark, @drilled,
         @dueAt, @stability, @difficulty, @reviews, @lapses, @lastReviewAt, @intervalDays)
       ON CONFLICT (question_id, criterion_id) DO UPDATE SET
         content_hash = excluded.content_hash, last_mark = excluded.last_mark, drilled = drilled + excluded.drilled,
         due_at = excluded.due_at, stability = excluded.stability, difficulty = excluded.difficulty,
         reviews = excluded.reviews, lapses = excluded.lapses, last_review_at = excluded.last_review_at,
         interval_days = excluded.interval_days
       RETURNING number`,
    )
    .pluck(),
);

const insertReview = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO reviews (card, reviewed_at, mark, rating, stability, interval_days, attempt, interview_id, position)
     VALUES (@card, @lastReviewAt, @mark, @rating, @stability, @intervalDays, @attempt, @interviewId, @position)`,
  ),
);

/**
 * Turns the marks of interviews that have not been looked at into cards and reviews, oldest first.
 * @returns how many answers there were
 */
export function reviewTurns(database: Database): number {
  return unpractisedTurns(database, 1).length === 0 ? 0 : reviewAll(database)();
}

const reviewAll = (database: Database): (() => number) =>
  inTransaction(database, () => {
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
        schedulesOf(database, turn.questionId),
        new Date(turn.evaluatedAt),
      );
      for (const review of reviews) saveReview(database, turn, review, turn);
      practised.run(turn.interviewId, turn.position);
    }
    return turns.length;
  });

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

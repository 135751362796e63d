/**
 * Practice in an export: cards with their reviews, the answers of drills and daily questions, and which answers of
 * interviews have become cards already.
 */
import type { Database } from "better-sqlite3";
import { saveContent } from "./interviews.ts";
import { questionSchema } from "../../grading/question.ts";
import { fromJson } from "./record.ts";
import { preparedOnce } from "./statements.ts";
import type { AttemptLine, CardLine, Line, ReviewLine, Shelf } from "./transfer-lines.ts";

const attemptColumns = `occasion, question_id AS questionId, area, content_hash AS questionHash, wording, criteria, text,
  duration_ms AS durationMs, answered_at AS answeredAt, score, engine, model, rubric_hash AS rubricHash, evaluation`;

/**
 * Lines of everything that was practised, each after the question that it names.
 * @param written the hashes of questions that stand in the export already
 */
export function* practiceLines(
  reader: Database,
  written: Set<string>,
): Generator<Line, void, undefined> {
  const content = reader
    .prepare<[string], string>("SELECT json FROM question_contents WHERE hash = ?")
    .pluck();
  function* question(hash: string): Generator<Line, void, undefined> {
    const json = written.has(hash) ? undefined : content.get(hash);
    if (json === undefined) return;
    written.add(hash);
    yield { type: "question", hash, question: fromJson(json) };
  }
  const attempts = reader.prepare<[], AttemptLine>(
    `SELECT number, ${attemptColumns} FROM attempts ORDER BY number`,
  );
  for (const attempt of attempts.all()) {
    yield* question(attempt.questionHash);
    yield { type: "attempt", attempt };
  }
  const reviews = reader.prepare<[number], ReviewLine>(
    `SELECT reviewed_at AS reviewedAt, mark, rating, stability, interval_days AS intervalDays, attempt,
       interview_id AS interviewId, position
     FROM reviews WHERE card = ? ORDER BY number`,
  );
  const cards = reader.prepare<[], Omit<CardLine, "history"> & { readonly number: number }>(
    `SELECT number, question_id AS questionId, criterion_id AS criterionId, content_hash AS questionHash, area,
       interview_id AS interviewId, created_at AS createdAt, last_mark AS lastMark, drilled, due_at AS dueAt, stability,
       difficulty, reviews, lapses, last_review_at AS lastReviewAt, interval_days AS intervalDays
     FROM cards ORDER BY number`,
  );
  for (const { number, ...card } of cards.all()) {
    yield* question(card.questionHash);
    yield { type: "card", card: { ...card, history: reviews.all(number) } };
  }
}

/** The positions of an interview's answers that have become cards. */
export function practisedPositions(reader: Database, interviewId: string): readonly number[] {
  return practisedQuery(reader).all(interviewId);
}

const practisedQuery = preparedOnce((database) =>
  database
    .prepare<[string], number>(
      "SELECT position FROM turns WHERE interview_id = ? AND practised = 1 ORDER BY position",
    )
    .pluck(),
);

/**
 * Adds practice answers that are not there yet. Cards are taken over as they are into a database that has none; beside
 * cards of its own, what was imported is taken up as if it had been answered here (`reviewTurns`), since two schedules
 * of one card cannot be joined.
 * @param interviews those of the import, added or there before, each with its answers that have become cards already
 */
export function addPractice(
  database: Database,
  shelf: Shelf,
  interviews: ReadonlyMap<string, readonly number[]>,
): void {
  const isNew = database.prepare("SELECT 1 FROM cards LIMIT 1").get() === undefined;
  const hashes = new Map<string, string>();
  /** The hash under which the question is kept here. */
  const keep = (hash: string): string => {
    let kept = hashes.get(hash);
    if (kept === undefined) {
      kept = saveContent(database, questionSchema.parse(shelf.question(hash)));
      hashes.set(hash, kept);
    }
    return kept;
  };
  const numbers = addAttempts(database, shelf, keep);
  if (!isNew) return;
  addCards(database, shelf, keep, { numbers, interviews });
  const practised = database.prepare(
    // What has no score here, in an interview that went on elsewhere, is yet to become cards.
    "UPDATE turns SET practised = 1 WHERE interview_id = ? AND position = ? AND score IS NOT NULL",
  );
  for (const [id, positions] of interviews)
    for (const position of positions) practised.run(id, position);
}

/** @returns the numbers that the export's practice answers have here */
function addAttempts(
  database: Database,
  shelf: Shelf,
  keep: (hash: string) => string,
): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const known = database
    .prepare<[string, string, string], number>(
      "SELECT number FROM attempts WHERE answered_at = ? AND question_id = ? AND text = ?",
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO attempts (occasion, question_id, area, content_hash, wording, criteria, text, duration_ms, answered_at,
       score, engine, model, rubric_hash, evaluation)
     VALUES (@occasion, @questionId, @area, @questionHash, @wording, @criteria, @text, @durationMs, @answeredAt,
       @score, @engine, @model, @rubricHash, @evaluation)`,
  );
  for (const { line } of shelf.each("attempt")) {
    const { number, ...attempt } = line.attempt;
    const here = known.get(attempt.answeredAt, attempt.questionId, attempt.text);
    const questionHash = keep(attempt.questionHash);
    numbers.set(number, here ?? Number(insert.run({ ...attempt, questionHash }).lastInsertRowid));
  }
  return numbers;
}

function addCards(
  database: Database,
  shelf: Shelf,
  keep: (hash: string) => string,
  {
    numbers,
    interviews,
  }: {
    readonly numbers: ReadonlyMap<number, number>;
    readonly interviews: ReadonlyMap<string, unknown>;
  },
): void {
  const insertCard = database.prepare(
    `INSERT INTO cards (question_id, criterion_id, content_hash, area, interview_id, created_at, last_mark, drilled,
       due_at, stability, difficulty, reviews, lapses, last_review_at, interval_days)
     VALUES (@questionId, @criterionId, @questionHash, @area, @interviewId, @createdAt, @lastMark, @drilled,
       @dueAt, @stability, @difficulty, @reviews, @lapses, @lastReviewAt, @intervalDays)`,
  );
  const insertReview = database.prepare(
    `INSERT INTO reviews (card, reviewed_at, mark, rating, stability, interval_days, attempt, interview_id, position)
     VALUES (@card, @reviewedAt, @mark, @rating, @stability, @intervalDays, @attempt, @interviewId, @position)`,
  );
  for (const { line } of shelf.each("card")) {
    const { history, ...card } = line.card;
    // A card of an interview that is not here comes without it.
    const interviewId =
      card.interviewId !== null && interviews.has(card.interviewId) ? card.interviewId : null;
    const { lastInsertRowid } = insertCard.run({
      ...card,
      interviewId,
      questionHash: keep(card.questionHash),
    });
    for (const review of history) {
      const attempt = review.attempt === null ? null : (numbers.get(review.attempt) ?? null);
      insertReview.run({ ...review, card: Number(lastInsertRowid), attempt });
    }
  }
}

/** The practice part of the store: its cards as they are read, put together with their reviews and the answers given. */
import type { Database } from "better-sqlite3";
import { markValueSchema } from "../../grading/evaluation.ts";
import { questionSchema } from "../../grading/question.ts";
import type { DueQuestion } from "../../interview/ports.ts";
import type { Card } from "../../practice/card.ts";
import { endOfDay } from "../../practice/local-day.ts";
import type { Schedule } from "../../practice/schedule.ts";
import { attemptTable } from "./attempts.ts";
import { explainErrors } from "./errors.ts";
import { fromJson } from "./record.ts";
import { cardCounts, isPractised } from "./practised.ts";
import { reviewTurns, scheduleColumns, schedulesOf } from "./reviews.ts";

// Rows are of the types named because the tables are STRICT and everything in them was written from parsed values.

interface CardRow extends Schedule {
  readonly number: number;
  readonly criterionId: string;
  readonly lastMark: string;
  readonly drilled: number;
  readonly question: string;
}

/**
 * Cards, reviews and practice answers.
 * @param path of the database's file, for what is said when it cannot be used
 */
export function practiceTable(database: Database, path: string) {
  const explained = <Parameters extends readonly unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explainErrors(path, method);
  const cardsWhere = (condition: string, ...parameters: string[]): readonly Card[] =>
    database
      .prepare<string[], CardRow>(
        `SELECT cards.number, criterion_id AS criterionId, last_mark AS lastMark, drilled, json AS question, ${scheduleColumns}
         FROM cards JOIN question_contents ON hash = content_hash ${condition}`,
      )
      .all(...parameters)
      .map(toCard);

  const methods = {
    schedulesOf: (questionId: string) => schedulesOf(database, questionId),

    reviewTurns: () => reviewTurns(database),

    /** Cards due on the day of the time given, in the order in which they fell due. */
    dueCards: (at: Date): readonly Card[] =>
      cardsWhere("WHERE due_at <= ? ORDER BY due_at, cards.number", endOfDay(at).toISOString()),

    /** All cards, in the order in which they fall due. */
    allCards: (): readonly Card[] => cardsWhere("ORDER BY due_at, cards.number"),

    /** Questions that have a card which is due on the day of the time given. */
    dueQuestions: (at: Date): readonly DueQuestion[] =>
      database
        .prepare<[string], DueQuestion>(
          "SELECT DISTINCT question_id AS questionId, area FROM cards WHERE due_at <= ?",
        )
        .all(endOfDay(at).toISOString()),

    cardCounts: (at: Date) => cardCounts(database, at),

    isPractised: (from: Date, to: Date) => isPractised(database, from, to),
  };
  return {
    schedulesOf: explained(methods.schedulesOf),
    reviewTurns: explained(methods.reviewTurns),
    dueCards: explained(methods.dueCards),
    allCards: explained(methods.allCards),
    dueQuestions: explained(methods.dueQuestions),
    cardCounts: explained(methods.cardCounts),
    isPractised: explained(methods.isPractised),
    ...attemptTable(database, path),
  };
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

/** Real interviews, recorded afterwards: how a person writes one, how it is kept, and what of it comes back in practice. */
import * as z from "zod";
import { identifierSchema, kindSchema, languageSchema } from "../grading/question.ts";
import type { Question } from "../grading/question.ts";
import { meanOf, sumsOf } from "./means.ts";
import type { Sums } from "./means.ts";
import type { UnpractisedQuestion } from "./progress.ts";
import { reviewed } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

export const outcomeSchema = z.enum(["waiting", "next-round", "offer", "rejected", "withdrew"]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** How something went, by the person: 1 badly to 5 very well. */
export const ratingSchema = z.number().int().min(1).max(5);

const lineSchema = z.string().trim().min(1).max(200);
const noteSchema = z.string().trim().max(10_000);

/** A day as `YYYY-MM-DD`, in local time. */
export const daySchema = z.iso.date();

/** A question of a real interview, as it is kept. */
export const debriefQuestionSchema = z.object({
  /** In the bank or among the person's own. */
  questionId: identifierSchema,
  /** In the words in which the person remembers it. */
  text: z.string().trim().min(1).max(4000),
  area: identifierSchema,
  kind: kindSchema,
  /** Null: not said. */
  rating: ratingSchema.nullable(),
  note: noteSchema,
});
export type DebriefQuestion = z.infer<typeof debriefQuestionSchema>;

export const debriefSchema = z.object({
  id: z.string().regex(/^[a-z2-7]{8}$/),
  company: lineSchema,
  /** The name of the saved job; null where none was named. */
  job: lineSchema.nullable(),
  role: lineSchema.nullable(),
  /** `phone screen`, `onsite 2`. */
  round: lineSchema.nullable(),
  heldOn: daySchema,
  outcome: outcomeSchema,
  /** Of the whole interview. */
  rating: ratingSchema.nullable(),
  note: noteSchema,
  /** ISO 8601. */
  recordedAt: z.iso.datetime(),
  questions: z.array(debriefQuestionSchema).max(200),
});
export type Debrief = z.infer<typeof debriefSchema>;

/** As a person writes one in a file, or answers for it: what is to be found out about the questions is left out. */
export const writtenQuestionSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  /** Of a question that is known, where its text is not the same. */
  id: identifierSchema.optional(),
  rating: ratingSchema.nullable().default(null),
  note: noteSchema.default(""),
  /** Where they are left out they are guessed from the words. */
  area: identifierSchema.optional(),
  kind: kindSchema.optional(),
  /** Without it the one that is set. */
  language: languageSchema.optional(),
  /** A right answer, from which criteria are taken. */
  reference: z.string().trim().min(1).optional(),
});
export type WrittenDebriefQuestion = z.infer<typeof writtenQuestionSchema>;

export const writtenDebriefSchema = z.strictObject({
  company: lineSchema.optional(),
  job: lineSchema.optional(),
  role: lineSchema.nullable().default(null),
  round: lineSchema.nullable().default(null),
  date: daySchema.optional(),
  outcome: outcomeSchema.default("waiting"),
  rating: ratingSchema.nullable().default(null),
  note: noteSchema.default(""),
  questions: z.array(writtenQuestionSchema).max(200).default([]),
});
export type WrittenDebrief = z.infer<typeof writtenDebriefSchema>;

/** What debriefs need of the database. */
export interface DebriefStore {
  save(debrief: Debrief): void;
  /** Latest interview first. */
  all(): readonly Debrief[];
  setOutcome(id: string, outcome: Outcome): void;
  /**
   * Takes the place of the one with its id. What went badly before stays brought back; cards of what no longer did go, unless
   * something has reviewed them.
   */
  replace(debrief: Debrief): void;
  /** With the cards that it made and that nothing has reviewed since. */
  remove(id: string): void;
  /** Ids of questions that went badly and have no cards of it yet. */
  toBringBack(): readonly string[];
  /** Makes all of the question's criteria due now; cards that are there keep what is known of them. */
  bringBack(question: Question, at: Date): void;
  /** Questions that went badly and were never answered in practice, the latest first. */
  neverPractised(): readonly UnpractisedQuestion[];
  /** Scores of interviews and practice by area, local day and grader. */
  practiceScores(): readonly PracticeScores[];
}

/**
 * The schedule of a criterion whose question went badly in reality: forgotten, and due at once. Nobody has judged the
 * criterion, so this is where its card begins and no review of it.
 */
export function dueAtOnce(at: Date): Schedule {
  return { ...reviewed(null, "again", at), dueAt: at.toISOString() };
}

/** Scores of one day, area and grader, of interviews and of practice. */
export interface PracticeScores extends Sums {
  readonly area: string;
  /** `YYYY-MM-DD`, local time. */
  readonly day: string;
  readonly engine: string;
  readonly model: string;
  readonly promptHash: string | null;
  readonly calibration: string | null;
}

/** How the interview went by the person: its own rating, else the mean of its questions'; null where nothing was rated. */
export function wentOf({
  rating,
  questions,
}: Pick<Debrief, "rating" | "questions">): number | null {
  return rating ?? meanOf(sumsOf(questions.flatMap((asked) => asked.rating ?? [])));
}

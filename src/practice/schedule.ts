/**
 * When a card comes back. The model is FSRS-6 as ts-fsrs computes it, with its published default parameters (fitted on
 * some hundred million reviews of Anki's users), without learning steps within a day (a person practises once a day, not
 * every ten minutes) and without fuzz, so that the same reviews give the same days. Days are those of the calendar where the machine
 * stands: what was missed last night is due this morning.
 */
import { createEmptyCard, fsrs, Rating, State } from "ts-fsrs";
import type { Card as FsrsCard, Grade } from "ts-fsrs";
import { daysLater, endOfDay, localDayInUtc } from "./local-day.ts";
import type { MarkValue } from "../grading/evaluation.ts";

export const ratings = ["again", "hard", "good"] as const;
/** How a review went. There is no "easy": a mark says whether a thing was said, not how easily it came. */
export type ReviewRating = (typeof ratings)[number];

export interface Schedule {
  /** ISO 8601. */
  readonly dueAt: string;
  /** Days until the chance to recall it falls to 90 %. */
  readonly stability: number;
  /** 1 (easy) to 10. */
  readonly difficulty: number;
  readonly reviews: number;
  /** How often it was forgotten after it had been learnt. */
  readonly lapses: number;
  /** ISO 8601; null before the first review. */
  readonly lastReviewAt: string | null;
  /** Days from the last review to the day on which it is due. */
  readonly intervalDays: number;
}

/** The chance to recall at which a card is due: Anki's and FSRS's default. */
export const desiredRetention = 0.9;
/** A year, or a day more (ts-fsrs keeps good a day behind hard): what was not needed for longer is asked anyway. */
const longestIntervalDays = 365;

const scheduler = fsrs({
  request_retention: desiredRetention,
  maximum_interval: longestIntervalDays,
  enable_fuzz: false,
  enable_short_term: false,
});

const grades: Readonly<Record<ReviewRating, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
};

/** The rating that a mark stands for; null when it says nothing of what the person knows. */
export function ratingOf(mark: MarkValue): ReviewRating | null {
  switch (mark) {
    case "met":
      return "good";
    case "partly":
      return "hard";
    case "missed":
    case "contradicted":
      return "again";
    case "cannot-tell":
      return null;
  }
}

/**
 * The schedule after a review.
 * @param before null for a card's first review
 * @param at when it was; a moment before the last review counts as that review's
 */
export function reviewed(before: Schedule | null, rating: ReviewRating, at: Date): Schedule {
  const last = before?.lastReviewAt ?? null;
  const when = last !== null && new Date(last) > at ? new Date(last) : at;
  const day = localDayInUtc(when);
  const { card } = scheduler.next(
    before === null ? createEmptyCard(day) : toFsrs(before),
    day,
    grades[rating],
  );
  return {
    dueAt: daysLater(when, card.scheduled_days).toISOString(),
    stability: card.stability,
    difficulty: card.difficulty,
    reviews: card.reps,
    lapses: card.lapses,
    lastReviewAt: when.toISOString(),
    intervalDays: card.scheduled_days,
  };
}

/** The chance that the person recalls it now, 0 to 1, by the forgetting curve of FSRS-6; 0 before the first review. */
export function retrievability(schedule: Schedule, now: Date): number {
  if (schedule.lastReviewAt === null) return 0;
  return scheduler.get_retrievability(toFsrs(schedule), localDayInUtc(now), false);
}

/** From the beginning of its day on: who practises in the morning need not wait for the hour of the last answer. */
export function isDue(schedule: Schedule, now: Date): boolean {
  return new Date(schedule.dueAt) <= endOfDay(now);
}

function toFsrs(schedule: Schedule): FsrsCard {
  return {
    due: localDayInUtc(new Date(schedule.dueAt)),
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    elapsed_days: 0,
    scheduled_days: schedule.intervalDays,
    learning_steps: 0,
    reps: schedule.reviews,
    lapses: schedule.lapses,
    state: State.Review,
    ...(schedule.lastReviewAt === null
      ? {}
      : { last_review: localDayInUtc(new Date(schedule.lastReviewAt)) }),
  };
}

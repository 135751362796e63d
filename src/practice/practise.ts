/** One sitting of practice, a drill or the daily question, as a stream of events; each is yielded after it is saved. */
import { translatedError } from "../words/errors.ts";
import type { GreenroomError } from "../errors.ts";
import type { Evaluation, Mark, MarkValue } from "../grading/evaluation.ts";
import type { Question } from "../grading/question.ts";
import type { CardReview } from "./card.ts";
import { reviewsOf } from "./card.ts";
import type { Schedule } from "./schedule.ts";

export const occasions = ["drill", "daily"] as const;
export type Occasion = (typeof occasions)[number];

/** What is asked: a question in the words and with the criteria that count here. */
export interface PracticeTask {
  /** As it stands in the bank or in the interview that asked it. */
  readonly original: Question;
  /** The same, in the words that are said and with the criteria that are judged. */
  readonly asked: Question;
  /** The marks of the last time, by criterion; empty for a question that is new. */
  readonly before: ReadonlyMap<string, MarkValue>;
}

/** An answer given in practice, as it is saved before anything is asked of a model. */
export interface Attempt {
  readonly occasion: Occasion;
  readonly original: Question;
  readonly asked: Question;
  readonly text: string;
  readonly durationMs: number | null;
  /** ISO 8601. */
  readonly answeredAt: string;
}

/** What practice needs of the database. Every method has committed when it returns. */
export interface PracticeStore {
  /** @returns the attempt's number */
  saveAttempt(attempt: Attempt): number;
  /** The schedules of the question's cards, by criterion. */
  schedulesOf(questionId: string): ReadonlyMap<string, Schedule>;
  saveAttemptEvaluation(
    attempt: number,
    evaluation: Evaluation,
    reviews: readonly CardReview[],
  ): void;
}

export type LearnerResponse =
  | { readonly type: "answer"; readonly text: string; readonly durationMs: number | null }
  | { readonly type: "skip" }
  | { readonly type: "pause" };

/** The person, or a file of answers. */
export interface Learner {
  respond(
    task: PracticeTask,
    place: { readonly number: number; readonly of: number },
    signal: AbortSignal,
  ): Promise<LearnerResponse>;
}

export type PracticeEvent = { readonly at: string } & (
  | { readonly type: "practice-started"; readonly occasion: Occasion; readonly questions: number }
  | {
      readonly type: "question-asked";
      readonly number: number;
      readonly questions: number;
      readonly question: Question;
    }
  | { readonly type: "question-skipped"; readonly number: number }
  | { readonly type: "answer-received"; readonly number: number; readonly text: string }
  | {
      readonly type: "answer-evaluated";
      readonly number: number;
      readonly question: Question;
      readonly evaluation: Evaluation;
      /** The last time's marks beside these; only criteria that were asked before. */
      readonly before: readonly Pick<Mark, "criterionId" | "mark">[];
      /** When each criterion comes back. */
      readonly cards: readonly {
        readonly criterionId: string;
        readonly dueAt: string;
        readonly intervalDays: number;
      }[];
    }
  | {
      readonly type: "practice-completed" | "practice-paused";
      readonly occasion: Occasion;
      readonly answered: number;
      /** Criteria asked for, and those of them that were met. */
      readonly criteria: number;
      readonly met: number;
    }
);

export interface PractiseOptions {
  readonly occasion: Occasion;
  /** Made one after the other when they are needed: the wording of one may take a model's time. */
  readonly tasks: readonly (() => Promise<PracticeTask>)[];
  readonly learner: Learner;
  readonly judge: (question: Question, text: string, signal: AbortSignal) => Promise<Evaluation>;
  readonly store: PracticeStore;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** No new question after so many milliseconds; null: all of them. */
  readonly limitMs: number | null;
}

/**
 * Asks, keeps, judges and schedules. Ends after `practice-completed`, or `practice-paused` when the person stops or the
 * time is up.
 * @throws GreenroomError `stopped` when the signal is aborted; what was answered is saved
 */
export async function* practise(
  options: PractiseOptions,
): AsyncGenerator<PracticeEvent, void, undefined> {
  const { occasion, tasks, learner, store, now, signal } = options;
  const at = (): { readonly at: string } => ({ at: now().toISOString() });
  const startedMs = now().getTime();
  const counts = { answered: 0, criteria: 0, met: 0 };
  yield { type: "practice-started", ...at(), occasion, questions: tasks.length };
  // The next task is made while this one is answered.
  let coming = tasks[0]?.();
  for (let number = 1; coming !== undefined; number += 1) {
    const task = await coming;
    coming = undefined;
    throwIfStopped(signal, occasion);
    const of = tasks.length;
    yield { type: "question-asked", ...at(), number, questions: of, question: task.asked };
    const isOver = (): boolean =>
      options.limitMs !== null && now().getTime() - startedMs >= options.limitMs;
    const next = isOver() ? undefined : tasks[number]?.();
    // It is awaited when its turn comes, or never when the person stops before.
    next?.catch(() => undefined);
    const response = await learner.respond(task, { number, of }, signal);
    throwIfStopped(signal, occasion);
    if (response.type === "pause") {
      yield { type: "practice-paused", ...at(), occasion, ...counts };
      return;
    }
    if (response.type === "skip") {
      yield { type: "question-skipped", ...at(), number };
    } else {
      const { text, durationMs } = response;
      const { original, asked } = task;
      const answeredAt = now().toISOString();
      const attempt = store.saveAttempt({
        occasion,
        original,
        asked,
        text,
        durationMs,
        answeredAt,
      });
      yield { type: "answer-received", ...at(), number, text };
      const evaluation = await options.judge(asked, text, signal);
      throwIfStopped(signal, occasion);
      const reviews = saveJudgement(store, attempt, asked, evaluation, now());
      counts.answered += 1;
      counts.criteria += evaluation.marks.length;
      counts.met += evaluation.marks.filter(({ mark }) => mark === "met").length;
      yield {
        type: "answer-evaluated",
        ...at(),
        number,
        question: asked,
        evaluation,
        before: [...task.before].map(([criterionId, mark]) => ({ criterionId, mark })),
        cards: reviews.map(({ criterionId, schedule }) => ({
          criterionId,
          dueAt: schedule.dueAt,
          intervalDays: schedule.intervalDays,
        })),
      };
    }
    if (isOver() && number < of) {
      yield { type: "practice-paused", ...at(), occasion, ...counts };
      return;
    }
    coming = next;
  }
  yield { type: "practice-completed", ...at(), occasion, ...counts };
}

/** Saves what was found, and what follows from it for the cards; an ungraded answer waits and changes no card. */
export function saveJudgement(
  store: PracticeStore,
  attempt: number,
  asked: Question,
  evaluation: Evaluation,
  at: Date,
): readonly CardReview[] {
  if (evaluation.status === "ungraded") return [];
  const reviews = reviewsOf(evaluation.marks, store.schedulesOf(asked.id), at);
  store.saveAttemptEvaluation(attempt, evaluation, reviews);
  return reviews;
}

function throwIfStopped(signal: AbortSignal, occasion: Occasion): void {
  if (signal.aborted) throw stoppedPractice(occasion);
}

/** What a sitting ends with that the person stops. */
export function stoppedPractice(occasion: Occasion): GreenroomError {
  return translatedError("stopped", (words) => words.stoppedPractice(occasion));
}

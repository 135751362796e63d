/** Cards: criteria that failed, each with the day on which it comes back. */
import type { Mark, MarkValue } from "../grading/evaluation.ts";
import { inOtherWords } from "../grading/question.ts";
import type { Criterion, Question } from "../grading/question.ts";
import type { ReviewRating, Schedule } from "./schedule.ts";
import { ratingOf, retrievability, reviewed } from "./schedule.ts";

export interface Card {
  readonly number: number;
  /** As it was asked last; the criterion is one of its. */
  readonly question: Question;
  readonly criterionId: string;
  readonly schedule: Schedule;
  /** The mark of the last review. */
  readonly lastMark: MarkValue;
  /** How often it was asked in a drill. */
  readonly drilled: number;
}

/** What one judgement of an answer does to the card of one criterion. */
export interface CardReview {
  readonly criterionId: string;
  readonly mark: MarkValue;
  readonly rating: ReviewRating;
  readonly schedule: Schedule;
}

/**
 * The reviews that follow from the marks of one answer. A criterion that failed gets a card; one that was met is
 * reviewed only where it has a card already; one that could not be told is left alone.
 * @param known the schedules of the question's cards, by criterion
 */
export function reviewsOf(
  marks: readonly Mark[],
  known: ReadonlyMap<string, Schedule>,
  at: Date,
): readonly CardReview[] {
  return marks.flatMap(({ criterionId, mark }) => {
    const rating = ratingOf(mark);
    const before = known.get(criterionId) ?? null;
    if (rating === null || (before === null && rating === "good")) return [];
    return [{ criterionId, mark, rating, schedule: reviewed(before, rating, at) }];
  });
}

/** What is asked at once: one question, and those of its criteria that are due. */
export interface DrillItem {
  readonly question: Question;
  /** Heaviest first. */
  readonly cards: readonly Card[];
  readonly criteria: readonly Criterion[];
  /** From 0: of a question with many due criteria, those that are left come later in the sitting, in words of their own. */
  readonly part: number;
}

/**
 * The cards with their questions as they stand today: people mend questions of their own, and the bank's are mended with
 * an update. A card whose criterion is no longer there keeps the question as it was asked.
 * @param today the question of the same id and language, null when there is none
 */
export function withTodaysQuestions(
  cards: readonly Card[],
  today: (question: Question) => Question | null,
): readonly Card[] {
  return cards.map((card) => {
    const question = today(card.question);
    const isThere = question?.criteria.some(({ id }) => id === card.criterionId) ?? false;
    return question !== null && isThere ? { ...card, question } : card;
  });
}

/** More than this at once is an interview's question again, and no drill. */
const mostCriteria = 3;

/**
 * The due cards as questions to ask, the cards of one question together, three at a time: what is left of a question is
 * asked when every question had its turn. Those best remembered come first: where more is due than a sitting holds, they
 * are what can still be kept, and what is forgotten is forgotten tomorrow as well.
 * In the simulation of test/practice the share of cards that hold for over a week rose from .18 to above .25 by it.
 * @param limit how many questions at most
 */
export function planDrill(due: readonly Card[], now: Date, limit: number): readonly DrillItem[] {
  const byQuestion = Map.groupBy(due, ({ question }) => question.id);
  return [...byQuestion.values()]
    .flatMap((cards) => {
      const recall = Math.min(...cards.map(({ schedule }) => retrievability(schedule, now)));
      return drillItems(cards).map((item) => ({ item, recall }));
    })
    .toSorted((one, other) => one.item.part - other.item.part || other.recall - one.recall)
    .slice(0, limit)
    .map(({ item }) => item);
}

function drillItems(cards: readonly Card[]): readonly DrillItem[] {
  const newest = cards.toSorted((one, other) => other.number - one.number)[0];
  const question = newest?.question;
  if (question === undefined) throw new TypeError("no cards to drill");
  const chosen = cards
    .flatMap((card) => {
      // A criterion that the question no longer has cannot be asked about.
      const criterion = question.criteria.find(({ id }) => id === card.criterionId);
      return criterion === undefined ? [] : [{ card, criterion }];
    })
    .toSorted((one, other) => other.criterion.weight - one.criterion.weight);
  return Array.from({ length: Math.ceil(chosen.length / mostCriteria) }, (_, part) => {
    const asked = chosen.slice(part * mostCriteria, (part + 1) * mostCriteria);
    return {
      question,
      cards: asked.map(({ card }) => card),
      criteria: asked.map(({ criterion }) => criterion),
      part,
    };
  });
}

/** The question as a drill asks and judges it: in these words, by the due criteria alone. */
export function drillQuestion({ question, criteria }: DrillItem, wording: string): Question {
  const ids = new Set(criteria.map(({ id }) => id));
  return {
    ...inOtherWords(question, wording),
    criteria: [...criteria],
    probes: question.probes.filter(({ criterionId }) => ids.has(criterionId)),
  };
}

/**
 * Other words for what is asked, from the bank: a follow-up about the one criterion that is due, the question's own
 * rewordings, and the question itself when there is nothing else. They take turns, so that it is knowledge that is
 * tested and not the memory of a sentence.
 */
export function bankWording({ question, cards, criteria, part }: DrillItem): string {
  const [only] = criteria;
  const probes =
    criteria.length === 1
      ? question.probes.filter(({ criterionId }) => criterionId === only?.id)
      : [];
  const wordings = [...probes.map(({ text }) => text), ...question.variants];
  if (wordings.length === 0) return question.text;
  // The question's own words have their turn too, but never come first: the interview has just asked in them.
  const turns = [...wordings, question.text];
  const drilled = Math.max(...cards.map((card) => card.drilled));
  // A probe stands before the rewordings, so what is left of a question is a turn away from its first part by that alone.
  const asked = drilled + (probes.length > 0 ? 0 : part);
  return turns[asked % turns.length] ?? question.text;
}

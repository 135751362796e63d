import type { MarkValue } from "../../src/grading/evaluation.ts";
import type { Mark } from "../../src/grading/evaluation.ts";
import type { Question } from "../../src/grading/question.ts";
import { questionSchema } from "../../src/grading/question.ts";
import type { Card } from "../../src/practice/card.ts";
import { reviewed } from "../../src/practice/schedule.ts";
import type { ReviewRating } from "../../src/practice/schedule.ts";

export const start = new Date("2026-03-02T09:00:00.000Z");
const dayMs = 86_400_000;

export function daysAfter(days: number): Date {
  return new Date(start.getTime() + days * dayMs);
}

/** A question with criteria a to e (weights 3, 2, 2, 1, 1) and a probe about a. */
export function question(id: string, changes: Partial<Question> = {}): Question {
  return {
    ...questionSchema.parse({
      id,
      text: `What is ${id}?`,
      area: "databases",
      kind: "technical",
      difficulty: "medium",
      seniority: ["mid"],
      skills: [],
      criteria: [3, 2, 2, 1, 1].map((weight, index) => ({
        id: "abcde".charAt(index),
        text: `Says ${"abcde".charAt(index)}.`,
        weight,
        dimension: "correctness",
      })),
      probes: [{ criterionId: "a", text: "And what of a?" }],
    }),
    ...changes,
  };
}

export function marks(found: Readonly<Record<string, MarkValue>>): readonly Mark[] {
  return Object.entries(found).map(([criterionId, mark]) => ({
    criterionId,
    mark,
    quote: null,
    reason: null,
  }));
}

/** A card after one review on the first day. */
export function card(
  number: number,
  of: Question,
  criterionId: string,
  { rating = "again", drilled = 0 }: { rating?: ReviewRating; drilled?: number } = {},
): Card {
  return {
    number,
    question: of,
    criterionId,
    schedule: reviewed(null, rating, start),
    lastMark: "missed",
    drilled,
  };
}

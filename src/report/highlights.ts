/** What went best in an interview and what to do next: a few lines to begin with, in the person's own words. */
import type { QuestionReport } from "./question-report.ts";

const highlightLimit = 3;

export interface Highlight {
  /** The question's position. */
  readonly position: number;
  readonly text: string;
  /** The person's own words; null where there are none to show. */
  readonly quote: string | null;
}

/** Met criteria with a quote: the heavier first, then those of the better answer, one a question while there are others. */
export function findStrengths(questions: readonly QuestionReport[]): readonly Highlight[] {
  const met = questions
    .flatMap(({ position, criteria, evaluation }) =>
      criteria
        .filter(({ mark }) => mark?.mark === "met" && mark.quote !== null)
        .toSorted((a, b) => b.criterion.weight - a.criterion.weight)
        .map(({ criterion, mark }, rank) => ({
          position,
          criterion,
          mark,
          rank,
          score: evaluation?.score ?? 0,
        })),
    )
    .toSorted(
      (a, b) => a.rank - b.rank || b.criterion.weight - a.criterion.weight || b.score - a.score,
    );
  return met.slice(0, highlightLimit).map(({ position, criterion, mark }) => ({
    position,
    text: criterion.text,
    quote: mark?.quote ?? null,
  }));
}

/** The next step of the weakest answers, with the words that were wrong where some were. */
export function findNextSteps(questions: readonly QuestionReport[]): readonly Highlight[] {
  return questions
    .toSorted((a, b) => (a.evaluation?.score ?? 0) - (b.evaluation?.score ?? 0))
    .flatMap(({ position, evaluation }) => {
      if (evaluation === null || evaluation.nextStep === null) return [];
      // Only what was wrong is quoted: words of a partly met criterion say nothing about the one that was left open.
      const wrong = evaluation.marks.find(({ mark }) => mark === "contradicted");
      return [{ position, text: evaluation.nextStep, quote: wrong?.quote ?? null }];
    })
    .slice(0, highlightLimit);
}

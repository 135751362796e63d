import type { UnpractisedQuestion } from "../../practice/progress.ts";
import { areaName } from "../../words/areas.ts";
import { debriefWords } from "../../words/debrief.ts";
import type { Format } from "../format.ts";
import { wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";

/** What was asked in reality and went badly, and was never practised; at most so many. */
export function renderNeverPractised(
  questions: readonly UnpractisedQuestion[],
  limit: number,
  format: Format,
): string {
  if (questions.length === 0) return "";
  const words = debriefWords(format.language);
  const lines = questions.slice(0, limit).map(({ text, area, rating, isDue, questionId }) => {
    const what = isDue ? words.isDue : words.wantsReference(questionId);
    return wrapHanging(
      `  ${rating}  `,
      `${sanitizeLine(text)} (${areaName(area, format.language)}; ${what})`,
      format,
    );
  });
  return [format.style.accent(words.neverPractised), ...lines].join("\n");
}

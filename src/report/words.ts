/** Values as every view shows them. */
import type { Language } from "../vocabulary.ts";
import type { InterviewWords } from "../words/interview/english.ts";
import { decimal } from "../words/numbers.ts";

/** `3.8`: one decimal, as the language writes it. */
export function scoreText(score: number, language: Language): string {
  return decimal(score, language);
}

/** How important a requirement is, 1 to 3, in words; nothing for any other number. */
export function importanceText(importance: number, { importance: words }: InterviewWords): string {
  return importance === 1 || importance === 2 || importance === 3 ? words[importance] : "";
}

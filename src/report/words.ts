/** Values as every view shows them. */
import type { ClaimToDefend } from "../interview/claims.ts";
import type { Language } from "../vocabulary.ts";
import type { InterviewWords } from "../words/interview/english.ts";
import { decimal } from "../words/numbers.ts";
import type { ReportWords } from "../words/report/english.ts";

/** What to be ready for: a question, and no verdict. */
export function claimText(claim: ClaimToDefend, { claims: words }: ReportWords): string {
  const { kind, figure, other } = claim;
  if (other === null) return words.notInResume;
  if (kind === "date") return words.date(other.quote, figure);
  if (kind === "part") return words.part(other.quote, figure);
  const { position, interviewId } = other;
  if (position === null) return words.resume(other.figure, figure);
  return interviewId === null
    ? words.answer(position, other.figure, figure)
    : words.earlierAnswer(position, interviewId, other.figure, figure);
}

/** `3.8`: one decimal, as the language writes it. */
export function scoreText(score: number, language: Language): string {
  return decimal(score, language);
}

/** How important a requirement is, 1 to 3, in words; nothing for any other number. */
export function importanceText(importance: number, { importance: words }: InterviewWords): string {
  return importance === 1 || importance === 2 || importance === 3 ? words[importance] : "";
}

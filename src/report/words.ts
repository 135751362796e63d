/** Values as every view shows them. */
import type { ClaimToDefend } from "../interview/claims.ts";
import type { Language } from "../vocabulary.ts";
import type { InterviewWords } from "../words/interview/english.ts";
import { decimal } from "../words/numbers.ts";

/** What to be ready for: a question, and no verdict. Claims are looked for in English interviews only. */
export function claimWords({ kind, reason, figure, other }: ClaimToDefend): string {
  if (kind !== "figure") {
    const ready = kind === "date" ? "how the two go together" : "which part of it was your own";
    return `Your resume says “${other?.quote ?? ""}”, this answer ${figure}. Be ready to say ${ready}.`;
  }
  switch (reason) {
    case "resume-differs":
      return `Your resume says ${other?.figure ?? ""}, this answer ${figure}. Be ready to say what each of them counts.`;
    case "answer-differs":
      return `Your answer to question ${other?.position ?? ""}${other?.interviewId === null ? "" : ` of interview ${other?.interviewId ?? ""}`} says ${other?.figure ?? ""}, this one ${figure}. Be ready to say what each of them counts.`;
    case "not-in-resume":
      return "No number for it was found in your resume. Be ready to say how it was measured.";
  }
}

/** `3.8`: one decimal, as the language writes it. */
export function scoreText(score: number, language: Language): string {
  return decimal(score, language);
}

/** How important a requirement is, 1 to 3, in words; nothing for any other number. */
export function importanceText(importance: number, { importance: words }: InterviewWords): string {
  return importance === 1 || importance === 2 || importance === 3 ? words[importance] : "";
}

/** How the report's values are called, in the terminal's view and in Markdown alike. */
import type { MarkValue, ScreenFinding, UngradedReason } from "../grading/evaluation.ts";
import type { Kind } from "../grading/question.ts";
import type { ClaimToDefend } from "../interview/claims.ts";
import type { CoverageStatus } from "./report.ts";

export const markWords: Readonly<Record<MarkValue, string>> = {
  met: "met",
  partly: "partly",
  missed: "missed",
  contradicted: "wrong",
  "cannot-tell": "cannot tell",
};

export const kindWords: Readonly<Record<Kind, string>> = {
  technical: "Technical",
  behavioural: "Behavioural",
  "system-design": "System design",
};

export const coverageWords: Readonly<Record<CoverageStatus, string>> = {
  shown: "shown",
  "partly-shown": "partly shown",
  "not-shown": "not shown",
  ungraded: "asked, not graded yet",
  skipped: "asked, skipped",
  "not-asked": "not asked",
};

export const importanceWords: Readonly<Record<number, string>> = {
  1: "nice to have",
  2: "expected",
  3: "essential",
};

export const ungradedWords: Readonly<Record<UngradedReason, string>> = {
  "service-down": "the service did not answer",
  "key-refused": "the API key is missing or was refused",
  refused: "the model declined to judge it",
  "invalid-reply": "the model's reply could not be used",
  "nothing-to-judge": "no criterion could be judged",
  stopped: "it was stopped before the reply came",
};

export const screenWords: Readonly<Record<ScreenFinding, string>> = {
  empty: "The answer was empty, so it scores 1 without a grader.",
  "no-answer": "The answer says that there is none, so it scores 1 without a grader.",
  gibberish: "The answer has no readable words, so it scores 1 without a grader.",
  echo: "The answer repeats the question, so it scores 1 without a grader.",
};

/** What to be ready for: a question, and no verdict. */
export function claimWords({ reason, figure, other }: ClaimToDefend): string {
  switch (reason) {
    case "resume-differs":
      return `Your resume says ${other?.figure ?? ""}, this answer ${figure}. Be ready to say what each of them counts.`;
    case "answer-differs":
      return `Your answer to question ${other?.position ?? ""}${other?.interviewId === null ? "" : ` of interview ${other?.interviewId ?? ""}`} says ${other?.figure ?? ""}, this one ${figure}. Be ready to say what each of them counts.`;
    case "not-in-resume":
      return "No number for it was found in your resume. Be ready to say how it was measured.";
  }
}

/** `3.8`: one decimal, as every score is shown. */
export function scoreText(score: number): string {
  return score.toFixed(1);
}

/** What answers of an interview give to defend, beside a resume. */
import { claimsToDefend } from "../../src/interview/claims.ts";
import type { ClaimToDefend } from "../../src/interview/claims.ts";
import type { InterviewRecord } from "../../src/interview/interview.ts";
import type { Language } from "../../src/vocabulary.ts";
import { record, turn } from "./interview.ts";

/** An interview whose questions were answered so. */
export function interviewWith(
  answers: readonly string[],
  resume: string | null,
  language: Language,
): InterviewRecord {
  const base = record({
    turns: answers.map((text, index) => {
      const asked = turn(index + 1, null);
      const [answer] = turn(index + 1, 3).answers;
      if (answer === undefined) throw new Error("a turn with a score has an answer");
      return { ...asked, answers: [{ ...answer, text }] };
    }),
    resume: resume === null ? null : { hash: "resume", name: "cv.pdf", text: resume },
  });
  return { ...base, settings: { ...base.settings, language } };
}

/** Of one answer: what kind of claim, its words, and what stands in the resume. */
export function toDefend(
  answer: string,
  resume: string,
  language: Language,
): readonly (readonly [kind: ClaimToDefend["kind"], figure: string, other: string | null])[] {
  return claimsToDefend(interviewWith([answer], resume, language), []).map(
    ({ kind, figure, other }) => [kind, figure, other?.figure ?? null],
  );
}

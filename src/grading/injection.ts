/**
 * Sentences that talk to the grader instead of answering. They are flagged, never punished: the rest of the answer is
 * judged as it stands, only such a sentence is no evidence, and the evaluation's confidence is low.
 */
import type { Language } from "./question.ts";

/** True when the sentence is addressed to whoever grades it. */
export function isAddressedToGrader(_sentence: string, _language: Language): boolean {
  return false;
}

/** The sentences of an answer which are addressed to the grader, verbatim. */
export function sentencesToGrader(_text: string, _language: Language): readonly string[] {
  return [];
}

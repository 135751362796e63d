/** What is graded: everything that the person said to one question. */

/** One answer; `probe` is the follow-up question that it answers, null for the question itself. */
export interface GradedAnswer {
  readonly probe: string | null;
  /** Verbatim. */
  readonly text: string;
}

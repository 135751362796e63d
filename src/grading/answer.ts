/** What is graded: everything that the person said to one question. */
import type { Span } from "./injection.ts";

/** One answer; `probe` is the follow-up question that it answers, null for the question itself. */
export interface GradedAnswer {
  readonly probe: string | null;
  /** Verbatim. */
  readonly text: string;
  /** Where the text is what a speech recogniser was unsure of: ranges of characters, in UTF-16 units. */
  readonly doubtful?: readonly Span[] | undefined;
}

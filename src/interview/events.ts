/**
 * What happens in an interview, one event at a time. The terminal, `--json` and the tests read the same events, and an
 * event is yielded only after what it reports has been saved.
 */
import type { EngineName, Evaluation } from "../grading/evaluation.ts";
import type { Question } from "../grading/question.ts";
import type {
  Answer,
  AskedProbe,
  InterviewSettings,
  InterviewStatus,
  Requirement,
} from "./interview.ts";

/** In every event: when (ISO 8601) and in which interview. */
interface EventBase {
  readonly at: string;
  readonly interviewId: string;
}

export type InterviewEvent = EventBase &
  (
    | {
        readonly type: "interview-started" | "interview-continued";
        /** Without one no requirement is held against it. */
        readonly hasResume: boolean;
        readonly settings: InterviewSettings;
        readonly requirements: readonly Requirement[];
      }
    | {
        readonly type: "question-asked";
        readonly position: number;
        readonly questionLimit: number;
        readonly question: Question;
        readonly requirementId: string | null;
        readonly source: EngineName;
        /** The same question as before the interview was left. */
        readonly again: boolean;
      }
    | { readonly type: "question-clarified"; readonly position: number; readonly text: string }
    | { readonly type: "question-skipped"; readonly position: number }
    | {
        readonly type: "probe-asked";
        readonly position: number;
        readonly probe: AskedProbe;
        readonly again: boolean;
      }
    | { readonly type: "answer-received"; readonly position: number; readonly answer: Answer }
    | {
        readonly type: "answer-evaluated";
        readonly position: number;
        readonly throughProbe: number;
        readonly question: Question;
        readonly evaluation: Evaluation;
        /** False when a probe about what was left open comes next. */
        readonly final: boolean;
      }
    | { readonly type: "answer-improved"; readonly position: number; readonly text: string }
    | {
        readonly type: "engine-changed";
        readonly from: EngineName;
        readonly to: EngineName;
        /** What the other engine does from here on: only ask, or ask and judge. */
        readonly scope: "questions" | "everything";
        /** One line: what happened to the first. */
        readonly reason: string;
      }
    | { readonly type: "interview-paused"; readonly position: number }
    | {
        readonly type: "interview-completed";
        readonly status: Exclude<InterviewStatus, "open">;
        /** Why it was over before all questions were asked, one line; null when nothing cut it short but the person. */
        readonly reason: string | null;
        readonly summary: InterviewSummary;
      }
  );

export interface InterviewSummary {
  readonly asked: number;
  readonly answered: number;
  readonly skipped: number;
  /** Answers without a score yet. */
  readonly ungraded: number;
  /** Mean of the scores, 1 to 5, two decimals; null when nothing was evaluated. */
  readonly score: number | null;
}

/** What an interview needs from outside, in its own words. */
import type { GradedAnswer } from "../grading/answer.ts";
import type { EngineName, Evaluation, Mark } from "../grading/evaluation.ts";
import type { Criterion, Question } from "../grading/question.ts";
import type {
  Answer,
  AnswerInput,
  AskedProbe,
  AskedQuestion,
  InterviewRecord,
  InterviewSettings,
  InterviewStatus,
  Material,
  Plan,
  Requirement,
  SavedEvaluation,
  Turn,
} from "./interview.ts";
import type { Heard } from "../speech/ports.ts";

/**
 * The memory of an interview. Every method has committed to disk when it returns; the interview yields an event only
 * after the method that saves what the event reports.
 */
export interface InterviewStore {
  /** A new interview without turns, status `open`. */
  saveInterview(interview: InterviewRecord): void;
  saveQuestion(interviewId: string, asked: AskedQuestion): void;
  saveProbe(interviewId: string, probe: AskedProbe): void;
  saveAnswer(interviewId: string, answer: Answer): void;
  saveEvaluation(interviewId: string, evaluation: SavedEvaluation): void;
  saveImprovement(interviewId: string, position: number, text: string): void;
  finishInterview(
    interviewId: string,
    status: Exclude<InterviewStatus, "open">,
    finishedAt: string,
  ): void;
}

export interface PastQuestion {
  readonly questionId: string;
  readonly text: string;
  /** The requirement that it tested; null when it tested none. */
  readonly requirementId: string | null;
  readonly askedAt: string;
  /** The latest score of that turn, 1 to 5; null when it has none. */
  readonly score: number | null;
}

/** A question that has a card which is due: something in it failed, and wants to be asked about again. */
export interface DueQuestion {
  readonly questionId: string;
  readonly area: string;
}

/** What the person is answering. */
export interface CandidatePrompt {
  readonly position: number;
  readonly questionLimit: number;
  readonly question: Question;
  /** The probe to answer; null: the question itself. */
  readonly probe: AskedProbe | null;
  /** The interview as it stands; absent in practice outside one. */
  readonly interview?: InterviewRecord | undefined;
}

export type CandidateResponse =
  | {
      readonly type: "answer";
      readonly text: string;
      readonly input: AnswerInput;
      readonly durationMs: number | null;
      readonly predictedScore: number | null;
      /** For a spoken answer. */
      readonly heard?: Heard | null;
    }
  | { readonly type: "clarify" }
  | { readonly type: "skip" }
  /** Leave the interview open and stop. */
  | { readonly type: "pause" }
  /** Finish here: what was answered is evaluated and reported. */
  | { readonly type: "end" };

export type AfterFeedback = "next" | "improve" | "pause" | "end";

/** The person, or a file of answers. */
export interface Candidate {
  respond(prompt: CandidatePrompt, signal: AbortSignal): Promise<CandidateResponse>;
  /** Coach mode, after the feedback: what the person wants now. `improvable`: a stronger version can be shown. */
  afterFeedback(turn: Turn, improvable: boolean, signal: AbortSignal): Promise<AfterFeedback>;
  /** The service failed: shall the offline engine go on for what is left? Asked at most once an interview. */
  acceptOfflineEngine(reason: string, signal: AbortSignal): Promise<boolean>;
}

export interface PlanRequest {
  readonly resume: Material | null;
  readonly job: Material | null;
  readonly settings: InterviewSettings;
  readonly signal: AbortSignal;
  /** Called with one line when something of the material had to be left out. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

export interface QuestionRequest {
  readonly record: InterviewRecord;
  /** Questions of the last 30 days in any interview. */
  readonly past: readonly PastQuestion[];
  readonly due: readonly DueQuestion[];
  /** What the choice of coverage and difficulty asks for; the engine comes as near as it can. */
  readonly wanted: WantedQuestion;
  readonly signal: AbortSignal;
}

export interface WantedQuestion {
  readonly requirement: Requirement | null;
  readonly area: string;
  readonly kind: Question["kind"];
  readonly difficulty: Question["difficulty"];
}

export interface JudgeRequest {
  readonly question: Question;
  /** The answer and those to its probes, verbatim and in order. */
  readonly answers: readonly GradedAnswer[];
  readonly settings: Pick<InterviewSettings, "level" | "language">;
  readonly signal: AbortSignal;
  /** Called as marks arrive whose quotes have been checked; provisional until the evaluation is saved. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/**
 * Who asks and judges. Both engines fill the same shapes, and everything after them is shared.
 * Methods throw GreenroomError `service` or `key` when the service cannot be used; `judge` never does: it returns an
 * ungraded evaluation with the reason.
 */
export interface Engine {
  readonly name: EngineName;
  readonly model: string;
  /** Whether it has questions that test the requirement in this interview; without it, for every requirement. */
  readonly canAsk?: (requirement: Requirement, settings: InterviewSettings) => boolean;
  plan(request: PlanRequest): Promise<Plan>;
  question(request: QuestionRequest): Promise<{ question: Question; source: EngineName }>;
  clarify(question: Question, signal: AbortSignal): Promise<string>;
  readonly judge: (request: JudgeRequest) => Promise<Evaluation>;
  /**
   * The words of a follow-up about one criterion that the answers so far left open.
   * @param onWords told the words so far while they are written, for whoever speaks them; what is returned counts
   */
  probe(
    turn: Turn,
    criterion: Criterion,
    signal: AbortSignal,
    onWords?: (wordsSoFar: string) => void,
  ): Promise<string>;
  /** A stronger version of the answer, from facts in the answer and the resume only; unknown facts are `[number?]`. */
  improve(turn: Turn, resume: Material | null, signal: AbortSignal): Promise<string>;
}

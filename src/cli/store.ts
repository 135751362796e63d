/** What the command line asks of the database: the interviews, and everything that is kept beside them. */
import type { JudgementStore } from "../batch/ports.ts";
import type { ProviderRunStore } from "../batch/provider/ports.ts";
import type { TranscriptStore } from "../batch/transcribe.ts";
import type { CalibrationStore } from "../grading/calibration/affine.ts";
import type { LabelStore } from "../grading/calibration/labels.ts";
import type { ModelCall } from "../grading/ports.ts";
import type { Language, Question } from "../grading/question.ts";
import type { InterviewRecord, InterviewSettings } from "../interview/interview.ts";
import type { DocumentReading } from "../interview/material.ts";
import type { DueQuestion, InterviewStore, PastQuestion } from "../interview/ports.ts";
import type { Card } from "../practice/card.ts";
import type { DebriefStore } from "../practice/debrief.ts";
import type { PracticeStore } from "../practice/practise.ts";
import type {
  Predictions,
  Progress,
  RecurringMiss,
  RequirementHistory,
  UnpractisedQuestion,
} from "../practice/progress.ts";
import type { ScoreBucket } from "../practice/trends.ts";
import type { SpokenAnswer } from "../speech/delivery-trend.ts";
import type { ToldAnswer } from "../practice/stories.ts";
import type { EarlierAnswer } from "../interview/claims.ts";
import type { Transcript } from "../speech/ports.ts";

/** What can be known of many interviews at once. */
export interface History {
  /** Newest first. */
  listInterviews(options: {
    limit: number;
    offset?: number;
    status?: "open" | "finished";
  }): readonly InterviewListing[];
  countInterviews(): number;
}

/** The database as the commands use it. Ids may be unique beginnings of an id, or `last`. */
export interface Store extends InterviewStore, JudgementStore, History {
  /** @throws GreenroomError `usage` when nothing or more than one interview matches. */
  resolveInterviewId(idOrBeginning: string): string;
  loadInterview(id: string): InterviewRecord;
  deleteInterview(id: string): void;
  /** The words of a spoken answer that was saved without them. @throws TypeError when it waits for none (a bug) */
  saveTranscript(interviewId: string, answerId: string, transcript: Transcript): void;
  /** Questions asked in any interview at or after the given time, newest first. */
  questionsAskedSince(since: Date): readonly PastQuestion[];
  /** Answers in the language that hold a digit, from interviews that began before; the newest 300. */
  answersWithNumbersBefore(startedAt: string, language: Language): readonly EarlierAnswer[];
  /** Answers whose current evaluation is ungraded or missing, of all interviews or of one. */
  pendingAnswers(
    interviewId?: string,
  ): readonly { readonly interviewId: string; readonly position: number }[];

  /** The default resume and the named jobs of `greenroom profile`. */
  saveProfileDocument(document: ProfileDocument): void;
  profileDocuments(): readonly ProfileDocument[];
  /** True when there was one to remove. */
  removeProfileDocument(kind: ProfileDocument["kind"], label: string): boolean;

  recordCall(interviewId: string | null, call: ModelCall): void;
  /** One row for each day, purpose and model since the time given, oldest first. */
  usage(since: Date | null): readonly UsageRow[];

  /** What was found out about a server or agreed to by the person: small JSON values by key; `undefined` where none is. */
  readMemory(key: string): unknown;
  /** `undefined` forgets the key. */
  writeMemory(key: string, value: unknown): void;

  /** Evaluations at the provider's batch engine. */
  readonly providerRuns: ProviderRunStore;
  readonly transcripts: TranscriptStore;
  /** Cards, and what was answered in drills and to the daily question. */
  readonly practice: PracticeRecords;
  /** Answers to behavioural questions with at least this score, the newest first. */
  readonly toldAnswers: (leastScore: number) => readonly ToldAnswer[];
  /** Real interviews. */
  readonly debriefs: DebriefStore;
  /** Answers that the person marked. */
  readonly labels: LabelStore;
  /** Corrections that were fitted to people's marks. */
  readonly calibrations: CalibrationStore;

  /**
   * Interviews, practice, debriefs, profile and model calls, one value for each line of `greenroom data export`, read while they are asked for.
   * The memory is left out: what was found out or agreed to on this machine holds for this machine.
   */
  exportAll(): Iterable<unknown>;
  /**
   * Adds what the lines of an export hold and is not there yet, all or nothing; an interview whose id is there is skipped.
   * @throws GreenroomError `usage` when the lines are no export, of another version, or contradict themselves
   */
  importAll(
    lines: AsyncIterable<string>,
  ): Promise<{ readonly interviews: number; readonly skipped: number }>;
  /** A consistent copy of the database file while it is in use. @throws GreenroomError `usage` when the target exists. */
  backup(path: string): Promise<void>;
  /** `PRAGMA integrity_check` and the foreign keys; an empty list means sound. */
  check(): readonly string[];
  readonly path: string;
  /** Closing again does nothing. */
  close(): void;
  /** Closes the database and removes it, with the copies made before migrations; `greenroom data delete`. */
  deleteAll(): void;
}

/** What is counted over all interviews and all practice. Times are ISO 8601; `since` null: from the beginning. */
export interface ProgressRecords {
  /** Current scores by area, day and grader. */
  scores(since: Date | null): readonly ScoreBucket[];
  /** What was held and answered, in all areas or in one. */
  counts(
    since: Date | null,
    area: string | null,
  ): {
    readonly interviews: number;
    readonly answers: number;
    readonly practiceAnswers: number;
    readonly practisedMs: number;
  };
  /** What was bet against what came of it, in all areas or in one. */
  predictions(since: Date | null, area: string | null): Predictions;
  /** The requirements of the newest interview on this job, or of the newest of all, and how each was asked; null: in any area. */
  requirements(
    jobHash: string | null,
    area: string | null,
  ): {
    readonly job: string | null;
    readonly requirements: readonly RequirementHistory[];
  };
  /** Criteria that were missed at least twice, most often first. */
  recurringMisses(limit: number, area: string | null): readonly RecurringMiss[];
  /** Cards there are and are due, and when the next is due that is not due yet (ISO 8601). */
  cardCounts(at: Date): Progress["cards"];
  /** Whether anything was answered from the first moment on and before the second. */
  readonly isPractised: (from: Date, to: Date) => boolean;
  neverPractised(): readonly UnpractisedQuestion[];
  /** How many answers have no score yet. */
  ungradedAnswers(): number;
  /** The text of the profile's default job. */
  currentJob(): string | null;
  /** The transcribed answers of the latest interviews in which somebody spoke, at most so many interviews. */
  spokenAnswers(
    since: Date | null,
    area: string | null,
    interviews: number,
  ): Promise<readonly SpokenAnswer[]>;
}

/** The practice part of the database. */
export interface PracticeRecords extends PracticeStore {
  /**
   * Turns the marks of interviews that have not been looked at into cards and reviews, oldest first.
   * @returns how many answers there were
   */
  reviewTurns(): number;
  /** Cards due at the time given, in the order in which they fell due. */
  dueCards(at: Date): readonly Card[];
  /** All cards, in the order in which they fall due. */
  allCards(): readonly Card[];
  /** Questions that have a card which is due. */
  dueQuestions(at: Date): readonly DueQuestion[];
  /** Cards there are and are due, and when the next is due that is not due yet (ISO 8601). */
  cardCounts(at: Date): Progress["cards"];
  /** Practice answers without a score, oldest first; `asked` is the question as it was worded and judged. */
  pendingAttempts(): readonly {
    readonly number: number;
    readonly asked: Question;
    readonly text: string;
  }[];
  /** Whether a daily question was answered at or after the time given. */
  answeredDailySince(since: Date): boolean;
  /** Whether anything was answered from the first moment on and before the second. */
  readonly isPractised: (from: Date, to: Date) => boolean;
}

export interface InterviewListing {
  readonly id: string;
  readonly status: InterviewRecord["status"];
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly role: string;
  readonly level: InterviewSettings["level"];
  readonly mode: InterviewSettings["mode"];
  readonly engine: InterviewSettings["engine"];
  readonly questionLimit: number;
  readonly answered: number;
  readonly ungraded: number;
  /** Mean of the current scores, 1 to 5, two decimals; null when nothing was evaluated. */
  readonly score: number | null;
}

export interface ProfileDocument {
  readonly kind: "resume" | "job";
  /** `default` for the resume; the person's own name for a job. */
  readonly label: string;
  readonly isDefault: boolean;
  readonly reading: DocumentReading;
  readonly savedAt: string;
}

export interface UsageRow {
  /** `YYYY-MM-DD`, local time. */
  readonly day: string;
  readonly purpose: string;
  readonly model: string;
  readonly calls: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null when any call's price is unknown; a call that failed without a reply (service, key) cost nothing. */
  readonly costUsd: number | null;
}

/** What the command line is handed by wiring/: everything slow, outside or random, as functions. */
import type { GreenroomError } from "../errors.ts";
import type { Budget, TokenPrice } from "../batch/budget.ts";
import type { EarlierResults } from "../batch/earlier-results.ts";
import type { GradingThreads } from "../batch/ports.ts";
import type { ProviderEngine } from "../batch/provider/ports.ts";
import type { RowDefaults } from "../batch/read-row.ts";
import type { ReadRow, SourceRow } from "../batch/row.ts";
import type { RecordingLimit } from "../batch/transcribe.ts";
import type { Spool } from "../batch/write-junit.ts";
import type { AttackSet } from "../grading/calibration/attack-set.ts";
import type { CalibrationSource } from "../grading/calibration/affine.ts";
import type { Golden } from "../grading/calibration/marked-answer.ts";
import type { Ambient, Model, ModelCall, PromptSource } from "../grading/ports.ts";
import type { EngineName } from "../grading/evaluation.ts";
import type { Kind, Language, Question, Rubric } from "../grading/question.ts";
import type { Config } from "../config.ts";
import type { DocumentReading } from "../interview/material.ts";
import type { Engine } from "../interview/ports.ts";
import type { Role, Skill } from "../interview/role.ts";
import type { Notify, Scheduler } from "../practice/reminder/scheduler.ts";
import type { Reword } from "../practice/reword.ts";
import type { Recogniser, SpeechSegment, SpeechSynthesizer } from "../speech/ports.ts";
import type { OwnLibrary } from "./own-library.ts";
import type { Terminal } from "./terminal.ts";
import type { AudioTools, Voice, VoiceOptions } from "./voice-ports.ts";
import type { History, ProgressRecords, Store } from "./store.ts";

export interface Dependencies {
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ambient: Ambient;
  readonly terminal: Terminal;
  readonly config: Config;
  /** Aborted by the first Ctrl-C or TERM; commands stop at the next safe point. */
  readonly signal: AbortSignal;
  /** Opens (and migrates) the database; closed by main.ts at the end. */
  readonly openStore: () => Promise<Store>;
  /** The same database, for a command that only lists. */
  readonly openHistory: () => Promise<History>;
  /** The same database, for what is counted over all of it. */
  readonly openProgress: () => Promise<ProgressRecords>;
  /** Reads a file, or stdin for `-`. @throws GreenroomError `usage` for anything that cannot be read. */
  readonly readDocument: (source: string) => Promise<DocumentReading>;
  /** What is bundled and the person's own; what is wrong with that is told once, and the rest goes on. */
  readonly openLibrary: () => Promise<Library>;
  /** What is bundled alone. */
  readonly openBundledLibrary: () => Promise<Library>;
  /** The person's own questions and roles, to be changed. */
  readonly own: OwnLibrary;
  /**
   * The engine of that name with the configured service and model.
   * @throws GreenroomError `key` when the service needs a key and there is none
   */
  readonly openEngine: (choice: EngineChoice) => Promise<Engine>;
  /** New words for what comes back, by the configured model; a call is recorded under no interview. */
  readonly openReword: (persona: string) => Promise<Reword>;
  /** Where the openai engine would send everything: the configured service's base URL. */
  readonly serviceUrl: () => Promise<string>;
  /** For `greenroom evaluate`. */
  readonly batch: BatchTools;
  readonly judgement: JudgementTools;
  /** Who hears and who speaks, as the settings have it. */
  readonly speech: SpeechTools;
  /** Devices and recogniser of a spoken interview; what does not work is found out here and stands in what is given. */
  readonly openVoice: (options: VoiceOptions) => Promise<Voice>;
  /** For `greenroom voice`. */
  readonly audio: AudioTools;
  readonly secrets: Secrets;
  /** For `greenroom daily start` and what it installs. */
  readonly reminder: ReminderTools;
  /** The same as if these options of the command had been given too, by their names in camelCase. */
  readonly withOptions: (options: Readonly<Record<string, unknown>>) => Promise<Dependencies>;
  /** Every check of `greenroom doctor` that needs the outside: one after the other, each with its fix. */
  readonly runChecks: (language: Language) => AsyncIterable<DoctorCheck>;
}

export interface ReminderTools {
  /** The schedulers that this system may have, the best first. */
  readonly schedulers: () => Promise<readonly Scheduler[]>;
  readonly notify: Notify;
}

/** For judging apart from an interview. */
export interface JudgementTools {
  /** The corrections that were fitted; none where there is no database yet. */
  readonly calibrationFor: () => Promise<CalibrationSource>;
  /**
   * A judge who judges once and corrects nothing.
   * @throws GreenroomError `key` when the service needs a key and there is none
   */
  readonly openJudge: (engine: EngineName) => Promise<Engine["judge"]>;
  /** The name of the model that is configured for the openai engine. */
  readonly modelName: () => Promise<string>;
}

export interface EngineChoice {
  readonly engine: EngineName;
  readonly role: Role;
  readonly language: Language;
  /** Model calls are recorded under it. */
  readonly interviewId: string | null;
  /** The bundled questions alone: the sample's answers were written for them. */
  readonly isSample?: boolean;
}

export interface SpeechTools {
  /**
   * Where recordings would be sent; null when they stay on this machine.
   * @throws GreenroomError `key` when the service needs a key and there is none, `usage` when its URL is not known
   */
  readonly recordingsGoTo: () => Promise<string | null>;
  /** Where the texts of questions would be sent to be spoken; null when they stay here. Throws as `recordingsGoTo` does. */
  readonly textsToSpeakGoTo: () => Promise<string | null>;
  /**
   * The recogniser. Its transcripts hold no sentences that it wrote into silence.
   * @param interviewId its calls are recorded under it
   * @param later what may be done when it is down: practice keeps no recording; an interview's when absent
   * @throws GreenroomError as `recordingsGoTo`, and `device` when nothing here understands speech
   */
  readonly openRecogniser: (
    interviewId: string | null,
    later?: "interview" | "practice",
  ) => Promise<Recogniser>;
  /**
   * Where somebody speaks in a recording, by our own detector; null where nothing here can look into it.
   * @throws GreenroomError `stopped`
   */
  readonly findSpeech: (
    path: string,
    signal: AbortSignal,
  ) => Promise<readonly SpeechSegment[] | null>;
  /**
   * The voice: the service's with the system's behind it, or the one that was chosen alone. What it says is kept on the
   * disk, and `prepareSpeech` (speech/speaking.ts) has it ready beforehand.
   */
  readonly openSynthesizer: (options: {
    readonly interviewId: string | null;
    /** Told once when the system's voice takes over, with the reason. */
    readonly onFallback: (reason: GreenroomError) => Promise<void>;
  }) => Promise<SpeechSynthesizer>;
}

/** Answer files, and the configured model as a batch uses it. */
export interface BatchTools {
  /**
   * The bytes of all files behind the paths; null where that cannot be known (stdin, a pipe).
   * @param results files that are no answers; see findAnswerFiles
   * @throws GreenroomError `usage` when a path leads nowhere or holds no answers
   */
  readonly measureAnswers: (
    paths: readonly string[],
    results: readonly string[],
  ) => Promise<number | null>;
  /**
   * The rows of all files behind the paths, as readAnswers gives them.
   * @param results as for `measureAnswers`
   * @param onBytes told how many bytes were read, as they are used up
   */
  readonly readAnswers: (
    paths: readonly string[],
    results: readonly string[],
    defaults: RowDefaults,
    onBytes: (bytes: number) => void,
  ) => AsyncIterable<SourceRow>;
  /**
   * Threads that grade beside this one.
   * @param options.startAfter so many answers are graded here before the first is started
   * @param options.most threads in all, this one among them; never more than the machine runs at once
   */
  readonly openThreads: (options: {
    readonly startAfter: number;
    readonly most: number;
  }) => Promise<GradingThreads>;
  /**
   * The configured model. Its calls are recorded by whoever uses it.
   * @param price what the person knows of its price; null: what Greenroom knows
   */
  readonly openModel: (price: TokenPrice | null) => Promise<BatchModel>;
  /**
   * The batch engine of the configured service, for the configured model.
   * @param price as for `openModel`
   */
  readonly openProvider: (price: TokenPrice | null) => Promise<ProviderEngine>;
  /** Recordings as rows, transcribed by the configured service; each one once. */
  readonly transcribed: (
    rows: AsyncIterable<SourceRow>,
    options: {
      readonly concurrency: number;
      /** What recordings and judgements may cost together; null: no limit. */
      readonly budget: Budget | null;
      /** Sees every call for a recording, however it ended. */
      readonly onCall: (call: ModelCall) => void;
      /** Told how many recordings are being transcribed, whenever that changes. */
      readonly onUnderWay: (recordings: number) => void;
    },
  ) => Promise<AsyncIterable<ReadRow>>;
  /**
   * For a plan: the rows without those recordings that are still to be transcribed; nothing is sent.
   * @param add told what each of them may take
   */
  readonly keptTranscripts: (
    rows: AsyncIterable<SourceRow>,
    add: (limit: RecordingLimit) => void,
  ) => Promise<AsyncIterable<ReadRow>>;
  /** The results of an earlier run. @throws GreenroomError `usage` when the file holds none */
  readonly readEarlier: (path: string) => Promise<EarlierResults>;
  /** Somewhere to keep text for a while; `close` removes it. */
  readonly openSpool: () => Promise<Spool & { readonly close: () => Promise<void> }>;
  /** Waits, or ends early when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface BatchModel {
  readonly model: Model;
  readonly baseUrl: string;
  /** Null when it is not known. */
  readonly price: TokenPrice | null;
  /** Tokens that are added to the limit of each reply for a model that thinks first. */
  readonly reasoningTokens: number;
}

export interface DoctorCheck {
  readonly name: string;
  readonly status: "ok" | "warning" | "failed";
  /** One line: what was found. */
  readonly finding: string;
  /** One line: what to do; null when nothing. */
  readonly fix: string | null;
}

/** Everything that stands in `prompts/`, parsed. */
export interface Library {
  /** The questions of the areas named, or of all, in English or the language named: none where an area has no translation. */
  readonly questions: (areas?: readonly string[], language?: Language) => readonly Question[];
  readonly areas: readonly string[];
  readonly rubrics: readonly Rubric[];
  readonly rubricFor: (kind: Kind) => Rubric;
  readonly roles: readonly Role[];
  readonly skills: readonly Skill[];
  readonly prompts: PromptSource;
  /** Which of the questions and roles are the person's own. */
  readonly own: {
    /** In any language. */
    readonly questions: readonly Question[];
    readonly questionIds: ReadonlySet<string>;
    readonly roleIds: ReadonlySet<string>;
    /** Own questions that are not asked, since they have neither a reference nor criteria. */
    readonly waiting: number;
  };
  /** A commented text for a person to fill in. */
  readonly template: (name: "question" | "role", language: Language) => string;
  /** Answers with the marks that people agreed on. */
  readonly golden: () => Golden;
  /** Answers that try to talk their grader round, and honest ones that look a little like it. */
  readonly attacks: () => AttackSet;
  /** Paths of the bundled resume, job and answers. */
  readonly sample: { readonly resume: string; readonly job: string; readonly answers: string };
}

export interface Secrets {
  /** The key to use for the service and where it came from; null when there is none. The environment wins. */
  read(service: string): { readonly value: string; readonly source: "environment" | "file" } | null;
  /** Whether other users of the machine can read the file of keys. */
  isOpenToOthers(): boolean;
  save(service: string, value: string): void;
  /** True when there was one to remove. */
  remove(service: string): boolean;
  readonly path: string;
}

/** What a command is handed, in memory: everything that a test does not expect fails it. */
import { PassThrough } from "node:stream";
import type { Dependencies, Library, Secrets } from "../../src/cli/dependencies.ts";
import type { PracticeRecords, Store } from "../../src/cli/store.ts";
import type { Terminal, TerminalFlags } from "../../src/cli/terminal.ts";
import { runProgram } from "../../src/cli/program.ts";
import { createTerminal } from "../../src/cli/terminal.ts";
import { loadConfig } from "../../src/config.ts";
import type { Language } from "../../src/vocabulary.ts";
import { testAmbient } from "../support/interview.ts";
import { rubrics } from "../support/rubrics.ts";

export interface Captured {
  readonly terminal: Terminal;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export interface CaptureOptions {
  /** A colour terminal of so many columns; without it a pipe. */
  readonly columns?: number;
  readonly flags?: Partial<TerminalFlags>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Of the program's own words; English without it. */
  readonly language?: Language;
  /** What is piped into stdin. */
  readonly input?: string;
  /** Answers to `confirm` and `password`, in order; none are expected without it. */
  readonly answers?: readonly (boolean | string)[];
}

/** The real terminal on streams in memory; prompts are answered from the list. */
export async function captureTerminal(options: CaptureOptions = {}): Promise<Captured> {
  const { columns, flags = {}, environment = {}, input, answers = [], language } = options;
  const tty = columns === undefined ? { isTTY: false } : { isTTY: true, columns };
  const stdin = Object.assign(new PassThrough(), { isTTY: tty.isTTY && input === undefined });
  const stdout = Object.assign(new PassThrough(), tty);
  const stderr = Object.assign(new PassThrough(), tty);
  stdin.end(input ?? "");
  const terminal = await createTerminal({
    stdin,
    stdout,
    stderr,
    environment,
    language,
    flags: { quiet: false, plain: false, input: true, json: false, ...flags },
  });
  const left = [...answers];
  const texts = { stdout: "", stderr: "" };
  stdout.on("data", (chunk: Buffer) => {
    texts.stdout += chunk.toString();
  });
  stderr.on("data", (chunk: Buffer) => {
    texts.stderr += chunk.toString();
  });
  return {
    terminal: {
      ...terminal,
      confirm: async (prompt) => {
        if (answers.length === 0) return terminal.confirm(prompt);
        const answer = left.shift();
        if (typeof answer !== "boolean") throw new Error(`unexpected question: ${prompt.message}`);
        return answer;
      },
      password: async (prompt) => {
        const answer = left.shift();
        if (typeof answer !== "string") throw new Error(`unexpected question: ${prompt.message}`);
        return answer;
      },
    },
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
  };
}

export interface CommandRun {
  readonly stdout: string;
  readonly stderr: string;
  /** What was thrown; null when nothing was. */
  readonly error: unknown;
}

/** Runs a command line through the real program, with the dependencies given instead of main's. */
export async function runCommandLine(
  argv: readonly string[],
  changes: Partial<Dependencies> = {},
  options: CaptureOptions = {},
): Promise<CommandRun> {
  const captured: Captured[] = [];
  let printed = "";
  let thrown: unknown = null;
  try {
    await runProgram(argv, {
      version: "0.0.0-test",
      language: async () => options.language ?? "en",
      stdout: { write: (text) => (printed += text), columns: options.columns ?? 80 },
      start: async (flags) => {
        const capture = await captureTerminal({ ...options, flags });
        captured.push(capture);
        const environment = { GREENROOM_HOME: "/nowhere", ...options.environment };
        const config = await loadConfig({
          environment,
          flags: flags.options,
          tolerant: flags.tolerant,
        });
        return fakeDependencies(capture.terminal, { config, ...changes }, environment);
      },
    });
  } catch (error) {
    thrown = error;
  }
  const [capture] = captured;
  return {
    stdout: printed + (capture?.stdout() ?? ""),
    stderr: capture?.stderr() ?? "",
    error: thrown,
  };
}

/** The dependencies of a command; settings are read from the environment and flags given. */
export async function fakeDependencies(
  terminal: Terminal,
  changes: Partial<Dependencies> = {},
  environment: Readonly<Record<string, string>> = { GREENROOM_HOME: "/nowhere" },
): Promise<Dependencies> {
  return {
    version: "0.0.0-test",
    environment,
    ambient: testAmbient("2026-02-01T12:00:00.000Z"),
    terminal,
    config: await loadConfig({ environment, tolerant: true }),
    signal: new AbortController().signal,
    openStore: () => unexpected("openStore"),
    openHistory: () => unexpected("openHistory"),
    openProgress: () => unexpected("openProgress"),
    readDocument: () => unexpected("readDocument"),
    openLibrary: () => unexpected("openLibrary"),
    openBundledLibrary: () => unexpected("openBundledLibrary"),
    own: {
      read: () => unexpected("own.read"),
      append: () => unexpected("own.append"),
      entryText: () => unexpected("own.entryText"),
      replace: () => unexpected("own.replace"),
      saveRole: () => unexpected("own.saveRole"),
      removeFile: () => unexpected("own.removeFile"),
      openTools: () => unexpected("own.openTools"),
      openFiles: () => unexpected("own.openFiles"),
      openCriteriaWriter: () => unexpected("own.openCriteriaWriter"),
    },
    openEngine: () => unexpected("openEngine"),
    openReword: () => unexpected("openReword"),
    serviceUrl: () => unexpected("serviceUrl"),
    speech: {
      recordingsGoTo: () => unexpected("recordingsGoTo"),
      textsToSpeakGoTo: () => unexpected("textsToSpeakGoTo"),
      openRecogniser: () => unexpected("openRecogniser"),
      findSpeech: () => unexpected("findSpeech"),
      openSynthesizer: () => unexpected("openSynthesizer"),
    },
    openVoice: () => unexpected("openVoice"),
    audio: {
      list: () => unexpected("audio.list"),
      check: () => unexpected("audio.check"),
    },
    batch: {
      measureAnswers: () => unexpected("measureAnswers"),
      readAnswers: () => unexpected("readAnswers"),
      openModel: () => unexpected("openModel"),
      openProvider: () => unexpected("openProvider"),
      transcribed: () => unexpected("transcribed"),
      keptTranscripts: () => unexpected("keptTranscripts"),
      // None is free, ever.
      openThreads: async () => ({ grade: () => null, judge: () => null }),
      readEarlier: () => unexpected("readEarlier"),
      openSpool: () => unexpected("openSpool"),
      sleep: () => unexpected("sleep"),
    },
    judgement: {
      calibrationFor: () => unexpected("calibrationFor"),
      openJudge: () => unexpected("openJudge"),
      modelName: () => unexpected("modelName"),
    },
    secrets: fakeSecrets({}),
    reminder: {
      schedulers: () => unexpected("reminder.schedulers"),
      notify: () => unexpected("reminder.notify"),
    },
    withOptions: () => unexpected("withOptions"),
    runChecks: () => unexpected("runChecks"),
    ...changes,
  };
}

/** The practice part of a store, every method of which fails. */
export const fakePractice: PracticeRecords = {
  reviewTurns: () => unexpected("reviewTurns"),
  dueCards: () => unexpected("dueCards"),
  allCards: () => unexpected("allCards"),
  dueQuestions: () => unexpected("dueQuestions"),
  cardCounts: () => unexpected("cardCounts"),
  pendingAttempts: () => unexpected("pendingAttempts"),
  answeredDailySince: () => unexpected("answeredDailySince"),
  isPractised: () => unexpected("isPractised"),
  saveAttempt: () => unexpected("saveAttempt"),
  schedulesOf: () => unexpected("schedulesOf"),
  saveAttemptEvaluation: () => unexpected("saveAttemptEvaluation"),
};

/** A store whose methods fail but for those given. */
export function fakeStore(methods: Partial<Store>): () => Promise<Store> {
  const store: Store = {
    saveInterview: () => unexpected("saveInterview"),
    saveQuestion: () => unexpected("saveQuestion"),
    saveProbe: () => unexpected("saveProbe"),
    saveAnswer: () => unexpected("saveAnswer"),
    saveTranscript: () => unexpected("saveTranscript"),
    saveEvaluation: () => unexpected("saveEvaluation"),
    saveImprovement: () => unexpected("saveImprovement"),
    finishInterview: () => unexpected("finishInterview"),
    questionsAskedSince: () => unexpected("questionsAskedSince"),
    answersWithNumbersBefore: () => unexpected("answersWithNumbersBefore"),
    resolveInterviewId: () => unexpected("resolveInterviewId"),
    loadInterview: () => unexpected("loadInterview"),
    listInterviews: () => unexpected("listInterviews"),
    countInterviews: () => unexpected("countInterviews"),
    deleteInterview: () => unexpected("deleteInterview"),
    pendingAnswers: () => unexpected("pendingAnswers"),
    saveProfileDocument: () => unexpected("saveProfileDocument"),
    profileDocuments: () => unexpected("profileDocuments"),
    removeProfileDocument: () => unexpected("removeProfileDocument"),
    recordCall: () => unexpected("recordCall"),
    usage: () => unexpected("usage"),
    readMemory: () => unexpected("readMemory"),
    writeMemory: () => unexpected("writeMemory"),
    findJudgement: () => unexpected("findJudgement"),
    findCriteria: () => unexpected("findCriteria"),
    saveJudgements: () => unexpected("saveJudgements"),
    get providerRuns() {
      return unexpected("providerRuns");
    },
    get transcripts() {
      return unexpected("transcripts");
    },
    get practice() {
      return unexpected("practice");
    },
    get debriefs() {
      return unexpected("debriefs");
    },
    toldAnswers: () => unexpected("toldAnswers"),
    get labels() {
      return unexpected("labels");
    },
    get calibrations() {
      return unexpected("calibrations");
    },
    exportAll: () => unexpected("exportAll"),
    importAll: () => unexpected("importAll"),
    backup: () => unexpected("backup"),
    check: () => unexpected("check"),
    deleteAll: () => unexpected("deleteAll"),
    path: "/nowhere/greenroom.db",
    close: () => unexpected("close"),
    ...methods,
  };
  return async () => store;
}

/** A library of the real rubrics and what else is given. */
export function fakeLibrary(parts: Partial<Library>): () => Promise<Library> {
  const library: Library = {
    questions: () => unexpected("questions"),
    areas: [],
    rubrics,
    rubricFor: () => unexpected("rubricFor"),
    roles: [],
    skills: [],
    prompts: () => unexpected("prompts"),
    own: { questions: [], questionIds: new Set(), roleIds: new Set(), waiting: 0 },
    template: () => unexpected("template"),
    golden: () => unexpected("golden"),
    attacks: () => unexpected("attacks"),
    sample: { resume: "", job: "", answers: "" },
    ...parts,
  };
  return async () => library;
}

/** Keys in memory; `environment` ones win, as the environment does. */
export function fakeSecrets(
  file: Record<string, string>,
  environment: Readonly<Record<string, string>> = {},
): Secrets {
  return {
    path: "/nowhere/secrets.json",
    read: (service) => {
      const value = environment[service] ?? file[service];
      if (value === undefined) return null;
      return { value, source: service in environment ? "environment" : "file" };
    },
    isOpenToOthers: () => false,
    save: (service, value) => {
      file[service] = value;
    },
    remove: (service) => {
      const wasThere = service in file;
      delete file[service];
      return wasThere;
    },
  };
}

function unexpected(what: string): never {
  throw new Error(`unexpected call of ${what}`);
}

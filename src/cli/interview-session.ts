/** One interview on the terminal: the events of the core on their way to a person, a script or a report. */
import * as z from "zod";
import { isGreenroomError } from "../errors.ts";
import type { Question } from "../grading/question.ts";
import { createScriptedCandidate } from "../interview/answers-file.ts";
import type { InterviewEvent } from "../interview/events.ts";
import type { InterviewRecord } from "../interview/interview.ts";
import type { Candidate, DueQuestion, Engine, PastQuestion } from "../interview/ports.ts";
import type { Role } from "../interview/role.ts";
import { runInterview } from "../interview/run.ts";
import { drawId } from "../interview/draw-id.ts";
import type { Dependencies, Library } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { readGivenAnswers } from "./given-answers.ts";
import type { EarlierAnswer } from "../interview/claims.ts";
import { claimInterview } from "./interview-claim.ts";
import { isAskable } from "./interview-language.ts";
import { createListener } from "./listener.ts";
import { createTerminalCandidate } from "./terminal-candidate.ts";
import type { Spinner } from "./spinner.ts";
import { forgetUnsentAnswer, openUnsentAnswers } from "./unsent-answer.ts";
import { renderEvent, renderMark } from "./views/interview-events.ts";
import { interviewWords } from "../words/interview.ts";
import { translatedError } from "../words/errors.ts";
import { translateRubrics } from "../words/rubrics.ts";

/** The options of every command that runs an interview. */
export const answerOptionsSchema = z.object({
  answers: z.string().optional(),
  json: z.boolean().optional(),
});
export type AnswerOptions = z.infer<typeof answerOptionsSchema>;

/**
 * The person at the terminal, or the file of answers.
 * @throws GreenroomError `usage` when there is neither, or the file cannot be read
 */
export async function openCandidate(
  options: AnswerOptions,
  dependencies: Dependencies,
): Promise<Candidate> {
  const { terminal, config, ambient } = dependencies;
  const { fallback } = config.settings;
  if (options.answers !== undefined) {
    const answers = await readGivenAnswers(options.answers, terminal);
    const listen = createListener(dependencies);
    return createScriptedCandidate(answers, fallback === "offline", listen);
  }
  if (!terminal.isInteractive) {
    throw translatedError("usage", (words) => words.nobodyHere);
  }
  return createTerminalCandidate({
    terminal,
    now: ambient.now,
    predict: config.settings.predict,
    editor: config.settings.editor,
    acceptOffline: fallback === "ask" ? null : fallback === "offline",
    unsent: openUnsentAnswers(await dependencies.openStore()),
  });
}

export interface SessionOptions {
  readonly dependencies: Dependencies;
  readonly store: Store;
  readonly library: Library;
  readonly record: InterviewRecord;
  readonly role: Role;
  readonly engine: Engine;
  readonly offlineEngine: Engine | null;
  readonly candidate: Candidate;
  readonly past: readonly PastQuestion[];
  readonly due: readonly DueQuestion[];
  readonly planFailure: string | null;
  readonly options: AnswerOptions;
  /** Told the words of a question that will be asked next, while this one is answered. */
  readonly onUpcoming?: (text: string) => void;
  /** Told the words of a follow-up so far, while they are written. */
  readonly onProbeWords?: (wordsSoFar: string) => void;
  /** Waited for after each event was shown: it may be spoken, too. */
  readonly onShown?: (event: InterviewEvent) => Promise<void>;
}

/**
 * Runs the interview to its end or pause, shows it as it goes, and says how to go on. A run on written answers ends with
 * the report on stdout, unless its events went there.
 */
export async function runSession(session: SessionOptions): Promise<void> {
  const { dependencies, record, store, library, options } = session;
  const { terminal } = dependencies;
  const words = interviewWords(record.settings.language);
  const release = claimInterview(record.id, store);
  const last = await conductInterview(session).finally(release);
  const scripted = options.answers !== undefined;
  if (last.type === "interview-paused") {
    const why = scripted ? words.answersRanOut : words.paused;
    terminal.talk(`${why} ${words.goOnWith(`greenroom continue ${record.id}`)}`);
    return;
  }
  forgetUnsentAnswer(store, record.id);
  store.practice.reviewTurns();
  if (scripted && options.json !== true) {
    // What makes a report is not waited for at the start.
    const { reportOf } = await import("./interview-report.ts");
    const { renderMarkdown } = await import("../report/markdown.ts");
    const rubrics = translateRubrics(library.rubrics, record.settings.language);
    const report = reportOf(store.loadInterview(record.id), store, rubrics);
    terminal.result(renderMarkdown(report));
    return;
  }
  terminal.talk(words.inFull(record.id));
}

/** Runs the interview and shows each event; gives the last one. */
async function conductInterview(session: SessionOptions): Promise<InterviewEvent> {
  const { dependencies, record, library, options } = session;
  const { terminal, ambient, signal } = dependencies;
  const json = options.json === true;
  const isDialogue = options.answers === undefined;
  // A script that reads the events sees nothing else, and waits for no word of it.
  const isSilent = json && !isDialogue;
  // What a person is asked must be seen even with --quiet, and beside --json.
  const say = (text: string): void => {
    if (isDialogue) {
      terminal.dialogue(text);
    } else if (!isSilent) {
      terminal.talk(text);
    }
  };
  const mock = record.settings.mode === "mock";
  const words = interviewWords(record.settings.language);
  const rubrics = translateRubrics(library.rubrics, record.settings.language);
  const unaskable = unaskableOf(session);
  let currentQuestion: Question | null = null;
  let shown = new Set<string>();
  let spinner: Spinner | null = null;

  const wait = (text: string): void => {
    if (session.engine.name !== "offline" && !json) {
      spinner ??= terminal.spinner(text);
    }
  };
  const stopWaiting = (): void => {
    spinner?.stop();
    spinner = null;
  };
  /** The candidate's turn to speak ends every spinner. */
  const candidate: Candidate = {
    respond: (prompt, stop) => {
      stopWaiting();
      return session.candidate.respond(prompt, stop);
    },
    afterFeedback: async (turn, improvable, stop) => {
      stopWaiting();
      const wish = await session.candidate.afterFeedback(turn, improvable, stop);
      wait(wish === "improve" ? words.writingStronger : words.nextQuestion);
      return wish;
    },
    acceptOfflineEngine: (reason, stop) => {
      stopWaiting();
      return session.candidate.acceptOfflineEngine(reason, stop);
    },
  };

  let earlierAnswers: readonly EarlierAnswer[] | null = null;
  const events = runInterview({
    // Read once, and only when a figure was said: no other turn waits for a long history.
    earlierAnswers: () =>
      (earlierAnswers ??= session.store.answersWithNumbersBefore(
        record.startedAt,
        record.settings.language,
      )),
    ...session,
    candidate,
    ambient,
    signal,
    newId: () => drawId(ambient.random, 12),
    // What is missing is told only at the end, since a follow-up may still ask for it.
    onProbeWords:
      session.onProbeWords === undefined
        ? undefined
        : (wordsSoFar) => {
            stopWaiting();
            session.onProbeWords?.(wordsSoFar);
          },
    onMark: isSilent
      ? undefined
      : (mark) => {
          const question = currentQuestion;
          if (question === null || mark.mark !== "met" || shown.has(mark.criterionId)) {
            return;
          }
          stopWaiting();
          shown.add(mark.criterionId);
          say(renderMark(mark, question, terminal.talkFormat));
        },
  });

  let last: InterviewEvent | null = null;
  try {
    for await (const event of events) {
      stopWaiting();
      last = event;
      if (event.type === "question-asked") {
        currentQuestion = event.question;
        shown = new Set();
      }
      if (json) {
        terminal.jsonLine(event);
      }
      const text = isSilent
        ? null
        : renderEvent(
            event,
            { rubrics, level: record.settings.level, shown, headings: mock, unaskable },
            terminal.talkFormat,
          );
      if (text !== null) {
        say(text);
      }
      await session.onShown?.(event);
      if (event.type === "answer-evaluated" && !event.final) {
        for (const mark of event.evaluation.marks) {
          if (mark.mark === "met") {
            shown.add(mark.criterionId);
          }
        }
        wait(words.aFollowUp);
      }
      if (event.type === "answer-received") {
        wait(mock ? words.nextQuestion : words.judging);
      }
    }
  } catch (error) {
    // Stopped in a prompt, which does not know that an interview goes on.
    if (!isGreenroomError(error, "stopped")) throw error;
    throw translatedError("stopped", (said) => said.stoppedInterview, { cause: error });
  } finally {
    stopWaiting();
  }
  if (last === null) {
    throw new Error("the interview ended without an event");
  }
  return last;
}

/** What the plan holds and the bank has no question for: not where a model writes the questions. */
function unaskableOf({ record, engine, library }: SessionOptions): ReadonlySet<string> {
  const { settings, plan } = record;
  if (settings.language === "en" || engine.name !== "offline") return new Set();
  const left = plan.requirements.filter((each) => !isAskable(each, settings.language, library));
  return new Set(left.map(({ id }) => id));
}

/** A drill or the daily question on the terminal: what it needs, and its events on their way to the person. */
import { readFile } from "node:fs/promises";
import { isGreenroomError } from "../errors.ts";
import type { Evaluation } from "../grading/evaluation.ts";
import { kindSchema } from "../grading/question.ts";
import type { Question } from "../grading/question.ts";
import { createScriptedCandidate, parseAnswers } from "../interview/answers-file.ts";
import type { InterviewSettings } from "../interview/interview.ts";
import type { Candidate, Engine } from "../interview/ports.ts";
import type { Role } from "../interview/role.ts";
import { withTodaysQuestions } from "../practice/card.ts";
import type { Card } from "../practice/card.ts";
import { streakDays } from "../practice/streak.ts";
import type { Learner, Occasion, PracticeEvent, PracticeTask } from "../practice/practise.ts";
import { practise, saveJudgement, stoppedPractice } from "../practice/practise.ts";
import type { Dependencies, Library } from "./dependencies.ts";
import type { Store } from "./store.ts";
import { bringBackWaiting } from "./debrief-questions.ts";
import { chooseEngine, openEngines } from "./engine-choice.ts";
import { roleIn } from "./library-names.ts";
import { fileError } from "./files.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import { createTerminalCandidate } from "./terminal-candidate.ts";
import type { Spinner } from "./spinner.ts";
import type { Spoken } from "./voice-session.ts";
import { forgetUnsentPractice, openUnsentPractice } from "./unsent-answer.ts";
import { renderPracticeEvent } from "./views/practice.ts";
import { localDay } from "../practice/local-day.ts";
import { translatedError } from "../words/errors.ts";
import { wantedLanguage } from "./interview-language.ts";
import { interviewWords } from "../words/interview.ts";
import { practiceWords } from "../words/practice.ts";
import { translateRubrics } from "../words/rubrics.ts";

export interface PracticeRoom {
  readonly dependencies: Dependencies;
  readonly store: Store;
  readonly library: Library;
  readonly role: Role;
  readonly engine: Engine;
  readonly settings: InterviewSettings;
}

/**
 * Opens what a sitting of practice needs, takes up what interviews have left, and judges practice answers that are
 * still without a score.
 * @param isForProgram with `--json`: the machine's locale has no say in what is asked
 * @throws GreenroomError `key` when the service needs a key and there is none, `usage` when there is no such role
 */
export async function openPractice(
  dependencies: Dependencies,
  isForProgram: boolean,
): Promise<PracticeRoom> {
  const { config, ambient } = dependencies;
  const [library, store] = await Promise.all([
    dependencies.openLibrary(),
    dependencies.openStore(),
  ]);
  const chosen = config.settings;
  const role = roleIn(chosen.role ?? "software-engineer", library.roles);
  const language = wantedLanguage(config, role, isForProgram);
  dependencies.terminal.useLanguage(language);
  const choice = { role, language, interviewId: null };
  const { engine } = await openEngines(chooseEngine(dependencies), choice, dependencies, store);
  const settings: InterviewSettings = {
    mode: "coach",
    role: role.id,
    level: chosen.level ?? "mid",
    kinds: [...kindSchema.options],
    language,
    engine: engine.name,
    model: engine.model,
    seed: 0,
    questionLimit: 1,
    minutes: null,
    probeLimit: 0,
  };
  const room = { dependencies, store, library, role, engine, settings };
  store.practice.reviewTurns();
  await bringBackWaiting(dependencies, store);
  for (const { number, asked, text } of store.practice.pendingAttempts()) {
    const evaluation = await judgeIn(room, asked, text, dependencies.signal);
    // With the service down nothing after it would fare better.
    if (evaluation.status === "ungraded") break;
    saveJudgement(store.practice, number, asked, evaluation, ambient.now());
  }
  return room;
}

function judgeIn(
  { engine, settings }: PracticeRoom,
  question: Question,
  text: string,
  signal: AbortSignal,
): Promise<Evaluation> {
  return engine.judge({ question, answers: [{ probe: null, text }], settings, signal });
}

export interface SittingOptions {
  readonly occasion: Occasion;
  readonly tasks: readonly (() => Promise<PracticeTask>)[];
  /** A file of answers instead of the person; - is stdin. */
  readonly answers: string | undefined;
  readonly json: boolean;
  readonly minutes: number | null;
}

/** Asks the tasks one after the other and shows what comes of them. */
export async function runSitting(room: PracticeRoom, options: SittingOptions): Promise<void> {
  const { dependencies, store, library, engine, settings } = room;
  const { terminal, ambient, signal } = dependencies;
  const { occasion, tasks, json } = options;
  const isDialogue = options.answers === undefined;
  const typed = await openPracticeCandidate(options.answers, room);
  const spoken = isDialogue ? await openSpokenPractice(room, typed) : null;
  const candidate = spoken?.candidate ?? typed;
  let spinner: Spinner | null = null;
  const stopWaiting = (): void => {
    spinner?.stop();
    spinner = null;
  };
  const say = (text: string): void => {
    if (isDialogue) terminal.dialogue(text);
    else if (!json) terminal.talk(text);
  };
  const learner: Learner = {
    respond: async (task, { number, of }, stop) => {
      stopWaiting();
      for (;;) {
        const prompt = { position: number, questionLimit: of, question: task.asked, probe: null };
        let response = await candidate.respond(prompt, stop);
        // Practice keeps no recording that could be transcribed later.
        const isUnheard = response.type === "answer" && response.heard?.transcript === null;
        if (isUnheard) response = await typed.respond(prompt, stop);
        if (response.type === "answer" || response.type === "skip") return response;
        if (response.type !== "clarify") return { type: "pause" };
        const { clarification } = task.original;
        const words = clarification === "" ? task.original.text : clarification;
        terminal.dialogue(`\n${wrap(sanitize(words), terminal.talkFormat)}`);
        await spoken?.candidate.tell(words, stop);
      }
    },
  };
  const events = practise({
    occasion,
    tasks,
    learner,
    judge: (question, text, stop) => judgeIn(room, question, text, stop),
    store: store.practice,
    now: ambient.now,
    signal,
    limitMs: options.minutes === null ? null : options.minutes * 60_000,
  });
  const context = {
    rubrics: translateRubrics(library.rubrics, settings.language),
    level: settings.level,
  };
  const missed = new Map<string, Question>();
  let asked: Question | null = null;
  try {
    for await (const event of events) {
      stopWaiting();
      if (json) terminal.jsonLine(withStreak(event, room));
      if (event.type === "question-asked") asked = event.question;
      const isLeft = event.type === "answer-received" || event.type === "question-skipped";
      if (isLeft && asked !== null) forgetUnsentPractice(store, asked);
      if (event.type === "answer-evaluated" && isLacking(event.evaluation)) {
        missed.set(event.question.id, event.question);
      }
      const text = renderPracticeEvent(event, context, terminal.talkFormat);
      if (text !== null) say(text);
      if (event.type === "answer-received" && engine.name !== "offline" && !json) {
        spinner = terminal.spinner(interviewWords(terminal.talkFormat.language).judging);
      }
    }
  } catch (error) {
    // Stopped in a prompt, which knows no more than that an interview could be gone on with.
    throw isGreenroomError(error, "stopped") ? stoppedPractice(occasion) : error;
  } finally {
    stopWaiting();
    await spoken?.voice.close();
  }
  if (json) return;
  // At the end, when nothing that was asked could come once more.
  const shown = [...missed.values()].filter((each) => hasExample(each, library));
  if (shown.length > 0) {
    const commands = shown.map(({ id }) => `  greenroom questions show ${id} --answers`);
    say([practiceWords(terminal.talkFormat.language).compareWith, ...commands].join("\n"));
  }
  say(closingWords(room));
}

/** The cards that are due, with their questions as the library has them. */
export function cardsDue({ store, library }: PracticeRoom, now: Date): readonly Card[] {
  return withTodaysQuestions(
    store.practice.dueCards(now),
    ({ id, area, language }) =>
      library.questions([area], language).find((question) => question.id === id) ?? null,
  );
}

function isLacking({ status, marks }: Evaluation): boolean {
  return status === "evaluated" && marks.some(({ mark }) => mark !== "met");
}

/** Whether the library can show a good answer: it has none to what a model has written. */
function hasExample({ id, area, language }: Question, library: Library): boolean {
  const known = [...library.own.questions, ...library.questions([area], language)];
  return known.some((each) => each.id === id && each.examples !== null);
}

/** Practice by voice, where that is set; null: it is typed. */
async function openSpokenPractice(
  { dependencies, store, role, settings }: PracticeRoom,
  typed: Candidate,
): Promise<Spoken | null> {
  if (!dependencies.config.settings.voice) return null;
  const { openSpoken } = await import("./voice-session.ts");
  const { language } = settings;
  const speech = {
    interviewId: null,
    language,
    instructions: role.persona,
    resume: null,
    job: null,
  };
  return await openSpoken({ dependencies, store, typed, predict: false, speech });
}

/** The last event of a sitting also tells where the person stands, for scripts that keep a streak on a status line. */
function withStreak(event: PracticeEvent, room: PracticeRoom): unknown {
  if (event.type !== "practice-completed" && event.type !== "practice-paused") return event;
  return { ...event, ...standing(room) };
}

function standing({ store, dependencies }: PracticeRoom): {
  readonly streakDays: number;
  readonly dueCards: number;
  readonly nextDueAt: string | null;
} {
  const now = dependencies.ambient.now();
  const { due, nextDueAt } = store.practice.cardCounts(now);
  return { streakDays: streakDays(now, store.practice.isPractised), dueCards: due, nextDueAt };
}

function closingWords(room: PracticeRoom): string {
  const { streakDays: days, dueCards, nextDueAt } = standing(room);
  const { talkFormat } = room.dependencies.terminal;
  const words = practiceWords(talkFormat.language);
  const streak = days === 0 ? "" : `${words.practised(days)} `;
  const next =
    dueCards > 0
      ? words.stillDue(dueCards)
      : nextDueAt === null
        ? words.nothingWaits
        : words.nextDue(localDay(new Date(nextDueAt)));
  return wrap(`${streak}${next}`, talkFormat);
}

/**
 * The person, or the file of answers.
 * @throws GreenroomError `usage` when there is neither, or the file cannot be read
 */
async function openPracticeCandidate(
  answers: string | undefined,
  { dependencies: { terminal, ambient, config }, store }: PracticeRoom,
): Promise<Candidate> {
  if (answers !== undefined) {
    const name = answers === "-" ? "stdin" : answers;
    const text =
      answers === "-"
        ? await terminal.readInput("--answers FILE")
        : await readFile(answers, "utf8").catch((error: unknown) => {
            throw fileError(answers, "read", error);
          });
    return createScriptedCandidate(parseAnswers(text, name), false);
  }
  if (!terminal.isInteractive) {
    throw translatedError("usage", (words) => words.nobodyHere);
  }
  return createTerminalCandidate({
    terminal,
    now: ambient.now,
    predict: false,
    editor: config.settings.editor,
    acceptOffline: false,
    unsent: openUnsentPractice(store),
  });
}

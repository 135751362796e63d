/** The turn loop: one interview from wherever it stands to its end, as a stream of events. */
import type { Mark } from "../grading/evaluation.ts";
import { isGreenroomError } from "../errors.ts";
import type { Ambient } from "../grading/ports.ts";
import type { EarlierAnswer } from "./claims.ts";
import type { Engines } from "./engines.ts";
import { chooseEngines } from "./engines.ts";
import type { InterviewEvent } from "./events.ts";
import { clarify, improve, probeText } from "./fallback.ts";
import type { Answer, AskedProbe, InterviewRecord, Turn } from "./interview.ts";
import { openEvaluations } from "./evaluations.ts";
import type { Evaluations } from "./evaluations.ts";
import { throwIfStopped } from "./judge-turn.ts";
import type { Ledger } from "./ledger.ts";
import { openLedger } from "./ledger.ts";
import type {
  Candidate,
  CandidateResponse,
  DueQuestion,
  Engine,
  InterviewStore,
  PastQuestion,
} from "./ports.ts";
import type { Preparation } from "./preparation.ts";
import { openPreparation } from "./preparation.ts";
import type { Role } from "./role.ts";
import { needsEvaluation, nextStep } from "./step.ts";
import type { ProbeStep } from "./step.ts";
import { summarize } from "./summary.ts";
import { answerEvaluated, engineChanged, questionAsked, stamp, time } from "./telling.ts";
import { gradingWords } from "../words/grading.ts";

export interface RunOptions {
  /** As saved: fresh from `startInterview`, or loaded to go on with. */
  readonly record: InterviewRecord;
  readonly role: Role;
  readonly engine: Engine;
  /** Takes over when the engine's service fails; null when `engine` is the offline engine itself. */
  readonly offlineEngine: Engine | null;
  readonly store: InterviewStore;
  readonly candidate: Candidate;
  readonly ambient: Ambient;
  /** A new id for an answer or an evaluation. */
  readonly newId: () => string;
  readonly signal: AbortSignal;
  /** Questions of the last 30 days in any interview, which are not asked again while others remain. */
  readonly past: readonly PastQuestion[];
  /** Answers of interviews before this one; asked for only where an answer has a figure to compare with them. */
  readonly earlierAnswers: () => readonly EarlierAnswer[];
  /** Questions with a card that is due: their areas come first. */
  readonly due: readonly DueQuestion[];
  /** Why planning already fell back to the bank; null when it did not. */
  readonly planFailure: string | null;
  /** Marks as they arrive, before their evaluation is saved; for a person who waits. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
  /**
   * The words of the next question as soon as they are known, while this one is answered; for whoever speaks them. With it
   * every engine chooses the next question then, the offline one too.
   */
  readonly onUpcoming?: ((text: string) => void) | undefined;
  /** The words of a follow-up so far, while an engine writes them: before they are saved and before their event. */
  readonly onProbeWords?: ((wordsSoFar: string) => void) | undefined;
}

type Events<Result> = AsyncGenerator<InterviewEvent, Result, undefined>;

/** How a part of the interview ended: on to the next step, paused, or finished early by the person. */
type Outcome = "on" | "paused" | "ended";

/**
 * Runs the interview and yields each event after what it reports is saved.
 * Ends after `interview-completed` or `interview-paused`.
 * @throws GreenroomError `stopped` when the signal is aborted; all that was answered is saved
 */
export async function* runInterview(options: RunOptions): Events<void> {
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const { engine, offlineEngine, candidate } = options;
  const ledger = openLedger(options.record, options.store);
  const engines = chooseEngines(engine, offlineEngine, candidate, signal);
  const parts = { ...options, signal, ledger, engines };
  const session: Session = {
    ...parts,
    preparation: openPreparation(parts),
    evaluations: openEvaluations(parts),
  };
  try {
    yield* runTurns(session);
  } finally {
    // A pause leaves a prepared question or an evaluation under way: it is stopped, and waited for, so that nothing
    // reaches the store after the interview was left.
    ending.abort();
    await Promise.allSettled([session.preparation.settled(), session.evaluations.settled()]);
  }
}

interface Session extends RunOptions {
  readonly ledger: Ledger;
  readonly engines: Engines;
  /** The next question, under way while this one is answered. */
  readonly preparation: Preparation;
  readonly evaluations: Evaluations;
}

async function* runTurns(session: Session): Events<void> {
  const { ledger, planFailure } = session;
  const { settings, plan, turns, resume } = ledger.record();
  yield {
    type: turns.length === 0 ? "interview-started" : "interview-continued",
    ...stamp(session),
    settings,
    hasResume: resume !== null,
    requirements: plan.requirements,
  };
  if (planFailure !== null) {
    yield* takeOverQuestions(session, planFailure);
  }
  let outcome: Outcome = "on";
  for (let isFirst = true; outcome === "on"; isFirst = false) {
    throwIfStopped(session.signal);
    const step = await nextStep(ledger.record(), session.earlierAnswers);
    switch (step.type) {
      case "ask": {
        const shortage = yield* askQuestion(session);
        if (shortage !== null) {
          yield* finish(session, "completed", shortage);
          return;
        }
        break;
      }
      case "answer":
        // Whatever waits for its answer at the first step was asked before the interview was left.
        outcome = yield* awaitAnswer(session, step.turn, step.probe, isFirst);
        break;
      case "evaluate":
        outcome = yield* giveFeedback(session, step.turn);
        break;
      case "probe":
        yield* askProbe(session, step);
        break;
      case "finish":
        yield* finish(session, "completed");
        return;
    }
  }
  if (outcome === "paused") {
    const position = ledger.record().turns.length;
    yield { type: "interview-paused", ...stamp(session), position };
  } else {
    yield* finish(session, "ended-early");
  }
}

/** Asks the next question; gives the reason, one line, when there is none left to ask and the interview is over. */
async function* askQuestion(session: Session): Events<string | null> {
  const { ledger, engines, preparation, signal } = session;
  let next = await preparation.take();
  throwIfStopped(signal);
  if (next.status === "service-failed" && engines.offline !== null) {
    yield* takeOverQuestions(session, next.reason);
    next = await preparation.take();
  }
  if (next.status !== "ready") {
    // A bank that is used up ends the interview with what there is; only without a single question it is an error.
    if (isGreenroomError(next.error, "usage") && ledger.record().turns.length > 0) {
      return (await next.error.in(ledger.record().settings.language)).message;
    }
    throw next.error;
  }
  const position = ledger.record().turns.length + 1;
  const { asked } = ledger.saveQuestion({ ...next.asked, position, askedAt: time(session) });
  yield questionAsked(session, asked, false);
  return null;
}

async function* awaitAnswer(
  session: Session,
  turn: Turn,
  probe: AskedProbe | null,
  again: boolean,
): Events<Outcome> {
  const { ledger, candidate, engines, signal, newId } = session;
  const { settings } = ledger.record();
  const { position, question } = turn.asked;
  if (again && probe === null) {
    yield questionAsked(session, turn.asked, true);
  } else if (again && probe !== null) {
    yield { type: "probe-asked", ...stamp(session), position, probe, again: true };
  }
  session.preparation.begin();
  const { questionLimit } = settings;
  const prompt = { position, questionLimit, question, probe, interview: ledger.record() };
  let response: CandidateResponse;
  for (;;) {
    response = await candidate.respond(prompt, signal);
    throwIfStopped(signal);
    if (response.type !== "clarify") {
      break;
    }
    const text = await clarify(engines.asking(), turn, signal);
    yield { type: "question-clarified", ...stamp(session), position, text };
  }
  if (response.type === "pause" || response.type === "end") {
    return response.type === "pause" ? "paused" : "ended";
  }
  const said = response.type === "answer" ? response : nothingSaid;
  const answer: Answer = {
    id: newId(),
    position,
    probeNumber: probe?.number ?? 0,
    text: said.text,
    outcome: response.type === "answer" ? "answered" : "skipped",
    input: said.input,
    heard: said.heard ?? null,
    durationMs: said.durationMs,
    predictedScore: said.predictedScore,
    answeredAt: time(session),
  };
  const answered = ledger.saveAnswer(answer);
  if (answer.outcome === "skipped") {
    yield { type: "question-skipped", ...stamp(session), position };
    return "on";
  }
  yield { type: "answer-received", ...stamp(session), position, answer };
  if (settings.mode === "mock" && needsEvaluation(answered)) {
    session.evaluations.begin(answered);
  }
  return "on";
}

const nothingSaid = {
  text: "",
  input: "typed",
  heard: null,
  durationMs: null,
  predictedScore: null,
} as const;

async function* askProbe(session: Session, step: ProbeStep): Events<void> {
  const { ledger, engines, signal } = session;
  const { turn, criterion, claim } = step;
  const { position } = turn.asked;
  const probe: AskedProbe = {
    position,
    number: turn.probes.length + 1,
    criterionId: criterion.id,
    text:
      claim === null
        ? await probeText(engines.judging(), turn, criterion, signal, session.onProbeWords)
        : (await import("./claims.ts")).claimProbeText(claim, ledger.record().settings.language),
    askedAt: time(session),
  };
  throwIfStopped(signal);
  ledger.saveProbe(probe);
  yield { type: "probe-asked", ...stamp(session), position, probe, again: false };
}

/** Coach mode: the evaluation at once, and then whatever the person wants of it. */
async function* giveFeedback(session: Session, answered: Turn): Events<Outcome> {
  const { ledger, engines, evaluations, candidate, signal } = session;
  let turn = await evaluations.makeLive(answered);
  yield await answerEvaluated(session, turn);
  const reason = turn.evaluations.at(-1)?.evaluation.reason ?? null;
  if (reason === "service-down" || reason === "key-refused") {
    const words = gradingWords(ledger.record().settings.language).ungraded[reason];
    if (await engines.offerOffline(words)) {
      // What the service was preparing is not waited for.
      session.preparation.drop();
      yield engineChanged(session, "everything", words);
      turn = await evaluations.makeLive(turn);
      yield await answerEvaluated(session, turn);
    }
  }
  if ((await nextStep(ledger.record(), session.earlierAnswers)).type === "probe") {
    return "on";
  }
  for (;;) {
    const isGraded = turn.evaluations.at(-1)?.evaluation.status === "evaluated";
    const wish = await candidate.afterFeedback(turn, isGraded && turn.improvement === null, signal);
    throwIfStopped(signal);
    if (wish !== "improve") {
      return wish === "next" ? "on" : wish === "pause" ? "paused" : "ended";
    }
    const { resume } = ledger.record();
    const text = await improve(engines.judging(), engines.offline, turn, resume, signal);
    turn = ledger.saveImprovement(turn.asked.position, text);
    yield { type: "answer-improved", ...stamp(session), position: turn.asked.position, text };
  }
}

/** Evaluates what is still to be evaluated, tells what was not told yet (all of it in mock mode), and closes. */
async function* finish(
  session: Session,
  status: "completed" | "ended-early",
  reason: string | null = null,
): Events<void> {
  const { ledger, evaluations, signal } = session;
  await evaluations.settled();
  throwIfStopped(signal);
  for (const turn of ledger.record().turns) {
    if (needsEvaluation(turn)) {
      yield await answerEvaluated(session, await evaluations.make(turn));
    } else if (ledger.record().settings.mode === "mock" && turn.evaluations.length > 0) {
      yield await answerEvaluated(session, turn);
    }
  }
  ledger.finish(status, time(session));
  const summary = summarize(ledger.record());
  yield { type: "interview-completed", ...stamp(session), status, reason, summary };
}

async function* takeOverQuestions(session: Session, reason: string): Events<void> {
  const scope = await session.engines.takeOverQuestions(reason);
  if (scope !== null) {
    yield engineChanged(session, scope, reason);
  }
}

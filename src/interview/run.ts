/** The turn loop: one interview from wherever it stands to its end, as a stream of events. */
import type { Mark } from "../grading/evaluation.ts";
import type { Ambient } from "../grading/ports.ts";
import type { InterviewEvent } from "./events.ts";
import type {
  Answer,
  AskedProbe,
  AskedQuestion,
  InterviewRecord,
  InterviewStatus,
  Turn,
} from "./interview.ts";
import { clarify, improve, probeText } from "./fallback.ts";
import { judgeTurn, throwIfStopped } from "./judge-turn.ts";
import type {
  Candidate,
  CandidateResponse,
  Engine,
  InterviewStore,
  PastQuestion,
} from "./ports.ts";
import type { PreparedQuestion } from "./preparation.ts";
import { prepareQuestion } from "./preparation.ts";
import type { Role } from "./role.ts";
import { needsEvaluation, nextStep } from "./step.ts";
import { summarize } from "./summary.ts";

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
  /** Why planning already fell back to the bank; null when it did not. */
  readonly planFailure: string | null;
  /** Marks as they arrive, before their evaluation is saved; for a person who waits. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/**
 * Runs the interview and yields each event after what it reports is saved.
 * Ends after `interview-completed` or `interview-paused`.
 * @throws GreenroomError `stopped` when the signal is aborted; all that was answered is saved
 */
export async function* runInterview(
  options: RunOptions,
): AsyncGenerator<InterviewEvent, void, undefined> {
  const ending = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  try {
    yield* runTurns(
      { ...options, signal: AbortSignal.any([options.signal, ending.signal]) },
      underWay,
    );
  } finally {
    // A pause leaves a prepared question or an evaluation under way: it is stopped, and waited for, so that nothing
    // reaches the store after the interview was left.
    ending.abort();
    await Promise.allSettled(underWay);
  }
}

async function* runTurns(
  options: RunOptions,
  underWay: Set<Promise<unknown>>,
): AsyncGenerator<InterviewEvent, void, undefined> {
  const { store, candidate, ambient, newId, past, signal } = options;
  const interview = options.record.id;
  const at = (): string => ambient.now().toISOString();
  const stamp = () => ({ at: at(), interviewId: interview });

  let record = options.record;
  /** Asks and judges; the offline engine replaces either when the service fails. */
  let asking = options.engine;
  let judging = options.engine;
  let offlineOffered = false;
  let prepared: Promise<PreparedQuestion> | null = null;
  /** Mock mode: evaluations that run while the next question is answered. */
  const background = new Set<Promise<void>>();

  const changeTurn = (position: number, change: (turn: Turn) => Turn): Turn => {
    let changed: Turn | undefined;
    const turns = record.turns.map((turn) => {
      if (turn.asked.position !== position) {
        return turn;
      }
      changed = change(turn);
      return changed;
    });
    if (changed === undefined) {
      throw new Error(`no turn ${position} in interview ${interview}`);
    }
    record = { ...record, turns };
    return changed;
  };

  const saveAnswer = (answer: Answer): Turn => {
    store.saveAnswer(interview, answer);
    return changeTurn(answer.position, (turn) => ({ ...turn, answers: [...turn.answers, answer] }));
  };

  const evaluate = async (turn: Turn, engine: Engine, live: boolean): Promise<Turn> => {
    const saved = await judgeTurn(turn, engine, {
      settings: record.settings,
      signal,
      id: newId(),
      now: ambient.now,
      onMark: live ? options.onMark : undefined,
    });
    store.saveEvaluation(interview, saved);
    return changeTurn(saved.position, (current) => ({
      ...current,
      evaluations: [...current.evaluations, saved],
    }));
  };

  const evaluationEvent = (turn: Turn): InterviewEvent => {
    const saved = turn.evaluations.at(-1);
    if (saved === undefined) {
      throw new Error(`turn ${turn.asked.position} has no evaluation`);
    }
    return {
      type: "answer-evaluated",
      ...stamp(),
      position: turn.asked.position,
      throughProbe: saved.throughProbe,
      question: turn.asked.question,
      evaluation: saved.evaluation,
      final: record.settings.mode === "mock" || nextStep(record).type !== "probe",
    };
  };

  /** Offers the offline engine once; true when it now judges too. */
  const offerOffline = async (reason: string): Promise<boolean> => {
    if (options.offlineEngine === null || offlineOffered || judging === options.offlineEngine) {
      return false;
    }
    offlineOffered = true;
    if (!(await candidate.acceptOfflineEngine(reason, signal))) {
      return false;
    }
    asking = options.offlineEngine;
    judging = options.offlineEngine;
    prepared = null;
    return true;
  };

  const engineChanged = (scope: "questions" | "everything", reason: string): InterviewEvent => ({
    type: "engine-changed",
    ...stamp(),
    from: options.engine.name,
    to: "offline",
    scope,
    reason,
  });

  const finish = (status: Exclude<InterviewStatus, "open">): InterviewEvent => {
    const finishedAt = at();
    store.finishInterview(interview, status, finishedAt);
    record = { ...record, status, finishedAt };
    return { type: "interview-completed", ...stamp(), status, summary: summarize(record) };
  };

  /** What is still to be evaluated at the end: everything in mock mode, a last interrupted answer otherwise. */
  async function* evaluateRest(): AsyncGenerator<InterviewEvent, void, undefined> {
    await Promise.all(background);
    throwIfStopped(signal);
    for (const { asked } of record.turns) {
      let turn = record.turns.find((each) => each.asked.position === asked.position);
      if (turn === undefined) {
        continue;
      }
      const told = record.settings.mode === "coach" && !needsEvaluation(turn);
      if (needsEvaluation(turn)) {
        turn = await evaluate(turn, judging, false);
      }
      if (turn.evaluations.length > 0 && !told) {
        yield evaluationEvent(turn);
      }
    }
  }

  yield {
    type: record.turns.length === 0 ? "interview-started" : "interview-continued",
    ...stamp(),
    settings: record.settings,
    requirements: record.plan.requirements,
  };
  if (options.planFailure !== null && options.offlineEngine !== null) {
    if (await offerOffline(options.planFailure)) {
      yield engineChanged("everything", options.planFailure);
    } else {
      asking = options.offlineEngine;
      yield engineChanged("questions", options.planFailure);
    }
  }

  const openAtStart = record.turns.at(-1);
  for (;;) {
    throwIfStopped(signal);
    const step = nextStep(record);

    if (step.type === "finish") {
      yield* evaluateRest();
      yield finish("completed");
      return;
    }

    if (step.type === "ask") {
      let next: PreparedQuestion = await (prepared ??
        prepareQuestion(record, options.role, asking, past, signal));
      prepared = null;
      if (next.failure !== null && options.offlineEngine !== null) {
        throwIfStopped(signal);
        const everything = await offerOffline(next.failure);
        asking = options.offlineEngine;
        yield engineChanged(everything ? "everything" : "questions", next.failure);
        next = await prepareQuestion(record, options.role, asking, past, signal);
      }
      if (next.failure !== null) {
        throw next.error;
      }
      const asked: AskedQuestion = {
        ...next.asked,
        position: record.turns.length + 1,
        askedAt: at(),
      };
      store.saveQuestion(interview, asked);
      record = {
        ...record,
        turns: [
          ...record.turns,
          { asked, probes: [], answers: [], evaluations: [], improvement: null },
        ],
      };
      yield questionEvent(record, asked, stamp(), false);
      // While the person answers: only an engine that takes time gains from it, and the choice lags one answer behind.
      if (asking.name !== "offline" && record.turns.length < record.settings.questionLimit) {
        prepared = prepareQuestion(record, options.role, asking, past, signal);
        underWay.add(prepared);
      }
      continue;
    }

    if (step.type === "answer") {
      const { turn, probe } = step;
      const { position, question } = turn.asked;
      if (turn === openAtStart) {
        yield probe === null
          ? questionEvent(record, turn.asked, stamp(), true)
          : { type: "probe-asked", ...stamp(), position, probe, again: true };
      }
      let response: CandidateResponse;
      for (;;) {
        response = await candidate.respond(
          { position, questionLimit: record.settings.questionLimit, question, probe },
          signal,
        );
        throwIfStopped(signal);
        if (response.type !== "clarify") {
          break;
        }
        yield {
          type: "question-clarified",
          ...stamp(),
          position,
          text: await clarify(asking, turn, signal),
        };
      }
      if (response.type === "pause") {
        yield { type: "interview-paused", ...stamp(), position };
        return;
      }
      if (response.type === "end") {
        yield* evaluateRest();
        yield finish("ended-early");
        return;
      }
      const answer: Answer = {
        id: newId(),
        position,
        probeNumber: probe?.number ?? 0,
        text: response.type === "answer" ? response.text : "",
        outcome: response.type === "answer" ? "answered" : "skipped",
        input: response.type === "answer" ? response.input : "typed",
        durationMs: response.type === "answer" ? response.durationMs : null,
        predictedScore: response.type === "answer" ? response.predictedScore : null,
        answeredAt: at(),
      };
      const answeredTurn = saveAnswer(answer);
      yield response.type === "answer"
        ? { type: "answer-received", ...stamp(), position, answer }
        : { type: "question-skipped", ...stamp(), position };
      if (record.settings.mode === "mock" && answer.outcome === "answered") {
        const evaluation = evaluateInBackground(
          () => evaluate(answeredTurn, judging, false),
          signal,
        );
        background.add(evaluation);
        underWay.add(evaluation);
      }
      continue;
    }

    if (step.type === "probe") {
      const text = await probeText(judging, step.turn, step.criterion, signal);
      const probe: AskedProbe = {
        position: step.turn.asked.position,
        number: step.turn.probes.length + 1,
        criterionId: step.criterion.id,
        text,
        askedAt: at(),
      };
      store.saveProbe(interview, probe);
      changeTurn(probe.position, (turn) => ({ ...turn, probes: [...turn.probes, probe] }));
      yield { type: "probe-asked", ...stamp(), position: probe.position, probe, again: false };
      continue;
    }

    let turn = await evaluate(step.turn, judging, true);
    yield evaluationEvent(turn);
    const reason = turn.evaluations.at(-1)?.evaluation.reason ?? null;
    if (
      (reason === "service-down" || reason === "key-refused") &&
      (await offerOffline(ungradedWords[reason]))
    ) {
      yield engineChanged("everything", ungradedWords[reason]);
      turn = await evaluate(turn, judging, true);
      yield evaluationEvent(turn);
    }
    if (nextStep(record).type === "probe") {
      continue;
    }
    let improvable =
      turn.evaluations.at(-1)?.evaluation.status === "evaluated" && turn.improvement === null;
    for (;;) {
      const wish = await candidate.afterFeedback(turn, improvable, signal);
      throwIfStopped(signal);
      if (wish === "pause") {
        yield { type: "interview-paused", ...stamp(), position: turn.asked.position };
        return;
      }
      if (wish === "end") {
        yield* evaluateRest();
        yield finish("ended-early");
        return;
      }
      if (wish === "next") {
        break;
      }
      const text = await improve(judging, options.offlineEngine, turn, record, signal);
      store.saveImprovement(interview, turn.asked.position, text);
      turn = changeTurn(turn.asked.position, (current) => ({ ...current, improvement: text }));
      improvable = false;
      yield { type: "answer-improved", ...stamp(), position: turn.asked.position, text };
    }
  }
}

const ungradedWords = {
  "service-down": "the service does not answer",
  "key-refused": "the API key is missing or was refused",
} as const;

function questionEvent(
  record: InterviewRecord,
  asked: AskedQuestion,
  stamp: { at: string; interviewId: string },
  again: boolean,
): InterviewEvent {
  return {
    type: "question-asked",
    ...stamp,
    position: asked.position,
    questionLimit: record.settings.questionLimit,
    question: asked.question,
    requirementId: asked.requirementId,
    source: asked.source,
    again,
  };
}

/** Stopping loses only the evaluation, which is made again later; any other error is a bug and must surface. */
async function evaluateInBackground(
  evaluate: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await evaluate();
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

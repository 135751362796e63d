/** Events as they are yielded, from the record as it is saved. */
import type { Ambient } from "../grading/ports.ts";
import type { EarlierAnswer } from "./claims.ts";
import type { TakeoverScope } from "./engines.ts";
import type { InterviewEvent } from "./events.ts";
import type { AskedQuestion, Turn } from "./interview.ts";
import type { Ledger } from "./ledger.ts";
import type { Engine } from "./ports.ts";
import { nextStep } from "./step.ts";

/** What an event is told from. */
interface Telling {
  readonly ledger: Ledger;
  readonly ambient: Ambient;
  /** The engine that the interview began with. */
  readonly engine: Engine;
  readonly earlierAnswers: () => readonly EarlierAnswer[];
}

export function time({ ambient }: Telling): string {
  return ambient.now().toISOString();
}

export function stamp(session: Telling): { readonly at: string; readonly interviewId: string } {
  return { at: time(session), interviewId: session.ledger.record().id };
}

export function questionAsked(
  session: Telling,
  asked: AskedQuestion,
  again: boolean,
): InterviewEvent {
  const { position, question, requirementId, source } = asked;
  const { questionLimit } = session.ledger.record().settings;
  return {
    type: "question-asked",
    ...stamp(session),
    position,
    questionLimit,
    question,
    requirementId,
    source,
    again,
  };
}

export async function answerEvaluated(session: Telling, turn: Turn): Promise<InterviewEvent> {
  const saved = turn.evaluations.at(-1);
  if (saved === undefined) {
    throw new Error(`question ${turn.asked.position} has no evaluation`);
  }
  const { settings } = session.ledger.record();
  return {
    type: "answer-evaluated",
    ...stamp(session),
    position: turn.asked.position,
    throughProbe: saved.throughProbe,
    question: turn.asked.question,
    evaluation: saved.evaluation,
    final:
      settings.mode === "mock" ||
      (await nextStep(session.ledger.record(), session.earlierAnswers)).type !== "probe",
  };
}

export function engineChanged(
  session: Telling,
  scope: TakeoverScope,
  reason: string,
): InterviewEvent {
  return {
    type: "engine-changed",
    ...stamp(session),
    from: session.engine.name,
    to: "offline",
    scope,
    reason,
  };
}

/** Words that are a courtesy, not a judgement: where the service fails, what was written with the question serves. */
import { isGreenroomError } from "../errors.ts";
import type { Criterion } from "../grading/question.ts";
import type { Material, Turn } from "./interview.ts";
import type { Engine } from "./ports.ts";
import { interviewWords } from "../words/interview.ts";

/** What the interviewer says when asked to clarify. */
export async function clarify(engine: Engine, turn: Turn, signal: AbortSignal): Promise<string> {
  const { question } = turn.asked;
  const prepared = question.clarification === "" ? question.text : question.clarification;
  return withFallback(() => engine.clarify(question, signal), prepared);
}

/** The words of the probe about a criterion. */
export async function probeText(
  engine: Engine,
  turn: Turn,
  criterion: Criterion,
  signal: AbortSignal,
  onWords?: (wordsSoFar: string) => void,
): Promise<string> {
  const prepared = turn.asked.question.probes.find(
    (probe) => probe.criterionId === criterion.id,
  )?.text;
  return withFallback(
    () => engine.probe(turn, criterion, signal, onWords),
    prepared ?? interviewWords(turn.asked.question.language).probePlain,
  );
}

/** The stronger version; the offline engine arranges the facts when the service cannot write. */
export async function improve(
  engine: Engine,
  offlineEngine: Engine | null,
  turn: Turn,
  resume: Material | null,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await engine.improve(turn, resume, signal);
  } catch (error) {
    if (
      offlineEngine === null ||
      !(isGreenroomError(error, "service") || isGreenroomError(error, "key"))
    ) {
      throw error;
    }
    return offlineEngine.improve(turn, resume, signal);
  }
}

async function withFallback(attempt: () => Promise<string>, fallback: string): Promise<string> {
  try {
    return await attempt();
  } catch (error) {
    if (isGreenroomError(error, "service") || isGreenroomError(error, "key")) {
      return fallback;
    }
    throw error;
  }
}

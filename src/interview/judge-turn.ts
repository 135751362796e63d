import type { GradedAnswer } from "../grading/answer.ts";
import type { Mark } from "../grading/evaluation.ts";
import { doubtfulSpans } from "./interview.ts";
import type { Answer, InterviewSettings, SavedEvaluation, Turn } from "./interview.ts";
import type { Engine } from "./ports.ts";
import { translatedError } from "../words/errors.ts";

export interface JudgeTurnOptions {
  readonly settings: InterviewSettings;
  readonly signal: AbortSignal;
  /** The new evaluation's id. */
  readonly id: string;
  readonly now: () => Date;
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/**
 * One evaluation of everything that was answered in a turn, the answers to its probes included; not saved yet.
 * @throws GreenroomError `stopped` when the signal was aborted meanwhile, so that a stop is never kept as a judgement
 */
export async function judgeTurn(
  turn: Turn,
  engine: Engine,
  options: JudgeTurnOptions,
): Promise<SavedEvaluation> {
  const answers = turn.answers.filter((answer) => answer.outcome === "answered");
  const evaluation = await engine.judge({
    question: turn.asked.question,
    answers: answers.map((answer) => ({
      probe: turn.probes.find((probe) => probe.number === answer.probeNumber)?.text ?? null,
      text: answer.text,
      ...doubtOf(answer),
    })),
    settings: options.settings,
    signal: options.signal,
    onMark: options.onMark,
  });
  throwIfStopped(options.signal);
  return {
    id: options.id,
    position: turn.asked.position,
    throughProbe: answers.at(-1)?.probeNumber ?? 0,
    evaluation,
    evaluatedAt: options.now().toISOString(),
  };
}

function doubtOf(answer: Answer): Pick<GradedAnswer, "doubtful"> {
  const doubtful = doubtfulSpans(answer);
  return doubtful.length === 0 ? {} : { doubtful };
}

/** @throws GreenroomError `stopped` when the signal is aborted */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) {
    throw translatedError("stopped", (words) => words.stoppedInterview);
  }
}

/**
 * What an interview does next, told from what is saved. Because nothing else decides, an interview that was killed
 * goes on from the same place, whatever the instant.
 */
import type { Criterion } from "../grading/question.ts";
import { awaitsTranscription, currentEvaluation } from "./interview.ts";
import type { ClaimProbe, EarlierAnswer } from "./claims.ts";
import type { AskedProbe, InterviewRecord, Turn } from "./interview.ts";

export type Step =
  | { readonly type: "ask" }
  /** Wait for the answer to the turn's question (`probe: null`) or to its latest probe. */
  | { readonly type: "answer"; readonly turn: Turn; readonly probe: AskedProbe | null }
  | { readonly type: "evaluate"; readonly turn: Turn }
  | ProbeStep
  | { readonly type: "finish" };

export interface ProbeStep {
  readonly type: "probe";
  readonly turn: Turn;
  readonly criterion: Criterion;
  /** It asks about a number of the answer; null: about what the criterion leaves open. */
  readonly claim: ClaimProbe | null;
}

/**
 * The next step of the interview as saved. What finds claims is loaded when the first answer is there to look at.
 * @param earlierAnswers of interviews before, asked for only where an answer has a figure to compare with them
 */
export async function nextStep(
  record: InterviewRecord,
  earlierAnswers: () => readonly EarlierAnswer[] = () => [],
): Promise<Step> {
  const turn = record.turns.at(-1);
  if (turn !== undefined) {
    const probe = turn.probes.at(-1) ?? null;
    if (!turn.answers.some((answer) => answer.probeNumber === (probe?.number ?? 0))) {
      return { type: "answer", turn, probe };
    }
    // A mock interview evaluates beside the next question, so it has nothing to build a probe from.
    if (record.settings.mode === "coach") {
      if (needsEvaluation(turn)) {
        return { type: "evaluate", turn };
      }
      const criterion = probeTarget(turn, record.settings.probeLimit);
      if (criterion !== null) {
        return { type: "probe", turn, criterion, claim: null };
      }
      if (mayProbe(turn, record.settings.probeLimit)) {
        const { claimToProbe } = await import("./claims.ts");
        const claim = claimToProbe(record, turn, earlierAnswers);
        if (claim !== null) return { type: "probe", turn, criterion: claim.criterion, claim };
      }
    }
  }
  return record.turns.length >= record.settings.questionLimit || timeIsUp(record)
    ? { type: "finish" }
    : { type: "ask" };
}

/** Whether the turn is to be evaluated now: not while a spoken answer in it waits to be transcribed. */
export function needsEvaluation(turn: Turn): boolean {
  return hasUnreadAnswer(turn) && !turn.answers.some(awaitsTranscription);
}

/** Whether the turn holds an answer that no evaluation has read; skipped answers need none. */
export function hasUnreadAnswer(turn: Turn): boolean {
  const last = turn.answers.findLast((answer) => answer.outcome === "answered");
  return (
    last !== undefined && !turn.evaluations.some((saved) => saved.throughProbe >= last.probeNumber)
  );
}

function timeIsUp(record: InterviewRecord): boolean {
  const { minutes } = record.settings;
  if (minutes === null) {
    return false;
  }
  const spentMs = record.turns
    .flatMap((turn) => turn.answers)
    .reduce((sum, answer) => sum + (answer.durationMs ?? 0), 0);
  return spentMs >= minutes * 60_000;
}

/**
 * The criterion that the next probe of this turn asks about: the heaviest that was missed or partly met and has not been
 * probed, one with a prepared probe before one without. Null when the limit is reached, nothing is open, the person
 * said that they do not know, or the answer is not evaluated.
 */
export function probeTarget(turn: Turn, probeLimit: number): Criterion | null {
  const current = currentEvaluation(turn);
  if (current === null || !mayProbe(turn, probeLimit)) {
    return null;
  }
  const { question } = turn.asked;
  const open = new Set(
    current.evaluation.marks
      .filter(({ mark }) => mark === "missed" || mark === "partly" || mark === "contradicted")
      .map(({ criterionId }) => criterionId),
  );
  for (const probe of turn.probes) {
    open.delete(probe.criterionId);
  }
  const prepared = new Set(question.probes.map((probe) => probe.criterionId));
  return (
    question.criteria
      .filter(({ id }) => open.has(id))
      .toSorted(
        (a, b) => b.weight - a.weight || Number(prepared.has(b.id)) - Number(prepared.has(a.id)),
      )[0] ?? null
  );
}

/** Within the limit, and the answer was one that can be asked further about. */
function mayProbe(turn: Turn, probeLimit: number): boolean {
  const evaluation = currentEvaluation(turn)?.evaluation;
  return (
    turn.probes.length < probeLimit &&
    evaluation?.status === "evaluated" &&
    evaluation.screen === null &&
    !turn.answers.some((answer) => answer.outcome === "skipped")
  );
}

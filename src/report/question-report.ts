/** One question of an interview as the report tells it: what was said, how it was judged, and what that means. */
import type { Evaluation, Mark } from "../grading/evaluation.ts";
import type { Criterion, Kind, Question, Rubric } from "../grading/question.ts";
import { anchorFor, twoDecimals } from "../grading/score.ts";
import { currentEvaluation } from "../interview/interview.ts";
import type { Answer, InterviewRecord, Requirement, Turn } from "../interview/interview.ts";

export interface QuestionReport {
  readonly position: number;
  readonly question: Question;
  readonly requirement: Requirement | null;
  readonly source: "openai" | "offline";
  readonly outcome: "answered" | "skipped" | "unanswered";
  /** The answer to the question, then each probe with its answer, in order. */
  readonly exchanges: readonly { readonly probe: string | null; readonly answer: Answer | null }[];
  /** The one that counts: the latest. Null before the first. */
  readonly evaluation: Evaluation | null;
  /** ISO 8601; null without an evaluation. */
  readonly evaluatedAt: string | null;
  /** How many evaluations there are, the current one included. */
  readonly evaluationCount: number;
  /** One row for each criterion; the mark is null when the answer has no marks. */
  readonly criteria: readonly { readonly criterion: Criterion; readonly mark: Mark | null }[];
  /** What the rubric says of this score at this level; null without a score. */
  readonly anchor: string | null;
  /** What the person bet on; null when nothing. */
  readonly predictedScore: number | null;
  readonly improvement: string | null;
}

/** The question of a turn with everything that came of it. */
export function questionReport(
  turn: Turn,
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): QuestionReport {
  const { question, requirementId } = turn.asked;
  const saved = currentEvaluation(turn);
  const evaluation = saved?.evaluation ?? null;
  const marks = new Map((evaluation?.marks ?? []).map((mark) => [mark.criterionId, mark]));
  const answerTo = (probeNumber: number): Answer | null =>
    turn.answers.findLast((answer) => answer.probeNumber === probeNumber) ?? null;
  const first = answerTo(0);
  return {
    position: turn.asked.position,
    question,
    requirement: record.plan.requirements.find(({ id }) => id === requirementId) ?? null,
    source: turn.asked.source,
    outcome: first === null ? "unanswered" : first.outcome,
    exchanges: [
      { probe: null, answer: first },
      ...turn.probes.map((probe) => ({ probe: probe.text, answer: answerTo(probe.number) })),
    ],
    evaluation,
    evaluatedAt: saved?.evaluatedAt ?? null,
    evaluationCount: turn.evaluations.length,
    criteria: question.criteria.map((criterion) => ({
      criterion,
      mark: marks.get(criterion.id) ?? null,
    })),
    anchor: anchorOf(question.kind, evaluation?.score ?? null, record, rubrics),
    predictedScore: first?.predictedScore ?? null,
    improvement: turn.improvement,
  };
}

/** What the rubric of the kind says of such a score at the interview's level; null without a score. */
export function anchorOf(
  kind: Kind,
  score: number | null,
  record: InterviewRecord,
  rubrics: readonly Rubric[],
): string | null {
  const rubric = rubrics.find((each) => each.kind === kind);
  return rubric === undefined || score === null
    ? null
    : anchorFor(rubric, record.settings.level, score);
}

/** The mean of scores in two decimals; null of none. */
export function meanScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return twoDecimals(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

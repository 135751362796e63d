/** Several judgements of one answer made one: the median mark of each criterion, and how far the judges lie apart. */
import { credit, scoreDimensions, scoreMarks, twoDecimals } from "./score.ts";
import type { Doubt, EvaluatedAnswer, Evaluation, Mark } from "./evaluation.ts";
import type { Question } from "./question.ts";

/** In points of 1 to 5: judgements which differ by more than .4 of the range disagree, and one of them is wrong. */
export const disagreement = 0.4 * 4;

/**
 * What several judgements of an answer come to.
 *
 * The median is taken of each criterion's marks and not of the scores: judges waver at different criteria, and each of
 * these is then decided by all of them. Judges who cannot tell are left out where at least half can. Of an even number
 * the lower mark in the middle counts: what only half of the judges saw is not taken for shown. The score is the
 * ordinary formula over these marks; words and reason of a mark are those of a judge who gave it. The spread is the
 * highest of the judges' scores less the lowest.
 *
 * @param evaluations in the order in which they were made, at least one, none of them calibrated
 * @param judges how many were wanted: with no more than half of them there is no score, but the first failure
 */
export function combineJudgements(
  question: Question,
  evaluations: readonly [Evaluation, ...Evaluation[]],
  judges: number,
): Evaluation {
  const [first] = evaluations;
  // Settled without a model: the same however often it is asked.
  if (first.status === "evaluated" && first.screen !== null) return first;
  const scored = evaluations.filter(
    (evaluation): evaluation is EvaluatedAnswer => evaluation.status === "evaluated",
  );
  const [one] = scored;
  if (one === undefined || scored.length * 2 <= judges) {
    return evaluations.find(({ status }) => status === "ungraded") ?? first;
  }
  if (scored.length === 1) return one;
  const marks = question.criteria.map(({ id }) => medianMark(id, scored));
  const scores = scored.map(({ score }) => score);
  const score = scoreMarks(question.criteria, marks) ?? one.score;
  const spread = twoDecimals(Math.max(...scores) - Math.min(...scores));
  const doubts = new Set<Doubt>(scored.flatMap((evaluation) => evaluation.doubts));
  if (spread > disagreement) doubts.add("judges-disagree");
  const nearest = scored.reduce((best, each) =>
    Math.abs(each.score - score) < Math.abs(best.score - score) ? each : best,
  );
  return {
    ...one,
    score,
    dimensions: scoreDimensions(question.criteria, marks),
    marks,
    nextStep: marks.every(({ mark }) => mark === "met") ? null : nearest.nextStep,
    confidence: doubts.size === 0 ? "normal" : "low",
    doubts: [...doubts],
    judges: scored.length,
    spread,
  };
}

/** True when a single judgement is to be checked by a second one: the offline grader says something else. */
export function wantsSecondJudgement(evaluation: Evaluation): boolean {
  return evaluation.status === "evaluated" && evaluation.doubts.includes("graders-disagree");
}

/** From the lowest: a contradiction earns what a miss does, and is the graver of the two. */
const order: readonly Mark["mark"][] = ["contradicted", "missed", "partly", "met"];

function medianMark(criterionId: string, evaluations: readonly EvaluatedAnswer[]): Mark {
  const given = evaluations.flatMap(
    ({ marks }) => marks.find((mark) => mark.criterionId === criterionId) ?? [],
  );
  const told = given
    .filter(({ mark }) => credit[mark] !== null)
    .toSorted((left, right) => order.indexOf(left.mark) - order.indexOf(right.mark));
  const median = told[Math.floor((told.length - 1) / 2)];
  const unsure = given.find(({ mark }) => mark === "cannot-tell");
  if (median !== undefined && told.length * 2 >= given.length) {
    return given.find(({ mark }) => mark === median.mark) ?? median;
  }
  return unsure ?? { criterionId, mark: "cannot-tell", quote: null, reason: null };
}

/** Judges an answer once; `onMark` hears of its marks as they come in. */
type Judge<Request> = (request: Request) => Promise<Evaluation>;

interface PanelRequest {
  readonly question: Question;
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

/**
 * A judge who asks another so many times and takes the median. With one judge, a second one is asked when the first and
 * the offline grader disagree. They are asked at the same time, since a person waits.
 */
export function createPanel<Request extends PanelRequest>(
  judge: Judge<Request>,
  judges: number,
): Judge<Request> {
  return async (request) => {
    const silent: Request = { ...request, onMark: undefined };
    const [first, ...others] = await Promise.all([
      judge(request),
      ...Array.from({ length: judges - 1 }, () => judge(silent)),
    ]);
    if (judges === 1 && wantsSecondJudgement(first)) others.push(await judge(silent));
    return combineJudgements(request.question, [first, ...others], judges);
  };
}

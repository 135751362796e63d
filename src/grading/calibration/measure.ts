/** A grader measured by answers that people marked: `greenroom calibrate`. Pure, but for the judge it is handed. */
import type { EvaluatedAnswer, Evaluation, Grader } from "../evaluation.ts";
import { applyCalibration } from "./affine.ts";
import type { CalibrationSource, ScorePair } from "./affine.ts";
import { markAgreement, scoreAgreement } from "./agreement.ts";
import type { MarkAgreement, MarkPair, ScoreAgreement } from "./agreement.ts";
import { agreedScore } from "./marked-answer.ts";
import type { MarkedAnswer } from "./marked-answer.ts";

/** A marked answer with what a grader said of it, each time that it was asked; nothing calibrated. */
export interface JudgedAnswer {
  readonly marked: MarkedAnswer;
  readonly evaluations: readonly Evaluation[];
}

export interface Measurement {
  /** Of the first evaluation with a score; null when there is none. */
  readonly grader: Grader | null;
  readonly answers: number;
  /** Evaluations without a score. */
  readonly ungraded: number;
  /** Marks that one side could not tell: in none of the agreements. */
  readonly cannotTell: { readonly given: number; readonly agreed: number };
  readonly marks: MarkAgreement;
  readonly score: ScoreAgreement;
  /** The same with the stored calibration; null when there is none. */
  readonly calibrated: (ScoreAgreement & { readonly name: string }) | null;
  /** How far apart the scores of one answer were, over answers that were judged more than once; null when none was. */
  readonly spread: { readonly mean: number; readonly largest: number } | null;
  readonly dimensions: readonly (MarkAgreement & { readonly dimension: string })[];
  readonly manners: readonly (ScoreAgreement & { readonly manner: string })[];
  /** The answers on which the grader and people are furthest apart, at most five. */
  readonly furthest: readonly {
    readonly id: string;
    readonly question: string;
    readonly given: number;
    readonly agreed: number;
  }[];
}

const mostShown = 5;

/** Agreement over all answers and repeats; every repeat counts as an evaluation of its own. */
export function measure(
  judged: readonly JudgedAnswer[],
  calibrationFor: CalibrationSource,
): Measurement {
  const scored = judged.flatMap(({ marked, evaluations }) =>
    evaluations.flatMap((evaluation) =>
      evaluation.status === "evaluated" ? [{ marked, evaluation }] : [],
    ),
  );
  const first = scored[0]?.evaluation ?? null;
  const pairs = scored.flatMap(({ marked, evaluation }) => markPairs(marked, evaluation));
  const scores = scored.flatMap(({ marked, evaluation }) => {
    const agreed = agreedScore(marked);
    return agreed === null ? [] : [{ marked, evaluation, given: evaluation.score, agreed }];
  });
  const calibrated = scores.map(({ evaluation, agreed }) => ({
    given: applyCalibration(evaluation, calibrationFor).score ?? evaluation.score,
    agreed,
  }));
  const calibration = first === null ? null : calibrationFor(first);
  const dimensions = Map.groupBy(pairs, ({ dimension }) => dimension);
  const manners = Map.groupBy(scores, ({ marked }) => marked.manner);
  return {
    grader:
      first === null
        ? null
        : { engine: first.engine, model: first.model, promptHash: first.promptHash },
    answers: judged.length,
    ungraded: judged.flatMap(({ evaluations }) =>
      evaluations.filter(({ status }) => status === "ungraded"),
    ).length,
    cannotTell: {
      given: pairs.filter(({ given }) => given === "cannot-tell").length,
      agreed: pairs.filter(({ agreed }) => agreed === "cannot-tell").length,
    },
    marks: markAgreement(pairs),
    score: scoreAgreement(scores),
    calibrated:
      calibration === null ? null : { name: calibration.name, ...scoreAgreement(calibrated) },
    spread: spreadOf(judged),
    dimensions: [...dimensions].map(([dimension, own]) => ({ dimension, ...markAgreement(own) })),
    manners: [...manners].map(([manner, own]) => ({ manner, ...scoreAgreement(own) })),
    furthest: scores
      .toSorted((a, b) => Math.abs(b.given - b.agreed) - Math.abs(a.given - a.agreed))
      .filter(({ marked }, index, all) => all.findIndex((each) => each.marked === marked) === index)
      .slice(0, mostShown)
      .map(({ marked, given, agreed }) => ({
        id: marked.id,
        question: marked.question.text,
        given,
        agreed,
      })),
  };
}

/** For a fit: the mean raw score of each answer's repeats and the score that people's marks come to. */
export function scorePairs(judged: readonly JudgedAnswer[]): readonly ScorePair[] {
  return judged.flatMap(({ marked, evaluations }) => {
    const agreed = agreedScore(marked);
    // What the screen settled is never corrected, so it must not pull at the line either.
    const raw = evaluations.flatMap((evaluation) =>
      evaluation.status === "evaluated" && evaluation.screen === null ? [evaluation.score] : [],
    );
    if (agreed === null || raw.length === 0) return [];
    return [{ raw: raw.reduce((sum, score) => sum + score, 0) / raw.length, agreed }];
  });
}

function markPairs(
  { question, marks }: MarkedAnswer,
  evaluation: EvaluatedAnswer,
): readonly (MarkPair & { readonly dimension: string })[] {
  return question.criteria.flatMap(({ id, dimension }) => {
    const given = evaluation.marks.find(({ criterionId }) => criterionId === id)?.mark;
    const agreed = marks.find(({ criterionId }) => criterionId === id)?.mark;
    return given === undefined || agreed === undefined ? [] : [{ given, agreed, dimension }];
  });
}

function spreadOf(judged: readonly JudgedAnswer[]): Measurement["spread"] {
  const spreads = judged.flatMap(({ evaluations }) => {
    const scores = evaluations.flatMap(({ score }) => score ?? []);
    return scores.length < 2 ? [] : [Math.max(...scores) - Math.min(...scores)];
  });
  if (spreads.length === 0) return null;
  return {
    mean: spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length,
    largest: Math.max(...spreads),
  };
}

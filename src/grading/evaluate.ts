/** The one way from an answer to its evaluation, whoever marks it: screen, marks, quotes checked, score. */
import type { GradedAnswer } from "./answer.ts";
import type { Evaluation, Mark, UngradedReason } from "./evaluation.ts";
import { sentencesToGrader } from "./injection.ts";
import { markOffline, offlineGrader } from "./offline-grader.ts";
import type { Question, Rubric } from "./question.ts";
import { checkQuoteInAnswers } from "./quotes.ts";
import { buildEvaluation, heaviestOpenCriterion, rubricHash } from "./score.ts";
import type { EvaluationIdentity } from "./score.ts";
import { screenAnswers } from "./screen.ts";

/** The offline evaluation of one answer; the same bytes every time. */
export function evaluateOffline(
  question: Question,
  rubric: Rubric,
  answers: readonly GradedAnswer[],
  hash: (text: string) => string,
): Evaluation {
  const identity = { grader: offlineGrader, rubricHash: rubricHash(question, rubric, hash) };
  const screened = screenedEvaluation(question, answers, identity);
  if (screened !== null) return screened;
  const marks = markOffline(question, answers);
  return buildEvaluation(
    question,
    { marks, nextStep: nextStepFor(question, marks), screen: null, confidence: "normal" },
    identity,
  );
}

export function screenedEvaluation(
  question: Question,
  answers: readonly GradedAnswer[],
  identity: EvaluationIdentity,
): Evaluation | null {
  const screen = screenAnswers(answers, question);
  if (screen === null) return null;
  const marks = question.criteria.map((criterion): Mark => ({
    criterionId: criterion.id,
    mark: "missed",
    quote: null,
    reason: null,
  }));
  return buildEvaluation(
    question,
    { marks, nextStep: nextStepFor(question, marks), screen, confidence: "normal" },
    identity,
  );
}

/** What to do next time: the heaviest criterion that was left open; null when none was. */
function nextStepFor(question: Question, marks: readonly Mark[]): string | null {
  const open = heaviestOpenCriterion(question, marks);
  return open === null ? null : `Add this: ${open.text}`;
}

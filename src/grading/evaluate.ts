/** From an answer to its evaluation: screen, marks, quotes, score. What needs no model is settled in here. */
import type { GradedAnswer } from "./answer.ts";
import type { Doubt, Evaluation, Mark } from "./evaluation.ts";
import { spansToGrader } from "./injection.ts";
import { markOffline } from "./offline-grader.ts";
import { offlineGrader } from "./offline-identity.ts";
import type { Question, Rubric } from "./question.ts";
import {
  askedContent,
  copiedCriteria,
  isOnlyAsked,
  keysOfQuote,
  locateQuote,
  touchesCopiedCriterion,
} from "./quotes.ts";
import { buildEvaluation, heaviestOpenCriterion, rubricHash } from "./score.ts";
import type { EvaluationIdentity } from "./score.ts";
import { screenAnswers } from "./screen.ts";
import { withUnclearWords } from "./unclear-words.ts";
import { gradingWords } from "../words/grading.ts";

/**
 * The offline evaluation of an answer: no waiting, no failure, the same bytes every time.
 *
 * @param answers the answer and those to its probes, in order
 * @param hash SHA-256 in hexadecimal (`Ambient.hash`)
 */
export function evaluateOffline(
  question: Question,
  rubric: Rubric,
  answers: readonly GradedAnswer[],
  hash: (text: string) => string,
): Evaluation {
  const identity = { grader: offlineGrader, rubricHash: rubricHash(question, rubric, hash) };
  const screened = screenedEvaluation(question, answers, identity);
  if (screened !== null) return screened;
  const copying = answers.filter(({ text }) => copiedCriteria(text, question).length > 0);
  const probes = answers.flatMap(({ probe }) => probe ?? []);
  const asked = askedContent(question, probes);
  const found = markOffline(question, answers).map((mark) =>
    withEvidence(mark, { answers, asked, copying, question }),
  );
  const marks = withUnclearWords(question, found, answers);
  const doubts: Doubt[] = [];
  if (answers.some(({ text }) => spansToGrader(text).length > 0))
    doubts.push("addressed-to-grader");
  if (marks !== found) doubts.push("unclear-words");
  return buildEvaluation(
    question,
    { marks, nextStep: nextStepFor(question, marks), screen: null, doubts },
    identity,
  );
}

/**
 * The evaluation of an answer that holds none, without asking anybody: every criterion missed, score 1. Null when there
 * is something to judge, or might have been in words that were not heard clearly.
 */
export function screenedEvaluation(
  question: Question,
  answers: readonly GradedAnswer[],
  identity: EvaluationIdentity,
): Evaluation | null {
  const screen = screenAnswers(answers, question);
  if (screen === null) return null;
  const marks = question.criteria.map(({ id }): Mark => missed(id, null));
  if (withUnclearWords(question, marks, answers) !== marks) return null;
  const nextStep = nextStepFor(question, marks);
  return buildEvaluation(question, { marks, nextStep, screen, doubts: [] }, identity);
}

/** The offline grader quotes verbatim and leaves out what is said to the grader; the rest of `checkQuote` is left to do. */
function withEvidence(
  mark: Mark,
  {
    answers,
    asked,
    copying,
    question,
  }: {
    readonly answers: readonly GradedAnswer[];
    /** The words of the question and of the probes. */
    readonly asked: readonly (readonly string[])[];
    /** Those in which a criterion stands word for word. */
    readonly copying: readonly GradedAnswer[];
    readonly question: Question;
  },
): Mark {
  const { quote, criterionId } = mark;
  if (quote === null) return mark;
  const words = gradingWords(question.language);
  if (isOnlyAsked(keysOfQuote(quote, answers, question.language), asked)) {
    return missed(criterionId, words.repeatsQuestion);
  }
  const isCopied = copying.some(({ text }) => {
    const place = locateQuote(quote, text);
    return place !== null && touchesCopiedCriterion(text, place, question);
  });
  return isCopied ? missed(criterionId, words.repeatsCriterion) : mark;
}

function missed(criterionId: string, reason: string | null): Mark {
  return { criterionId, mark: "missed", quote: null, reason };
}

/** What to do next time: the heaviest criterion that was left open; null when none was. */
function nextStepFor(question: Question, marks: readonly Mark[]): string | null {
  const open = heaviestOpenCriterion(question, marks);
  return open === null ? null : gradingWords(question.language).addThis(open.text);
}

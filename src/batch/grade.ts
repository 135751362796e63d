/** Grading one answer without a model, by what its question brings. */
import { evaluateOffline } from "../grading/evaluate.ts";
import type { Evaluation } from "../grading/evaluation.ts";
import type { Question, Rubric } from "../grading/question.ts";
import { evaluatePrepared } from "../grading/reference/evaluate.ts";
import { prepareReferences } from "../grading/reference/prepare.ts";
import type { PreparedReferences } from "../grading/reference/prepare.ts";
import type { BareQuestion } from "./questions.ts";

/** What answers are graded by: the criteria of a question, or its references where it has none. */
export type Measure =
  | { readonly by: "criteria"; readonly question: Question; readonly rubric: Rubric }
  | { readonly by: "references"; readonly bare: BareQuestion };

/** The evaluation of an answer; null when the references say nothing that one could grade by. */
export type OfflineGrader = (measure: Measure, answer: string) => Evaluation | null;

/** So many questions' references are kept prepared; a batch with more different ones prepares some again. */
const mostPrepared = 500;

/**
 * The offline grader for many answers to the same questions: no waiting, the same bytes every time.
 * @param hash SHA-256 in hexadecimal
 */
export function createOfflineGrader(hash: (text: string) => string): OfflineGrader {
  const kept = new Map<string, PreparedReferences>();

  function prepared(bare: BareQuestion): PreparedReferences {
    const known = kept.get(bare.criteriaKey);
    if (known !== undefined) return known;
    const fresh = prepareReferences({ ...bare, question: bare.text });
    const oldest = kept.size < mostPrepared ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(bare.criteriaKey, fresh);
    return fresh;
  }

  return (measure, answer) => {
    if (measure.by === "criteria") {
      const answers = [{ probe: null, text: answer }];
      return evaluateOffline(measure.question, measure.rubric, answers, hash);
    }
    const { evaluation, criteria } = evaluatePrepared(prepared(measure.bare), answer, hash);
    return criteria.length === 0 ? null : evaluation;
  };
}

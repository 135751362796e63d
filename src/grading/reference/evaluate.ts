/**
 * A grade by references in the shape of every other evaluation: the sentences of the first reference are the criteria.
 *
 * How the score relates to the marks. The score is 1 + 4 · fraction, where the fraction is continuous: the evidence for
 * the best fitting reference, weighed by how the answer reads and by what it contradicts (`grade.ts`). Each mark is the
 * same calculation over one sentence of the first reference, cut into three: met from MET, partly from PARTLY. So every
 * point of the score goes back to sentences of a reference and to the words that were found for them, but the marks are
 * coarser than the score, and adding them up gives it only roughly: within half a point of five on average, .8 where
 * an answer follows a further reference instead of the first; the reasons then say so.
 */
import { judgedOnce } from "../evaluation.ts";
import type { Evaluation, Grader, Mark } from "../evaluation.ts";
import type { Criterion, Question } from "../question.ts";
import { checkQuote } from "../quotes.ts";
import { heaviestOpenCriterion } from "../score.ts";
import type { ClauseFinding } from "./clauses.ts";
import { clauseFraction, contradictionOf, gradeAnswer } from "./grade.ts";
import type { ReferenceGrade } from "./grade.ts";
import { REFERENCE_DIMENSION, criterionId, prepareReferences } from "./prepare.ts";
import type { PreparedReferences, ReferenceQuestion } from "./prepare.ts";
import type { Language } from "../../vocabulary.ts";
import { gradingWords } from "../../words/grading.ts";

/** Rises with every change that can change a grade. */
const REFERENCE_GRADER_VERSION = "offline-reference-1";

/** Who judged, for evaluations by references. */
export const referenceGrader: Grader = {
  engine: "offline",
  model: REFERENCE_GRADER_VERSION,
  promptHash: null,
};

/** A clause's fraction from which it is met, and from which it is partly met. */
const MET = 0.75;
const PARTLY = 0.4;
/** So much of a clause said the other way round makes it contradicted. */
const CONTRADICTED = 0.5;

export interface ReferenceEvaluation {
  readonly evaluation: Evaluation;
  /** What the marks are about: a criterion for each sentence of the first reference that says anything. */
  readonly criteria: readonly Criterion[];
  /** 0 to 1; the score is 1 + 4 times this. */
  readonly fraction: number;
}

/**
 * Evaluates an answer by reference answers: no model, no waiting, the same bytes every time. Never throws.
 *
 * @param hash SHA-256 in hexadecimal (`Ambient.hash`)
 */
export function evaluateByReference(
  given: ReferenceQuestion & { readonly answer: string },
  hash: (text: string) => string,
): ReferenceEvaluation {
  return evaluatePrepared(prepareReferences(given), given.answer, hash);
}

/** The same, where many answers to one question share the work that its references take. */
export function evaluatePrepared(
  prepared: PreparedReferences,
  answer: string,
  hash: (text: string) => string,
): ReferenceEvaluation {
  const { question, references, language, asked } = prepared;
  const grade = gradeAnswer(prepared, answer);
  const marks = marksOf(asked, grade, answer);
  const score = Math.round((1 + 4 * grade.fraction) * 100) / 100;
  const open = heaviestOpenCriterion(asked, marks);
  return {
    criteria: asked.criteria,
    fraction: grade.fraction,
    evaluation: {
      ...referenceGrader,
      rubricHash: hash(JSON.stringify([question, references])),
      status: "evaluated",
      score,
      dimensions: { [REFERENCE_DIMENSION]: score },
      marks,
      nextStep: open === null ? null : gradingWords(language).addThis(open.text),
      screen: grade.screen,
      ...judgedOnce(grade.isAddressedToGrader ? ["addressed-to-grader"] : []),
      reason: null,
    },
  };
}

function marksOf(asked: Question, grade: ReferenceGrade, answer: string): Mark[] {
  const [comparison] = grade.comparisons;
  const clauses = new Map(
    (comparison?.clauses ?? []).map((clause) => [criterionId(clause.sentence), clause]),
  );
  return asked.criteria.map(({ id }): Mark => {
    const clause = clauses.get(id);
    if (clause === undefined || comparison === undefined || grade.reading === null)
      return { criterionId: id, mark: "missed", quote: null, reason: null };
    const worth = clauseFraction(clause, comparison, grade.reading);
    const isContradicted = contradictionOf([clause]) >= CONTRADICTED;
    const said = isContradicted || worth >= PARTLY ? quoteFor(clause, grade, answer) : null;
    const quote = said === null ? null : checkQuote(said, answer, asked);
    const mark =
      quote === null ? "missed" : isContradicted ? "contradicted" : worth >= MET ? "met" : "partly";
    return {
      criterionId: id,
      mark,
      quote,
      reason: reasonFor(clause, isContradicted, grade, asked.language),
    };
  });
}

/** The answer's sentence that says most of the clause, verbatim. */
function quoteFor({ nearest }: ClauseFinding, { reading }: ReferenceGrade, answer: string) {
  const sentence = nearest === null ? undefined : reading?.text.sentences[nearest.sentence];
  return sentence === undefined ? null : answer.slice(sentence.start, sentence.end);
}

function reasonFor(
  clause: ClauseFinding,
  isContradicted: boolean,
  grade: ReferenceGrade,
  language: Language,
): string {
  const words = gradingWords(language);
  if (isContradicted) return words.saysTheOpposite;
  const percent = Math.round(100 * clause.coverage);
  const [first = 0, ...further] = grade.fractions;
  const other = further.some((fraction) => fraction > first) ? ` ${words.otherReferenceFits}` : "";
  return `${words.saysShare(percent)}${other}`;
}

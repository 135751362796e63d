/** A question that comes with right answers: everything that can be read before an answer is there, read once. */
import { bareQuestion } from "../question.ts";
import type { Criterion, Language, Question } from "../question.ts";
import type { ScreenFinding } from "../evaluation.ts";
import { screenAnswers } from "../screen.ts";
import { askedKeys, readText } from "./reading.ts";
import type { Reading } from "./reading.ts";

export interface ReferenceQuestion {
  readonly question: string;
  /** At least one right answer; the first is the one that an answer is explained by. */
  readonly references: readonly string[];
  readonly language: Language;
}

/** A question and its references read once, for any number of answers. */
export interface PreparedReferences extends ReferenceQuestion {
  /** In the shape that the rest of grading takes, with the sentences of the first reference as criteria. */
  readonly asked: Question;
  readonly askedKeys: ReadonlySet<string>;
  readonly readings: readonly Reading[];
  /** A reference would itself pass for no answer ("none", "pass"): only an empty answer is settled beforehand. */
  readonly isUnscreened: boolean;
}

/** Reads a question and its references. */
export function prepareReferences(given: ReferenceQuestion): PreparedReferences {
  const keys = askedKeys(given.question, given.language);
  const readings = given.references.map((text) => readText(text, given.language, keys));
  const asked = bareQuestion({
    id: "by-reference",
    text: given.question,
    language: given.language,
    area: "by-reference",
    kind: "technical",
    seniority: ["mid"],
    criteria: criteriaOf(given, readings),
  });
  const isUnscreened = given.references.some((text) => screenByReference(asked, text) !== null);
  return { ...given, asked, askedKeys: keys, readings, isUnscreened };
}

/** What a form says that was left empty. */
const LEFT_BLANK =
  /^\W*(?:(?:was |is )?not? (?:been )?(?:answer(?:ed)?|attempt(?:ed)?|response)|unanswered|(?:left )?blank|skipped)\W*$/iu;

/** What makes an answer none; null when there is something to compare. */
export function screenByReference(asked: Question, answer: string): ScreenFinding | null {
  return LEFT_BLANK.test(answer)
    ? "no-answer"
    : screenAnswers([{ probe: null, text: answer }], asked);
}

/** Of every criterion made of a reference. */
export const REFERENCE_DIMENSION = "correctness";

/** The criterion that is a sentence of the first reference, by the sentence's index. */
export const criterionId = (sentence: number): string => `sentence-${sentence + 1}`;

/** The sentences of the first reference as criteria, weighing 1 to 3 by how much each says beside the others. */
function criteriaOf(
  { references: [text = ""] }: ReferenceQuestion,
  [reading]: readonly Reading[],
): Criterion[] {
  if (reading === undefined) return [];
  const information = new Map<number, number>();
  for (const { sentence, weight } of reading.words)
    information.set(sentence, (information.get(sentence) ?? 0) + weight);
  const sum = [...information.values()].reduce((total, weight) => total + weight, 0);
  const average = sum / Math.max(1, information.size);
  return [...information].map(([sentence, weight]) => {
    const { start = 0, end = 0 } = reading.text.sentences[sentence] ?? {};
    return {
      id: criterionId(sentence),
      text: text.slice(start, end),
      weight: Math.min(3, Math.max(1, Math.round((2 * weight) / average))),
      dimension: REFERENCE_DIMENSION,
      concepts: [],
      contradictions: [],
    };
  });
}

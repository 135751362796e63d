/** By what a judgement is found again: everything that could change it, and nothing else. */
import type { AnswerRow } from "./row.ts";
import type { Kind, Language, Question } from "../grading/question.ts";

/** Rises with every change of ours, outside the prompt files, that makes a kept judgement out of date. */
const version = 1;

/** What all judgements of a run have in common. */
export interface JudgedBy {
  /** Where the model is: the same name elsewhere may be another model. */
  readonly baseUrl: string;
  /** As it was asked for. */
  readonly model: string;
  readonly promptHash: string;
}

/**
 * The key of a judgement, 64 hexadecimal characters.
 *
 * @param questionHash of the whole question, its criteria and examples included; see `hashQuestion`
 * @param sample which of several judgements of the same answer, 0 for the first
 * @param hash SHA-256 in hexadecimal
 */
export function judgementKey(
  row: Pick<AnswerRow, "answer" | "level" | "language">,
  asked: { readonly questionHash: string; readonly rubricHash: string },
  judgedBy: JudgedBy,
  sample: number,
  hash: (text: string) => string,
): string {
  const parts = [
    version,
    judgedBy.baseUrl,
    judgedBy.model,
    judgedBy.promptHash,
    asked.questionHash,
    asked.rubricHash,
    row.level,
    row.language,
    sample,
    row.answer,
  ];
  return hash(JSON.stringify(parts));
}

/** The hash of a question as it is judged by: its id and other names of it do not count. */
export function hashQuestion(question: Question, hash: (text: string) => string): string {
  const { text, kind, language, clarification, criteria, examples } = question;
  return hash(JSON.stringify([text, kind, language, clarification, criteria, examples]));
}

/** The key of the criteria that are written for a question; the model and the prompt are not in it, on purpose. */
export function criteriaKey(
  question: {
    readonly text: string;
    readonly kind: Kind;
    readonly language: Language;
    readonly references: readonly string[];
  },
  hash: (text: string) => string,
): string {
  const { text, kind, language, references } = question;
  return hash(JSON.stringify([version, text, kind, language, references]));
}

/** Answers that people marked: what judges are measured by. The bundled ones are `prompts/calibration/golden.yaml`. */
import * as z from "zod";
import type { GradedAnswer } from "../answer.ts";
import { markValueSchema } from "../evaluation.ts";
import type { MarkValue } from "../evaluation.ts";
import { levelSchema } from "../question.ts";
import type { Level, Question } from "../question.ts";
import { scoreMarks } from "../score.ts";

export interface AgreedMark {
  readonly criterionId: string;
  readonly mark: MarkValue;
}

export interface MarkedAnswer {
  readonly id: string;
  readonly question: Question;
  readonly answers: readonly GradedAnswer[];
  readonly level: Level;
  /** How it is made, for a table by kinds of answers: `terse`, `fluent-wrong`; `yours` for the person's own labels. */
  readonly manner: string;
  /** One for each criterion of the question, in its order. */
  readonly marks: readonly AgreedMark[];
}

/** The score that the agreed marks come to, 1 to 5; null when every one is cannot-tell. */
export function agreedScore({ question, marks }: MarkedAnswer): number | null {
  return scoreMarks(
    question.criteria,
    marks.map((mark) => ({ ...mark, quote: null, reason: null })),
  );
}

const manners = [
  "strong",
  "middling",
  "weak",
  "wrong",
  "fluent-wrong",
  "terse",
  "wordy",
  "non-native",
] as const;

/** `prompts/calibration/golden.yaml`: answers to questions of the bank, by id, with a mark for each criterion. */
export const goldenSchema = z.object({
  version: z.number().int().positive(),
  answers: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      question: z.string(),
      manner: z.enum(manners),
      level: levelSchema.default("mid"),
      answer: z.string().trim().min(1),
      marks: z.record(z.string(), markValueSchema),
    }),
  ),
});
export type Golden = z.infer<typeof goldenSchema>;

/**
 * The bundled answers with their questions.
 * @throws Error when one names a question or a criterion that the bank does not have, or leaves one unmarked: a bug
 */
export function resolveGolden(
  golden: Golden,
  bankQuestion: (id: string) => Question | null,
): readonly MarkedAnswer[] {
  return golden.answers.map(({ id, question: questionId, manner, level, answer, marks }) => {
    const question = bankQuestion(questionId);
    if (question === null) throw new Error(`golden answer ${id}: no question "${questionId}"`);
    const unknown = Object.keys(marks).find(
      (criterionId) => !question.criteria.some((criterion) => criterion.id === criterionId),
    );
    if (unknown !== undefined) throw new Error(`golden answer ${id}: no criterion "${unknown}"`);
    return {
      id,
      question,
      answers: [{ probe: null, text: answer }],
      level,
      manner,
      marks: question.criteria.map((criterion) => {
        const mark = marks[criterion.id];
        if (mark === undefined)
          throw new Error(`golden answer ${id}: "${criterion.id}" has no mark`);
        return { criterionId: criterion.id, mark };
      }),
    };
  });
}

/** Answers that the person marked by hand in `greenroom label`. */
import * as z from "zod";
import { markValueSchema } from "../evaluation.ts";
import { levelSchema, questionSchema } from "../question.ts";
import type { Question } from "../question.ts";
import type { MarkedAnswer } from "./marked-answer.ts";

export const labelSchema = z.object({
  /** Of `labelKey`. */
  key: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal characters"),
  /** Where the answer is from: an interview's id and question, or a file and line. */
  source: z.string(),
  level: levelSchema,
  question: questionSchema,
  answers: z.array(z.object({ probe: z.string().nullable(), text: z.string() })).min(1),
  /** One for each criterion. */
  marks: z.array(z.object({ criterionId: z.string(), mark: markValueSchema })).min(1),
  /** ISO 8601. */
  labelledAt: z.iso.datetime(),
});
export type Label = z.infer<typeof labelSchema>;

export interface LabelStore {
  /** Oldest first. */
  all(): readonly Label[];
  /** Each in the place of an earlier one of the same answer; all of them or none. */
  save(labels: readonly Label[]): void;
  /** True when there was one. */
  remove(key: string): boolean;
}

/** The same answer to the same criteria is labelled once, wherever it came from. @param hash SHA-256 in hexadecimal */
export function labelKey(
  question: Question,
  answers: readonly { readonly probe: string | null; readonly text: string }[],
  hash: (text: string) => string,
): string {
  const criteria = question.criteria.map(({ id, text, weight }) => [id, text, weight]);
  return hash(JSON.stringify([criteria, answers.map(({ probe, text }) => [probe, text])]));
}

/** A label as something to measure judges by. */
export function markedAnswerOf({ key, question, answers, level, marks }: Label): MarkedAnswer {
  return { id: `label-${key.slice(0, 8)}`, question, answers, level, manner: "yours", marks };
}

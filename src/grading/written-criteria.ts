/** Criteria as a model writes them, with a question or for one that is there: asked for, and taken, in one way. */
import * as z from "zod";
import type { Criterion } from "./question.ts";

const weights = { high: 3, medium: 2, low: 1 } as const;

/**
 * One criterion of a reply. Key order matters: a model writes the sentence before it weighs it.
 * @param dimensions ids of the kind's rubric
 */
export function writtenCriterionSchema(dimensions: readonly string[]) {
  return z.object({
    id: z.string(),
    text: z.string(),
    weight: z.enum(["high", "medium", "low"]),
    dimension: z.enum(dimensions),
    concepts: z.array(z.array(z.string())),
    contradictions: z.array(z.string()),
  });
}
export type WrittenCriterion = z.infer<ReturnType<typeof writtenCriterionSchema>>;

/** What a criterion takes over from it, without empty phrasings; its id may be none, or taken. */
export function takeWritten(written: WrittenCriterion): Omit<Criterion, "id"> {
  const { text, weight, dimension, concepts, contradictions } = written;
  return {
    text,
    weight: weights[weight],
    dimension,
    concepts: concepts.map(filled).filter((concept) => concept.length > 0),
    contradictions: filled(contradictions),
  };
}

/** The texts trimmed, without empty ones. */
export function filled(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** A drill's question in new words, written by a model; the bank's own words serve when it cannot. */
import * as z from "zod";
import type { Model, PromptSource } from "../grading/ports.ts";
import { isGreenroomError } from "../errors.ts";
import type { DrillItem } from "./card.ts";
import { bankWording } from "./card.ts";
import { languageNames } from "../vocabulary.ts";

const replySchema = z.object({ question: z.string() });

/** Longer is no spoken question. */
const longestWording = 600;

export type Reword = (item: DrillItem, signal: AbortSignal) => Promise<string>;

/**
 * Words for a drill by a model. Only the wording can fail, so a reply that is of no use, or a service that is down, gives
 * the bank's words; a refused key, and being stopped, are thrown.
 */
export function createModelReword(options: {
  readonly model: Model;
  readonly prompts: PromptSource;
  /** How the interviewer speaks, as the role says it. */
  readonly persona: string;
}): Reword {
  return async (item, signal) => {
    const prompt = options.prompts("reword");
    const { question, criteria } = item;
    const variables = {
      persona: options.persona,
      question: question.text,
      language: languageNames[question.language],
      criteria: criteria.map(({ text }) => `- ${text}`).join("\n"),
    };
    try {
      const outcome = await options.model.complete({
        purpose: prompt.name,
        messages: [{ role: "system", content: prompt.render(variables) }],
        schema: replySchema,
        temperature: prompt.temperature,
        maxOutputTokens: prompt.maxOutputTokens,
        signal,
      });
      const text = outcome.ok ? outcome.value.question.trim() : "";
      return text === "" || text.length > longestWording ? bankWording(item) : text;
    } catch (error) {
      if (isGreenroomError(error, "service")) return bankWording(item);
      throw error;
    }
  };
}

/** Criteria that a model writes for a question which came without: before any of its answers is judged. */
import * as z from "zod";
import type { Ambient, Model, PromptSource } from "./ports.ts";
import { criterionSchema } from "./question.ts";
import type { Criterion, Kind, Language, Rubric } from "./question.ts";
import { dataMessage } from "./untrusted.ts";
import { languageNames } from "../vocabulary.ts";
import { takeWritten, writtenCriterionSchema } from "./written-criteria.ts";

export interface CriteriaWriterOptions {
  readonly model: Model;
  readonly prompts: PromptSource;
  readonly rubricFor: (kind: Kind) => Rubric;
  readonly ambient: Ambient;
}

export interface CriteriaRequest {
  readonly text: string;
  readonly kind: Kind;
  readonly language: Language;
  /** Answers known to be good; may be empty. */
  readonly references: readonly string[];
  readonly signal: AbortSignal;
}

/** `model` is the name that the server reports. */
export type CriteriaOutcome =
  | {
      readonly ok: true;
      readonly criteria: readonly Criterion[];
      readonly model: string;
      readonly promptHash: string;
    }
  | { readonly ok: false; readonly failure: "refused" | "invalid-reply"; readonly model: string };

/** As many as a question of the bank may have. */
const mostCriteria = 8;

/** Of all references together, so that the request fits any model: some ten pages. */
const longestReferencesCharacters = 24_000;

function replySchema(dimensions: readonly string[]) {
  return z.object({ criteria: z.array(writtenCriterionSchema(dimensions)) });
}

/**
 * A writer over a model: 1 to 8 criteria for a question, or why there are none.
 * @throws GreenroomError `key`, `service` and `stopped`, as the model throws them
 */
export function createCriteriaWriter(options: CriteriaWriterOptions) {
  return async (request: CriteriaRequest): Promise<CriteriaOutcome> => {
    const prompt = options.prompts("criteria");
    const { dimensions } = options.rubricFor(request.kind);
    const share = Math.floor(longestReferencesCharacters / Math.max(1, request.references.length));
    const references = request.references.map((text, index) => ({
      label: `reference-${index + 1}`,
      text: text.slice(0, share),
    }));
    const outcome = await options.model.complete({
      purpose: prompt.name,
      messages: [
        {
          role: "system",
          content: prompt.render({
            kind: request.kind,
            question: request.text,
            language: languageNames[request.language],
            dimensions: dimensions
              .map(({ id, description }) => `  - ${id}: ${description}`)
              .join("\n"),
          }),
        },
        dataMessage(
          references.length > 0 ? references : [{ label: "references", text: "none" }],
          options.ambient.random,
        ),
      ],
      schema: replySchema(dimensions.map(({ id }) => id)),
      temperature: prompt.temperature,
      maxOutputTokens: prompt.maxOutputTokens,
      signal: request.signal,
    });
    if (!outcome.ok) return outcome;
    const criteria = toCriteria(outcome.value);
    return criteria.length === 0
      ? { ok: false, failure: "invalid-reply", model: outcome.model }
      : { ok: true, criteria, model: outcome.model, promptHash: prompt.hash };
  };
}

/** The criteria of a reply that can be used: those without a sentence are dropped, ids that are none replaced. */
function toCriteria(reply: z.infer<ReturnType<typeof replySchema>>): Criterion[] {
  const criteria = new Map<string, Criterion>();
  for (const each of reply.criteria) {
    const fallback = `criterion-${criteria.size + 1}`;
    const rest = takeWritten(each);
    const parsed = [each.id, fallback]
      .filter((id) => !criteria.has(id))
      .map((id) => criterionSchema.safeParse({ id, ...rest }))
      .find(({ success }) => success);
    if (parsed?.success === true && criteria.size < mostCriteria) {
      criteria.set(parsed.data.id, parsed.data);
    }
  }
  return [...criteria.values()];
}

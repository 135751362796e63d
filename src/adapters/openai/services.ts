/** The services and models of `prompts/models.yaml`: where they are, what they are called, what they cost. */
import * as z from "zod";
import { storeError } from "../../words/store-errors.ts";
import type { ReasoningEffort } from "./chat-body.ts";
import { speechDefaultsSchema } from "./speech-services.ts";
import type { Price } from "./usage.ts";

const dollars = z.number().nonnegative();

const priceSchema = z.strictObject({
  input: dollars,
  cachedInput: dollars.nullable(),
  cacheWrite: dollars.nullable(),
  output: dollars,
  upToInputTokens: z.number().int().positive().nullable(),
});

const modelSchema = z.strictObject({
  id: z.string(),
  contextTokens: z.number().int().positive(),
  reasoningEffort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]).nullable(),
  reasoningTokens: z.number().int().nonnegative(),
  price: priceSchema.nullable(),
});

const serviceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Null: only the person knows it. */
  baseUrl: z.url().nullable(),
  /** The model that is used when none is named; null: only the person knows it. */
  model: z.string().nullable(),
  needsKey: z.boolean(),
  /** The environment variable that holds its key. */
  keyVariable: z.string(),
  contextTokens: z.number().int().positive(),
  requestMs: z.number().int().positive().nullable(),
  note: z.string(),
  models: z.array(modelSchema),
  speech: speechDefaultsSchema,
});

const modelDataSchema = z.strictObject({
  version: z.literal(1),
  checked: z.iso.date(),
  services: z.array(serviceSchema),
});
export type ModelData = z.infer<typeof modelDataSchema>;

/** What is known of a model at an endpoint, ready for `createOpenAiModel`. */
export interface ModelFacts {
  readonly contextTokens: number;
  readonly reasoningEffort: ReasoningEffort;
  readonly reasoningTokens: number;
  readonly price: Price | null;
  /** Null: the usual minute. */
  readonly requestMs: number | null;
}

/** What is assumed of a model at an endpoint that no service here is: a size that current models have at least. */
const assumedContextTokens = 8192;

/**
 * The data of `prompts/models.yaml` from its parsed YAML.
 * @throws Error when it has another shape: the file is part of the program
 */
export function parseModelData(value: unknown): ModelData {
  const parsed = modelDataSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`prompts/models.yaml: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

/**
 * Where to send requests, and for which model, from what the person chose and what the service has as its own.
 * @param chosen.service an id of the file, or another word (`custom`) for an endpoint given by its base URL: it is asked
 *   for OpenAI's own model where none is chosen, since a gateway to OpenAI is what OPENAI_BASE_URL mostly names, and any
 *   other server says that it does not know that model
 * @throws GreenroomError `usage` when the base URL or the model is neither chosen nor known.
 */
export function chooseEndpoint(
  data: ModelData,
  chosen: {
    readonly service: string;
    readonly baseUrl: string | null;
    readonly model: string | null;
  },
): { readonly baseUrl: string; readonly model: string } {
  const service = data.services.find((each) => each.id === chosen.service);
  const baseUrl = chosen.baseUrl ?? service?.baseUrl ?? null;
  const usual = service ?? data.services.find((each) => each.id === "openai");
  const model = chosen.model ?? usual?.model ?? null;
  const name = service?.name ?? null;
  if (baseUrl === null) {
    throw storeError("usage", ({ noBaseUrl }) => noBaseUrl(name, chosen.service));
  }
  if (model === null) throw storeError("usage", ({ noModel }) => noModel(name));
  return { baseUrl: withoutSlash(baseUrl), model };
}

/**
 * What is known of a model: its price only at the service that sells it, its other properties wherever its name stands,
 * with or without the vendor before it (`openai/…`), and the service's own assumptions for a model that is not listed.
 */
export function modelFacts(
  data: ModelData,
  endpoint: { readonly baseUrl: string; readonly model: string },
): ModelFacts {
  const service = data.services.find(
    (each) => each.baseUrl !== null && sameUrl(each.baseUrl, endpoint.baseUrl),
  );
  const sold = service?.models.find((each) => each.id === endpoint.model);
  const known =
    sold ??
    data.services
      .flatMap((each) => each.models)
      .find((each) => bareName(each.id) === bareName(endpoint.model));
  // A local server decides by itself how much of a model's context it keeps.
  const contextTokens =
    service?.needsKey === false
      ? service.contextTokens
      : (known?.contextTokens ?? service?.contextTokens ?? assumedContextTokens);
  return {
    contextTokens,
    reasoningEffort: known?.reasoningEffort ?? null,
    reasoningTokens: known?.reasoningTokens ?? 0,
    price: sold?.price === undefined || sold.price === null ? null : toPrice(sold.price),
    requestMs: service?.requestMs ?? null,
  };
}

function toPrice(price: z.infer<typeof priceSchema>): Price {
  return {
    inputPerMillion: price.input,
    cachedInputPerMillion: price.cachedInput,
    cacheWritePerMillion: price.cacheWrite,
    outputPerMillion: price.output,
    upToInputTokens: price.upToInputTokens,
  };
}

function sameUrl(first: string, second: string): boolean {
  return withoutSlash(first) === withoutSlash(second);
}

/** One address written in two ways is one: what was kept of a model under it is found again. */
function withoutSlash(url: string): string {
  return url.trim().replace(/\/+$/, "");
}

function bareName(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

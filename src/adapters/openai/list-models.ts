/** Whether an endpoint answers, takes the key and has the model: the checks of `greenroom doctor`. */
import * as z from "zod";
import { looksLikeHtml } from "./complaint.ts";
import { parseJson } from "../../json.ts";
import { openClient, resolveEndpoint } from "./endpoint.ts";
import { fromThrown, notAnAnswer, toError, tooSlow } from "./failure.ts";
import { openWire } from "./wire.ts";

export interface ListModelsOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly model: string;
  /** Five seconds when absent. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  now(): Date;
}

export interface ModelListing {
  readonly baseUrl: string;
  /** Names as the server gives them, sorted; null when it answers but keeps no list. */
  readonly models: readonly string[] | null;
  /** Null when there is no list to look in. */
  readonly hasModel: boolean | null;
}

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * The models of an endpoint, asked for once and without a retry.
 * @throws GreenroomError the same as a request for a reply would: `key` when the key is missing or refused, `service`
 *   when the endpoint does not answer or is none, `usage` for a base URL that is none, `stopped` on abort.
 */
export async function listModels(options: ListModelsOptions): Promise<ModelListing> {
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model: options.model };
  const sdk = await import("openai");
  const requestMs = options.timeoutMs ?? 5000;
  const wire = openWire({ requestMs, signal: options.signal, now: () => options.now() });
  const client = openClient(sdk, endpoint, {
    fetch: wire.fetch,
    timeoutMs: requestMs * 2,
    maxRetries: 0,
  });
  let body: string;
  try {
    // Read here: the client takes a web page for an empty list.
    const response = await client.models.list({ signal: wire.signal }).asResponse();
    body = await response.text();
  } catch (error) {
    if (wire.rejection()?.status === 404) {
      return { baseUrl: endpoint.baseUrl, models: null, hasModel: null };
    }
    const { signal } = options;
    const idle = tooSlow(subject, requestMs);
    throw toError(fromThrown(error, { sdk, subject, wire, signal, idle }), subject);
  } finally {
    wire.rest();
  }
  const list = listSchema.safeParse(parseJson(body));
  if (!list.success) {
    const what = looksLikeHtml(body) ? "a web page" : "something else";
    throw toError(notAnAnswer(subject, what, "a list of models"), subject);
  }
  const models = list.data.data.map((entry) => entry.id).toSorted();
  // Ollama lists `name:latest` for what is asked for as `name`.
  const hasModel = models.includes(options.model) || models.includes(`${options.model}:latest`);
  return { baseUrl: endpoint.baseUrl, models, hasModel };
}

/** Where requests go and with which key; the one place that opens the vendor's client, on the first call only. */
import type OpenAI from "openai";
import type * as openai from "openai";
import { translatedError } from "../../words/errors.ts";
import { storeError } from "../../words/store-errors.ts";

/** The package as a whole: loaded on the first call, because importing it takes longer than all the rest. */
export type Sdk = typeof openai;

const openAiBaseUrl = "https://api.openai.com/v1";

export interface Endpoint {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Null: a placeholder is sent, which local servers ignore. */
  readonly apiKey: string | null;
}

/**
 * The endpoint to use. A blank base URL counts as unset and means OpenAI itself, here and said openly, because the
 * client's own fallback does so silently.
 * @throws GreenroomError `usage` when the base URL is none that requests can be sent to.
 */
export function resolveEndpoint(baseUrl: string | null, apiKey: string | null): Endpoint {
  const text = baseUrl?.trim() ?? "";
  const key = apiKey?.trim() ?? "";
  const usable = text === "" ? openAiBaseUrl : readBaseUrl(text);
  return { baseUrl: usable, apiKey: key === "" ? null : key };
}

function readBaseUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw storeError("usage", ({ notHttp }) => notHttp);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw storeError("usage", ({ urlWithMore }) => urlWithMore);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** True for OpenAI's own API (any region), which needs a key and has the prices of `prompts/models.yaml`. */
export function isOpenAi(baseUrl: string): boolean {
  const host = URL.parse(baseUrl)?.hostname ?? "";
  return host === "api.openai.com" || host.endsWith(".api.openai.com");
}

/**
 * The key to send: the given one, or a placeholder for a server that may not want any.
 * @throws GreenroomError `key` when the endpoint is OpenAI's own and there is none.
 */
function keyToSend(endpoint: Endpoint): string {
  if (endpoint.apiKey !== null) {
    return endpoint.apiKey;
  }
  if (isOpenAi(endpoint.baseUrl)) {
    throw translatedError("key", (words) => words.noKey(endpoint.baseUrl));
  }
  return "none";
}

/**
 * A client for the endpoint that reads nothing from the environment that could change where requests or keys go, and
 * logs nothing (the client's debug log prints whole bodies).
 * @param options.timeoutMs the client's own limit on waiting for headers, retried by it
 * @throws GreenroomError `key` when the endpoint needs a key and has none.
 */
export function openClient(
  sdk: Sdk,
  endpoint: Endpoint,
  options: {
    readonly fetch: typeof fetch;
    readonly timeoutMs: number;
    readonly maxRetries: number;
  },
): OpenAI {
  return new sdk.OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: keyToSend(endpoint),
    adminAPIKey: null,
    // The organization belongs to OpenAI; another host has no business learning it.
    ...(isOpenAi(endpoint.baseUrl) ? {} : { organization: null, project: null }),
    logLevel: "off",
    fetch: options.fetch,
    timeout: options.timeoutMs,
    maxRetries: options.maxRetries,
  });
}

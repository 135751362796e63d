/** What grading needs from outside, in its own words. */
import type * as z from "zod";

/** Clock, randomness and hashing are arguments, so that a run can be repeated to the byte. */
export interface Ambient {
  readonly now: () => Date;
  /** 0 inclusive to 1 exclusive. */
  readonly random: () => number;
  /** SHA-256 of the text in hexadecimal, 64 characters. */
  readonly hash: (text: string) => string;
}

/** A prompt file: `prompts/<name>.md`. */
export interface Prompt {
  readonly name: string;
  readonly version: number;
  /** SHA-256 of the file, first 12 hexadecimal digits: it names the exact words in an evaluation. */
  readonly hash: string;
  readonly temperature: number | null;
  /** The longest reply, in tokens. */
  readonly maxOutputTokens: number;
  /** Fills every `{{name}}` of the system part; throws when one is missing or superfluous (a bug). */
  render(variables: Readonly<Record<string, string>>): string;
}

export type PromptSource = (name: string) => Prompt;

export interface ModelMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface ModelRequest<T> {
  /** The prompt's name: what the call is for, as it stands in `greenroom usage`. */
  readonly purpose: string;
  readonly messages: readonly ModelMessage[];
  /** Of the strict subset of JSON schema that servers take: objects, arrays, enums, nullable; no defaults, no records. */
  readonly schema: z.ZodType<T>;
  readonly temperature: number | null;
  readonly maxOutputTokens: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the whole reply so far as it streams in; a request without it is not streamed. */
  readonly onText?: ((textSoFar: string) => void) | undefined;
  /** For a caller that paces and pays for many calls. */
  readonly observer?: CallObserver | undefined;
}

/** Told of everything that one call does, by a model that has a server; all of it is optional to hear. */
export interface CallObserver {
  /**
   * Before each request of the call: its first, repairs, longer second tries, and the same once more after a connection that
   * was lost or a service that failed. What it throws ends the call and is thrown by it.
   */
  readonly beforeRequest?: ((size: RequestSize) => Promise<void>) | undefined;
  /**
   * After each response, also one that is retried. Whoever listens paces the requests: a 429 is then not retried by the
   * model itself and is no sign of an outage.
   */
  readonly onResponse?: ((response: ServerResponse) => void) | undefined;
  /** After a reply has come whole and before it is read: another request may go out first. */
  readonly onReceived?: (() => void) | undefined;
  /** Once, however the call ends. */
  readonly onCall?: ((call: ModelCall) => void) | undefined;
}

/** What a request may cost at most. */
export interface RequestSize {
  /** Bytes of the request's body in UTF-8: it holds at most as many tokens. */
  readonly bytes: number;
  readonly maxOutputTokens: number;
}

/** The head of a response, with what the server says of its limits; null for what it does not say. */
export interface ServerResponse {
  readonly status: number;
  readonly limits: RateLimits;
}

/** Requests and tokens per minute, as OpenAI's `x-ratelimit-*` headers say them and others copy. */
export interface RateLimits {
  readonly limitRequests: number | null;
  readonly limitTokens: number | null;
  readonly remainingRequests: number | null;
  readonly remainingTokens: number | null;
  /** Until the requests, or the tokens, are all there again. */
  readonly resetRequestsMs: number | null;
  readonly resetTokensMs: number | null;
  readonly retryAfterMs: number | null;
}

export interface ModelReply<T> {
  readonly value: T;
  /** The model's name as the server reports it. */
  readonly model: string;
}

/** Why a reply could not be used; `service` and `key` come as a GreenroomError instead. */
export type ModelFailure = "refused" | "invalid-reply";

/** What a model is asked, and what came of it when it answered but not usefully. */
export type ModelOutcome<T> =
  | ({ readonly ok: true } & ModelReply<T>)
  | {
      readonly ok: false;
      readonly failure: ModelFailure;
      readonly detail: string;
      readonly model: string;
    };

export interface Model {
  /** The configured model's name, before any reply. */
  readonly name: string;
  /** Tokens that a request and its reply may hold together. */
  readonly contextTokens: number;
  /**
   * One request for JSON of the given shape: retried, laddered and repaired by the adapter, validated against the schema.
   * @throws GreenroomError `key` when the key is missing or refused, `service` when the service is down or the circuit
   * breaker is open, `stopped` when the signal was aborted.
   */
  complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>>;
  /** Loads what a first request for this shape takes, for who will soon make one and has time. It never fails. */
  readonly prepare?: ((schema: z.ZodType) => void) | undefined;
}

/** What one request to a model took: a row of `greenroom usage`. */
export interface ModelCall {
  /** ISO 8601. */
  readonly at: string;
  /** The prompt's name. */
  readonly purpose: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly outcome: "ok" | "refused" | "invalid-reply" | "service" | "key" | "stopped";
  /** Requests on the wire, retries and repairs included. */
  readonly attempts: number;
  readonly durationMs: number;
  /** Null where the server reports no usage. */
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly outputTokens: number | null;
  /** United States dollars by the price file; null when the model is not in it or usage is missing. */
  readonly costUsd: number | null;
}

/**
 * What goes over the wire for one call of the client: counts its requests, limits their time and keeps the body of a
 * refusal. The client's own limit ends with the headers, so a stalled body would hang it.
 */

import { setImmediate as nextTurn } from "node:timers/promises";
import type { CallObserver } from "../../grading/ports.ts";
import { readRateLimits, readRetryAfter } from "./rate-limits.ts";
import { sendWhole, tooManyRedirects } from "./send-whole.ts";

/** The client waits out a Retry-After up to a minute by itself; a longer one is not worth a person's wait. */
const longestRetryAfterMs = 60_000;

/** The last answer that was not a success. */
export interface Rejection {
  readonly status: number;
  readonly body: string;
  /** Null when the server did not say. */
  readonly retryAfterMs: number | null;
}

export interface Wire {
  readonly fetch: typeof fetch;
  /** Aborted by the caller or by the watchdog. */
  readonly signal: AbortSignal;
  /** Aborts everything unless called again, or `rest` is, within that time. */
  watch(milliseconds: number): void;
  rest(): void;
  /** True when the watchdog aborted. */
  expired(): boolean;
  /** What `beforeRequest` threw, in a box; null when it did not. */
  refusal(): { readonly error: unknown } | null;
  attempts(): number;
  rejection(): Rejection | null;
}

/**
 * A wire for one call of the client, retries of the client's own included; `rest()` it when done.
 * @param options.requestMs how long one request may take from sending to the end of its body; a stream takes over the
 *   watchdog once it has begun
 */
export function openWire(options: {
  readonly requestMs: number;
  readonly signal: AbortSignal | undefined;
  readonly now: () => Date;
  /** Replies are wanted whole and not as streams. */
  readonly isWhole?: boolean | undefined;
  /**
   * Awaited when a request is ready to go, so that it goes the moment it may; the client's own repetitions are requests as
   * well. What it throws ends the call: the client would take it for a connection that failed.
   */
  readonly beforeRequest?: (() => Promise<void>) | undefined;
  /** Whoever listens to responses waits out a 429 by itself. `onReceived` is for whole replies only. */
  readonly observer?: Pick<CallObserver, "onResponse" | "onReceived"> | undefined;
}): Wire {
  const watchdog = new AbortController();
  const signal =
    options.signal === undefined
      ? watchdog.signal
      : AbortSignal.any([options.signal, watchdog.signal]);
  let timer: NodeJS.Timeout | undefined;
  let attempts = 0;
  let rejection: Rejection | null = null;
  let refusal: { readonly error: unknown } | null = null;
  const { isWhole = false, observer = {} } = options;

  async function begin(): Promise<void> {
    try {
      await options.beforeRequest?.();
    } catch (error) {
      refusal = { error };
      watchdog.abort();
      throw error;
    }
  }

  async function received(response: Response): Promise<void> {
    if (observer.onReceived === undefined) return;
    try {
      await response.text();
    } catch {
      // Whoever reads it hears of it.
      return;
    }
    observer.onReceived();
    // Reading the reply takes longer than sending what waited for its place.
    await nextTurn();
  }

  function rest(): void {
    clearTimeout(timer);
  }

  function watch(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchdog.abort();
    }, milliseconds);
  }

  const send: typeof fetch = async (input, init) => {
    await begin();
    attempts += 1;
    rejection = null;
    watch(options.requestMs);
    let response: Response;
    let body: string;
    try {
      response = await (isWhole ? sendWhole : fetch)(input, init);
      if (observer.onResponse !== undefined) {
        const limits = readRateLimits(response.headers, options.now());
        observer.onResponse({ status: response.status, limits });
      }
      if (response.ok) {
        if (isWhole) await received(response);
        return response;
      }
      body = await response.text();
    } catch (error) {
      rest();
      if (!isCircle(error)) throw error;
      // Asked again it would be the same, twenty requests further on.
      rejection = { status: loopDetected, body: "", retryAfterMs: null };
      return new Response(null, { status: loopDetected, headers: { "x-should-retry": "false" } });
    }
    // The pause before a retry is the server's to choose; the watchdog looks at requests only.
    rest();
    rejection = {
      status: response.status,
      body,
      retryAfterMs: readRetryAfter(response.headers, options.now()),
    };
    const headers = new Headers(response.headers);
    const isPaced = rejection.status === 429 && observer.onResponse !== undefined;
    if (isPaced || isHopeless(rejection)) {
      // The client asks this header first, so it stops instead of asking an empty account three times.
      headers.set("x-should-retry", "false");
    }
    const { status, statusText } = response;
    return new Response(body === "" ? null : body, { status, statusText, headers });
  };

  return {
    // Without this mark, the client fetches `data:,` before it sends a form, which would count as a request.
    fetch: Object.assign(send, { Response }),
    signal,
    watch,
    rest,
    expired: () => watchdog.signal.aborted && refusal === null,
    refusal: () => refusal,
    attempts: () => attempts,
    rejection: () => rejection,
  };
}

/** The status of an address that leads back to itself; no server has to send it for that. */
export const loopDetected = 508;

/** True for what `fetch` throws when it was sent on and on. */
function isCircle(error: unknown): boolean {
  const cause = error instanceof TypeError ? error.cause : undefined;
  return cause instanceof Error && cause.message === tooManyRedirects;
}

/** Codes with which OpenAI says that the account's bills are not paid; the first is a 429 as of too many requests. */
export const unpaidCodes: readonly string[] = ["billing_not_active", "billing_hard_limit_reached"];

function isHopeless(rejection: Rejection): boolean {
  const { body } = rejection;
  const lacksMoney = ["insufficient_quota", ...unpaidCodes].some((code) => body.includes(code));
  return lacksMoney || isTooLongToWait(rejection) || isTooLargeEver(rejection);
}

/** True for a 429 that says of one request that it exceeds the limit of a whole minute: no waiting helps. */
export function isTooLargeEver({ status, body }: Rejection): boolean {
  return status === 429 && /"request too large\b/i.test(body);
}

/** True when the server asked for a longer pause than anyone waits for. */
export function isTooLongToWait(rejection: Rejection): boolean {
  return (rejection.retryAfterMs ?? 0) > longestRetryAfterMs;
}

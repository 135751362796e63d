/** One exchange with the server: a request, and its reply whole or as a stream, with everything that can go wrong. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { Endpoint, Sdk } from "./endpoint.ts";
import { openClient } from "./endpoint.ts";
import type { Failure, Subject } from "./failure.ts";
import { fromThrown, stalled, tooSlow } from "./failure.ts";
import type { ReplyOrFailure } from "./reply.ts";
import { finished, readCompletion, readPiece } from "./reply.ts";
import type { TokenUsage } from "./usage.ts";
import type { CallObserver } from "../../grading/ports.ts";
import { openWire } from "./wire.ts";
import type { Wire } from "./wire.ts";

export interface Timeouts {
  /** One request, from sending to its last byte; for a stream, to its first piece. */
  readonly requestMs: number;
  /** Between two pieces of a stream. */
  readonly idleMs: number;
  /** A whole stream. */
  readonly streamMs: number;
}

/** After the reply is complete only the counts of tokens are awaited, and not for long: a person is waiting. */
const waitForUsageMs = 2000;

export interface Exchange {
  /** Requests on the wire, the client's own retries included. */
  readonly attempts: number;
  /** Null when the server does not report it. */
  readonly usage: TokenUsage | null;
  readonly result: ReplyOrFailure;
  /** What `beforeRequest` threw, in a box; null when it did not. */
  readonly refusal: { readonly error: unknown } | null;
}

export interface ExchangeRequest {
  readonly sdk: Sdk;
  /** Of `openChat`. */
  readonly chat: Chat;
  readonly subject: Subject;
  readonly body: ChatCompletionCreateParamsNonStreaming;
  readonly timeouts: Timeouts;
  /** Null: the reply is awaited whole. */
  readonly onText: ((textSoFar: string) => void) | null;
  /** Ask a stream to report its token counts. */
  readonly streamUsage: boolean;
  readonly signal: AbortSignal | undefined;
  readonly now: () => Date;
  /** Awaited before each request on the wire; what it throws is the exchange's `refusal`. */
  readonly beforeRequest?: (() => Promise<void>) | undefined;
  /** Whoever listens to responses waits out a 429 by itself. */
  readonly observer?: CallObserver | undefined;
}

type Received = Omit<Exchange, "attempts" | "refusal">;
type Chat = InstanceType<Sdk["OpenAI"]>["chat"];

/** Timers count in 31 bits. */
const longestTimerMs = 2 ** 31 - 1;

/** The wire of the exchange that is under way: a client has one `fetch` for all of its requests. */
const wireOfExchange = new AsyncLocalStorage<Wire>();

/**
 * The chat completions of an endpoint for any number of exchanges, also at the same time. A client for each of them would
 * take a twentieth of the time of a batch.
 * @param options.maxRetries retries that the client makes on its own
 * @throws GreenroomError `key` when the endpoint needs a key and has none.
 */
export function openChat(
  sdk: Sdk,
  endpoint: Endpoint,
  options: { readonly maxRetries: number },
): Chat {
  const client = openClient(sdk, endpoint, {
    fetch: (input, init) => {
      const wire = wireOfExchange.getStore();
      if (wire === undefined) throw new Error("a request that belongs to no exchange");
      return wire.fetch(input, init);
    },
    // Never the first to strike: it would count what a request waits for its turn, and retry what took a minute already.
    timeoutMs: longestTimerMs,
    maxRetries: options.maxRetries,
  });
  return client.chat;
}

/**
 * Sends one request and waits for its reply. What goes wrong is a failure in the result; only what `onText` throws passes
 * through.
 */
export async function exchange(request: ExchangeRequest): Promise<Exchange> {
  const { requestMs } = request.timeouts;
  const { signal, now, onText, beforeRequest, observer } = request;
  const isWhole = onText === null;
  const wire = openWire({ requestMs, signal, now, isWhole, beforeRequest, observer });
  try {
    const received = await wireOfExchange.run(wire, () =>
      onText === null ? receiveWhole(request, wire) : receiveStream(request, wire, onText),
    );
    return { attempts: wire.attempts(), refusal: wire.refusal(), ...received };
  } finally {
    wire.rest();
  }
}

async function receiveWhole(request: ExchangeRequest, wire: Wire): Promise<Received> {
  let data: unknown;
  try {
    data = await request.chat.completions.create(request.body, { signal: wire.signal });
  } catch (error) {
    const idle = tooSlow(request.subject, request.timeouts.requestMs);
    return failed(request, wire, error, idle);
  }
  return readCompletion(data, request.subject);
}

/** A stream of pieces, or the whole body of a server that does not stream. */
type Opened = { readonly pieces: AsyncIterator<unknown> } | { readonly whole: string };

async function openStream(request: ExchangeRequest, wire: Wire): Promise<Opened> {
  const usage = request.streamUsage ? { stream_options: { include_usage: true } } : {};
  const { data, response } = await request.chat.completions
    .create({ ...request.body, ...usage, stream: true }, { signal: wire.signal })
    .withResponse();
  // The client would read a proxy's page, or a completion in one piece, as a stream of nothing.
  return /json|html/i.test(response.headers.get("content-type") ?? "")
    ? { whole: await response.text() }
    : { pieces: data[Symbol.asyncIterator]() };
}

async function receiveStream(
  request: ExchangeRequest,
  wire: Wire,
  onText: (textSoFar: string) => void,
): Promise<Received> {
  const { subject, timeouts } = request;
  let opened: Opened;
  try {
    opened = await openStream(request, wire);
  } catch (error) {
    return failed(request, wire, error, tooSlow(subject, timeouts.requestMs));
  }
  if ("pieces" in opened) {
    return await receivePieces(request, wire, opened.pieces, onText);
  }
  const received = readCompletion(opened.whole, subject);
  if (received.result.ok) {
    onText(received.result.reply.text);
  }
  return received;
}

async function receivePieces(
  request: ExchangeRequest,
  wire: Wire,
  pieces: AsyncIterator<unknown>,
  onText: (textSoFar: string) => void,
): Promise<Received> {
  const { subject, timeouts } = request;
  const deadline = request.now().getTime() + timeouts.streamMs;
  let hasBegun = false;
  const idle = (): Failure =>
    hasBegun ? stalled(subject, timeouts.idleMs) : tooSlow(subject, timeouts.requestMs);
  let text = "";
  let refusal = "";
  let { model } = subject;
  let finishReason: string | null = null;
  let usage: TokenUsage | null = null;
  for (;;) {
    let next: IteratorResult<unknown>;
    try {
      next = await pieces.next();
    } catch (error) {
      if (finishReason !== null) {
        break;
      }
      return failed(request, wire, error, idle());
    }
    if (next.done === true) {
      break;
    }
    const reading = readPiece(next.value, subject);
    if (!reading.ok) {
      await pieces.return?.();
      return { usage, result: reading };
    }
    const { piece } = reading;
    text += piece.text;
    refusal += piece.refusal;
    model = piece.model ?? model;
    usage = piece.usage ?? usage;
    finishReason = piece.finishReason ?? finishReason;
    hasBegun = true;
    if (finishReason === null && request.now().getTime() > deadline) {
      await pieces.return?.();
      return { usage, result: { ok: false, failure: tooSlow(subject, timeouts.streamMs) } };
    }
    wire.watch(finishReason === null ? timeouts.idleMs : Math.min(timeouts.idleMs, waitForUsageMs));
    if (piece.text !== "") {
      onText(text);
    }
  }
  // The client ends an aborted stream without a word, so a missing finish reason is the only sign of it.
  if (finishReason === null) {
    return { ...failed(request, wire, null, idle()), usage };
  }
  const reply = { text, finishReason, refusal: refusal === "" ? null : refusal, model };
  return { usage, result: finished(reply, subject) };
}

function failed(request: ExchangeRequest, wire: Wire, error: unknown, idle: Failure): Received {
  // The caller throws what it was refused with.
  if (wire.refusal() !== null) {
    return { usage: null, result: { ok: false, failure: { kind: "stopped" } } };
  }
  const { sdk, subject, signal } = request;
  const failure = fromThrown(error, { sdk, subject, wire, signal, idle });
  return { usage: null, result: { ok: false, failure } };
}

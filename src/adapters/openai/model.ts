/** The Model port over any OpenAI-compatible chat completions API. */
import { setTimeout as pause } from "node:timers/promises";
import type * as z from "zod";
import type {
  Model,
  ModelCall,
  ModelMessage,
  ModelOutcome,
  ModelRequest,
  RequestSize,
} from "../../grading/ports.ts";
import { isGreenroomError } from "../../errors.ts";
import type { Breaker } from "./breaker.ts";
import { createBreaker } from "./breaker.ts";
import type { Memory } from "./capabilities.ts";
import {
  lessonFrom,
  recallCapabilities,
  rememberCapabilities,
  withLesson,
} from "./capabilities.ts";
import { buildBody, repairMessages } from "./chat-body.ts";
import type { ReasoningEffort } from "./chat-body.ts";
import { resolveEndpoint } from "./endpoint.ts";
import type { Sdk } from "./endpoint.ts";
import type { Timeouts } from "./exchange.ts";
import { exchange, openChat } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { toError } from "./failure.ts";
import { readValue } from "./json-extraction.ts";
import type { RawReply } from "./reply.ts";
import { toSentSchema } from "./strict-schema.ts";
import type { Price, Tally, TokenUsage } from "./usage.ts";
import { emptyTally, withExchange } from "./usage.ts";
import { translatedError } from "../../words/errors.ts";

/** A minute for a request, 20 s of silence in a stream, five minutes for all of it. */
const defaultTimeouts: Timeouts = { requestMs: 60_000, idleMs: 20_000, streamMs: 300_000 };

/** The client's own retries of connection failures, 408, 409, 429 and 5xx. */
const clientRetries = 2;

/** The first pause between our own tries; it doubles, and a quarter of it is random so that clients spread out. */
const firstPauseMs = 500;

/** Characters per token when a server does not count: low for English, so that the estimate is high. */
const charactersPerToken = 3;

export interface OpenAiModelOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  /** Null or blank: none; OpenAI itself then throws `key`, other servers get a placeholder. */
  readonly apiKey: string | null;
  readonly model: string;
  readonly contextTokens: number;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Null: not sent, for models that do not reason. */
  readonly reasoningEffort?: ReasoningEffort | undefined;
  /** Room for reasoning, added to the limit of each reply. */
  readonly reasoningTokens?: number | undefined;
  /** Null when the price of the model at this endpoint is unknown. */
  readonly price: Price | null;
  readonly memory: Memory;
  /** Called once for each `complete`, however it ends. */
  recordCall(call: ModelCall): void;
  now(): Date;
  /** 0 inclusive to 1 exclusive. */
  random(): number;
  /** Waits, or ends early when the signal is aborted; by the real clock when absent. */
  sleep?: ((milliseconds: number, signal: AbortSignal | undefined) => Promise<void>) | undefined;
}

/** The tally of one `complete`, counted on while it runs so that a thrown error loses none of it. */
interface Meter {
  tally: Tally;
}

/** The vendor's package, and its chat completions at our endpoint. */
interface Opened {
  readonly sdk: Sdk;
  readonly chat: ReturnType<typeof openChat>;
}

type Settled<T> = { readonly outcome: ModelOutcome<T> } | { readonly failure: Failure };

/**
 * A model behind an OpenAI-compatible endpoint. The vendor's package is loaded for the first call, and what the server
 * turns out to support is remembered for the next ones.
 * @throws GreenroomError `usage` when the base URL is none.
 */
export function createOpenAiModel(options: OpenAiModelOptions): Model {
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model: options.model };
  const timeouts: Timeouts = { ...defaultTimeouts, ...options.timeouts };
  const sleep = options.sleep ?? waitFor;
  let opening: Promise<Opened> | null = null;
  const breaker: Breaker = createBreaker(() => options.now());
  let known = recallCapabilities(options.memory, endpoint.baseUrl, options.model, options.now());

  async function openClient(): Promise<Opened> {
    const sdk = await import("openai");
    return { sdk, chat: openChat(sdk, endpoint, { maxRetries: clientRetries }) };
  }

  function open(): Promise<Opened> {
    opening ??= openClient();
    return opening;
  }

  /** Whatever fails here, fails again when it is needed. */
  function prepare(schema: z.ZodType): void {
    open()
      .then(() => toSentSchema(schema))
      .catch(() => undefined);
  }

  async function complete<T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> {
    const startedAt = options.now();
    const meter: Meter = { tally: emptyTally };
    let outcome: ModelCall["outcome"] = "service";
    try {
      const result = await throughBreaker(request, meter);
      outcome = result.ok ? "ok" : result.failure;
      return result;
    } catch (error) {
      if (isGreenroomError(error, "key") || isGreenroomError(error, "stopped")) {
        outcome = isGreenroomError(error, "key") ? "key" : "stopped";
      }
      throw error;
    } finally {
      const call: ModelCall = {
        at: startedAt.toISOString(),
        purpose: request.purpose,
        baseUrl: endpoint.baseUrl,
        model: options.model,
        outcome,
        attempts: meter.tally.attempts,
        durationMs: options.now().getTime() - startedAt.getTime(),
        inputTokens: meter.tally.usage?.input ?? null,
        cachedInputTokens: meter.tally.usage?.cachedInput ?? null,
        outputTokens: meter.tally.usage?.output ?? null,
        costUsd: meter.tally.costUsd,
      };
      options.recordCall(call);
      request.observer?.onCall?.(call);
    }
  }

  async function throughBreaker<T>(
    request: ModelRequest<T>,
    meter: Meter,
  ): Promise<ModelOutcome<T>> {
    if (request.signal?.aborted === true) {
      throw toError({ kind: "stopped" }, subject);
    }
    const entry = breaker.enter();
    if (entry.open) {
      const seconds = Math.ceil(entry.waitMs / 1000);
      throw translatedError("service", (words) =>
        words.failedThrice(endpoint.baseUrl, seconds, entry.reason),
      );
    }
    let settled: Settled<T>;
    try {
      settled = await converse(request, meter);
    } catch (error) {
      breaker.abandoned();
      throw error;
    }
    if ("outcome" in settled) {
      breaker.answered();
      return settled.outcome;
    }
    const error = toError(settled.failure, subject);
    const { failure } = settled;
    const isPaced =
      failure.kind === "final" &&
      failure.limited === true &&
      request.observer?.onResponse !== undefined;
    if (failure.kind === "stopped") {
      breaker.abandoned();
    } else if (
      failure.kind === "transient" ||
      (failure.kind === "final" && failure.outage && !isPaced)
    ) {
      breaker.failed(error.message);
    } else {
      breaker.answered();
    }
    throw error;
  }

  /** Asks until there is a value: once more with twice the room when cut off, once more with the faults when invalid. */
  async function converse<T>(request: ModelRequest<T>, meter: Meter): Promise<Settled<T>> {
    let messages = request.messages;
    let maxTokens = request.maxOutputTokens + (options.reasoningTokens ?? 0);
    let extended = false;
    let repaired = false;
    for (;;) {
      const asked = await ask(request, messages, maxTokens, meter);
      if ("failure" in asked) {
        if (asked.failure.kind === "refused") {
          return notUsable("refused", asked.failure.detail, options.model);
        }
        return { failure: asked.failure };
      }
      const { reply } = asked;
      if (reply.refusal !== null) {
        return notUsable("refused", reply.refusal, reply.model);
      }
      if (reply.finishReason === "content_filter") {
        return notUsable("refused", "a content filter stopped the reply", reply.model);
      }
      const cutOff = reply.finishReason === "length";
      const reading = readValue(reply.text, request.schema);
      if (reading.ok && (!cutOff || reading.whole)) {
        return { outcome: { ok: true, value: reading.value, model: reply.model } };
      }
      if (cutOff) {
        if (extended || !fits(messages, maxTokens * 2, asked.usage)) {
          return notUsable("invalid-reply", `cut off at ${maxTokens} tokens`, reply.model);
        }
        extended = true;
        maxTokens *= 2;
        continue;
      }
      const problem = reading.ok ? "" : reading.problem;
      if (repaired) {
        return notUsable("invalid-reply", problem, reply.model);
      }
      repaired = true;
      messages = repairMessages(request.messages, reply.text, problem);
    }
  }

  /** One usable reply, climbing down where the server does not follow and trying again where a reply broke off. */
  async function ask<T>(
    request: ModelRequest<T>,
    messages: readonly ModelMessage[],
    maxTokens: number,
    meter: Meter,
  ): Promise<{ reply: RawReply; usage: TokenUsage | null } | { failure: Failure }> {
    const { sdk, chat } = await open();
    const schema = toSentSchema(request.schema);
    // What a single request taught about its own schema holds for this request only.
    let forThisRequest = known;
    let tries = 0;
    for (;;) {
      const body = buildBody({
        model: options.model,
        messages,
        purpose: request.purpose,
        schema,
        temperature: request.temperature,
        maxTokens,
        reasoningEffort: options.reasoningEffort ?? null,
        capabilities: forThisRequest,
      });
      const { onText, observer } = request;
      const size: RequestSize = {
        // Counted only for who asks.
        get bytes() {
          return Buffer.byteLength(JSON.stringify(body));
        },
        maxOutputTokens: forThisRequest.tokenLimit === "none" ? options.contextTokens : maxTokens,
      };
      const streams = onText !== undefined && !forThisRequest.dropped.includes("stream");
      const done = await exchange({
        sdk,
        chat,
        subject,
        body,
        timeouts,
        onText: streams ? onText : null,
        streamUsage: !forThisRequest.dropped.includes("stream_options"),
        signal: request.signal,
        now: () => options.now(),
        beforeRequest: () => observer?.beforeRequest?.(size) ?? Promise.resolve(),
        observer,
      });
      meter.tally = withExchange(meter.tally, done.attempts, done.usage, options.price);
      if (done.refusal !== null) throw done.refusal.error;
      if (done.result.ok) {
        if (!streams) {
          onText?.(done.result.reply.text);
        }
        return { reply: done.result.reply, usage: done.usage };
      }
      const { failure } = done.result;
      if (failure.kind === "invalid") {
        const { text, finishReason } = failure;
        const reply = { text, finishReason, refusal: null, model: options.model };
        return { reply, usage: done.usage };
      }
      if (failure.kind === "rejected") {
        const lesson = lessonFrom(failure.status, failure.complaint, forThisRequest);
        if (lesson === null) {
          return { failure };
        }
        forThisRequest = withLesson(forThisRequest, lesson);
        if (lesson.about !== "format" || lesson.lasting) {
          known = withLesson(known, lesson);
          rememberCapabilities(
            options.memory,
            endpoint.baseUrl,
            options.model,
            known,
            options.now(),
          );
        }
      } else if (failure.kind === "transient" && tries < failure.retries) {
        await sleep(pauseBefore(tries, options.random()), request.signal);
        tries += 1;
        if (request.signal?.aborted === true) {
          return { failure: { kind: "stopped" } };
        }
      } else {
        return { failure };
      }
    }
  }

  function fits(
    messages: readonly ModelMessage[],
    maxTokens: number,
    usage: TokenUsage | null,
  ): boolean {
    const characters = messages.reduce((total, message) => total + message.content.length, 0);
    const inputTokens = usage?.input ?? Math.ceil(characters / charactersPerToken);
    return inputTokens + maxTokens <= options.contextTokens;
  }

  return { name: options.model, contextTokens: options.contextTokens, complete, prepare };
}

function notUsable(
  failure: "refused" | "invalid-reply",
  detail: string,
  model: string,
): { outcome: { ok: false; failure: "refused" | "invalid-reply"; detail: string; model: string } } {
  return { outcome: { ok: false, failure, detail, model } };
}

function pauseBefore(tries: number, random: number): number {
  return firstPauseMs * 2 ** tries * (1 - random / 4);
}

async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    // An aborted wait is over; whoever waits looks at the signal.
    if (signal?.aborted !== true) {
      throw error;
    }
  }
}

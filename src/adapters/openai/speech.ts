/** Texts spoken by the speech API of an OpenAI-compatible endpoint, as a stream of PCM. */
import { setTimeout as pause } from "node:timers/promises";
import type { SpeechCreateParams } from "openai/resources/audio/speech";
import { GreenroomError } from "../../errors.ts";
import type { ModelCall } from "../../grading/ports.ts";
import type { SpeechRequest, SpeechSynthesizer, SynthesizedSpeech } from "../../speech/ports.ts";
import { piecesForSpeech } from "../../speech/sentences.ts";
import { machineError, retoldOfSound } from "../../words/machine-errors.ts";
import { createBreaker } from "./breaker.ts";
import type { Memory } from "./capabilities.ts";
import { looksLikeHtml } from "./complaint.ts";
import { openClient, resolveEndpoint } from "./endpoint.ts";
import type { Failure } from "./failure.ts";
import { brokenOff, fromThrown, notAnAnswer, stalled, toError, tooSlow } from "./failure.ts";
import { pcmChunks, sniffAudio } from "./speech-audio.ts";
import type { PcmAudio } from "./speech-audio.ts";
import type { SpeechPrice } from "./speech-services.ts";
import { speakingCost } from "./speech-services.ts";
import { openWire } from "./wire.ts";
import type { Wire } from "./wire.ts";

export interface OpenAiVoiceOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly model: string;
  readonly voice: string;
  /** From sending to the first audio; a minute when absent. */
  readonly requestMs?: number | undefined;
  /** Between two pieces of audio; 20 s when absent. */
  readonly idleMs?: number | undefined;
  /** Null when it is unknown. */
  readonly price: SpeechPrice | null;
  readonly memory: Memory;
  /** Called once for each text that reached the server, when its audio ends, however that is. */
  recordCall(call: ModelCall): void;
  now(): Date;
  /** Waits, or ends early when the signal is aborted; by the real clock when absent. */
  sleep?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** A voice that every speech model of OpenAI has, and that says all three languages. */
export const usualVoice = "coral";

/** The API takes 4096 characters, and gpt-4o-mini-tts 2000 tokens, which Spanish reaches sooner. */
const longestText = 1800;

/** OpenAI's PCM is 16 bits at 24 kHz (its text-to-speech guide). */
const pcmSampleRateHz = 24_000;

const clientRetries = 2;
const firstPauseMs = 300;

type Format = "pcm" | "wav";

/** One request whose first audio has come. */
interface Opened {
  readonly audio: PcmAudio;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly wire: Wire;
}

type Opening =
  | { readonly ok: true; readonly opened: Opened; readonly attempts: number }
  | { readonly ok: false; readonly failure: Failure; readonly attempts: number };

/**
 * A synthesizer over the endpoint. Long texts are spoken piece by piece. A server that has no PCM is asked for WAV, and
 * that is remembered.
 * @throws GreenroomError `usage` when the base URL is none.
 */
export function createOpenAiVoice(options: OpenAiVoiceOptions): SpeechSynthesizer {
  const { model, voice } = options;
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model };
  const requestMs = options.requestMs ?? 60_000;
  const idleMs = options.idleMs ?? 20_000;
  const sleep = options.sleep ?? waitFor;
  const breaker = createBreaker(() => options.now());
  const memoryKey = `openai-speech ${endpoint.baseUrl} ${model}`;
  let format: Format = options.memory.read(memoryKey) === "wav" ? "wav" : "pcm";

  async function open(text: string, request: SpeechRequest): Promise<Opening> {
    const { signal } = request;
    const sdk = await import("openai");
    const wire = openWire({ requestMs, signal, now: () => options.now() });
    const fail = (failure: Failure): Opening => {
      wire.rest();
      return { ok: false, failure, attempts: wire.attempts() };
    };
    try {
      const client = openClient(sdk, endpoint, {
        fetch: wire.fetch,
        timeoutMs: requestMs * 2,
        maxRetries: clientRetries,
      });
      const response = await client.audio.speech
        .create(bodyOf(text, request, { model, voice, format }), { signal: wire.signal })
        .asResponse();
      const type = response.headers.get("content-type") ?? "";
      if (/json|html|text\//i.test(type) || response.body === null) {
        const body = await response.text();
        const what = looksLikeHtml(body) ? "a web page" : "something else";
        return fail(notAnAnswer(subject, what, "audio"));
      }
      const reader = response.body.getReader();
      const audio = await sniffAudio(reader, pcmSampleRateHz);
      if (audio.type !== "pcm") {
        await reader.cancel();
        return fail(
          audio.type === "empty"
            ? brokenOff(subject)
            : notAnAnswer(subject, audio.type, "PCM or WAV"),
        );
      }
      // Nobody may want the rest for a while: what was prepared is spoken later.
      wire.rest();
      return { ok: true, opened: { audio, reader, wire }, attempts: wire.attempts() };
    } catch (error) {
      if (error instanceof GreenroomError) {
        wire.rest();
        throw error;
      }
      const idle = tooSlow(subject, requestMs);
      return fail(fromThrown(error, { sdk, subject, wire, signal, idle }));
    }
  }

  /** Until the first audio is there: in the other format where the server refuses this one, again where it broke off. */
  async function begin(text: string, request: SpeechRequest): Promise<Opening> {
    let attempts = 0;
    let tries = 0;
    for (;;) {
      const opening = await open(text, request);
      attempts += opening.attempts;
      if (opening.ok) return { ...opening, attempts };
      const { failure } = opening;
      const isAboutFormat =
        failure.kind === "rejected" &&
        /response.?format|\bpcm\b/i.test(`${failure.complaint.param} ${failure.complaint.message}`);
      if (isAboutFormat && format === "pcm") {
        format = "wav";
        options.memory.write(memoryKey, format);
      } else if (failure.kind === "transient" && tries < failure.retries) {
        await sleep(firstPauseMs * 2 ** tries, request.signal);
        tries += 1;
        if (request.signal.aborted) return { ok: false, failure: { kind: "stopped" }, attempts };
      } else {
        return { ok: false, failure, attempts };
      }
    }
  }

  async function synthesize(request: SpeechRequest): Promise<SynthesizedSpeech> {
    const [first, ...others] = piecesForSpeech(request.text, longestText);
    if (first === undefined) {
      throw machineError("usage", (words) => words.nothingToSpeak);
    }
    if (request.signal.aborted) throw toError({ kind: "stopped" }, subject);
    const entry = breaker.enter();
    if (entry.open) {
      const seconds = Math.ceil(entry.waitMs / 1000);
      const { reason } = entry;
      throw machineError("service", ({ speaking }) =>
        speaking.resting(endpoint.baseUrl, seconds, reason),
      );
    }
    const startedAt = options.now();
    let attempts = 0;
    let characters = 0;
    let spokenMs = 0;
    const record = (outcome: ModelCall["outcome"]): void => {
      const cost = speakingCost(options.price, { characters, spokenMs });
      options.recordCall({
        at: startedAt.toISOString(),
        purpose: "speak",
        baseUrl: endpoint.baseUrl,
        model,
        outcome,
        attempts,
        durationMs: options.now().getTime() - startedAt.getTime(),
        inputTokens: null,
        cachedInputTokens: null,
        outputTokens: null,
        costUsd: outcome === "ok" || spokenMs > 0 ? cost : null,
      });
    };
    const beginPiece = async (text: string): Promise<Opened> => {
      let opening: Opening;
      try {
        opening = await begin(text, request);
      } catch (error) {
        breaker.abandoned();
        throw error;
      }
      attempts += opening.attempts;
      if (!opening.ok) throw settle(opening.failure, record);
      characters += text.length;
      return opening.opened;
    };

    const opened = await beginPiece(first);
    const { sampleRateHz } = opened.audio;

    async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
      let current: Opened | null = opened;
      let isOver = false;
      try {
        for (const text of [null, ...others]) {
          current = text === null ? opened : await beginPiece(text);
          for await (const chunk of listen(current, request, record)) {
            spokenMs += chunk.length / 2 / (sampleRateHz / 1000);
            yield chunk;
          }
        }
        breaker.answered();
        record("ok");
        isOver = true;
      } catch (error) {
        isOver = true;
        throw error;
      } finally {
        current.wire.rest();
        if (!isOver) {
          // Whoever listened has heard enough.
          await current.reader.cancel().catch(() => undefined);
          breaker.abandoned();
          record("stopped");
        }
      }
    }
    return { sampleRateHz, chunks: chunks() };
  }

  /** The rest of one request's audio. */
  async function* listen(
    { audio, reader, wire }: Opened,
    { signal }: SpeechRequest,
    record: (outcome: ModelCall["outcome"]) => void,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const sdk = await import("openai");
    const read = async () => {
      wire.watch(idleMs);
      try {
        return await reader.read();
      } finally {
        // A listener that takes its time is no silence of the server's.
        wire.rest();
      }
    };
    try {
      yield* pcmChunks(audio, read);
    } catch (error) {
      const idle = stalled(subject, idleMs);
      throw settle(fromThrown(error, { sdk, subject, wire, signal, idle }), record);
    }
  }

  function settle(
    failure: Failure,
    record: (outcome: ModelCall["outcome"]) => void,
  ): GreenroomError {
    const error = explain(failure);
    const isOutage = failure.kind === "transient" || (failure.kind === "final" && failure.outage);
    if (failure.kind === "stopped") breaker.abandoned();
    else if (isOutage) breaker.failed(error.message);
    else breaker.answered();
    record(
      failure.kind === "stopped" ? "stopped" : failure.kind === "final" ? failure.code : "service",
    );
    return error;
  }

  function explain(failure: Failure): GreenroomError {
    const error = toError(failure, subject);
    return error.code === "service"
      ? retoldOfSound(error, ({ speaking }, { message }) => ({
          message: message.replace(speaking.noSuchApi, speaking.noSpeech),
          hint: speaking.another,
        }))
      : error;
  }

  return { name: `${endpoint.baseUrl} (${voice})`, synthesize };
}

function bodyOf(
  input: string,
  { speed, instructions }: SpeechRequest,
  {
    model,
    voice,
    format,
  }: { readonly model: string; readonly voice: string; readonly format: Format },
): SpeechCreateParams {
  // tts-1 and tts-1-hd take none (the vendor's types), and nobody else is known to but OpenAI's own newer models.
  const takesInstructions = /(?:^|\/)gpt-/i.test(model);
  return {
    model,
    voice,
    input,
    response_format: format,
    ...(speed === 1 ? {} : { speed }),
    ...(instructions !== null && takesInstructions ? { instructions } : {}),
  };
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An aborted wait is over; whoever waits looks at the signal.
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}

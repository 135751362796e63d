/** What is said in a recording, by the transcription API of an OpenAI-compatible endpoint. */
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { TranscriptionCreateParamsNonStreaming } from "openai/resources/audio/transcriptions";
import { GreenroomError } from "../../errors.ts";
import type { ModelCall } from "../../grading/ports.ts";
import type { RecognitionRequest, Recogniser, Transcript } from "../../speech/ports.ts";
import { machineError, retoldOfSound } from "../../words/machine-errors.ts";
import { createBreaker } from "./breaker.ts";
import type { Memory } from "./capabilities.ts";
import { looksLikeHtml, readComplaintBody } from "./complaint.ts";
import { parseJson } from "../../json.ts";
import { openClient, resolveEndpoint } from "./endpoint.ts";
import type { Failure } from "./failure.ts";
import { fromThrown, notAnAnswer, toError, tooSlow } from "./failure.ts";
import { recordingFile } from "./recording-file.ts";
import type { SpeechPrice } from "./speech-services.ts";
import { transcriptionCost } from "./speech-services.ts";
import { recallSkills, rememberSkills, withoutRefused } from "./transcription-ladder.ts";
import type { TranscriptionSkills } from "./transcription-ladder.ts";
import { durationOf, readTranscript, wireTranscriptSchema } from "./transcription-reply.ts";
import type { WireTranscript } from "./transcription-reply.ts";
import { openWire } from "./wire.ts";
import type { Rejection } from "./wire.ts";

export interface TranscriptionOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly model: string;
  /** Ask for the times of words, which takes a server longer. */
  readonly words: boolean;
  /** How long one recording may take beside its upload; five minutes when absent. */
  readonly requestMs?: number | undefined;
  /** Null when it is unknown. */
  readonly price: SpeechPrice | null;
  readonly memory: Memory;
  /** What the recordings are, which says what a person does when the service is down. */
  readonly later: "interview" | "practice" | "files";
  /** Called once for each recording that reached the server, however it ended. */
  recordCall(call: ModelCall): void;
  now(): Date;
  /** Waits, or ends early when the signal is aborted; by the real clock when absent. */
  sleep?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface OpenAiRecogniser extends Recogniser {
  readonly baseUrl: string;
}

/** What OpenAI takes, by the words of its refusal (26214400 bytes). */
export const longestBytes = 25 * 1024 * 1024;

const clientRetries = 2;
const firstPauseMs = 500;

/** The slowest upload that is waited for. */
const slowestBytesPerMs = 100;

type Exchange =
  | { readonly ok: true; readonly wire: WireTranscript; readonly attempts: number }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly rejection: Rejection | null;
      readonly attempts: number;
    };

/**
 * A recogniser over the endpoint. The recording's own name is not sent: it may name a person. What the server turns out
 * not to do is left out from then on, and told with each transcript.
 * @throws GreenroomError `usage` when the base URL is none.
 */
export function createOpenAiRecogniser(options: TranscriptionOptions): OpenAiRecogniser {
  const { model } = options;
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model };
  const limitMs = options.requestMs ?? 300_000;
  const sleep = options.sleep ?? waitFor;
  const breaker = createBreaker(() => options.now());
  let known = recallSkills(options.memory, endpoint.baseUrl, model, options.now());

  async function exchange(
    request: RecognitionRequest,
    skills: TranscriptionSkills,
    bytes: number,
  ): Promise<Exchange> {
    const { signal } = request;
    const sdk = await import("openai");
    const requestMs = limitMs + bytes / slowestBytesPerMs;
    const wire = openWire({ requestMs, signal, now: () => options.now() });
    const failed = (failure: Failure): Exchange => ({
      ok: false,
      failure,
      rejection: wire.rejection(),
      attempts: wire.attempts(),
    });
    try {
      const client = openClient(sdk, endpoint, {
        fetch: wire.fetch,
        timeoutMs: requestMs * 2,
        maxRetries: clientRetries,
      });
      const content = await openAsBlob(request.path).catch((error: unknown) => {
        throw gone(request.path, error);
      });
      const file = await recordingFile(content, request.path);
      const response = await client.audio.transcriptions
        .create(bodyOf(file, request, skills, options), { signal: wire.signal })
        .asResponse();
      const text = await response.text();
      const parsed = wireTranscriptSchema.safeParse(parseJson(text));
      if (!parsed.success) {
        const what = looksLikeHtml(text) ? "a web page" : "something else";
        return failed(notAnAnswer(subject, what, "a transcript"));
      }
      return { ok: true, wire: parsed.data, attempts: wire.attempts() };
    } catch (error) {
      if (error instanceof GreenroomError) throw error;
      const idle = tooSlow(subject, requestMs);
      return failed(fromThrown(error, { sdk, subject, wire, signal, idle }));
    } finally {
      wire.rest();
    }
  }

  /** Asks for less where the server refuses more, and again where a reply broke off. */
  async function converse(request: RecognitionRequest, bytes: number): Promise<Exchange> {
    let attempts = 0;
    let tries = 0;
    for (;;) {
      const skills = known;
      const done = await exchange(request, skills, bytes);
      attempts += done.attempts;
      if (done.ok) return { ...done, attempts };
      const { failure } = done;
      // A server that refused did nothing; one that went silent may have heard all of it.
      const mayBeCharged = failure.kind === "transient" && done.rejection === null;
      if (mayBeCharged) request.onCost?.(null);
      const less =
        failure.kind === "rejected"
          ? withoutRefused(failure.status, failure.complaint, skills)
          : null;
      if (less !== null) {
        known = less;
        rememberSkills(options.memory, endpoint.baseUrl, model, known, options.now());
      } else if (failure.kind === "transient" && tries < failure.retries) {
        if (mayBeCharged) await request.beforeRetry?.();
        await sleep(firstPauseMs * 2 ** tries, request.signal);
        tries += 1;
        if (request.signal.aborted) return { ...done, failure: { kind: "stopped" }, attempts };
      } else {
        return { ...done, attempts };
      }
    }
  }

  async function transcribe(request: RecognitionRequest): Promise<Transcript> {
    if (request.signal.aborted) throw stopped();
    const size = await sizeOf(request.path);
    if (size > longestBytes) throw tooLarge(size);
    const entry = breaker.enter();
    if (entry.open) {
      const seconds = Math.ceil(entry.waitMs / 1000);
      const { reason } = entry;
      throw machineError("service", ({ hearing }) => ({
        message: hearing.resting(endpoint.baseUrl, seconds, reason),
        hint: hearing.later[options.later],
      }));
    }
    const startedAt = options.now();
    let done: Exchange;
    try {
      done = await converse(request, size);
    } catch (error) {
      breaker.abandoned();
      throw error;
    }
    const usage = done.ok ? (done.wire.usage ?? null) : null;
    const costUsd = done.ok
      ? transcriptionCost(options.price, {
          durationMs: durationOf(done.wire),
          inputTokens: usage?.input_tokens ?? null,
          outputTokens: usage?.output_tokens ?? null,
        })
      : null;
    // A refusal costs nothing.
    if (done.ok) request.onCost?.(costUsd);
    options.recordCall({
      at: startedAt.toISOString(),
      purpose: "transcribe",
      baseUrl: endpoint.baseUrl,
      model,
      outcome: done.ok ? "ok" : outcomeOf(done.failure),
      attempts: done.attempts,
      durationMs: options.now().getTime() - startedAt.getTime(),
      inputTokens: usage?.input_tokens ?? null,
      cachedInputTokens: null,
      outputTokens: usage?.output_tokens ?? null,
      costUsd,
    });
    if (done.ok) {
      breaker.answered();
      return readTranscript(
        done.wire,
        {
          words: options.words,
          language: known.dropped.includes("language") ? null : request.language,
        },
        { recogniser: endpoint.baseUrl, model },
      );
    }
    const error = explain(done.failure, done.rejection, size);
    if (done.failure.kind === "stopped") breaker.abandoned();
    else if (isOutage(done.failure)) breaker.failed(error.message);
    else breaker.answered();
    throw error;
  }

  function explain(failure: Failure, rejection: Rejection | null, bytes: number): GreenroomError {
    const complaint = rejection === null ? null : readComplaintBody(rejection.body);
    if (failure.kind === "stopped") return stopped();
    if (rejection?.status === 413) {
      return machineError("usage", ({ hearing }) =>
        hearing.notSoLarge(endpoint.baseUrl, inMegabytes(bytes)),
      );
    }
    if (rejection?.status === 404 && !/model/i.test(`${complaint?.code} ${complaint?.message}`)) {
      return machineError("service", ({ hearing }) => hearing.notHere(endpoint.baseUrl));
    }
    if (failure.kind === "rejected") {
      const said = failure.complaint.message.replace(/\.$/, "");
      return machineError("usage", ({ hearing }) => hearing.notTaken(endpoint.baseUrl, said));
    }
    const error = toError(failure, subject);
    if (error.code !== "service" && error.code !== "key") return error;
    const isKey = error.code === "key";
    return retoldOfSound(error, ({ hearing }, { message }) => ({
      message,
      // Another engine would not hear either.
      hint: isKey ? hearing.otherKey : hearing.later[options.later],
    }));
  }

  return { name: endpoint.baseUrl, baseUrl: endpoint.baseUrl, model, transcribe };
}

function bodyOf(
  file: File,
  { prompt, language }: RecognitionRequest,
  { rung, dropped }: TranscriptionSkills,
  { model, words }: TranscriptionOptions,
): TranscriptionCreateParamsNonStreaming {
  const wantsWords = rung === "words" && words;
  return {
    file,
    model,
    response_format: rung === "text" ? "json" : "verbose_json",
    // Segments tell how sure Whisper was, and with words alone they would be left out.
    ...(wantsWords ? { timestamp_granularities: ["word", "segment"] } : {}),
    ...(rung === "text" && words && !dropped.includes("logprobs") ? { include: ["logprobs"] } : {}),
    // A model that tells speakers apart takes no recording without it, though one voice is all there is.
    ...(/diarize/i.test(model) ? { chunking_strategy: "auto" as const } : {}),
    ...(prompt === "" || dropped.includes("prompt") ? {} : { prompt }),
    ...(language === null || dropped.includes("language") ? {} : { language }),
  };
}

function outcomeOf(failure: Failure): ModelCall["outcome"] {
  if (failure.kind === "stopped") return "stopped";
  return failure.kind === "final" ? failure.code : "service";
}

function isOutage(failure: Failure): boolean {
  return failure.kind === "transient" || (failure.kind === "final" && failure.outage);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw gone(path, error);
  }
}

function gone(path: string, error: unknown): GreenroomError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return machineError("usage", (words) => words.notHashed(path, code), { cause: error });
}

function stopped(): GreenroomError {
  return machineError("stopped", ({ hearing }) => hearing.stopped);
}

function tooLarge(bytes: number): GreenroomError {
  return machineError("usage", ({ hearing }) => hearing.tooLarge(inMegabytes(bytes)));
}

/** To two digits that say something: a proxy may take a megabyte at most. */
function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1 ? megabytes.toPrecision(2) : megabytes.toFixed(1);
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An aborted wait is over; whoever waits looks at the signal.
  await pause(milliseconds, undefined, { signal }).catch(() => undefined);
}

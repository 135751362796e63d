/** What is said in a recording, by the transcription API of an OpenAI-compatible endpoint. */
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { Recording, Transcriber, Transcript } from "../../batch/transcribe.ts";
import type { ModelCall } from "../../grading/ports.ts";
import { looksLikeHtml, parseJson, readComplaintBody } from "./complaint.ts";
import { openClient, resolveEndpoint } from "./endpoint.ts";
import type { Failure } from "./failure.ts";
import { fromThrown, notAnAnswer, toError, tooSlow } from "./failure.ts";
import type { Rejection } from "./wire.ts";
import { openWire } from "./wire.ts";

export interface TranscriberOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  /** OpenAI's `whisper-1` tells language and length; its newer models do not. */
  readonly model: string;
  /** How long one recording may take, five minutes when absent. */
  readonly requestMs?: number | undefined;
  /** Called once for each recording that reached the server, however it ended. */
  recordCall(call: ModelCall): void;
  now(): Date;
}

/** What OpenAI takes, by the words of its refusal (26214400 bytes). */
const longestBytes = 25 * 1024 * 1024;

const clientRetries = 2;

const transcriptSchema = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  languages: z
    .array(z.object({ code: z.string() }))
    .nullish()
    .catch(null),
  /** Seconds; some servers send it as a text. */
  duration: z.coerce.number().nonnegative().nullish().catch(null),
  usage: z
    .object({ input_tokens: z.number().nullish(), output_tokens: z.number().nullish() })
    .nullish()
    .catch(null),
});
type WireTranscript = z.infer<typeof transcriptSchema>;

type Exchange =
  | { readonly ok: true; readonly transcript: WireTranscript; readonly attempts: number }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly rejection: Rejection | null;
      readonly attempts: number;
    };

/**
 * A transcriber over the endpoint. The recording's own name is not sent: it may name a person.
 * @throws GreenroomError `usage` when the base URL is none.
 */
export function createTranscriber(options: TranscriberOptions): Transcriber {
  const { model } = options;
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model };
  const requestMs = options.requestMs ?? 300_000;
  // Only whisper tells language and length; other models refuse to be asked.
  let format: "verbose_json" | "json" = /whisper/i.test(model) ? "verbose_json" : "json";

  async function exchange({ path, format: kind }: Recording, signal: AbortSignal) {
    const sdk = await import("openai");
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
      const file = new File([await openAsBlob(path)], `answer.${kind}`);
      const response = await client.audio.transcriptions
        .create({ file, model, response_format: format }, { signal: wire.signal })
        .asResponse();
      const text = await response.text();
      const parsed = transcriptSchema.safeParse(parseJson(text));
      if (!parsed.success) {
        const what = looksLikeHtml(text) ? "a web page" : "something else";
        return failed(notAnAnswer(subject, what, "a transcript"));
      }
      return { ok: true, transcript: parsed.data, attempts: wire.attempts() } satisfies Exchange;
    } catch (error) {
      if (error instanceof GreenroomError) throw error;
      const idle = tooSlow(subject, requestMs);
      return failed(fromThrown(error, { sdk, subject, wire, signal, idle }));
    } finally {
      wire.rest();
    }
  }

  /** Asks for less where the server refuses the fuller format, and again where a reply broke off. */
  async function converse(recording: Recording, signal: AbortSignal): Promise<Exchange> {
    let attempts = 0;
    for (let tries = 0; ; tries += 1) {
      const done = await exchange(recording, signal);
      attempts += done.attempts;
      if (done.ok) return { ...done, attempts };
      const { failure } = done;
      if (failure.kind === "rejected" && format === "verbose_json" && isAboutFormat(done)) {
        format = "json";
      } else if (failure.kind !== "transient" || tries >= failure.retries) {
        return { ...done, attempts };
      }
    }
  }

  return {
    baseUrl: endpoint.baseUrl,
    model,
    transcribe: async (recording, signal) => {
      const { size } = await stat(recording.path);
      if (size > longestBytes) throw tooLarge(size);
      const startedAt = options.now();
      const done = await converse(recording, signal);
      options.recordCall({
        at: startedAt.toISOString(),
        purpose: "transcribe",
        baseUrl: endpoint.baseUrl,
        model,
        outcome: done.ok ? "ok" : outcomeOf(done.failure),
        attempts: done.attempts,
        durationMs: options.now().getTime() - startedAt.getTime(),
        inputTokens: done.ok ? (done.transcript.usage?.input_tokens ?? null) : null,
        cachedInputTokens: null,
        outputTokens: done.ok ? (done.transcript.usage?.output_tokens ?? null) : null,
        costUsd: null,
      });
      if (done.ok) return toTranscript(done.transcript);
      throw explain(done.failure, done.rejection, size);
    },
  };

  function explain(failure: Failure, rejection: Rejection | null, bytes: number): GreenroomError {
    const complaint = rejection === null ? null : readComplaintBody(rejection.body);
    if (rejection?.status === 413) return tooLarge(bytes);
    if (rejection?.status === 404 && !/model/i.test(`${complaint?.code} ${complaint?.message}`)) {
      return new GreenroomError(
        "service",
        `${endpoint.baseUrl} has no transcription of audio (status 404).`,
        "Use a service that has it, or give the answers as text.",
      );
    }
    if (failure.kind === "rejected") {
      const said = failure.complaint.message.replace(/\.$/, "");
      return new GreenroomError(
        "usage",
        `${endpoint.baseUrl} did not take the recording${said === "" ? "" : ` (${said})`}.`,
        "See whether it plays, and save it anew as wav or mp3.",
      );
    }
    const { code, message, hint } = toError(failure, subject);
    return code === "service"
      ? new GreenroomError(code, message, "Run it again later: what is done is kept.")
      : new GreenroomError(code, message, hint);
  }
}

function isAboutFormat(done: Extract<Exchange, { readonly ok: false }>): boolean {
  return /response.?format|verbose_json/i.test(done.rejection?.body ?? "");
}

function outcomeOf(failure: Failure): ModelCall["outcome"] {
  if (failure.kind === "stopped") return "stopped";
  return failure.kind === "final" ? failure.code : "service";
}

function toTranscript({ text, language, languages, duration }: WireTranscript): Transcript {
  const name = language ?? languages?.[0]?.code ?? "";
  return {
    text: text.trim(),
    language: name === "" ? null : name.toLowerCase(),
    durationMs: duration === null || duration === undefined ? null : Math.round(duration * 1000),
  };
}

function tooLarge(bytes: number): GreenroomError {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return new GreenroomError(
    "usage",
    `the recording has ${megabytes} MB, and at most 25 MB are transcribed.`,
    "Save it as mp3 or ogg, or cut it into parts.",
  );
}

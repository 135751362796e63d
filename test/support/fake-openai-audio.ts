/**
 * The audio API of the fake OpenAI, beside its chat completions: transcriptions and speech, strict about what is sent (the
 * fields and their values by the types of the `openai` package), answered by functions, and slow by fixed delays where a
 * measurement wants that.
 *
 *   const audio = fakeAudio({ transcribe: () => ({ text: "A closure …" }) });
 *   const fake = await startFakeOpenAi({ script: [], parts: [audio] });
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { wavHeader } from "../../src/speech/wav.ts";
import type { FakePart } from "./fake-openai.ts";

export interface HeardRecording {
  readonly name: string;
  /** As the form says it. */
  readonly type: string;
  readonly bytes: number;
  readonly hash: string;
  readonly model: string;
  readonly format: string;
  readonly language: string | null;
  readonly prompt: string | null;
  readonly granularities: readonly string[];
  readonly include: readonly string[];
  /** The recording itself, for a recogniser behind the fake. */
  readonly content: Buffer;
}

export interface FakeWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Some compatible servers say it, OpenAI does not. */
  readonly probability?: number;
}

export type FakeTranscript =
  | {
      readonly text: string;
      readonly language?: string;
      readonly seconds?: number;
      readonly words?: readonly FakeWord[];
      readonly segments?: readonly {
        readonly text: string;
        readonly start: number;
        readonly end: number;
        readonly avg_logprob?: number;
        readonly compression_ratio?: number;
        readonly words?: readonly FakeWord[];
      }[];
      readonly logprobs?: readonly { readonly token: string; readonly logprob: number }[];
      readonly usage?: object;
    }
  | {
      readonly status: number;
      readonly message: string;
      readonly code?: string;
      readonly param?: string;
      readonly retryAfterMs?: number;
    }
  /** 200 and no JSON. */
  | { readonly page: string }
  | "reset"
  | "hang";

export interface SpokenText {
  readonly model: string;
  readonly voice: string;
  readonly input: string;
  readonly format: string;
  readonly speed: number | null;
  readonly instructions: string | null;
}

export type FakeSpeech =
  /** Mono samples at 24 kHz. */
  | { readonly samples: Int16Array }
  /** A body as it is, with its type. */
  | { readonly body: Uint8Array; readonly type: string }
  | { readonly status: number; readonly message: string; readonly code?: string }
  /** So many samples, and then the connection breaks, or goes silent. */
  | { readonly samples: Int16Array; readonly ending: "reset" | "hang" }
  | "reset"
  | "hang";

export interface FakeAudioOptions {
  /** False: a server without this API, which answers 404. */
  readonly supported?: boolean;
  /** False: a server that knows plain JSON only, as llama.cpp's. */
  readonly verbose?: boolean;
  /** False: `timestamp_granularities` is refused. */
  readonly granularities?: boolean;
  /** Fields that are refused with a 400 that names them. */
  readonly refuses?: readonly string[];
  /** Formats of speech that this server has; all of OpenAI's when absent. */
  readonly speechFormats?: readonly string[];
  readonly transcribe?: (
    recording: HeardRecording,
    index: number,
  ) => FakeTranscript | Promise<FakeTranscript>;
  /** Half a second of a tone when absent. */
  readonly speak?: (text: SpokenText, index: number) => FakeSpeech | Promise<FakeSpeech>;
  /** From the whole upload to the transcript. */
  readonly transcriptionDelayMs?: number;
  /** From the request to the first audio. */
  readonly firstAudioDelayMs?: number;
  /** How many times as fast as it sounds speech is made; at once when absent. */
  readonly synthesisRate?: number;
}

export interface FakeAudio extends FakePart {
  readonly heard: readonly HeardRecording[];
  readonly spoken: readonly SpokenText[];
}

/** Endings that the real one goes by. */
const endings = new Set("flac mp3 mp4 mpeg mpga m4a ogg wav webm".split(" "));

/** `TranscriptionCreateParamsBase`; arrays are sent as `name[]`. */
const formFields = new Set(
  "file model chunking_strategy include[] keywords[] language languages[] prompt response_format stream temperature timestamp_granularities[]".split(
    " ",
  ),
);
const transcriptFormats = new Set("json text srt verbose_json vtt diarized_json".split(" "));

/** `SpeechCreateParams`. */
const speechSchema = z.strictObject({
  input: z.string().min(1).max(4096),
  model: z.string().min(1),
  voice: z.union([z.string().min(1), z.strictObject({ id: z.string() })]),
  instructions: z.string().optional(),
  response_format: z.enum(["mp3", "opus", "aac", "flac", "wav", "pcm"]).optional(),
  speed: z.number().min(0.25).max(4).optional(),
  stream_format: z.enum(["sse", "audio"]).optional(),
});

const sampleRateHz = 24_000;
const pieceMs = 100;

/** A tone of so many milliseconds at 24 kHz: a sine that is louder than any threshold. */
export function tone(milliseconds: number, hertz = 440): Int16Array {
  return Int16Array.from({ length: (milliseconds * sampleRateHz) / 1000 }, (_, index) =>
    Math.round(12_000 * Math.sin((index / sampleRateHz) * hertz * 2 * Math.PI)),
  );
}

export function fakeAudio(options: FakeAudioOptions = {}): FakeAudio {
  const heard: HeardRecording[] = [];
  const spoken: SpokenText[] = [];
  const problems: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const isTranscription = request.url === "/v1/audio/transcriptions";
    const isSpeech = request.url === "/v1/audio/speech";
    if (request.method !== "POST" || (!isTranscription && !isSpeech)) return false;
    if (options.supported === false) {
      request.resume();
      refuse(response, 404, "Not Found");
      return true;
    }
    await (isTranscription ? transcribe(request, response) : speak(request, response));
    return true;
  }

  async function transcribe(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const form = await new Response(Readable.toWeb(request), { headers }).formData();
    const file = form.get("file");
    const unknown = [...form.keys()].find((key) => !formFields.has(key));
    if (!(file instanceof File) || unknown !== undefined) {
      problems.push(`a recording with the field ${unknown ?? "file missing"}`);
      refuse(response, 400, "Invalid upload.");
      return;
    }
    const content = Buffer.from(await file.arrayBuffer());
    const recording: HeardRecording = {
      name: file.name,
      type: file.type,
      bytes: file.size,
      hash: createHash("sha256").update(content).digest("hex"),
      model: text(form, "model") ?? "",
      format: text(form, "response_format") ?? "json",
      language: text(form, "language"),
      prompt: text(form, "prompt"),
      granularities: form.getAll("timestamp_granularities[]").map(String),
      include: form.getAll("include[]").map(String),
      content,
    };
    const refusal = refusedUpload(recording, form);
    if (refusal !== null) {
      refuse(response, 400, refusal);
      return;
    }
    heard.push(recording);
    await pause(options.transcriptionDelayMs ?? 0);
    const transcript =
      (await options.transcribe?.(recording, heard.length - 1)) ?? ({ text: "So it is." } as const);
    replyWithTranscript(transcript, recording, response);
  }

  /** What the real one refuses; what no client may send is a problem of the test as well. */
  function refusedUpload(recording: HeardRecording, form: FormData): string | null {
    const { format, model, granularities, include, language } = recording;
    const ending = recording.name.split(".").at(-1) ?? "";
    if (!endings.has(ending)) problems.push(`a recording called ${recording.name}`);
    if (!transcriptFormats.has(format)) problems.push(`response_format ${format}`);
    if (granularities.some((each) => each !== "word" && each !== "segment")) {
      problems.push(`timestamp_granularities ${granularities.join(" ")}`);
    }
    if (granularities.length > 0 && format !== "verbose_json") {
      problems.push("timestamp_granularities without verbose_json");
    }
    if (language !== null && !/^[a-z]{2}$/.test(language)) problems.push(`language ${language}`);
    const isWhisper = !model.includes("transcribe");
    const takesLogprobs = /gpt-4o(-mini)?-transcribe(?!-diarize)/.test(model);
    if (include.length > 0 && (!takesLogprobs || format !== "json" || include[0] !== "logprobs")) {
      problems.push(`include ${include.join(" ")} with ${model} as ${format}`);
    }
    const refused = options.refuses?.find((name) => form.has(name) || form.has(`${name}[]`));
    const chunking = text(form, "chunking_strategy");
    if (chunking !== null && chunking !== "auto") problems.push(`chunking_strategy ${chunking}`);
    if (model.includes("diarize") && chunking === null) {
      return "chunking_strategy is required for diarization models";
    }
    if (refused !== undefined) return `Unrecognized request argument: ${refused}`;
    if (granularities.length > 0 && options.granularities === false) {
      return "timestamp_granularities is not supported.";
    }
    const canBeVerbose = options.verbose !== false && isWhisper;
    return format === "json" || (format === "verbose_json" && canBeVerbose)
      ? null
      : `response_format '${format}' is not compatible with this model.`;
  }

  function replyWithTranscript(
    transcript: FakeTranscript,
    recording: HeardRecording,
    response: ServerResponse,
  ): void {
    if (transcript === "hang") return;
    if (transcript === "reset") {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"text":', () => response.destroy());
    } else if ("status" in transcript) {
      refuse(response, transcript.status, transcript.message, transcript);
    } else if ("page" in transcript) {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(transcript.page);
    } else {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(bodyFor(transcript, recording)));
    }
  }

  async function speak(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = speechSchema.safeParse(await readJson(request));
    if (!parsed.success) {
      problems.push(`a text to speak: ${z.prettifyError(parsed.error)}`);
      refuse(response, 400, "Invalid request.");
      return;
    }
    const {
      input,
      model,
      voice,
      instructions,
      speed,
      response_format: format = "mp3",
    } = parsed.data;
    if (instructions !== undefined && model.startsWith("tts-1")) {
      problems.push(`instructions for ${model}`);
    }
    if (options.speechFormats !== undefined && !options.speechFormats.includes(format)) {
      refuse(response, 400, `response_format '${format}' is not supported.`);
      return;
    }
    const said = {
      model,
      voice: typeof voice === "string" ? voice : voice.id,
      input,
      format,
      speed: speed ?? null,
      instructions: instructions ?? null,
    };
    spoken.push(said);
    const speech = (await options.speak?.(said, spoken.length - 1)) ?? { samples: tone(500) };
    await pause(options.firstAudioDelayMs ?? 0);
    if (speech === "hang") return;
    if (speech === "reset") {
      response.destroy();
    } else if ("status" in speech) {
      refuse(response, speech.status, speech.message, speech);
    } else if ("body" in speech) {
      response.writeHead(200, { "content-type": speech.type });
      response.end(speech.body);
    } else {
      await streamSpeech(speech, format, response);
    }
  }

  async function streamSpeech(
    speech: Extract<FakeSpeech, { readonly samples: Int16Array }>,
    format: string,
    response: ServerResponse,
  ): Promise<void> {
    if (format !== "pcm" && format !== "wav") {
      problems.push(`speech as ${format}, which the fake cannot make`);
    }
    response.writeHead(200, { "content-type": format === "wav" ? "audio/wav" : "audio/pcm" });
    const { buffer, byteOffset, byteLength } = speech.samples;
    const pcm = Buffer.from(buffer, byteOffset, byteLength);
    // As the real one does it, the header is sent before the length is known.
    if (format === "wav") response.write(wavHeader({ sampleRateHz, dataBytes: 0xffff_ffff - 36 }));
    const pieceBytes = (sampleRateHz * 2 * pieceMs) / 1000;
    for (let start = 0; start < pcm.length && !response.destroyed; start += pieceBytes) {
      // An odd number at first, as the network cuts where it likes.
      response.write(pcm.subarray(start === 0 ? 0 : start - 1, start + pieceBytes - 1));
      if (options.synthesisRate !== undefined) await pause(pieceMs / options.synthesisRate);
    }
    const written = Math.ceil(pcm.length / pieceBytes) * pieceBytes - 1;
    if (written < pcm.length) response.write(pcm.subarray(written));
    if ("ending" in speech) {
      // What was written is to be on its way before the connection breaks.
      await pause(30);
      if (speech.ending === "reset") response.destroy();
      return;
    }
    response.end();
  }

  return { heard, spoken, problems, answer };
}

function bodyFor(
  transcript: Extract<FakeTranscript, { readonly text: string }>,
  { format, granularities, include }: HeardRecording,
): object {
  const { text: said, language = "english", seconds = 1.5, words, segments = [] } = transcript;
  const { logprobs, usage } = transcript;
  return {
    text: said,
    ...(usage === undefined ? {} : { usage }),
    ...(format === "verbose_json"
      ? {
          task: "transcribe",
          language,
          duration: seconds,
          // With words alone there are no segments, and without them no words.
          ...(granularities.length === 0 || granularities.includes("segment")
            ? { segments: segments.map((segment, id) => ({ id, ...segment })) }
            : {}),
          ...(granularities.includes("word") && words !== undefined ? { words } : {}),
        }
      : {}),
    ...(include.includes("logprobs") && logprobs !== undefined ? { logprobs } : {}),
  };
}

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = "";
  request.setEncoding("utf8");
  for await (const piece of request) body += String(piece);
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  more: { readonly code?: string; readonly param?: string; readonly retryAfterMs?: number } = {},
): void {
  const { code = null, param = null, retryAfterMs = 1 } = more;
  const error = { message, type: "invalid_request_error", param, code };
  // `retry-after-ms` keeps the client's own pause short.
  response.writeHead(status, {
    "content-type": "application/json",
    "retry-after-ms": String(retryAfterMs),
  });
  response.end(JSON.stringify({ error }));
}

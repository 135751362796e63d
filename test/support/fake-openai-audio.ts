/**
 * The transcription API of the fake OpenAI, beside its chat completions: strict about the upload, answers by a function.
 *
 *   const audio = fakeAudio({ transcribe: () => ({ text: "A closure …" }) });
 *   const fake = await startFakeOpenAi({ script: [], parts: [audio] });
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { FakePart } from "./fake-openai.ts";

export interface HeardRecording {
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  readonly model: string;
  readonly format: string;
}

export type FakeTranscript =
  | { readonly text: string; readonly language?: string; readonly seconds?: number }
  | { readonly status: number; readonly message: string }
  /** 200 and no JSON. */
  | { readonly page: string }
  | "reset";

export interface FakeAudioOptions {
  /** False: a server without this API, which answers 404. */
  readonly supported?: boolean;
  /** False: a server that knows plain JSON only, as llama.cpp's. */
  readonly verbose?: boolean;
  readonly transcribe?: (recording: HeardRecording, index: number) => FakeTranscript;
}

export interface FakeAudio extends FakePart {
  readonly heard: readonly HeardRecording[];
}

/** Endings that the real one goes by. */
const endings = new Set("flac mp3 mp4 mpeg mpga m4a ogg wav webm".split(" "));
const fields = new Set(["file", "model", "response_format", "language"]);

export function fakeAudio(options: FakeAudioOptions = {}): FakeAudio {
  const heard: HeardRecording[] = [];
  const problems: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (request.method !== "POST" || request.url !== "/v1/audio/transcriptions") return false;
    if (options.supported === false) {
      request.resume();
      refuse(response, 404, "Not Found");
      return true;
    }
    const headers = { "content-type": request.headers["content-type"] ?? "" };
    const form = await new Response(Readable.toWeb(request), { headers }).formData();
    const file = form.get("file");
    const unknown = [...form.keys()].find((key) => !fields.has(key));
    if (!(file instanceof File) || unknown !== undefined) {
      problems.push(`a recording with the field ${unknown ?? "file missing"}`);
      refuse(response, 400, "Invalid upload.");
      return true;
    }
    const format = text(form, "response_format") ?? "json";
    const recording = {
      name: file.name,
      bytes: file.size,
      hash: createHash("sha256")
        .update(Buffer.from(await file.arrayBuffer()))
        .digest("hex"),
      model: text(form, "model") ?? "",
      format,
    };
    const ending = file.name.split(".").at(-1) ?? "";
    if (!endings.has(ending)) problems.push(`a recording called ${file.name}`);
    const canBeVerbose = options.verbose !== false && recording.model.startsWith("whisper");
    if (format !== "json" && !(format === "verbose_json" && canBeVerbose)) {
      refuse(response, 400, `response_format '${format}' is not compatible with this model.`);
      return true;
    }
    heard.push(recording);
    reply(recording, response);
    return true;
  }

  function reply(recording: HeardRecording, response: ServerResponse): void {
    const transcript = options.transcribe?.(recording, heard.length - 1) ?? { text: "So it is." };
    if (transcript === "reset") {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"text":', () => response.destroy());
    } else if ("status" in transcript) {
      refuse(response, transcript.status, transcript.message);
    } else if ("page" in transcript) {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(transcript.page);
    } else {
      const { language = "english", seconds = 1.5 } = transcript;
      const verbose = { task: "transcribe", language, duration: seconds, segments: [] };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          text: transcript.text,
          ...(recording.format === "verbose_json" ? verbose : {}),
        }),
      );
    }
  }

  return { heard, problems, answer };
}

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const error = { message, type: "invalid_request_error", param: null, code: null };
  // `retry-after-ms` keeps the client's own pause short.
  response.writeHead(status, { "content-type": "application/json", "retry-after-ms": "1" });
  response.end(JSON.stringify({ error }));
}

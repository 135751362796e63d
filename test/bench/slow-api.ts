/** An API on the loopback interface that takes as long as the real one, and no longer: the delays are arguments. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface SlowApiOptions {
  readonly transcriptionMs: number;
  readonly firstTokenMs: number;
  readonly tokenMs: number;
  readonly firstAudioMs: number;
  /** How many times as fast as it sounds speech is made. */
  readonly synthesisRate: number;
  /** What the model replies. */
  readonly reply: string;
  readonly transcript: string;
  /** What every text sounds like: 16-bit samples at 24 kHz. */
  readonly sound: Uint8Array;
}

const charactersInToken = 4;
const pieceBytes = 4800;
const pieceMs = 100;

/** How long the model writes until so many characters of its reply are there. */
export function writingMs(options: SlowApiOptions, characters: number): number {
  const tokens = Math.ceil(characters / charactersInToken);
  return options.firstTokenMs + (tokens - 1) * options.tokenMs;
}

export async function startSlowApi(
  options: SlowApiOptions,
): Promise<{ readonly baseUrl: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    void answer(request, response, options);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: SlowApiOptions,
): Promise<void> {
  for await (const _ of request) {
    // The whole upload first.
  }
  const path = request.url ?? "";
  if (path.endsWith("/audio/transcriptions")) return await transcribe(response, options);
  if (path.endsWith("/audio/speech")) return await speak(response, options);
  await write(response, options);
}

async function transcribe(response: ServerResponse, options: SlowApiOptions): Promise<void> {
  await pause(options.transcriptionMs);
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({
      text: options.transcript,
      language: "english",
      duration: 1,
      segments: [],
      words: [],
    }),
  );
}

async function write(response: ServerResponse, options: SlowApiOptions): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (delta: object, finish: string | null): void => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const head = { id: "c", object: "chat.completion.chunk", created: 0, model: "slow" };
    response.write(`data: ${JSON.stringify({ ...head, choices })}\n\n`);
  };
  await pause(options.firstTokenMs);
  for (let at = 0; at < options.reply.length; at += charactersInToken) {
    if (at > 0) await pause(options.tokenMs);
    send({ content: options.reply.slice(at, at + charactersInToken) }, null);
  }
  send({}, "stop");
  response.end("data: [DONE]\n\n");
}

async function speak(response: ServerResponse, options: SlowApiOptions): Promise<void> {
  await pause(options.firstAudioMs);
  response.writeHead(200, { "content-type": "audio/pcm" });
  for (let at = 0; at < options.sound.length; at += pieceBytes) {
    if (at > 0) await pause(pieceMs / options.synthesisRate);
    response.write(options.sound.subarray(at, at + pieceBytes));
  }
  response.end();
}

/** The replies and faults that a script may hold, and how each is written to the wire. */
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { ChatRequest } from "./fake-openai-rules.ts";
import { sampleReply } from "./fake-openai-sample.ts";

const common = {
  /** Before anything is sent. */
  delayMs: z.number().nonnegative().optional(),
  /** False: the server does not count tokens. Otherwise 100 in, 40 of them cached, and 20 out unless told. */
  usage: z
    .union([
      z.literal(false),
      z.strictObject({ input: z.number(), cached: z.number(), output: z.number() }),
    ])
    .optional(),
  /** Between the pieces of a stream, as OpenRouter does. */
  comments: z.boolean().optional(),
  /** The name that the reply gives for its model; null: none. */
  model: z.string().nullable().optional(),
};

export const fakeReplySchema = z.discriminatedUnion("type", [
  /** A JSON value as the content. */
  z.strictObject({ ...common, type: z.literal("value"), value: z.unknown() }),
  /** The content as it is. */
  z.strictObject({
    ...common,
    type: z.literal("text"),
    text: z.string(),
    finishReason: z.string().nullable().optional(),
  }),
  /** A value made from the request's own schema, with what is given here instead. */
  z.strictObject({ ...common, type: z.literal("sample"), override: z.unknown().optional() }),
  z.strictObject({ ...common, type: z.literal("refusal"), text: z.string() }),
  /** Any answer that is not a completion. */
  z.strictObject({
    ...common,
    type: z.literal("status"),
    status: z.number().int(),
    body: z.unknown(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** 200 with a proxy's page. */
  z.strictObject({ ...common, type: z.literal("html") }),
  z.strictObject({ ...common, type: z.literal("empty-choices") }),
  /** 200 whose JSON body, or stream, ends in the middle though the connection is fine. */
  z.strictObject({ ...common, type: z.literal("cut-short") }),
  z.strictObject({
    ...common,
    type: z.literal("reset"),
    when: z.enum(["before-headers", "mid-body"]),
  }),
  z.strictObject({
    ...common,
    type: z.literal("hang"),
    when: z.enum(["before-headers", "after-headers", "mid-body", "after-finish"]),
  }),
  /** An error inside a 200, in the middle of a stream where it streams. */
  z.strictObject({ ...common, type: z.literal("error-inside"), error: z.unknown() }),
  /** A stream of small pieces that never ends. */
  z.strictObject({ ...common, type: z.literal("drip"), everyMs: z.number() }),
]);
export type FakeReply = z.infer<typeof fakeReplySchema>;

function apiError(status: number, message: string, code: string | null, headers = {}): FakeReply {
  const error = { message, type: code ?? "invalid_request_error", param: null, code };
  return { type: "status", status, body: { error }, headers };
}

/** Answers that real servers give when something is wrong. */
export const faults = {
  unauthorized: apiError(401, "Incorrect API key provided.", "invalid_api_key"),
  forbidden: apiError(403, "Country, region, or territory not supported.", null),
  unknownModel: apiError(404, "The model `nope` does not exist.", "model_not_found"),
  insufficientQuota: apiError(429, "You exceeded your current quota.", "insufficient_quota"),
  inactiveAccount: apiError(
    429,
    "Your account is not active, please check your billing details on our website.",
    "billing_not_active",
  ),
  /** One request that is more than the limit of a minute. */
  tooLargeEver: apiError(
    429,
    "Request too large for test-model on tokens per min (TPM): Limit 30000, Requested 40000.",
    "rate_limit_exceeded",
  ),
  noCredit: apiError(402, "Insufficient credits.", null),
  rateLimit: (headers: Record<string, string>): FakeReply =>
    apiError(429, "Rate limit reached.", "rate_limit_exceeded", headers),
  /** `retry-after-ms` keeps the client's own pause short. */
  serverError: (status: number): FakeReply =>
    apiError(status, "The server had an error.", "server_error", { "retry-after-ms": "1" }),
} as const;

/** Writes one reply. Nothing is thrown when the client has gone. */
export async function writeReply(
  reply: FakeReply,
  request: ChatRequest,
  response: ServerResponse,
): Promise<void> {
  if (reply.delayMs !== undefined) {
    await pause(reply.delayMs);
  }
  if (reply.type === "status") {
    const page = typeof reply.body === "string" ? reply.body : null;
    const type = page === null ? "application/json" : "text/html";
    writeBody(response, reply.status, type, page ?? JSON.stringify(reply.body), reply.headers);
    return;
  }
  if (reply.type === "html") {
    const page = "<!doctype html><html><body>Please log in to the network.</body></html>";
    writeBody(response, 200, "text/html; charset=utf-8", page);
    return;
  }
  if (reply.type === "reset" && reply.when === "before-headers") {
    response.destroy();
    return;
  }
  if (reply.type === "hang" && reply.when === "before-headers") {
    return;
  }
  await (request.stream === true
    ? writeStream(reply, request, response)
    : writeWhole(reply, request, response));
}

interface Content {
  readonly text: string;
  readonly refusal: string | null;
  readonly finishReason: string | null;
}

function contentOf(reply: FakeReply, request: ChatRequest): Content {
  if (reply.type === "refusal") {
    return { text: "", refusal: reply.text, finishReason: "stop" };
  }
  if (reply.type === "text") {
    const { text, finishReason = "stop" } = reply;
    return { text, refusal: null, finishReason };
  }
  const value =
    reply.type === "value"
      ? reply.value
      : sampleReply(request, reply.type === "sample" ? reply.override : undefined);
  return { text: JSON.stringify(value), refusal: null, finishReason: "stop" };
}

/** The completion object of a reply that is one. */
export function completionOf(reply: FakeReply, request: ChatRequest): object {
  const { text, refusal, finishReason } = contentOf(reply, request);
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    ...modelOf(reply, request),
    choices:
      reply.type === "empty-choices"
        ? []
        : [
            {
              index: 0,
              message: { role: "assistant", content: refusal === null ? text : null, refusal },
              logprobs: null,
              finish_reason: finishReason,
            },
          ],
    ...usageOf(reply),
  };
}

async function writeWhole(
  reply: FakeReply,
  request: ChatRequest,
  response: ServerResponse,
): Promise<void> {
  const completion = completionOf(reply, request);
  const body = JSON.stringify(reply.type === "error-inside" ? { error: reply.error } : completion);
  const half = body.slice(0, body.length / 2);
  if (reply.type === "cut-short") {
    writeBody(response, 200, "application/json", half);
    return;
  }
  if (reply.type === "reset" || reply.type === "hang") {
    response.writeHead(200, { "content-type": "application/json" });
    response.flushHeaders();
    await send(response, reply.type === "hang" && reply.when === "after-headers" ? "" : half);
    if (reply.type === "reset") {
      response.destroy();
    }
    return;
  }
  writeBody(response, 200, "application/json", body);
}

async function writeStream(
  reply: FakeReply,
  request: ChatRequest,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
  if (reply.type === "hang" && reply.when === "after-headers") {
    return;
  }
  const { text, refusal, finishReason } = contentOf(reply, request);
  const chunk = (delta: object, finish: string | null = null): string =>
    event({
      ...chunkFrame(reply, request),
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(request.stream_options?.include_usage === true ? { usage: null } : {}),
    });
  if (reply.type === "drip") {
    for (let piece = 0; response.writable && piece < 10_000; piece += 1) {
      await send(response, chunk({ content: " " }));
      await pause(reply.everyMs);
    }
    return;
  }
  const events = [chunk({ role: "assistant", content: "", refusal: null })];
  if (reply.type !== "empty-choices") {
    const pieces = oddPieces(refusal ?? text);
    events.push(
      ...pieces.map((piece) => chunk(refusal === null ? { content: piece } : { refusal: piece })),
    );
  }
  const breaks = ["reset", "hang", "cut-short", "error-inside"].includes(reply.type);
  if (breaks && !(reply.type === "hang" && reply.when === "after-finish")) {
    events.length = Math.ceil(events.length / 2);
  } else if (finishReason !== null && reply.type !== "empty-choices") {
    events.push(chunk({}, finishReason));
  }
  if (reply.type === "error-inside") {
    events.push(event({ ...chunkFrame(reply, request), error: reply.error, choices: [] }));
  }
  if (!breaks) {
    if (request.stream_options?.include_usage === true && reply.usage !== false) {
      events.push(event({ ...chunkFrame(reply, request), choices: [], ...usageOf(reply) }));
    }
    events.push("data: [DONE]\n\n");
  }
  await sendInOddPlaces(
    response,
    events.join(reply.comments === true ? ": OPENROUTER PROCESSING\n\n" : ""),
  );
  if (reply.type === "reset") {
    response.destroy();
  } else if (reply.type !== "hang") {
    response.end();
  }
}

function chunkFrame(reply: FakeReply, request: ChatRequest): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    ...modelOf(reply, request),
  };
}

function modelOf(reply: FakeReply, request: ChatRequest): { model?: string } {
  const model = reply.model === undefined ? request.model : reply.model;
  return model === null ? {} : { model };
}

function usageOf(reply: FakeReply): object {
  if (reply.usage === false) {
    return {};
  }
  const { input, cached, output } = reply.usage ?? { input: 100, cached: 40, output: 20 };
  return {
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { cached_tokens: cached },
    },
  };
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** Pieces of 1 to 13 characters, as uneven as tokens are. */
function oddPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let index = 0, size = 1; index < text.length; index += size, size = (size * 5) % 13 || 13) {
    pieces.push(text.slice(index, index + size));
  }
  return pieces;
}

/** Sends bytes cut wherever it falls: within lines, between the two newlines, within a character. */
async function sendInOddPlaces(response: ServerResponse, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (
    let index = 0, size = 37;
    index < bytes.length;
    index += size, size = (size * 7) % 211 || 89
  ) {
    await send(response, bytes.subarray(index, index + size));
    await nextTurn();
  }
}

/** Resolves when the bytes are handed to the system, or the client is gone. */
async function send(response: ServerResponse, data: string | Uint8Array): Promise<void> {
  if (data.length > 0 && response.writable) {
    await new Promise<void>((resolve) => {
      response.write(data, () => {
        resolve();
      });
    });
  }
}

function writeBody(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(body);
}

/**
 * A strict fake of the OpenAI API on the loopback interface. It checks every request as the real one would, answers by
 * its script, records what it was asked, and never makes up for a mistake: a request that the script does not expect, or
 * that the real API would not take, makes the test fail.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { FakeReply } from "./fake-openai-replies.ts";
import { writeReply } from "./fake-openai-replies.ts";
import type { ApiError, ChatRequest, Refusable } from "./fake-openai-rules.ts";
import { checkChatRequest } from "./fake-openai-rules.ts";

export { faults } from "./fake-openai-replies.ts";
export type { FakeReply } from "./fake-openai-replies.ts";

export interface FakeOpenAiOptions {
  /** One reply for each request that is in order; or a function, which returns null for one that it does not expect. */
  readonly script:
    | readonly FakeReply[]
    | ((request: ChatRequest, index: number) => FakeReply | null);
  /** The key that is wanted; null: any, or none. */
  readonly apiKey?: string | null | undefined;
  /** What `/models` lists; null: there is no such list. `test-model` when absent. */
  readonly models?: readonly string[] | null | undefined;
  /** How `/models` fails instead. */
  readonly listModelsFault?: "hang" | "html" | "error" | "other" | undefined;
  /** What this server refuses with a 400 that names it; these requests do not take a reply from the script. */
  readonly refuses?: readonly Refusable[] | undefined;
  /** LM Studio sends its errors as a string. */
  readonly errorStyle?: "openai" | "string" | undefined;
  /** Before every reply. */
  readonly delayMs?: number | undefined;
  /**
   * Told of each chat request that was answered: when its body was there, and when the last byte of the reply had left,
   * by `performance.now()`.
   */
  readonly onAnswered?: ((exchange: Exchange) => void) | undefined;
  /** Other parts of the API, such as fake-openai-batches.ts; the request is answered by the first that takes it. */
  readonly parts?: readonly FakePart[] | undefined;
}

export interface Exchange {
  readonly start: number;
  readonly end: number;
}

/** A part of the API beside chat completions. */
export interface FakePart {
  /**
   * Answers the request, whose key was checked and whose body was not read.
   * @returns false, and nothing done, when it is none of this part's
   */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  readonly problems: readonly string[];
}

export interface FakeOpenAi {
  /** `http://127.0.0.1:PORT/v1` */
  readonly baseUrl: string;
  /** The requests that took a reply from the script, in order. */
  readonly requests: readonly ChatRequest[];
  /** Every chat request, those refused with a 400 included, in order. */
  readonly received: readonly { readonly body: unknown; readonly headers: IncomingHttpHeaders }[];
  /** What was asked that should not have been; a test fails when there is any. */
  readonly problems: readonly string[];
  /** Replies of a list that were not asked for. */
  readonly unused: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the fake on a free port of 127.0.0.1. */
export async function startFakeOpenAi(options: FakeOpenAiOptions): Promise<FakeOpenAi> {
  const requests: ChatRequest[] = [];
  const received: { body: unknown; headers: IncomingHttpHeaders }[] = [];
  const problems: string[] = [];
  let answered = 0;

  function refuse(response: ServerResponse, error: ApiError): void {
    const { status, message, param, code } = error;
    const detailed = { message, type: "invalid_request_error", param, code };
    const body = JSON.stringify({ error: options.errorStyle === "string" ? message : detailed });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body);
  }

  function unexpected(response: ServerResponse, problem: string): void {
    problems.push(problem);
    // A status that no client retries, so that the test ends at once.
    refuse(response, { status: 418, message: `unexpected: ${problem}`, param: null, code: null });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = `${request.method ?? ""} ${request.url ?? ""}`;
    const key = options.apiKey ?? null;
    const isAllowed = key === null || request.headers.authorization === `Bearer ${key}`;
    for (const part of isAllowed ? (options.parts ?? []) : []) {
      if (await part.answer(request, response)) return;
    }
    const body = await readBody(request);
    const start = performance.now();
    if (!isAllowed) {
      const message = "Incorrect API key provided.";
      refuse(response, { status: 401, message, param: null, code: "invalid_api_key" });
      return;
    }
    if (target === "GET /v1/models") {
      listModels(response, options);
      return;
    }
    if (target !== "POST /v1/chat/completions") {
      unexpected(response, target);
      return;
    }
    if (request.headers["content-type"] !== "application/json") {
      unexpected(response, `content-type ${request.headers["content-type"] ?? "missing"}`);
      return;
    }
    const parsed: unknown = JSON.parse(body);
    received.push({ body: parsed, headers: request.headers });
    const checked = checkChatRequest(parsed, options.refuses ?? []);
    if (!checked.ok) {
      if (!checked.expected) {
        problems.push(`the API refuses: ${checked.error.message}`);
      }
      refuse(response, checked.error);
      return;
    }
    requests.push(checked.request);
    response.once("finish", () => options.onAnswered?.({ start, end: performance.now() }));
    const reply = scripted(options.script, checked.request, answered);
    answered += 1;
    if (reply === null) {
      unexpected(response, `request ${answered}, the script has no reply for it`);
      return;
    }
    await writeReply({ delayMs: options.delayMs, ...reply }, checked.request, response);
  }

  const server = createServer((request, response) => {
    response.on("error", () => {
      // The client went away, which is its right.
    });
    answer(request, response).catch((error: unknown) => {
      problems.push(`the fake itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    received,
    get problems() {
      return [...problems, ...(options.parts ?? []).flatMap((part) => part.problems)];
    },
    unused: () =>
      typeof options.script === "function" ? 0 : Math.max(0, options.script.length - answered),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/**
 * Runs a test against a fake and closes it.
 * @throws Error when the fake was asked something that it should not have been, or not asked all that was scripted
 */
export async function withFakeOpenAi(
  options: FakeOpenAiOptions,
  test: (fake: FakeOpenAi) => Promise<void>,
): Promise<void> {
  const fake = await startFakeOpenAi(options);
  try {
    await test(fake);
  } finally {
    await fake.close();
  }
  if (fake.problems.length > 0) {
    throw new Error(`unexpected requests: ${fake.problems.join("; ")}`);
  }
  if (fake.unused() > 0) {
    throw new Error(`${fake.unused()} scripted replies were never asked for`);
  }
}

function scripted(
  script: FakeOpenAiOptions["script"],
  request: ChatRequest,
  index: number,
): FakeReply | null {
  return typeof script === "function" ? script(request, index) : (script[index] ?? null);
}

function listModels(response: ServerResponse, options: FakeOpenAiOptions): void {
  const { models = ["test-model"], listModelsFault: fault } = options;
  if (fault === "hang") {
    return;
  }
  const data = (models ?? []).map((id) => ({ id, object: "model", created: 1, owned_by: "test" }));
  const status = fault === "error" ? 500 : models === null ? 404 : 200;
  const html = fault === "html";
  response.writeHead(status, { "content-type": html ? "text/html" : "application/json" });
  response.end(
    html ? "<html></html>" : JSON.stringify(fault === undefined ? { object: "list", data } : {}),
  );
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const piece of request) {
    body += String(piece);
  }
  return body;
}

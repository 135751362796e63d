/**
 * The files and batches of the fake OpenAI API: as strict as the real one about what is uploaded and created, and with
 * all that goes wrong there on request. Output comes in another order than its input, as the real one's may.
 *
 *   const batches = fakeBatches({ … });
 *   const fake = await startFakeOpenAi({ script: [], parts: [batches] });
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import type { BatchStatus } from "../../src/batch/provider/ports.ts";
import type { FakePart } from "./fake-openai.ts";
import { completionOf } from "./fake-openai-replies.ts";
import type { FakeReply } from "./fake-openai-replies.ts";
import { checkChatRequest } from "./fake-openai-rules.ts";
import type { ChatRequest } from "./fake-openai-rules.ts";

export interface FakeBatchesOptions {
  /** False: a server without this API, which answers 404. */
  readonly supported?: boolean;
  /** What comes of a request, a plausible reply when absent; a `status` reply goes to the error file. */
  readonly replyTo?: (request: ChatRequest, customId: string) => FakeReply;
  /** What a batch says of itself each time it is asked, the last for ever; by the number of batches before it. */
  readonly statuses?: (index: number) => readonly BatchStatus[];
  /** The share of the requests that an expired or cancelled batch carried out; a half when absent. */
  readonly share?: number;
  /** Estimated tokens that the queue takes at once; a batch too many fails, as at the real one. */
  readonly queueTokens?: number;
  /** What becomes of the answer to `create` after the batch was made. */
  readonly createAnswer?: (index: number) => "answer" | "hang" | "reset" | "server-error";
  /** How a download ends, by the number of downloads before it: in the middle of a line or between two, or not at all. */
  readonly download?: (
    index: number,
  ) => "whole" | "half-line" | "half-file" | "half-then-hang" | "reset" | "gone";
  /** What is written instead of the output's lines. */
  readonly mangle?: (lines: readonly string[]) => readonly string[];
  /** What batches of the state `failed` say of it; nothing when absent. */
  readonly errors?: readonly FakeBatchError[];
  /** False: request_counts is left out. */
  readonly counts?: boolean;
  /** Fewer than the real limits, which are those when absent. */
  readonly limits?: { readonly requests: number; readonly bytes: number };
}

/** The API's words, each of which may be missing. */
interface FakeBatchError {
  readonly code: string | null;
  readonly message: string | null;
  readonly line: number | null;
}

interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

export interface FakeBatch {
  readonly id: string;
  readonly inputFileId: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly requests: number;
  status: BatchStatus;
  /** Left to be told. */
  upcoming: BatchStatus[];
  errors: FakeBatchError[];
  counts: { total: number; completed: number; failed: number };
  outputFileId: string | null;
  errorFileId: string | null;
  tokens: number;
}

export interface FakeBatches extends FakePart {
  /** In the order in which they were made. */
  readonly batches: readonly FakeBatch[];
  readonly uploads: readonly FakeFile[];
  /** Requests to this part, such as `GET /v1/batches/batch-1`. */
  readonly asked: readonly string[];
  /** Lets every batch that is not over come to its end when it is asked next. */
  finishAll(): void;
  /** Deletes what was uploaded so far, as a provider does in time. */
  forgetUploads(): void;
  /** Knows a batch no more, or again: with another key it is another project's. */
  hide(batchId: string, isHidden: boolean): void;
  /** Removes what was uploaded and made. */
  remove(): void;
}

const createSchema = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.literal("/v1/chat/completions"),
  completion_window: z.literal("24h"),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((metadata) => Object.keys(metadata).length <= 16),
});

const lineSchema = z.strictObject({
  custom_id: z.string().min(1).max(64),
  method: z.literal("POST"),
  url: z.literal("/v1/chat/completions"),
  body: z.unknown(),
});

const realLimits = { requests: 50_000, bytes: 200_000_000 };
const live = new Set<BatchStatus>(["validating", "in_progress", "finalizing", "cancelling"]);

export function fakeBatches(options: FakeBatchesOptions = {}): FakeBatches {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-fake-batches-"));
  const files = new Map<string, FakeFile>();
  const batches: FakeBatch[] = [];
  const uploads: FakeFile[] = [];
  const asked: string[] = [];
  const problems: string[] = [];
  const limits = options.limits ?? realLimits;
  const forgotten = new Set<string>();
  const hidden = new Set<string>();
  let downloads = 0;

  const statusesOf = (index: number): readonly BatchStatus[] =>
    options.statuses?.(index) ?? ["completed"];

  async function saveFile(name: string, lines: Iterable<string>): Promise<FakeFile> {
    const id = `file-${files.size + 1}`;
    const path = join(folder, id);
    const output = createWriteStream(path);
    for (const line of lines) {
      if (!output.write(`${line}\n`)) {
        await new Promise<void>((resolve) => {
          output.once("drain", resolve);
        });
      }
    }
    await new Promise<void>((resolve) => {
      output.end(resolve);
    });
    const file = { id, name, path, bytes: statSync(path).size };
    files.set(id, file);
    return file;
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const type = request.headers["content-type"] ?? "";
    if (request.headers["content-length"] === undefined) {
      problems.push("an upload without a content-length");
    }
    const body = new Response(Readable.toWeb(request), { headers: { "content-type": type } });
    const form = await body.formData();
    const file = form.get("file");
    const purpose = form.get("purpose");
    const names = [...form.keys()].toSorted().join(",");
    if (names !== "file,purpose" || purpose !== "batch" || !(file instanceof File)) {
      problems.push(`an upload of ${names}, not for a batch`);
      return refuse(response, 400, "Invalid upload.");
    }
    if (!file.name.endsWith(".jsonl")) {
      problems.push(`an upload called ${file.name}`);
    }
    if (file.size > limits.bytes) {
      problems.push(`an upload of ${file.size} bytes`);
    }
    const id = `file-${files.size + 1}`;
    const path = join(folder, id);
    await writeFile(path, file.stream());
    const saved = { id, name: file.name, path, bytes: file.size };
    files.set(id, saved);
    uploads.push(saved);
    send(response, {
      id,
      object: "file",
      bytes: file.size,
      created_at: seconds(),
      filename: file.name,
      purpose: "batch",
      status: "processed",
    });
  }

  async function create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parsed = createSchema.safeParse(JSON.parse(await readText(request)));
    if (!parsed.success) {
      problems.push(`the API refuses: ${z.prettifyError(parsed.error)}`);
      return refuse(response, 400, "Invalid request.");
    }
    const input = files.get(parsed.data.input_file_id);
    if (input === undefined) {
      const { input_file_id: id } = parsed.data;
      if (!forgotten.has(id)) problems.push(`a batch of the unknown file ${id}`);
      return refuse(response, 400, `Cannot find file ${id}, or it is another organization's.`);
    }
    const index = batches.length;
    const { requests, tokens, faults } = await validate(input);
    const enqueued = batches
      .filter(({ status }) => live.has(status))
      .reduce((sum, batch) => sum + batch.tokens, 0);
    const isFull = enqueued + tokens > (options.queueTokens ?? Infinity);
    const batch: FakeBatch = {
      id: `batch-${index + 1}`,
      inputFileId: input.id,
      metadata: parsed.data.metadata,
      createdAt: seconds(),
      requests,
      status: "validating",
      upcoming: faults.length > 0 || isFull ? ["failed"] : [...statusesOf(index)],
      errors: isFull
        ? [
            {
              code: "token_limit_exceeded",
              message: `Enqueued token limit reached for test-model in organization org-test. Limit: ${(options.queueTokens ?? 0).toLocaleString("en")} enqueued tokens. Please try again once some in_progress batches have been completed.`,
              line: null,
            },
          ]
        : [...faults, ...(options.errors ?? [])],
      counts: { total: 0, completed: 0, failed: 0 },
      outputFileId: null,
      errorFileId: null,
      tokens,
    };
    problems.push(...faults.map(({ message }) => `the API refuses: ${message}`));
    batches.push(batch);
    const fate = options.createAnswer?.(index) ?? "answer";
    if (fate === "reset") return void response.destroy();
    if (fate === "hang") return;
    if (fate === "server-error") return refuse(response, 500, "The server had an error.");
    send(response, describe(batch));
  }

  /** Checks every line as the real one does while a batch is `validating`. */
  async function validate(input: FakeFile) {
    const ids = new Set<string>();
    const models = new Set<string>();
    const faults: { code: string; message: string; line: number | null }[] = [];
    let tokens = 0;
    let number = 0;
    for await (const line of linesOf(input.path)) {
      number += 1;
      tokens += Math.ceil(line.length / 4);
      const parsed = lineSchema.safeParse(JSON.parse(line));
      const fault = (message: string): void => {
        faults.push({ code: "invalid_request", message, line: number });
      };
      if (!parsed.success) {
        fault(z.prettifyError(parsed.error));
        continue;
      }
      if (ids.has(parsed.data.custom_id)) fault(`duplicate custom_id ${parsed.data.custom_id}`);
      ids.add(parsed.data.custom_id);
      const checked = checkChatRequest(parsed.data.body, []);
      if (checked.ok) models.add(checked.request.model);
      else fault(checked.error.message);
    }
    if (models.size > 1) faults.push({ code: "mixed", message: "two models in a file", line: 1 });
    if (number > limits.requests) {
      faults.push({ code: "too_many", message: `${number} requests in a file`, line: null });
    }
    if (number === 0) faults.push({ code: "empty_file", message: "an empty file", line: null });
    return { requests: number, tokens, faults };
  }

  /** Moves a batch on by one step, as time does at the real one. */
  async function step(batch: FakeBatch): Promise<void> {
    const next = batch.upcoming.shift();
    if (next === undefined || next === batch.status) return;
    batch.status = next;
    if (next !== "completed" && next !== "expired" && next !== "cancelled") return;
    batch.upcoming = [];
    const input = files.get(batch.inputFileId);
    if (input !== undefined) await carryOut(batch, input);
  }

  async function carryOut(batch: FakeBatch, input: FakeFile): Promise<void> {
    const wanted =
      batch.status === "completed"
        ? batch.requests
        : Math.floor(batch.requests * (options.share ?? 0.5));
    const output: string[] = [];
    const errors: string[] = [];
    let number = 0;
    for await (const line of linesOf(input.path)) {
      const { custom_id, body } = lineSchema.parse(JSON.parse(line));
      number += 1;
      const id = `batch_req_${number}`;
      if (number > wanted) {
        const word = batch.status === "expired" ? "expired" : "cancelled";
        const message = `This request could not be executed before the batch ${word}.`;
        const error = { code: `batch_${word}`, message };
        errors.push(JSON.stringify({ id, custom_id, response: null, error }));
        continue;
      }
      const checked = checkChatRequest(body, []);
      if (!checked.ok) continue;
      const reply = options.replyTo?.(checked.request, custom_id) ?? { type: "sample" as const };
      const isError = reply.type === "status";
      const response = {
        status_code: isError ? reply.status : 200,
        request_id: `req_${number}`,
        body: isError ? reply.body : completionOf(reply, checked.request),
      };
      const result = JSON.stringify({ id, custom_id, response, error: null });
      if (isError) errors.push(result);
      else output.push(result);
    }
    batch.counts = { total: batch.requests, completed: output.length, failed: errors.length };
    const shuffled = inAnotherOrder(output);
    const lines = options.mangle?.(shuffled) ?? shuffled;
    if (lines.length > 0) batch.outputFileId = (await saveFile("output.jsonl", lines)).id;
    if (errors.length > 0) batch.errorFileId = (await saveFile("errors.jsonl", errors)).id;
  }

  function describe(batch: FakeBatch): object {
    return {
      id: batch.id,
      object: "batch",
      endpoint: "/v1/chat/completions",
      errors: batch.status === "failed" ? { object: "list", data: batch.errors } : null,
      input_file_id: batch.inputFileId,
      completion_window: "24h",
      status: batch.status,
      output_file_id: batch.outputFileId,
      error_file_id: batch.errorFileId,
      created_at: batch.createdAt,
      ...(options.counts === false ? {} : { request_counts: batch.counts }),
      metadata: batch.metadata,
    };
  }

  async function content(id: string, response: ServerResponse): Promise<void> {
    const file = files.get(id);
    const ending = options.download?.(downloads) ?? "whole";
    downloads += 1;
    if (file === undefined || ending === "gone") {
      return refuse(response, 404, `No such File object: ${id}`);
    }
    response.writeHead(200, { "content-type": "application/octet-stream" });
    if (ending === "whole") {
      createReadStream(file.path).pipe(response);
      return;
    }
    const text = await readText(createReadStream(file.path));
    const half = Math.floor(text.length / 2);
    const end = text.indexOf("\n", half) + 1;
    const part = text.slice(0, ending === "half-file" ? end : end - 10);
    if (ending === "reset") {
      response.write(part, () => response.destroy());
    } else if (ending === "half-then-hang") {
      response.write(part);
    } else {
      response.end(part);
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? "", "http://localhost");
    const [, version, kind, id, verb] = url.pathname.split("/");
    if (version !== "v1" || (kind !== "files" && kind !== "batches")) return false;
    const target = `${request.method ?? ""} ${url.pathname}`;
    asked.push(target);
    if (options.supported === false) {
      request.resume();
      refuse(response, 404, `Invalid URL (${target})`);
    } else if (target === "POST /v1/files") {
      await upload(request, response);
    } else if (target === "POST /v1/batches") {
      await create(request, response);
    } else if (target === "GET /v1/batches") {
      list(url, response);
    } else if (kind === "files" && verb === "content" && request.method === "GET") {
      await content(id ?? "", response);
    } else if (kind === "batches") {
      await oneBatch(id ?? "", verb, target, response);
    } else {
      problems.push(target);
      refuse(response, 418, `unexpected: ${target}`);
    }
    return true;
  }

  function list(url: URL, response: ServerResponse): void {
    const limit = Number(url.searchParams.get("limit") ?? 20);
    const newestFirst = batches.toReversed();
    const after = url.searchParams.get("after");
    const start = after === null ? 0 : newestFirst.findIndex((batch) => batch.id === after) + 1;
    const page = newestFirst.slice(start, start + limit);
    send(response, {
      object: "list",
      data: page.map(describe),
      first_id: page[0]?.id ?? null,
      last_id: page.at(-1)?.id ?? null,
      has_more: start + limit < newestFirst.length,
    });
  }

  async function oneBatch(
    id: string,
    verb: string | undefined,
    target: string,
    response: ServerResponse,
  ): Promise<void> {
    const batch = batches.find((each) => each.id === id);
    if (batch === undefined || hidden.has(id)) {
      return refuse(response, 404, `No batch found with id '${id}'.`);
    }
    if (target === `GET /v1/batches/${id}`) {
      await step(batch);
      return send(response, describe(batch));
    }
    if (target === `POST /v1/batches/${id}/${verb ?? ""}` && verb === "cancel") {
      if (!live.has(batch.status)) {
        return refuse(response, 409, `Cannot cancel a batch with status '${batch.status}'.`);
      }
      batch.status = "cancelling";
      batch.upcoming = ["cancelled"];
      return send(response, describe(batch));
    }
    problems.push(target);
    refuse(response, 418, `unexpected: ${target}`);
  }

  return {
    batches,
    uploads,
    asked,
    problems,
    answer,
    finishAll: () => {
      for (const batch of batches) {
        if (live.has(batch.status)) batch.upcoming = batch.upcoming.slice(-1);
      }
    },
    forgetUploads: () => {
      for (const { id } of uploads) {
        files.delete(id);
        forgotten.add(id);
      }
    },
    hide: (batchId, isHidden) => {
      if (isHidden) hidden.add(batchId);
      else hidden.delete(batchId);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Every other line first, from the end: never the order of the input, and the same each time. */
function inAnotherOrder(lines: readonly string[]): string[] {
  const reversed = lines.toReversed();
  return [
    ...reversed.filter((_, index) => index % 2 === 1),
    ...reversed.filter((_, index) => index % 2 === 0),
  ];
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

async function readText(stream: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) {
    pieces.push(Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece)));
  }
  return Buffer.concat(pieces).toString("utf8");
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function send(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const error = { message, type: "invalid_request_error", param: null, code: null };
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error }));
}

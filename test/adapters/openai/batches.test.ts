import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createBatchService } from "../../../src/adapters/openai/batches.ts";
import type { BatchServiceOptions } from "../../../src/adapters/openai/batches.ts";
import type {
  BatchService,
  ProviderBatch,
  ProviderReply,
} from "../../../src/batch/provider/ports.ts";
import type { ModelRequest } from "../../../src/grading/ports.ts";
import { fakeBatches } from "../../support/fake-openai-batches.ts";
import type { FakeBatches, FakeBatchesOptions } from "../../support/fake-openai-batches.ts";
import { startFakeOpenAi } from "../../support/fake-openai.ts";
import { createHarness, greenroomErrorOf } from "./harness.ts";

const replySchema = z.object({ verdict: z.enum(["met", "missed"]), quote: z.string().nullable() });
const price = {
  inputPerMillion: 2,
  cachedInputPerMillion: null,
  cacheWritePerMillion: null,
  outputPerMillion: 10,
  upToInputTokens: null,
};
const never = new AbortController().signal;

const request: ModelRequest<z.infer<typeof replySchema>> = {
  purpose: "judge",
  messages: [
    { role: "system", content: "You mark answers." },
    { role: "user", content: "A closure keeps its variables — “é” ≥ 1 ✓" },
  ],
  schema: replySchema,
  temperature: 0,
  maxOutputTokens: 500,
};

const label = { runId: "run-a", file: 1, attempt: 1, inputHash: "a".repeat(64) };

async function setUp(
  options: FakeBatchesOptions = {},
  service: Partial<BatchServiceOptions> = {},
): Promise<{
  readonly fake: FakeBatches;
  readonly service: BatchService;
  readonly baseUrl: string;
}> {
  const fake = fakeBatches(options);
  const server = await startFakeOpenAi({ script: [], apiKey: "test-key", parts: [fake] });
  onTestFinished(async () => {
    await server.close();
    fake.remove();
    expect(server.problems).toEqual([]);
  });
  return { fake, baseUrl: server.baseUrl, service: openService(server.baseUrl, service) };
}

function openService(baseUrl: string, options: Partial<BatchServiceOptions> = {}): BatchService {
  return createBatchService({
    baseUrl,
    apiKey: "test-key",
    model: "test-model",
    reasoningEffort: null,
    reasoningTokens: 0,
    price,
    memory: { read: () => undefined, write: () => undefined },
    requestMs: 5000,
    now: () => new Date(),
    ...options,
  });
}

function requestFile(lines: readonly string[]): { path: string; name: string; bytes: number } {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-batches-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "requests.jsonl");
  const text = lines.map((line) => `${line}\n`).join("");
  writeFileSync(path, text);
  return { path, name: "greenroom-run-a-1.jsonl", bytes: Buffer.byteLength(text) };
}

async function submit(service: BatchService, ids: readonly string[]): Promise<string> {
  const file = requestFile(ids.map((id) => service.requestLine(id, request)));
  const fileId = await service.upload(file, never);
  const batch = await service.create(fileId, label, never);
  if (batch === null) throw new Error("the server does not know the file");
  return batch.id;
}

/** The batch, which the server knows. */
async function retrieved(service: BatchService, id: string): Promise<ProviderBatch> {
  const batch = await service.retrieve(id, never);
  if (batch === null) throw new Error(`the server does not know ${id}`);
  return batch;
}

async function repliesOf(service: BatchService, fileId: string | null) {
  const replies: (ProviderReply | null)[] = [];
  for await (const reply of service.replies(fileId ?? "", never)) replies.push(reply);
  return replies;
}

describe("requests", () => {
  test("a line holds the body that the ordinary path sends", async () => {
    const server = await startFakeOpenAi({ script: [{ type: "sample" }], apiKey: "test-key" });
    await createHarness(server.baseUrl).model.complete(request);
    await server.close();
    const line: unknown = JSON.parse(openService(server.baseUrl).requestLine("id-1", request));
    expect(line).toEqual({
      custom_id: "id-1",
      method: "POST",
      url: "/v1/chat/completions",
      body: server.received[0]?.body,
    });
  });

  test("what the ordinary path learnt of the server holds for the lines", () => {
    const memory = new Map<string, unknown>([
      [
        "openai-server http://localhost:1/v1 test-model",
        {
          format: "json_object",
          tokenLimit: "max_tokens",
          dropped: ["temperature"],
          learntAt: new Date().toISOString(),
        },
      ],
    ]);
    const service = openService("http://localhost:1/v1", {
      memory: { read: (key) => memory.get(key), write: () => undefined },
    });
    const line: unknown = JSON.parse(service.requestLine("id-1", request));
    expect(line).toMatchObject({
      body: { max_tokens: 500, response_format: { type: "json_object" } },
    });
    expect(line).not.toHaveProperty("body.temperature");
  });
});

describe("a batch from upload to results", () => {
  test("is uploaded, created, watched and read, in another order than it was sent", async () => {
    const { service, fake } = await setUp({
      statuses: () => ["validating", "in_progress", "finalizing", "completed"],
      replyTo: (_, id) =>
        id === "id-2"
          ? {
              type: "status",
              status: 500,
              body: { error: { message: "The server had an error." } },
            }
          : { type: "sample" },
    });
    await service.requireBatches(never);
    const id = await submit(service, ["id-1", "id-2", "id-3", "id-4"]);
    expect(fake.batches[0]?.metadata).toEqual({
      greenroom_run: "run-a",
      greenroom_file: "1",
      greenroom_attempt: "1",
      greenroom_input: "a".repeat(64),
    });
    const seen: string[] = [];
    let batch = await retrieved(service, id);
    for (; batch.status !== "completed"; batch = await retrieved(service, id)) {
      seen.push(batch.status);
    }
    expect(seen).toEqual(["validating", "in_progress", "finalizing"]);
    expect(batch.counts).toEqual({ completed: 3, failed: 1 });
    const replies = await repliesOf(service, batch.outputFileId);
    const ids = replies.map((reply) => reply?.customId);
    expect(ids).not.toEqual(["id-1", "id-3", "id-4"]);
    expect(new Set(ids)).toEqual(new Set(["id-1", "id-3", "id-4"]));
    expect(replies[0]).toMatchObject({
      outcome: "replied",
      finishReason: "stop",
      refusal: null,
      model: "test-model",
      inputTokens: 100,
      cachedInputTokens: 40,
      outputTokens: 20,
      // Half of 100 × 2 + 20 × 10 dollars a million.
      costUsd: 0.0002,
    });
    expect(await repliesOf(service, batch.errorFileId)).toEqual([
      { customId: "id-2", outcome: "failed", reason: "status 500: The server had an error." },
    ]);
  });

  test("requests of an expired batch are dropped, not failed", async () => {
    const { service } = await setUp({ statuses: () => ["expired"] });
    const batch = await retrieved(service, await submit(service, ["id-1", "id-2"]));
    expect(await repliesOf(service, batch.outputFileId)).toHaveLength(1);
    expect(await repliesOf(service, batch.errorFileId)).toMatchObject([
      { customId: "id-2", outcome: "dropped" },
    ]);
  });

  test("a batch that failed says why", async () => {
    const { service } = await setUp({ queueTokens: 10 });
    const batch = await retrieved(service, await submit(service, ["id-1"]));
    expect(batch).toMatchObject({ status: "failed", outputFileId: null, errorFileId: null });
    expect(batch.problems).toMatchObject([{ code: "token_limit_exceeded" }]);
  });

  test("cancelling leaves what was done", async () => {
    const { service } = await setUp({ statuses: () => ["in_progress"] });
    const id = await submit(service, ["id-1", "id-2", "id-3", "id-4"]);
    expect(await service.cancel(id, never)).toMatchObject({ status: "cancelling" });
    expect(await service.cancel("batch-9", never)).toBeNull();
    const batch = await retrieved(service, id);
    expect(batch.status).toBe("cancelled");
    expect(await repliesOf(service, batch.outputFileId)).toHaveLength(2);
  });
});

describe("create", () => {
  test.each(["reset", "server-error"] as const)(
    "is asked once when its answer is lost (%s), and the batch is found by its label",
    async (fate) => {
      const { service, fake } = await setUp({ createAnswer: () => fate });
      const since = new Date();
      const error = await greenroomErrorOf(submit(service, ["id-1"]));
      expect(error.code).toBe("service");
      expect(fake.batches).toHaveLength(1);
      expect(await service.find(label, since, never)).toMatchObject({ id: "batch-1" });
    },
  );

  test("finds nothing under another run, file, attempt or input", async () => {
    const { service } = await setUp();
    const since = new Date();
    await submit(service, ["id-1"]);
    for (const other of [{ runId: "b" }, { file: 2 }, { attempt: 2 }, { inputHash: "b" }]) {
      expect(await service.find({ ...label, ...other }, since, never)).toBeNull();
    }
  });

  test("looks through all pages of a long list", async () => {
    const { service, fake } = await setUp();
    const since = new Date();
    await submit(service, ["id-1"]);
    const fileId = fake.uploads[0]?.id ?? "";
    for (let file = 2; file <= 205; file++) {
      await service.create(fileId, { ...label, file }, never);
    }
    expect(await service.find(label, since, never)).toMatchObject({ id: "batch-1" });
    expect(fake.asked.filter((target) => target === "GET /v1/batches")).toHaveLength(3);
  });
});

describe("downloads", () => {
  const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);

  test.each(["half-line", "reset"] as const)(
    "a file that ends early is an error (%s)",
    async (ending) => {
      const { service } = await setUp({ download: () => ending });
      const batch = await retrieved(service, await submit(service, ids));
      const replies: unknown[] = [];
      const reading = async (): Promise<void> => {
        for await (const reply of service.replies(batch.outputFileId ?? "", never)) {
          replies.push(reply);
        }
      };
      const error = await greenroomErrorOf(reading());
      expect(error.message).toContain("broke off");
      expect(error.hint).toContain("greenroom evaluate collect");
      expect(replies.length).toBeGreaterThan(0);
      expect(replies.length).toBeLessThan(20);
    },
  );

  test("a result file that is gone says so", async () => {
    const { service } = await setUp({ download: () => "gone" });
    const batch = await retrieved(service, await submit(service, ids));
    const error = await greenroomErrorOf(repliesOf(service, batch.outputFileId));
    expect(error.message).toContain("no more");
  });

  test("lines that are none are null, and do not hide the others", async () => {
    const { service } = await setUp({
      mangle: (lines) => ["{", ...lines, '{"custom_id":3}', "null"],
    });
    const batch = await retrieved(service, await submit(service, ids));
    const replies = await repliesOf(service, batch.outputFileId);
    expect(replies).toHaveLength(23);
    expect(replies.filter((reply) => reply === null)).toHaveLength(3);
  });
});

describe("what is in the way", () => {
  test("a server without a batch API", async () => {
    const { service, baseUrl } = await setUp({ supported: false });
    const error = await greenroomErrorOf(service.requireBatches(never));
    expect(error.message).toBe(`${baseUrl} has no batch API (status 404).`);
    expect(error.hint).toContain("--via batch-api");
  });

  test("a key that is refused, and none for OpenAI itself", async () => {
    const { baseUrl } = await setUp();
    const refused = openService(baseUrl, { apiKey: "wrong" });
    expect((await greenroomErrorOf(refused.requireBatches(never))).code).toBe("key");
    const keyless = openService("https://api.openai.com/v1", { apiKey: null });
    expect((await greenroomErrorOf(keyless.requireBatches(never))).code).toBe("key");
  });

  test("a batch that the server does not know", async () => {
    const { service } = await setUp();
    expect(await service.retrieve("batch-9", never)).toBeNull();
    expect(await service.cancel("batch-9", never)).toBeNull();
  });

  test("a result file that the server does not have is not asked for in vain again", async () => {
    const { service, baseUrl } = await setUp();
    const error = await greenroomErrorOf(repliesOf(service, "file-9"));
    expect(error).toMatchObject({ code: "service", lasting: "request" });
    expect(error.message).toBe(`${baseUrl} has the result file file-9 no more.`);
  });

  test("a stop", async () => {
    const { service } = await setUp({ createAnswer: () => "hang" });
    const stop = new AbortController();
    const fileId = await service.upload(requestFile([service.requestLine("id-1", request)]), never);
    const creating = service.create(fileId, label, stop.signal);
    stop.abort();
    expect((await greenroomErrorOf(creating)).code).toBe("stopped");
  });
});

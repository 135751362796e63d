import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, createHarness, goodReply, greenroomErrorOf } from "../adapters/openai/harness.ts";
import { planReplySchema, questionReplySchema } from "../../src/interview/model-replies.ts";
import { judgeReplySchema } from "../../src/grading/model-marks.ts";
import { checkChatRequest, strictSchemaProblem } from "./fake-openai-rules.ts";
import { startFakeOpenAi, withFakeOpenAi } from "./fake-openai.ts";
import type { FakeReply } from "./fake-openai.ts";

const closed = { type: "object", properties: {}, required: [], additionalProperties: false };

describe("a request that the API would not take", () => {
  const message = { role: "user", content: "hi" };
  const plain = { model: "m", messages: [message] };
  const schema = { ...closed, properties: { a: { type: "string" } }, required: ["a"] };
  const format = (json_schema: object) => ({
    ...plain,
    response_format: { type: "json_schema", json_schema },
  });

  test.each<[string, unknown, string | null]>([
    ["no model", { messages: [message] }, "model"],
    ["no messages", { model: "m", messages: [] }, "messages"],
    [
      "an unknown role",
      { model: "m", messages: [{ role: "boss", content: "x" }] },
      "messages.0.role",
    ],
    ["an unknown parameter", { ...plain, max_output_tokens: 5 }, "max_output_tokens"],
    ["a temperature of 3", { ...plain, temperature: 3 }, "temperature"],
    ["two limits", { ...plain, max_tokens: 5, max_completion_tokens: 5 }, "max_tokens"],
    [
      "stream options without a stream",
      { ...plain, stream_options: { include_usage: true } },
      "stream_options",
    ],
    [
      "a JSON object without the word",
      { ...plain, response_format: { type: "json_object" } },
      "messages",
    ],
    [
      "a name with a space",
      format({ name: "a b", strict: true, schema }),
      "response_format.json_schema.name",
    ],
    [
      "a long name",
      format({ name: "a".repeat(65), strict: true, schema }),
      "response_format.json_schema.name",
    ],
    [
      "a schema that is not strict",
      format({ name: "a", schema }),
      "response_format.json_schema.strict",
    ],
    [
      "a schema outside the subset",
      format({ name: "a", strict: true, schema: {} }),
      "response_format",
    ],
  ])("%s is refused by name", (_, body, param) => {
    const checked = checkChatRequest(body, []);
    expect(checked).toMatchObject({ ok: false, expected: false, error: { status: 400, param } });
  });

  test("and one that it would take is let through", () => {
    expect(checkChatRequest(format({ name: "a", strict: true, schema }), [])).toMatchObject({
      ok: true,
    });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ["an array at the root", { type: "array", items: { type: "string" } }, /type: "object"/],
    ["an open object", { ...closed, additionalProperties: true }, /additionalProperties/],
    ["an optional property", { ...closed, properties: { a: { type: "string" } } }, /required/],
    [
      "a default",
      { ...closed, properties: { a: { type: "string", default: "" } }, required: ["a"] },
      /'default' is not permitted/,
    ],
    [
      "a format",
      { ...closed, properties: { a: { type: "string", format: "uri" } }, required: ["a"] },
      /'format'/,
    ],
    [
      "a length",
      { ...closed, properties: { a: { type: "string", minLength: 1 } }, required: ["a"] },
      /'minLength'/,
    ],
    ["no type", { ...closed, properties: { a: {} }, required: ["a"] }, /'type'/],
    [
      "an array of anything",
      { ...closed, properties: { a: { type: "array" } }, required: ["a"] },
      /items/,
    ],
    [
      "an open object deep down",
      {
        ...closed,
        properties: { a: { type: "array", items: { type: "object", properties: {} } } },
        required: ["a"],
      },
      /context=\('properties', 'a', 'items'\).*additionalProperties/,
    ],
  ])("a schema with %s", (_, schemaOfIt, problem) => {
    expect(strictSchemaProblem(schemaOfIt)).toMatch(problem);
  });
});

describe("a test fails", () => {
  test("on a request that the script does not have", async () => {
    const run = withFakeOpenAi({ script: [] }, async (fake) => {
      await greenroomErrorOf(ask(createHarness(fake.baseUrl).model));
    });
    await expect(run).rejects.toThrow("unexpected requests: request 1");
  });

  test("on a path that the API does not have", async () => {
    const run = withFakeOpenAi({ script: [] }, async (fake) => {
      await fetch(`${fake.baseUrl}/embeddings`, { method: "POST", body: "{}" });
    });
    await expect(run).rejects.toThrow("POST /v1/embeddings");
  });

  test("on a request that the API would refuse, though the client got over it", async () => {
    const run = withFakeOpenAi({ script: [] }, async (fake) => {
      await fetch(`${fake.baseUrl}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"model":"m"}',
      });
    });
    await expect(run).rejects.toThrow("the API refuses");
  });

  test("on a reply that nobody asked for", async () => {
    const run = withFakeOpenAi({ script: [{ type: "html" }] }, () => Promise.resolve());
    await expect(run).rejects.toThrow("never asked for");
  });
});

describe("a sample", () => {
  const documents = [
    "<<<job abc>>>\nWe need someone who knows databases well.\n<<<end job abc>>>",
    "<<<resume abc>>>\nJane Doe\nRan PostgreSQL for six years.\n<<<end resume abc>>>",
  ].join("\n\n");

  test("is a plan with quotes from the documents", async () => {
    await withFakeOpenAi({ script: [{ type: "sample" }] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      const outcome = await model.complete({
        purpose: "plan",
        messages: [{ role: "user", content: documents }],
        schema: planReplySchema,
        temperature: 0,
        maxOutputTokens: 500,
      });
      expect(outcome).toMatchObject({
        ok: true,
        value: {
          requirements: [
            { jobQuote: "We need someone who knows databases well.", evidence: "Jane Doe" },
            { evidence: "Ran PostgreSQL for six years." },
            {},
            {},
            {},
          ],
        },
      });
    });
  });

  test("is a question with enough criteria, probes about them, and what the caller wants of it", async () => {
    const override = { text: "Why?" };
    await withFakeOpenAi({ script: [{ type: "sample", override }] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      const outcome = await model.complete({
        purpose: "question",
        messages: [{ role: "user", content: documents }],
        schema: questionReplySchema(["correctness", "depth"]),
        temperature: 0,
        maxOutputTokens: 500,
      });
      expect(outcome).toMatchObject({
        ok: true,
        value: {
          text: "Why?",
          criteria: Array.from({ length: 5 }, (_, index) => ({ id: `criterion-${index + 1}` })),
          probes: [{ criterionId: "criterion-1" }, { criterionId: "criterion-2" }],
        },
      });
    });
  });

  test.each([
    { refuses: [] },
    { refuses: ["json_schema"] },
    { refuses: ["json_schema", "json_object"] },
  ] as const)(
    "marks the listed criteria with words of the answer, where the server refuses $refuses",
    async ({ refuses }) => {
      const override = { marks: { "*": { mark: "partly" } } };
      await withFakeOpenAi({ script: [{ type: "sample", override }], refuses }, async (fake) => {
        const { model } = createHarness(fake.baseUrl);
        const outcome = await model.complete({
          purpose: "judge",
          messages: [
            {
              role: "system",
              content:
                "Marks:\n- met: it…\n\nCriteria:\n- keeps-scope: it…\n- leak: it…\n\nThat is all.",
            },
            { role: "user", content: "<<<answer x>>>\nIt keeps scope.\n<<<end answer x>>>" },
          ],
          schema: judgeReplySchema,
          temperature: 0,
          maxOutputTokens: 500,
        });
        expect(outcome).toMatchObject({
          ok: true,
          value: {
            marks: [
              { criterionId: "keeps-scope", evidence: "It keeps scope.", mark: "partly" },
              { criterionId: "leak", evidence: "It keeps scope.", mark: "partly" },
            ],
          },
        });
      });
    },
  );
});

test("a delay before each reply does not hold up the next request", async () => {
  const good: FakeReply = { type: "value", value: goodReply };
  const fake = await startFakeOpenAi({ script: [good, good], delayMs: 50 });
  const { model } = createHarness(fake.baseUrl);
  const both = [ask(model), ask(model)];
  await Promise.race(both);
  expect(fake.requests).toHaveLength(2);
  await Promise.all(both);
  await fake.close();
});

test("as a process of its own it answers by its script, tells what it was asked, and ends with its stdin", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fake-openai-"));
  const file = join(folder, "script.json");
  const script = {
    replies: [{ type: "status", status: 500, body: {}, headers: { "retry-after-ms": "1" } }],
    purposes: { judge: [{ type: "value", value: goodReply }, { type: "sample" }] },
    refuses: ["temperature"],
  };
  writeFileSync(file, JSON.stringify(script));
  const main = join(import.meta.dirname, "fake-openai-main.ts");
  const child = spawn(process.execPath, [main, "--script", file], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
    const { baseUrl } = z.object({ baseUrl: z.string() }).parse(await next());
    const { model } = createHarness(baseUrl);
    expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
    expect(await ask(model, { onText: () => {} })).toMatchObject({
      ok: true,
      value: { verdict: "met" },
    });
    expect([await next(), await next(), await next()]).toEqual([
      { purpose: "judge", stream: false },
      { purpose: "judge", stream: false },
      { purpose: "judge", stream: true },
    ]);
    await fetch(`${baseUrl}/embeddings`);
    expect(await next()).toEqual({ problem: "GET /v1/embeddings" });
    child.stdin.end();
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code).toBe(1);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
});

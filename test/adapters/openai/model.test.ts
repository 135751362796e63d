import { describe, expect, test } from "vitest";
import { withFakeOpenAi } from "../../support/fake-openai.ts";
import type { FakeReply } from "../../support/fake-openai.ts";
import { ask, createHarness, goodReply, greenroomErrorOf } from "./harness.ts";

const good: FakeReply = { type: "value", value: goodReply };
const text = JSON.stringify(goodReply);

function throwBug(): never {
  throw new Error("a bug in the view");
}

describe("a request", () => {
  test("is strict JSON schema named after its purpose, and its reply comes back parsed", async () => {
    await withFakeOpenAi({ script: [good], apiKey: "test-key" }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toEqual({ ok: true, value: goodReply, model: "test-model" });
      expect(fake.requests[0]).toEqual({
        model: "test-model",
        messages: [
          { role: "system", content: "You mark answers." },
          { role: "user", content: "A closure keeps its variables." },
        ],
        temperature: 0,
        max_completion_tokens: 500,
        response_format: {
          type: "json_schema",
          json_schema: {
            name: "judge",
            strict: true,
            schema: {
              type: "object",
              additionalProperties: false,
              required: ["verdict", "quote", "marks"],
              properties: {
                verdict: { type: "string", enum: ["met", "missed"] },
                quote: { type: ["string", "null"] },
                marks: {
                  type: "array",
                  items: {
                    type: "object",
                    additionalProperties: false,
                    required: ["id", "weight"],
                    properties: { id: { type: "string" }, weight: { type: "integer" } },
                  },
                },
              },
            },
          },
        },
      });
    });
  });

  test("reports the model that the server names, and keeps its own where it names none", async () => {
    const script: FakeReply[] = [
      { ...good, model: "test-model-2026-11-01" },
      { ...good, model: null },
    ];
    await withFakeOpenAi({ script }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ model: "test-model-2026-11-01" });
      expect(await ask(model)).toMatchObject({ model: "test-model" });
    });
  });

  test("asks a model that reasons for little of it, with room for it, and leaves out no temperature", async () => {
    await withFakeOpenAi({ script: [good] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl, {
        reasoningEffort: "low",
        reasoningTokens: 2000,
      });
      await ask(model, { temperature: null });
      expect(fake.requests[0]).toMatchObject({
        reasoning_effort: "low",
        max_completion_tokens: 2500,
      });
      expect(fake.requests[0]).not.toHaveProperty("temperature");
    });
  });

  test("a purpose that is no name for a schema is made one", async () => {
    await withFakeOpenAi({ script: [good] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      await ask(model, { purpose: `judge: ünusual ${"x".repeat(80)}` });
      expect(fake.requests[0]?.response_format).toMatchObject({
        json_schema: { name: `judge---nusual-${"x".repeat(49)}` },
      });
    });
  });

  test("sends a placeholder to a local server that needs no key, and nothing about the organization", async () => {
    process.env["OPENAI_ORG_ID"] = "org-of-mine";
    try {
      await withFakeOpenAi({ script: [good] }, async (fake) => {
        const { model } = createHarness(fake.baseUrl, { apiKey: " " });
        await ask(model);
        expect(fake.received[0]?.headers).toMatchObject({ authorization: "Bearer none" });
        expect(fake.received[0]?.headers).not.toHaveProperty("openai-organization");
      });
    } finally {
      delete process.env["OPENAI_ORG_ID"];
    }
  });
});

describe("a streamed request", () => {
  test("gives the whole text so far as it grows, whatever the bytes were cut into", async () => {
    await withFakeOpenAi({ script: [{ ...good, comments: true }] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const seen: string[] = [];
      const outcome = await ask(model, { onText: (soFar) => seen.push(soFar) });
      expect(outcome).toMatchObject({ ok: true, value: goodReply });
      expect(fake.requests[0]).toMatchObject({
        stream: true,
        stream_options: { include_usage: true },
      });
      expect(seen.length).toBeGreaterThan(5);
      expect(seen.at(-1)).toBe(text);
      for (const [index, soFar] of seen.entries()) {
        expect(text.startsWith(soFar)).toBe(true);
        expect(soFar.length).toBeGreaterThan(seen[index - 1]?.length ?? 0);
      }
      expect(calls).toMatchObject([{ outcome: "ok", inputTokens: 100, outputTokens: 20 }]);
    });
  });

  test("a server that answers in one piece is taken as it is", async () => {
    const body = { choices: [{ message: { content: text }, finish_reason: "stop" }] };
    await withFakeOpenAi({ script: [{ type: "status", status: 200, body }] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      const seen: string[] = [];
      const outcome = await ask(model, { onText: (soFar) => seen.push(soFar) });
      expect(outcome).toMatchObject({ ok: true, value: goodReply });
      expect(seen).toEqual([text]);
    });
  });

  test("what the reader of the text throws is not taken for a failure of the service", async () => {
    await withFakeOpenAi({ script: [good] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      await expect(ask(model, { onText: throwBug })).rejects.toThrow("a bug in the view");
    });
  });

  test("one that never ends is ended", async () => {
    await withFakeOpenAi({ script: [{ type: "drip", everyMs: 5 }] }, async (fake) => {
      const timeouts = { requestMs: 2000, idleMs: 2000, streamMs: 60 };
      const { model, calls } = createHarness(fake.baseUrl, { timeouts });
      const error = await greenroomErrorOf(ask(model, { onText: () => {} }));
      expect(error.code).toBe("service");
      expect(calls).toMatchObject([{ outcome: "service", attempts: 1 }]);
    });
  });
});

describe("the record of a call", () => {
  test("sums tokens and cost over a repair", async () => {
    const usage = { input: 1000, cached: 400, output: 100 };
    const script: FakeReply[] = [
      { type: "text", text: "no", usage },
      { ...good, usage },
    ];
    await withFakeOpenAi({ script }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl, {
        price: {
          inputPerMillion: 2,
          cachedInputPerMillion: 0.5,
          cacheWritePerMillion: null,
          outputPerMillion: 10,
          upToInputTokens: 5000,
        },
      });
      await ask(model);
      expect(calls).toHaveLength(1);
      expect(calls[0]).toMatchObject({
        purpose: "judge",
        baseUrl: fake.baseUrl,
        model: "test-model",
        outcome: "ok",
        attempts: 2,
        inputTokens: 2000,
        cachedInputTokens: 800,
        outputTokens: 200,
      });
      expect(calls[0]?.costUsd).toBeCloseTo(2 * (600 * 2 + 400 * 0.5 + 100 * 10) * 1e-6, 12);
      expect(calls[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
      expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(0);
    });
  });

  test.each([true, false])(
    "has no tokens where the server counts none (stream %s)",
    async (stream) => {
      await withFakeOpenAi({ script: [{ ...good, usage: false }] }, async (fake) => {
        const { model, calls } = createHarness(fake.baseUrl, {
          price: {
            inputPerMillion: 2,
            cachedInputPerMillion: null,
            cacheWritePerMillion: null,
            outputPerMillion: 10,
            upToInputTokens: null,
          },
        });
        await ask(model, stream ? { onText: () => {} } : {});
        expect(calls).toMatchObject([
          { inputTokens: null, cachedInputTokens: null, outputTokens: null, costUsd: null },
        ]);
      });
    },
  );
});

test.each([
  { input: -5, cached: 0, output: 20 },
  { input: 100, cached: 0, output: 1e15 },
])("a count that cannot be is none: $input, $output", async (usage) => {
  await withFakeOpenAi({ script: [{ ...good, usage }] }, async (fake) => {
    const { model, calls } = createHarness(fake.baseUrl);
    await ask(model);
    expect(calls).toMatchObject([{ inputTokens: null, outputTokens: null, costUsd: null }]);
  });
});

describe("a reply that is not what was asked for", () => {
  test("is sent back once with what is wrong with it", async () => {
    const wrong = { verdict: "excellent", quote: null, marks: [] };
    await withFakeOpenAi({ script: [{ type: "value", value: wrong }, good] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
      const [, , reply, complaint] = fake.requests[1]?.messages ?? [];
      expect(reply).toEqual({ role: "assistant", content: JSON.stringify(wrong) });
      expect(complaint?.role).toBe("user");
      expect(complaint?.content).toContain("verdict");
      expect(calls).toMatchObject([{ outcome: "ok", attempts: 2 }]);
    });
  });

  test.each<[string, string]>([
    ["not JSON", "I would say met."],
    ["cut in the middle", text.slice(0, 40)],
    ["with a comma too many", `${text.slice(0, -1)},}`],
    ["of another shape", '{"verdict":"met"}'],
    ["an array", "[1, 2]"],
    ["empty", ""],
  ])("twice %s is an invalid reply and no third request", async (_, content) => {
    const bad: FakeReply = { type: "text", text: content };
    await withFakeOpenAi({ script: [bad, bad] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const outcome = await ask(model);
      expect(outcome).toMatchObject({ ok: false, failure: "invalid-reply", model: "test-model" });
      expect(outcome.ok ? "" : outcome.detail).not.toBe("");
      expect(calls).toMatchObject([{ outcome: "invalid-reply", attempts: 2 }]);
    });
  });

  test.each([
    ["in a fence", `\`\`\`json\n${text}\n\`\`\``],
    ["within prose", `Sure! Here {it} is:\n${text}\nHope that [helps].`],
    ["after thoughts", `<think>Perhaps {"verdict": "missed"}?</think>\n${text}`],
    ["after thoughts without their opening tag", `so {"verdict": 1} no</think>${text}`],
  ])("is read where it stands %s", async (_, content) => {
    await withFakeOpenAi({ script: [{ type: "text", text: content }] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
    });
  });
});

test("a reply that the server itself finds invalid is repaired like any other", async () => {
  const error = {
    message: "Failed to validate JSON: jsonschema: missing properties. See 'failed_generation'.",
    code: "json_validate_failed",
    failed_generation: '{"verdict": 1}',
  };
  const script: FakeReply[] = [{ type: "status", status: 400, body: { error } }, good];
  await withFakeOpenAi({ script }, async (fake) => {
    const { model, remembered } = createHarness(fake.baseUrl);
    expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
    expect(fake.requests[1]?.messages[2]?.content).toBe('{"verdict": 1}');
    expect(remembered.size).toBe(0);
  });
});

describe("a reply that was cut off", () => {
  const cut: FakeReply = { type: "text", text: text.slice(0, 30), finishReason: "length" };

  test("is asked for once more with twice the room", async () => {
    await withFakeOpenAi({ script: [cut, good] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
      expect(fake.requests.map((each) => each.max_completion_tokens)).toEqual([500, 1000]);
      expect(fake.requests[1]?.messages).toEqual(fake.requests[0]?.messages);
    });
  });

  test.each(["max_completion_tokens", "max_tokens"] as const)(
    "by a server that refuses instead, of %s, is the same, and no lesson about that limit",
    async (limit) => {
      const refused = limit === "max_tokens" ? "max_completion_tokens" : "max_tokens";
      // In OpenAI's words, for a model whose thoughts took all the room.
      const message =
        "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.";
      const error = { message, type: "invalid_request_error", param: null, code: null };
      const script: FakeReply[] = [{ type: "status", status: 400, body: { error } }, good];
      await withFakeOpenAi({ script, refuses: [refused] }, async (fake) => {
        const { model } = createHarness(fake.baseUrl);
        expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
        expect(fake.requests.map((each) => each[limit])).toEqual([500, 1000]);
      });
    },
  );

  test("twice is an invalid reply", async () => {
    await withFakeOpenAi({ script: [cut, cut] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toEqual({
        ok: false,
        failure: "invalid-reply",
        detail: "cut off at 1000 tokens",
        model: "test-model",
      });
    });
  });

  test("is not asked for again where twice the room does not fit the context", async () => {
    await withFakeOpenAi({ script: [cut] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl, { contextTokens: 1050 });
      expect(await ask(model)).toMatchObject({ ok: false, failure: "invalid-reply" });
    });
  });

  test("but complete all the same is taken", async () => {
    const complete: FakeReply = { type: "text", text: `${text}\n\n\n`, finishReason: "length" };
    await withFakeOpenAi({ script: [complete] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
    });
  });
});

describe.each([true, false])("a reply that declines (stream %s)", (stream) => {
  const parts = stream ? { onText: () => {} } : {};

  test.each<[string, FakeReply]>([
    ["a refusal", { type: "refusal", text: "I cannot help with that." }],
    ["a content filter", { type: "text", text: '{"verdict"', finishReason: "content_filter" }],
    [
      "a filter before the model",
      {
        type: "status",
        status: 400,
        body: { error: { message: "The response was filtered.", code: "content_filter" } },
      },
    ],
    [
      "a router's moderation",
      {
        type: "status",
        status: 403,
        body: { error: { code: 403, message: "Your input was flagged", metadata: {} } },
      },
    ],
  ])("%s is refused, and not asked again", async (_, reply) => {
    await withFakeOpenAi({ script: [reply] }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      const outcome = await ask(model, parts);
      expect(outcome).toMatchObject({ ok: false, failure: "refused" });
      expect(outcome.ok ? "" : outcome.detail).not.toBe("");
      expect(calls).toMatchObject([{ outcome: "refused", attempts: 1 }]);
    });
  });
});

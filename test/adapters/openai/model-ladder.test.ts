import { describe, expect, test } from "vitest";
import { z } from "zod";
import { withFakeOpenAi } from "../../support/fake-openai.ts";
import type { FakeReply } from "../../support/fake-openai.ts";
import { ask, createHarness, goodReply, greenroomErrorOf } from "./harness.ts";

const good: FakeReply = { type: "value", value: goodReply };
const bodySchema = z.looseObject({
  response_format: z.looseObject({ type: z.string() }).optional(),
});

function formatsOf(received: readonly { readonly body: unknown }[]): string[] {
  return received.map(({ body }) => bodySchema.parse(body).response_format?.type ?? "text");
}

describe.each(["openai", "string"] as const)("with errors in the style %s", (errorStyle) => {
  test("a server without schemas is asked for a JSON object, with the schema in words", async () => {
    const refuses = ["json_schema"] as const;
    await withFakeOpenAi({ script: [good, good], refuses, errorStyle }, async (fake) => {
      const { model, calls } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
      expect(await ask(model)).toMatchObject({ ok: true, value: goodReply });
      expect(formatsOf(fake.received)).toEqual(["json_schema", "json_object", "json_object"]);
      const [system, user] = fake.requests[0]?.messages ?? [];
      expect(system?.content).toMatch(/^You mark answers\.\n\n.*JSON schema.*\n\{"type":"object"/);
      expect(user?.content).toBe("A closure keeps its variables.");
      expect(calls.map((call) => call.attempts)).toEqual([2, 1]);
    });
  });

  test("a server with neither is asked for text, and what it found out is remembered", async () => {
    const refuses = ["json_schema", "json_object"] as const;
    const prose: FakeReply = { type: "text", text: `Here: ${JSON.stringify(goodReply)} Bye.` };
    await withFakeOpenAi({ script: [prose, prose], refuses, errorStyle }, async (fake) => {
      const first = createHarness(fake.baseUrl);
      expect(await ask(first.model)).toMatchObject({ ok: true, value: goodReply });
      const memory = { read: (key: string) => first.remembered.get(key), write: () => {} };
      const second = createHarness(fake.baseUrl, { memory });
      expect(await ask(second.model)).toMatchObject({ ok: true, value: goodReply });
      expect(formatsOf(fake.received)).toEqual(["json_schema", "json_object", "text", "text"]);
      expect(second.calls).toMatchObject([{ attempts: 1 }]);
    });
  });

  test.each([true, false])(
    "every parameter that is named is left out (stream %s)",
    async (stream) => {
      const refuses = [
        "temperature",
        "reasoning_effort",
        "max_completion_tokens",
        "stream_options",
      ] as const;
      await withFakeOpenAi({ script: [good, good], refuses, errorStyle }, async (fake) => {
        const { model, calls } = createHarness(fake.baseUrl, { reasoningEffort: "low" });
        const parts = stream ? { onText: () => {} } : {};
        expect(await ask(model, parts)).toMatchObject({ ok: true, value: goodReply });
        expect(await ask(model, parts)).toMatchObject({ ok: true, value: goodReply });
        const [request] = fake.requests;
        expect(request).toMatchObject({
          max_tokens: 500,
          response_format: { type: "json_schema" },
        });
        for (const parameter of refuses) {
          expect(request).not.toHaveProperty(parameter);
        }
        expect(calls.map((call) => call.attempts)).toEqual([stream ? 5 : 4, 1]);
      });
    },
  );

  test("a server that takes no limit at all gets none", async () => {
    const refuses = ["max_completion_tokens", "max_tokens"] as const;
    await withFakeOpenAi({ script: [good], refuses, errorStyle }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      expect(await ask(model)).toMatchObject({ ok: true });
      expect(fake.requests[0]).not.toHaveProperty("max_tokens");
      expect(fake.requests[0]).not.toHaveProperty("max_completion_tokens");
    });
  });

  test("where streams are refused the text still arrives, at once", async () => {
    await withFakeOpenAi({ script: [good], refuses: ["stream"], errorStyle }, async (fake) => {
      const { model } = createHarness(fake.baseUrl);
      const seen: string[] = [];
      await ask(model, { onText: (soFar) => seen.push(soFar) });
      expect(seen).toEqual([JSON.stringify(goodReply)]);
    });
  });
});

test("two calls at once learn both lessons", async () => {
  const refuses = ["json_schema", "temperature"] as const;
  await withFakeOpenAi({ script: () => good, refuses }, async (fake) => {
    const { model, calls } = createHarness(fake.baseUrl);
    await Promise.all([ask(model), ask(model)]);
    await ask(model);
    expect(calls.at(-1)).toMatchObject({ attempts: 1, outcome: "ok" });
  });
});

test("what was learnt is asked again after a month", async () => {
  await withFakeOpenAi({ script: [good, good], refuses: ["temperature"] }, async (fake) => {
    const first = createHarness(fake.baseUrl);
    await ask(first.model);
    const memory = { read: (key: string) => first.remembered.get(key), write: () => {} };
    const later = new Date(Date.now() + 31 * 24 * 3600 * 1000);
    const second = createHarness(fake.baseUrl, { memory, now: () => later });
    await ask(second.model);
    expect(second.calls).toMatchObject([{ attempts: 2 }]);
  });
});

test.each([undefined, null, "nonsense", { format: "xml", tokenLimit: 1 }])(
  "a memory of %j is no obstacle",
  async (value) => {
    await withFakeOpenAi({ script: [good] }, async (fake) => {
      const { model } = createHarness(fake.baseUrl, {
        memory: { read: () => value, write: () => {} },
      });
      expect(await ask(model)).toMatchObject({ ok: true });
    });
  },
);

test("another model at the same server is learnt by itself", async () => {
  await withFakeOpenAi({ script: [good, good], refuses: ["temperature"] }, async (fake) => {
    const first = createHarness(fake.baseUrl);
    await ask(first.model);
    const memory = { read: (key: string) => first.remembered.get(key), write: () => {} };
    const other = createHarness(fake.baseUrl, { memory, model: "other-model" });
    await ask(other.model);
    expect(other.calls).toMatchObject([{ attempts: 2 }]);
  });
});

test("a schema that the server calls invalid goes into words for that request, and nothing is remembered", async () => {
  const message = "Invalid schema for response_format 'judge': too deep";
  const invalid: FakeReply = {
    type: "status",
    status: 400,
    body: { error: { message, param: "response_format", code: "invalid_json_schema" } },
  };
  await withFakeOpenAi({ script: [invalid, good, good] }, async (fake) => {
    const { model, remembered } = createHarness(fake.baseUrl);
    expect(await ask(model)).toMatchObject({ ok: true });
    expect(await ask(model)).toMatchObject({ ok: true });
    expect(formatsOf(fake.received)).toEqual(["json_schema", "json_object", "json_schema"]);
    expect(remembered.size).toBe(0);
  });
});

test("only a 400 or 422 teaches: a 500 that names the parameter does not", async () => {
  const error = { message: "response_format json_schema crashed the grammar" };
  const headers = { "retry-after-ms": "1" };
  const crash: FakeReply = { type: "status", status: 500, body: { error }, headers };
  await withFakeOpenAi({ script: [crash, crash, crash] }, async (fake) => {
    const { model, remembered } = createHarness(fake.baseUrl);
    expect(await greenroomErrorOf(ask(model))).toMatchObject({ code: "service" });
    expect(remembered.size).toBe(0);
  });
});

test("a 422 in the shape of FastAPI teaches as well", async () => {
  const detail = [
    { loc: ["body", "max_completion_tokens"], msg: "Extra inputs are not permitted" },
  ];
  const strictServer: FakeReply = { type: "status", status: 422, body: { detail } };
  await withFakeOpenAi({ script: [strictServer, good] }, async (fake) => {
    const { model } = createHarness(fake.baseUrl);
    expect(await ask(model)).toMatchObject({ ok: true });
    expect(fake.requests[1]).toMatchObject({ max_tokens: 500 });
  });
});

test("a limit that is too large is no reason to leave the limit out", async () => {
  const message = "max_completion_tokens is too large: 500. This model supports at most 400.";
  const tooLarge: FakeReply = {
    type: "status",
    status: 400,
    body: { error: { message, param: "max_completion_tokens" } },
  };
  await withFakeOpenAi({ script: [tooLarge] }, async (fake) => {
    const { model, remembered } = createHarness(fake.baseUrl);
    const error = await greenroomErrorOf(ask(model));
    expect(error.message).toContain("too large");
    expect(remembered.size).toBe(0);
  });
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createRepliedModel } from "../../../src/adapters/openai/replied-model.ts";
import type { KeptReply, RepliedModelOptions } from "../../../src/batch/provider/ports.ts";
import type { ModelCall, ModelRequest } from "../../../src/grading/ports.ts";
import { scriptedModel } from "../../support/model.ts";
import { greenroomErrorOf } from "./harness.ts";

const schema = z.object({ verdict: z.enum(["met", "missed"]) });

const goodReply: KeptReply = {
  customId: "id-1",
  outcome: "replied",
  text: '{"verdict":"met"}',
  finishReason: "stop",
  refusal: null,
  model: "test-model-1",
  inputTokens: 100,
  cachedInputTokens: 40,
  outputTokens: 20,
  costUsd: 0.001,
};

function setUp(reply: KeptReply | null, options: Partial<RepliedModelOptions> = {}) {
  const ordinary = scriptedModel([{ value: { verdict: "missed" } }]);
  const useless: string[] = [];
  const calls: ModelCall[] = [];
  const told: ModelCall[] = [];
  const model = createRepliedModel(
    {
      reply,
      ordinary: ordinary.model,
      asksLeftovers: true,
      asksMissing: true,
      onCall: (call) => told.push(call),
      onUseless: (reason) => useless.push(reason),
      ...options,
    },
    { baseUrl: "http://localhost/v1", now: () => new Date(0) },
  );
  const request: ModelRequest<z.infer<typeof schema>> = {
    purpose: "judge",
    messages: [{ role: "user", content: "…" }],
    schema,
    temperature: 0,
    maxOutputTokens: 10,
    observer: { onCall: (call) => calls.push(call) },
  };
  return { ask: () => model.complete(request), ordinary, useless, calls, told };
}

const met = { ok: true, value: { verdict: "met" }, model: "test-model-1" };
const missed = { ok: true, value: { verdict: "missed" } };

describe("a reply that was fetched", () => {
  test("answers the first question, at its price, and the ordinary model the second", async () => {
    const { ask, ordinary, calls, told } = setUp(goodReply);
    expect(await ask()).toEqual(met);
    expect(told).toEqual(calls);
    expect(ordinary.requests).toHaveLength(0);
    expect(calls).toMatchObject([
      { purpose: "judge", outcome: "ok", inputTokens: 100, outputTokens: 20, costUsd: 0.001 },
    ]);
    expect(await ask()).toMatchObject(missed);
    expect(ordinary.requests).toHaveLength(1);
  });

  test.each([
    ["a refusal", { text: "", refusal: "No." }],
    ["a content filter", { text: '{"ver', finishReason: "content_filter" }],
  ])("is not asked for again when it is %s", async (_, change) => {
    const { ask, ordinary, useless } = setUp({ ...goodReply, ...change });
    expect(await ask()).toMatchObject({ ok: false, failure: "refused" });
    expect(ordinary.requests).toHaveLength(0);
    expect(useless).toEqual([]);
  });

  test.each([
    ["cut off", { text: '{"verdict":', finishReason: "length" }],
    ["of another shape", { text: '{"verdict":"fine"}' }],
    ["prose", { text: "I think it is met." }],
  ])("is asked for anew when it is %s, and counts as of no use", async (_, change) => {
    const { ask, ordinary, useless, calls } = setUp({ ...goodReply, ...change });
    expect(await ask()).toMatchObject(missed);
    expect(ordinary.requests).toHaveLength(1);
    expect(useless).toHaveLength(1);
    expect(calls[0]).toMatchObject({ outcome: "invalid-reply", costUsd: 0.001 });
  });

  test("is read like any other: fences do not matter, nor a limit that was reached after the end", async () => {
    const fenced = setUp({ ...goodReply, text: '```json\n{"verdict":"met"}\n```' });
    expect(await fenced.ask()).toEqual(met);
    const complete = setUp({ ...goodReply, finishReason: "length" });
    expect(await complete.ask()).toEqual(met);
  });
});

describe("without a reply", () => {
  test("what failed or is missing is asked now", async () => {
    const failed = setUp({ customId: "id-1", outcome: "failed", reason: "status 500" });
    expect(await failed.ask()).toMatchObject(missed);
    expect(await setUp(null).ask()).toMatchObject(missed);
  });

  test("what is missing can be left, and says so", async () => {
    const { ask, ordinary } = setUp(null, { asksMissing: false });
    const error = await greenroomErrorOf(ask());
    expect(error.code).toBe("service");
    expect(error.hint).toContain("--resubmit");
    expect(ordinary.requests).toHaveLength(0);
  });

  test("leftovers can be left", async () => {
    const failed = setUp(
      { customId: "id-1", outcome: "failed", reason: "status 500" },
      { asksLeftovers: false },
    );
    expect((await greenroomErrorOf(failed.ask())).message).toContain("status 500");
    const useless = setUp({ ...goodReply, text: "" }, { asksLeftovers: false });
    expect(await useless.ask()).toMatchObject({ ok: false, failure: "invalid-reply" });
    const second = setUp(goodReply, { asksLeftovers: false });
    await second.ask();
    expect((await greenroomErrorOf(second.ask())).code).toBe("service");
  });
});

import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { isOpenAi, resolveEndpoint } from "../../../src/adapters/openai/endpoint.ts";
import { ask, createHarness, greenroomErrorOf } from "./harness.ts";

describe("resolveEndpoint", () => {
  test.each([
    [null, "https://api.openai.com/v1"],
    ["", "https://api.openai.com/v1"],
    ["  ", "https://api.openai.com/v1"],
    ["http://localhost:11434/v1/", "http://localhost:11434/v1"],
    [" https://eu.api.openai.com/v1 ", "https://eu.api.openai.com/v1"],
    ["https://x.openai.azure.com/openai/v1//", "https://x.openai.azure.com/openai/v1"],
  ])("%j means %s", (baseUrl, expected) => {
    expect(resolveEndpoint(baseUrl, "k")).toEqual({ baseUrl: expected, apiKey: "k" });
  });

  test.each([
    "localhost:11434",
    "ftp://x/v1",
    "http://",
    "http://me:secret@x/v1",
    "http://x/v1?a=b",
  ])("%j is refused, and a secret in it not repeated", async (baseUrl) => {
    const error = await greenroomErrorOf(
      Promise.resolve().then(() => resolveEndpoint(baseUrl, null)),
    );
    expect(error.code).toBe("usage");
    expect(error.message).not.toContain("secret");
  });

  test("a blank key is none", () => {
    expect(resolveEndpoint(null, " ").apiKey).toBeNull();
  });
});

test("isOpenAi looks at the whole host", () => {
  expect(isOpenAi("https://api.openai.com/v1")).toBe(true);
  expect(isOpenAi("https://us.api.openai.com/v1")).toBe(true);
  expect(isOpenAi("https://api.openai.com.example.org/v1")).toBe(false);
  expect(isOpenAi("https://notapi.openai.com/v1")).toBe(false);
});

test("OpenAI itself without a key is a missing key, and nothing is sent", async () => {
  const { model, calls } = createHarness(null, { apiKey: null });
  const error = await greenroomErrorOf(ask(model));
  expect(error).toMatchObject({ code: "key" });
  expect(error.hint).toContain("greenroom auth");
  expect(calls).toMatchObject([
    { outcome: "key", attempts: 0, baseUrl: "https://api.openai.com/v1" },
  ]);
});

test("the environment's base URL is not looked at behind the back of the options", async () => {
  process.env["OPENAI_BASE_URL"] = "http://127.0.0.1:1/wrong";
  try {
    const { model } = createHarness("", { apiKey: null });
    expect(await greenroomErrorOf(ask(model))).toMatchObject({ code: "key" });
  } finally {
    process.env["OPENAI_BASE_URL"] = "";
  }
});

test("the client is loaded by the first call and not before", () => {
  const script = `
    import { registerHooks } from "node:module";
    const seen = [];
    registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
    const { createOpenAiModel } = await import("./src/adapters/openai/model.ts");
    const options = { baseUrl: null, apiKey: null, model: "m", contextTokens: 1, price: null, random: () => 0,
      memory: { read: () => undefined, write: () => {} }, recordCall: () => {}, now: () => new Date() };
    const model = createOpenAiModel(options);
    const before = seen.includes("openai");
    const { z } = await import("zod");
    const request = { purpose: "p", messages: [], schema: z.object({}), temperature: 0, maxOutputTokens: 1 };
    await model.complete(request).catch(() => {});
    console.log(JSON.stringify({ before, after: seen.includes("openai") }));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(JSON.parse(output)).toEqual({ before: false, after: true });
});

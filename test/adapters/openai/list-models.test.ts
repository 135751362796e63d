import { describe, expect, test } from "vitest";
import { listModels } from "../../../src/adapters/openai/list-models.ts";
import { startFakeOpenAi, withFakeOpenAi } from "../../support/fake-openai.ts";
import { greenroomErrorOf } from "./harness.ts";

const now = (): Date => new Date();

describe("listModels", () => {
  test("says what there is and whether the model is among it", async () => {
    const models = ["b", "a", "llama:latest"];
    await withFakeOpenAi({ script: [], models, apiKey: "k" }, async ({ baseUrl }) => {
      const listing = await listModels({ baseUrl, apiKey: "k", model: "a", now });
      expect(listing).toEqual({ baseUrl, models: ["a", "b", "llama:latest"], hasModel: true });
      expect(await listModels({ baseUrl, apiKey: "k", model: "c", now })).toMatchObject({
        hasModel: false,
      });
      expect(await listModels({ baseUrl, apiKey: "k", model: "llama", now })).toMatchObject({
        hasModel: true,
      });
    });
  });

  test("a server without a list answers all the same", async () => {
    await withFakeOpenAi({ script: [], models: null }, async ({ baseUrl }) => {
      const listing = await listModels({ baseUrl, apiKey: null, model: "a", now });
      expect(listing).toEqual({ baseUrl, models: null, hasModel: null });
    });
  });

  test("a refused key", async () => {
    await withFakeOpenAi({ script: [], apiKey: "k" }, async ({ baseUrl }) => {
      const wrong = listModels({ baseUrl, apiKey: "wrong", model: "a", now });
      expect(await greenroomErrorOf(wrong)).toMatchObject({ code: "key" });
      const none = listModels({ baseUrl, apiKey: null, model: "a", now });
      expect((await greenroomErrorOf(none)).message).toContain("wants an API key");
    });
  });

  test("a missing key for OpenAI itself", async () => {
    const listing = listModels({ baseUrl: null, apiKey: null, model: "a", now });
    expect(await greenroomErrorOf(listing)).toMatchObject({ code: "key" });
  });

  test("nobody there", async () => {
    const { baseUrl, close } = await startFakeOpenAi({ script: [] });
    await close();
    const listing = listModels({ baseUrl, apiKey: null, model: "a", now });
    const error = await greenroomErrorOf(listing);
    expect(error).toMatchObject({ code: "service" });
    expect(error.message).toContain("connection refused");
  });

  test.each<["hang" | "html" | "error" | "other", RegExp]>([
    ["hang", /did not answer within/],
    ["html", /a web page in place of a list of models/],
    ["other", /something else in place of a list of models/],
    ["error", /status 500/],
  ])("a server that answers with %s", async (listModelsFault, message) => {
    await withFakeOpenAi({ script: [], listModelsFault }, async ({ baseUrl }) => {
      const listing = listModels({ baseUrl, apiKey: null, model: "a", now, timeoutMs: 150 });
      const error = await greenroomErrorOf(listing);
      expect(error.code).toBe("service");
      expect(error.message).toMatch(message);
    });
  });

  test("stopped", async () => {
    await withFakeOpenAi({ script: [] }, async ({ baseUrl }) => {
      const signal = AbortSignal.abort();
      const listing = listModels({ baseUrl, apiKey: null, model: "a", now, signal });
      expect(await greenroomErrorOf(listing)).toMatchObject({ code: "stopped" });
    });
  });
});

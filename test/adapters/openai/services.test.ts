import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { resolveEndpoint } from "../../../src/adapters/openai/endpoint.ts";
import {
  chooseEndpoint,
  modelFacts,
  parseModelData,
} from "../../../src/adapters/openai/services.ts";
import { createSecrets } from "../../../src/adapters/secrets/secrets.ts";
import { services as knownServices } from "../../../src/vocabulary.ts";
import { greenroomErrorOf } from "./harness.ts";

const file = join(import.meta.dirname, "..", "..", "..", "prompts", "models.yaml");
const data = parseModelData(parse(readFileSync(file, "utf8")));

test("prompts/models.yaml describes each service that the config takes, with an address that can be used", () => {
  const ids = data.services.map((service) => service.id);
  expect([...ids, "custom"].toSorted()).toEqual([...knownServices].toSorted());
  for (const service of data.services) {
    const { baseUrl } = resolveEndpoint(service.baseUrl, null);
    expect(service.baseUrl ?? baseUrl).toBe(baseUrl);
    const names = service.models.map((model) => model.id);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("each service's key is read from the variable that the file names", () => {
  for (const { id, keyVariable } of data.services) {
    const secrets = createSecrets({
      path: "/nowhere/keys.json",
      environment: { [keyVariable]: id },
    });
    expect(secrets.read(id)).toEqual({ value: id, source: "environment" });
  }
});

test("a file of another shape is refused, and the wrong place is named", () => {
  const broken = { version: 1, checked: "2026-11-21", services: [{ id: "x" }] };
  expect(() => parseModelData(broken)).toThrow(/models\.yaml[^]*services\[0\]\.name/);
});

describe("chooseEndpoint", () => {
  test("takes what the service has, unless something else was chosen", () => {
    expect(chooseEndpoint(data, { service: "ollama", baseUrl: null, model: null })).toEqual({
      baseUrl: "http://localhost:11434/v1",
      model: "gpt-oss:20b",
    });
    expect(
      chooseEndpoint(data, { service: "ollama", baseUrl: "http://box:1/v1", model: "mine" }),
    ).toEqual({ baseUrl: "http://box:1/v1", model: "mine" });
  });

  test("asks an endpoint of one's own for OpenAI's model, unless another was chosen", () => {
    const own = { service: "custom", baseUrl: "http://box:1/v1" };
    const { model } = data.services.find(({ id }) => id === "openai") ?? { model: null };
    expect(chooseEndpoint(data, { ...own, model: null })).toEqual({ baseUrl: own.baseUrl, model });
    expect(chooseEndpoint(data, { ...own, model: "mine" }).model).toBe("mine");
  });

  test("knows an address again that ends with a slash: what was kept under it is found", () => {
    const own = { service: "custom", model: "mine" };
    const plain = chooseEndpoint(data, { ...own, baseUrl: "http://box:1/v1" });
    expect(chooseEndpoint(data, { ...own, baseUrl: " http://box:1/v1/ " })).toEqual(plain);
  });

  test.each([
    ["azure", null, null],
    ["custom", null, "m"],
    ["lmstudio", null, null],
  ])("%s with %j and %j says what is missing", async (service, baseUrl, model) => {
    const error = await greenroomErrorOf(
      Promise.resolve().then(() => chooseEndpoint(data, { service, baseUrl, model })),
    );
    expect(error.code).toBe("usage");
  });
});

describe("modelFacts", () => {
  const openai = "https://api.openai.com/v1";

  test("has the price only where the model is bought", () => {
    const priced = data.services[0]?.models.find((model) => model.price !== null);
    const model = priced?.id ?? "";
    expect(modelFacts(data, { baseUrl: openai, model }).price?.inputPerMillion).toBe(
      priced?.price?.input,
    );
    expect(modelFacts(data, { baseUrl: "http://proxy/v1", model }).price).toBeNull();
    expect(modelFacts(data, { baseUrl: openai, model: "unheard-of" }).price).toBeNull();
  });

  test("knows a model by its bare name elsewhere", () => {
    const model = "some-vendor/gpt-5.4-mini";
    expect(modelFacts(data, { baseUrl: "http://proxy/v1", model })).toMatchObject({
      contextTokens: 400_000,
      reasoningEffort: "low",
    });
  });

  test("takes a local server's size and patience, whatever the model could do", () => {
    const local = { baseUrl: "http://localhost:11434/v1/", model: "gpt-oss:20b" };
    expect(modelFacts(data, local)).toMatchObject({ contextTokens: 4096, requestMs: 300_000 });
  });

  test("assumes little of what it does not know", () => {
    expect(modelFacts(data, { baseUrl: "http://box:1/v1", model: "x" })).toEqual({
      contextTokens: 8192,
      reasoningEffort: null,
      reasoningTokens: 0,
      price: null,
      requestMs: null,
    });
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { recordModel, replayModel } from "../../../src/adapters/replay/replay.ts";
import type { Model, ModelRequest } from "../../../src/grading/ports.ts";
import { dataMessage } from "../../../src/grading/untrusted.ts";
import { sha256 } from "../../grading/fixtures.ts";
import { temporaryHome } from "../../support/greenroom.ts";
import { scriptedModel } from "../../support/model.ts";

const schema = z.object({ word: z.string() });

/** A request whose fence has another mark each time. */
function request(text: string, changes: Partial<ModelRequest<{ word: string }>> = {}) {
  return {
    purpose: "judge",
    messages: [
      { role: "system" as const, content: "Say a word." },
      dataMessage([{ label: "answer", text }], Math.random),
    ],
    schema,
    temperature: 0,
    maxOutputTokens: 10,
    ...changes,
  };
}

function newFolder(): string {
  const home = temporaryHome();
  onTestFinished(home.remove);
  return home.path;
}

const newPath = (): string => join(newFolder(), "replies.jsonl");

/** The model's replies to these texts, recorded. */
async function record(path: string, model: Model, texts: readonly string[]): Promise<void> {
  const recording = recordModel(model, { path, hash: sha256 });
  for (const text of texts) await recording.complete(request(text));
}

const named = { name: "model-test", contextTokens: 8000 };
const word = (text: string) => ({ value: { word: text } });

describe("recorded replies", () => {
  test("are replayed without the model, whatever mark fences the data", async () => {
    const path = newPath();
    const { model } = scriptedModel([word("one"), { failure: "refused" }]);
    await record(path, model, ["a", "b"]);
    const replay = replayModel(named, { path, hash: sha256 });
    expect(await replay.complete(request("b"))).toMatchObject({ ok: false, failure: "refused" });
    expect(await replay.complete(request("a"))).toEqual({
      ok: true,
      value: { word: "one" },
      model: "model-test-1",
    });
    expect(readFileSync(path, "utf8").trim().split("\n")).toHaveLength(2);
  });

  test("of a request that is made more than once are taken in their order", async () => {
    const path = newPath();
    await record(path, scriptedModel([word("one"), word("two")]).model, ["a", "a"]);
    const replay = replayModel(named, { path, hash: sha256 });
    expect(await replay.complete(request("a"))).toMatchObject({ value: { word: "one" } });
    expect(await replay.complete(request("a"))).toMatchObject({ value: { word: "two" } });
    await expect(replay.complete(request("a"))).rejects.toThrow("has 2 of the replies");
  });

  test("stream in one piece", async () => {
    const path = newPath();
    await record(path, scriptedModel([word("one")]).model, ["a"]);
    const heard: string[] = [];
    const replay = replayModel(named, { path, hash: sha256 });
    await replay.complete(request("a", { onText: (text) => heard.push(text) }));
    expect(heard).toEqual(['{"word":"one"}']);
  });

  test.each([
    ["another text", request("b"), named],
    ["another prompt", request("a", { messages: [{ role: "system", content: "Say." }] }), named],
    ["another temperature", request("a", { temperature: 1 }), named],
    ["another purpose", request("a", { purpose: "plan" }), named],
    ["another model", request("a"), { ...named, name: "other" }],
  ])("do not stand for %s: a clear error", async (_, changed, model) => {
    const path = newPath();
    await record(path, scriptedModel([word("one")]).model, ["a"]);
    const replay = replayModel(model, { path, hash: sha256 });
    const refused = replay.complete(changed);
    await expect(refused).rejects.toThrow(`${path} has no reply of ${model.name}`);
    await expect(refused).rejects.toMatchObject({ code: "usage" });
  });

  test("of another shape than this version asks for are refused", async () => {
    const path = newPath();
    await record(path, scriptedModel([word("one")]).model, ["a"]);
    const replay = replayModel(named, { path, hash: sha256 });
    const changed = { ...request("a"), schema: z.object({ number: z.number() }) };
    await expect(replay.complete(changed)).rejects.toThrow(/shape/);
  });

  test("an error is not recorded", async () => {
    const path = newPath();
    await record(path, scriptedModel([word("one")]).model, ["a"]);
    const failing = recordModel(scriptedModel([{ error: new Error("down") }]).model, {
      path,
      hash: sha256,
    });
    await expect(failing.complete(request("a"))).rejects.toThrow("down");
    expect(readFileSync(path, "utf8").trim().split("\n")).toHaveLength(1);
  });

  test("a file that is missing, is none, or cannot be written is said so", async () => {
    const path = newPath();
    expect(() => replayModel(named, { path, hash: sha256 })).toThrow(/cannot be read/);
    writeFileSync(path, '{"key":"a"}\n');
    expect(() => replayModel(named, { path, hash: sha256 })).toThrow(`${path}:1 is not`);
    const { model } = scriptedModel([word("one")]);
    await expect(record(newFolder(), model, ["a"])).rejects.toMatchObject({ code: "usage" });
  });
});

import Database from "better-sqlite3";
import { afterEach, expect, test } from "vitest";
import { gatherCalls } from "../../../src/adapters/store/gathered-calls.ts";
import type { ModelCall } from "../../../src/grading/ports.ts";

const database = new Database(":memory:");
database.exec("CREATE TABLE written (purpose TEXT CHECK (purpose <> 'bad')) STRICT");
afterEach(() => {
  database.exec("DELETE FROM written");
});

function open() {
  const insert = database.prepare("INSERT INTO written VALUES (?)");
  return gatherCalls(database, (_interviewId, { purpose }) => void insert.run(purpose));
}

const written = (): unknown[] => database.prepare("SELECT purpose FROM written").pluck().all();

const call = (purpose: string): ModelCall => ({
  at: "2026-03-01T10:00:00.000Z",
  purpose,
  baseUrl: "http://127.0.0.1:1/v1",
  model: "some-model",
  outcome: "ok",
  attempts: 1,
  durationMs: 1,
  inputTokens: null,
  cachedInputTokens: null,
  outputTokens: null,
  costUsd: null,
});

test("what is saved has the calls before it in one transaction", () => {
  const calls = open();
  calls.recordCall(null, call("judge"));
  expect(written()).toEqual([]);
  const save = calls.with((text: string) => {
    expect(database.inTransaction).toBe(true);
    expect(written()).toEqual(["judge"]);
    return text.toUpperCase();
  });
  expect(save("saved")).toBe("SAVED");
  expect(written()).toEqual(["judge"]);
  save("again");
  expect(written()).toEqual(["judge"]);
});

test("a save that fails takes the calls back, and the next one brings them", () => {
  const calls = open();
  calls.recordCall("one", call("judge"));
  const fail = calls.with(() => {
    throw new Error("disk full");
  });
  expect(fail).toThrow("disk full");
  expect(written()).toEqual([]);
  calls.with(() => undefined)();
  expect(written()).toEqual(["judge"]);
});

test("with nothing saved they are written after a moment, in their order", async () => {
  const calls = open();
  calls.recordCall(null, call("plan"));
  calls.recordCall(null, call("judge"));
  await expect.poll(written).toEqual(["plan", "judge"]);
  calls.write();
  expect(written()).toEqual(["plan", "judge"]);
});

test("an error comes to who writes or saves, never to nobody, and nothing is lost by it", async () => {
  const calls = open();
  calls.recordCall(null, call("bad"));
  calls.writeIfPossible();
  expect(() => {
    calls.write();
  }).toThrow(/CHECK/);
  expect(calls.with(() => undefined)).toThrow(/CHECK/);
  expect(written()).toEqual([]);
});

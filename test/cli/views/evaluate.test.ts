import { expect, test } from "vitest";
import { createTally } from "../../../src/batch/tally.ts";
import { noStyle, plainSymbols } from "../../../src/cli/format.ts";
import { renderSummary } from "../../../src/cli/views/evaluate.ts";
import type { ModelCall } from "../../../src/grading/ports.ts";
import { english } from "../../../src/words/evaluate/english.ts";

const answered: ModelCall = {
  at: "2026-03-01T12:00:00.000Z",
  purpose: "judge",
  baseUrl: "http://127.0.0.1:1/v1",
  model: "m",
  outcome: "ok",
  attempts: 1,
  durationMs: 1,
  inputTokens: 100,
  cachedInputTokens: null,
  outputTokens: 10,
  costUsd: null,
};
const failed: ModelCall = {
  ...answered,
  outcome: "service",
  inputTokens: null,
  outputTokens: null,
};

const format = { style: noStyle, symbols: plainSymbols, language: "en", width: 100 } as const;

test.each([
  ["the price is not known", [answered, failed]],
  ["$0.5000 and 1 call of unknown price", [answered, { ...answered, costUsd: 0.5 }, failed]],
  ["$0.5000", [{ ...answered, costUsd: 0.5 }, failed]],
  ["$0.00", [failed]],
])("a run says %s of its calls", (said, calls) => {
  const tally = createTally(null);
  for (const call of calls) tally.addCall(call);
  const run = { durationMs: 1000, files: [], lastFailure: null };
  const lines = renderSummary(tally.totals(), run, english, format).split("\n");
  expect(lines.at(-1)?.split(", ").at(-1)).toBe(`${said}.`);
});

import { describe, expect, test } from "vitest";
import type { UsageRow } from "../../../src/cli/store.ts";
import { fakeStore, runCommandLine } from "../fakes.ts";

const rows: readonly UsageRow[] = [
  {
    day: "2026-01-30",
    purpose: "judge",
    model: "model-a",
    calls: 3,
    failed: 1,
    inputTokens: 12_345,
    outputTokens: 678,
    costUsd: 0.0123,
  },
  {
    day: "2026-01-31",
    purpose: "plan",
    model: "local",
    calls: 2,
    failed: 0,
    inputTokens: 100,
    outputTokens: 50,
    costUsd: null,
  },
];

describe("usage", () => {
  test("prints a row for each day, purpose and model, and the total of known prices", async () => {
    const { stdout } = await runCommandLine(["usage"], {
      openStore: fakeStore({ usage: () => rows }),
    });
    expect(stdout.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
      ["Day", "For", "Model", "Calls", "Failed", "In", "Out", "USD"],
      ["2026-01-30", "judge", "model-a", "3", "1", "12.3k", "678", "0.0123"],
      ["2026-01-31", "plan", "local", "2", "100", "50", "?"],
      ["Total", "5", "1", "12.4k", "728", "0.0123"],
      ["?: no price is known; 2 calls are not in the total."],
      [""],
    ]);
  });

  test("asks for what came since the time given", async () => {
    const asked: unknown[] = [];
    const openStore = fakeStore({
      usage: (since) => {
        asked.push(since?.toISOString());
        return [];
      },
    });
    const { stdout, stderr } = await runCommandLine(["usage", "--since", "7d"], { openStore });
    expect(asked).toEqual(["2026-01-25T12:00:00.000Z"]);
    expect([stdout, stderr]).toEqual(["", "No calls to a model.\n"]);
  });

  test("has rows and total as JSON", async () => {
    const { stdout } = await runCommandLine(["usage", "--json"], {
      openStore: fakeStore({ usage: () => rows }),
    });
    expect(JSON.parse(stdout)).toEqual({
      since: null,
      rows,
      total: {
        calls: 5,
        failed: 1,
        inputTokens: 12_445,
        outputTokens: 728,
        costUsd: 0.0123,
        callsWithoutPrice: 2,
      },
    });
  });
});

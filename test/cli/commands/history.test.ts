import { describe, expect, test } from "vitest";
import type { InterviewListing } from "../../../src/cli/store.ts";
import { fakeStore, runCommandLine } from "../fakes.ts";

const listing: InterviewListing = {
  id: "k3xqabcd",
  status: "completed",
  startedAt: "2026-01-31T10:00:00.000Z",
  finishedAt: "2026-01-31T10:30:00.000Z",
  role: "backend",
  level: "mid",
  mode: "coach",
  engine: "offline",
  questionLimit: 5,
  answered: 5,
  ungraded: 0,
  score: 3.84,
};

describe("history", () => {
  test("asks for as many as --limit says and prints a table", async () => {
    const asked: unknown[] = [];
    const openHistory = fakeStore({
      listInterviews: (options) => {
        asked.push(options);
        return [listing];
      },
    });
    const { stdout, error } = await runCommandLine(["history", "--limit", "7"], { openHistory });
    expect(error).toBeNull();
    expect(asked).toEqual([{ limit: 7 }]);
    expect(stdout).toMatch(/^Id .*\nk3xqabcd .*backend.* 3\.8 .*done\n$/);
  });

  test("passes --status on", async () => {
    const asked: unknown[] = [];
    const openHistory = fakeStore({
      listInterviews: (options) => {
        asked.push(options);
        return [];
      },
    });
    const { stderr, stdout } = await runCommandLine(["history", "--status", "open"], {
      openHistory,
    });
    expect(asked).toEqual([{ limit: 20, status: "open" }]);
    expect([stdout, stderr]).toEqual(["", "No such interviews.\n"]);
  });

  test("says how many more there are", async () => {
    const openHistory = fakeStore({
      listInterviews: () => [listing, listing],
      countInterviews: () => 9,
    });
    const { stderr } = await runCommandLine(["history", "--limit", "2"], { openHistory });
    expect(stderr).toBe("7 more; --limit shows them.\n");
  });

  test("is valid JSON with times in ISO 8601, and an empty list without interviews", async () => {
    const full = await runCommandLine(["history", "--json"], {
      openHistory: fakeStore({ listInterviews: () => [listing] }),
    });
    expect(JSON.parse(full.stdout)).toEqual([listing]);
    const empty = await runCommandLine(["history", "--json"], {
      openHistory: fakeStore({ listInterviews: () => [] }),
    });
    expect([JSON.parse(empty.stdout), empty.stderr]).toEqual([[], ""]);
  });

  test("is coloured on a terminal, not in JSON", async () => {
    const openHistory = fakeStore({ listInterviews: () => [listing] });
    const table = await runCommandLine(["history"], { openHistory }, { columns: 80 });
    expect(table.stdout).toContain("\u001b[36mk3xqabcd");
    const json = await runCommandLine(["history", "--json"], { openHistory }, { columns: 80 });
    expect(json.stdout).not.toContain("\u001b");
  });
});

import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fullInterview } from "../../support/full-interview.ts";
import { fakeLibrary, fakeStore, runCommandLine } from "../fakes.ts";

const record = fullInterview();

/** A store that holds the one interview under `last` and `k3`. */
function openStore(expected: string) {
  return fakeStore({
    resolveInterviewId: (id) => {
      expect(id).toBe(expected);
      return record.id;
    },
    answersWithNumbersBefore: () => [],
    loadInterview: (id) => {
      expect(id).toBe(record.id);
      return record;
    },
  });
}

describe("show", () => {
  test("prints the last interview in full", async () => {
    const { stdout, error } = await runCommandLine(["show"], {
      openStore: openStore("last"),
      openLibrary: fakeLibrary({}),
    });
    expect(error).toBeNull();
    expect(stdout).toContain("Interview k3xqabcd");
    expect(stdout).toContain("A B-tree finds rows.");
  });

  test("is the record itself as JSON, without opening the library", async () => {
    const { stdout } = await runCommandLine(["show", "k3", "--json"], {
      openStore: openStore("k3"),
    });
    expect(JSON.parse(stdout)).toEqual(record);
  });
});

describe("report", () => {
  test("prints Markdown", async () => {
    const { stdout, stderr } = await runCommandLine(["report"], {
      openStore: openStore("last"),
      openLibrary: fakeLibrary({}),
    });
    expect(stdout).toMatch(/^# Interview report: backend, mid\n/);
    expect(stderr).toBe("");
  });

  test("writes a file that only its owner reads, and makes its folder", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "greenroom-report-")), "deep", "report.md");
    const { stdout, stderr } = await runCommandLine(["report", "k3", "--output", path], {
      openStore: openStore("k3"),
      openLibrary: fakeLibrary({}),
    });
    expect([stdout, stderr]).toEqual(["", `Written to ${path}.\n`]);
    expect(readFileSync(path, "utf8")).toMatch(/^# Interview report: backend, mid\n/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  // The system says of the second that a part of its path is a file, and of the third that another program uses it.
  test.each([tmpdir(), `${tmpdir()}/`, "/"])("says that %s is a folder", async (path) => {
    const { error } = await runCommandLine(["report", "--output", path], {
      openStore: openStore("last"),
      openLibrary: fakeLibrary({}),
    });
    expect(error).toMatchObject({
      code: "usage",
      message: `${path} cannot be written: it is a folder.`,
    });
  });

  test("is its data as JSON", async () => {
    const { stdout } = await runCommandLine(["report", "--json"], {
      openStore: openStore("last"),
      openLibrary: fakeLibrary({}),
    });
    const schema = z.object({
      id: z.string(),
      summary: z.object({ score: z.number() }),
      coverage: z.array(z.unknown()),
    });
    expect(schema.parse(JSON.parse(stdout))).toMatchObject({
      id: "k3xqabcd",
      summary: { score: 2.5 },
    });
  });
});

import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { GreenroomError } from "../../../src/errors.ts";
import type { InterviewListing } from "../../../src/cli/store.ts";
import { fakePractice, fakeStore, runCommandLine } from "../fakes.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "greenroom-data-"));

async function collected(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

describe("data", () => {
  test("path is printed without opening the database", async () => {
    expect((await runCommandLine(["data"])).stdout).toBe("/nowhere/data/greenroom.db\n");
    expect((await runCommandLine(["data", "path"])).stdout).toBe("/nowhere/data/greenroom.db\n");
    for (const command of [
      ["data", "--json"],
      ["data", "path", "--json"],
    ]) {
      const { stdout } = await runCommandLine(command);
      expect(JSON.parse(stdout)).toEqual({ path: "/nowhere/data/greenroom.db" });
    }
  });

  test("export goes to stdout, or to a file, a line a thing", async () => {
    const openStore = fakeStore({ exportAll: () => [{ version: 2 }, { text: "a\u2028b\u009b" }] });
    const lines = '{"version":2}\n{"text":"a\\u2028b\\u009b"}\n';
    expect((await runCommandLine(["data", "export"], { openStore })).stdout).toBe(lines);
    const path = join(folder(), "all.jsonl");
    const { stdout, stderr } = await runCommandLine(["data", "export", "--output", path], {
      openStore,
    });
    expect(stdout).toBe("");
    expect(stderr).toContain("It holds your answers and your resume");
    expect(readFileSync(path, "utf8")).toBe(lines);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("an export that fails half-way leaves the file that was there", async () => {
    const openStore = fakeStore({
      *exportAll() {
        yield { version: 2 };
        throw new GreenroomError("usage", "damaged", "restore");
      },
    });
    const path = join(folder(), "all.jsonl");
    writeFileSync(path, "before");
    const { error } = await runCommandLine(["data", "export", "--output", path], { openStore });
    expect(error).toMatchObject({ message: "damaged" });
    expect(readFileSync(path, "utf8")).toBe("before");
    expect(readdirSync(dirname(path))).toEqual(["all.jsonl"]);
  });

  test("a backup that is imported says how to go back to it", async () => {
    const openStore = fakeStore({
      importAll: async (lines) => {
        await collected(lines);
        return { interviews: 0, skipped: 0 };
      },
    });
    const path = join(folder(), "backup.db");
    // Bytes that are no text follow, and no line ends for long.
    writeFileSync(path, Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(100, 0xff)]));
    const { error } = await runCommandLine(["data", "import", path], { openStore });
    expect(error).toMatchObject({
      code: "usage",
      message: `${path} is a database, as \`greenroom data backup\` writes it, and no export.`,
      hint: "To go back to it: while no Greenroom runs, move /nowhere/data/greenroom.db away, with /nowhere/data/greenroom.db-wal if there is one, and copy the backup to /nowhere/data/greenroom.db.",
    });
  });

  test("import reads a file, or stdin", async () => {
    const imported: string[][] = [];
    const openStore = fakeStore({
      importAll: async (lines) => {
        imported.push(await collected(lines));
        return { interviews: 2, skipped: 1 };
      },
      practice: { ...fakePractice, reviewTurns: () => 0 },
    });
    const path = join(folder(), "all.jsonl");
    writeFileSync(path, '{"from":"file"}\n{"second":1}\n');
    const { stderr } = await runCommandLine(["data", "import", path], { openStore });
    expect(stderr).toBe("Interviews added: 2; there already: 1.\n");
    await runCommandLine(["data", "import", "-"], { openStore }, { input: '{"from":"stdin"}' });
    expect(imported).toEqual([['{"from":"file"}', '{"second":1}'], ['{"from":"stdin"}']]);
  });

  test("import refuses what is no text, and a file that is not there", async () => {
    const openStore = fakeStore({
      importAll: async (lines) => {
        await collected(lines);
        return { interviews: 0, skipped: 0 };
      },
    });
    const { error } = await runCommandLine(
      ["data", "import", "-"],
      { openStore },
      { input: "{}\n\0" },
    );
    expect(error).toMatchObject({
      code: "usage",
      message: "stdin, line 2: holds a NUL byte, so it is not text.",
    });
    const missing = await runCommandLine(["data", "import", "/nowhere/x.json"], { openStore });
    expect(missing.error).toMatchObject({
      code: "usage",
      message: "/nowhere/x.json cannot be read: there is no such file or folder.",
    });
  });

  test("backup hands the path on", async () => {
    const paths: string[] = [];
    const openStore = fakeStore({
      backup: async (path) => {
        paths.push(path);
      },
    });
    await runCommandLine(["data", "backup", "copy.db"], { openStore });
    expect(paths).toEqual(["copy.db"]);
  });
});

describe("data delete", () => {
  test.each([
    [["k3xq", "--yes"], ["k3xqabcd"]],
    [["--all", "--yes"], ["all"]],
  ])("%j deletes without asking", async (parameters, expected) => {
    const deleted: string[] = [];
    const { error } = await runCommandLine(["data", "delete", ...parameters], {
      openStore: store(deleted),
    });
    expect([error, deleted]).toEqual([null, expected]);
  });

  test.each([
    [true, ["all"], "/nowhere/greenroom.db is deleted."],
    [false, [], "Nothing was deleted."],
  ])("asks on a terminal; the answer %j counts", async (answer, expected, words) => {
    const deleted: string[] = [];
    const { stderr } = await runCommandLine(
      ["data", "delete", "--all"],
      { openStore: store(deleted) },
      { columns: 80, answers: [answer] },
    );
    expect(deleted).toEqual(expected);
    expect(stderr).toContain(words);
  });

  test.each([[["k3xq", "--yes"]], [["--all", "--yes"]]])(
    "%j takes no interview away that another process is running",
    async (parameters) => {
      const deleted: string[] = [];
      // The process that started this one lives.
      const running = new Map([["running k3xqabcd", { pid: process.ppid }]]);
      const { error } = await runCommandLine(["data", "delete", ...parameters], {
        openStore: store(deleted, running),
      });
      expect(error).toMatchObject({ code: "usage" });
      expect(String(error)).toContain(`process ${process.ppid}`);
      expect(deleted).toEqual([]);
    },
  );

  test("names --yes where nobody can be asked", async () => {
    const deleted: string[] = [];
    const { error } = await runCommandLine(["data", "delete", "--all"], {
      openStore: store(deleted),
    });
    expect(error).toMatchObject({ code: "usage", hint: "Use --yes." });
    expect(deleted).toEqual([]);
  });

  test.each([[[]], [["k3xq", "--all"]]])(
    "refuses %j, which does not say what",
    async (parameters) => {
      const { error } = await runCommandLine(["data", "delete", "--yes", ...parameters]);
      expect(error).toMatchObject({ code: "usage", message: "Name one interview, or use --all." });
    },
  );
});

const listing: InterviewListing = {
  id: "k3xqabcd",
  status: "open",
  startedAt: "2026-01-31T10:00:00.000Z",
  finishedAt: null,
  role: "backend",
  level: "mid",
  mode: "coach",
  engine: "offline",
  questionLimit: 5,
  answered: 1,
  ungraded: 0,
  score: null,
};

/** A store that writes down what was deleted. @param running what it remembers of processes that run interviews */
function store(
  deleted: string[],
  running: ReadonlyMap<string, unknown> = new Map(),
): ReturnType<typeof fakeStore> {
  return fakeStore({
    resolveInterviewId: (id) => `${id}abcd`,
    readMemory: (key) => running.get(key),
    writeMemory: () => undefined,
    listInterviews: () => [listing],
    deleteInterview: (id) => deleted.push(id),
    countInterviews: () => 3,
    deleteAll: () => deleted.push("all"),
  });
}

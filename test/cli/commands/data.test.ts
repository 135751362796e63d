import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeStore, runCommandLine } from "../fakes.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "greenroom-data-"));

describe("data", () => {
  test("path is printed without opening the database", async () => {
    expect((await runCommandLine(["data"])).stdout).toBe("/nowhere/data/greenroom.db\n");
    expect((await runCommandLine(["data", "path"])).stdout).toBe("/nowhere/data/greenroom.db\n");
  });

  test("export goes to stdout, or to a file", async () => {
    const openStore = fakeStore({ exportAll: () => ({ interviews: [1] }) });
    expect(JSON.parse((await runCommandLine(["data", "export"], { openStore })).stdout)).toEqual({
      interviews: [1],
    });
    const path = join(folder(), "all.json");
    const { stdout, stderr } = await runCommandLine(["data", "export", "--output", path], {
      openStore,
    });
    expect(stdout).toBe("");
    expect(stderr).toContain("It holds your answers and your resume");
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ interviews: [1] });
  });

  test("import reads a file, or stdin", async () => {
    const imported: unknown[] = [];
    const openStore = fakeStore({
      importAll: (document) => {
        imported.push(document);
        return { interviews: 2, skipped: 1 };
      },
    });
    const path = join(folder(), "all.json");
    writeFileSync(path, '{"from":"file"}');
    const { stderr } = await runCommandLine(["data", "import", path], { openStore });
    expect(stderr).toBe("Interviews added: 2; there already: 1.\n");
    await runCommandLine(["data", "import", "-"], { openStore }, { input: '{"from":"stdin"}' });
    expect(imported).toEqual([{ from: "file" }, { from: "stdin" }]);
  });

  test("import refuses what is no JSON, and a file that is not there", async () => {
    const { error } = await runCommandLine(["data", "import", "-"], {}, { input: "oops" });
    expect(error).toMatchObject({ code: "usage", message: "stdin is not JSON." });
    const missing = await runCommandLine(["data", "import", "/nowhere/x.json"]);
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

/** A store that writes down what was deleted. */
function store(deleted: string[]): ReturnType<typeof fakeStore> {
  return fakeStore({
    resolveInterviewId: (id) => `${id}abcd`,
    deleteInterview: (id) => deleted.push(id),
    countInterviews: () => 3,
    deleteAll: () => deleted.push("all"),
  });
}

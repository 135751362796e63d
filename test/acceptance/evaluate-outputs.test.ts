/** Where `greenroom evaluate` writes: never over answers, never what it wrote itself as answers, and whole or not at all. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { binary, cleanEnvironment, greenroom, temporaryHome } from "../support/greenroom.ts";

const line = (id: string): string =>
  `${JSON.stringify({ id, questionId: "js-closures", answer: "A function with what it closes over." })}\n`;

/** A folder with two answers in `a.jsonl`, and what runs `evaluate` there. */
function newFolder() {
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  const answers = line("one") + line("two");
  writeFileSync(join(home, "a.jsonl"), answers);
  return {
    home,
    answers,
    evaluate: (...words: string[]) =>
      greenroom(["evaluate", ...words, "--engine", "offline"], { home }),
    read: (name: string) => readFileSync(join(home, name), "utf8"),
  };
}

describe("answers that are named as results too", () => {
  test.each(["a.jsonl", "./a.jsonl", "linked.jsonl", "hard.jsonl"])(
    "are not overwritten by --output %s",
    async (name) => {
      const { home, answers, evaluate, read } = newFolder();
      symlinkSync("a.jsonl", join(home, "linked.jsonl"));
      linkSync(join(home, "a.jsonl"), join(home, "hard.jsonl"));
      const { code, stderr } = await evaluate("a.jsonl", "--output", name);
      expect(stderr).toContain("a.jsonl is named as answers and as results.");
      expect(code).toBe(2);
      expect(read("a.jsonl")).toBe(answers);
      expect(readdirSync(home).filter((each) => each.endsWith(".partial"))).toEqual([]);
    },
  );

  test("such as those of --compare are refused as well", async () => {
    const { evaluate } = newFolder();
    const { code, stderr } = await evaluate("a.jsonl", "--compare", "a.jsonl");
    expect(stderr).toContain("a.jsonl is named as answers and as results.");
    expect(code).toBe(2);
  });
});

describe("results in the folder of the answers", () => {
  test.each(["answers", "answers/*"])("are no answers for the next run of %s", async (path) => {
    const { home, answers, evaluate, read } = newFolder();
    mkdirSync(join(home, "answers"));
    writeFileSync(join(home, "answers/b.jsonl"), answers);
    // What a killed run left.
    writeFileSync(join(home, "answers/results.jsonl.partial"), "{");
    const run = (...more: string[]) =>
      evaluate(
        path,
        "--output",
        "answers/results.jsonl",
        "--csv=answers/results.csv",
        "--markdown=answers/summary.md",
        ...more,
      );
    expect(await run()).toMatchObject({ code: 0 });
    const first = read("answers/results.jsonl");
    expect(await run()).toMatchObject({ code: 0 });
    expect(read("answers/results.jsonl")).toBe(first);
    writeFileSync(join(home, "answers/last.jsonl"), first);
    expect(await run("--compare", "answers/last.jsonl")).toMatchObject({ code: 0 });
  });
});

describe("two outputs", () => {
  test("of one file are refused, however it is named", async () => {
    const { home, evaluate } = newFolder();
    writeFileSync(join(home, "there.txt"), "earlier");
    symlinkSync("there.txt", join(home, "link.txt"));
    for (const [output, csv] of [
      ["./out.txt", "out.txt"],
      ["new/../out.txt", "out.txt"],
      ["there.txt", "link.txt"],
    ] as const) {
      const { code, stderr } = await evaluate("a.jsonl", "--output", output, "--csv", csv);
      expect(stderr).toContain(`Two outputs are called ${csv}.`);
      expect(code).toBe(2);
    }
    expect(readFileSync(join(home, "there.txt"), "utf8")).toBe("earlier");
    expect(existsSync(join(home, "out.txt"))).toBe(false);
  });

  test.runIf(existsSync("/dev/full"))(
    "of which one finds the disk full: the other is kept under its other name",
    async () => {
      const { home, evaluate, read } = newFolder();
      writeFileSync(join(home, "out.jsonl"), "earlier");
      for (const full of ["--junit", "--csv", "--markdown"]) {
        const { code, stderr } = await evaluate("a.jsonl", "--output=out.jsonl", full, "/dev/full");
        expect(stderr).toContain("/dev/full cannot be written: the disk is full.");
        expect(stderr).toMatch(/The first 2 results are in \S*out\.jsonl\.partial\.$/m);
        expect(code).toBe(2);
        expect(read("out.jsonl")).toBe("earlier");
        expect(read("out.jsonl.partial").split("\n")).toHaveLength(3);
      }
    },
  );
});

test.runIf(existsSync("/dev/full"))("a full stdout is said in words", () => {
  const { home } = newFolder();
  const full = openSync("/dev/full", "w");
  onTestFinished(() => closeSync(full));
  const { status, stderr } = spawnSync(process.execPath, [binary, "evaluate", "a.jsonl"], {
    cwd: home,
    env: cleanEnvironment(home),
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  expect(stderr).toMatch(/^error: ENOSPC.*\nhint: Make room on the disk/m);
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(2);
});

test.runIf(process.platform === "linux")(
  "a file that cannot be written whole leaves nothing",
  () => {
    const { home } = newFolder();
    writeFileSync(
      join(home, "many.jsonl"),
      Array.from({ length: 400 }, (_, at) => line(`r${at}`)).join(""),
    );
    // 200 kB is the largest file that the process may write.
    const command = 'ulimit -f 200; exec "$0" "$@"';
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", command, process.execPath, binary, "evaluate", "many.jsonl", "--output", "out.jsonl"],
      {
        cwd: home,
        env: cleanEnvironment(home, { NODE_COMPILE_CACHE: "" }),
        encoding: "utf8",
      },
    );
    expect(stderr).toContain("out.jsonl cannot be written");
    expect(status).toBe(2);
    expect(readdirSync(home).filter((name) => name.startsWith("out"))).toEqual([]);
  },
);

// The super-user may write everything, so somebody else has to try: one who can reach the program.
const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : null;
const canTry = [binary, process.execPath].every(
  (path) => spawnSync("test", ["-r", path], { ...nobody }).status === 0,
);

test.runIf(canTry)("a file that may not be written to is not replaced", () => {
  const { home } = newFolder();
  writeFileSync(join(home, "out.jsonl"), "earlier");
  chmodSync(join(home, "out.jsonl"), 0o444);
  if (nobody !== null) {
    chownSync(home, nobody.uid, nobody.gid);
    chownSync(join(home, "out.jsonl"), nobody.uid, nobody.gid);
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [binary, "evaluate", "a.jsonl", "--output", "out.jsonl", "--engine", "offline"],
    {
      cwd: home,
      env: cleanEnvironment(home, { NODE_COMPILE_CACHE: "" }),
      encoding: "utf8",
      ...nobody,
    },
  );
  expect(stderr).toContain("out.jsonl cannot be written: permission denied.");
  expect(status).toBe(2);
  expect(readFileSync(join(home, "out.jsonl"), "utf8")).toBe("earlier");
});

test.runIf(existsSync("/proc"))("a folder that cannot be made is said", async () => {
  const { evaluate } = newFolder();
  const { code, stderr } = await evaluate("a.jsonl", "--output", "/proc/none/out.jsonl");
  expect(stderr).toContain("/proc/none/out.jsonl cannot be written");
  expect(code).toBe(2);
});

test("of two runs that write one file the later one does, whole, and the other says so", async () => {
  const { home, evaluate, read } = newFolder();
  const { input, done } = slowly(home);
  const first = done(["evaluate", "-", "--output", "out.jsonl", "--engine", "offline"]);
  await expect.poll(() => existsSync(join(home, "out.jsonl.partial"))).toBe(true);
  const second = await evaluate("a.jsonl", "--output", "out.jsonl", "--csv", "out.csv");
  expect(second).toMatchObject({ code: 0 });
  const whole = read("out.jsonl");
  input.end(line("three"));
  const { code, stderr } = await first;
  expect(stderr).toContain("out.jsonl cannot be written: another program uses it.");
  expect(code).toBe(2);
  expect(read("out.jsonl")).toBe(whole);
});

test("--compare knows rows without ids again when their file has another name and more rows", async () => {
  const { home, evaluate } = newFolder();
  const withoutId = (answer: string): string =>
    `${JSON.stringify({ questionId: "js-closures", answer })}\n`;
  const rows = withoutId("A function with what it closes over.") + withoutId("A kind of loop.");
  writeFileSync(join(home, "before.jsonl"), rows);
  writeFileSync(join(home, "after.jsonl"), withoutId("Something new.") + rows);
  expect(await evaluate("before.jsonl", "--output", "last.jsonl")).toMatchObject({ code: 0 });
  const { stderr } = await evaluate("after.jsonl", "--compare=last.jsonl", "--output=out.jsonl");
  expect(stderr).toContain("2 compared: 0 better, 0 worse, 2 unchanged");
  expect(stderr).toContain("2 had another id or stood elsewhere, known by their answers.");
  expect(stderr).toMatch(/^1 new\.$/m);
});

test("--compare names the rows that changed, by how much, on stderr and in Markdown", async () => {
  const { home, evaluate, read } = newFolder();
  const rows = (count: number, answer: string): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `${JSON.stringify({ id: `r${index}`, candidate: "Ana", question: "What is a lock?", reference: "One thread at a time may hold a lock; the others wait.", answer })}\n`,
    ).join("");
  writeFileSync(join(home, "b.jsonl"), rows(25, "I like it."));
  await evaluate("b.jsonl", "--output", "1.jsonl");
  writeFileSync(join(home, "b.jsonl"), rows(25, "One thread at a time may hold it; others wait."));
  const words = ["b.jsonl", "--output", "2.jsonl", "--markdown", "2.md", "--compare", "1.jsonl"];
  const { code, stderr } = await evaluate(...words);
  expect(code).toBe(0);
  expect(stderr).toContain("25 compared: 25 better");
  const changed = /^ {2}r\d+, Ana: 1\.\d\d → [3-5]\.\d\d \(\+\d\.\d\d\)$/gm;
  expect(stderr.match(changed)).toHaveLength(20);
  expect(stderr).toMatch(/^ {2}And 5 more\.$/m);
  expect(read("2.md").match(/^\| r\d+ \| Ana \| 1\.\d\d \|/gm)).toHaveLength(20);
  expect(read("2.md")).toContain("_And 5 more._");
});

/** A run whose answers come when the test wants them to. */
function slowly(home: string) {
  const input = new PassThrough();
  return {
    input,
    done: async (words: readonly string[]) => {
      const child = spawn(process.execPath, [binary, ...words], {
        cwd: home,
        env: cleanEnvironment(home),
        stdio: ["pipe", "ignore", "pipe"],
      });
      let stderr = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
      });
      input.pipe(child.stdin);
      await once(child, "close");
      return { code: child.exitCode, stderr };
    },
  };
}

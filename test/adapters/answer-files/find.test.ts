import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAnswerFiles } from "../../../src/adapters/answer-files/find.ts";
import { readAnswers } from "../../../src/batch/read-answers.ts";
import { collect, options, outline } from "../../batch/reading.ts";

let folder: string;
const noStdin = { stdin: Readable.from([]) };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "greenroom-answers-"));
  const files = [
    "10.txt",
    "2.txt",
    "a/answers.jsonl",
    "a/B.CSV",
    "a/talk.wav",
    "a/notes.pdf",
    "a/.hidden.csv",
    ".git/x.csv",
    "a/node_modules/y.csv",
    "b/deep/er/z.md",
    "empty/readme.pdf",
    "[odd] name.csv",
  ];
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), "question,answer\nq,a\n");
  }
  symlinkSync("..", join(folder, "b/loop"));
  symlinkSync("../../a", join(folder, "b/deep/again"));
  symlinkSync("gone.txt", join(folder, "b/dangling.txt"));
  symlinkSync("self.txt", join(folder, "self.txt"));
  symlinkSync("../10.txt", join(folder, "b/linked.txt"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function find(...paths: string[]): Promise<string[]> {
  const found = await collect(
    findAnswerFiles(
      paths.map((path) => (path === "-" ? path : join(folder, path))),
      noStdin,
    ),
  );
  return found.map(({ name, path }) => (path === null ? name : relative(folder, name)));
}

describe("the files of a command line", () => {
  test("a folder: every answer file below, as people count, each folder once", async () => {
    expect(await find("a", "b")).toEqual([
      "a/answers.jsonl",
      "a/B.CSV",
      "a/talk.wav",
      "b/dangling.txt",
      "b/deep/again/answers.jsonl",
      "b/deep/again/B.CSV",
      "b/deep/again/talk.wav",
      "b/deep/er/z.md",
      "b/linked.txt",
      "b/loop/[odd] name.csv",
      "b/loop/2.txt",
      "b/loop/10.txt",
      "b/loop/self.txt",
    ]);
  });

  test("a pattern, and a name that looks like one", async () => {
    expect(await find("**/*.{csv,CSV,jsonl}")).toEqual([
      "[odd] name.csv",
      "a/answers.jsonl",
      "a/B.CSV",
    ]);
    expect(await find("?.txt", "[odd] name.csv")).toEqual(["2.txt", "[odd] name.csv"]);
  });

  test("paths keep their order, and a file is read once", async () => {
    expect(await find("10.txt", "-", "2.txt", "*.txt", "a/../2.txt")).toEqual([
      "10.txt",
      "stdin",
      "2.txt",
      "self.txt",
    ]);
  });

  test("a file is read whatever it is called; one that is gone is an invalid row", async () => {
    expect(await find("a/notes.pdf")).toEqual(["a/notes.pdf"]);
    const files = findAnswerFiles([join(folder, "a/notes.pdf"), join(folder, "b")], noStdin);
    const rows = await collect(readAnswers(files, options));
    expect(rows.find(({ row }) => row.file.endsWith("dangling.txt"))).toMatchObject({
      status: "invalid",
      row: { reason: "cannot be read: there is no such file" },
    });
    expect(outline(rows)).toContain("0 cannot be read: it is a link that leads in a circle");
  });

  test.each([
    ["gone.csv", "There is no file"],
    ["no*thing", "There is no file"],
    ["2.txt/x", "part of its path is a file"],
    ["self.txt", "a link that leads in a circle"],
    ["empty", "holds no answer files"],
    ["x\0y", "There is no file"],
  ])("%j is refused before anything is read", async (path, message) => {
    await expect(find(path)).rejects.toThrow(message);
    await expect(find(path)).rejects.toMatchObject({ code: "usage" });
  });

  test("a device and stdin twice are refused", async () => {
    await expect(collect(findAnswerFiles(["/dev/zero"], noStdin))).rejects.toMatchObject({
      code: "usage",
    });
    await expect(find("-", "-")).rejects.toMatchObject({ code: "usage" });
  });

  test("a pipe is read like a file", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const rows = collect(readAnswers(findAnswerFiles([pipe], noStdin), options));
    await writeFile(pipe, '{"question":"q","answer":"a"}\n{"question":"q","answer":"b"}\n');
    expect(outline(await rows)).toEqual(["1", "2"]);
    rmSync(pipe);
  });

  test("a pipe that nobody writes to is given up when the run is stopped", async () => {
    const pipe = join(folder, "silent");
    execFileSync("mkfifo", [pipe]);
    const stop = new AbortController();
    const rows = collect(
      readAnswers(findAnswerFiles([pipe], { ...noStdin, signal: stop.signal }), options),
    );
    setImmediate(() => stop.abort());
    await expect(rows).rejects.toMatchObject({ code: "stopped" });
    rmSync(pipe);
  });

  test("pipes in folders and patterns are left out: nobody may ever write to them", async () => {
    const holder = join(folder, "pipes");
    mkdirSync(holder);
    execFileSync("mkfifo", [join(holder, "pipe.jsonl")]);
    writeFileSync(join(holder, "x.jsonl"), "{}\n");
    const inside = ["pipes/x.jsonl"];
    expect(await find("pipes")).toEqual(inside);
    expect(await find("pipes/*.jsonl")).toEqual(inside);
    rmSync(holder, { recursive: true });
  });

  test("a file that may not be read is an invalid row", async () => {
    const secret = join(folder, "a/secret.csv");
    writeFileSync(secret, "question,answer\nq,a\n");
    chmodSync(secret, 0);
    const rows = await collect(readAnswers(findAnswerFiles([secret], noStdin), options));
    // The super-user may read everything.
    const expected = process.getuid?.() === 0 ? "2" : "0 cannot be read: permission denied";
    expect(outline(rows)).toEqual([expected]);
    rmSync(secret);
  });
});

describe("stdin", () => {
  test("is read to its end", async () => {
    const stdin = Readable.from([Buffer.from("question,ans"), Buffer.from("wer\nq,a")]);
    const rows = await collect(readAnswers(findAnswerFiles(["-"], { stdin }), options));
    expect(outline(rows)).toEqual(["2"]);
  });

  test("is given up when the run is stopped, even while nothing comes", async () => {
    const stop = new AbortController();
    const stdin = new Readable({ read: () => setImmediate(() => stop.abort()) });
    const rows = collect(
      readAnswers(findAnswerFiles(["-"], { stdin, signal: stop.signal }), options),
    );
    await expect(rows).rejects.toMatchObject({ code: "stopped" });
    stdin.destroy();
  });
});

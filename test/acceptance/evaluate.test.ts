/** `greenroom evaluate` offline: what it reads and writes, and how it ends. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { greenroom } from "../support/greenroom.ts";
import { answerOf, closures, newHome, rowsOf, writeRows } from "./answer-rows.ts";

describe("evaluate offline", () => {
  test("reads files of every kind, reports bad rows with their place, and ends with 1 for them", async () => {
    const home = newHome();
    writeFileSync(
      join(home, "a.jsonl"),
      `${JSON.stringify({ id: "one", questionId: "js-closures", answer: answerOf(1) })}\n` +
        `{"answer": 3}\nnot json\n\u0000\n` +
        `${JSON.stringify({ question: "What is DNS?", reference: ["DNS maps names to addresses."], answer: "It turns host names into IP addresses." })}\n`,
    );
    writeFileSync(
      join(home, "b.csv"),
      'question,reference,answer,candidate\n"What is a mutex?","Only one thread holds it.","One thread holds it, the rest wait.","=HYPERLINK(1)"\n',
    );
    writeFileSync(
      join(home, "c.md"),
      "---\nquestionId: js-closures\n---\nA closure is a function with the variables around it.\n",
    );
    const { code, stdout, stderr } = await greenroom(
      ["evaluate", "a.jsonl", "b.csv", "c.md", "--csv", "out.csv", "--output", "-"],
      { home },
    );
    const rows = rowsOf(stdout);
    expect(rows.map(({ file, line, status }) => [file, line, status])).toEqual([
      ["a.jsonl", 1, "evaluated"],
      ["a.jsonl", 2, "invalid"],
      ["a.jsonl", 3, "invalid"],
      ["a.jsonl", 4, "invalid"],
      ["a.jsonl", 5, "evaluated"],
      ["b.csv", 2, "evaluated"],
      ["c.md", 1, "evaluated"],
    ]);
    expect(stderr).toMatch(/^error: 3 could not be read\.$/m);
    expect(code).toBe(1);
    expect(readFileSync(join(home, "out.csv"), "utf8")).toContain("'=HYPERLINK(1)");
  });

  test("--dry-run counts as the run does, rows of a question that the bank does not have too", async () => {
    const home = newHome();
    const rows = [
      { id: "one", questionId: "js-closures", answer: answerOf(1) },
      { id: "two", questionId: "no-such-question", answer: "Anything." },
      { id: "three" },
    ];
    writeFileSync(join(home, "a.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const planned = await greenroom(["evaluate", "a.jsonl", "--dry-run", "--json"], { home });
    expect(JSON.parse(planned.stdout)).toMatchObject({ answers: 1, invalid: 2 });
    const run = await greenroom(["evaluate", "a.jsonl"], { home });
    expect(rowsOf(run.stdout).filter(({ status }) => status === "invalid")).toHaveLength(2);
  });

  test("is stopped while it waits for somebody to write into a pipe", async () => {
    const home = newHome();
    execFileSync("mkfifo", [join(home, "pipe")]);
    const { code, stderr } = await greenroom(["evaluate", "pipe", "--engine", "offline"], {
      home,
      // Nothing tells that it waits: the signal must end it whenever it comes.
      onStart: (child) => setTimeout(() => child.kill("SIGTERM"), 1500),
    });
    expect(stderr).toContain("Stopped");
    expect(code).toBe(143);
  });

  test("is stopped while it waits for somebody to read a pipe that it is to write", async () => {
    const home = newHome();
    execFileSync("mkfifo", [join(home, "pipe")]);
    writeRows(join(home, "a.jsonl"), closures(1));
    const command = "evaluate a.jsonl --engine offline --output pipe".split(" ");
    const { code, stderr } = await greenroom(command, {
      home,
      onStart: (child) => setTimeout(() => child.kill("SIGTERM"), 1500),
    });
    expect(stderr).toContain("Stopped");
    expect(code).toBe(143);
  });

  test("writes all of it into a pipe that is read late and slowly, and says when its reader leaves", async () => {
    const home = newHome();
    execFileSync("mkfifo", [join(home, "pipe")]);
    writeRows(join(home, "a.jsonl"), closures(500));
    const command = "evaluate a.jsonl --engine offline --output".split(" ");
    const readWith = (program: string) =>
      spawn("sh", ["-c", program], { cwd: home, stdio: ["ignore", "ignore", "inherit"] });
    const reader = readWith("sleep 0.5; (sleep 0.5; cat) < pipe > copy");
    const written = once(reader, "close");
    expect((await greenroom([...command, "pipe"], { home })).code).toBe(0);
    expect((await greenroom([...command, "file"], { home })).code).toBe(0);
    await written;
    expect(readFileSync(join(home, "copy"), "utf8")).toBe(readFileSync(join(home, "file"), "utf8"));
    const leaving = once(readWith("head -c 10 < pipe"), "close");
    const { code, stderr } = await greenroom([...command, "pipe"], { home });
    await leaving;
    expect(stderr).toMatch(/^error: pipe cannot be written/m);
    expect(code).toBe(2);
  });

  test("--strict stops at the first bad row, a missing file is found before anything is written", async () => {
    const home = newHome();
    writeFileSync(join(home, "a.jsonl"), "nonsense\n");
    const strict = await greenroom(["evaluate", "a.jsonl", "--strict", "--output", "x.jsonl"], {
      home,
    });
    expect(strict.code).toBe(2);
    expect(strict.stderr).toMatch(/a\.jsonl:1|a\.jsonl, line 1/);
    mkdirSync(join(home, "in"));
    symlinkSync("nowhere.jsonl", join(home, "in", "gone.jsonl"));
    const unreadable = await greenroom(["evaluate", "in", "--strict"], { home });
    expect(unreadable.stderr).toContain(
      "error: in/gone.jsonl cannot be read: there is no such file.\n",
    );
    const missing = await greenroom(["evaluate", "no.jsonl", "--output", "x.jsonl"], { home });
    expect(missing.code).toBe(2);
    expect(existsSync(join(home, "x.jsonl"))).toBe(false);
  });

  test("files without an answer leave the results of an earlier run as they are", async () => {
    const home = newHome();
    writeFileSync(join(home, "empty.jsonl"), "\n");
    writeFileSync(join(home, "out.jsonl"), "earlier");
    const { code, stderr } = await greenroom(["evaluate", "empty.jsonl", "--output", "out.jsonl"], {
      home,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("There is no answer in empty.jsonl.");
    expect(readFileSync(join(home, "out.jsonl"), "utf8")).toBe("earlier");
    expect(existsSync(join(home, "out.jsonl.partial"))).toBe(false);
  });

  test("--min-score and --min-mean set the exit code", async () => {
    const home = newHome();
    writeRows(join(home, "a.jsonl"), closures(2));
    const run = async (...more: string[]): Promise<number | null> =>
      (await greenroom(["evaluate", "a.jsonl", "--output", "x.jsonl", ...more], { home })).code;
    expect(await run()).toBe(0);
    expect(await run("--min-score", "5")).toBe(1);
    expect(await run("--min-mean", "5")).toBe(1);
    expect(await run("--min-score", "1", "--min-mean", "1")).toBe(0);
  });

  test("writes the same bytes twice, and --compare says that nothing changed", async () => {
    const home = newHome();
    writeRows(join(home, "a.jsonl"), closures(4));
    await greenroom(["evaluate", "a.jsonl", "--output", "1.jsonl"], { home });
    const again = await greenroom(
      ["evaluate", "a.jsonl", "--output", "2.jsonl", "--compare", "1.jsonl"],
      { home },
    );
    expect(readFileSync(join(home, "2.jsonl"), "utf8")).toBe(
      readFileSync(join(home, "1.jsonl"), "utf8"),
    );
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/unchanged|no change|changed: 0/i);
  });
});

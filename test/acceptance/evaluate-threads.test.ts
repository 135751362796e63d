/** `greenroom evaluate` over more answers than one thread grades: the same bytes, however many threads there are. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { seededRandom } from "../../src/interview/random.ts";
import type { FakeOpenAi } from "../support/fake-openai.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import { greenroom, jsonLines, temporaryHome } from "../support/greenroom.ts";
import type { RunResult } from "../support/greenroom.ts";
import { library } from "../support/library.ts";

function newHome(): string {
  const { path, remove } = temporaryHome();
  onTestFinished(remove);
  return path;
}

function writeRows(path: string, rows: readonly unknown[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** Rows of every kind that the graders treat in a way of its own. */
function mixedRows(count: number): unknown[] {
  const questions = library.questions().slice(0, 40);
  return Array.from({ length: count }, (_, index) => {
    const question = questions[index % questions.length];
    const id = `r${index}`;
    const example = question?.examples?.strong ?? "";
    switch (index % 8) {
      case 0:
        return { id, questionId: question?.id, answer: "I don't know" };
      case 1:
        return {
          id,
          question: "What does a lock do?",
          reference: [
            `A lock lets one thread at a time into section ${index % 16}.`,
            "It excludes.",
          ],
          answer: "It lets one thread at a time in, and the others wait for it.",
        };
      case 2:
        return { id, question: "What is it?", answer: "Nobody can tell how that is to be graded." };
      case 3:
        return { id, questionId: "there-is-no-such-question", answer: "An answer." };
      case 4:
        return { id, questionId: question?.id };
      case 5:
        return { id, questionId: question?.id, language: "es", answer: example };
      default:
        return { id, questionId: question?.id, answer: `${example} That was answer ${index}.` };
    }
  });
}

test("offline, one thread and several write the same results", async () => {
  const home = newHome();
  const count = 1800;
  writeRows(join(home, "in.jsonl"), mixedRows(count));
  for (const concurrency of [1, 6]) {
    const { code, stderr } = await greenroom(
      `evaluate in.jsonl --engine offline --concurrency ${concurrency} --output ${concurrency}.jsonl --junit ${concurrency}.xml`.split(
        " ",
      ),
      { home },
    );
    expect(code).toBe(1);
    expect(stderr).toContain("1,800 answers");
  }
  const written = (name: string): string => readFileSync(join(home, name), "utf8");
  expect(jsonLines(written("1.jsonl"))).toHaveLength(count);
  expect(written("6.jsonl")).toBe(written("1.jsonl"));
  const timeless = (xml: string): string => xml.replaceAll(/ (?:timestamp|time)="[^"]*"/g, "");
  expect(timeless(written("6.xml"))).toBe(timeless(written("1.xml")));
});

describe("by a model", () => {
  const count = 150;
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    questionId: "js-closures",
    answer: `A closure keeps the variables of its function alive after it has returned, as in program ${index}.`,
  }));

  async function newServer(): Promise<FakeOpenAi> {
    const server = await startFakeOpenAi({ script: () => ({ type: "sample" }), delayMs: 20 });
    onTestFinished(async () => {
      await server.close();
      expect(server.problems).toEqual([]);
    });
    return server;
  }

  /** @param mostRequests killed once the server got so many more */
  function judge(
    home: string,
    name: string,
    server: FakeOpenAi,
    mostRequests = Number.POSITIVE_INFINITY,
  ): Promise<RunResult> {
    const killAt = server.requests.length + mostRequests;
    return greenroom(
      ["evaluate", `${name}.jsonl`, "--output", `${name}.out`, "--concurrency", "16"],
      {
        home,
        environment: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: "sk-test" },
        onStart: (child) => {
          const timer = setInterval(() => {
            if (server.requests.length >= killAt) child.kill("SIGKILL");
          }, 2);
          child.once("close", () => clearInterval(timer));
        },
      },
    );
  }

  const rowSchema = z.looseObject({ file: z.string(), line: z.number() });

  /** Without what depends on where a row stands. */
  const resultsOf = (home: string, names: readonly string[]): unknown[] =>
    names.flatMap((name) =>
      jsonLines(readFileSync(join(home, `${name}.out`), "utf8")).map((row) => {
        const { file: _file, line: _line, ...result } = rowSchema.parse(row);
        return result;
      }),
    );

  test("runs that are too short for a thread write what a long one does", async () => {
    const server = await newServer();
    const home = newHome();
    const parts = ["a", "b", "c", "d", "e"];
    const each = 8;
    const all = rows.slice(0, parts.length * each);
    writeRows(join(home, "all.jsonl"), all);
    expect((await judge(home, "all", server)).code).toBe(0);
    expect(server.requests).toHaveLength(all.length);
    const short = newHome();
    for (const [at, name] of parts.entries()) {
      writeRows(join(short, `${name}.jsonl`), all.slice(at * each, (at + 1) * each));
      expect((await judge(short, name, server)).code).toBe(0);
    }
    expect(resultsOf(home, ["all"])).toEqual(resultsOf(short, parts));
  });

  test("killed with a thread at work it goes on: nothing is missing, nothing twice", async () => {
    const server = await newServer();
    const calm = newHome();
    writeRows(join(calm, "in.jsonl"), rows);
    await judge(calm, "in", server);
    const home = newHome();
    writeRows(join(home, "in.jsonl"), rows);
    const before = server.requests.length;
    const random = seededRandom(7);
    const killed = await judge(home, "in", server, 105 + Math.floor(random() * 30));
    expect(killed.signal).toBe("SIGKILL");
    expect((await judge(home, "in", server)).code).toBe(0);
    expect(resultsOf(home, ["in"])).toEqual(resultsOf(calm, ["in"]));
    // Asked again at most: what was on the wire, and what was not yet on the disk while the thread started.
    expect(server.requests.length - before).toBeLessThanOrEqual(count + 60);
  });
});

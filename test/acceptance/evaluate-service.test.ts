/** What `greenroom evaluate` says of its service: that it is waited for, and that it counts no tokens. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startFakeOpenAi, faults } from "../support/fake-openai.ts";
import type { FakeOpenAi, FakeReply } from "../support/fake-openai.ts";
import { binary, cleanEnvironment, greenroom, jsonLines } from "../support/greenroom.ts";
import { temporaryHome } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";

const count = 20;
const served = 6;
const command =
  "evaluate answers.jsonl --output out.jsonl --model test-model --concurrency 4".split(" ");

/** Answers a few requests; whatever comes then is not taken. */
async function startFailing(fault: FakeReply): Promise<{ home: string; server: FakeOpenAi }> {
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  const rows = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `r${index}`,
      questionId: "js-closures",
      answer: `A closure keeps the variables of its function alive, as in program ${index}.`,
    }),
  );
  writeFileSync(join(home, "answers.jsonl"), rows.join("\n"));
  const server = await startFakeOpenAi({
    script: (_, index) => (index < served ? { type: "sample" } : fault),
  });
  onTestFinished(async () => {
    await server.close();
    expect(server.problems).toEqual([]);
  });
  return { home, server };
}

const busy = faults.rateLimit({ "retry-after": "90" });

async function stopWhileWaiting(fault: FakeReply, said: string, ...more: string[]) {
  const { home, server } = await startFailing(fault);
  const result = await greenroom([...command, ...more], {
    home,
    environment: { OPENAI_BASE_URL: server.baseUrl },
    onStart: (child) => {
      let stderr = "";
      child.stderr?.on("data", (text: string) => {
        if (stderr.includes(said)) return;
        stderr += text;
        if (stderr.includes(said)) child.kill("SIGINT");
      });
    },
  });
  return { home, ...result };
}

describe("evaluate while it waits", { timeout: 120_000 }, () => {
  test.each([
    [
      "a service that is down",
      faults.serverError(503),
      /status 503.* Waiting for the service, 5 min at most/,
    ],
    ["a pause that it wants", busy, /takes no more requests for now\. Waiting (90|89) s at most/],
  ])("for %s says so once, and Ctrl-C keeps the results", async (_, fault, expected) => {
    const { home, code, stderr } = await stopWhileWaiting(fault, "at most; Ctrl-C");
    expect(stderr).toMatch(expected);
    expect(stderr.match(/at most; Ctrl-C/g)).toHaveLength(1);
    expect(stderr).toContain("Stopping: what is under way is finished.");
    expect(stderr).toMatch(
      /^Stopped after (\d+) answers\. The first \1 results are in .* Run the same command again to go on\.$/m,
    );
    expect(code).toBe(130);
    expect(existsSync(join(home, "out.jsonl"))).toBe(false);
    const partial = jsonLines(readFileSync(join(home, "out.jsonl.partial"), "utf8"));
    // One that failed before it was clear that all do may stand behind them.
    expect(partial.slice(0, served)).toMatchObject(
      Array.from({ length: served }, (__, index) => ({ id: `r${index}`, status: "evaluated" })),
    );
  });

  test.each([
    ["es", "Esperando al servicio, 5 min como máximo", "Esperando 90 s como máximo"],
    ["pt", "Esperando o serviço, 5 min no máximo", "Esperando 90 s no máximo"],
  ])("says so in %s", async (language, outage, pause) => {
    for (const [fault, said] of [
      [faults.serverError(503), outage],
      [busy, pause],
    ] as const) {
      const { code, stderr } = await stopWhileWaiting(fault, said, "--language", language);
      expect(stderr).toContain(said);
      expect(code).toBe(130);
    }
  });

  test("in a terminal the progress line counts down, and Ctrl-C ends it", async () => {
    const { home, server } = await startFailing(busy);
    const terminal = openPseudoTerminal(
      process.execPath,
      [binary, ...command.map((word) => word.replace(/^\w+\.jsonl$/, (name) => join(home, name)))],
      { environment: { ...cleanEnvironment(home), OPENAI_BASE_URL: server.baseUrl } },
    );
    await terminal.waitFor("Send these?", 20_000);
    terminal.type("y\r");
    await terminal.waitFor("Waiting 90 s at most", 20_000);
    await terminal.waitFor("waiting for the service, 8", 20_000);
    terminal.type("\u0003");
    expect((await terminal.ended).exitCode).toBe(130);
    expect(terminal.output()).toMatch(/Run the same command again to go\s+on\./);
  });

  test("--quiet says nothing until it ends", async () => {
    const { home, server } = await startFailing(busy);
    const result = await greenroom([...command, "--quiet"], {
      home,
      environment: { OPENAI_BASE_URL: server.baseUrl },
      onStart: (child) => {
        const timer = setInterval(() => {
          // The last reply but one has been saved, the pause has begun.
          if (server.requests.length <= served) return;
          clearInterval(timer);
          setTimeout(() => child.kill("SIGINT"), 500);
        }, 10);
        child.once("close", () => clearInterval(timer));
      },
    });
    expect(result.code).toBe(130);
    expect(result.stderr).toMatch(/leaves this machine\. .*\nStopped after \d+ answers?\..*\n$/);
  });
});

// Each is judged twice: the two graders disagree.
test.each([
  ["en", "6 calls, whose tokens the server does not count: the price is not known."],
  ["es", "6 llamadas, cuyos tokens no cuenta el servidor: no se conoce el precio."],
  ["pt", "6 chamadas, cujos tokens o servidor não conta: preço desconhecido."],
])(
  "a server that counts no tokens is told of, whatever --price says, in %s",
  async (language, said) => {
    const { path: home, remove } = temporaryHome();
    onTestFinished(remove);
    const rows = [1, 2, 3].map((index) => ({
      questionId: "js-closures",
      answer: `A closure ${index}.`,
    }));
    writeFileSync(join(home, "answers.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    const server = await startFakeOpenAi({ script: () => ({ type: "sample", usage: false }) });
    onTestFinished(server.close);
    const { stderr } = await greenroom([...command, "--price", "1/2", "--language", language], {
      home,
      environment: { OPENAI_BASE_URL: server.baseUrl },
    });
    expect(stderr).toContain(said);
  },
);

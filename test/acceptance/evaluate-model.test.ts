/** `greenroom evaluate` by a model: that no killing costs an answer, what failures come to, and what is paid for. */
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { seededRandom } from "../../src/interview/random.ts";
import { wavHeader } from "../../src/speech/wav.ts";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import { fakeBatches } from "../support/fake-openai-batches.ts";
import type { FakeOpenAi, FakePart, FakeReply } from "../support/fake-openai.ts";
import { faults, startFakeOpenAi } from "../support/fake-openai.ts";
import type { ChatRequest } from "../support/fake-openai-rules.ts";
import { binary, cleanEnvironment, greenroom } from "../support/greenroom.ts";
import type { RunOptions, RunResult } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { answerOf, closures, newHome, rowsOf, writeRows } from "./answer-rows.ts";

async function newServer(script: (request: ChatRequest) => FakeReply): Promise<FakeOpenAi> {
  const server = await startFakeOpenAi({ script, delayMs: 40 });
  onTestFinished(async () => {
    await server.close();
    expect(server.problems).toEqual([]);
  });
  return server;
}

describe("evaluate by a model", () => {
  const count = 60;
  const command = "evaluate answers.jsonl --model test-model --concurrency 4 --price 2/10".split(
    " ",
  );

  const run = (
    home: string,
    server: FakeOpenAi,
    output: string,
    options: Partial<RunOptions> = {},
  ): Promise<RunResult> =>
    greenroom([...command, "--output", output, "--junit", `${output}.xml`], {
      home,
      environment: { OPENAI_BASE_URL: server.baseUrl },
      ...options,
    });

  /** Times and costs aside, as they are what a run that was interrupted has paid already. */
  const comparable = (home: string, output: string): string =>
    readFileSync(join(home, output), "utf8").replaceAll(/"usage":\{[^}]*\}/g, '"usage":{}');

  test(
    "killed at ten moments it goes on each time: no row twice, none missing, the same bytes",
    { timeout: 120_000 },
    async () => {
      const calm = newHome();
      writeRows(join(calm, "answers.jsonl"), closures(count));
      const calmServer = await newServer(() => ({ type: "sample" }));
      const undisturbed = await run(calm, calmServer, "out.jsonl");
      expect(undisturbed.code).toBe(0);
      expect(calmServer.requests).toHaveLength(count);

      const home = newHome();
      writeRows(join(home, "answers.jsonl"), closures(count));
      const server = await newServer(() => ({ type: "sample" }));
      const random = seededRandom(20_261);
      let kills = 0;
      for (let round = 0; round < 10; round += 1) {
        // After a few more requests than before, so that every round gets somewhere.
        const target = server.requests.length + 1 + Math.floor(random() * 5);
        const result = await run(home, server, "out.jsonl", {
          onStart: killWhen(() => server.requests.length >= target, random() * 30),
        });
        if (result.signal === "SIGKILL") kills += 1;
        expect(existsSync(join(home, "out.jsonl")) && result.signal === "SIGKILL").toBe(false);
      }
      expect(kills).toBeGreaterThanOrEqual(8);
      const last = await run(home, server, "out.jsonl");
      expect(last.code).toBe(0);
      expect(comparable(home, "out.jsonl")).toBe(comparable(calm, "out.jsonl"));
      expect(rowsOf(readFileSync(join(home, "out.jsonl"), "utf8")).map(({ id }) => id)).toEqual(
        closures(count).map(({ id }) => id),
      );
      // At most what was under way at each killing was asked again: four calls, and those whose save was not yet done.
      expect(server.requests.length).toBeLessThanOrEqual(count + kills * 10);
      expect(server.requests.length).toBeGreaterThanOrEqual(count);

      const before = server.requests.length;
      await run(home, server, "again.jsonl");
      expect(server.requests.length).toBe(before);
    },
  );

  test("Ctrl-C finishes what is under way, keeps what is done, and says how to go on", async () => {
    const home = newHome();
    writeRows(join(home, "answers.jsonl"), closures(count));
    const server = await newServer(() => ({ type: "sample" }));
    const stopped = await run(home, server, "out.jsonl", {
      onStart: signalWhen("SIGINT", () => server.requests.length >= 12),
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(/Run the same command again to go on\./);
    expect(existsSync(join(home, "out.jsonl"))).toBe(false);
    const partial = rowsOf(readFileSync(join(home, "out.jsonl.partial"), "utf8"));
    expect(partial.length).toBeGreaterThanOrEqual(8);
    expect(partial.map(({ status }) => status)).toEqual(partial.map(() => "evaluated"));
    const askedFor = server.requests.length;
    expect((await run(home, server, "out.jsonl")).code).toBe(0);
    // Everything that was asked before the stop was saved: nothing is asked twice.
    expect(server.requests.length).toBe(count);
    expect(askedFor).toBeLessThan(count);
  });

  test.each([
    ["en", "does not know the model", "`greenroom doctor` shows which models there are"],
    ["es", "no conoce el modelo", "`greenroom doctor` muestra"],
    ["pt", "não conhece o modelo", "`greenroom doctor` mostra"],
  ])("a model that is not there is said at once, in %s", async (language, what, hint) => {
    const home = newHome();
    writeRows(join(home, "in.jsonl"), closures(40));
    const server = await newServer(() => faults.unknownModel);
    const { code, stderr } = await greenroom(
      ["evaluate", "in.jsonl", "--output", "out.jsonl", "--language", language],
      { home, environment: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: "sk-test" } },
    );
    expect(code).toBe(5);
    expect(stderr).toContain(what);
    expect(stderr).toContain(hint);
    expect(server.requests.length).toBeLessThan(10);
    expect(existsSync(join(home, "out.jsonl"))).toBe(false);
  });

  test("where no request is taken the hint is not to come again later", async () => {
    const home = newHome();
    writeRows(join(home, "in.jsonl"), [...closures(2), { id: "bad" }]);
    const error = { message: "too long", code: "context_length_exceeded", param: null };
    const server = await newServer(() => ({ type: "status", status: 400, body: { error } }));
    const { code, stderr } = await greenroom(["evaluate", "in.jsonl", "--output", "out.jsonl"], {
      home,
      environment: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: "sk-test" },
    });
    expect(code).toBe(5);
    expect(stderr).toContain("2 not graded: the service did not take the request");
    expect(stderr).toContain("hint: Choose a model with a larger context");
    expect(stderr).not.toContain("later");
  });

  test("a row that fails is ungraded, the rest is not, and the next run asks for that one alone", async () => {
    const home = newHome();
    writeRows(join(home, "answers.jsonl"), closures(6));
    let isBroken = true;
    const server = await newServer((request) =>
      isBroken && request.messages.at(-1)?.content.includes("program 3.") === true
        ? { type: "refusal", text: "I cannot do that." }
        : { type: "sample" },
    );
    const first = await run(home, server, "out.jsonl");
    expect(first.code).toBe(1);
    const rows = rowsOf(readFileSync(join(home, "out.jsonl"), "utf8"));
    expect(rows.map(({ status }) => status)).toEqual([
      "evaluated",
      "evaluated",
      "evaluated",
      "ungraded",
      "evaluated",
      "evaluated",
    ]);
    expect(readFileSync(join(home, "out.jsonl.xml"), "utf8")).toMatch(/<error|<failure/);
    isBroken = false;
    const before = server.requests.length;
    expect((await run(home, server, "out.jsonl")).code).toBe(0);
    expect(server.requests.length).toBe(before + 1);
  });

  test("what the service says of a single failure is told with the summary", async () => {
    const home = newHome();
    writeRows(join(home, "answers.jsonl"), closures(3));
    const server = await newServer((request) =>
      request.messages.at(-1)?.content.includes("program 1.") === true
        ? faults.serverError(503)
        : { type: "sample" },
    );
    const { code, stderr } = await run(home, server, "out.jsonl");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The last failure: \S+ failed with status 503/m);
  });

  test("--max-cost stops before it is passed", async () => {
    const home = newHome();
    writeRows(join(home, "answers.jsonl"), closures(count));
    const server = await newServer(() => ({ type: "sample" }));
    const { code, stderr } = await greenroom(
      [...command, "--output", "out.jsonl", "--max-cost", "0.05"],
      { home, environment: { OPENAI_BASE_URL: server.baseUrl } },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/--max-cost 0\.05 might be passed/);
    expect(stderr).toContain("each run has the whole limit");
    expect(server.requests.length).toBeLessThan(count);
    const asked = server.requests.length;
    expect(asked).toBeGreaterThan(0);
    // What is written is a beginning, though a shorter answer further on would still be allowed.
    const ids = (name: string) =>
      rowsOf(readFileSync(join(home, name), "utf8")).map(({ id }) => id);
    const begun = ids("out.jsonl.partial");
    expect(begun).toEqual(
      closures(count)
        .map(({ id }) => id)
        .slice(0, begun.length),
    );

    await greenroom([...command, "--output", "out.jsonl", "--max-cost", "0.05"], {
      home,
      environment: { OPENAI_BASE_URL: server.baseUrl },
    });
    expect(server.requests.length).toBeGreaterThan(asked);
    expect(ids("out.jsonl")).toHaveLength(count);
  });
});

describe("recordings", () => {
  const audio = fakeAudio({ transcribe: () => ({ text: answerOf(1), seconds: 2 }) });
  const spoken = ["evaluate", "answer.wav", "--question", "js-closures", "--price", "1/5"];

  async function newRecording(parts: readonly FakePart[] = [audio], pattern = "sound") {
    const home = newHome();
    const bytes = 64_000;
    const sound = Buffer.alloc(bytes, pattern);
    writeFileSync(
      join(home, "answer.wav"),
      Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: bytes }), sound]),
    );
    const server = await startFakeOpenAi({ script: () => ({ type: "sample" }), parts });
    onTestFinished(async () => {
      await server.close();
      expect(server.problems).toEqual([]);
    });
    const environment = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: "sk-test" };
    return {
      home,
      environment,
      server,
      run: (...words: string[]) => greenroom([...spoken, ...words], { home, environment }),
    };
  }

  test("are counted by --dry-run, which sends nothing, until they are transcribed", async () => {
    const { server, run } = await newRecording();
    const before = await run("--dry-run");
    expect(before.stdout).toContain(
      "1 recording to transcribe, 0.03 minutes at most, at a price that is not known",
    );
    expect(server.requests).toEqual([]);
    expect(audio.heard).toEqual([]);
    expect((await run("--output", "out.jsonl")).code).toBe(0);
    expect(audio.heard).toHaveLength(1);
    const after = await run("--dry-run", "--json");
    expect(JSON.parse(after.stdout)).toMatchObject({
      answers: 1,
      free: 1,
      transcription: { recordings: 0, mostMinutes: 0, mostCostUsd: 0 },
    });
  });

  test.each(["", "Thank you."])("that are silent have no score (heard as %j)", async (text) => {
    const part = fakeAudio({ transcribe: () => ({ text, seconds: 2 }) });
    const { home, server, run } = await newRecording([part], "\0");
    expect((await run("--output", "out.jsonl")).code).toBe(1);
    const [row] = rowsOf(readFileSync(join(home, "out.jsonl"), "utf8"));
    expect(row).toMatchObject({ status: "invalid", score: null });
    expect(row?.reason).toContain("is silent");
    expect(server.requests).toEqual([]);
    await run();
    expect(part.heard).toHaveLength(1);
  });

  test.each([[], ["--via", "batch-api"]])(
    "that are being transcribed stand in the progress line",
    async (...more) => {
      const silent = fakeAudio({ transcribe: () => "hang" });
      const batches = fakeBatches();
      onTestFinished(() => batches.remove());
      const { home, environment } = await newRecording([silent, batches]);
      const words = `evaluate ${home}/answer.wav --question js-closures --output ${home}/out.jsonl`;
      const terminal = openPseudoTerminal(
        process.execPath,
        [binary, ...words.split(" "), ...more],
        { environment: cleanEnvironment(home, environment) },
      );
      await terminal.waitFor("Send these?", 20_000);
      terminal.type("y\r");
      await terminal.waitFor("transcribing 1 recording", 20_000);
      // What is under way would be finished, which this one never is.
      terminal.type("\u0003");
      await terminal.waitFor("Stopping", 20_000);
      terminal.type("\u0003");
      expect((await terminal.ended).exitCode).toBe(130);
    },
  );

  test("are not sent where --max-cost could not be kept", async () => {
    const { run } = await newRecording();
    const heard = audio.heard.length;
    const { code, stderr } = await run("--max-cost", "1");
    expect(code).toBe(1);
    expect(stderr).toContain("so --max-cost cannot be kept");
    expect(audio.heard).toHaveLength(heard);
  });
});

function killWhen(condition: () => boolean, afterMs: number): (child: ChildProcess) => void {
  return signalWhen("SIGKILL", condition, afterMs);
}

/** Sends the signal so long after the condition holds. */
function signalWhen(
  signal: NodeJS.Signals,
  condition: () => boolean,
  afterMs = 0,
): (child: ChildProcess) => void {
  return (child) => {
    const timer = setInterval(() => {
      if (!condition()) return;
      clearInterval(timer);
      setTimeout(() => child.kill(signal), afterMs);
    }, 2);
    child.once("close", () => clearInterval(timer));
  };
}

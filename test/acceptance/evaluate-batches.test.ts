import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { fakeAudio } from "../support/fake-openai-audio.ts";
import type { FakeAudioOptions } from "../support/fake-openai-audio.ts";
import { fakeBatches } from "../support/fake-openai-batches.ts";
import type { FakeBatches, FakeBatchesOptions } from "../support/fake-openai-batches.ts";
import type { ChatRequest } from "../support/fake-openai-rules.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";
import type { FakeOpenAi, FakeReply } from "../support/fake-openai.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";
import type { RunOptions, RunResult } from "../support/greenroom.ts";

const resultSchema = z.object({
  id: z.string().nullable(),
  status: z.string(),
  score: z.number().nullable(),
  reason: z.string().nullable(),
  usage: z.object({
    inputTokens: z.number(),
    outputTokens: z.number(),
    costUsd: z.number().nullable(),
  }),
});
type Result = z.infer<typeof resultSchema>;

const reportSchema = z.object({
  id: z.string(),
  state: z.string(),
  requests: z.number(),
  replied: z.number(),
  failed: z.number(),
  missing: z.number(),
  costUsd: z.number().nullable(),
  batches: z.array(z.object({ state: z.string(), problem: z.string().nullable() })),
});

interface Scene {
  readonly fake: FakeBatches;
  readonly server: FakeOpenAi;
  readonly home: string;
  /** Words without spaces in them. */
  readonly run: (words: string, options?: Partial<RunOptions>) => Promise<RunResult>;
  readonly results: (name?: string) => readonly Result[];
}

async function setUp(
  options: FakeBatchesOptions & {
    readonly audio?: FakeAudioOptions;
    /** What the ordinary path gets; plausible replies when absent. */
    readonly chat?: (request: ChatRequest) => FakeReply;
    readonly apiKey?: string;
  } = {},
): Promise<Scene> {
  const { audio, chat = () => ({ type: "sample" }), apiKey, ...batchOptions } = options;
  const fake = fakeBatches(batchOptions);
  const parts = [fake, ...(audio === undefined ? [] : [fakeAudio(audio)])];
  const server = await startFakeOpenAi({ script: chat, parts, apiKey });
  const { path: home, remove } = temporaryHome();
  onTestFinished(async () => {
    await server.close();
    fake.remove();
    remove();
    expect(server.problems).toEqual([]);
  });
  return {
    fake,
    server,
    home,
    run: (words, runOptions = {}) =>
      greenroom(words.split(" "), {
        home,
        ...runOptions,
        environment: {
          OPENAI_BASE_URL: server.baseUrl,
          ...(apiKey === undefined ? {} : { OPENAI_API_KEY: apiKey }),
          ...runOptions.environment,
        },
      }),
    results: (name = "out.jsonl") =>
      readFileSync(join(home, name), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => resultSchema.parse(JSON.parse(line))),
  };
}

function writeAnswers(scene: Scene, answers: readonly string[], name = "answers.jsonl"): void {
  const rows = answers.map((answer, index) =>
    JSON.stringify({ id: `r${index}`, questionId: "js-closures", answer }),
  );
  writeFileSync(join(scene.home, name), `${rows.join("\n")}\n`);
}

/** Such that the offline grader does not disagree with the fake's marks, for then a second judgement would be asked. */
function someAnswers(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) =>
      `A closure keeps the variables of its function. It keeps access to the variables of the scope it was created in, and sees their latest value, in case ${index} too.`,
  );
}

/** The number in the answer that a judge is asked about; null for any other request. */
function caseIn(request: ChatRequest): string | null {
  return /in case (\d+) too/.exec(request.messages.at(-1)?.content ?? "")?.[1] ?? null;
}

const direct = "evaluate answers.jsonl --output out.jsonl --model test-model";
const viaBatch = `${direct} --via batch-api`;

async function reportOf(scene: Scene, run = "last") {
  const { stdout } = await scene.run(`evaluate status ${run} --json`);
  return reportSchema.parse(JSON.parse(stdout));
}

async function statesOf(scene: Scene): Promise<readonly string[]> {
  const { stdout } = await scene.run("evaluate status --json");
  const { runs } = z.object({ runs: z.array(reportSchema) }).parse(JSON.parse(stdout));
  return runs.map(({ state }) => state);
}

function evaluated(results: readonly Result[]): number {
  return results.filter(({ status }) => status === "evaluated").length;
}

/** Kills the process so long after the condition holds. */
function killWhen(condition: () => boolean, afterMs = 0) {
  return (child: ChildProcess): void => {
    const timer = setInterval(() => {
      if (!condition()) return;
      clearInterval(timer);
      setTimeout(() => child.kill("SIGKILL"), afterMs);
    }, 5);
    child.once("close", () => clearInterval(timer));
  };
}

describe("evaluate --via batch-api", () => {
  test("submits, says how it stands, and writes what the ordinary path would write", async () => {
    const scene = await setUp({ statuses: () => ["in_progress", "completed"] });
    const answers = [...someAnswers(5), "I don't know"];
    writeAnswers(scene, answers);
    const submitted = await scene.run(`${viaBatch} --price 2/10 --json`);
    expect(submitted).toMatchObject({ code: 0 });
    expect(reportSchema.parse(JSON.parse(submitted.stdout))).toMatchObject({
      state: "waiting",
      requests: 5,
    });
    expect(existsSync(join(scene.home, "out.jsonl"))).toBe(false);
    expect(await reportOf(scene)).toMatchObject({
      state: "waiting",
      batches: [{ state: "in_progress" }],
    });

    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    // Half of five times 100 × 2 + 20 × 10 dollars a million.
    expect(await reportOf(scene)).toMatchObject({ state: "collected", replied: 5, costUsd: 0.001 });
    const results = scene.results();
    expect(results.map(({ id }) => id)).toEqual(["r0", "r1", "r2", "r3", "r4", "r5"]);
    expect(results[0]?.usage).toEqual({ inputTokens: 100, outputTokens: 20, costUsd: 0.0002 });
    // The first request was tried out.
    expect(scene.server.requests).toHaveLength(1);
    expect(readdirSync(join(scene.home, "data", "requests"))).toEqual(["lock.db"]);

    expect(await scene.run(direct.replace("out.jsonl", "again.jsonl"))).toMatchObject({ code: 0 });
    expect(scene.server.requests).toHaveLength(1);
    expect(readFileSync(join(scene.home, "again.jsonl"), "utf8")).toBe(
      readFileSync(join(scene.home, "out.jsonl"), "utf8"),
    );

    const ordinary = await setUp();
    writeAnswers(ordinary, answers);
    await ordinary.run(`${direct} --price 2/10`);
    const halved = ordinary.results().map(({ usage, ...result }) => ({
      ...result,
      usage: { ...usage, costUsd: (usage.costUsd ?? 0) / 2 },
    }));
    expect(results).toEqual(halved);
  });

  test("--wait goes all the way, and the exit code is that of the results", async () => {
    const scene = await setUp({ statuses: () => ["in_progress", "completed"] });
    writeAnswers(scene, someAnswers(3));
    const { code, stderr } = await scene.run(`${viaBatch} --wait --min-score 5`);
    expect(stderr).toContain("--min-score 5");
    expect(code).toBe(1);
    expect(evaluated(scene.results())).toBe(3);
  });

  test("--dry-run says half the price of judgements, and the whole one of what is asked at once", async () => {
    const { home, run } = await setUp();
    const rows = [
      { id: "a", question: "Why?", criteria: ["says why"], answer: "Since it is so." },
      { id: "b", question: "How?", reference: "Like this.", answer: "Like that." },
    ];
    writeFileSync(join(home, "a.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    const plan = async (words: string) => {
      const { stdout } = await run(`evaluate a.jsonl --dry-run --json --price 1/2${words}`);
      return z.object({ criteriaCalls: z.number(), costUsd: z.number() }).parse(JSON.parse(stdout));
    };
    const usual = await plan("");
    const batch = await plan(" --via batch-api");
    expect(usual.criteriaCalls).toBe(1);
    expect(batch.costUsd).toBeGreaterThan(usual.costUsd / 2);
    writeFileSync(join(home, "a.jsonl"), `${JSON.stringify(rows[0])}\n`);
    expect((await plan(" --via batch-api")).costUsd * 2).toBeCloseTo((await plan("")).costUsd, 9);
    expect((await run("evaluate a.jsonl --dry-run --price 1/2 --via batch-api")).stdout).toContain(
      "half the usual one",
    );
  });

  test("equal answers are one request, and a second run takes the replies of the first", async () => {
    const scene = await setUp();
    writeAnswers(scene, [...someAnswers(2), ...someAnswers(2)]);
    await scene.run(viaBatch);
    writeAnswers(scene, someAnswers(3), "more.jsonl");
    const second = await scene.run(
      `${viaBatch.replace("answers.jsonl", "more.jsonl").replace("out.jsonl", "more-out.jsonl")} --json`,
    );
    const { id, requests } = reportSchema.parse(JSON.parse(second.stdout));
    expect(requests).toBe(1);
    expect(scene.fake.batches.map((batch) => batch.requests)).toEqual([2, 1]);
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 2 });
    expect(await scene.run(`evaluate collect ${id}`)).toMatchObject({ code: 0 });
    expect(evaluated(scene.results("more-out.jsonl"))).toBe(3);
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(4);
    // Those that tried the runs out.
    expect(scene.server.requests).toHaveLength(2);
  });

  test("the same command again is the same run, and done with it", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    await scene.run(viaBatch);
    expect(await statesOf(scene)).toEqual(["ready", "ready"]);
    expect(await scene.run("evaluate collect last")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(2);
    expect(await statesOf(scene)).toEqual(["collected", "collected"]);
  });

  test("a run whose replies are all here is not said to be at the provider", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    await scene.run(viaBatch.replace("out.jsonl", "other.jsonl"));
    expect(await scene.run("evaluate collect last")).toMatchObject({ code: 0 });
    // The first has results to write yet, elsewhere.
    expect(await statesOf(scene)).toEqual(["collected", "judged"]);
    expect((await scene.run(direct)).stderr).not.toContain("At the provider");
  });

  test("a run whose answers another has judged is in nobody's way, is written on request, and can be given up", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch.replace("out.jsonl", "first.jsonl"));
    await scene.run(viaBatch.replace("out.jsonl", "second.jsonl"));
    await scene.run(viaBatch);
    expect(await scene.run("evaluate collect last")).toMatchObject({ code: 0 });
    expect(await statesOf(scene)).toEqual(["collected", "judged", "judged"]);
    writeAnswers(scene, someAnswers(3));
    await scene.run(viaBatch);
    // The only one with something to judge.
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(3);

    const first = scene.fake.batches[0]?.metadata["greenroom_run"] ?? "";
    const { code, stderr } = await scene.run(`evaluate cancel ${first}`);
    expect(code).toBe(0);
    expect(stderr).toContain(`Run ${first} is given up. Its answers are judged`);
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    // Of the answers as they are now.
    expect(evaluated(scene.results("second.jsonl"))).toBe(3);
    expect(existsSync(join(scene.home, "first.jsonl"))).toBe(false);
    expect(await statesOf(scene)).toEqual(["collected", "collected", "collected", "collected"]);
    expect(readdirSync(join(scene.home, "data", "requests"))).toEqual(["lock.db"]);
    expect(scene.server.requests).toHaveLength(2);
  });

  test("can be looked at and cancelled while another process waits for it", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    writeAnswers(scene, someAnswers(4));
    await scene.run(viaBatch);
    const { asked } = scene.fake;
    const isWaiting = () =>
      asked.filter((request) => request.startsWith("GET /v1/batches/")).length > 0;
    const waiting = scene.run("evaluate collect --wait");
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
    expect(await scene.run("evaluate collect --wait")).toMatchObject({ code: 2 });
    expect(await scene.run("evaluate cancel")).toMatchObject({ code: 0 });
    // It takes what was done until then.
    const { code, stderr } = await waiting;
    expect(code).toBe(1);
    expect(stderr).not.toContain("--resubmit");
    expect(evaluated(scene.results())).toBe(2);
    expect(await statesOf(scene)).toEqual(["collected"]);
  });

  test("is collected from another folder and under another configuration", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    const elsewhere = join(scene.home, "elsewhere");
    mkdirSync(elsewhere);
    const { code, stderr } = await scene.run("evaluate collect", {
      cwd: elsewhere,
      environment: { GREENROOM_MODEL: "another-model", GREENROOM_LANGUAGE: "es" },
    });
    expect(stderr).not.toContain("error");
    expect(code).toBe(0);
    expect(evaluated(scene.results())).toBe(2);
    expect(scene.server.requests).toHaveLength(1);
  });

  test("writes the results at once when no model is needed", async () => {
    const scene = await setUp();
    writeAnswers(scene, ["I don't know", "No idea"]);
    expect(await scene.run(viaBatch)).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(2);
    expect(scene.fake.batches).toEqual([]);
    expect(await statesOf(scene)).toEqual([]);
  });

  test("has recordings transcribed first, once", async () => {
    const text = "A closure keeps the variables around it.";
    const scene = await setUp({ audio: { transcribe: () => ({ text }) } });
    const wave = Buffer.concat([Buffer.from("RIFF\x24\0\0\0WAVEfmt "), Buffer.alloc(40)]);
    writeFileSync(join(scene.home, "answers.wav"), wave);
    const words = `${viaBatch.replace("answers.jsonl", "answers.wav")} --question-id js-closures`;
    expect(await scene.run(words)).toMatchObject({ code: 0 });
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(1);
  });
});

/** Every criterion met, with this quote. */
function met(evidence: string): FakeReply {
  return {
    type: "sample",
    override: { marks: { "*": { evidence, mark: "met" } } },
  };
}

describe("what the batch does not settle", () => {
  /** Refused, failed, prose, cut off, with quotes that are nowhere; the others are good. */
  const replies: Readonly<Record<string, FakeReply>> = {
    "0": { type: "refusal", text: "No." },
    "1": { type: "status", status: 500, body: { error: { message: "The server had an error." } } },
    "2": { type: "text", text: "I would say that it is met." },
    "3": { type: "text", text: '{"marks":[', finishReason: "length" },
    "4": met("words that nobody said"),
  };
  const replyTo = (request: ChatRequest): FakeReply =>
    replies[caseIn(request) ?? ""] ?? met("keeps the variables of its function");

  test("goes the ordinary way on collection, and nothing else does", async () => {
    const scene = await setUp({ replyTo });
    writeAnswers(scene, someAnswers(7));
    await scene.run(viaBatch);
    const { code, stderr } = await scene.run("evaluate collect");
    expect(stderr).toContain("1 could not be graded");
    expect(code).toBe(1);
    const asked = scene.server.requests.slice(1).map((request) => caseIn(request));
    expect(asked.toSorted((left, right) => Number(left) - Number(right))).toEqual([
      "1",
      "2",
      "3",
      "4",
    ]);
    expect(scene.results().map(({ status, reason }) => reason ?? status)).toEqual([
      "refused",
      ...Array.from({ length: 6 }, () => "evaluated"),
    ]);
    expect(await reportOf(scene)).toMatchObject({ state: "collected" });
  });

  test("stays without a score with --no-leftovers", async () => {
    const scene = await setUp({ replyTo });
    writeAnswers(scene, someAnswers(7));
    await scene.run(viaBatch);
    expect(await scene.run("evaluate collect --no-leftovers")).toMatchObject({ code: 1 });
    expect(scene.server.requests).toHaveLength(1);
    expect(scene.results().map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => "ungraded"),
      "evaluated",
      "evaluated",
    ]);
  });
});

describe("a batch that is not carried out", () => {
  test("because it expired: what is missing is said, and submitted again on request", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "expired" : "completed"] });
    writeAnswers(scene, someAnswers(6));
    await scene.run(viaBatch);
    const first = await scene.run("evaluate collect");
    expect(first.code).toBe(1);
    expect(first.stderr).toContain("3 requests had no reply");
    expect(evaluated(scene.results())).toBe(3);
    expect(await reportOf(scene)).toMatchObject({ state: "ready", missing: 3 });
    const second = await scene.run("evaluate collect --resubmit");
    expect(second.stderr).toContain("3 requests are submitted again");
    expect(second.code).toBe(0);
    expect(evaluated(scene.results())).toBe(6);
    expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([6, 3]);
    expect(scene.server.requests).toHaveLength(1);
  });

  test("and whose replies another run needs: that one says so, and submits them again", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "expired" : "completed"] });
    writeAnswers(scene, someAnswers(6));
    await scene.run(viaBatch);
    const { stdout } = await scene.run(`${viaBatch} --json`);
    const { id, requests } = reportSchema.parse(JSON.parse(stdout));
    expect(requests).toBe(0);
    const first = await scene.run(`evaluate collect ${id}`);
    expect(first.code).toBe(1);
    expect(first.stderr).toContain(`evaluate collect ${id} --resubmit`);
    expect(first.stderr).toContain("hint: Run `greenroom evaluate collect` again, with --resubmit");
    const second = await scene.run(`evaluate collect ${id} --resubmit`);
    expect(second.stderr).toContain("3 requests are submitted again");
    expect(second.code).toBe(0);
    expect(evaluated(scene.results())).toBe(6);
    expect(await statesOf(scene)).toContain("collected");
  });

  test("because the provider does not know it: the rest is written, and what is missing goes out again on request", async () => {
    const scene = await setUp({ statuses: () => ["in_progress", "completed"] });
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    writeAnswers(scene, someAnswers(5));
    await scene.run(viaBatch);
    const [lost, there] = scene.fake.batches.map(({ id }) => id);
    scene.fake.hide(lost ?? "", true);
    await scene.run("evaluate status");
    const { code, stderr } = await scene.run("evaluate collect last --wait");
    expect(code).toBe(1);
    expect(stderr).toContain(`The provider does not know ${lost}: it was deleted, or made with`);
    expect(stderr).toContain(`Fetched the results of ${there}.`);
    expect(stderr).toContain("2 requests had no reply. Submit them again");
    expect(evaluated(scene.results())).toBe(3);
    const older = scene.fake.batches[0]?.metadata["greenroom_run"] ?? "";
    const first = await scene.run(`evaluate collect ${older}`);
    expect(first.stderr).toContain(`File 1: the provider does not know ${lost}.`);
    const { stdout } = await scene.run("evaluate status --json");
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ state: "ready" }, { state: "ready", missing: 2, batches: [{ isOver: true }] }],
    });

    // With the right key it is there again.
    scene.fake.hide(lost ?? "", false);
    expect(await scene.run("evaluate collect last --wait")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(5);
    expect(scene.fake.batches).toHaveLength(2);
  });

  test("because the provider does not know it: --resubmit sends what is missing, and nothing else", async () => {
    const scene = await setUp({ statuses: () => ["in_progress", "completed"] });
    writeAnswers(scene, someAnswers(3));
    await scene.run(viaBatch);
    scene.fake.hide(scene.fake.batches[0]?.id ?? "", true);
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 5 });
    expect(evaluated(scene.results())).toBe(0);
    const again = await scene.run("evaluate collect --resubmit --wait");
    expect(again.stderr).toContain("3 requests are submitted again");
    expect(again.code).toBe(0);
    expect(evaluated(scene.results())).toBe(3);
    expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([3, 3]);
    expect(await statesOf(scene)).toEqual(["collected"]);
  });

  test("because it failed: the status says why, and the ordinary way is open", async () => {
    const scene = await setUp({ statuses: () => ["failed"] });
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    const { code, stderr } = await scene.run("evaluate collect");
    expect(code).toBe(5);
    expect(stderr).toContain("File 1: it failed.\n2 requests had no reply.");
    expect(stderr).toContain("hint: Run `greenroom evaluate collect` again, with --resubmit");
    expect(await reportOf(scene)).toMatchObject({
      missing: 2,
      batches: [{ state: "failed", problem: "it failed" }],
    });
    expect(await scene.run(direct)).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(2);
  });

  test("because it was cancelled: what was done can be collected", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    writeAnswers(scene, someAnswers(4));
    await scene.run(viaBatch);
    const cancelled = await scene.run("evaluate cancel");
    expect(cancelled).toMatchObject({ code: 0 });
    expect(cancelled.stderr).toContain("is cancelled");
    expect(scene.fake.batches[0]?.status).toBe("cancelling");
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 1 });
    expect(evaluated(scene.results())).toBe(2);
    expect(await reportOf(scene)).toMatchObject({ state: "collected" });
  });

  test("yet: exit 1, nothing is written, and --json says how it stands", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    const { code, stderr, stdout } = await scene.run("evaluate collect --json");
    expect(code).toBe(1);
    expect(stderr).toContain("is not finished: 0 of 2 replies are in");
    expect(reportSchema.parse(JSON.parse(stdout))).toMatchObject({ state: "waiting" });
    expect(existsSync(join(scene.home, "out.jsonl"))).toBe(false);
  });

  test("an ordinary run takes what has come, and asks for the rest", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "completed" : "in_progress"] });
    writeAnswers(scene, someAnswers(3));
    await scene.run(viaBatch);
    writeAnswers(scene, someAnswers(5));
    await scene.run(viaBatch);
    expect(await scene.run("evaluate collect last")).toMatchObject({ code: 1 });
    expect(scene.server.requests).toHaveLength(2);
    expect(await scene.run(direct)).toMatchObject({ code: 0 });
    expect(scene.server.requests).toHaveLength(4);
    expect(evaluated(scene.results())).toBe(5);
  });
});

describe("a process that is killed", () => {
  test("between creating a batch and saving it: no second one is made", async () => {
    const scene = await setUp({ createAnswer: (index) => (index === 0 ? "hang" : "answer") });
    writeAnswers(scene, someAnswers(3));
    const killed = await scene.run(viaBatch, {
      onStart: killWhen(() => scene.fake.batches.length > 0),
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(await reportOf(scene)).toMatchObject({ batches: [{ state: "creating" }] });
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    expect(scene.fake.batches).toHaveLength(1);
    expect(evaluated(scene.results())).toBe(3);
  });

  test("before all was submitted: the same command again goes on with it at once", async () => {
    const scene = await setUp({
      createAnswer: (index) => (index === 0 ? "server-error" : "answer"),
    });
    writeAnswers(scene, someAnswers(3));
    expect(await scene.run(viaBatch)).toMatchObject({ code: 5 });
    const again = await scene.run(viaBatch);
    expect(again.stderr).toContain("Found file 1 submitted as");
    expect(again.code).toBe(0);
    expect(scene.fake.batches).toHaveLength(1);
  });

  test("while it plans: nothing was sent, and nothing is left behind", async () => {
    let isSilent = true;
    const scene = await setUp({
      chat: () => (isSilent ? { type: "hang", when: "before-headers" } : { type: "sample" }),
    });
    writeAnswers(scene, someAnswers(3));
    const killed = await scene.run(viaBatch, {
      onStart: killWhen(() => scene.server.requests.length > 0),
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(await statesOf(scene)).toEqual(["unplanned"]);
    expect(scene.fake.asked).toEqual(["GET /v1/batches"]);
    isSilent = false;
    expect(await scene.run(viaBatch)).toMatchObject({ code: 0 });
    expect(await statesOf(scene)).toEqual(["ready"]);
    expect(scene.fake.batches).toHaveLength(1);
  });

  test("while results come in: none is lost", async () => {
    const scene = await setUp({
      download: (index) => (index === 0 ? "half-then-hang" : "whole"),
    });
    writeAnswers(scene, someAnswers(300));
    await scene.run(viaBatch);
    const killed = await scene.run("evaluate collect", {
      onStart: killWhen(() => scene.fake.asked.some((target) => target.endsWith("content")), 50),
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(await scene.run("evaluate collect")).toMatchObject({ code: 0 });
    expect(evaluated(scene.results())).toBe(300);
    expect(scene.server.requests).toHaveLength(1);
  });
});

describe("what is in the way", () => {
  test("no key", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(1));
    const keyless = { environment: { OPENAI_BASE_URL: "" } };
    const auto = await scene.run(viaBatch, keyless);
    expect(auto.code).toBe(4);
    expect(auto.stderr).toContain("--via batch-api needs an API key");
    const chosen = await scene.run(`${viaBatch} --engine openai`, keyless);
    expect(chosen.code).toBe(4);
    expect(chosen.stderr).toContain("There is no API key");
  });

  test("a key that is refused, before anything is uploaded", async () => {
    const scene = await setUp({ apiKey: "right-key" });
    writeAnswers(scene, someAnswers(1));
    const wrong = { environment: { OPENAI_API_KEY: "wrong-key" } };
    expect(await scene.run(viaBatch, wrong)).toMatchObject({ code: 4 });
    expect(scene.fake.uploads).toEqual([]);
    expect(await statesOf(scene)).toEqual([]);
  });

  test("a server without a batch API", async () => {
    const scene = await setUp({ supported: false });
    writeAnswers(scene, someAnswers(1));
    const { code, stderr } = await scene.run(viaBatch);
    expect(code).toBe(5);
    expect(stderr).toContain("has no batch API (status 404)");
  });

  test("a first request that the server does not take, before anything is uploaded", async () => {
    const error = { message: "The model `test-model` does not exist.", code: "model_not_found" };
    const scene = await setUp({ chat: () => ({ type: "status", status: 404, body: { error } }) });
    writeAnswers(scene, someAnswers(2));
    const { code, stderr } = await scene.run(viaBatch);
    expect(code).toBe(5);
    expect(stderr).toContain('does not know the model "test-model"');
    expect(scene.fake.uploads).toEqual([]);
    expect(await statesOf(scene)).toEqual([]);
  });

  test("the offline engine, stdin, too small a budget, and runs that are not there", async () => {
    const scene = await setUp();
    writeAnswers(scene, someAnswers(2));
    const codeOf = async (words: string): Promise<number | null> => (await scene.run(words)).code;
    expect(await codeOf(`${viaBatch} --engine offline`)).toBe(2);
    expect(await codeOf(viaBatch.replace("answers.jsonl", "-"))).toBe(2);
    expect(await codeOf(`${viaBatch} --max-cost 0.00001 --price 1/1`)).toBe(1);
    expect(scene.fake.uploads).toEqual([]);
    expect(await codeOf("evaluate status nothing")).toBe(2);
    expect(await codeOf("evaluate collect")).toBe(2);
    expect(await codeOf("evaluate cancel nothing")).toBe(2);
    expect(await codeOf("evaluate status")).toBe(0);
  });

  test("a provider that is down: the status shows what is known, and exits 5", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    writeAnswers(scene, someAnswers(2));
    await scene.run(viaBatch);
    await scene.server.close();
    const { code, stdout } = await scene.run("evaluate status last --json");
    expect(code).toBe(5);
    expect(reportSchema.parse(JSON.parse(stdout))).toMatchObject({ requests: 2 });
  });
});

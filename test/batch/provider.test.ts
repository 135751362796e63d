import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { describeStep } from "../../src/cli/views/provider-runs.ts";
import { english } from "../../src/words/provider-runs/english.ts";
import { z } from "zod";
import { createBatchService } from "../../src/adapters/openai/batches.ts";
import { createRequestFiles } from "../../src/adapters/request-files.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import { createBudget } from "../../src/batch/budget.ts";
import { batchLimits, createPlanner } from "../../src/batch/provider-plan.ts";
import type { BatchLimits, PlanOptions } from "../../src/batch/provider-plan.ts";
import type { BatchService, ProviderRun } from "../../src/batch/provider-ports.ts";
import {
  cancelRun,
  openRequests,
  refreshRun,
  resubmitOpen,
  submitFiles,
  takeReplies,
} from "../../src/batch/provider-run.ts";
import type { RunContext } from "../../src/batch/provider-run.ts";
import { GreenroomError } from "../../src/errors.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../src/grading/ports.ts";
import { fakeBatches } from "../support/fake-openai-batches.ts";
import type { FakeBatches, FakeBatchesOptions } from "../support/fake-openai-batches.ts";
import { startFakeOpenAi } from "../support/fake-openai.ts";

const replySchema = z.object({ verdict: z.enum(["met", "missed"]) });

function requestFor(text: string): ModelRequest<z.infer<typeof replySchema>> {
  return {
    purpose: "judge",
    messages: [{ role: "user", content: text }],
    schema: replySchema,
    temperature: 0,
    maxOutputTokens: 50,
  };
}

/** The ordinary path, which is only asked to try the first request out. */
function ordinaryModel(failure: GreenroomError | null = null): { model: Model; asked: string[] } {
  const asked: string[] = [];
  const model: Model = {
    name: "test-model",
    contextTokens: 8000,
    complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
      asked.push(request.messages[0]?.content ?? "");
      if (failure !== null) throw failure;
      return { ok: false, failure: "refused", detail: "", model: "test-model" };
    },
  };
  return { model, asked };
}

interface Scene extends RunContext {
  readonly run: ProviderRun;
  readonly fake: FakeBatches;
  readonly folder: string;
  /** Moves the clock. */
  readonly advance: (milliseconds: number) => void;
  readonly plan: (
    ids: Iterable<string>,
    options?: Partial<PlanOptions> & { readonly ordinary?: Model },
  ) => ReturnType<ReturnType<typeof createPlanner>["finish"]>;
  /** What the store holds of the run, each file in a word or two. */
  readonly states: () => readonly string[];
  readonly steps: readonly string[];
}

async function setUp(
  fakeOptions: FakeBatchesOptions = {},
  options: { limits?: Partial<BatchLimits>; queueTokens?: number } = {},
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-provider-"));
  const limits: BatchLimits = { ...batchLimits, tokens: null, ...options.limits };
  const { requests, bytes } = limits;
  const fake = fakeBatches({ limits: { requests, bytes }, ...fakeOptions });
  const server = await startFakeOpenAi({ script: [], parts: [fake] });
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const store = openStore({ path: join(folder, "greenroom.db"), now });
  onTestFinished(async () => {
    store.close();
    await server.close();
    fake.remove();
    rmSync(folder, { recursive: true, force: true });
    expect(server.problems).toEqual([]);
  });
  const service: BatchService = createBatchService({
    baseUrl: server.baseUrl,
    apiKey: null,
    model: "test-model",
    reasoningEffort: null,
    reasoningTokens: 0,
    price: null,
    memory: { read: () => undefined, write: () => undefined },
    requestMs: 5000,
    now,
  });
  const run: ProviderRun = {
    id: "run-a",
    createdAt: now().toISOString(),
    baseUrl: service.baseUrl,
    model: service.model,
    state: "planning",
    arguments: {},
    answers: 0,
    waitsFor: [],
    queueTokens: options.queueTokens ?? null,
  };
  const steps: string[] = [];
  const context: RunContext = {
    service,
    store: store.providerRuns,
    files: createRequestFiles(join(folder, "batches")),
    limits,
    now,
    signal: new AbortController().signal,
    onStep: (step) => steps.push(describeStep(step, english)),
  };
  return {
    ...context,
    run,
    fake,
    folder,
    steps,
    advance: (milliseconds) => {
      offsetMs += milliseconds;
    },
    plan: async (customIds, { ordinary = ordinaryModel().model, ...planOptions } = {}) => {
      const planned = { ...run, ...planOptions.run };
      context.store.saveRun(planned);
      const planner = createPlanner({
        ...context,
        run: planned,
        budget: null,
        ...planOptions,
      });
      const takeDown = async () => {
        for (const id of customIds) {
          await planner.modelFor(id, ordinary).complete(requestFor(`answer of ${id}`));
        }
        return await planner.finish();
      };
      const plan = await takeDown().catch(async (error: unknown) => {
        await planner.abandon();
        throw error;
      });
      context.store.saveRun({ ...planned, state: "open", waitsFor: plan.waitsFor });
      return plan;
    },
    states: () =>
      context.store
        .files(run.id)
        .map(({ stage, batch }) => (batch === null ? stage : `${stage} ${batch.status}`)),
  };
}

function ids(count: number, prefix = "id"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

function repeat(text: string, count: number): string[] {
  return Array.from({ length: count }, () => text);
}

const outcomes = ({ store }: Scene, wanted: readonly string[]) =>
  wanted.map((id) => store.findRequest(id)?.outcome ?? null);

/** From the files to the replies. */
async function goThrough(scene: Scene): Promise<void> {
  await submitFiles(scene.run, scene);
  await refreshRun(scene.run, scene);
  await takeReplies(scene.run, scene);
}

describe("planning", () => {
  test("splits by requests, by bytes and by tokens", async () => {
    const byRequests = await setUp({}, { limits: { requests: 3 } });
    expect(await byRequests.plan(ids(7))).toMatchObject({ requests: 7, files: 3 });
    expect(byRequests.store.files("run-a").map(({ requests }) => requests)).toEqual([3, 3, 1]);

    const line = byRequests.service.requestLine("id-1", requestFor("answer of id-1")).length + 1;
    const byBytes = await setUp({}, { limits: { bytes: 2 * line } });
    await byBytes.plan(ids(5));
    expect(byBytes.store.files("run-a").map(({ requests }) => requests)).toEqual([2, 2, 1]);
    expect(byBytes.store.files("run-a").every(({ bytes }) => bytes <= 2 * line)).toBe(true);

    const byTokens = await setUp({}, { limits: { tokens: Math.ceil(line / 3) } });
    await byTokens.plan(ids(3));
    expect(byTokens.store.files("run-a").map(({ requests }) => requests)).toEqual([1, 1, 1]);
  });

  test("asks for a judgement once, in this run and in others", async () => {
    const scene = await setUp({}, { limits: { requests: 2 } });
    expect(await scene.plan(["a", "b", "a", "c", "b"])).toMatchObject({ requests: 3, repeated: 2 });
    const other = { ...scene.run, id: "run-b" };
    expect(await scene.plan(["c", "d"], { run: other })).toMatchObject({
      requests: 1,
      repeated: 1,
      waitsFor: ["run-a"],
    });
  });

  test("tries the first request out, and no other", async () => {
    const scene = await setUp();
    const { model, asked } = ordinaryModel();
    await scene.plan(ids(3), { ordinary: model });
    expect(asked).toEqual(["answer of id-1"]);
  });

  test("ends with what the first request failed with", async () => {
    const scene = await setUp();
    const refusal = new GreenroomError("key", "refused", "another");
    const planner = createPlanner({ ...scene, budget: null });
    const { model } = ordinaryModel(refusal);
    await expect(planner.modelFor("id-1", model).complete(requestFor("a"))).rejects.toBe(refusal);
    expect(() => planner.modelFor("id-2", model)).toThrow(refusal);
    await expect(planner.finish()).rejects.toBe(refusal);
    expect(scene.fake.asked).toEqual([]);
  });

  test("keeps within the budget before anything is sent", async () => {
    const scene = await setUp();
    const price = { inputPerMillion: 1, outputPerMillion: 1 };
    const planWith = (maxCostUsd: number, reasoningTokens: number) => {
      const budget = createBudget(maxCostUsd);
      return scene.plan(ids(10), { budget: { budget, price, reasoningTokens } });
    };
    await expect(planWith(0.001, 0)).rejects.toMatchObject({ code: "below-minimum" });
    // What a model thinks is paid as well: ten times so many tokens at a dollar a million.
    await expect(planWith(0.1, 20_000)).rejects.toMatchObject({ code: "below-minimum" });
    await expect(planWith(0.3, 20_000)).resolves.toMatchObject({ requests: 10 });
  });

  test("writes lines for the owner only, many at once or one by one", async () => {
    const scene = await setUp();
    scene.store.saveRun(scene.run);
    const planner = createPlanner({ ...scene, budget: null });
    const { model } = ordinaryModel();
    await Promise.all(ids(50).map((id) => planner.modelFor(id, model).complete(requestFor("ß ✓"))));
    await planner.finish();
    const path = scene.files.path("run-a", 1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const lines: unknown[] = [];
    for await (const text of scene.files.read("run-a", 1)) lines.push(JSON.parse(text));
    expect(lines).toHaveLength(50);
    await scene.files.remove("run-a");
    expect(existsSync(path)).toBe(false);
  });
});

describe("from files to replies", () => {
  test("joins by id, whatever the order, and keeps replies and failures", async () => {
    const scene = await setUp(
      {
        replyTo: (request, id) =>
          id === "id-4"
            ? { type: "status", status: 400, body: { error: { message: "No." } } }
            : { type: "value", value: { verdict: "met", echo: request.messages[0]?.content } },
      },
      { limits: { requests: 3 } },
    );
    await scene.plan(ids(7));
    await goThrough(scene);
    expect(scene.states()).toEqual(repeat("finished completed", 3));
    const others = ids(7).filter((id) => id !== "id-4");
    for (const id of others) {
      const reply = scene.store.findReply(id);
      expect(reply?.outcome === "replied" ? reply.text : "").toContain(`answer of ${id}"`);
    }
    expect(scene.store.findReply("id-4")).toMatchObject({
      outcome: "failed",
      reason: "status 400: No.",
    });
    expect(scene.store.counts("run-a")).toEqual({
      requests: 7,
      replied: 6,
      failed: 1,
      costUsd: null,
    });
  });

  test("takes nothing from a batch that is under way", async () => {
    const scene = await setUp({
      statuses: () => ["validating", "in_progress", "finalizing", "completed"],
    });
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    for (const status of ["validating", "in_progress", "finalizing"]) {
      await refreshRun(scene.run, scene);
      await takeReplies(scene.run, scene);
      expect(scene.states()).toEqual([`submitted ${status}`]);
    }
    expect(outcomes(scene, ids(2))).toEqual([null, null]);
    await refreshRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test.each(["expired", "cancelled"] as const)(
    "takes what an %s batch has done, and submits only the rest again",
    async (status) => {
      const scene = await setUp({ statuses: (index) => [index === 0 ? status : "completed"] });
      await scene.plan(ids(6));
      await goThrough(scene);
      expect(outcomes(scene, ids(6))).toEqual([...repeat("replied", 3), null, null, null]);
      expect(scene.store.files("run-a")[0]?.problem).toBe(`it was ${status}`);
      expect(await resubmitOpen(scene.run, scene)).toBe(3);
      expect(await resubmitOpen(scene.run, scene)).toBe(0);
      await goThrough(scene);
      expect(outcomes(scene, ids(6))).toEqual(repeat("replied", 6));
      expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([6, 3]);
      expect(scene.store.counts("run-a")).toMatchObject({ requests: 6, replied: 6 });
    },
  );

  test("a batch that fails as a whole says why, and can be submitted again", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "failed" : "completed"] });
    await scene.plan(ids(2));
    await goThrough(scene);
    const [file] = scene.store.files("run-a");
    expect(file).toMatchObject({ stage: "finished", problem: "it failed" });
    expect(file === undefined ? 0 : openRequests(file, scene.store)).toBe(2);
    expect(await resubmitOpen(scene.run, scene)).toBe(2);
    await goThrough(scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test("requests that cannot be read to their end are submitted again another time, and no file stays open", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "failed" : "completed"] });
    await scene.plan(ids(3));
    await goThrough(scene);
    let openWriters = 0;
    const broken: RunContext = {
      ...scene,
      files: {
        ...scene.files,
        read: async function* (runId, file) {
          for await (const line of scene.files.read(runId, file)) {
            yield line;
            throw new Error("the disk is gone");
          }
        },
        create: async (runId, file) => {
          const writer = await scene.files.create(runId, file);
          openWriters += 1;
          const close = async () => {
            openWriters -= 1;
            return await writer.close();
          };
          return { ...writer, close };
        },
      },
    };
    await expect(resubmitOpen(scene.run, broken)).rejects.toThrow("the disk is gone");
    expect(openWriters).toBe(0);
    expect(await resubmitOpen(scene.run, scene)).toBe(3);
  });

  test("replies of strangers, repeated ones and lines that are none change nothing", async () => {
    const scene = await setUp({
      mangle: (lines) => [
        '{"custom_id":"stranger","response":{"status_code":200,"body":{}}}',
        "no json",
        ...lines.flatMap((line) => [line, line.replace('"status_code":200', '"status_code":500')]),
      ],
    });
    await scene.plan(ids(3));
    await goThrough(scene);
    expect(outcomes(scene, ids(3))).toEqual(repeat("replied", 3));
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 3, failed: 0 });
    expect(scene.store.findReply("stranger")).toBeNull();
  });

  test("a failure does not stand before a reply that comes after it", async () => {
    const scene = await setUp({
      mangle: (lines) => [
        ...lines.map((line) => line.replace('"status_code":200', '"status_code":500')),
        ...lines,
      ],
    });
    await scene.plan(ids(3));
    await goThrough(scene);
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 3, failed: 0 });
  });
});

describe("downloads that end early", () => {
  test.each(["half-line", "half-file", "reset"] as const)(
    "are fetched again (%s)",
    async (ending) => {
      const scene = await setUp({ download: (index) => (index === 0 ? ending : "whole") });
      await scene.plan(ids(40));
      await goThrough(scene);
      expect(outcomes(scene, ids(40))).toEqual(repeat("replied", 40));
    },
  );

  test("are an error when they always do, keep what came, and are fetched the next time", async () => {
    const scene = await setUp({ download: (index) => (index < 3 ? "half-line" : "whole") });
    await scene.plan(ids(40));
    await expect(goThrough(scene)).rejects.toMatchObject({ code: "service" });
    const { replied } = scene.store.counts("run-a");
    expect(replied).toBeGreaterThan(0);
    expect(replied).toBeLessThan(40);
    expect(scene.states()).toEqual(["submitted completed"]);
    await takeReplies(scene.run, scene);
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 40 });
  });

  test("twice at the same place are believed: the rest is missing", async () => {
    const scene = await setUp({ download: () => "half-file" });
    await scene.plan(ids(40));
    await goThrough(scene);
    expect(scene.states()).toEqual(["finished completed"]);
    expect(await resubmitOpen(scene.run, scene)).toBeGreaterThan(0);
  });

  test("a result file that is gone can be given up", async () => {
    const scene = await setUp({ download: (index) => (index < 3 ? "gone" : "whole") });
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    await refreshRun(scene.run, scene);
    await takeReplies(scene.run, scene, { giveUp: true });
    expect(scene.store.files("run-a")[0]?.problem).toContain("no more");
    expect(await resubmitOpen(scene.run, scene)).toBe(2);
    await goThrough(scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });
});

describe("no batch is made twice", () => {
  test.each(["reset", "server-error"] as const)(
    "one whose answer was lost is found again (%s)",
    async (fate) => {
      const scene = await setUp(
        {
          createAnswer: (index) => (index === 0 ? fate : "answer"),
        },
        { limits: { requests: 2 } },
      );
      await scene.plan(ids(4));
      await expect(submitFiles(scene.run, scene)).rejects.toMatchObject({ code: "service" });
      expect(scene.states()).toEqual(["creating", "planned"]);
      await goThrough(scene);
      expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([2, 2]);
      expect(scene.fake.uploads).toHaveLength(2);
      expect(outcomes(scene, ids(4))).toEqual(repeat("replied", 4));
    },
  );

  test("one that was never made is made", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    const failing: BatchService = {
      ...scene.service,
      create: () => Promise.reject(new GreenroomError("service", "down", "later")),
    };
    await expect(submitFiles(scene.run, { ...scene, service: failing })).rejects.toThrow("down");
    expect(scene.states()).toEqual(["creating"]);
    await goThrough(scene);
    expect(scene.fake.batches).toHaveLength(1);
    expect(scene.fake.uploads).toHaveLength(1);
  });

  test("submitting again submits nothing", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(1);
  });
});

describe("the provider's queue", () => {
  test("is filled in waves", async () => {
    const scene = await setUp(
      { statuses: () => ["in_progress", "completed"] },
      { limits: { requests: 2 } },
    );
    await scene.plan(ids(10));
    const tokens = scene.store.files("run-a")[0]?.tokens ?? 0;
    scene.store.saveRun({ ...scene.run, state: "open", queueTokens: tokens * 2 });
    const made: number[] = [];
    for (let wave = 0; wave < 12; wave++) {
      await goThrough(scene);
      made.push(scene.fake.batches.length);
      const live = scene.store.files("run-a").filter(({ stage }) => stage === "submitted");
      expect(live.length).toBeLessThanOrEqual(2);
    }
    expect(made.slice(0, 5)).toEqual([2, 2, 4, 4, 5]);
    expect(outcomes(scene, ids(10))).toEqual(repeat("replied", 10));
  });

  test("that is full lets a file wait, until there is room", async () => {
    const probe = await setUp({}, { limits: { requests: 2 } });
    await probe.plan(ids(4));
    await submitFiles(probe.run, probe);
    const tokens = probe.fake.batches[0]?.tokens ?? 0;

    const scene = await setUp(
      { queueTokens: tokens, statuses: () => ["in_progress", "completed"] },
      { limits: { requests: 2 } },
    );
    await scene.plan(ids(4));
    await goThrough(scene);
    expect(scene.states()).toEqual(["submitted in_progress", "uploaded"]);
    expect(scene.steps.join()).toContain("queue is full");
    expect(scene.store.runs()[0]?.queueTokens).toBe(tokens);
    // Not before a batch has ended or ten minutes have gone by.
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(2);
    await goThrough(scene);
    await goThrough(scene);
    await goThrough(scene);
    expect(outcomes(scene, ids(4))).toEqual(repeat("replied", 4));
    expect(scene.fake.batches.map(({ metadata }) => metadata["greenroom_attempt"])).toEqual([
      "1",
      "1",
      "2",
    ]);
    expect(scene.fake.uploads).toHaveLength(2);
  });

  test("that is full of others' batches is tried again after a while", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    const [file] = scene.store.files("run-a");
    if (file === undefined) throw new Error("no file");
    const retryAt = new Date(scene.now().getTime() + 600_000).toISOString();
    scene.store.updateFile({ ...file, retryAt });
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(0);
    scene.advance(601_000);
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(1);
  });

  test("that is smaller than a file makes several of it", async () => {
    const probe = await setUp();
    await probe.plan(ids(10));
    await submitFiles(probe.run, probe);
    const tokens = probe.fake.batches[0]?.tokens ?? 0;

    const scene = await setUp({ queueTokens: Math.ceil(tokens / 2) });
    await scene.plan(ids(10));
    for (let wave = 0; wave < 8; wave++) await goThrough(scene);
    expect(outcomes(scene, ids(10))).toEqual(repeat("replied", 10));
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 10, replied: 10 });
    expect(scene.fake.batches.length).toBeGreaterThan(2);
  });
});

describe("cancelling", () => {
  test("stops what is under way, gives up what was not sent, and keeps what was done", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] }, { limits: { requests: 4 } });
    await scene.plan(ids(8));
    scene.store.saveRun({ ...scene.run, state: "open", queueTokens: 1 });
    await submitFiles(scene.run, scene);
    expect(scene.states()).toEqual(["submitted validating", "planned"]);
    await cancelRun(scene.run, scene);
    expect(scene.states()).toEqual(["submitted cancelling", "finished"]);
    expect(scene.store.runs()[0]?.state).toBe("cancelled");
    await refreshRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(scene.states()).toEqual(["finished cancelled", "finished"]);
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 8, replied: 2 });
  });

  test("gives up a batch that the provider does not know", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    const [file] = scene.store.files("run-a");
    if (file?.batch === undefined || file.batch === null) throw new Error("no batch");
    scene.store.updateFile({ ...file, batch: { ...file.batch, id: "batch-9" } });
    await expect(refreshRun(scene.run, scene)).rejects.toThrow("does not know the batch batch-9");
    await cancelRun(scene.run, scene);
    expect(scene.store.files("run-a")[0]).toMatchObject({
      stage: "finished",
      problem: "the provider does not know batch-9",
    });
  });

  test("a batch that has just come to its end is no error", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    await scene.service.retrieve("batch-1", scene.signal);
    await cancelRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });
});

describe("the store", () => {
  test("counts a reply that was of no use as failed, and what it cost as spent", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await goThrough(scene);
    scene.store.rejectReply("id-1", "cut off");
    scene.store.rejectReply("id-1", "cut off");
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 2, replied: 1, failed: 1 });
    expect(scene.store.findReply("id-1")).toMatchObject({ outcome: "failed", reason: "cut off" });
  });

  test("forgets requests and replies but not the run, and deletes a run whole", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await goThrough(scene);
    scene.store.forgetRequests("run-a");
    expect(scene.store.findRequest("id-1")).toBeNull();
    expect(scene.store.findReply("id-1")).toBeNull();
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 2, replied: 2 });
    scene.store.deleteRun("run-a");
    expect(scene.store.runs()).toEqual([]);
    expect(scene.store.files("run-a")).toEqual([]);
  });
});

/** A run at the provider, at a fake server and on a real store and disk. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import { createBatchService } from "../../../src/adapters/openai/batches.ts";
import { createRequestFiles } from "../../../src/adapters/request-files.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { createPlanner } from "../../../src/batch/provider/plan.ts";
import type { PlanOptions } from "../../../src/batch/provider/plan.ts";
import type { BatchService, ProviderRun } from "../../../src/batch/provider/ports.ts";
import { batchLimits } from "../../../src/batch/provider/request-files.ts";
import type { BatchLimits } from "../../../src/batch/provider/request-files.ts";
import { takeReplies } from "../../../src/batch/provider/results.ts";
import { refreshRun, submitFiles } from "../../../src/batch/provider/run.ts";
import type { RunContext } from "../../../src/batch/provider/run.ts";
import { describeStep } from "../../../src/cli/views/provider-runs.ts";
import type { GreenroomError } from "../../../src/errors.ts";
import type { Model, ModelOutcome, ModelRequest } from "../../../src/grading/ports.ts";
import { english } from "../../../src/words/provider-runs/english.ts";
import { fakeBatches } from "../../support/fake-openai-batches.ts";
import type { FakeBatches, FakeBatchesOptions } from "../../support/fake-openai-batches.ts";
import { startFakeOpenAi } from "../../support/fake-openai.ts";

const replySchema = z.object({ verdict: z.enum(["met", "missed"]) });

export function requestFor(text: string): ModelRequest<z.infer<typeof replySchema>> {
  return {
    purpose: "judge",
    messages: [{ role: "user", content: text }],
    schema: replySchema,
    temperature: 0,
    maxOutputTokens: 50,
  };
}

/** The ordinary path, which is only asked to try the first request out. */
export function ordinaryModel(failure: GreenroomError | null = null): {
  model: Model;
  asked: string[];
} {
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

export async function setUp(
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

export function ids(count: number, prefix = "id"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

export function repeat(text: string, count: number): string[] {
  return Array.from({ length: count }, () => text);
}

export const outcomes = ({ store }: Scene, wanted: readonly string[]) =>
  wanted.map((id) => store.findRequest(id)?.outcome ?? null);

/** From the files to the replies. */
export async function goThrough(scene: Scene): Promise<void> {
  await submitFiles(scene.run, scene);
  await refreshRun(scene.run, scene);
  await takeReplies(scene.run, scene);
}

/**
 * A run at the provider as large as is asked for, in a process of its own so that its memory can be told apart from the
 * fake's:
 *
 *   node test/support/provider-scale-main.ts BASE_URL FOLDER COUNT QUEUE_TOKENS
 *
 * plans, submits in waves and collects COUNT small requests, then prints one line of JSON: what it took.
 */
import { join } from "node:path";
import { z } from "zod";
import { createBatchService } from "../../src/adapters/openai/batches.ts";
import { createRequestFiles } from "../../src/adapters/request-files.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import { createPlanner } from "../../src/batch/provider/plan.ts";
import type { ProviderRun } from "../../src/batch/provider/ports.ts";
import { batchLimits } from "../../src/batch/provider/request-files.ts";
import { takeReplies } from "../../src/batch/provider/results.ts";
import { refreshRun, submitFiles } from "../../src/batch/provider/run.ts";
import type { RunContext } from "../../src/batch/provider/run.ts";
import type { Model } from "../../src/grading/ports.ts";

const [baseUrl = "", folder = "", countText = "", queueText = ""] = process.argv.slice(2);
const count = Number(countText);
const now = (): Date => new Date();
const schema = z.object({ met: z.boolean() });
const store = openStore({ path: join(folder, "greenroom.db"), now });
const service = createBatchService({
  baseUrl,
  apiKey: null,
  model: "test-model",
  reasoningEffort: null,
  reasoningTokens: 0,
  price: null,
  memory: { read: () => undefined, write: () => undefined },
  now,
});
const context: RunContext = {
  service,
  store: store.providerRuns,
  files: createRequestFiles(join(folder, "batches")),
  limits: { ...batchLimits, tokens: null },
  now,
  signal: new AbortController().signal,
};
const run: ProviderRun = {
  id: "scale",
  createdAt: now().toISOString(),
  baseUrl: service.baseUrl,
  model: service.model,
  state: "planning",
  arguments: {},
  answers: count,
  waitsFor: [],
  queueTokens: queueText === "" ? null : Number(queueText),
};

let peakBytes = 0;
const watch = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 20);

const startedAt = performance.now();
context.store.saveRun(run);
const planner = createPlanner({ ...context, run, budget: null });
const ordinary: Model = {
  name: "test-model",
  contextTokens: Infinity,
  complete: () =>
    Promise.resolve({ ok: false, failure: "refused", detail: "", model: "test-model" }),
};
for (let number = 0; number < count; number++) {
  // As long as a real key, and in no order.
  const id = (BigInt(number) * 0x9e37_79b9_7f4a_7c15n).toString(16).padStart(64, "0");
  await planner.modelFor(id, ordinary).complete({
    purpose: "judge",
    messages: [{ role: "user", content: `Answer ${number}` }],
    schema,
    temperature: null,
    maxOutputTokens: 10,
  });
}
const plan = await planner.finish();
context.store.saveRun({ ...run, state: "open" });
const plannedAt = performance.now();

let waves = 0;
while (context.store.files(run.id).some(({ stage }) => stage !== "finished")) {
  waves += 1;
  await submitFiles(run, context);
  await refreshRun(run, context);
  await takeReplies(run, context);
}
const collectedAt = performance.now();
clearInterval(watch);
const { requests, replied, failed } = context.store.counts(run.id);
store.close();
process.stdout.write(
  `${JSON.stringify({
    files: plan.files,
    waves,
    requests,
    replied,
    failed,
    planMs: Math.round(plannedAt - startedAt),
    collectMs: Math.round(collectedAt - plannedAt),
    peakMegabytes: Math.round(peakBytes / 1_000_000),
    cpuMs: Math.round(process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000),
  })}\n`,
);

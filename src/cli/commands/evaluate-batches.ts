/** `greenroom evaluate status`, `collect` and `cancel`: runs at the provider's batch engine. */
import * as z from "zod";
import { isGreenroomError } from "../../errors.ts";
import {
  providerRunsError,
  providerRunsWords,
  retoldByProvider,
} from "../../words/provider-runs.ts";
import type { ProviderRunsWords } from "../../words/provider-runs/english.ts";
import type { ProviderEngine, ProviderRun, ProviderRunStore } from "../../batch/provider/ports.ts";
import { openRequests, resubmitOpen } from "../../batch/provider/request-files.ts";
import { cancelRun, refreshRun } from "../../batch/provider/run.ts";
import type { RunContext } from "../../batch/provider/run.ts";
import type { Dependencies } from "../dependencies.ts";
import { parsePrice } from "../evaluate-options.ts";
import {
  chooseRun,
  giveUp,
  isFinished,
  isJudged,
  moveOn,
  removeUnplanned,
  reportRun,
  runContext,
  whileCollecting,
  withRunLock,
  withThoseNeeded,
} from "../provider-runs.ts";
import { repliesOfRuns } from "../provider-replies.ts";
import { rememberedSchema } from "../provider-submit.ts";
import { sanitizeLine } from "../sanitize.ts";
import { renderRun, renderRuns } from "../views/provider-runs.ts";

const statusSchema = z.object({ run: z.string().optional(), json: z.boolean().default(false) });

/** `greenroom evaluate status [run]` */
export async function status(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = statusSchema.parse(input);
  const { terminal } = dependencies;
  const { providerRuns: store } = await dependencies.openStore();
  const chosen = options.run === undefined ? store.runs() : [chooseRun(store, options.run)];
  let failure: unknown = null;
  for (const run of chosen) {
    if (run.state !== "open" && run.state !== "cancelled") continue;
    failure = (await refreshQuietly(run, dependencies)) ?? failure;
  }
  const reports = store
    .runs()
    .filter(({ id }) => chosen.some((run) => run.id === id))
    .map((run) => reportRun(run, store));
  const [only] = reports;
  const words = await providerRunsWords(terminal.talkFormat.language);
  if (options.json) {
    terminal.json(options.run === undefined ? { runs: reports } : (only ?? null));
  } else if (only === undefined) {
    terminal.talk(words.noRun);
  } else {
    const format = terminal.resultFormat;
    terminal.result(
      options.run === undefined
        ? renderRuns(reports, words, format)
        : renderRun(only, words, format),
    );
  }
  // What is known was shown; that it is not the newest is the exit code's to say.
  if (failure !== null) throw failure;
}

/** Asks the provider how the run stands. @returns what was in the way; null when nothing was */
async function refreshQuietly(run: ProviderRun, dependencies: Dependencies): Promise<unknown> {
  try {
    const { inner, engine } = await openRun(run, dependencies);
    const { providerRuns } = await dependencies.openStore();
    const release = engine.takeLock(null);
    // Whoever has the lock keeps the state up to date.
    if (release === null) return null;
    try {
      await refreshRun(run, runContext(engine, providerRuns, await wordsFor(inner), inner));
    } finally {
      release();
    }
    return null;
  } catch (error) {
    if (!isGreenroomError(error) || error.code === "stopped") throw error;
    return error;
  }
}

const collectSchema = z.object({
  run: z.string().optional(),
  wait: z.boolean().default(false),
  resubmit: z.boolean().default(false),
  /** False with `--no-leftovers`. */
  leftovers: z.boolean().default(true),
  json: z.boolean().default(false),
});

/** From the first look to the next, and at most; a batch takes minutes to a day. */
const firstPauseMs = 2_000;
const longestPauseMs = 60_000;

/** `greenroom evaluate collect [run]` */
export async function collect(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = collectSchema.parse(input);
  const { providerRuns: store } = await dependencies.openStore();
  const run = chooseRun(store, options.run);
  if (run.state === "done") {
    dependencies.terminal.talk((await wordsFor(dependencies)).collected(run.id));
    return;
  }
  await collectRun(run, options, dependencies);
}

/**
 * Fetches what is there; when all is, judges it and writes the results as the command that began the run said.
 * @throws GreenroomError `below-minimum` while the run is not finished, and what `greenroom evaluate` throws
 */
export async function collectRun(
  chosen: ProviderRun,
  options: Omit<z.infer<typeof collectSchema>, "run">,
  dependencies: Dependencies,
): Promise<void> {
  const opened = await openRun(chosen, dependencies);
  const { inner, engine } = opened;
  const { providerRuns: store } = await inner.openStore();
  const context = runContext(engine, store, await wordsFor(inner), inner);
  try {
    await whileCollecting(engine, chosen.id, () => collectAlone(chosen, options, opened, context));
  } finally {
    // The lock is among them.
    for (const { id, state } of store.runs()) if (state === "done") await context.files.remove(id);
  }
}

async function collectAlone(
  chosen: ProviderRun,
  options: Parameters<typeof collectRun>[1],
  { inner, engine, remembered }: Awaited<ReturnType<typeof openRun>>,
  context: RunContext,
): Promise<void> {
  const { store } = context;
  const words = await wordsFor(inner);
  await withRunLock(engine, inner, async () => {
    await removeUnplanned(context);
    if (options.resubmit) await resubmit(chosen, context, words, inner);
    await moveOn(withThoseNeeded(chosen, store), context, { giveUp: false });
  });
  if (options.wait) await waitFor(chosen, engine, context, inner);
  const needed = withThoseNeeded(chosen, store);
  if (!isFinished(needed, store)) {
    const report = reportRun(chosen, store);
    if (options.json) inner.terminal.json(report);
    throw providerRunsError("below-minimum", ({ errors }) =>
      errors.notFinished(chosen.id, report.replied + report.failed, report.requests),
    );
  }
  const missing = new Set<string>();
  const replies = repliesOfRuns(engine, store, {
    asksLeftovers: options.leftovers,
    spentUsd: store.counts(chosen.id).costUsd ?? 0,
    onMissing: (key) => missing.add(key),
    onWritten: () => Promise.resolve(settle(chosen, missing.size, context, words, inner)),
  });
  // The results go where the command that began the run said; its paths are relative to where that was given.
  process.chdir(remembered.workingDirectory);
  const { evaluateWith } = await import("./evaluate.ts");
  // As it is now: another process may have cancelled it while this one waited.
  const isCancelled = store
    .runs()
    .some(({ id, state }) => id === chosen.id && state === "cancelled");
  try {
    await evaluateWith({ ...remembered.options, json: options.json }, inner, replies);
  } catch (error) {
    throw missing.size > 0 && !isCancelled ? withResubmit(error) : error;
  }
}

/** What to do is then not what an evaluation says that asks for itself. */
function withResubmit(error: unknown): unknown {
  if (!isGreenroomError(error, "service") && !isGreenroomError(error, "below-minimum"))
    return error;
  return retoldByProvider(error, ({ errors }, { message }) => ({
    message,
    hint: errors.howToResubmit,
  }));
}

/** Requests for which nothing came go into new files, those of the runs too whose replies this one needs. */
async function resubmit(
  chosen: ProviderRun,
  context: RunContext,
  words: ProviderRunsWords,
  { terminal }: Dependencies,
): Promise<void> {
  const { store } = context;
  await moveOn(withThoseNeeded(chosen, store), context, { giveUp: true });
  let moved = 0;
  for (const run of withThoseNeeded(chosen, store)) {
    const movedOfRun = run.state === "done" ? 0 : await resubmitOpen(run, context);
    if (movedOfRun > 0) store.saveRun({ ...run, state: "open" });
    moved += movedOfRun;
  }
  terminal.talk(moved === 0 ? words.nothingMissing : words.submittedAgain(moved));
}

/** Looks again and again; in between other processes may look, submit and cancel. */
async function waitFor(
  chosen: ProviderRun,
  engine: ProviderEngine,
  context: RunContext,
  inner: Dependencies,
): Promise<void> {
  const { store } = context;
  let pauseMs = firstPauseMs;
  while (!isFinished(withThoseNeeded(chosen, store), store)) {
    await inner.batch.sleep(pauseMs, inner.signal);
    if (inner.signal.aborted) {
      throw providerRunsError("stopped", ({ errors }) => errors.stoppedWaiting(chosen.id));
    }
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    const release = engine.takeLock(null);
    // Whoever has it moves the runs on, or will be done by the next time.
    if (release === null) continue;
    try {
      await moveOn(withThoseNeeded(chosen, store), context, { giveUp: false });
    } finally {
      release();
    }
  }
}

/**
 * The results are written: the run is done, unless something of it may still come.
 * @param missing requests of its answers for which nothing came
 */
function settle(
  chosen: ProviderRun,
  missing: number,
  { store }: RunContext,
  words: ProviderRunsWords,
  { terminal }: Dependencies,
): void {
  const run = store.runs().find(({ id }) => id === chosen.id) ?? chosen;
  if (missing > 0 && run.state !== "cancelled") {
    for (const file of store.files(run.id)) {
      if (file.problem === null || openRequests(file, store) === 0) continue;
      terminal.talk(words.problemOf(file.file, sanitizeLine(file.problem).replace(/\.$/, "")));
    }
    terminal.talk(words.hadNoReply(missing, run.id));
    return;
  }
  for (const each of [run, ...sameCommands(run, store)]) {
    store.saveRun({ ...each, state: "done" });
    store.forgetRequests(each.id);
  }
}

/** Runs of the very same command that have nothing under way any more: their results are those that were just written. */
function sameCommands(run: ProviderRun, store: ProviderRunStore): readonly ProviderRun[] {
  const command = JSON.stringify(run.arguments);
  return store
    .runs()
    .filter(({ id, state }) => id !== run.id && (state === "open" || state === "cancelled"))
    .filter((other) => JSON.stringify(other.arguments) === command)
    .filter((other) => isFinished([other], store));
}

const cancelSchema = z.object({ run: z.string().optional(), json: z.boolean().default(false) });

/** `greenroom evaluate cancel [run]` */
export async function cancel(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = cancelSchema.parse(input);
  const { providerRuns: store } = await dependencies.openStore();
  const run = chooseRun(store, options.run);
  const { terminal } = dependencies;
  if (run.state === "done") {
    throw providerRunsError("usage", ({ errors }) => errors.wasCollected(run.id));
  }
  const { inner, engine } = await openRun(run, dependencies);
  const words = await wordsFor(inner);
  const isGivenUp = await withRunLock(engine, inner, async () => {
    const hasNothingLeft = isJudged(run, store);
    if (hasNothingLeft) await giveUp(run, store, engine);
    else await cancelRun(run, runContext(engine, store, words, inner));
    return hasNothingLeft;
  });
  if (options.json) terminal.json(reportRun(chooseRun(store, run.id), store));
  terminal.talk(isGivenUp ? words.givenUp(run.id) : words.cancelled(run.id));
}

/** What is said of runs, in the language that the person is spoken to in. */
function wordsFor({ terminal }: Pick<Dependencies, "terminal">): Promise<ProviderRunsWords> {
  return providerRunsWords(terminal.talkFormat.language);
}

/**
 * The engine at the service and model of the run, whatever is configured now.
 * @throws GreenroomError `usage` when the run's service has another address now
 */
async function openRun(run: ProviderRun, dependencies: Dependencies) {
  const remembered = rememberedSchema.parse(run.arguments);
  const inner = await dependencies.withOptions(remembered.options);
  const { price } = z.object({ price: z.string().optional() }).parse(remembered.options);
  const engine: ProviderEngine = await inner.batch.openProvider(parsePrice(price));
  if (engine.service.baseUrl !== run.baseUrl) {
    throw providerRunsError("usage", ({ errors }) =>
      errors.otherAddress(run.id, run.baseUrl, engine.service.baseUrl),
    );
  }
  return { inner, engine, remembered };
}

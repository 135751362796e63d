/** What the commands about runs at the provider share: which run is meant, how it stands, and moving it on. */
import { providerRunsError } from "../words/provider-runs.ts";
import type { ProviderRunsWords } from "../words/provider-runs/english.ts";
import { isOver, isSettled } from "../batch/provider/ports.ts";
import type {
  BatchStatus,
  FileStage,
  ProviderEngine,
  ProviderRun,
  ProviderRunStore,
  RequestFile,
} from "../batch/provider/ports.ts";
import { batchLimits, openRequests } from "../batch/provider/request-files.ts";
import { takeReplies } from "../batch/provider/results.ts";
import { refreshRun, submitFiles } from "../batch/provider/run.ts";
import type { RunContext } from "../batch/provider/run.ts";
import { describeStep } from "./views/provider-runs.ts";
import type { Dependencies } from "./dependencies.ts";

/** How a run stands, in one word. */
export type RunWord =
  /** Its files were being written when the process ended; nothing of it was sent. */
  | "unplanned"
  /** Batches are under way, or files wait for a place in the provider's queue. */
  | "waiting"
  /** Everything is over at the provider; `collect` judges and writes. */
  | "ready"
  /** All its answers were judged by another run, and can be written where its command said for nothing. */
  | "judged"
  | "cancelled"
  | "collected";

/** What `--json` prints of a run. */
export interface RunReport {
  readonly id: string;
  readonly createdAt: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly state: RunWord;
  readonly answers: number;
  readonly requests: number;
  readonly replied: number;
  readonly failed: number;
  /** Requests of batches that are over for which nothing came. */
  readonly missing: number;
  readonly costUsd: number | null;
  readonly batches: readonly {
    readonly file: number;
    readonly batchId: string | null;
    /** The provider's word for a batch that was made, ours before that. */
    readonly state: BatchStatus | FileStage;
    readonly isOver: boolean;
    readonly requests: number;
    /** As the provider counts while it works, as replies came after that. */
    readonly done: number | null;
    readonly failed: number | null;
    readonly problem: string | null;
  }[];
}

export function reportRun(run: ProviderRun, store: ProviderRunStore): RunReport {
  const files = store.files(run.id);
  const missing =
    run.state === "done"
      ? 0
      : files.filter(isSettled).reduce((sum, file) => sum + openRequests(file, store), 0);
  return {
    id: run.id,
    createdAt: run.createdAt,
    baseUrl: run.baseUrl,
    model: run.model,
    state: wordFor(run, files, store),
    answers: run.answers,
    ...store.counts(run.id),
    missing,
    batches: files.map((file) => {
      const { stage, batch } = file;
      const counts = isSettled(file)
        ? { completed: store.counts(run.id, file.file).replied, ...failedOf(file, store) }
        : (batch?.counts ?? null);
      return {
        file: file.file,
        batchId: batch?.id ?? null,
        state: batch?.status ?? stage,
        isOver: isSettled(file) || (batch !== null && isOver(batch.status)),
        requests: file.requests,
        done: counts?.completed ?? null,
        failed: counts?.failed ?? null,
        problem: file.problem,
      };
    }),
  };
}

function failedOf(file: RequestFile, store: ProviderRunStore): { readonly failed: number } {
  return { failed: store.counts(file.runId, file.file).failed };
}

function wordFor(
  run: ProviderRun,
  files: readonly RequestFile[],
  store: ProviderRunStore,
): RunWord {
  if (run.state === "planning") return "unplanned";
  if (run.state === "done") return "collected";
  if (run.state === "cancelled") return "cancelled";
  if (isJudged(run, store)) return "judged";
  return files.every((file) => isSettled(file) || hasEnded(file.batch?.status ?? null))
    ? "ready"
    : "waiting";
}

/** A batch that failed as a whole may have to be submitted again; the others are over for good. */
function hasEnded(status: BatchStatus | null): boolean {
  return status !== null && isOver(status) && status !== "failed";
}

/** Whether every answer of the run has its score already, by a run with the same answers that was collected. */
export function isJudged(run: ProviderRun, store: ProviderRunStore): boolean {
  const needed = withThoseNeeded(run, store);
  return isFinished(needed, store) && needed.every(({ id }) => store.unjudged(id) === 0);
}

/** Nothing of the run is at the provider any more, and nothing of it is lost: its judgements stay. */
export async function giveUp(
  run: ProviderRun,
  store: ProviderRunStore,
  { files }: ProviderEngine,
): Promise<void> {
  store.saveRun({ ...run, state: "done" });
  store.forgetRequests(run.id);
  await files.remove(run.id);
}

/**
 * The run that is meant: by its id or the beginning of it, `last`, or the only one that is not collected, of which one
 * with answers to judge goes before those without.
 * @throws GreenroomError `usage` when there is none or more than one
 */
export function chooseRun(store: ProviderRunStore, id: string | undefined): ProviderRun {
  const runs = store.runs().filter(({ state }) => state !== "planning");
  const open = runs.filter(({ state }) => state !== "done");
  const toJudge = open.filter((run) => !isJudged(run, store));
  const matching =
    id === undefined
      ? toJudge.length > 0
        ? toJudge
        : open
      : id === "last"
        ? runs.slice(0, 1)
        : runs.filter((run) => run.id.startsWith(id));
  const [run] = matching;
  if (run !== undefined && matching.length === 1) return run;
  if (run !== undefined) {
    const ids = matching.map((each) => each.id).join(", ");
    throw providerRunsError("usage", ({ errors }) => errors.severalRuns(ids));
  }
  throw providerRunsError("usage", ({ errors }) =>
    id === undefined ? errors.noRun : errors.noSuchRun(id),
  );
}

/** Whoever waits for batches looks at them for a moment now and then; planning takes longer than this. */
const lockPatienceMs = 5_000;
const lockPauseMs = 100;

/**
 * Does the work while no other process works on the runs; waits a moment for one that does.
 * @throws GreenroomError `usage` when another goes on, and what the work throws
 */
export async function withRunLock<T>(
  engine: ProviderEngine,
  { batch, signal }: Pick<Dependencies, "batch" | "signal">,
  work: () => Promise<T>,
): Promise<T> {
  const until = performance.now() + lockPatienceMs;
  let release = engine.takeLock(null);
  while (release === null && performance.now() < until && !signal.aborted) {
    await batch.sleep(lockPauseMs, signal);
    release = engine.takeLock(null);
  }
  if (release === null) {
    throw providerRunsError("usage", ({ errors }) => errors.otherAtWork);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Does the work while no other process collects the same run.
 * @throws GreenroomError `usage` when another does, and what the work throws
 */
export async function whileCollecting(
  engine: ProviderEngine,
  runId: string,
  work: () => Promise<void>,
): Promise<void> {
  const release = engine.takeLock(runId);
  if (release === null) {
    throw providerRunsError("usage", ({ errors }) => errors.otherCollects(runId));
  }
  try {
    await work();
  } finally {
    release();
  }
}

/** What moving runs on takes, with what happens told on stderr. */
export function runContext(
  engine: ProviderEngine,
  store: ProviderRunStore,
  words: ProviderRunsWords,
  { ambient, signal, terminal }: Dependencies,
): RunContext {
  return {
    service: engine.service,
    files: engine.files,
    store,
    limits: { ...batchLimits, tokens: null },
    now: ambient.now,
    signal,
    onStep: (step) => terminal.talk(describeStep(step, words)),
  };
}

/** Runs whose planning a crash has ended, and their files: nothing of them was sent. Only with the lock. */
export async function removeUnplanned({ store, files }: RunContext): Promise<void> {
  for (const { id, state } of store.runs()) {
    if (state !== "planning") continue;
    await files.remove(id);
    store.deleteRun(id);
  }
}

/** The run, and those whose replies it needs too. */
export function withThoseNeeded(run: ProviderRun, store: ProviderRunStore): readonly ProviderRun[] {
  return store.runs().filter(({ id }) => id === run.id || run.waitsFor.includes(id));
}

/** Submits what may be submitted, asks how the batches stand, and fetches what is there; and again what there is room for. */
export async function moveOn(
  runs: readonly ProviderRun[],
  context: RunContext,
  options: { readonly giveUp: boolean },
): Promise<void> {
  for (const run of runs) {
    if (run.state === "open") await submitFiles(run, context);
    if (run.state === "done") continue;
    await refreshRun(run, context);
    await takeReplies(run, context, options);
  }
  for (const run of runs) {
    if (run.state === "open") await submitFiles(run, context);
  }
}

/** True when nothing is under way or to be submitted any more, as far as the provider knows. */
export function isFinished(runs: readonly ProviderRun[], store: ProviderRunStore): boolean {
  return runs.every((run) => store.files(run.id).every(isSettled));
}

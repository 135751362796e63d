/**
 * A run at the provider, from its request files to the replies. Every step is saved before and after it is taken, so
 * that a process may end anywhere and any later one goes on. Only one process may do so at a time; the caller sees to it.
 */
import { isGreenroomError } from "../errors.ts";
import { createFileSplitter } from "./provider-plan.ts";
import type { BatchLimits } from "./provider-plan.ts";
import { isOver } from "./provider-ports.ts";
import type {
  BatchService,
  ProviderBatch,
  ProviderReply,
  ProviderRun,
  ProviderRunStore,
  RequestFile,
  RequestFiles,
} from "./provider-ports.ts";

export interface RunContext {
  readonly service: BatchService;
  readonly store: ProviderRunStore;
  readonly files: RequestFiles;
  readonly limits: BatchLimits;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** What happens, for whoever watches. */
  readonly onStep?: ((step: RunStep) => void) | undefined;
}

/** What was done to a run; `file` is its number within the run. */
export type RunStep =
  | { readonly step: "uploading"; readonly file: number; readonly requests: number }
  | {
      readonly step: "submitted";
      readonly file: number;
      readonly requests: number;
      readonly batchId: string;
    }
  /** A crash had left open whether it was submitted. */
  | { readonly step: "found"; readonly file: number; readonly batchId: string }
  | { readonly step: "queue-full"; readonly file: number }
  | { readonly step: "fetched"; readonly batchId: string };

/** So long a file waits that found the queue full of batches that are not this run's. */
const queuePauseMs = 10 * 60_000;

/** Replies that are saved at once. */
const savedTogether = 500;

/** A result file that ends early is fetched so often. */
const mostDownloads = 3;

/** In the estimate's tokens: the provider counts them otherwise, and other batches may be in the queue. */
const queueShare = 0.9;

/**
 * Submits what may be submitted now: all of it, or as many files as the provider's queue takes (the others follow when
 * batches have ended). What a crash left between creating a batch and saving it is looked up first.
 * @throws GreenroomError `key`, `service`, `stopped`; what was submitted until then is saved
 */
export async function submitFiles(run: ProviderRun, context: RunContext): Promise<void> {
  const { store, now } = context;
  for (const file of store.files(run.id)) {
    if (file.stage === "creating") await findCreated(file, context);
  }
  let enqueued = enqueuedTokens(run, store);
  for (const file of store.files(run.id)) {
    const isWaiting = file.stage === "planned" || file.stage === "uploaded";
    const isTooEarly = file.retryAt !== null && new Date(file.retryAt) > now();
    if (!isWaiting || isTooEarly) continue;
    const { queueTokens } = currentRun(run, store);
    // A file that is alone too large for the queue is tried by itself: the estimate is high.
    if (queueTokens !== null && enqueued > 0 && enqueued + file.tokens > queueTokens) return;
    await submitFile(file, context);
    enqueued += file.tokens;
  }
}

/** Tokens of all batches for this model that are not over, of whichever run: the queue is one. */
function enqueuedTokens(run: ProviderRun, store: ProviderRunStore): number {
  return store
    .runs()
    .filter(({ baseUrl, model }) => baseUrl === run.baseUrl && model === run.model)
    .flatMap(({ id }) => store.files(id))
    .filter(({ stage }) => stage === "submitted" || stage === "creating")
    .filter(({ batch }) => batch === null || !isOver(batch.status))
    .reduce((sum, { tokens }) => sum + tokens, 0);
}

function currentRun(run: ProviderRun, store: ProviderRunStore): ProviderRun {
  return store.runs().find(({ id }) => id === run.id) ?? run;
}

async function submitFile(planned: RequestFile, context: RunContext): Promise<void> {
  const { service, store, files, now, signal } = context;
  let file = planned;
  const save = (changed: Partial<RequestFile>): void => {
    file = { ...file, ...changed };
    store.updateFile(file);
  };
  const place = { file: file.file, requests: file.requests };
  if (file.uploadedFileId === null) {
    context.onStep?.({ step: "uploading", ...place });
    const uploadedFileId = await service.upload(
      {
        path: files.path(file.runId, file.file),
        name: `greenroom-${file.runId}-${file.file}.jsonl`,
        bytes: file.bytes,
      },
      signal,
    );
    save({ stage: "uploaded", uploadedFileId });
  }
  save({ stage: "creating", creatingAt: now().toISOString(), retryAt: null });
  // Whatever goes wrong from here on, the file stays `creating` and is looked up before it is created again.
  const batch = await service.create(file.uploadedFileId ?? "", labelOf(file), signal);
  save({ stage: "submitted", batch });
  context.onStep?.({ step: "submitted", ...place, batchId: batch.id });
}

function labelOf({ runId, file, attempt, inputHash }: RequestFile) {
  return { runId, file, attempt, inputHash };
}

/** Finds the batch that may have been made before its id could be saved; without one, the file is submitted anew. */
async function findCreated(file: RequestFile, context: RunContext): Promise<void> {
  const { service, store, signal } = context;
  const batch = await service.find(labelOf(file), new Date(file.creatingAt ?? 0), signal);
  store.updateFile(
    batch === null ? { ...file, stage: "uploaded" } : { ...file, stage: "submitted", batch },
  );
  if (batch !== null) context.onStep?.({ step: "found", file: file.file, batchId: batch.id });
}

/** Asks how every submitted batch stands, and saves it. A batch that failed for a full queue is to be submitted again. */
export async function refreshRun(run: ProviderRun, context: RunContext): Promise<void> {
  const { service, store, signal } = context;
  let hasEnded = false;
  for (const file of store.files(run.id)) {
    if (file.stage !== "submitted" || file.batch === null || isOver(file.batch.status)) continue;
    const batch = await service.retrieve(file.batch.id, signal);
    await saveBatch(run, { ...file, batch }, context);
    hasEnded ||= batch.status !== "failed" && isOver(batch.status);
  }
  if (!hasEnded) return;
  // There is room in the queue now.
  for (const file of store.files(run.id)) {
    if (file.retryAt !== null) store.updateFile({ ...file, retryAt: null });
  }
}

async function saveBatch(
  run: ProviderRun,
  file: RequestFile & { readonly batch: ProviderBatch },
  context: RunContext,
): Promise<void> {
  const { store, now } = context;
  const { batch } = file;
  if (batch.status !== "failed") {
    store.updateFile(file);
    return;
  }
  const full = batch.problems.find(({ code }) => code === "token_limit_exceeded");
  if (full === undefined) {
    const [first] = batch.problems;
    const problem = first === undefined ? "it failed" : `${first.code}: ${first.message}`;
    store.updateFile({ ...file, stage: "finished", problem });
    return;
  }
  const limit = readQueueLimit(full.message);
  if (limit !== null) store.saveRun({ ...currentRun(run, store), queueTokens: limit });
  context.onStep?.({ step: "queue-full", file: file.file });
  const retryAt = new Date(now().getTime() + queuePauseMs).toISOString();
  const waiting: RequestFile = {
    ...file,
    stage: "uploaded",
    attempt: file.attempt + 1,
    batch: null,
    retryAt,
  };
  store.updateFile(waiting);
  // With other batches in the queue, it may fit when they are gone: the estimate is high.
  if (limit !== null && file.tokens > limit && enqueuedTokens(run, store) === 0) {
    const tokens = Math.floor(limit * queueShare);
    await moveOpenRequests(waiting, "it is larger than the queue, and was split", {
      ...context,
      limits: { ...context.limits, tokens },
    });
  }
}

/** "… Limit: 2,000,000 enqueued tokens. …" */
function readQueueLimit(message: string): number | null {
  const digits = /limit:\s*([\d,]+)/i.exec(message)?.[1]?.replaceAll(",", "") ?? "";
  return digits === "" || Number(digits) === 0 ? null : Number(digits);
}

export interface TakeOptions {
  /** A result file that cannot be fetched is given up, and its requests count as not answered. */
  readonly giveUp?: boolean;
}

/**
 * Fetches the results of every batch that is over and saves the replies as they come in. A file that was interrupted is
 * fetched again from its beginning, which changes nothing that is saved.
 * @throws GreenroomError `key`, `service` (a result file that breaks off again and again), `stopped`
 */
export async function takeReplies(
  run: ProviderRun,
  context: RunContext,
  options: TakeOptions = {},
): Promise<void> {
  for (const file of context.store.files(run.id)) {
    if (file.stage !== "submitted" || file.batch === null || !isOver(file.batch.status)) continue;
    let problem = file.batch.status === "completed" ? null : `it was ${file.batch.status}`;
    try {
      await fetchResults(file.batch, context);
    } catch (error) {
      if (options.giveUp !== true || !isGreenroomError(error, "service")) throw error;
      problem = error.message;
    }
    context.store.updateFile({ ...file, stage: "finished", problem });
    context.onStep?.({ step: "fetched", batchId: file.batch.id });
  }
}

async function fetchResults(batch: ProviderBatch, context: RunContext): Promise<void> {
  if (batch.outputFileId !== null) {
    await fetchWhole(batch.outputFileId, batch.counts?.completed ?? null, context);
  }
  if (batch.errorFileId !== null) {
    await fetchWhole(batch.errorFileId, null, context);
  }
}

/**
 * @param expected the lines that the provider counts; fewer of them are taken for a download that ended early, unless the
 *   next one ends at the same place
 */
async function fetchWhole(
  fileId: string,
  expected: number | null,
  context: RunContext,
): Promise<void> {
  let before = -1;
  for (let download = 1; ; download += 1) {
    try {
      const lines = await fetchOnce(fileId, context);
      if (expected === null || lines >= expected || lines === before) return;
      before = lines;
    } catch (error) {
      if (!isGreenroomError(error, "service") || download >= mostDownloads) throw error;
    }
  }
}

/** @returns the lines that are results */
async function fetchOnce(fileId: string, context: RunContext): Promise<number> {
  const { service, store, signal } = context;
  let waiting: ProviderReply[] = [];
  let lines = 0;
  const save = (): void => {
    store.saveReplies(waiting);
    waiting = [];
  };
  try {
    for await (const reply of service.replies(fileId, signal)) {
      if (reply === null) continue;
      lines += 1;
      waiting.push(reply);
      if (waiting.length >= savedTogether) save();
    }
  } finally {
    save();
  }
  return lines;
}

/**
 * Puts the requests of finished files for which nothing came into new files, to be submitted like the first ones.
 * @returns how many there were
 */
export async function resubmitOpen(run: ProviderRun, context: RunContext): Promise<number> {
  let moved = 0;
  for (const file of context.store.files(run.id)) {
    if (file.stage !== "finished" || openRequests(file, context.store) === 0) continue;
    moved += await moveOpenRequests(file, file.problem ?? "some had no reply", context);
  }
  return moved;
}

/** Requests of the file for which nothing came. */
export function openRequests(file: RequestFile, store: ProviderRunStore): number {
  const { requests, replied, failed } = store.counts(file.runId, file.file);
  return requests - replied - failed;
}

async function moveOpenRequests(
  from: RequestFile,
  problem: string,
  context: RunContext,
): Promise<number> {
  const { store, files } = context;
  const run = store.runs().find(({ id }) => id === from.runId);
  if (run === undefined) return 0;
  const lastFile = Math.max(...store.files(run.id).map(({ file }) => file));
  // A crash from here on leaves requests in a finished file, which the next `resubmitOpen` moves.
  const finished: RequestFile = { ...from, stage: "finished", problem };
  store.updateFile(finished);
  const writer = createFileSplitter({ ...context, run }, lastFile + 1);
  const encoder = new TextEncoder();
  try {
    for await (const line of files.read(run.id, from.file)) {
      const customId = /^\{"custom_id":"([^"\\]+)"/.exec(line)?.[1] ?? "";
      const request = store.findRequest(customId);
      const isOpen =
        request?.runId === run.id && request.file === from.file && request.outcome === null;
      if (isOpen) await writer.add(customId, encoder.encode(`${line}\n`));
    }
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  const { requests } = writer.totals();
  store.updateFile({ ...finished, requests: from.requests - requests });
  return requests;
}

/**
 * Cancels what is under way and gives up what was not submitted. What the provider has done until then is charged, and
 * can be fetched when the batches say that they are cancelled.
 */
export async function cancelRun(run: ProviderRun, context: RunContext): Promise<void> {
  const { store } = context;
  store.saveRun({ ...currentRun(run, store), state: "cancelled" });
  for (const file of store.files(run.id)) {
    if (file.stage === "creating") await findCreated(file, context);
  }
  for (const file of store.files(run.id)) {
    if (file.stage === "planned" || file.stage === "uploaded") {
      store.updateFile({ ...file, stage: "finished", problem: "cancelled before it was sent" });
    } else if (
      file.stage === "submitted" &&
      file.batch !== null &&
      !isOver(file.batch.status) &&
      file.batch.status !== "cancelling"
    ) {
      await cancelBatch(file, file.batch, context);
    }
  }
}

async function cancelBatch(
  file: RequestFile,
  { id }: ProviderBatch,
  { service, store, signal }: RunContext,
): Promise<void> {
  let batch: ProviderBatch | null;
  try {
    batch = await service.cancel(id, signal);
  } catch (error) {
    if (!isGreenroomError(error, "service")) throw error;
    // It may have come to its end just now, which a server says by refusing.
    batch = await service.retrieve(id, signal);
    if (!isOver(batch.status)) throw error;
  }
  store.updateFile(
    batch === null
      ? { ...file, stage: "finished", problem: `the provider does not know ${id}` }
      : { ...file, batch },
  );
}

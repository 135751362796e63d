/**
 * The batches of a run at the provider: made of its request files, watched, and cancelled. Every step is saved before and
 * after it is taken, so that a process may end anywhere and any later one goes on. Only one process may do so at a time;
 * the caller sees to it.
 */
import { isGreenroomError } from "../../errors.ts";
import { providerRunsError } from "../../words/provider-runs.ts";
import { moveOpenRequests } from "./request-files.ts";
import type { RequestFilesContext } from "./request-files.ts";
import { isLost, isOver } from "./ports.ts";
import type {
  BatchService,
  ProviderBatch,
  ProviderRun,
  ProviderRunStore,
  RequestFile,
} from "./ports.ts";

export interface RunContext extends RequestFilesContext {
  readonly service: BatchService;
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
  /** The provider does not know it. */
  | { readonly step: "lost"; readonly batchId: string }
  /** The provider does not have the file of its results. */
  | { readonly step: "results-lost"; readonly batchId: string; readonly fileId: string }
  | { readonly step: "fetched"; readonly batchId: string };

/** So long a file waits that found the queue full of batches that are not this run's. */
const queuePauseMs = 10 * 60_000;

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
    .filter((file) => (file.stage === "submitted" || file.stage === "creating") && !isLost(file))
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
  const upload = async (): Promise<void> => {
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
  };
  const create = async (): Promise<ProviderBatch | null> => {
    save({ stage: "creating", creatingAt: now().toISOString(), retryAt: null });
    // Whatever goes wrong from here on, the file stays `creating` and is looked up before it is created again.
    return await service.create(file.uploadedFileId ?? "", labelOf(file), signal);
  };
  const wasUploaded = file.uploadedFileId !== null;
  if (!wasUploaded) await upload();
  let batch = await create();
  if (batch === null && wasUploaded) {
    // Providers delete files, and people do, between an upload and the day on which the queue has room.
    await upload();
    batch = await create();
  }
  if (batch === null)
    throw providerRunsError("service", ({ errors }) => errors.uploadLost(service.baseUrl));
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

/**
 * Asks how every submitted batch stands, and saves it. A batch that failed for a full queue is to be submitted again; one
 * that the provider does not know is asked for again the next time, and keeps nothing else waiting.
 */
export async function refreshRun(run: ProviderRun, context: RunContext): Promise<void> {
  const { service, store, signal } = context;
  let hasEnded = false;
  for (const file of store.files(run.id)) {
    if (file.stage !== "submitted" || file.batch === null || isOver(file.batch.status)) continue;
    const { id } = file.batch;
    const batch = await service.retrieve(id, signal);
    if (batch === null) {
      store.updateFile({ ...file, problem: unknownBatch(id) });
      context.onStep?.({ step: "lost", batchId: id });
      continue;
    }
    await saveBatch(run, { ...file, batch, problem: null }, context);
    hasEnded ||= batch.status !== "failed" && isOver(batch.status);
  }
  if (!hasEnded) return;
  // There is room in the queue now.
  for (const file of store.files(run.id)) {
    if (file.retryAt !== null) store.updateFile({ ...file, retryAt: null });
  }
}

function unknownBatch(id: string): string {
  return `the provider does not know ${id}`;
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
    const said = [first?.code ?? "", first?.message ?? ""].filter((text) => text !== "");
    const problem = said.length === 0 ? "it failed" : said.join(": ");
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
    if (batch !== null && !isOver(batch.status)) throw error;
  }
  store.updateFile(
    batch === null ? { ...file, stage: "finished", problem: unknownBatch(id) } : { ...file, batch },
  );
}

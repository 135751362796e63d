/**
 * The results of batches that are over, from the provider's files to saved replies. A download that ends early is told
 * from a whole one, and made again.
 */
import { isGreenroomError } from "../../errors.ts";
import { isLost, isOver } from "./ports.ts";
import type { ProviderBatch, ProviderReply, ProviderRun } from "./ports.ts";
import type { RunContext } from "./run.ts";

/** Replies that are saved at once. */
const savedTogether = 500;

/** A result file that ends early is fetched so often. */
const mostDownloads = 3;

export interface TakeOptions {
  /** A batch or a result file that cannot be fetched is given up, and its requests count as not answered. */
  readonly giveUp?: boolean;
}

/**
 * Fetches the results of every batch that is over and saves the replies as they come in. A file that was interrupted is
 * fetched again from its beginning, which changes nothing that is saved. One that the provider does not have leaves its
 * batch as it is, with the problem, to be looked for again the next time.
 * @throws GreenroomError `key`, `service` (a result file that breaks off again and again), `stopped`
 */
export async function takeReplies(
  run: ProviderRun,
  context: RunContext,
  { giveUp = false }: TakeOptions = {},
): Promise<void> {
  const { store } = context;
  for (const file of store.files(run.id)) {
    if (file.stage !== "submitted" || file.batch === null) continue;
    if (!isOver(file.batch.status)) {
      if (giveUp && isLost(file)) store.updateFile({ ...file, stage: "finished" });
      continue;
    }
    const { id, status } = file.batch;
    let problem = status === "completed" ? null : `it was ${status}`;
    let lost: string | null = null;
    try {
      lost = await fetchResults(file.batch, context);
    } catch (error) {
      if (!giveUp || !isGreenroomError(error, "service")) throw error;
      problem = error.message;
    }
    if (lost !== null && !giveUp) {
      store.updateFile({ ...file, problem: lost });
      continue;
    }
    store.updateFile({ ...file, stage: "finished", problem: lost ?? problem });
    if (lost === null) context.onStep?.({ step: "fetched", batchId: id });
  }
}

/** @returns what the provider does not have of them, as a problem; null when all was there */
async function fetchResults(batch: ProviderBatch, context: RunContext): Promise<string | null> {
  let lost: string | null = null;
  const { outputFileId, errorFileId, counts } = batch;
  for (const [fileId, expected] of [
    [outputFileId, counts?.completed ?? null],
    [errorFileId, null],
  ] as const) {
    if (fileId === null) continue;
    try {
      await fetchWhole(fileId, expected, context);
    } catch (error) {
      if (!isGreenroomError(error, "service") || error.lasting === null) throw error;
      context.onStep?.({ step: "results-lost", batchId: batch.id, fileId });
      lost ??= `the provider does not have ${fileId}`;
    }
  }
  return lost;
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
      const isTriedAgain = isGreenroomError(error, "service") && error.lasting === null;
      if (!isTriedAgain || download >= mostDownloads) throw error;
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

/**
 * The results of batches that are over, from the provider's files to saved replies. A download that ends early is told
 * from a whole one, and made again.
 */
import { isGreenroomError } from "../../errors.ts";
import { isOver } from "./ports.ts";
import type { ProviderBatch, ProviderReply, ProviderRun } from "./ports.ts";
import type { RunContext } from "./run.ts";

/** Replies that are saved at once. */
const savedTogether = 500;

/** A result file that ends early is fetched so often. */
const mostDownloads = 3;

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

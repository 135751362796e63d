/**
 * Request files: lines put one after the other into as many as the provider's limits make of them, and the requests that
 * a file leaves open put into new ones. Each file is saved with its custom ids when it is complete.
 */
import type {
  ProviderRun,
  ProviderRunStore,
  RequestFile,
  RequestFiles,
  RequestFileWriter,
} from "./ports.ts";

/** What one batch may hold. */
export interface BatchLimits {
  readonly requests: number;
  readonly bytes: number;
  /** Estimated input tokens; null: not known. */
  readonly tokens: number | null;
}

/** As documented for OpenAI; a megabyte is taken for the smaller one. */
export const batchLimits = { requests: 50_000, bytes: 200_000_000 } as const;

/** Where request files are written and saved, and what each may hold. */
export interface RequestFilesContext {
  readonly store: ProviderRunStore;
  readonly files: RequestFiles;
  readonly limits: BatchLimits;
}

/** What was written, over all files. */
export interface WrittenTotals {
  readonly requests: number;
  readonly files: number;
  readonly bytes: number;
  /** Input tokens by estimate, rather too many. */
  readonly tokens: number;
}

/** A line's custom id, without parsing the answer and the criteria behind it. */
const idAtStart = /^\{"custom_id":"([^"\\]+)"/;

/** Characters per token: low for English, so that the estimate is high. */
const charactersPerToken = 3;

/** Request files one after the other: a line goes into the next file when the present one has no room for it. */
export interface FileSplitter {
  /** @param line UTF-8 with its newline */
  add(customId: string, line: Uint8Array): Promise<void>;
  /** True for ids of the file that is being written. */
  has(customId: string): boolean;
  /** Closes and saves the last file. */
  finish(): Promise<void>;
  /** Closes the last file without saving it. */
  abandon(): Promise<void>;
  /** Of the files that were closed and saved. */
  totals(): WrittenTotals;
}

/**
 * Request files of a run, which the caller has saved.
 * @param firstFile the number of the first file
 */
export function createFileSplitter(
  run: ProviderRun,
  firstFile: number,
  { store, files, limits }: RequestFilesContext,
): FileSplitter {
  const totals = { requests: 0, files: 0, bytes: 0, tokens: 0 };
  let open: RequestFileWriter | null = null;
  let ids = new Set<string>();
  let bytes = 0;
  let tokens = 0;

  async function finish(): Promise<void> {
    if (open === null) return;
    const written = await open.close();
    open = null;
    const file: RequestFile = {
      runId: run.id,
      file: firstFile + totals.files,
      requests: ids.size,
      bytes: written.bytes,
      tokens,
      inputHash: written.hash,
      stage: "planned",
      attempt: 1,
      uploadedFileId: null,
      creatingAt: null,
      batch: null,
      retryAt: null,
      problem: null,
    };
    store.saveFile(file, [...ids]);
    totals.files += 1;
    totals.requests += ids.size;
    totals.bytes += written.bytes;
    totals.tokens += tokens;
    ids = new Set();
    bytes = 0;
    tokens = 0;
  }

  return {
    add: async (customId, line) => {
      const lineTokens = Math.ceil(line.length / charactersPerToken);
      const isFull =
        ids.size + 1 > limits.requests ||
        bytes + line.length > limits.bytes ||
        (limits.tokens !== null && tokens + lineTokens > limits.tokens);
      if (isFull && ids.size > 0) await finish();
      open ??= await files.create(run.id, firstFile + totals.files);
      await open.write(line);
      ids.add(customId);
      bytes += line.length;
      tokens += lineTokens;
    },
    has: (customId) => ids.has(customId),
    finish,
    abandon: async () => {
      await open?.close();
      open = null;
    },
    totals: () => ({ ...totals }),
  };
}

/**
 * Puts the requests of finished files for which nothing came into new files, to be submitted like the first ones.
 * @returns how many there were
 */
export async function resubmitOpen(
  run: ProviderRun,
  context: RequestFilesContext,
): Promise<number> {
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

/**
 * Finishes a file and puts its requests for which nothing came into new files of the run.
 * @param problem why they are put anew; kept with the file
 * @returns how many there were
 */
export async function moveOpenRequests(
  from: RequestFile,
  problem: string,
  context: RequestFilesContext,
): Promise<number> {
  const { store, files } = context;
  const run = store.runs().find(({ id }) => id === from.runId);
  if (run === undefined) return 0;
  const lastFile = Math.max(...store.files(run.id).map(({ file }) => file));
  // A crash from here on leaves requests in a finished file, which the next `resubmitOpen` moves.
  const finished: RequestFile = { ...from, stage: "finished", problem };
  store.updateFile(finished);
  const writer = createFileSplitter(run, lastFile + 1, context);
  const encoder = new TextEncoder();
  try {
    for await (const line of files.read(run.id, from.file)) {
      const customId = idAtStart.exec(line)?.[1] ?? "";
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

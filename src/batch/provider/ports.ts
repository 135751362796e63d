/**
 * What the provider's batch engine needs from outside, in its own words. A *run* is one evaluation that was handed to
 * the provider; its requests stand in *request files*, and each file becomes one *batch* there. A *reply* belongs to the
 * request of the same custom id, wherever it stands in the output: order means nothing.
 */
import * as z from "zod";
import type { Model, ModelCall, ModelRequest } from "../../grading/ports.ts";

/** OpenAI's words; see `isOver`. */
export const batchStatusSchema = z.enum([
  "validating",
  "failed",
  "in_progress",
  "finalizing",
  "completed",
  "expired",
  "cancelling",
  "cancelled",
]);
export type BatchStatus = z.infer<typeof batchStatusSchema>;

/** True when the provider does nothing more for the batch, and what there is of its results can be fetched. */
export function isOver(status: BatchStatus): boolean {
  return (
    status === "completed" || status === "failed" || status === "expired" || status === "cancelled"
  );
}

/** A batch as the provider tells of it. */
export interface ProviderBatch {
  readonly id: string;
  readonly status: BatchStatus;
  /** The results of requests that were carried out; null until there are any. */
  readonly outputFileId: string | null;
  /** The requests that failed, expired or were cancelled; null when there are none. */
  readonly errorFileId: string | null;
  /** Null where the provider does not count. */
  readonly counts: { readonly completed: number; readonly failed: number } | null;
  /** Why it failed as a whole; empty otherwise. */
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

/** What a batch is created with, so that it can be found again when its id was lost in a crash. */
export interface BatchLabel {
  readonly runId: string;
  readonly file: number;
  /** 1 for the first; a file that found the provider's queue full is submitted again under the next. */
  readonly attempt: number;
  /** SHA-256 of the request file in hexadecimal. */
  readonly inputHash: string;
}

/** What came of one request. */
export type ProviderReply = { readonly customId: string } & (
  | {
      readonly outcome: "replied";
      readonly text: string;
      readonly finishReason: string | null;
      readonly refusal: string | null;
      /** As the server reports it. */
      readonly model: string;
      /** Null where the server does not count. */
      readonly inputTokens: number | null;
      readonly cachedInputTokens: number | null;
      readonly outputTokens: number | null;
      /** At half the price; null when the price is unknown. */
      readonly costUsd: number | null;
    }
  /** The request was carried out and refused, or the server failed. */
  | { readonly outcome: "failed"; readonly reason: string }
  /** It was never carried out: the batch expired or was cancelled before its turn. */
  | { readonly outcome: "dropped"; readonly reason: string }
);

export type KeptReply = Exclude<ProviderReply, { readonly outcome: "dropped" }>;

/** The provider's batch API, for one endpoint and model. Every method throws GreenroomError `key`, `service` or `stopped`. */
export interface BatchService {
  readonly baseUrl: string;
  readonly model: string;
  /** @throws GreenroomError `service` also when the server has no batch API */
  requireBatches(signal: AbortSignal): Promise<void>;
  /**
   * One line of a request file, without its newline: the request as the ordinary path would send it now, in JSON that
   * begins with `custom_id`.
   */
  requestLine<T>(customId: string, request: ModelRequest<T>): string;
  /** @returns the uploaded file's id */
  upload(
    file: { readonly path: string; readonly name: string; readonly bytes: number },
    signal: AbortSignal,
  ): Promise<string>;
  /**
   * Asked once and never retried: a second request could make a second batch. After any error, `find` it first.
   * @returns null when the server has no such file (any more), so that there is no batch
   */
  create(
    inputFileId: string,
    label: BatchLabel,
    signal: AbortSignal,
  ): Promise<ProviderBatch | null>;
  /** The batch that was created with this label at or after the time given; null when there is none. */
  find(label: BatchLabel, since: Date, signal: AbortSignal): Promise<ProviderBatch | null>;
  /** Null for a batch that the server does not know: it was deleted, or is another project's. */
  retrieve(batchId: string, signal: AbortSignal): Promise<ProviderBatch | null>;
  /** Null for a batch that the server does not know. */
  cancel(batchId: string, signal: AbortSignal): Promise<ProviderBatch | null>;
  /**
   * The lines of an output or error file as they come in; null for a line that is none.
   * @throws GreenroomError `service` also when the file breaks off: what was yielded until then is good; `lasting` when
   * the server does not have it
   */
  replies(fileId: string, signal: AbortSignal): AsyncIterable<ProviderReply | null>;
}

export interface RequestFileWriter {
  /** One line with its newline, as UTF-8. */
  write(line: Uint8Array): Promise<void>;
  /** On the disk when it resolves. */
  close(): Promise<{ readonly bytes: number; readonly hash: string }>;
}

/** Request files on the disk: for their owner only, since answers of people stand in them. */
export interface RequestFiles {
  path(runId: string, file: number): string;
  /** An earlier file of that number is replaced. */
  create(runId: string, file: number): Promise<RequestFileWriter>;
  /** The lines without their newlines. */
  read(runId: string, file: number): AsyncIterable<string>;
  /** All of the run's; not an error when there are none. */
  remove(runId: string): Promise<void>;
}

/**
 * planned → uploaded → creating → submitted → finished. `creating` is saved before the request for a batch and
 * `submitted` after its answer: in between, only the provider knows whether there is a batch.
 */
export const fileStageSchema = z.enum([
  "planned",
  "uploaded",
  "creating",
  "submitted",
  /** Its results are taken in, or there will be none: `problem` then says why. */
  "finished",
]);
export type FileStage = z.infer<typeof fileStageSchema>;

export interface RequestFile {
  readonly runId: string;
  /** 1-based within the run. */
  readonly file: number;
  readonly requests: number;
  readonly bytes: number;
  /** Input tokens by estimate, rather too many. */
  readonly tokens: number;
  readonly inputHash: string;
  readonly stage: FileStage;
  readonly attempt: number;
  readonly uploadedFileId: string | null;
  /** ISO 8601: when `creating` was saved. */
  readonly creatingAt: string | null;
  /** The batch as last seen; null before there is one. */
  readonly batch: ProviderBatch | null;
  /** ISO 8601: not to be submitted again before then; null: any time. */
  readonly retryAt: string | null;
  /** Of a `finished` file, why it brought less; of a `submitted` one, what the provider does not have. */
  readonly problem: string | null;
}

/**
 * True when the provider has no such batch, or none of its results, as when it was last asked. The file stays `submitted`:
 * with another key or project it may be there again, and what was paid for should not be given up for a wrong key.
 */
export function isLost({ stage, problem }: RequestFile): boolean {
  return stage === "submitted" && problem !== null;
}

/** True when nothing more is to be waited for: its results are taken in, or the provider has none. */
export function isSettled(file: RequestFile): boolean {
  return file.stage === "finished" || isLost(file);
}

/** `planning`: its files are being written; `open`: it has requests out or results to judge; `done`: judged and written. */
export const runStateSchema = z.enum(["planning", "open", "cancelled", "done"]);
export type RunState = z.infer<typeof runStateSchema>;

export interface ProviderRun {
  readonly id: string;
  readonly createdAt: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly state: RunState;
  /** The command's options as JSON data, to evaluate the same answers again when the replies are in. */
  readonly arguments: unknown;
  /** Rows read; those that an earlier run judged or that need no model are not in any request. */
  readonly answers: number;
  /** Other runs whose replies this one needs too: equal requests are sent once. */
  readonly waitsFor: readonly string[];
  /** Tokens that the provider's queue takes at once for this model; null: not known. */
  readonly queueTokens: number | null;
}

export interface RequestCounts {
  readonly requests: number;
  readonly replied: number;
  readonly failed: number;
  /** Of the replies; null when a price is unknown. */
  readonly costUsd: number | null;
}

/** Runs, their files and replies in the database. What a method saves is on the disk when it returns. */
export interface ProviderRunStore {
  readonly saveRun: (run: ProviderRun) => void;
  /** A new file with its custom ids, or those of another file of the run that it takes over; all or nothing. */
  readonly saveFile: (file: RequestFile, customIds: readonly string[]) => void;
  readonly updateFile: (file: RequestFile) => void;
  /** With everything of it. */
  readonly deleteRun: (runId: string) => void;
  /** Newest first. */
  readonly runs: () => readonly ProviderRun[];
  /** By number. */
  readonly files: (runId: string) => readonly RequestFile[];
  readonly counts: (runId: string, file?: number) => RequestCounts;
  /** Where a request stands, and what came for it; null when no run knows it. */
  readonly findRequest: (customId: string) => {
    readonly runId: string;
    readonly file: number;
    readonly outcome: "replied" | "failed" | null;
  } | null;
  /** Of requests that no run knows nothing is kept, nor of dropped ones; a good reply is never replaced. */
  readonly saveReplies: (replies: readonly ProviderReply[]) => void;
  readonly findReply: (customId: string) => KeptReply | null;
  /** Makes a failed one of a reply that turned out to be of no use. */
  readonly rejectReply: (customId: string, reason: string) => void;
  /** Requests of the run whose judgement is not kept yet; a custom id is the key of its judgement. */
  readonly unjudged: (runId: string) => number;
  /** Custom ids and replies of a run whose answers are judged; the run and its files stay listed. */
  readonly forgetRequests: (runId: string) => void;
}

/** How a judgement is to be made of what a batch has brought. */
export interface RepliedModelOptions {
  /** Null: nothing came for the request. */
  readonly reply: KeptReply | null;
  /** As in the ordinary path, for second questions and for requests without a usable reply. */
  readonly ordinary: Model;
  /** False: a request without a usable reply stays without; second questions too. */
  readonly asksLeftovers: boolean;
  /** False: a request for which nothing came is not asked now, since it may still be answered by a batch. */
  readonly asksMissing: boolean;
  /** Told of the fetched reply as of a call, with what it cost, besides the observer of the request. */
  readonly onCall: (call: ModelCall) => void;
  /** Called when the reply turned out to be of no use, so that it is not read, and paid for, again. */
  readonly onUseless: (reason: string) => void;
}

/** Everything outside that handing answers to the provider takes. */
export interface ProviderEngine {
  readonly service: BatchService;
  readonly files: RequestFiles;
  /**
   * Only one process may plan, submit, look and cancel at a time, and only one collect the same run.
   * @param collected the run's id, for its collection; null: for moving runs on
   * @returns what gives the lock back; null: another has it
   */
  readonly takeLock: (collected: string | null) => (() => void) | null;
  /** A model for one judgement, whose first reply is the fetched one. */
  readonly repliedModel: (options: RepliedModelOptions) => Model;
}

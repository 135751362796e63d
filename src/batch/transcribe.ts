/** Spoken answers as rows: a transcriber says what is in each recording, once; the order of the rows stays. */
import type { GreenroomError } from "../errors.ts";
import { isGreenroomError } from "../errors.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import type { Budget } from "./budget.ts";
import { inOrder } from "./order.ts";
import type { Begun } from "./order.ts";
import { transcribedRow } from "./read-answers.ts";
import type { AudioFormat, AudioRow, ReadRow, SourceRow } from "./row.ts";

export interface Recording {
  readonly path: string;
  readonly format: AudioFormat;
}

/** What is said in a recording. */
export interface Transcript {
  readonly text: string;
  /** As the server names it (`english`, `en`); null where it does not say. */
  readonly language: string | null;
  /** Null where the server does not say. */
  readonly durationMs: number | null;
}

export interface Transcriber {
  readonly baseUrl: string;
  readonly model: string;
  /** What a recording may take at most. Nothing is sent for it. */
  atMost(recording: Recording): Promise<RecordingLimit>;
  /**
   * @param watch.onCost told the dollars of each request that was sent for it; null where nobody knows
   * @param watch.beforeRetry awaited before it is sent again though the last request may be charged
   * @throws GreenroomError `usage` when the recording cannot be taken (too large, broken), `service` when the server has
   * no transcription or does not answer, `key`, `stopped`
   */
  transcribe(
    recording: Recording,
    signal: AbortSignal,
    watch?: {
      readonly onCost: (costUsd: number | null) => void;
      readonly beforeRetry: () => Promise<void>;
    },
  ): Promise<Transcript>;
}

export interface RecordingLimit {
  readonly durationMs: number;
  /** Dollars; null where nobody knows. */
  readonly costUsd: number | null;
}

/** Transcripts by a hash of the recording and of who transcribed it. */
export interface TranscriptStore {
  findTranscript(key: string): Transcript | null;
  saveTranscript(key: string, transcript: Transcript): void;
}

export interface TranscribeOptions {
  /** Asked for with the first recording: without one nobody need be there. */
  readonly transcriber: () => Promise<Transcriber>;
  readonly store: TranscriptStore;
  /** SHA-256 in hexadecimal of the file's bytes. @throws GreenroomError `usage` when it cannot be read */
  readonly hashFile: (path: string) => Promise<string>;
  readonly hash: (text: string) => string;
  /** Recordings that are transcribed at once. */
  readonly concurrency: number;
  /** Shared with what judges; null: no limit. */
  readonly budget: Budget | null;
  /** Told how many recordings are being transcribed, whenever that changes. */
  readonly onUnderWay?: ((recordings: number) => void) | undefined;
}

/** Rows that wait for a recording before them; a row is a few kilobytes. */
const window = 100;

/**
 * The rows in their order, recordings as rows with their transcript. A recording that cannot be transcribed is an
 * invalid row with the reason, and is tried again by the next run; one without a word is invalid, too.
 * @throws GreenroomError `key`, `below-minimum` when the budget does not allow a recording, `usage` when nobody knows what
 * one may cost and there is a budget, and what the rows throw
 */
export async function* withTranscripts(
  rows: AsyncIterable<SourceRow>,
  options: TranscribeOptions,
): AsyncGenerator<ReadRow, void, undefined> {
  let underWay = 0;
  const count = (change: 1 | -1): void => {
    underWay += change;
    options.onUnderWay?.(underWay);
  };
  const transcribe = async (row: AudioRow): Promise<ReadRow> => {
    count(1);
    try {
      return await transcribeRow(row, options);
    } finally {
      count(-1);
    }
  };
  const begin = (row: SourceRow): Begun<ReadRow> =>
    row.status === "audio" ? { task: () => transcribe(row.row) } : { output: row };
  // Whoever stops takes no more rows; what is under way is finished, as it is paid for.
  const { signal } = new AbortController();
  yield* inOrder(rows, begin, {
    limit: () => options.concurrency,
    window,
    stop: signal,
    stopped: () => evaluateError("stopped", (words) => words.stopped),
  });
}

/** What recordings would take that have not been transcribed yet. */
export interface RecordingsPlan {
  readonly recordings: number;
  /** Of all of them, at most. */
  readonly mostMinutes: number;
  /** Dollars at most; null when the price is not known. */
  readonly mostCostUsd: number | null;
}

/**
 * For `--dry-run`: the rows without those recordings that are still to be transcribed, which `add` hears of.
 * @param add told what each of them may take
 */
export async function* withKeptTranscripts(
  rows: AsyncIterable<SourceRow>,
  options: Pick<TranscribeOptions, "transcriber" | "store" | "hashFile" | "hash">,
  add: (limit: RecordingLimit) => void,
): AsyncGenerator<ReadRow, void, undefined> {
  for await (const row of rows) {
    if (row.status !== "audio") {
      yield row;
      continue;
    }
    const transcriber = await options.transcriber();
    try {
      const transcript = options.store.findTranscript(await keyOf(row.row, transcriber, options));
      if (transcript === null) add(await transcriber.atMost(row.row.audio));
      else yield spokenRow(row.row, transcript, options.hash);
    } catch (error) {
      if (!isGreenroomError(error)) throw error;
      yield untranscribed(row.row, error);
    }
  }
}

async function keyOf(
  row: AudioRow,
  { baseUrl, model }: Transcriber,
  { hash, hashFile }: Pick<TranscribeOptions, "hashFile" | "hash">,
): Promise<string> {
  return hash(JSON.stringify([baseUrl, model, await hashFile(row.audio.path)]));
}

function untranscribed({ file, line, id }: AudioRow, error: GreenroomError): ReadRow {
  return {
    status: "invalid",
    row: { file, line, id, reason: `could not be transcribed: ${error.message}` },
  };
}

/**
 * A recording without a word has no score: nobody knows whether its person said nothing or the microphone was off. An
 * interview asks again then; here somebody has to look.
 */
function spokenRow(row: AudioRow, { text }: Transcript, hash: (text: string) => string): ReadRow {
  if (text.trim() !== "") return { status: "ok", row: transcribedRow(row, text, hash) };
  const { file, line, id } = row;
  return { status: "invalid", row: { file, line, id, reason: emptyRecording } };
}

const emptyRecording = "holds no words: it is silent, or nothing was understood";

async function transcribeRow(row: AudioRow, options: TranscribeOptions): Promise<ReadRow> {
  const { store } = options;
  try {
    const transcriber = await options.transcriber();
    const key = await keyOf(row, transcriber, options);
    let transcript = store.findTranscript(key);
    if (transcript === null) {
      transcript = await withinBudget(row.audio, transcriber, options.budget);
      store.saveTranscript(key, transcript);
    }
    return spokenRow(row, transcript, options.hash);
  } catch (error) {
    if (!isGreenroomError(error) || endsRun.has(error.code)) throw error;
    return untranscribed(row, error);
  }
}

/** What is wrong with more than the one recording. */
const endsRun: ReadonlySet<string> = new Set(["key", "stopped", "below-minimum"]);

/** What is said in the recording, where the budget allows to ask. */
async function withinBudget(
  recording: Recording,
  transcriber: Transcriber,
  budget: Budget | null,
): Promise<Transcript> {
  // What is under way is finished, as it is paid for.
  const { signal } = new AbortController();
  if (budget === null) return transcriber.transcribe(recording, signal);
  const { costUsd: highest } = await transcriber.atMost(recording);
  if (highest === null) {
    throw evaluateError("below-minimum", (words) =>
      words.soundPriceUnknown(transcriber.model, transcriber.baseUrl),
    );
  }
  let aside = await budget.setAside(highest, 0);
  let spent = 0;
  try {
    return await transcriber.transcribe(recording, signal, {
      onCost: (costUsd) => {
        spent += costUsd ?? highest;
      },
      beforeRetry: async () => {
        aside += await budget.setAside(highest, aside);
      },
    });
  } finally {
    budget.settle(aside, spent);
  }
}

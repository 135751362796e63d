/** Spoken answers as rows: a transcriber says what is in each recording, once; the order of the rows stays. */
import { GreenroomError, isGreenroomError } from "../errors.ts";
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
  /**
   * @throws GreenroomError `usage` when the recording cannot be taken (too large, broken), `service` when the server has
   * no transcription or does not answer, `key`, `stopped`
   */
  transcribe(recording: Recording, signal: AbortSignal): Promise<Transcript>;
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
  /** Called for each recording, with its length where it is known. */
  readonly onTranscript?: ((transcript: Transcript) => void) | undefined;
}

/** Rows that wait for a recording before them; a row is a few kilobytes. */
const window = 100;

/**
 * The rows in their order, recordings as rows with their transcript. A recording that cannot be transcribed is an
 * invalid row with the reason, and is tried again by the next run.
 * @throws GreenroomError `key`, and what the rows throw
 */
export async function* withTranscripts(
  rows: AsyncIterable<SourceRow>,
  options: TranscribeOptions,
): AsyncGenerator<ReadRow, void, undefined> {
  const begin = (row: SourceRow): Begun<ReadRow> =>
    row.status === "audio" ? { task: () => transcribeRow(row.row, options) } : { output: row };
  // Whoever stops takes no more rows; what is under way is finished, as it is paid for.
  const { signal } = new AbortController();
  yield* inOrder(rows, begin, {
    limit: () => options.concurrency,
    window,
    stop: signal,
    stopped: () => new GreenroomError("stopped", "Stopped.", "Run it again to go on."),
  });
}

async function transcribeRow(row: AudioRow, options: TranscribeOptions): Promise<ReadRow> {
  const { store } = options;
  try {
    const transcriber = await options.transcriber();
    const parts = [transcriber.baseUrl, transcriber.model, await options.hashFile(row.audio.path)];
    const key = options.hash(JSON.stringify(parts));
    let transcript = store.findTranscript(key);
    if (transcript === null) {
      transcript = await transcriber.transcribe(row.audio, new AbortController().signal);
      store.saveTranscript(key, transcript);
    }
    options.onTranscript?.(transcript);
    return { status: "ok", row: transcribedRow(row, transcript.text) };
  } catch (error) {
    if (!isGreenroomError(error) || error.code === "key" || error.code === "stopped") throw error;
    const { file, line, id } = row;
    const reason = `could not be transcribed: ${error.message}`;
    return { status: "invalid", row: { file, line, id, reason } };
  }
}

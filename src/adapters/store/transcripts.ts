/** What recordings say, so that none is transcribed twice. */
import type { Database } from "better-sqlite3";
import type { Transcript, TranscriptStore } from "../../batch/transcribe.ts";
import { explainErrors } from "./errors.ts";
import { inTransaction } from "./transaction.ts";

/** @param path the database's, for what goes wrong */
export function transcriptTable(
  database: Database,
  path: string,
  now: () => Date,
): TranscriptStore {
  return {
    findTranscript: explainErrors(
      path,
      (key: string): Transcript | null =>
        database
          .prepare<[string], Transcript>(
            "SELECT text, language, duration_ms AS durationMs FROM transcripts WHERE key = ?",
          )
          .get(key) ?? null,
    ),
    saveTranscript: explainErrors(
      path,
      inTransaction(database, (key: string, transcript: Transcript): void => {
        const { text, language, durationMs } = transcript;
        database
          .prepare(
            `INSERT INTO transcripts (key, text, language, duration_ms, transcribed_at)
             VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
          )
          .run(key, text, language, durationMs, now().toISOString());
      }),
    ),
  };
}

/** Transcripts for tests: words of equal length, one after the other. */
import type { TimedWord, Transcript } from "../../src/speech/ports.ts";

export function transcriptOf(text: string, changes: Partial<Transcript> = {}): Transcript {
  return {
    text,
    language: "en",
    words: null,
    doubtful: [],
    durationMs: null,
    recogniser: "test",
    model: "test",
    notices: [],
    ...changes,
  };
}

/** The words of a text without punctuation, 300 ms each from a time on, 100 ms apart. */
export function timedWords(text: string, startMs = 0): readonly TimedWord[] {
  return text
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}'-]/gu, ""))
    .map((word, index) => ({
      text: word,
      startMs: startMs + index * 400,
      endMs: startMs + index * 400 + 300,
      confidence: null,
    }));
}

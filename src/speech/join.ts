/** The transcripts of a recording's parts as one. */
import type { Transcript } from "./ports.ts";

export interface TranscribedPart {
  readonly transcript: Transcript;
  /** From the whole recording's beginning. */
  readonly startMs: number;
}

/**
 * The parts in order, times and places counted from the beginning of the whole. Words are known only where every part
 * that says anything has them.
 * @throws Error when there is no part (a bug)
 */
export function joinTranscripts(parts: readonly TranscribedPart[]): Transcript {
  const [first] = parts;
  if (first === undefined) throw new Error("a transcript without parts");
  let text = "";
  const doubtful: { start: number; end: number }[] = [];
  for (const { transcript } of parts) {
    if (transcript.text === "") continue;
    const offset = text === "" ? 0 : text.length + 1;
    text = text === "" ? transcript.text : `${text} ${transcript.text}`;
    for (const { start, end } of transcript.doubtful) {
      doubtful.push({ start: start + offset, end: end + offset });
    }
  }
  const spoken = parts.filter(({ transcript }) => transcript.text !== "");
  const isTimed = spoken.every(({ transcript }) => transcript.words !== null);
  const last = parts.at(-1) ?? first;
  const lastMs = last.transcript.durationMs;
  return {
    ...first.transcript,
    text,
    language:
      spoken.find(({ transcript }) => transcript.language !== null)?.transcript.language ??
      first.transcript.language,
    words: isTimed
      ? spoken.flatMap(({ transcript, startMs }) =>
          (transcript.words ?? []).map((word) => ({
            ...word,
            startMs: word.startMs + startMs,
            endMs: word.endMs + startMs,
          })),
        )
      : null,
    doubtful,
    durationMs: lastMs === null ? null : last.startMs + lastMs,
    notices: [...new Set(parts.flatMap(({ transcript }) => transcript.notices))],
  };
}

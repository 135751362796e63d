/** How long a recording can be at most, told without decoding it. */
import { stat } from "node:fs/promises";
import { readWavDurationMs } from "./wav-file.ts";

/**
 * The fewest bytes of a second of speech in any format that is taken: Opus goes down to 6 kbit/s (RFC 6716, 2.1.1), MP3
 * to 8 (ISO 11172-3, MPEG-2.5). Most recordings have ten to twenty times as many.
 */
const fewestBytesASecond = 750;

/** Milliseconds: of a WAV as its header and its length say it, of any other file at the lowest rate there is. */
export async function longestDurationMs(path: string): Promise<number> {
  const durationMs = await readWavDurationMs(path);
  if (durationMs !== null) return durationMs;
  const { size } = await stat(path);
  return (size / fewestBytesASecond) * 1000;
}

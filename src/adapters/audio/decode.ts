/** Compressed audio as a WAV of our own kind, by a program that is installed. */
import { resolve } from "node:path";
import { machineError } from "../../words/machine-errors.ts";
import { lastWords, runProgram } from "./run-program.ts";

/** Decoding is many times quicker than hearing; an hour takes some seconds. */
const limitMs = 5 * 60_000;

const decoders = [
  {
    program: "ffmpeg",
    args: (source: string, target: string) => [
      "-nostdin",
      "-hide_banner",
      "-loglevel",
      "error",
      "-y",
      // `file:` keeps a name with a colon from being read as a protocol.
      "-i",
      `file:${source}`,
      "-vn",
      "-ac",
      "1",
      "-ar",
      "16000",
      "-c:a",
      "pcm_s16le",
      "-f",
      "wav",
      `file:${target}`,
    ],
  },
  {
    program: "sox",
    args: (source: string, target: string) => [
      "-V1",
      source,
      "-t",
      "wav",
      "-e",
      "signed-integer",
      "-b",
      "16",
      "-c",
      "1",
      "-r",
      "16000",
      target,
    ],
  },
] as const;

/**
 * Writes the recording as 16 kHz mono 16-bit PCM to `target`, by ffmpeg or sox, whichever can.
 * @throws GreenroomError `usage` when neither is installed or neither can read it, `stopped`
 */
export async function decodeToWav(
  path: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const source = resolve(path);
  let complaint: string | null = null;
  for (const { program, args } of decoders) {
    const run = { program, args: args(source, target), stdin: "", limitMs, signal };
    const end = await runProgram(run);
    if (end.type === "exited" && end.code === 0) return;
    if (end.type === "exited") complaint = lastWords(end.complaint);
    if (end.type === "too-slow") complaint = `${program} took too long`;
  }
  if (complaint === null) {
    throw machineError("usage", (words) => words.noDecoder(path));
  }
  const reason = complaint;
  throw machineError("usage", (words) => words.notDecoded(path, reason));
}

/** How much there is to read, to tell how much is left. */
import { stat } from "node:fs/promises";
import type { AnswerFile } from "../../batch/read-answers.ts";

/** Bytes of all files together; null where one of them does not tell: stdin, a pipe. */
export async function measureAnswers(files: AsyncIterable<AnswerFile>): Promise<number | null> {
  let bytes: number | null = 0;
  for await (const { path } of files) {
    const stats = path === null ? null : await stat(path).catch(() => null);
    bytes = bytes === null || stats?.isFile() !== true ? null : bytes + stats.size;
  }
  return bytes;
}

/** So many bytes of a piece are handed on at once: a small file is then not used up before its first answer is judged. */
const stepBytes = 4096;

/** The same files, telling how many bytes of them were used. */
export async function* withBytesTold(
  files: AsyncIterable<AnswerFile>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<AnswerFile> {
  for await (const file of files) yield { ...file, open: () => told(file.open(), onBytes) };
}

async function* told(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += stepBytes) {
      const step = piece.subarray(start, start + stepBytes);
      yield step;
      onBytes(step.length);
    }
  }
}

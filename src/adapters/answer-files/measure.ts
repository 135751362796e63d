/** How much there is to read, to tell how much is left. */
import { stat } from "node:fs/promises";
import type { AnswerFile } from "../../batch/read-answers.ts";

/** Bytes of all files together; null where one of them does not tell: stdin, a pipe. */
export async function measureAnswers(files: AsyncIterable<AnswerFile>): Promise<number | null> {
  let bytes: number | null = 0;
  for await (const file of files) {
    const size = await sizeOf(file);
    bytes = bytes === null || size === null ? null : bytes + size;
  }
  return bytes;
}

/** In bytes; null where it does not tell. */
async function sizeOf({ path }: AnswerFile): Promise<number | null> {
  const stats = path === null ? null : await stat(path).catch(() => null);
  return stats?.isFile() === true ? stats.size : null;
}

/** So many bytes of a piece are handed on at once: a small file is then not used up before its first answer is judged. */
const stepBytes = 4096;

/** The same files, telling how many bytes of them were used. */
export async function* withBytesTold(
  files: AsyncIterable<AnswerFile>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<AnswerFile> {
  for await (const file of files) yield { ...file, open: () => told(file, onBytes) };
}

async function* told(
  file: AnswerFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let left = (await sizeOf(file)) ?? 0;
  try {
    for await (const piece of file.open()) {
      for (let start = 0; start < piece.length; start += stepBytes) {
        const step = piece.subarray(start, start + stepBytes);
        yield step;
        left -= step.length;
        onBytes(step.length);
      }
    }
  } finally {
    // Of a recording only the beginning is read here, and of a file that is refused.
    if (left > 0) onBytes(left);
  }
}

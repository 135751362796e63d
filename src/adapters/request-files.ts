/** Request files of the provider's batch engine on the disk, one folder a run, for their owner only. */
import { createHash } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RequestFiles } from "../batch/provider/ports.ts";
import { evaluateError } from "../words/evaluate-errors.ts";

/** Lines are collected up to so much before they are written. */
const bufferBytes = 1_000_000;

/** Request files under the folder, which is made when the first is. */
export function createRequestFiles(folder: string): RequestFiles {
  const folderOf = (runId: string): string => join(folder, runId);
  const path = (runId: string, file: number): string => join(folderOf(runId), `${file}.jsonl`);
  return {
    path,

    create: async (runId, file) => {
      await mkdir(folderOf(runId), { recursive: true, mode: 0o700 });
      const target = path(runId, file);
      await rm(target, { force: true });
      const handle = await open(target, "wx", 0o600);
      const hash = createHash("sha256");
      let pieces: Uint8Array[] = [];
      let waiting = 0;
      let bytes = 0;
      async function flush(): Promise<void> {
        const data = Buffer.concat(pieces);
        pieces = [];
        waiting = 0;
        hash.update(data);
        await handle.writeFile(data);
      }
      return {
        write: async (line) => {
          pieces.push(line);
          waiting += line.length;
          bytes += line.length;
          if (waiting >= bufferBytes) await flush();
        },
        close: async () => {
          try {
            await flush();
            await handle.sync();
          } finally {
            await handle.close();
          }
          return { bytes, hash: hash.digest("hex") };
        },
      };
    },

    read: async function* (runId, file) {
      const handle = await openExisting(path(runId, file));
      // The lines close it at their end.
      yield* handle.readLines();
    },

    remove: async (runId) => {
      await rm(folderOf(runId), { recursive: true, force: true });
    },
  };
}

async function openExisting(path: string) {
  try {
    return await open(path, "r");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw evaluateError("usage", (words) => words.files.requestsGone(path, code), { cause: error });
  }
}

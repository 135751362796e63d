/** The bytes of a document: from a file, or from stdin, never more than the limit, and never waiting for a device. */
import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { GreenroomError } from "../../errors.ts";
import { documentError } from "../../words/documents.ts";
import { cleanLine } from "./clean.ts";
import { limits } from "./limits.ts";
import { tooLarge, unreadable } from "./refusals.ts";

export interface SourceBytes {
  /** The file's name without its folder, or `stdin`. */
  readonly name: string;
  readonly bytes: Buffer;
}

type Stats = Awaited<ReturnType<typeof stat>>;

/** What the file system answers, and what it means to the person. */
function fileError(error: unknown, name: string, path: string): GreenroomError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const shown = typeof code === "string" ? code : null;
  return unreadable((words) => {
    const isMissing = code === "ENOENT" || code === "ENOTDIR";
    if (isMissing && /^https?:\/\//i.test(path)) return words.webAddress(cleanLine(path));
    if (code === "ENOENT") return words.noFile(name);
    if (code === "ENOTDIR") return words.noFolder(name);
    if (code === "EACCES") return words.denied(name);
    if (code === "EPERM") return words.notPermitted(name);
    if (code === "ENAMETOOLONG") return words.longName;
    if (code === "ELOOP") return words.circle(name);
    return code === "EISDIR" ? words.folder(name) : words.notRead(name, shown);
  }, error);
}

/** Refuses all that is not a plain file: reading a pipe or a device may wait forever. */
function checkKind(stats: Stats, name: string): void {
  if (stats.isDirectory()) throw unreadable((words) => words.folder(name));
  if (stats.isFile()) return;
  throw unreadable((words) => {
    if (stats.isFIFO()) return words.pipe(name);
    return stats.isSocket() ? words.socket(name) : words.device(name);
  });
}

function checkNotEmpty(bytes: Buffer, name: string): Buffer {
  if (bytes.length === 0) throw unreadable((words) => words.empty(name));
  return bytes;
}

/**
 * The bytes of a file.
 * @throws GreenroomError `usage` when it is missing, empty, no file, too large, or must not be read
 */
export async function readFileBytes(path: string): Promise<SourceBytes> {
  const name = cleanLine(basename(path)) || cleanLine(path) || "That";
  if (path.includes("\u0000")) throw unreadable((words) => words.nul);
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  try {
    checkKind(await stat(path), name);
    // Should a pipe have taken the file's place meanwhile, opening it does not wait either.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    checkKind(stats, name);
    if (stats.size > limits.bytes) throw tooLarge(name);
    return { name, bytes: checkNotEmpty(await readUpTo(handle, name), name) };
  } catch (error) {
    throw error instanceof GreenroomError ? error : fileError(error, name, path);
  } finally {
    await handle?.close();
  }
}

/** Reads to the end, since files of the system say that they hold nothing. */
async function readUpTo(handle: Awaited<ReturnType<typeof open>>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(64 * 1024));
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > limits.bytes) throw tooLarge(name);
  }
}

/**
 * All of stdin.
 * @throws GreenroomError `usage` when it is empty or too large, `stopped` when the signal is aborted
 */
export async function readStdinBytes(
  stdin: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<SourceBytes> {
  const name = "stdin";
  const stopped = documentError("stopped", ({ errors }) => errors.stoppedStdin);
  const abort = Promise.withResolvers<never>();
  const stop = () => abort.reject(stopped);
  // Awaited only beside the chunks: on its own it must not count as unhandled.
  abort.promise.catch(() => {});
  if (signal?.aborted === true) throw stopped;
  signal?.addEventListener("abort", stop, { once: true });
  const chunks: Uint8Array[] = [];
  let total = 0;
  const iterator = stdin[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), abort.promise]);
      if (next.done === true) break;
      chunks.push(next.value);
      total += next.value.length;
      if (total > limits.bytes) throw tooLarge(name);
    }
  } catch (error) {
    throw error instanceof GreenroomError ? error : fileError(error, name, name);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
  return { name, bytes: checkNotEmpty(Buffer.concat(chunks), name) };
}

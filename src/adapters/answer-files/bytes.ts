/** The bytes of a file or of stdin, a piece at a time. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { isGreenroomError } from "../../errors.ts";
import { evaluateError } from "../../words/evaluate-errors.ts";

const pieceBytes = 64 * 1024;

/**
 * The file's bytes. Each piece may be overwritten by the next.
 * @throws GreenroomError `usage` when it cannot be read
 */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  try {
    handle = await open(path, constants.O_RDONLY);
    const buffer = new Uint8Array(pieceBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await handle?.close();
  }
}

/**
 * The bytes of stdin, up to its end.
 * @throws GreenroomError `stopped` as soon as the signal is aborted, even while nothing comes
 */
export async function* stdinBytes(
  stdin: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = stdin[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextUnlessStopped(iterator, signal);
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    throw unreadable("stdin", error);
  } finally {
    // While a piece is being waited for the iterator would not end; after Ctrl-C the process does.
    if (signal?.aborted !== true) await iterator.return?.();
  }
}

function nextUnlessStopped(
  iterator: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Uint8Array>> {
  if (signal === undefined) return iterator.next();
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Uint8Array>>();
  const stop = (): void => reject(evaluateError("stopped", (words) => words.stoppedStdin));
  if (signal.aborted) stop();
  else {
    signal.addEventListener("abort", stop, { once: true });
    iterator.next().then(resolve, reject);
  }
  return promise.finally(() => signal.removeEventListener("abort", stop));
}

/** What the system says of a path as an error for the person; anything else as it is. */
export function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") {
    return error;
  }
  if (isGreenroomError(error)) return error;
  const { code } = error;
  return evaluateError("usage", (words) => words.files.unreadable(path, code), { cause: error });
}

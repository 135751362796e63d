/** The bytes of a file, a pipe or stdin, a piece at a time. */
import { constants, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { Socket } from "node:net";
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
 * The bytes of a pipe that has a name (`mkfifo`, `<(…)`), from when somebody writes to it until nobody does any more. Not
 * read as a file is: a thread that waits for a writer cannot be stopped, and a process waits for its threads to end.
 * @throws GreenroomError `usage` when it cannot be read, `stopped` as soon as the signal is aborted
 */
export async function* pipeBytes(
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let pipe: Socket;
  try {
    // Does not wait for a writer, as `O_RDONLY` alone would.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    pipe = new Socket({ fd, readable: true, writable: false });
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    yield* streamBytes(path, pipe, signal);
  } finally {
    pipe.destroy();
  }
}

/**
 * The bytes of a stream such as stdin, up to its end.
 * @param name of the stream, for what goes wrong
 * @throws GreenroomError `stopped` as soon as the signal is aborted, even while nothing comes
 */
export async function* streamBytes(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextUnlessStopped(name, iterator, signal);
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    // While a piece is being waited for the iterator would not end; after Ctrl-C the process does.
    if (signal?.aborted !== true) await iterator.return?.();
  }
}

function nextUnlessStopped(
  name: string,
  iterator: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Uint8Array>> {
  if (signal === undefined) return iterator.next();
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Uint8Array>>();
  const stop = (): void => reject(evaluateError("stopped", (words) => words.stoppedReading(name)));
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

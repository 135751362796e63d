/**
 * A named pipe that brings speech to a player's standard input while it is made. A small shell opens it before the player
 * begins: for reading and writing first, which never waits, so that no player is left waiting for a Greenroom that was
 * killed. POSIX leaves that open; Linux, macOS and the BSDs do it.
 */
import { execFile } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/** How often it is looked whether the player is ready. */
const openPipeMs = 3;
/** A pipe that is full is tried again after so long; it holds more than a second of sound. */
const fullPipeMs = 10;

/** `$0` is the pipe, the rest the player and its arguments. 127 is what a shell says of a missing program. */
const openThenPlay =
  'command -v "$1" >/dev/null || exit 127; exec 3<>"$0" <"$0" 3<&- || exit 1; exec "$@"';

/** `stuck`: nobody opened the pipe, or took anything from it, for as long as one has patience. */
export type PipeProblem = "closed" | "stuck" | "halted";

export interface SpeechPipe {
  /** Resolves when the player holds the other end, to null or to what is wrong. */
  readonly opened: (halt: AbortSignal) => Promise<PipeProblem | null>;
  /** Resolves when all is in the pipe, to null or to what is wrong. */
  readonly write: (bytes: Uint8Array, halt: AbortSignal) => Promise<PipeProblem | null>;
  /** What was written can still be read; then comes the end. */
  readonly close: () => void;
}

/** The shell's exit code when there is no such player. */
export const missingPlayerCode = 127;

/** The command line that plays from the pipe. */
export function pipedCommand(
  path: string,
  player: string,
  arguments_: readonly string[],
): readonly [command: string, ...arguments_: readonly string[]] {
  return ["sh", "-c", openThenPlay, path, player, ...arguments_];
}

/**
 * Makes the pipe.
 * @param patienceMs for how long nothing may go on
 * @returns null where the system has no named pipes
 */
export async function makeSpeechPipe(path: string, patienceMs: number): Promise<SpeechPipe | null> {
  try {
    await promisify(execFile)("mkfifo", ["-m", "600", path]);
  } catch {
    return null;
  }
  const descriptors = [holdOpen(path)];

  async function opened(halt: AbortSignal): Promise<PipeProblem | null> {
    for (const startMs = performance.now(); performance.now() - startMs < patienceMs;) {
      if (halt.aborted) return "halted";
      const descriptor = tryOpen(path);
      if (descriptor !== null) {
        descriptors.push(descriptor);
        return null;
      }
      await pause(openPipeMs);
    }
    return "stuck";
  }

  async function write(bytes: Uint8Array, halt: AbortSignal): Promise<PipeProblem | null> {
    let movedMs = performance.now();
    for (let at = 0; at < bytes.length;) {
      if (halt.aborted) return "halted";
      const written = tryWrite(descriptors.at(-1), bytes.subarray(at));
      if (written === null) return "closed";
      if (written > 0) movedMs = performance.now();
      else if (performance.now() - movedMs > patienceMs) return "stuck";
      else await pause(fullPipeMs);
      at += written;
    }
    return null;
  }

  return {
    opened,
    write,
    close: () => {
      for (const descriptor of descriptors.splice(0)) closeSync(descriptor);
    },
  };
}

/** An end to write into, while nobody reads: the player would see the end of a pipe that nobody holds. */
function holdOpen(path: string): number {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } finally {
    closeSync(reader);
  }
}

/** @returns null while nobody has opened the other end */
function tryOpen(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (hasCode(error, "ENXIO")) return null;
    throw error;
  }
}

/** @returns bytes written, 0 when the pipe is full; null when nobody reads it any more */
function tryWrite(descriptor: number | undefined, bytes: Uint8Array): number | null {
  if (descriptor === undefined) return null;
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (hasCode(error, "EAGAIN")) return 0;
    if (hasCode(error, "EPIPE")) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

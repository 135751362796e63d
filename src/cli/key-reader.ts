/** Single keys from a terminal, without Enter; with `--plain` and on dumb terminals a letter and Enter. */
import { createInterface } from "node:readline";
import { listenForKeys } from "./keys.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { InputStream, OutputStream } from "./terminal.ts";

export interface KeyReader {
  /**
   * The next of these letters, in lower case; other keys are passed over. Keys that are typed ahead are kept.
   * @throws GreenroomError `stopped` on Ctrl-C, Ctrl-D, an aborted signal and at the end of stdin
   */
  next(keys: readonly string[]): Promise<string>;
  /** Gives the terminal back. More than once does no harm. */
  close(): void;
}

interface KeyStreams {
  readonly input: InputStream;
  readonly output: OutputStream;
  readonly plain: boolean;
  readonly signal?: AbortSignal | undefined;
}

export function openKeys({ input, output, plain, signal }: KeyStreams): KeyReader {
  const typed: string[] = [];
  let isStopped = signal?.aborted ?? false;
  let waiting: (() => void) | null = null;
  const wake = (): void => {
    waiting?.();
    waiting = null;
  };
  const stop = (): void => {
    isStopped = true;
    wake();
  };
  const take = (keys: Iterable<string>): void => {
    typed.push(...keys);
    wake();
  };
  signal?.addEventListener("abort", stop, { once: true });
  const release = plain ? readLines(input, output, take, stop) : readKeys(input, take, stop);

  return {
    next: async (keys) => {
      for (;;) {
        const key = typed.shift()?.toLowerCase();
        if (key !== undefined && keys.includes(key)) return key;
        if (key !== undefined) continue;
        if (isStopped) throw stoppedByPerson();
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
    },
    close: () => {
      signal?.removeEventListener("abort", stop);
      release();
    },
  };
}

function readKeys(
  input: InputStream,
  take: (keys: Iterable<string>) => void,
  stop: () => void,
): () => void {
  const listening = listenForKeys(
    input,
    (key) => {
      if (key.name === "letter") take(key.letter);
      else if (key.name === "end") stop();
    },
    stop,
  );
  input.on("end", stop);
  return () => {
    input.removeListener("end", stop);
    listening.close();
  };
}

function readLines(
  input: InputStream,
  output: OutputStream,
  take: (keys: Iterable<string>) => void,
  stop: () => void,
): () => void {
  const reader = createInterface({ input, output, terminal: false, historySize: 0 });
  reader.on("line", (line) => take(line.trim()));
  reader.on("close", stop);
  reader.on("SIGINT", stop);
  return () => {
    reader.removeListener("close", stop);
    reader.close();
  };
}

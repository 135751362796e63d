/** Writing into a pipe that has a name (`mkfifo`), so that a run that nobody reads can still be stopped. */
import { close, constants, open } from "node:fs";
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { stoppedByPerson } from "./stopped.ts";

export interface OutputPipe {
  /** What it returns is to be awaited: it resolves when the reader has room for more. Throws when it has gone. */
  write(text: string): Promise<void> | undefined;
  /** Resolves when everything is handed over. Throws when the reader has gone. */
  end(): Promise<void>;
}

/** How often it is looked whether somebody reads. */
const lookAgainMs = 50;

/**
 * Waits until somebody reads the pipe. Not opened as a file is: a thread that waits for a reader, or for room, cannot be
 * stopped, and a process waits for its threads to end.
 * @throws GreenroomError `stopped` when the signal is aborted before somebody reads; an error of the system's otherwise
 */
export async function openOutputPipe(
  path: string,
  signal: AbortSignal | undefined,
): Promise<OutputPipe> {
  const socket = adopt(await openWhenRead(path, signal));
  let failure: Error | null = null;
  let isClosed = false;
  socket.on("error", (error) => {
    failure = error;
  });
  socket.on("close", () => {
    isClosed = true;
  });

  /** Until the event, or until nothing more can come of it. */
  async function until(event: "drain" | "finish"): Promise<void> {
    if (failure === null && !isClosed) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          socket.off(event, done);
          socket.off("close", done);
          resolve();
        };
        socket.on(event, done);
        socket.on("close", done);
      });
    }
    if (failure !== null) throw failure;
  }

  return {
    write: (text) => {
      if (failure !== null) throw failure;
      return socket.write(text) ? undefined : until("drain");
    },
    end: async () => {
      if (failure !== null) throw failure;
      socket.end();
      if (!socket.writableFinished) await until("finish");
    },
  };
}

async function openWhenRead(path: string, signal: AbortSignal | undefined): Promise<number> {
  for (;;) {
    if (signal?.aborted === true) throw stoppedByPerson();
    try {
      return await promisify(open)(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      const isUnread = error instanceof Error && "code" in error && error.code === "ENXIO";
      if (!isUnread) throw error;
    }
    await pause(lookAgainMs, undefined, { signal }).catch(() => undefined);
  }
}

function adopt(fd: number): Socket {
  try {
    return new Socket({ fd, readable: false, writable: true });
  } catch (error) {
    close(fd, () => undefined);
    throw error;
  }
}

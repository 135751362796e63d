/** Files that a command fills while it works: under their name only when they are whole. */
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isGreenroomError } from "../errors.ts";
import { fileError, makeFolder, requireWritable } from "./files.ts";
import { openOutputPipe } from "./output-pipe.ts";

export interface OutputFile {
  /** As it was named. */
  readonly path: string;
  /** What it returns is to be awaited. @throws GreenroomError `usage` when it cannot be written */
  write(text: string): Promise<void> | undefined;
  /** Everything is on the disk, still under the other name. @throws GreenroomError `usage` when it cannot be written */
  complete(): Promise<void>;
  /** Puts what was written in the place of what bore the name before, complete. Throws as `complete` does. */
  finish(): Promise<void>;
  /**
   * Leaves what was written under another name, and tells it; null where something of it could not be written, which
   * leaves nothing, or went to a device and is gone already. Never throws.
   */
  keepPartial(): Promise<string | null>;
  /** Leaves nothing. */
  discard(): Promise<void>;
}

/** So much is written at once. */
const bufferCharacters = 64 * 1024;

/**
 * Opens a file to be written. Until it is whole it is called `<path>.partial`, in the same folder, which is made when it
 * is missing; a process that is killed leaves that, and the next one writes it anew. A new file is readable by its owner
 * only; what replaces another has its mode. One that may not be written to is not replaced. A device or a pipe (`/dev/stdout`) is written to directly.
 * @param signal ends the wait for somebody who reads a pipe that has a name
 * @throws GreenroomError `usage` when it cannot be written, `stopped` when the signal ended the wait
 */
export async function openOutputFile(path: string, signal?: AbortSignal): Promise<OutputFile> {
  const existing = await lookAt(path);
  if (existing?.isPipe === true) return await openPipe(path, signal);
  const target = existing?.path ?? path;
  const isDirect = existing !== null && !existing.isFile;
  const working = isDirect ? target : `${target}.partial`;
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileError(path, "written", error);
    }
  };
  const handle = await explained(async (): Promise<FileHandle> => {
    await makeFolder(dirname(target));
    const mode = existing === null ? 0o600 : existing.mode;
    // What a killed run left may have another mode, or be a link to somewhere else.
    if (!isDirect) {
      await requireWritable(target);
      await rm(working, { force: true });
    }
    return await open(working, isDirect ? "w" : "wx", mode);
  });
  const { ino: inode } = await handle.stat();
  let buffered: string[] = [];
  let length = 0;
  let isClosed = false;
  let isBroken = false;
  let isOthers = false;
  let name = working;

  async function flush(): Promise<void> {
    const text = buffered.join("");
    buffered = [];
    length = 0;
    try {
      if (text !== "") await handle.appendFile(text);
    } catch (error) {
      isBroken = true;
      throw error;
    }
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    try {
      await flush();
      if (!isDirect) await requireOurs();
      // On the disk before it bears the name: after a power cut the name must not stand for an empty file.
      if (!isDirect) await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Another run that writes the same file has removed ours, and what bears the name is its own. */
  async function requireOurs(): Promise<void> {
    const there = await stat(working).catch(() => null);
    if (there?.ino === inode) return;
    isOthers = true;
    throw Object.assign(new Error("written by another run"), { code: "EBUSY" });
  }

  return {
    path,
    write: (text) => {
      buffered.push(text);
      length += text.length;
      return length < bufferCharacters ? undefined : explained(flush);
    },
    complete: () => explained(close),
    finish: () =>
      explained(async () => {
        await close();
        if (isDirect) return;
        await rename(working, target);
        name = path;
      }),
    keepPartial: async () => {
      await close().catch(() => {
        isBroken = true;
      });
      if (isDirect || isOthers) return null;
      if (!isBroken) return name;
      // Half a line helps nobody, and takes room on a disk that has none.
      if (name === working) await rm(working, { force: true }).catch(() => undefined);
      return null;
    },
    discard: () =>
      explained(async () => {
        if (!isClosed) await handle.close();
        isClosed = true;
        if (!isDirect) await rm(working, { force: true });
      }),
  };
}

async function openPipe(path: string, signal: AbortSignal | undefined): Promise<OutputFile> {
  const explained = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isGreenroomError(error) ? error : fileError(path, "written", error);
    }
  };
  const pipe = await explained(() => openOutputPipe(path, signal));
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => (ended ??= pipe.end());
  return {
    path,
    write: (text) => explained(async () => await pipe.write(text)),
    complete: () => explained(end),
    finish: () => explained(end),
    keepPartial: async () => {
      await end().catch(() => undefined);
      return null;
    },
    discard: () => end().catch(() => undefined),
  };
}

/** The same text for every name of a file, whether it is there or not: the links that lead to it are followed. */
export async function trueName(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    const folder = dirname(whole);
    return folder === whole ? whole : join(await trueName(folder), basename(whole));
  }
}

/** What stands there now, links followed; null when nothing does. */
async function lookAt(path: string): Promise<{
  readonly path: string;
  readonly isFile: boolean;
  readonly isPipe: boolean;
  readonly mode: number;
} | null> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
    // Not through realpath for what is no file: /dev/stdout leads to a name that cannot be opened.
    if (!stats.isFile()) {
      return { path, isFile: false, isPipe: stats.isFIFO(), mode: stats.mode };
    }
    return { path: await realpath(path), isFile: true, isPipe: false, mode: stats.mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw fileError(path, "written", error);
  }
}

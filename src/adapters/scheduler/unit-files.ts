/** The small files that schedulers read. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { machineError } from "../../words/machine-errors.ts";

/**
 * Writes a file whole or not at all: under another name first, then renamed; folders are made where they are missing.
 * @throws GreenroomError `usage` when it cannot be written
 */
export async function writeWhole(
  path: string,
  text: string,
  encoding: "utf8" | "utf16le" = "utf8",
): Promise<void> {
  const unfinished = `${path}.unfinished-${process.pid}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, text, { encoding, mode: 0o600, flush: true });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw unusable(path, "write", error);
  }
}

/** The file's text; null when there is none. @throws GreenroomError `usage` when it cannot be read */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw unusable(path, "read", error);
  }
}

/** True when there was one. @throws GreenroomError `usage` when it cannot be removed */
export async function removeIfThere(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return false;
    throw unusable(path, "remove", error);
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}

function unusable(path: string, action: "read" | "write" | "remove", error: unknown): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  return machineError("usage", (words) => words.schedulerFile[action](path, code), {
    cause: error,
  });
}

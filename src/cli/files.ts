/** Files that a command was told to read or write by name: reports, exports, the config file. */
import { randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { startError } from "../words/start-errors.ts";

/**
 * Writes a file whole or not at all (a temporary file beside it, then a rename), readable by its owner only; folders
 * are made where they are missing.
 * @throws GreenroomError `usage` when it cannot be written, or what stands there may not be
 */
export async function writeTextFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await makeFolder(dirname(path));
    await requireWritable(path);
    await writeFile(temporary, text, { mode: 0o600, flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(path, "written", error);
  }
}

/**
 * The folder with those above it. Not Node's own `recursive`, which asks for ever where the system says that there is no
 * such folder below one that is there, as in /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: unknown) => {
    // Another run has made it meanwhile.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
}

/**
 * A rename replaces a file that may not be written to (mode 444) as well; its owner did not want that. And of a folder
 * the system says by its place and its spelling that it is busy, or that a part of its path is a file.
 * @throws the system's error when it is there and may not be written to, or is a folder
 */
export async function requireWritable(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );
  if (isFolder) throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  await access(path, constants.W_OK).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  });
}

/** The file's text as UTF-8. @throws GreenroomError `usage` when it cannot be read, or is no text */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileError(path, "read", error);
  });
  try {
    // Any bytes are some YAML: a picture would be taken for a question.
    if (bytes.includes(0)) throw new TypeError("NUL is in no text");
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw startError("usage", (words) => words.notText(path), { cause: error });
  }
}

/** The file's bytes, piece by piece. @throws GreenroomError `usage` when it cannot be read */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of createReadStream(path)) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw fileError(path, "read", error);
  }
}

/** What the system says of a path, as an error for the person; anything else as it is. */
export function fileError(path: string, action: "read" | "written", error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return error;
  const { code } = error;
  return startError(
    "usage",
    (words) => (action === "read" ? words.notRead(path, code) : words.notWritten(path, code)),
    { cause: error },
  );
}

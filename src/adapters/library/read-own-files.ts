/** A person's own files as they stand on the disk; without the YAML parser, since most starts need none. */
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { GreenroomError } from "../../errors.ts";
import { machineError } from "../../words/machine-errors.ts";
import type { FileAction } from "../../words/machine-errors/english.ts";

/** A file as it stands on the disk. */
export interface OwnFile {
  readonly path: string;
  /** Empty when it cannot be read. */
  readonly text: string;
  /** Why it cannot be read; null when it can. */
  readonly failure: GreenroomError | null;
}

/** The YAML files of a folder in order of their names; one that cannot be read says why. */
export async function readOwnFiles(directory: string): Promise<readonly OwnFile[]> {
  if (!existsSync(directory)) return [];
  const files: OwnFile[] = [];
  try {
    const names = await explained(directory, "read", () => readdir(directory));
    for (const name of names.filter((each) => /^[^.].*\.ya?ml$/.test(each)).toSorted()) {
      files.push(await readOne(join(directory, name)));
    }
  } catch (error) {
    files.push(unreadable(directory, error));
  }
  return files;
}

async function readOne(path: string): Promise<OwnFile> {
  try {
    return { path, text: await readText(path), failure: null };
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): OwnFile {
  if (!(error instanceof GreenroomError)) throw error;
  return { path, text: "", failure: error };
}

/** @throws GreenroomError `usage` when it cannot be read */
export function readText(path: string): Promise<string> {
  return explained(path, "read", () => readFile(path, "utf8"));
}

/** What the system says of a path, as an error for the person. */
export async function explained<T>(
  path: string,
  action: FileAction,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
      throw error;
    const { code } = error;
    throw machineError("usage", (words) => words.ownFile(path, action, code), { cause: error });
  }
}

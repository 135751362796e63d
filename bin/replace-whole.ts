/**
 * A folder that is whole or not there: what is made stands beside it until it is done and takes its place by a rename. So a
 * build that is stopped, or fails, leaves what was built before, and two at once do not write into each other.
 */
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** @param make fills the folder that it is given, which is not there yet */
export async function replaceWhole(
  folder: string,
  make: (target: string) => Promise<void>,
): Promise<void> {
  removeLeftOvers(folder);
  const made = `${folder}-new-${process.pid}`;
  const replaced = `${folder}-old-${process.pid}`;
  try {
    await make(made);
    // Another process may put its own there between the two renames: then that one is replaced.
    for (let attempt = 1; !takePlace(made, folder, replaced); attempt += 1) {
      if (attempt === 10) throw new Error(`${folder} could not be replaced`);
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** @returns false when the place was taken again meanwhile */
function takePlace(made: string, folder: string, replaced: string): boolean {
  try {
    if (existsSync(folder)) renameSync(folder, replaced);
    renameSync(made, folder);
    return true;
  } catch (error) {
    // The new one may be in its place nevertheless: gone from `made`, there is nothing left to do.
    if (!existsSync(made)) return true;
    if (hasCode(error, ["ENOENT", "ENOTEMPTY", "EEXIST"])) return false;
    // The old one back where it was, on a system that does not move a folder of which a file is open.
    if (existsSync(replaced) && !existsSync(folder)) renameSync(replaced, folder);
    throw error;
  } finally {
    rmSync(replaced, { recursive: true, force: true });
  }
}

/** Those of processes that were killed: the folder's name, which of the two it is, and the process's id. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const [, id] = new RegExp(`^${basename(folder)}-(?:new|old)-(\\d+)$`).exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return hasCode(error, ["EPERM"]);
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => code === error.code);
}

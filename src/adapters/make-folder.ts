import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder with those above it, only for its owner. Each by itself: told to make them all, Node never returns below
 * /proc, and says of a file system that is read-only that there is no such folder.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process has made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

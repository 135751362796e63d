/** A lock that ends with its process, however that ends. */
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../make-folder.ts";
import { errorCode, explainStoreError } from "./errors.ts";

/**
 * Takes the lock of that path, if no other process has it. It is the system's lock on a file, by way of SQLite, so that a
 * killed process leaves none behind.
 * @returns what gives it back, or null when another has it
 * @throws GreenroomError `usage` when the file cannot be made or used
 */
export function takeLock(path: string): (() => void) | null {
  try {
    makeFolder(dirname(path));
    const database = new Database(path, { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      database.close();
      if (errorCode(error)?.startsWith("SQLITE_BUSY") === true) return null;
      throw error;
    }
    return () => database.close();
  } catch (error) {
    throw explainStoreError(error, path);
  }
}

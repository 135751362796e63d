/** What SQLite and the file system say, in words that a person can act on. */
import Database from "better-sqlite3";
import { GreenroomError } from "../../errors.ts";
import { storeError } from "../../words/store-errors.ts";

/**
 * The error to show for what was thrown while working with the database at `path`: a GreenroomError `usage` for a full
 * disk, a missing permission, a file that is not sound or not free; anything else (a broken constraint is a bug of
 * ours) comes back as it is.
 */
export function explainStoreError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof GreenroomError || code === null) {
    return error;
  }
  const explained = (pick: Parameters<typeof storeError>[1]) =>
    storeError("usage", pick, { cause: error });

  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") {
    return explained(({ full }) => full(path));
  }
  if (/^(EISDIR|ENOTDIR|ENOENT|EEXIST|ELOOP|ENAMETOOLONG)$/.test(code)) {
    return explained(({ noFile }) => noFile(path, code));
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code)) {
    return explained(({ refused }) => refused(path, code));
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return explained(({ locked }) => locked(path));
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return explained(({ damaged }) => damaged(path, code));
  }
  if (/^(SQLITE_(IOERR|PROTOCOL|NOLFS)|EIO)/.test(code)) {
    return explained(({ diskFailed }) => diskFailed(path, code));
  }
  return error;
}

/** Gives a function the same behaviour, with its errors explained; see explainStoreError. */
export function explainErrors<Arguments extends readonly unknown[], Result>(
  path: string,
  method: (...parameters: Arguments) => Result,
): (...parameters: Arguments) => Result {
  return (...parameters) => {
    try {
      return method(...parameters);
    } catch (error) {
      throw explainStoreError(error, path);
    }
  };
}

/** The code of an error of SQLite or of the file system (`SQLITE_FULL`, `EACCES`), or null. */
export function errorCode(error: unknown): string | null {
  if (error instanceof Database.SqliteError) {
    return error.code;
  }
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : null;
}

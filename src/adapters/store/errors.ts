/** What SQLite and the file system say, in words that a person can act on. */
import Database from "better-sqlite3";
import { GreenroomError } from "../../errors.ts";

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
  const explained = (message: string, hint: string) =>
    new GreenroomError("usage", message, hint, { cause: error });

  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") {
    return explained(
      `There is no space left to write to ${path}.`,
      "Free some space and run the command again; everything saved before is still there.",
    );
  }
  if (/^(EISDIR|ENOTDIR|ENOENT|EEXIST|ELOOP|ENAMETOOLONG)$/.test(code)) {
    return explained(
      `${path} cannot be a database file (${code}).`,
      "Name a file in a folder that is there; GREENROOM_HOME sets where Greenroom keeps its own.",
    );
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code)) {
    return explained(
      `Greenroom may not write to ${path} (${code}).`,
      "Make the file and its folder writable for you, or set GREENROOM_HOME to a folder that is.",
    );
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return explained(
      `Another process has kept ${path} locked for too long.`,
      "Wait until the other Greenroom has finished, or stop it, and run the command again.",
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return explained(`${path} is damaged or not a database (${code}).`, restoreHint(path));
  }
  if (/^(SQLITE_(IOERR|PROTOCOL|NOLFS)|EIO)/.test(code)) {
    return explained(
      `The disk failed while ${path} was read or written (${code}).`,
      "Check the disk (and its free space), then see whether all is well with: greenroom doctor",
    );
  }
  return error;
}

/** What to do about a file that cannot be used: take a copy or start anew. */
export function restoreHint(path: string): string {
  return `Move ${path} away, then put a copy made by \`greenroom data backup\` in its place or start anew.`;
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

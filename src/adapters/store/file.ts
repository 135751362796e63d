/** The database file: made, opened, set up and removed. */
import { chmodSync, closeSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../make-folder.ts";
import { errorCode } from "./errors.ts";
import { copyPrefix, knownVersion, migrate } from "./migrate.ts";
import type { MigrateOptions, MigrationNotice } from "./migrate.ts";

/** How long a statement waits for another process's write; a commit takes well under a millisecond. */
const busyTimeoutMs = 5000;

export interface OpenDatabaseOptions extends MigrateOptions {
  /** Called after an existing database was brought to this version. */
  readonly onMigration?: ((notice: MigrationNotice) => void) | undefined;
}

/**
 * Opens the database, makes it if it is not there, and migrates it. The file is only for its owner (mode 0600), and
 * so is its folder when it is made here (0700).
 * Every commit is on the disk when it returns (write-ahead log, `synchronous = FULL`).
 * @throws GreenroomError `usage` when the database is newer or another program's; errors of SQLite and the file system
 */
export function openDatabase(options: OpenDatabaseOptions): Database.Database {
  const { path } = options;
  makeFolder(dirname(path));
  makeFile(path);
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    // Before anything is changed: the file may be another program's.
    knownVersion(database, path, options.migrations.length);
    makePrivate(path);
    useWriteAheadLog(database);
    database.pragma("synchronous = FULL");
    const notice = migrate(database, options);
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    database.pragma("foreign_keys = ON");
    // What a person deletes is overwritten, not only unlinked from the tables.
    database.pragma("secure_delete = ON");
    if (notice !== null) {
      options.onMigration?.(notice);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Removes the database with its log and the copies made before migrations. It must be closed. */
export function removeDatabase(path: string): void {
  const folder = dirname(path);
  const copies = readdirSync(folder).filter((name) => name.startsWith(copyPrefix(path)));
  for (const file of [
    path,
    `${path}-wal`,
    `${path}-shm`,
    ...copies.map((name) => join(folder, name)),
  ]) {
    rmSync(file, { force: true });
  }
}

/** Makes the file if it is not there: never readable by others, not even for a moment. SQLite's log files take its mode. */
function makeFile(path: string): void {
  closeSync(openSync(path, "a", 0o600));
}

/** Takes an existing file's reading by others away, if it can: it may be somebody else's that we may write to. */
function makePrivate(path: string): void {
  if ((statSync(path).mode & 0o077) !== 0) {
    try {
      chmodSync(path, 0o600);
    } catch (error) {
      if (errorCode(error) !== "EPERM") {
        throw error;
      }
    }
  }
}

/**
 * Switching to the write-ahead log needs the file for itself, and SQLite answers "busy" at once instead of waiting
 * when two processes switch the same new file; so the waiting is done here. On a file that is switched already, it
 * takes no lock. A file system without shared memory refuses and keeps the rollback journal, which is as safe.
 */
function useWriteAheadLog(database: Database.Database): void {
  const deadline = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (errorCode(error)?.startsWith("SQLITE_BUSY") !== true || Date.now() > deadline) {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Brings a database to this program's shape, whichever process comes first, and never loses what was there. */
import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { storeError } from "../../words/store-errors.ts";
import type { Migration } from "./migrations.ts";

/** `PRAGMA application_id` of every Greenroom database ("GRNR"), so that another program's file is not taken for one. */
const applicationId = 0x47_52_4e_52;

/** How long one process waits for another that migrates; copying and rebuilding a large database takes a while. */
const migrationTimeoutMs = 60_000;

/** What happened to an existing database, to be told to the person. */
export interface MigrationNotice {
  readonly from: number;
  readonly to: number;
  /** The copy of the database as it was. */
  readonly copyPath: string;
}

export interface MigrateOptions {
  readonly path: string;
  readonly migrations: readonly Migration[];
  readonly now: () => Date;
}

/**
 * Runs the migrations that the database has not been through, all in one immediate transaction, after copying an
 * existing database beside itself. Leaves foreign keys as SQLite's connection default; the caller turns them on.
 * @returns what was done to an existing database; null when it was new or up to date
 * @throws GreenroomError `usage` when the database is of a newer version, or of another program
 */
export function migrate(
  database: Database.Database,
  { path, migrations, now }: MigrateOptions,
): MigrationNotice | null {
  const target = migrations.length;
  if (knownVersion(database, path, target) === target) {
    return null;
  }
  database.pragma(`busy_timeout = ${migrationTimeoutMs}`);
  // Inside a transaction this pragma does nothing, and rebuilding a table with it on would delete what refers to it.
  database.pragma("foreign_keys = OFF");
  let copyPath: string | null = null;
  try {
    return database
      .transaction((): MigrationNotice | null => {
        // Another process may have migrated it while this one waited for the lock.
        const from = knownVersion(database, path, target);
        if (from === target) {
          return null;
        }
        if (from > 0) {
          copyPath = join(dirname(path), `${copyPrefix(path)}${target}-${compactTime(now())}`);
          copyDatabase(path, copyPath);
        }
        for (const migration of migrations.slice(from)) {
          database.exec(migration.sql);
        }
        const broken = database.pragma("foreign_key_check");
        if (Array.isArray(broken) && broken.length > 0) {
          throw new Error(
            `migrating ${path} to version ${target} breaks ${broken.length} references`,
          );
        }
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${target}`);
        return copyPath === null ? null : { from, to: target, copyPath };
      })
      .immediate();
  } catch (error) {
    // Rolled back: the database is as it was, and copies would pile up with every try.
    if (copyPath !== null) {
      rmSync(copyPath, { force: true });
    }
    throw error;
  }
}

/** How the names of the copies begin that are made before a migration. */
export function copyPrefix(path: string): string {
  return `${basename(path)}.before-version-`;
}

/**
 * Writes a consistent, compact copy of the database to a new file of mode 0600, on the disk when this returns.
 * `VACUUM INTO` rather than the backup API: it reads one snapshot however long others write, needs no retries, and
 * leaves deleted rows behind. Its own connection, because it cannot run inside a transaction.
 */
export function copyDatabase(path: string, copyPath: string): void {
  // VACUUM INTO takes an empty file, which is how the copy gets its mode before it has any content.
  closeSync(openSync(copyPath, "wx", 0o600));
  try {
    const reader = new Database(path, { readonly: true, timeout: migrationTimeoutMs });
    try {
      reader.prepare("VACUUM INTO ?").run(copyPath);
    } finally {
      reader.close();
    }
    const file = openSync(copyPath, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(copyPath, { force: true });
    throw error;
  }
}

/**
 * The version of the database; 0 for a new file.
 * @throws GreenroomError `usage` when it is newer than `target`, or not Greenroom's
 */
export function knownVersion(database: Database.Database, path: string, target: number): number {
  const { version, application, tables } = readHeader(database);
  const fresh = version === 0 && application === 0 && tables === 0;
  if (!fresh && application !== applicationId) {
    throw storeError("usage", ({ otherProgram }) => otherProgram(path));
  }
  if (version > target) {
    throw storeError("usage", ({ newer }) => newer(path, version, target));
  }
  return version;
}

/** Read in one transaction: another process may be making the database between two reads. */
function readHeader(database: Database.Database) {
  const number = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0;
  return database
    .transaction(() => ({
      version: number("PRAGMA user_version"),
      application: number("PRAGMA application_id"),
      tables: number("SELECT count(*) FROM sqlite_schema"),
    }))
    .deferred();
}

function compactTime(time: Date): string {
  return time.toISOString().replaceAll(/[-:.]/g, "");
}

/** SQLite's write-ahead log on its way to the disk, without anybody waiting for it here. */
import type { Database } from "better-sqlite3";
import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

const reachDisk = promisify(fdatasync);

export interface Log {
  /**
   * Runs a body that writes, and comes back before what it wrote is on the disk: it is with the system then, where it
   * outlives this process but not the machine.
   */
  readonly ahead: (body: () => void) => void;
  /** Resolves when all that was written until now is on the disk; rejects with the error of the system. */
  readonly written: () => Promise<void>;
  /** Before the database is closed. Whoever still waits for `written` is told as ever. */
  readonly close: () => void;
}

/**
 * The log of a database, for what is written many times a second. A commit that waits for the disk (`synchronous = FULL`)
 * blocks this thread for as long, a tenth of a batch's time on a good disk; here a thread of Node's waits instead. Where
 * the file system has no write-ahead log, commits wait as ever.
 */
export function openLog(database: Database): Log {
  const hasLog = database.pragma("journal_mode", { simple: true }) === "wal";
  let file: number | null = null;
  let underWay = 0;
  let isClosed = false;

  function closeFile(): void {
    if (file !== null && isClosed && underWay === 0) {
      closeSync(file);
      file = null;
    }
  }

  return {
    ahead: (body) => {
      if (hasLog) database.pragma("synchronous = NORMAL");
      try {
        body();
      } finally {
        database.pragma("synchronous = FULL");
      }
    },
    written: async () => {
      if (!hasLog) return;
      // SQLite keeps to this one file for as long as the database is open. Windows syncs only what may be written to.
      file ??= openSync(`${database.name}-wal`, "r+");
      underWay += 1;
      try {
        await reachDisk(file);
      } finally {
        underWay -= 1;
        closeFile();
      }
    },
    close: () => {
      isClosed = true;
      closeFile();
    },
  };
}

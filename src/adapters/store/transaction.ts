import type { Database } from "better-sqlite3";

/**
 * Makes the body one write transaction: all of it is on the disk when it returns, or nothing when it throws. It takes
 * the write lock at its start, since one that only asks for it at its first write fails with SQLITE_BUSY under several
 * writers instead of waiting. Within another transaction it is a part of that one.
 */
export function inTransaction<Parameters extends unknown[], Result>(
  database: Database,
  body: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Result {
  const transaction = database.transaction(body);
  return (...parameters) => transaction.immediate(...parameters);
}

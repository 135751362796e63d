/** A database's history of two migrations, the second of which rebuilds a table, as a real one may have to. */
import { migrations } from "../../../src/adapters/store/migrations.ts";
import type { Migration } from "../../../src/adapters/store/migrations.ts";

export const oneStep: readonly Migration[] = migrations.slice(0, 1);

export const twoSteps: readonly Migration[] = [
  ...oneStep,
  {
    why: "memory by section",
    sql: `
      CREATE TABLE sections (name TEXT PRIMARY KEY) STRICT;
      INSERT INTO sections VALUES ('all');
      CREATE TABLE new_memory (
        key TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        written_at TEXT NOT NULL,
        section TEXT NOT NULL REFERENCES sections (name)
      ) STRICT;
      INSERT INTO new_memory SELECT key, json, written_at, 'all' FROM memory;
      DROP TABLE memory;
      ALTER TABLE new_memory RENAME TO memory;
    `,
  },
];

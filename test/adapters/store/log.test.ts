import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import { judgementTable } from "../../../src/adapters/store/judgements.ts";
import { openLog } from "../../../src/adapters/store/log.ts";
import { migrations } from "../../../src/adapters/store/migrations.ts";
import { startOfTime } from "./records.ts";
import { newDatabasePath } from "./processes.ts";

const now = () => startOfTime;

function openTable(journal: "WAL" | "DELETE") {
  const path = newDatabasePath();
  const database = openDatabase({ path, migrations, now });
  database.pragma(`journal_mode = ${journal}`);
  database.exec("CREATE TABLE words (word TEXT NOT NULL)");
  const insert = database.prepare<[string]>("INSERT INTO words (word) VALUES (?)");
  const words = () => {
    const other = new Database(path, { readonly: true });
    try {
      return other.prepare<[], string>("SELECT word FROM words").pluck().all();
    } finally {
      other.close();
    }
  };
  return { database, insert, words };
}

const synchronous = (database: Database.Database): unknown =>
  database.pragma("synchronous", { simple: true });
const [normal, full] = [1, 2];

describe("the log", () => {
  test("is written ahead of the disk for the body alone", async () => {
    const { database, insert, words } = openTable("WAL");
    const log = openLog(database);
    let inside: unknown;
    log.ahead(() => {
      insert.run("one");
      inside = synchronous(database);
    });
    expect([inside, synchronous(database)]).toEqual([normal, full]);
    // With the system: others see it.
    expect(words()).toEqual(["one"]);
    await log.written();
    expect(() =>
      log.ahead(() => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(synchronous(database)).toBe(full);
    log.close();
    database.close();
  });

  test("waits for the disk at each commit where there is none", async () => {
    const { database, insert } = openTable("DELETE");
    const log = openLog(database);
    let inside: unknown;
    log.ahead(() => {
      insert.run("one");
      inside = synchronous(database);
    });
    expect(inside).toBe(full);
    await log.written();
    log.close();
    database.close();
  });

  test("keeps whoever waits for the disk when it is closed", async () => {
    const { database, insert, words } = openTable("WAL");
    const log = openLog(database);
    log.ahead(() => insert.run("one"));
    const both = [log.written(), log.written()];
    log.close();
    database.close();
    await Promise.all(both);
    expect(words()).toEqual(["one"]);
  });
});

describe("a judgement", () => {
  const savings = {
    judgements: [],
    criteria: {
      key: "k",
      written: { criteria: [], model: "model", promptHash: "0123456789ab" },
    },
    calls: [],
  };

  function judgementsOver(written: () => Promise<void>) {
    const database = openDatabase({ path: newDatabasePath(), migrations, now });
    return judgementTable(database, { now, log: { ahead: (body) => body(), written } });
  }

  test("is saved when the disk has it, and not before", async () => {
    const disk = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const table = judgementsOver(() => {
      asked.resolve();
      return disk.promise;
    });
    const saving = table.saveJudgements(savings);
    await asked.promise;
    expect(table.findCriteria("k")).not.toBeNull();
    const first = await Promise.race([saving.then(() => "saved"), nextTurn("still waits")]);
    expect(first).toBe("still waits");
    disk.resolve();
    await saving;
  });

  test("is not saved when the disk fails", async () => {
    const table = judgementsOver(() => Promise.reject(new Error("the disk is gone")));
    await expect(table.saveJudgements(savings)).rejects.toThrow("the disk is gone");
  });

  test("that still waits is saved at once by a flush", async () => {
    const table = judgementsOver(() => Promise.reject(new Error("nobody waits for it")));
    const saving = table.saveJudgements(savings);
    table.flush();
    expect(table.findCriteria("k")).not.toBeNull();
    await saving;
  });
});

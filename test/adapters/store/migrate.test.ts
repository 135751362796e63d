import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import type { MigrationNotice } from "../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../src/adapters/store/migrations.ts";
import type { Migration } from "../../../src/adapters/store/migrations.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { interview, startOfTime } from "./records.ts";
import { newDatabasePath, refusal, runTogether } from "./processes.ts";
import { oneStep, twoSteps } from "./steps.ts";

const now = () => startOfTime;

/** A database of version 1 with one interview and one thing in the memory. */
function versionOne(): string {
  const path = newDatabasePath();
  const database = openDatabase({ path, now, migrations: oneStep });
  database.exec(`
    INSERT INTO memory VALUES ('consent', 'true', '2026-03-01T10:00:00.000Z');
    INSERT INTO interviews (id, status, mode, role, level, kinds, language, engine, model, seed, question_limit,
      probe_limit, started_at)
    VALUES ('abcdefgh', 'open', 'coach', 'backend', 'mid', '["technical"]', 'en', 'offline', 'offline-1', 1, 5, 1,
      '2026-03-01T10:00:00.000Z');
  `);
  database.close();
  return path;
}

function version(path: string): unknown {
  const database = new Database(path, { readonly: true });
  const found = database.pragma("user_version", { simple: true });
  database.close();
  return found;
}

describe("migrating", () => {
  test("brings a database of version 1 to this program's version, and leaves all in it", () => {
    const path = versionOne();
    const store = openStore({ path, now });
    expect(version(path)).toBe(migrations.length);
    expect(store.readMemory("consent")).toBe(true);
    expect(store.loadInterview("abcdefgh").settings.role).toBe("backend");
    expect(store.check()).toEqual([]);
    store.close();
  });

  test("copies the database as it was and tells of it", () => {
    const path = versionOne();
    const notices: MigrationNotice[] = [];
    const onMigration = (notice: MigrationNotice) => notices.push(notice);
    openDatabase({ path, now, migrations: twoSteps, onMigration }).close();
    const copyPath = join(dirname(path), "greenroom.db.before-version-2-20260301T100000000Z");
    expect(notices).toEqual([{ from: 1, to: 2, copyPath }]);
    expect(version(path)).toBe(2);
    expect(version(copyPath)).toBe(1);
    // The copy is a whole database that the earlier program opens.
    const copy = openDatabase({ path: copyPath, now, migrations: oneStep });
    expect(copy.prepare("SELECT key, json FROM memory").all()).toEqual([
      { key: "consent", json: "true" },
    ]);
    copy.close();

    const migrated = openDatabase({ path, now, migrations: twoSteps, onMigration });
    expect(migrated.prepare("SELECT key, section FROM memory").all()).toEqual([
      { key: "consent", section: "all" },
    ]);
    expect(migrated.pragma("foreign_keys", { simple: true })).toBe(1);
    migrated.close();
    expect(notices).toHaveLength(1);
  });

  test("of a new database needs no copy and tells nothing", () => {
    const path = newDatabasePath();
    const notices: MigrationNotice[] = [];
    const onMigration = (notice: MigrationNotice) => notices.push(notice);
    openDatabase({ path, now, migrations: twoSteps, onMigration }).close();
    expect(notices).toEqual([]);
    expect(readdirSync(dirname(path))).toEqual(["greenroom.db"]);
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ["that fails", "CREATE TABLE good (a TEXT) STRICT; SELECT nonsense;", /nonsense/],
    [
      "that leaves a reference to nothing",
      "CREATE TABLE bad (id TEXT REFERENCES interviews (id)) STRICT; INSERT INTO bad VALUES ('zzzzzzzz');",
      /breaks 1 references/,
    ],
  ];
  test.each(broken)("%s changes nothing and leaves no copy behind", (_name, sql, message) => {
    const path = versionOne();
    const steps: readonly Migration[] = [...twoSteps, { why: "a mistake", sql }];
    expect(() => openDatabase({ path, now, migrations: steps })).toThrow(message);
    expect(readdirSync(dirname(path))).toEqual(["greenroom.db"]);
    const store = openDatabase({ path, now, migrations: oneStep });
    expect(
      store.prepare("SELECT count(*) AS count FROM sqlite_schema WHERE name = 'good'").get(),
    ).toEqual({ count: 0 });
    store.close();
  });

  test("a newer database is refused, naming both versions, and stays as it is", () => {
    const path = newDatabasePath();
    openDatabase({
      path,
      now,
      migrations: [...migrations, { why: "later", sql: "SELECT 1" }],
    }).close();
    const { message, hint } = refusal(() => openStore({ path, now }));
    expect(message).toBe(
      `${path} is of database version ${migrations.length + 1}; this Greenroom knows versions up to ${migrations.length}.`,
    );
    expect(hint).toContain("Update Greenroom");
    expect(version(path)).toBe(migrations.length + 1);
  });

  test("by several processes at once is done by one of them", { timeout: 60_000 }, async () => {
    const path = versionOne();
    const results = await runTogether(Array.from({ length: 4 }, () => ["migrate", path]));
    expect(results.map(({ code, errors }) => ({ code, errors }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 0, errors: "" })),
    );
    expect(results.flatMap(({ lines }) => lines).toSorted()).toEqual([
      "migrated",
      ...Array.from({ length: 4 }, () => "version 2"),
    ]);
    expect(
      readdirSync(dirname(path)).filter((name) => name.includes("before-version")),
    ).toHaveLength(1);
  });

  test("a process that held the database open sees the interviews of the migrated one", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    store.saveInterview(interview("abcdefgh"));
    openDatabase({
      path,
      now,
      migrations: [...migrations, { why: "later", sql: "CREATE TABLE later (a TEXT) STRICT" }],
    }).close();
    expect(store.loadInterview("abcdefgh")).toEqual(interview("abcdefgh"));
    store.close();
  });
});

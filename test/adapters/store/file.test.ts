import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { explainErrors } from "../../../src/adapters/store/errors.ts";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import { interviewWriter } from "../../../src/adapters/store/interviews.ts";
import { migrations } from "../../../src/adapters/store/migrations.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { judgedOnce } from "../../../src/grading/evaluation.ts";
import type { Store } from "../../../src/cli/store.ts";
import { answer, evaluated, interview, minute, startOfTime, turn } from "./records.ts";
import { newDatabasePath, refusal } from "./processes.ts";

const now = () => startOfTime;

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe("the file", () => {
  test("is made with its folder, only for its owner, as are its logs and its backup", async () => {
    const path = newDatabasePath();
    // This assignment is the check that the adapter is what the command line expects.
    const store: Store = openStore({ path, now });
    store.saveInterview(interview("abcdefgh"));
    await store.backup(`${path}.copy`);
    expect(mode(dirname(path))).toBe("700");
    expect([path, `${path}-wal`, `${path}-shm`, `${path}.copy`].map(mode)).toEqual(
      Array.from({ length: 4 }, () => "600"),
    );
    expect(store.path).toBe(path);
    store.close();
  });

  test("that others can read is made private", () => {
    const path = newDatabasePath();
    openStore({ path, now }).close();
    chmodSync(path, 0o644);
    openStore({ path, now }).close();
    expect(mode(path)).toBe("600");
  });

  test("uses the write-ahead log, waits for every commit to reach the disk, and checks references", () => {
    const path = newDatabasePath();
    const database = openDatabase({ path, now, migrations });
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect(pragma("journal_mode")).toBe("wal");
    expect(pragma("synchronous")).toBe(2);
    expect(pragma("foreign_keys")).toBe(1);
    expect(pragma("busy_timeout")).toBe(5000);
    expect(pragma("secure_delete")).toBe(1);
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict",
      )
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  test("is alone after closing: the log was written back", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    store.saveInterview(interview("abcdefgh"));
    expect(existsSync(`${path}-wal`)).toBe(true);
    store.close();
    store.close();
    expect(readdirSync(dirname(path))).toEqual(["greenroom.db"]);
  });

  test("goes with all that belongs to it", () => {
    const path = newDatabasePath();
    openStore({ path, now }).close();
    const mine = join(dirname(path), "mine.txt");
    writeFileSync(mine, "stays");
    writeFileSync(`${path}.before-version-2-20260301T100000000Z`, "a copy");
    const store = openStore({ path, now });
    store.saveInterview(interview("abcdefgh"));
    store.deleteAll();
    expect(readdirSync(dirname(path))).toEqual(["mine.txt"]);
  });
});

describe("a file that cannot be used is refused in words", () => {
  test("not a database", () => {
    const path = newDatabasePath();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      "This is a text of mine, long enough to be no header of a database.".repeat(20),
    );
    const before = readFileSync(path);
    const { message, hint } = refusal(() => openStore({ path, now }));
    expect(message).toContain("damaged or not a database");
    expect(hint).toContain("greenroom data backup");
    expect(hint).toContain(path);
    expect(readFileSync(path)).toEqual(before);
  });

  test("damaged in the middle", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    for (let number = 2; number < 8; number++) {
      store.saveInterview(
        interview(`abcdefg${number}`, {
          job: { hash: `h${number}`, name: "job", text: "x".repeat(20_000) },
        }),
      );
    }
    store.close();
    truncateSync(path, statSync(path).size / 2);
    const { message } = refusal(() => {
      const damaged = openStore({ path, now });
      try {
        Array.from(damaged.exportAll());
      } finally {
        damaged.close();
      }
    });
    expect(message).toMatch(/damaged or not a database|disk failed/);
  });

  test("of another program, which is left as it was", () => {
    const path = newDatabasePath();
    mkdirSync(dirname(path), { recursive: true });
    const other = new Database(path);
    other.exec("CREATE TABLE bookmarks (url TEXT)");
    other.close();
    const before = readFileSync(path);
    expect(refusal(() => openStore({ path, now })).message).toContain("another program");
    expect(readFileSync(path)).toEqual(before);
  });

  test("a folder, or below a file", () => {
    const path = newDatabasePath();
    mkdirSync(path, { recursive: true });
    expect(refusal(() => openStore({ path, now })).message).toContain("EISDIR");
    const file = `${path}.txt`;
    writeFileSync(file, "");
    expect(refusal(() => openStore({ path: join(file, "greenroom.db"), now })).message).toMatch(
      /cannot be a database file/,
    );
  });

  test("a full disk, which costs nothing that was saved", () => {
    const path = newDatabasePath();
    const database = openDatabase({ path, now, migrations });
    const { saveInterview } = interviewWriter(database);
    saveInterview(interview("abcdefgh"));
    // SQLite's own limit fails in the same place and with the same code as a disk without space.
    const pages = Number(database.pragma("page_count", { simple: true }));
    database.pragma(`max_page_count = ${pages + 2}`);
    const large = interview("bcdefghi", {
      job: { hash: "job", name: "job", text: "x".repeat(1e6) },
    });
    const { message, hint } = refusal(() => explainErrors(path, saveInterview)(large));
    expect(message).toContain("no space left");
    expect(hint).toContain("everything saved before is still there");
    database.close();

    const store = openStore({ path, now });
    expect(store.listInterviews({ limit: 10 }).map(({ id }) => id)).toEqual(["abcdefgh"]);
    expect(store.check()).toEqual([]);
    store.close();
  });

  test("a file that may only be read", () => {
    const path = newDatabasePath();
    openStore({ path, now }).close();
    const database = new Database(path, { readonly: true });
    const save = explainErrors(path, interviewWriter(database).saveInterview);
    const { message, hint } = refusal(() => save(interview("abcdefgh")));
    expect(message).toContain("may not write");
    expect(hint).toContain("GREENROOM_HOME");
    database.close();
  });

  test("locked by another for too long", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    const database = openDatabase({ path, now, migrations });
    database.pragma("busy_timeout = 20");
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE");
    const save = explainErrors(path, interviewWriter(database).saveInterview);
    expect(refusal(() => save(interview("abcdefgh"))).message).toContain("locked");
    other.close();
    save(interview("abcdefgh"));
    expect(store.countInterviews()).toBe(1);
    database.close();
    store.close();
  });
});

describe("what must not happen is a bug, not a message", () => {
  test("saving twice, to nothing, or changing what was found", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    const id = "abcdefgh";
    store.saveInterview(interview(id));
    expect(() => store.saveInterview(interview(id))).toThrow(/UNIQUE/);
    store.saveQuestion(id, turn(1).asked);
    expect(() => store.saveQuestion(id, turn(1).asked)).toThrow(/UNIQUE/);
    store.saveAnswer(id, answer(1));
    expect(() => store.saveAnswer(id, { ...answer(1), id: "other" })).toThrow(/UNIQUE/);
    store.saveEvaluation(id, evaluated(1, 3));
    expect(() => store.saveEvaluation(id, evaluated(1, 4))).toThrow(/UNIQUE/);
    expect(() => store.saveAnswer(id, answer(2))).toThrow(/FOREIGN KEY/);
    expect(() => store.saveQuestion("zzzzzzzz", turn(1).asked)).toThrow(/FOREIGN KEY/);
    store.finishInterview(id, "completed", minute(9));
    expect(() => store.finishInterview(id, "completed", minute(9))).toThrow(/no open interview/);
    expect(store.loadInterview(id).turns[0]?.evaluations).toEqual([evaluated(1, 3)]);

    const database = new Database(path);
    expect(() => database.exec("UPDATE evaluations SET score = 5")).toThrow(/never changed/);
    expect(() => database.exec("UPDATE marks SET mark = 'met'")).toThrow(/never changed/);
    expect(() => database.exec("DELETE FROM evaluations")).toThrow(/goes only with its interview/);
    database.close();
    store.close();
  });

  test("an evaluation with a mark for a criterion that the question has not is not saved at all", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    store.saveInterview(interview("abcdefgh", { turns: [turn(1, { answers: [answer(1)] })] }));
    const saved = evaluated(1, 3);
    expect(() =>
      store.saveEvaluation("abcdefgh", {
        ...saved,
        evaluation: {
          ...saved.evaluation,
          status: "evaluated",
          score: 3,
          reason: null,
          ...judgedOnce([]),
          marks: [{ criterionId: "invented", mark: "met", quote: null, reason: null }],
        },
      }),
    ).toThrow(/no criterion "invented"/);
    expect(store.loadInterview("abcdefgh").turns[0]?.evaluations).toEqual([]);
    store.close();
  });
});

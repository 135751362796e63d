import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../src/adapters/store/store.ts";
import { startOfTime } from "./records.ts";
import { newDatabasePath, runChild, runTogether } from "./processes.ts";

const now = () => startOfTime;

describe("a process that dies", () => {
  test(
    "loses nothing that it was told is saved, whenever it is killed",
    { timeout: 120_000 },
    async () => {
      const path = newDatabasePath();
      const acknowledged: string[] = [];
      for (let round = 0; round < 15; round++) {
        const name = `k${String.fromCharCode(97 + round)}`;
        const { code, lines, errors } = await runChild(["write", path, name], (child) => {
          void delay(Math.random() * 120).then(() => child.kill("SIGKILL"));
        });
        expect({ code, errors }).toEqual({ code: null, errors: "" });
        acknowledged.push(...lines);
      }

      const store = openStore({ path, now });
      expect(store.check()).toEqual([]);
      const saved = new Set(
        store.listInterviews({ limit: 1_000_000 }).flatMap(({ id }) => {
          const record = store.loadInterview(id);
          return [
            `interview ${id}`,
            ...(record.status === "completed" ? [`finish ${id}`] : []),
            ...record.turns.flatMap(({ asked, answers, evaluations }) => [
              `question ${id} ${asked.position}`,
              ...answers.map(({ position }) => `answer ${id} ${position}`),
              ...evaluations.map(({ position }) => `evaluation ${id} ${position}`),
            ]),
          ];
        }),
      );
      expect(acknowledged.length).toBeGreaterThan(15);
      expect(acknowledged.filter((line) => !saved.has(line))).toEqual([]);
      // At most the one save that was under way in each round is there without having been acknowledged.
      expect(saved.size - acknowledged.length).toBeLessThanOrEqual(15);
      store.close();
    },
  );
});

describe("several processes at once", () => {
  test("write without getting in each other's way", { timeout: 60_000 }, async () => {
    const path = newDatabasePath();
    const results = await runTogether(
      ["pa", "pb", "pc"].map((name) => ["write", path, name, "25"]),
    );
    expect(results.map(({ code, errors }) => ({ code, errors }))).toEqual(
      Array.from({ length: 3 }, () => ({ code: 0, errors: "" })),
    );
    const store = openStore({ path, now });
    expect(store.countInterviews()).toBe(75);
    expect(store.listInterviews({ limit: 100 }).every(({ answered }) => answered === 3)).toBe(true);
    expect(store.check()).toEqual([]);
    store.close();
  });

  test("open databases that are not there yet", { timeout: 60_000 }, async () => {
    const path = newDatabasePath();
    const results = await runTogether(
      Array.from({ length: 4 }, () => ["open", path, "any", "100"]),
    );
    expect(results).toEqual(
      Array.from({ length: 4 }, () => ({ code: 0, lines: ["opened 100"], errors: "" })),
    );
  });
});

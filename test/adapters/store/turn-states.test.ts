/** What is kept of each turn says at any time what its answers and evaluations say, and what is summed up from it too. */
import Database from "better-sqlite3";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import { interviewWriter } from "../../../src/adapters/store/interviews.ts";
import { migrations } from "../../../src/adapters/store/migrations.ts";
import { openProgress } from "../../../src/adapters/store/progress.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { turnStates } from "../../../src/adapters/store/turn-states.ts";
import type { Store } from "../../../src/cli/store.ts";
import type { InterviewRecord, SavedEvaluation, Turn } from "../../../src/interview/interview.ts";
import type { ScoreBucket } from "../../../src/practice/trends.ts";
import { newDatabasePath } from "./processes.ts";
import {
  answer,
  anyInterview,
  evaluated,
  interview,
  minute,
  startOfTime,
  turn,
  ungraded,
} from "./records.ts";

const now = () => startOfTime;

/** Something that happens to a history; which interview and turn it happens to is drawn as a number. */
const anyAction = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant("save" as const), record: anyInterview }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("regrade" as const),
      which: fc.nat(),
      score: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    }),
  },
  fc.record({ type: fc.constant("delete" as const), which: fc.nat() }),
  fc.record({ type: fc.constant("move" as const) }),
  fc.record({ type: fc.constant("practise" as const) }),
);

function stored(store: Pick<Store, "listInterviews" | "loadInterview">): InterviewRecord[] {
  return store.listInterviews({ limit: 1000 }).map(({ id }) => store.loadInterview(id));
}

/** The state of a turn as it follows from what was answered and found. */
function plainState(id: string, { asked, answers, evaluations }: Turn) {
  const probes = answers.filter((each) => each.outcome === "answered");
  const last = evaluations.at(-1)?.evaluation;
  return {
    interviewId: id,
    position: asked.position,
    area: asked.question.area,
    askedAt: asked.askedAt,
    answeredProbe: greatest(probes.map(({ probeNumber }) => probeNumber)),
    readProbe: greatest(evaluations.map(({ throughProbe }) => throughProbe)),
    engine: last?.engine ?? null,
    model: last?.model.toWellFormed() ?? null,
    promptHash: last?.promptHash ?? null,
    score: last?.score ?? null,
  };
}

/** Marks would need the criteria of the question, which is any here. */
function withoutMarks(saved: SavedEvaluation): SavedEvaluation {
  const { evaluation } = saved;
  return evaluation.status === "ungraded"
    ? saved
    : { ...saved, evaluation: { ...evaluation, marks: [] } };
}

function greatest(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.max(...numbers);
}

function keptStates(path: string): object[] {
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare<[], object>(
      `SELECT interview_id AS interviewId, position, area, asked_at AS askedAt, answered_probe AS answeredProbe,
         read_probe AS readProbe, engine, model, prompt_hash AS promptHash, score
       FROM turns ORDER BY interview_id, position`,
    )
    .all();
  database.close();
  return rows;
}

function expectPlain(store: Store & { readonly path: string }): void {
  const records = stored(store).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const states = records.flatMap(({ id, turns }) => turns.map((each) => plainState(id, each)));
  const kept = keptStates(store.path);
  expect(kept).toHaveLength(states.length);
  // A model's name is any text here, and half a surrogate pair does not come through SQLite as it went in.
  const nameless = (row: object) => ({ ...row, model: null });
  expect(kept.map(nameless)).toEqual(states.map(nameless));

  const pending = states.filter(
    ({ answeredProbe, readProbe, score }) =>
      answeredProbe !== null && (readProbe === null || readProbe < answeredProbe || score === null),
  );
  const place = (each: { readonly interviewId: string; readonly position: number }) =>
    `${each.interviewId} ${each.position}`;
  expect(store.pendingAnswers().map(place).toSorted()).toEqual(pending.map(place).toSorted());

  const progress = openProgress({ path: store.path, now });
  for (const since of [null, new Date("2050-06-01T12:00:00.000Z")]) {
    const scored = states.flatMap(({ area, askedAt, engine, promptHash, score }) =>
      score === null || (since !== null && askedAt < since.toISOString())
        ? []
        : [{ key: `${area} ${askedAt.slice(0, 10)} ${engine} ${promptHash}`, askedAt, score }],
    );
    const wanted = sums(scored.map(({ key, score }) => [key, 1, score, score * score]));
    const found = progress.scores(since);
    expect(sums(found.map(bucketRow))).toEqual(wanted);
    const moments = scored.map(({ askedAt }) => askedAt).toSorted();
    expect(found.map(({ firstAskedAt }) => firstAskedAt).toSorted()[0]).toBe(moments[0]);
    expect(
      found
        .map(({ lastAskedAt }) => lastAskedAt)
        .toSorted()
        .at(-1),
    ).toBe(moments.at(-1));
  }
  progress.close();
  expect(store.check()).toEqual([]);
}

type Row = readonly [key: string, count: number, sum: number, sumOfSquares: number];

function bucketRow({ area, day, engine, promptHash, ...sumsOfDay }: ScoreBucket): Row {
  const { count, sum, sumOfSquares } = sumsOfDay;
  return [`${area} ${day} ${engine} ${promptHash}`, count, sum, sumOfSquares];
}

/** The rows of a key summed up, and rounded: the order of adding shows in the last digits. */
function sums(rows: readonly Row[]): unknown {
  const all = new Map<string, [number, number, number]>();
  for (const [key, ...values] of rows) {
    const [count, sum, squares] = all.get(key) ?? [0, 0, 0];
    all.set(key, [count + values[0], sum + values[1], squares + values[2]]);
  }
  return [...all]
    .map(([key, values]) => `${key}: ${values.map((value) => value.toFixed(6)).join(" ")}`)
    .toSorted();
}

async function* exportOf(store: Store): AsyncGenerator<string> {
  for (const line of store.exportAll()) yield JSON.stringify(line);
}

describe("the state of a turn", () => {
  test("is what its answers and evaluations say, whatever happens to a history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { maxLength: 10 }), async (actions) => {
        let store = openStore({ path: newDatabasePath(), now });
        let leftToPractise = 0;
        for (const [number, action] of actions.entries()) {
          const records = stored(store);
          if (action.type === "save") {
            if (!records.some(({ id }) => id === action.record.id)) {
              store.saveInterview(action.record);
            }
          } else if (action.type === "regrade") {
            const turns = records.flatMap(({ id, turns: each }) => each.map((one) => [id, one]));
            const [id, wanted] = turns[action.which % turns.length] ?? [];
            if (typeof id !== "string" || typeof wanted !== "object") continue;
            const { position } = wanted.asked;
            const found =
              action.score === null
                ? ungraded(position, `again-${number}`)
                : evaluated(position, action.score, `again-${number}`);
            store.saveEvaluation(id, withoutMarks(found));
          } else if (action.type === "delete") {
            const record = records[action.which % records.length];
            if (record !== undefined) store.deleteInterview(record.id);
          } else if (action.type === "practise") {
            store.practice.reviewTurns();
            leftToPractise += store.practice.reviewTurns();
          } else {
            const target = openStore({ path: newDatabasePath(), now });
            await target.importAll(exportOf(store));
            store.close();
            store = target;
          }
        }
        expect(leftToPractise).toBe(0);
        expectPlain(store);
        store.close();
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test("is there for what an older database holds", () => {
    const before = migrations.slice(
      0,
      migrations.findIndex(({ sql }) => sql === turnStates),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(anyInterview, { maxLength: 3, selector: ({ id }) => id }),
        (records) => {
          const path = newDatabasePath();
          const older = openDatabase({ path, now, migrations: before });
          const writer = interviewWriter(older);
          for (const record of records) writer.saveInterview(record);
          // All but the first question of each interview have become cards.
          older.exec(
            "INSERT INTO practised_turns SELECT interview_id, position FROM questions WHERE position > 1",
          );
          older.close();
          const store = openStore({ path, now });
          expectPlain(store);
          const database = new Database(path, { readonly: true });
          expect(
            database.prepare("SELECT practised = (position > 1) FROM turns").pluck().all(),
          ).toEqual(records.flatMap(({ turns }) => turns.map(() => 1)));
          database.close();
          store.close();
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  test("cannot be left behind: what it follows from grows, and goes only with its interview", () => {
    const path = newDatabasePath();
    const store = openStore({ path, now });
    const turns = [turn(1, { answers: [answer(1)], evaluations: [evaluated(1, 3)] })];
    store.saveInterview(
      interview("abcdefgh", { status: "completed", finishedAt: minute(9), turns }),
    );
    const database = new Database(path);
    for (const [statement, message] of [
      ["UPDATE questions SET area = 'ruby'", "never changed"],
      ["UPDATE questions SET asked_at = '2020-01-01T00:00:00.000Z'", "never changed"],
      ["UPDATE answers SET outcome = 'skipped'", "never changed"],
      ["DELETE FROM answers", "only with its interview"],
      ["DELETE FROM questions", "only with its interview"],
      [
        `INSERT INTO evaluations (number, interview_id, position, id, through_probe, status, score, engine, model,
           rubric_hash, confidence, evaluated_at)
         VALUES (-1, 'abcdefgh', 1, 'late', 0, 'evaluated', 5, 'offline', 'm', 'r', 'normal', '2026-03-01T10:00:00.000Z')`,
        "after those of before",
      ],
    ] as const) {
      expect(() => database.exec(statement)).toThrow(message);
    }
    database.pragma("foreign_keys = ON");
    database.exec("DELETE FROM interviews");
    expect(keptStates(path)).toEqual([]);
    database.close();
    store.close();
  });
});

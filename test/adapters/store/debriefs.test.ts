/** Real interviews on a real database: kept, moved, and what they make due. */
import { expect, test } from "vitest";
import { openDatabase } from "../../../src/adapters/store/file.ts";
import { migrations } from "../../../src/adapters/store/migrations.ts";
import { openProgress } from "../../../src/adapters/store/progress.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import type { Store } from "../../../src/cli/store.ts";
import type { Debrief } from "../../../src/practice/debrief.ts";
import { reviewsOf } from "../../../src/practice/card.ts";
import { newDatabasePath } from "./processes.ts";
import { evaluated, interview, minute, question, startOfTime, turn } from "./records.ts";

const now = () => startOfTime;
const open = (): Store => openStore({ path: newDatabasePath(), now });
const known = question();

function asked(changes: Partial<Debrief["questions"][number]> = {}) {
  const { id, area, kind } = known;
  return { questionId: id, text: "So, \u{1f600}?", area, kind, rating: 1, note: "", ...changes };
}

function debrief(id: string, changes: Partial<Debrief> = {}): Debrief {
  return {
    id,
    company: 'Acme\'s "best"',
    job: null,
    role: "backend",
    round: null,
    heldOn: "2026-02-27",
    outcome: "waiting",
    rating: null,
    note: "two\nlines",
    recordedAt: minute(1),
    questions: [asked(), asked({ questionId: "own-waits", rating: 2 }), asked({ rating: null })],
    ...changes,
  };
}

test("come back as they were saved, the latest interview first, and the outcome can change", () => {
  const store = open();
  const older = debrief("aaaaaaaa", { heldOn: "2026-01-01" });
  const newer = debrief("bbbbbbbb", { questions: [], rating: 5 });
  store.debriefs.save(newer);
  store.debriefs.save(older);
  expect(store.debriefs.all()).toEqual([newer, older]);
  store.debriefs.setOutcome("aaaaaaaa", "offer");
  expect(store.debriefs.all()).toEqual([newer, { ...older, outcome: "offer" }]);
  expect(() => store.debriefs.save(older)).toThrow(/UNIQUE|unique/);
  expect(store.check()).toEqual([]);
  store.close();
});

test("what went badly is due at once, and a card that is there keeps what is known of it", () => {
  const store = open();
  const at = new Date(minute(5));
  store.debriefs.save(debrief("aaaaaaaa"));
  expect(store.debriefs.toBringBack().toSorted()).toEqual([known.id, "own-waits"].toSorted());
  store.debriefs.bringBack(known, at);
  expect(store.debriefs.toBringBack()).toEqual(["own-waits"]);
  const due = store.practice.dueCards(at);
  expect(due.map(({ criterionId }) => criterionId)).toEqual(known.criteria.map(({ id }) => id));
  expect(due.every(({ lastMark, drilled }) => lastMark === "cannot-tell" && drilled === 0)).toBe(
    true,
  );
  // Nobody judged them: no criterion counts as missed.
  const progress = openProgress({ path: store.path, now });
  expect(progress.recurringMisses(9, null)).toEqual([]);
  progress.close();
  expect(store.debriefs.neverPractised()).toMatchObject([
    { questionId: known.id, isDue: true, rating: 1, heldOn: "2026-02-27" },
    { questionId: "own-waits", isDue: false },
  ]);

  // Drilled, and met: it is due later, and practised.
  const attempt = store.practice.saveAttempt({
    occasion: "drill",
    original: known,
    asked: known,
    text: "x",
    durationMs: null,
    answeredAt: minute(6),
  });
  const { evaluation } = evaluated(1, 3);
  const marks = evaluation.marks.map((mark) => ({ ...mark, mark: "met" as const }));
  const schedules = store.practice.schedulesOf(known.id);
  const reviews = reviewsOf(marks, schedules, new Date(minute(6)));
  expect(reviews.length).toBeGreaterThan(0);
  store.practice.saveAttemptEvaluation(attempt, evaluation, reviews);
  const reviewed = new Set(reviews.map(({ criterionId }) => criterionId));
  const learnt = [...store.practice.schedulesOf(known.id)].filter(([id]) => reviewed.has(id));
  expect(learnt.every(([, { dueAt }]) => dueAt > minute(6))).toBe(true);
  expect(store.debriefs.neverPractised()).toMatchObject([{ questionId: "own-waits" }]);

  // Asked again in reality, and badly: it comes sooner, with the memory that its reviews made.
  store.debriefs.save(debrief("bbbbbbbb", { questions: [asked({ rating: 2 })] }));
  const later = new Date(minute(60));
  store.debriefs.bringBack(known, later);
  for (const [id, before] of learnt) {
    expect(store.practice.schedulesOf(known.id).get(id)).toEqual({
      ...before,
      dueAt: later.toISOString(),
    });
  }

  // What was reviewed stays when the debriefs go.
  store.debriefs.remove("aaaaaaaa");
  expect(store.practice.schedulesOf(known.id).size).toBe(known.criteria.length);
  store.debriefs.remove("bbbbbbbb");
  expect([...store.practice.schedulesOf(known.id).keys()].toSorted()).toEqual(
    [...reviewed].toSorted(),
  );
  expect(store.debriefs.all()).toEqual([]);
  expect(store.debriefs.toBringBack()).toEqual([]);
  expect(store.check()).toEqual([]);
  store.close();
});

test("one that is replaced keeps its place; what no longer went badly is no longer due, unless it was reviewed", () => {
  const store = open();
  const at = new Date(minute(5));
  const first = debrief("aaaaaaaa");
  store.debriefs.save(first);
  store.debriefs.save(debrief("bbbbbbbb", { heldOn: "2026-01-01", questions: [] }));
  store.debriefs.bringBack(known, at);

  // Still badly: nothing is to be brought back anew, and its cards stay.
  const worded = {
    ...first,
    company: "Bolt",
    round: "onsite",
    questions: [asked({ text: "Again?" })],
  };
  store.debriefs.replace(worded);
  expect(store.debriefs.all()[0]).toEqual(worded);
  expect(store.debriefs.toBringBack()).toEqual([]);
  expect(store.practice.schedulesOf(known.id).size).toBe(known.criteria.length);

  // Well after all, but another interview still says badly.
  store.debriefs.replace(debrief("bbbbbbbb", { heldOn: "2026-01-01", questions: [asked()] }));
  store.debriefs.bringBack(known, at);
  store.debriefs.replace({ ...worded, questions: [asked({ rating: 4 })] });
  expect(store.practice.schedulesOf(known.id).size).toBe(known.criteria.length);
  store.debriefs.replace(debrief("bbbbbbbb", { questions: [] }));
  expect(store.practice.schedulesOf(known.id).size).toBe(0);

  // Badly again: it is to be brought back.
  store.debriefs.replace({ ...worded, questions: [asked({ rating: 1 })] });
  expect(store.debriefs.toBringBack()).toEqual([known.id]);
  expect(() => store.debriefs.replace(debrief("cccccccc"))).toThrow(TypeError);
  expect(store.check()).toEqual([]);
  store.close();
});

test("practice scores are those of interviews and of practice, by day, area and grader", () => {
  const store = open();
  store.saveInterview(
    interview("aaaaaaaa", {
      status: "completed",
      finishedAt: minute(9),
      turns: [turn(1, { evaluations: [evaluated(1, 3)] })],
    }),
  );
  const attempt = store.practice.saveAttempt({
    occasion: "daily",
    original: known,
    asked: known,
    text: "x",
    durationMs: null,
    answeredAt: minute(60),
  });
  const { evaluation } = evaluated(1, 3);
  store.practice.saveAttemptEvaluation(attempt, evaluation, []);
  const scores = store.debriefs.practiceScores();
  expect(scores.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  for (const each of scores) {
    expect(each).toMatchObject({
      engine: evaluation.engine,
      model: evaluation.model,
      promptHash: evaluation.promptHash,
      calibration: null,
    });
  }
  expect(store.debriefs.practiceScores().map(({ area }) => area)).toContain(known.area);
  store.close();
});

test("go with an export, once, and what was due is due there", async () => {
  const source = open();
  source.debriefs.save(debrief("aaaaaaaa"));
  source.debriefs.bringBack(known, new Date(minute(5)));
  const lines = [...source.exportAll()].map((line) => JSON.stringify(line));
  const given = async function* () {
    yield* lines;
  };
  const target = open();
  await target.importAll(given());
  expect([...target.exportAll()].map((line) => JSON.stringify(line))).toEqual(lines);
  expect(target.practice.allCards()).toEqual(source.practice.allCards());
  expect(target.debriefs.toBringBack()).toEqual(["own-waits"]);
  await target.importAll(given());
  expect(target.debriefs.all()).toEqual([debrief("aaaaaaaa")]);
  expect(target.check()).toEqual([]);
  const broken = lines.map((line) => line.replace('"heldOn":"2026-02-27"', '"heldOn":"today"'));
  const refused = open();
  await expect(
    refused.importAll(
      (async function* () {
        yield* broken;
      })(),
    ),
  ).rejects.toThrow("The export cannot be used");
  for (const store of [source, target, refused]) store.close();
});

test("a database of before gets their tables and keeps what it has", () => {
  const path = newDatabasePath();
  const step = migrations.findIndex(({ sql }) => sql.includes("CREATE TABLE debriefs"));
  expect(step).toBeGreaterThan(0);
  const before = openDatabase({ path, now, migrations: migrations.slice(0, step) });
  before.exec("INSERT INTO memory VALUES ('consent', 'true', '2026-03-01T10:00:00.000Z')");
  before.close();
  const store = openStore({ path, now });
  expect(store.debriefs.all()).toEqual([]);
  expect(store.readMemory("consent")).toBe(true);
  store.debriefs.save(debrief("aaaaaaaa"));
  expect(store.debriefs.all()).toHaveLength(1);
  expect(store.check()).toEqual([]);
  store.close();
});

/** Progress on a real database: in all areas, and in one. */
import { expect, test } from "vitest";
import { openProgress } from "../../../src/adapters/store/progress.ts";
import { openStore } from "../../../src/adapters/store/store.ts";
import { newDatabasePath } from "./processes.ts";
import { answer, evaluated, interview, minute, question, startOfTime, turn } from "./records.ts";

const now = () => startOfTime;

test("counts what was held, answered and required in all areas, or in one alone", () => {
  const store = openStore({ path: newDatabasePath(), now });
  const [wanted] = interview("aaaaaaaa").plan.requirements;
  if (wanted === undefined) throw new Error("an interview without a requirement");
  const turns = ["javascript", "databases", "databases"].map((area, index) => {
    const position = index + 1;
    return turn(position, {
      asked: { ...turn(position).asked, question: { ...question(`q${position}`), area } },
      answers: [answer(position)],
      evaluations: [evaluated(position, 3)],
    });
  });
  const requirements = [
    { ...wanted, id: "closures", name: "Closures", areas: ["javascript"] },
    { ...wanted, id: "queries", name: "Queries", areas: ["databases", "backend"] },
  ];
  store.saveInterview(interview("aaaaaaaa", { plan: { requirements }, turns }));
  const other = turn(1, {
    answers: [{ ...answer(1), id: "another" }],
    evaluations: [evaluated(1, 4, "another")],
  });
  store.saveInterview(interview("bbbbbbbb", { startedAt: minute(-9), turns: [other] }));
  const original = question("q1");
  store.practice.saveAttempt({
    occasion: "drill",
    original,
    asked: original,
    text: "Said again.",
    durationMs: 500,
    answeredAt: minute(3),
  });
  const progress = openProgress({ path: store.path, now });
  const look = (area: string | null) => ({
    ...progress.counts(null, area),
    // Each answer was a bet of 4.
    bets: progress.predictions(null, area),
    wanted: progress.requirements(null, area).requirements.map(({ name }) => name),
  });
  const answerMs = answer(0).durationMs ?? 0;
  expect(look(null)).toEqual({
    interviews: 2,
    answers: 4,
    practiceAnswers: 1,
    practisedMs: 4 * answerMs + 500,
    bets: { count: 4, sum: 3, sumOfSquares: 3, sumOfSizes: 3 },
    wanted: ["Closures", "Queries"],
  });
  expect(look("javascript")).toEqual({
    interviews: 2,
    answers: 2,
    practiceAnswers: 1,
    practisedMs: 2 * answerMs + 500,
    bets: { count: 2, sum: 1, sumOfSquares: 1, sumOfSizes: 1 },
    wanted: ["Closures"],
  });
  expect(look("databases")).toEqual({
    interviews: 1,
    answers: 2,
    practiceAnswers: 0,
    practisedMs: 2 * answerMs,
    bets: { count: 2, sum: 2, sumOfSquares: 2, sumOfSizes: 2 },
    wanted: ["Queries"],
  });
  expect(look("ruby")).toMatchObject({ interviews: 0, answers: 0, wanted: [] });
  progress.close();
  store.close();
});

test("scores are those of today's evaluations, and from the very moment on that was asked for", () => {
  const store = openStore({ path: newDatabasePath(), now });
  const scored = (position: number, score: number) =>
    turn(position, { answers: [answer(position)], evaluations: [evaluated(position, score)] });
  store.saveInterview(interview("aaaaaaaa", { turns: [scored(1, 2), scored(2, 4), scored(3, 5)] }));
  const progress = openProgress({ path: store.path, now });
  const look = (since: string | null) =>
    progress
      .scores(since === null ? null : new Date(since))
      .map(({ day, count, sum, sumOfSquares, firstAskedAt, lastAskedAt }) => [
        day,
        count,
        sum,
        sumOfSquares,
        firstAskedAt,
        lastAskedAt,
      ]);
  const day = startOfTime.toISOString().slice(0, 10);
  const all = [[day, 3, 11, 45, minute(1), minute(3)]];
  expect(look(null)).toEqual(all);
  expect(look(minute(-2000))).toEqual(all);
  expect(look(minute(2))).toEqual([[day, 2, 9, 41, minute(2), minute(3)]]);
  expect(look(minute(4))).toEqual([]);
  expect(look(minute(2000))).toEqual([]);

  store.saveEvaluation("aaaaaaaa", evaluated(3, 1, "judged again"));
  expect(look(null)).toEqual([[day, 3, 7, 21, minute(1), minute(3)]]);
  store.deleteInterview("aaaaaaaa");
  expect(look(null)).toEqual([]);
  progress.close();
  store.close();
});

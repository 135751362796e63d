import { expect, test } from "vitest";
import { dueAtOnce, wentOf } from "../../src/practice/debrief.ts";
import type { DebriefQuestion } from "../../src/practice/debrief.ts";
import { isDue, reviewed } from "../../src/practice/schedule.ts";

function asked(rating: number | null): DebriefQuestion {
  return { questionId: "q", text: "Q?", area: "databases", kind: "technical", rating, note: "" };
}

test("how it went is said of the whole, else by the questions", () => {
  expect(wentOf({ rating: 2, questions: [asked(5)] })).toBe(2);
  expect(wentOf({ rating: null, questions: [asked(5), asked(2), asked(null)] })).toBe(3.5);
  expect(wentOf({ rating: null, questions: [asked(null)] })).toBeNull();
});

test("what went badly is due at once, and a review from there is sound", () => {
  const at = new Date("2026-03-01T10:00:00.000Z");
  const schedule = dueAtOnce(at);
  expect(isDue(schedule, at)).toBe(true);
  const next = reviewed(schedule, "good", at);
  expect(next.intervalDays).toBeGreaterThanOrEqual(1);
  expect(new Date(next.dueAt) > at).toBe(true);
});

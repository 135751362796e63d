import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { ReviewRating, Schedule } from "../../src/practice/schedule.ts";
import {
  desiredRetention,
  isDue,
  ratingOf,
  ratings,
  retrievability,
  reviewed,
} from "../../src/practice/schedule.ts";

const start = new Date("2026-03-02T09:00:00.000Z");
const dayMs = 86_400_000;

/** Reviews one after the other, each on the day on which it is due: the intervals in days. */
function intervals(sequence: readonly ReviewRating[]): number[] {
  let schedule: Schedule | null = null;
  return sequence.map((rating) => {
    schedule = reviewed(schedule, rating, schedule === null ? start : new Date(schedule.dueAt));
    return schedule.intervalDays;
  });
}

describe("the schedule", () => {
  // Golden sequences: FSRS-6 with ts-fsrs's default parameters. They change only with a new version of the model, which
  // moves everybody's cards and belongs into the changelog.
  test.each<[readonly ReviewRating[], readonly number[]]>([
    [
      ["again", "good", "good", "good", "good"],
      [1, 3, 8, 22, 54],
    ],
    [
      ["again", "again", "good", "again", "good"],
      [1, 1, 3, 1, 3],
    ],
    [
      ["hard", "good", "good", "good"],
      [2, 7, 23, 66],
    ],
    [
      ["again", "hard", "hard", "good"],
      [1, 2, 3, 7],
    ],
  ])("%j comes back after %j days", (sequence, expected) => {
    expect(intervals(sequence)).toEqual(expected);
  });

  test("a review that comes late and goes well is worth more than one on its day", () => {
    const first = reviewed(null, "again", start);
    const onTime = reviewed(first, "good", new Date(first.dueAt));
    const late = reviewed(first, "good", new Date(start.getTime() + 20 * dayMs));
    expect(late.stability).toBeGreaterThan(onTime.stability);
  });

  test("a clock that goes backwards does no harm", () => {
    const first = reviewed(null, "good", start);
    const second = reviewed(first, "good", new Date(start.getTime() - 5 * dayMs));
    expect(second.lastReviewAt).toBe(first.lastReviewAt);
  });

  test("whatever the reviews: due later than reviewed, within a year and a day, and the same again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ratings), fc.integer({ min: 0, max: 400 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (steps) => {
          const run = (): Schedule | null => {
            let schedule: Schedule | null = null;
            let at = start.getTime();
            for (const [rating, days] of steps) {
              at += days * dayMs;
              schedule = reviewed(schedule, rating, new Date(at));
              expect(Date.parse(schedule.dueAt)).toBeGreaterThan(at);
              expect(schedule.intervalDays).toBeGreaterThanOrEqual(1);
              expect(schedule.intervalDays).toBeLessThanOrEqual(366);
              expect(schedule.difficulty).toBeGreaterThanOrEqual(1);
              expect(schedule.difficulty).toBeLessThanOrEqual(10);
              expect(isDue(schedule, new Date(at))).toBe(false);
              expect(isDue(schedule, new Date(schedule.dueAt))).toBe(true);
            }
            return schedule;
          };
          expect(run()).toEqual(run());
        },
      ),
    );
  });

  test("the chance to recall falls from 1 to the desired retention after as many days as its stability", () => {
    const schedule = reviewed(
      reviewed(null, "good", start),
      "good",
      new Date(start.getTime() + 3 * dayMs),
    );
    const last = Date.parse(schedule.lastReviewAt ?? "");
    expect(retrievability(schedule, new Date(last))).toBe(1);
    const after = new Date(last + Math.round(schedule.stability) * dayMs);
    expect(retrievability(schedule, after)).toBeCloseTo(desiredRetention, 1);
  });

  describe("days are those of the calendar where the machine stands", () => {
    const zoneOfTests = process.env["TZ"];
    afterEach(() => {
      if (zoneOfTests === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zoneOfTests;
    });

    test.each(["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata"])(
      "in %s what was missed in the evening is due in the morning, and not at midnight's other side",
      (zone) => {
        process.env["TZ"] = zone;
        const missed = reviewed(null, "again", new Date(2026, 2, 2, 20, 30));
        expect(isDue(missed, new Date(2026, 2, 2, 23, 59))).toBe(false);
        expect(isDue(missed, new Date(2026, 2, 3, 0, 1))).toBe(true);
        expect(retrievability(missed, new Date(2026, 2, 2, 23, 59))).toBe(1);
        // As much is learnt in the morning as a full day later, in whichever of UTC's days that is.
        const morning = reviewed(missed, "good", new Date(2026, 2, 3, 8, 30));
        const evening = reviewed(missed, "good", new Date(2026, 2, 3, 20, 30));
        expect(morning.stability).toBe(evening.stability);
        expect(morning.intervalDays).toBe(3);
      },
    );

    test("a day of 25 hours is one day", () => {
      process.env["TZ"] = "Europe/Berlin";
      const missed = reviewed(null, "again", new Date(2026, 9, 25, 0, 15));
      expect(isDue(missed, new Date(2026, 9, 25, 23, 50))).toBe(false);
      expect(new Date(missed.dueAt)).toEqual(new Date(2026, 9, 26, 0, 15));
    });
  });

  test("marks are ratings, and what could not be told is none", () => {
    expect(
      (["met", "partly", "missed", "contradicted", "cannot-tell"] as const).map(ratingOf),
    ).toEqual(["good", "hard", "again", "again", null]);
  });
});

import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  daysText,
  nextReminder,
  parseDays,
  parseTimeOfDay,
  timeText,
  weekdays,
} from "../../../src/practice/reminder/schedule.ts";
import type { ReminderSchedule } from "../../../src/practice/reminder/schedule.ts";
import { hasProgram } from "../../support/programs.ts";
import { aSchedule } from "./schedules.ts";

const zoneOfTests = process.env["TZ"];
afterEach(() => {
  if (zoneOfTests === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zoneOfTests;
});

describe("times of day and days of the week", () => {
  test.each([
    ["09:00", { hour: 9, minute: 0 }],
    ["9:05", { hour: 9, minute: 5 }],
    ["23:59", { hour: 23, minute: 59 }],
    ["0:00", { hour: 0, minute: 0 }],
  ])("%s is a time", (text, time) => {
    expect(parseTimeOfDay(text)).toEqual(time);
  });

  test.each(["24:00", "9", "9:5", "09:60", "9am", "", "-1:00", "09:00:00"])(
    "%j is none",
    (text) => {
      expect(parseTimeOfDay(text)).toBeNull();
    },
  );

  test.each([
    ["daily", "mon tue wed thu fri sat sun"],
    ["weekdays", "mon tue wed thu fri"],
    ["weekends", "sat sun"],
    ["mon-fri", "mon tue wed thu fri"],
    ["fri-mon", "mon fri sat sun"],
    ["mon,wed,fri", "mon wed fri"],
    ["Fri, Monday ,fri", "mon fri"],
    ["weekends,wed", "wed sat sun"],
    ["tue", "tue"],
    ["sun-sat", "mon tue wed thu fri sat sun"],
  ])("%s", (text, days) => {
    expect(parseDays(text)?.join(" ")).toBe(days);
  });

  test.each(["", "mon-", "-fri", "mon-tue-wed", "someday", "mon,,fri", "mo", "mondays", "1-5"])(
    "%j are no days",
    (text) => {
      expect(parseDays(text)).toBeNull();
    },
  );

  test("what is written is read back", () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        expect(parseDays(daysText(schedule.days))).toEqual(schedule.days);
        expect(parseTimeOfDay(timeText(schedule))).toEqual({
          hour: schedule.hour,
          minute: schedule.minute,
        });
      }),
    );
  });

  test("and shortly", () => {
    const texts = ["daily", "weekends", "mon-fri", "mon,wed,fri", "sun", "sat,mon", "tue-thu"];
    expect(texts.map((text) => daysText(parseDays(text) ?? []))).toEqual([
      "daily",
      "weekends",
      "mon-fri",
      "mon,wed,fri",
      "sun",
      "mon,sat",
      "tue-thu",
    ]);
  });
});

function next(
  zone: string,
  now: string,
  at: string,
  days = "daily",
  skipped: "left-out" | "at-the-change" = "left-out",
) {
  process.env["TZ"] = zone;
  const time = parseTimeOfDay(at) ?? { hour: 0, minute: 0 };
  const schedule: ReminderSchedule = { ...time, days: parseDays(days) ?? [] };
  return nextReminder(schedule, new Date(now), skipped)?.toISOString() ?? null;
}

describe("when it fires next", () => {
  test("today when the time is still to come, else on the next chosen day", () => {
    // A Saturday.
    expect(next("UTC", "2026-11-28T08:59:59.999Z", "09:00")).toBe("2026-11-28T09:00:00.000Z");
    expect(next("UTC", "2026-11-28T09:00:00Z", "09:00")).toBe("2026-11-29T09:00:00.000Z");
    expect(next("UTC", "2026-11-28T08:00:00Z", "09:00", "mon-fri")).toBe(
      "2026-11-30T09:00:00.000Z",
    );
    expect(next("UTC", "2026-11-28T10:00:00Z", "09:00", "sat")).toBe("2026-12-05T09:00:00.000Z");
  });

  test("by the clock on the wall over a change of clocks", () => {
    // Berlin goes from CET to CEST on 29 March 2026 and back on 25 October.
    expect(next("Europe/Berlin", "2026-03-28T12:00:00Z", "09:00")).toBe("2026-03-29T07:00:00.000Z");
    expect(next("Europe/Berlin", "2026-10-24T12:00:00Z", "09:00")).toBe("2026-10-25T08:00:00.000Z");
  });

  test("a time that the clocks leave out", () => {
    const now = "2026-03-28T12:00:00Z";
    expect(next("Europe/Berlin", now, "02:30")).toBe("2026-03-30T00:30:00.000Z");
    expect(next("Europe/Berlin", now, "02:30", "daily", "at-the-change")).toBe(
      "2026-03-29T01:00:00.000Z",
    );
    // Lord Howe Island moves by half an hour.
    expect(next("Australia/Lord_Howe", "2026-10-03T12:00:00Z", "02:10")).toBe(
      "2026-10-04T15:10:00.000Z",
    );
  });

  test("a time that comes twice counts once", () => {
    expect(next("Europe/Berlin", "2026-10-24T12:00:00Z", "02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(next("Europe/Berlin", "2026-10-25T00:45:00Z", "02:30")).toBe("2026-10-26T01:30:00.000Z");
  });

  const zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Pacific/Auckland"];

  test("is a chosen day and time, after now, with no other between", () => {
    fc.assert(
      fc.property(
        aSchedule,
        fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (schedule, now, zone) => {
          process.env["TZ"] = zone;
          const found = nextReminder(schedule, now, "left-out");
          if (found === null) throw new Error("there is always one within two weeks");
          expect([found.getHours(), found.getMinutes()]).toEqual([schedule.hour, schedule.minute]);
          expect(schedule.days).toContain(weekdays[(found.getDay() + 6) % 7]);
          expect(found.getTime()).toBeGreaterThan(now.getTime());
          expect(nextReminder(schedule, found, "left-out")?.getTime()).toBeGreaterThan(
            found.getTime(),
          );
        },
      ),
    );
  });

  test.skipIf(!hasProgram("systemd-analyze"))(
    "as systemd has it, in the weeks around the changes of clocks too (needs systemd-analyze)",
    { timeout: 60_000 },
    () => {
      const change = fc.constantFrom(
        "2026-03-29T01:00:00Z",
        "2026-10-25T01:00:00Z",
        "2026-03-08T07:00:00Z",
        "2026-11-01T06:00:00Z",
        "2026-07-01T00:00:00Z",
      );
      fc.assert(
        fc.property(
          aSchedule,
          change,
          fc.integer({ min: -5000, max: 5000 }),
          fc.constantFrom("Europe/Berlin", "America/New_York", "UTC"),
          (schedule, at, minutes, zone) => {
            process.env["TZ"] = zone;
            const now = new Date(Date.parse(at) + minutes * 60_000);
            const found = nextReminder(schedule, now, "left-out");
            expect(found?.getTime()).toBe(bySystemd(schedule, now, zone));
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});

function bySystemd({ hour, minute, days }: ReminderSchedule, now: Date, zone: string): number {
  const base = now.toISOString().slice(0, 19).replace("T", " ");
  const output = execFileSync(
    "systemd-analyze",
    ["calendar", `--base-time=${base} UTC`, `${days.join()} *-*-* ${hour}:${minute}:00`],
    { encoding: "utf8", env: { ...process.env, TZ: zone, LC_ALL: "C" } },
  );
  const inUtc = /(?:\(in UTC\)|Next elapse): \w+ (\d{4}-\d\d-\d\d) ([\d:]+) UTC/.exec(output);
  return Date.parse(`${inUtc?.[1] ?? ""}T${inUtc?.[2] ?? ""}Z`);
}

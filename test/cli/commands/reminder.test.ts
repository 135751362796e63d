import { describe, expect, test } from "vitest";
import type { ReminderTools } from "../../../src/cli/dependencies.ts";
import type {
  InstalledReminder,
  Notification,
  Scheduler,
} from "../../../src/practice/reminder/scheduler.ts";
import type { ReminderSchedule } from "../../../src/practice/reminder/schedule.ts";
import { isGreenroomError } from "../../../src/errors.ts";
import { columnsOf } from "../../../src/cli/format.ts";
import { fakePractice, fakeStore, runCommandLine } from "../fakes.ts";

interface Held {
  schedule: ReminderSchedule | null;
}

function fakeScheduler(
  name: Scheduler["name"],
  held: Held,
  changes: Partial<InstalledReminder> & { readonly isAvailable?: boolean } = {},
): Scheduler {
  const { isAvailable = true, ...installed } = changes;
  return {
    name,
    skippedTime: "left-out",
    isAvailable: async () => isAvailable,
    install: async (schedule) => {
      held.schedule = schedule;
    },
    remove: async () => {
      const wasThere = held.schedule !== null;
      held.schedule = null;
      return wasThere;
    },
    find: async () =>
      held.schedule === null
        ? null
        : {
            place: `/units/of/${name}`,
            schedule: held.schedule,
            isCurrent: true,
            nextAt: null,
            problem: null,
            ...installed,
          },
  };
}

const tools = (...schedulers: Scheduler[]): { readonly reminder: ReminderTools } => ({
  reminder: {
    schedulers: async () => schedulers,
    notify: () => Promise.reject(new Error("unexpected notification")),
  },
});

// The clock of the fakes stands at noon of Sunday 2026-02-01, in UTC.
describe("daily start", () => {
  test("takes the first scheduler that answers, and clears the others", async () => {
    const [systemd, cron]: Held[] = [{ schedule: null }, { schedule: null }];
    if (systemd === undefined || cron === undefined) throw new Error("two of them");
    cron.schedule = { hour: 1, minute: 1, days: ["sat"] };
    const { stdout, stderr, error } = await runCommandLine(
      ["daily", "start", "--at", "9:00", "--days", "mon-fri"],
      tools(fakeScheduler("systemd", systemd), fakeScheduler("cron", cron)),
    );
    expect(error).toBeNull();
    expect(systemd.schedule).toEqual({
      hour: 9,
      minute: 0,
      days: ["mon", "tue", "wed", "thu", "fri"],
    });
    expect(cron.schedule).toBeNull();
    expect(stdout).toBe(
      "A reminder at 09:00, mon-fri, by systemd.\nNext: 2026-02-02 09:00\nIn: /units/of/systemd\n",
    );
    expect(stderr).toBe("The one by cron was removed.\n");
  });

  test("takes the one that was asked for, every day at nine", async () => {
    const held: Held = { schedule: null };
    const { stdout } = await runCommandLine(
      ["daily", "start", "--scheduler", "cron", "--json"],
      tools(fakeScheduler("systemd", { schedule: null }), fakeScheduler("cron", held)),
    );
    expect(JSON.parse(stdout)).toEqual({
      scheduler: "cron",
      place: "/units/of/cron",
      at: "09:00",
      days: "daily",
      nextAt: "2026-02-02T09:00:00.000Z",
      isCurrent: true,
      problem: null,
    });
  });

  test.each([
    [["--at", "25:00"], "is no time of day"],
    [["--days", "someday"], "are no days of the week"],
    [["--scheduler", "launchd"], "This system has no launchd."],
    [["--scheduler", "cron"], "cron does not answer here."],
    [[], "No scheduler answers here."],
  ])("%j: %s", async (words, message) => {
    const { error } = await runCommandLine(
      ["daily", "start", ...words],
      tools(fakeScheduler("cron", { schedule: null }, { isAvailable: false })),
    );
    expect(isGreenroomError(error, "usage")).toBe(true);
    expect(String(error)).toContain(message);
  });
});

describe("daily status", () => {
  const held: Held = { schedule: { hour: 18, minute: 30, days: ["sun"] } };

  test("says what is installed, in 40 columns too, and what is wrong with it", async () => {
    const scheduler = fakeScheduler("systemd", held, {
      isCurrent: false,
      problem: "timer-not-active",
    });
    const { stdout } = await runCommandLine(["daily", "status", "--plain"], tools(scheduler), {
      columns: 40,
    });
    expect(stdout).toContain("Next: 2026-02-01 18:30\n");
    expect(stdout).toContain("! The timer is not active.\n");
    expect(stdout).toContain("`greenroom daily start`");
    expect(stdout.split("\n").every((line) => columnsOf(line) <= 40)).toBe(true);
  });

  test("believes the scheduler's own word", async () => {
    const nextAt = new Date("2026-02-03T10:00:00Z");
    const { stdout } = await runCommandLine(
      ["daily", "status", "--json"],
      tools(fakeScheduler("systemd", held, { nextAt }), fakeScheduler("cron", { schedule: null })),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      reminders: [{ scheduler: "systemd", nextAt: nextAt.toISOString() }],
    });
  });

  test("of one that was changed by hand", async () => {
    const { stdout } = await runCommandLine(
      ["daily", "status"],
      tools(fakeScheduler("cron", held, { schedule: null, isCurrent: false })),
    );
    expect(stdout).toContain("A reminder that was changed by hand, by cron.\nIn: /units/of/cron\n");
  });

  test("and when there is none", async () => {
    const none = tools(fakeScheduler("cron", { schedule: null }));
    const { stdout, stderr } = await runCommandLine(["daily", "status"], none);
    expect(stdout).toBe("");
    expect(stderr).toContain("There is no reminder.");
    const json = await runCommandLine(["daily", "status", "--json"], none);
    expect(JSON.parse(json.stdout)).toEqual({ reminders: [] });
  });
});

describe("daily stop", () => {
  test("removes it everywhere, and says when there was none", async () => {
    const held: Held = { schedule: { hour: 9, minute: 0, days: ["mon"] } };
    const both = tools(
      fakeScheduler("systemd", { schedule: null }),
      fakeScheduler("cron", held, { isAvailable: false }),
    );
    const first = await runCommandLine(["daily", "stop"], both);
    expect(first.stderr).toBe("The reminder by cron was removed.\n");
    const second = await runCommandLine(["daily", "stop"], both);
    expect(second.stderr).toBe("There is no reminder to remove.\n");
    const third = await runCommandLine(["daily", "stop", "--json"], both);
    expect(JSON.parse(third.stdout)).toEqual({ removed: [] });
  });
});

describe("daily remind", () => {
  const daysBack = (day: Date): number => (Date.UTC(2026, 1, 1) - day.getTime()) / 86_400_000;

  function standing(facts: {
    readonly answered?: boolean;
    readonly due?: number;
    /** Days back on which something was practised. */
    readonly practised?: readonly number[];
    readonly onDesktop?: boolean;
  }) {
    const shown: Notification[] = [];
    const { answered = false, due = 0, practised = [], onDesktop = true } = facts;
    return {
      shown,
      changes: {
        openStore: fakeStore({
          practice: {
            ...fakePractice,
            answeredDailySince: (since) => {
              expect(since.getHours()).toBe(0);
              return answered;
            },
            reviewTurns: () => 0,
            cardCounts: () => ({ all: 9, due, nextDueAt: null }),
            isPractised: (from) => practised.includes(daysBack(from)),
          },
        }),
        reminder: {
          schedulers: () => Promise.reject(new Error("unexpected look at schedulers")),
          notify: async (notification: Notification) => {
            shown.push(notification);
            return onDesktop;
          },
        },
      },
    };
  }

  test("tells of what is due and of the streak at stake", async () => {
    const { shown, changes } = standing({ due: 3, practised: [1, 2] });
    const { stdout } = await runCommandLine(["daily", "remind", "--days", "weekends"], changes);
    expect(stdout).toBe("");
    expect(shown).toEqual([
      {
        title: "Greenroom: today's question",
        text: "3 cards are due. Answer today to make it 3 days in a row. Run: greenroom daily",
      },
    ]);
  });

  test("a streak that today counts for already is not at stake", async () => {
    const { shown, changes } = standing({ due: 1, practised: [0, 1] });
    await runCommandLine(["daily", "remind"], changes);
    expect(shown[0]?.text).toBe("1 card is due. Run: greenroom daily");
  });

  test("is silent once today's question is answered, and on days that nobody chose", async () => {
    const { shown, changes } = standing({ answered: true, due: 3 });
    const answered = await runCommandLine(["daily", "remind"], changes);
    expect([answered.stdout, answered.stderr, answered.error]).toEqual(["", "", null]);
    const weekday = await runCommandLine(["daily", "remind", "--days", "mon-fri"], {});
    expect([weekday.stdout, weekday.stderr, weekday.error]).toEqual(["", "", null]);
    expect(shown).toEqual([]);
    const json = await runCommandLine(["daily", "remind", "--json"], changes);
    expect(JSON.parse(json.stdout)).toEqual({ reminded: false, reason: "answered" });
  });

  test("without a desktop it prints, for the mailbox or the journal", async () => {
    const { changes } = standing({ onDesktop: false });
    const { stdout } = await runCommandLine(["daily", "remind"], changes);
    expect(stdout).toBe(
      "Greenroom: today's question\nA new question is waiting. Run: greenroom daily\n",
    );
  });
});

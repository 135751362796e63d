/** When a reminder comes: a time of day on some days of the week, by the clock on the wall. */

/** Monday first, as ISO 8601 counts. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export interface ReminderSchedule {
  /** 0 to 23 */
  readonly hour: number;
  /** 0 to 59 */
  readonly minute: number;
  /** At least one, each once, in the order of the week. */
  readonly days: readonly Weekday[];
}

/** `9:00` or `09:00`, up to `23:59`; null for anything else. */
export function parseTimeOfDay(text: string): Pick<ReminderSchedule, "hour" | "minute"> | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return found === null ? null : { hour: Number(found[1]), minute: Number(found[2]) };
}

const namedDays = new Map<string, readonly Weekday[]>([
  ["daily", weekdays],
  ["weekdays", weekdays.slice(0, 5)],
  ["weekends", weekdays.slice(5)],
]);

/**
 * `daily`, `weekdays`, `weekends`, days (`mon`, `Monday`), ranges that may go over the end of the week (`fri-mon`), and
 * lists of all of them.
 * @returns null when a part of it is none of these
 */
export function parseDays(text: string): readonly Weekday[] | null {
  const chosen = new Set<Weekday>();
  for (const part of text.toLowerCase().split(",")) {
    const days = namedDays.get(part.trim()) ?? parseRange(part);
    if (days === null) return null;
    for (const day of days) chosen.add(day);
  }
  return inOrder(chosen);
}

function parseRange(part: string): readonly Weekday[] | null {
  const ends = part.split("-").map(parseDay);
  const [first, last = first] = ends;
  if (ends.length > 2 || first === undefined || first === null || last === undefined) return null;
  if (last === null) return null;
  const from = weekdays.indexOf(first);
  const count = ((weekdays.indexOf(last) - from + 7) % 7) + 1;
  return [...weekdays, ...weekdays].slice(from, from + count);
}

function parseDay(text: string): Weekday | null {
  const word = text.trim();
  const day = weekdays.find((each) => word.startsWith(each));
  return day !== undefined && (word === day || fullNames[day] === word) ? day : null;
}

const fullNames: Readonly<Record<Weekday, string>> = {
  mon: "monday",
  tue: "tuesday",
  wed: "wednesday",
  thu: "thursday",
  fri: "friday",
  sat: "saturday",
  sun: "sunday",
};

/** The days in the order of the week. */
export function inOrder(days: Iterable<Weekday>): readonly Weekday[] {
  const chosen = new Set(days);
  return weekdays.filter((day) => chosen.has(day));
}

/** The shortest that `parseDays` reads back: `daily`, `weekends`, `mon-fri`, `mon,wed,fri`. */
export function daysText(days: readonly Weekday[]): string {
  if (days.length === 7) return "daily";
  if (days.join() === "sat,sun") return "weekends";
  const isRun =
    days.length > 2 && days.join() === parseRange(`${days[0] ?? ""}-${days.at(-1) ?? ""}`)?.join();
  return isRun ? `${days[0] ?? ""}-${days.at(-1) ?? ""}` : days.join(",");
}

/** `09:00` */
export function timeText({ hour, minute }: Pick<ReminderSchedule, "hour" | "minute">): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The day of the week of a local date. */
export function weekdayOf(date: Date): Weekday {
  return weekdays[(date.getDay() + 6) % 7] ?? "mon";
}

/**
 * What a scheduler does with a time that the clocks leave out when they are put forward: systemd waits for the next
 * chosen day (`systemd-analyze calendar` shows it), cron runs it at once when the clocks have changed (cron(8)).
 */
export type SkippedTime = "left-out" | "at-the-change";

/**
 * The first moment after `now` at which the local clock shows the time on one of the days. A time that comes twice, when
 * clocks are put back, counts the first time only, for cron and systemd alike.
 * @returns null when there is none in the next two weeks, which only a time zone without such days can bring about
 */
export function nextReminder(
  schedule: ReminderSchedule,
  now: Date,
  skippedTime: SkippedTime,
): Date | null {
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    // By the calendar and not by 24 hours: the days on which the clocks change are days too.
    const date = [now.getFullYear(), now.getMonth(), now.getDate() + ahead] as const;
    const moment = new Date(...date, schedule.hour, schedule.minute);
    // Noon is never left out where a day is not.
    if (!schedule.days.includes(weekdayOf(new Date(...date, 12)))) continue;
    const isLeftOut =
      moment.getHours() !== schedule.hour || moment.getMinutes() !== schedule.minute;
    if (isLeftOut && skippedTime === "left-out") continue;
    const fires = isLeftOut ? changeBefore(moment, schedule) : moment;
    if (fires > now) return fires;
  }
  return null;
}

/** The first minute after the clocks were put forward over the time; `moment` is as far behind it as the time was in the gap. */
function changeBefore(moment: Date, { hour, minute }: ReminderSchedule): Date {
  let change = moment;
  for (;;) {
    const before = new Date(change.getTime() - 60_000);
    const isBehind = before.getHours() * 60 + before.getMinutes() > hour * 60 + minute;
    if (!isBehind || before.getDate() !== moment.getDate()) return change;
    change = before;
  }
}

/** `greenroom daily start`, `stop`, `status` and `remind`: a reminder that the system's own scheduler keeps. */
import * as z from "zod";
import { upkeepError, upkeepWords } from "../../words/upkeep.ts";
import { daysLater, startOfDay } from "../../practice/local-day.ts";
import type { ReminderSchedule } from "../../practice/reminder/schedule.ts";
import {
  daysText,
  nextReminder,
  parseDays,
  parseTimeOfDay,
  timeText,
  weekdayOf,
} from "../../practice/reminder/schedule.ts";
import type { Scheduler } from "../../practice/reminder/scheduler.ts";
import { schedulerNames } from "../../practice/reminder/scheduler.ts";
import { streakDays } from "../../practice/streak.ts";
import type { Dependencies } from "../dependencies.ts";
import type { ReminderStatus } from "../views/reminder.ts";
import { reminderNotification, renderReminder } from "../views/reminder.ts";

const chosenSchema = z.object({
  scheduler: z.enum(schedulerNames).optional(),
  json: z.boolean().default(false),
});
const startSchema = chosenSchema.extend({
  at: z.string().default("09:00"),
  days: z.string().default("daily"),
});

/** `greenroom daily start` */
export async function start(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = startSchema.parse(input);
  const { terminal, ambient, environment } = dependencies;
  const schedule = scheduleOf(options.at, options.days);
  const all = await dependencies.reminder.schedulers();
  const chosen = await choose(all, options.scheduler);
  await chosen.install(schedule);
  const others = all.filter((scheduler) => scheduler !== chosen);
  const replaced = await removeFrom(others);
  const installed = await statusOf(chosen, ambient.now());
  if (options.json) return terminal.json(installed);
  const words = await upkeepWords(terminal.resultFormat.language);
  if (installed !== null) {
    terminal.result(renderReminder(installed, words, terminal.resultFormat));
  }
  for (const name of replaced) terminal.talk(words.reminder.replaced(name));
  if ((environment["TZ"] ?? "") !== "") {
    terminal.talk(words.reminder.timeZone);
  }
}

/** `greenroom daily stop` */
export async function stop(input: unknown, dependencies: Dependencies): Promise<void> {
  const { scheduler, json } = chosenSchema.parse(input);
  const { terminal } = dependencies;
  const removed = await removeFrom(await known(dependencies, scheduler));
  if (json) return terminal.json({ removed });
  const { reminder: words } = await upkeepWords(terminal.talkFormat.language);
  terminal.talk(removed.length === 0 ? words.none : words.removed(removed.join(words.and)));
}

/** `greenroom daily status` */
export async function status(input: unknown, dependencies: Dependencies): Promise<void> {
  const { scheduler, json } = chosenSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const reminders: ReminderStatus[] = [];
  for (const each of await known(dependencies, scheduler)) {
    const found = await statusOf(each, ambient.now());
    if (found !== null) reminders.push(found);
  }
  if (json) return terminal.json({ reminders });
  const words = await upkeepWords(terminal.resultFormat.language);
  if (reminders.length === 0) {
    terminal.talk(words.reminder.noReminder);
    return;
  }
  const texts = reminders.map((reminder) => renderReminder(reminder, words, terminal.resultFormat));
  terminal.result(texts.join("\n\n"));
}

const remindSchema = z.object({
  days: z.string().default("daily"),
  json: z.boolean().default(false),
});

/** `greenroom daily remind`: what the scheduler runs. Silent when there is nothing to remind of. */
export async function remind(input: unknown, dependencies: Dependencies): Promise<void> {
  const options = remindSchema.parse(input);
  const { terminal, ambient } = dependencies;
  const now = ambient.now();
  // A reminder that was missed comes when the machine is on again, which may be a day that nobody chose.
  if (!daysOf(options.days).includes(weekdayOf(now))) {
    if (options.json) terminal.json({ reminded: false, reason: "another-day" });
    return;
  }
  const { practice } = await dependencies.openStore();
  const today = startOfDay(now);
  if (practice.answeredDailySince(today)) {
    if (options.json) terminal.json({ reminded: false, reason: "answered" });
    return;
  }
  practice.reviewTurns();
  const isPractisedToday = practice.isPractised(today, startOfDay(daysLater(now, 1)));
  const standing = {
    dueCards: practice.cardCounts(now).due,
    streakAtStake: isPractisedToday ? 0 : streakDays(now, practice.isPractised),
  };
  const words = await upkeepWords(options.json ? "en" : terminal.talkFormat.language);
  const notification = reminderNotification(standing, words);
  const isShown = await dependencies.reminder.notify(notification);
  if (options.json) {
    terminal.json({ reminded: true, ...standing, ...notification, onDesktop: isShown });
  } else if (!isShown) {
    // Without a desktop: cron sends what is written to the person's mailbox, systemd keeps it in the journal.
    terminal.result(`${notification.title}\n${notification.text}`);
  }
}

function scheduleOf(at: string, days: string): ReminderSchedule {
  const time = parseTimeOfDay(at);
  if (time === null) {
    throw upkeepError("usage", ({ errors }) => errors.noTime(at));
  }
  return { ...time, days: daysOf(days) };
}

function daysOf(text: string): ReminderSchedule["days"] {
  const days = parseDays(text);
  if (days !== null) return days;
  throw upkeepError("usage", ({ errors }) => errors.noDays(text));
}

/** The scheduler of that name, or the first that answers. @throws GreenroomError `usage` when there is none */
async function choose(
  all: readonly Scheduler[],
  name: Scheduler["name"] | undefined,
): Promise<Scheduler> {
  const candidates = all.filter((scheduler) => name === undefined || scheduler.name === name);
  for (const scheduler of candidates) {
    if (await scheduler.isAvailable()) return scheduler;
  }
  if (name === undefined) {
    throw upkeepError("usage", ({ errors }) =>
      process.platform === "linux" ? errors.noSchedulerLinux : errors.noScheduler,
    );
  }
  throw upkeepError("usage", ({ errors }) =>
    candidates.length === 0 ? errors.systemHasNo(name) : errors.doesNotAnswer(name),
  );
}

/** All schedulers that may hold a reminder, or the one of that name. */
async function known(
  { reminder }: Dependencies,
  name: Scheduler["name"] | undefined,
): Promise<readonly Scheduler[]> {
  const all = await reminder.schedulers();
  if (name === undefined) return all;
  return all.filter((scheduler) => scheduler.name === name);
}

async function removeFrom(schedulers: readonly Scheduler[]): Promise<Scheduler["name"][]> {
  const removed: Scheduler["name"][] = [];
  for (const scheduler of schedulers) {
    if (await scheduler.remove()) removed.push(scheduler.name);
  }
  return removed;
}

async function statusOf(scheduler: Scheduler, now: Date): Promise<ReminderStatus | null> {
  const found = await scheduler.find();
  if (found === null) return null;
  const { schedule, place, isCurrent, problem } = found;
  const nextAt =
    found.nextAt ?? (schedule === null ? null : nextReminder(schedule, now, scheduler.skippedTime));
  return {
    scheduler: scheduler.name,
    place,
    at: schedule === null ? null : timeText(schedule),
    days: schedule === null ? null : daysText(schedule.days),
    nextAt: nextAt?.toISOString() ?? null,
    isCurrent,
    problem,
  };
}

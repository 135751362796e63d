/** The reminder of the daily question: what it says, and how it is installed. Pure. */
import type {
  Notification,
  ReminderProblem,
  SchedulerName,
} from "../../practice/reminder/scheduler.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { UpkeepWords } from "../../words/upkeep/english.ts";
import { localTime } from "./time.ts";

export interface Standing {
  readonly dueCards: number;
  /** Days in a row up to yesterday; 0 when today counts already. */
  readonly streakAtStake: number;
}

/** What the notification says. */
export function reminderNotification(
  { dueCards, streakAtStake }: Standing,
  { reminder: words }: UpkeepWords,
): Notification {
  const streak = streakAtStake === 0 ? 0 : streakAtStake + 1;
  return { title: words.title, text: words.text(dueCards, streak) };
}

/** A reminder as `--json` shows it. */
export interface ReminderStatus {
  readonly scheduler: SchedulerName;
  readonly place: string;
  /** `HH:MM` in local time; with `days` null when it was changed by hand. */
  readonly at: string | null;
  /** As `--days` takes them. */
  readonly days: string | null;
  /** ISO 8601 */
  readonly nextAt: string | null;
  readonly isCurrent: boolean;
  readonly problem: ReminderProblem | null;
}

/** When it comes, when next, where it is kept, and what is wrong with it. */
export function renderReminder(
  reminder: ReminderStatus,
  { reminder: words }: UpkeepWords,
  format: Format,
): string {
  const { place, nextAt, isCurrent, problem } = reminder;
  const { style, symbols } = format;
  const warnings = [
    ...(problem === null ? [] : [words.problems[problem]]),
    ...(isCurrent ? [] : [words.notCurrent]),
  ];
  return [
    style.strong(wrap(titleOf(reminder, words), format)),
    ...(nextAt === null ? [] : [words.next(localTime(nextAt))]),
    wrapHanging(words.place, sanitizeLine(place), format),
    ...warnings.map((warning) =>
      wrapHanging(`${style.warning(symbols.warning)} `, warning, format),
    ),
  ].join("\n");
}

function titleOf({ scheduler, at, days }: ReminderStatus, words: UpkeepWords["reminder"]): string {
  if (at === null || days === null) return words.byHand(scheduler);
  return days === "daily" ? words.everyDay(at, scheduler) : words.onDays(at, days, scheduler);
}

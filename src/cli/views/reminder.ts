/** The reminder of the daily question: what it says, and how it is installed. Pure. */
import type { SchedulerName, Notification } from "../../practice/reminder/scheduler.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import { localTime } from "./time.ts";

export interface Standing {
  readonly dueCards: number;
  /** Days in a row up to yesterday; 0 when today counts already. */
  readonly streakAtStake: number;
}

/** What the notification says. */
export function reminderNotification({ dueCards, streakAtStake }: Standing): Notification {
  const due =
    dueCards === 0
      ? "A new question is waiting."
      : `${dueCards} ${dueCards === 1 ? "card is" : "cards are"} due.`;
  const streak =
    streakAtStake === 0 ? "" : ` Answer today to make it ${streakAtStake + 1} days in a row.`;
  return { title: "Greenroom: today's question", text: `${due}${streak} Run: greenroom daily` };
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
  readonly problem: string | null;
}

export function renderReminder(reminder: ReminderStatus, format: Format): string {
  const { scheduler, place, at, days, nextAt, isCurrent, problem } = reminder;
  const { style, symbols } = format;
  const words =
    at === null || days === null
      ? "A reminder that was changed by hand"
      : `A reminder at ${at}, ${days === "daily" ? "every day" : days}`;
  const warnings = [
    ...(problem === null ? [] : [problem]),
    ...(isCurrent
      ? []
      : [
          "It is not what this Greenroom would install: Node, Greenroom or its data has moved, or it was changed by hand. `greenroom daily start` puts that right.",
        ]),
  ];
  return [
    style.strong(wrap(`${words}, by ${scheduler}.`, format)),
    ...(nextAt === null ? [] : [`Next: ${localTime(nextAt)}`]),
    wrapHanging("In: ", sanitizeLine(place), format),
    ...warnings.map((warning) =>
      wrapHanging(`${style.warning(symbols.warning)} `, warning, format),
    ),
  ].join("\n");
}

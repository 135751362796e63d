/** What a reminder needs of the system: somebody who runs a command at a time, and somebody who shows a notification. */
import type { ReminderSchedule, SkippedTime } from "./schedule.ts";

export const schedulerNames = ["systemd", "cron", "launchd", "task"] as const;
export type SchedulerName = (typeof schedulerNames)[number];

/** What is run: no shell is assumed, each scheduler quotes it for itself. */
export interface ReminderCommand {
  /** The absolute path of a program, then its arguments; without control characters. */
  readonly words: readonly [program: string, ...args: string[]];
  /** Where Greenroom's data is, when the person's environment says so: a scheduler starts with an empty one. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The command for this schedule: it says the days too, so that a reminder that was missed does not come on another day. */
export type CommandFor = (schedule: ReminderSchedule) => ReminderCommand;

export interface InstalledReminder {
  /** A file, or `crontab`. */
  readonly place: string;
  /** What stands there now; null when it was changed by hand into something that Greenroom does not write. */
  readonly schedule: ReminderSchedule | null;
  /** It runs this Greenroom with this Node; false after one of them has moved. */
  readonly isCurrent: boolean;
  /** When the scheduler itself says that it fires next; null where it does not tell. */
  readonly nextAt: Date | null;
  /** Why it will not fire as it is; null when nothing is known to be wrong. */
  readonly problem: ReminderProblem | null;
}

/** Said in words/upkeep/. */
export type ReminderProblem =
  | "timer-not-active"
  | "systemd-does-not-answer"
  | "no-cron-runs"
  | "agent-not-loaded"
  | "task-disabled";

/** One of the system's schedulers. Its methods throw GreenroomError `usage` when it refuses. */
export interface Scheduler {
  readonly name: SchedulerName;
  readonly skippedTime: SkippedTime;
  /** Whether it is there and answers. */
  isAvailable(): Promise<boolean>;
  /** In place of what was there. */
  install(schedule: ReminderSchedule): Promise<void>;
  /** True when there was something to remove. */
  remove(): Promise<boolean>;
  find(): Promise<InstalledReminder | null>;
}

/** True when somebody could show it. Nothing is thrown. */
export type Notify = (notification: Notification) => Promise<boolean>;

export interface Notification {
  readonly title: string;
  readonly text: string;
}

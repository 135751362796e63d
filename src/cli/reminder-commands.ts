/** The commands under `daily` that install a reminder and take it away. */
import { Option } from "commander";
import { json } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";

const scheduler = new Option("--scheduler <name>", "only this one of the system's").choices([
  "systemd",
  "cron",
  "launchd",
  "task",
]);

export const reminderCommands: readonly CommandDefinition[] = [
  {
    name: "start",
    description: "install a reminder with the system's own scheduler, in place of an earlier one",
    options: [
      new Option("--at <time>", "the time of day (09:00)"),
      new Option("--days <days>", "mon-fri, mon,wed,fri, weekdays, weekends, daily (daily)"),
      scheduler,
      json,
    ],
    examples: ["daily start --at 09:00 --days mon-fri", "daily start --at 18:30 --scheduler cron"],
    load: async () => (await import("./commands/reminder.ts")).start,
  },
  {
    name: "stop",
    description: "remove the reminder",
    options: [scheduler, json],
    load: async () => (await import("./commands/reminder.ts")).stop,
  },
  {
    name: "status",
    description: "which reminder is installed, and when it fires next",
    options: [scheduler, json],
    load: async () => (await import("./commands/reminder.ts")).status,
  },
  {
    name: "remind",
    description: "what the scheduler runs: remind of today's question unless it is answered",
    options: [new Option("--days <days>", "silent on other days"), json],
    load: async () => (await import("./commands/reminder.ts")).remind,
  },
];

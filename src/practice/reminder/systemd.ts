/** A reminder as a systemd user timer and the service that it starts. */
import type { ReminderSchedule, Weekday } from "./schedule.ts";
import { inOrder, weekdays } from "./schedule.ts";
import type { ReminderCommand } from "./scheduler.ts";

export const systemdTimer = "greenroom-daily.timer";
export const systemdService = "greenroom-daily.service";

/** The timer's file. After a time when the machine was off it fires once when the person is back (Persistent). */
export function timerUnit(schedule: ReminderSchedule): string {
  return `# Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it.
[Unit]
Description=Reminder of Greenroom's daily question

[Timer]
OnCalendar=${onCalendar(schedule)}
Persistent=true
AccuracySec=1s

[Install]
WantedBy=timers.target
`;
}

/** The service's file. */
export function serviceUnit({ words, environment }: ReminderCommand): string {
  const lines = Object.entries(environment).map(
    ([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`,
  );
  const [program, ...args] = startable(words);
  // The program's own path is not searched for variables, so that a dollar sign stands for itself there alone.
  const command = [quoted(program), ...args.map((word) => quoted(word.replaceAll("$", "$$$$")))];
  return `# Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it.
[Unit]
Description=Reminder of Greenroom's daily question

[Service]
Type=oneshot
${lines.join("")}ExecStart=${command.join(" ")}
`;
}

/** systemd refuses a program whose path holds a quote or a backslash, as an argument it may: the shell starts that one. */
function startable(words: ReminderCommand["words"]): ReminderCommand["words"] {
  const [program] = words;
  return /["'\\]/.test(program) ? ["/bin/sh", "-c", 'exec "$@"', "sh", ...words] : words;
}

/** In double quotes, with C's escapes, and no specifiers (systemd.syntax(7), systemd.unit(5)). */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("%", "%%")}"`;
}

/** `Mon..Fri *-*-* 09:00:00`, as `systemd-analyze calendar` normalises it; see systemd.time(7). */
function onCalendar({ hour, minute, days }: ReminderSchedule): string {
  const time = `*-*-* ${two(hour)}:${two(minute)}:00`;
  return days.length === 7 ? time : `${runs(days).map(runText).join(",")} ${time}`;
}

/** Days that follow each other within the week, together. */
function runs(days: readonly Weekday[]): readonly (readonly Weekday[])[] {
  const found: Weekday[][] = [];
  for (const day of days) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run === undefined || last === undefined || follows(last) !== day) found.push([day]);
    else run.push(day);
  }
  return found;
}

function follows(day: Weekday): Weekday | undefined {
  return weekdays[weekdays.indexOf(day) + 1];
}

function runText(run: readonly Weekday[]): string {
  const names = run.map((day) => day.charAt(0).toUpperCase() + day.slice(1));
  return names.length > 2 ? `${names[0] ?? ""}..${names.at(-1) ?? ""}` : names.join(",");
}

/** The schedule in a timer's file; null when it is not of the kind that `timerUnit` writes. */
export function readTimerUnit(unit: string): ReminderSchedule | null {
  const lines = [...unit.matchAll(/^OnCalendar=(.*)$/gm)];
  const found = /^(?:([A-Z][A-Za-z.,]*) )?\*-\*-\* (\d\d):(\d\d):00$/.exec(lines[0]?.[1] ?? "");
  if (lines.length !== 1 || found === null) return null;
  const days: Weekday[] = [];
  for (const part of found[1]?.toLowerCase().split(",") ?? ["mon..sun"]) {
    const [first = "", last = first] = part.split("..");
    const from = weekdays.findIndex((day) => day === first);
    const to = weekdays.findIndex((day) => day === last);
    if (from === -1 || to < from) return null;
    days.push(...weekdays.slice(from, to + 1));
  }
  return { hour: Number(found[2]), minute: Number(found[3]), days: inOrder(days) };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

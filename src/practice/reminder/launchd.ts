/** A reminder as a launchd agent (launchd.plist(5)). */
import type { ReminderSchedule, Weekday } from "./schedule.ts";
import { inOrder, weekdays } from "./schedule.ts";
import type { ReminderCommand } from "./scheduler.ts";
import { xmlText } from "./xml.ts";

export const launchdLabel = "dev.greenroom.daily";

/** The property list. launchd fires once after the machine has slept over the time. */
export function launchAgent(schedule: ReminderSchedule, command: ReminderCommand): string {
  const { hour, minute, days } = schedule;
  const intervals = days.map(
    (day) => `    <dict>
      <key>Hour</key>
      <integer>${hour}</integer>
      <key>Minute</key>
      <integer>${minute}</integer>
      <key>Weekday</key>
      <integer>${launchdDay(day)}</integer>
    </dict>
`,
  );
  const variables = Object.entries(command.environment).map(
    ([name, value]) => `    <key>${xmlText(name)}</key>\n    <string>${xmlText(value)}</string>\n`,
  );
  const environment =
    variables.length === 0
      ? ""
      : `  <key>EnvironmentVariables</key>\n  <dict>\n${variables.join("")}  </dict>\n`;
  const words = command.words.map((word) => `    <string>${xmlText(word)}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it. -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${launchdLabel}</string>
  <key>ProgramArguments</key>
  <array>
${words.join("")}  </array>
${environment}  <key>StartCalendarInterval</key>
  <array>
${intervals.join("")}  </array>
</dict>
</plist>
`;
}

/** Sunday is 0. */
function launchdDay(day: Weekday): number {
  return (weekdays.indexOf(day) + 1) % 7;
}

/** The schedule in a property list; null when it is not of the kind that `launchAgent` writes. */
export function readLaunchAgent(plist: string): ReminderSchedule | null {
  const intervals = [
    ...plist.matchAll(
      /<key>Hour<\/key>\s*<integer>(\d{1,2})<\/integer>\s*<key>Minute<\/key>\s*<integer>(\d{1,2})<\/integer>\s*<key>Weekday<\/key>\s*<integer>([0-6])<\/integer>/g,
    ),
  ];
  const [hour, minute] = [Number(intervals[0]?.[1] ?? 24), Number(intervals[0]?.[2] ?? 60)];
  const isOneTime = intervals.every(
    (interval) => Number(interval[1]) === hour && Number(interval[2]) === minute,
  );
  if (!isOneTime || hour > 23 || minute > 59) return null;
  const chosen = new Set(intervals.map((interval) => Number(interval[3])));
  return { hour, minute, days: inOrder(weekdays.filter((day) => chosen.has(launchdDay(day)))) };
}

/**
 * A reminder as a task of the Windows Task Scheduler, in its XML schema 1.2
 * (http://schemas.microsoft.com/windows/2004/02/mit/task).
 */
import type { ReminderSchedule, Weekday } from "./schedule.ts";
import { inOrder, weekdays } from "./schedule.ts";
import type { ReminderCommand } from "./scheduler.ts";
import { xmlText } from "./xml.ts";

export const taskName = "greenroom-daily";

const dayNames: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/**
 * The task. It runs only while the person is logged in, on battery too, and once later when the machine was off.
 * @param startDay `YYYY-MM-DD`, the local day from which on it counts
 */
export function scheduledTask(
  schedule: ReminderSchedule,
  command: ReminderCommand,
  startDay: string,
): string {
  const days = schedule.days.map((day) => `          <${dayNames[day]} />\n`).join("");
  const { program, args } = withEnvironment(command);
  // In the order of elements that Windows itself writes.
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Reminder of Greenroom's daily question. Written by greenroom daily start; greenroom daily stop removes it.</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>${startDay}T${two(schedule.hour)}:${two(schedule.minute)}:00</StartBoundary>
      <ScheduleByWeek>
        <DaysOfWeek>
${days}        </DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xmlText(program)}</Command>
      <Arguments>${xmlText(args.map(windowsWord).join(" "))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/**
 * The Task Scheduler sets no variables, and a batch file or cmd's `set` would bring quoting of their own. Node takes
 * code to run first as a data URL; in Base64 nothing in it needs quotes.
 */
function withEnvironment({ words, environment }: ReminderCommand): {
  readonly program: string;
  readonly args: readonly string[];
} {
  const [program, ...args] = words;
  if (Object.keys(environment).length === 0) return { program, args };
  // As \u escapes, so that every character is one byte for btoa.
  const json = JSON.stringify(environment).replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const code = btoa(`Object.assign(process.env, ${json});`);
  return { program, args: ["--import", `data:text/javascript;base64,${code}`, ...args] };
}

/** As programs in C read their command line: backslashes count double only before a quote (CommandLineToArgvW). */
function windowsWord(word: string): string {
  if (/^[^\s"]+$/.test(word)) return word;
  return `"${word.replaceAll(/(\\*)("|$)/g, (_, slashes: string, quote: string) =>
    quote === "" ? slashes + slashes : `${slashes}${slashes}\\"`,
  )}"`;
}

/** The schedule in a task's XML; null when it is not of the kind that `scheduledTask` writes. */
export function readScheduledTask(xml: string): ReminderSchedule | null {
  const starts = [...xml.matchAll(/<StartBoundary>[\d-]+T(\d\d):(\d\d):00<\/StartBoundary>/g)];
  const listed = /<DaysOfWeek>([^]*?)<\/DaysOfWeek>/.exec(xml)?.[1] ?? "";
  const days = weekdays.filter((day) => listed.includes(`<${dayNames[day]}`));
  const [start] = starts;
  if (starts.length !== 1 || start === undefined || days.length === 0) return null;
  return { hour: Number(start[1]), minute: Number(start[2]), days: inOrder(days) };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

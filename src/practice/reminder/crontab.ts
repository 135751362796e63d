/** A reminder as a marked block in the person's crontab, the rest of which stays as it is. */
import type { ReminderSchedule, Weekday } from "./schedule.ts";
import { inOrder, weekdays } from "./schedule.ts";
import type { ReminderCommand } from "./scheduler.ts";

const opening =
  "# >>> greenroom daily: written by `greenroom daily start`, removed by `greenroom daily stop`";
const closing = "# <<< greenroom daily";

/** The block: a marker, the line, a marker. */
export function crontabBlock(schedule: ReminderSchedule, command: ReminderCommand): string {
  const { hour, minute, days } = schedule;
  const names = days.length === 7 ? "*" : days.map(cronDay).join(",");
  const assignments = Object.entries(command.environment).map(
    ([name, value]) => `${name}=${shellWord(value)} `,
  );
  const words = command.words.map(shellWord).join(" ");
  return `${opening}\n${minute} ${hour} * * ${names} ${assignments.join("")}${words}\n${closing}\n`;
}

/** Sunday is 0 for every cron; Monday 1. */
function cronDay(day: Weekday): string {
  return String((weekdays.indexOf(day) + 1) % 7);
}

/**
 * A word for the shell that cron starts. To cron a per cent sign is the end of the line, and its escape by a backslash is
 * read in one way by Vixie's cron, in another by Debian's and not at all by BusyBox's. So neither stands in the line: the
 * shell's printf makes both.
 */
function shellWord(word: string): string {
  if (/^[\w@+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll(/['%\\]/g, (character) => {
    if (character === "'") return `'"'"'`;
    return `'"$(printf "${character === "%" ? "\\045" : "\\134"}")"'`;
  })}'`;
}

interface Parts {
  readonly before: string;
  readonly block: string;
  readonly after: string;
}

/** The crontab around the block; null when there is none. @throws RangeError when the block has no end */
function split(crontab: string): Parts | null {
  const lines = crontab.split(/(?<=\n)/);
  const start = lines.findIndex((line) => line.trim() === opening);
  if (start === -1) return null;
  const length = lines.slice(start).findIndex((line) => line.trim() === closing) + 1;
  if (length === 0) throw new RangeError("the block of greenroom in the crontab has no end");
  return {
    before: lines.slice(0, start).join(""),
    block: lines.slice(start, start + length).join(""),
    after: lines.slice(start + length).join(""),
  };
}

/** The block of a crontab; null when there is none. @throws RangeError when the block has no end */
export function findBlock(crontab: string): string | null {
  return split(crontab)?.block ?? null;
}

/** The crontab without the block, everything else byte for byte. @throws RangeError when the block has no end */
export function withoutBlock(crontab: string): string {
  const parts = split(crontab);
  return parts === null ? crontab : parts.before + parts.after;
}

/** The crontab with this block: where there was one, else at the end. @throws RangeError when the block has no end */
export function withBlock(crontab: string, block: string): string {
  const parts = split(crontab);
  if (parts !== null) return parts.before + block + parts.after;
  const isEnded = crontab === "" || crontab.endsWith("\n");
  return `${crontab}${isEnded ? "" : "\n"}${block}`;
}

/** The schedule in a block; null when it is not of the kind that `crontabBlock` writes. */
export function readBlock(block: string): ReminderSchedule | null {
  const lines = block.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const found = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-6](?:,[0-6])*) /.exec(lines[0] ?? "");
  if (lines.length !== 1 || found === null) return null;
  const [minute, hour, days] = [Number(found[1]), Number(found[2]), found[3] ?? ""];
  if (hour > 23 || minute > 59) return null;
  const chosen = days === "*" ? weekdays : weekdays.filter((day) => days.includes(cronDay(day)));
  return { hour, minute, days: inOrder(chosen) };
}

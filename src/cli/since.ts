import { upkeepError } from "../words/upkeep.ts";

/**
 * A local date (`2026-01-31`, its midnight), an ISO time, or a span before now: days, weeks or months (`7d`, `4w`, `6m`).
 * @throws GreenroomError `usage` for anything else
 */
export function parseSince(text: string, now: Date): Date {
  const span = /^(\d{1,4})([dwm])$/.exec(text.trim());
  if (span !== null) {
    const count = Number(span[1]);
    const date = new Date(now);
    if (span[2] === "m") date.setMonth(date.getMonth() - count);
    else date.setDate(date.getDate() - count * (span[2] === "w" ? 7 : 1));
    return date;
  }
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const date =
    day === null
      ? new Date(/^\d{4}-\d{2}-\d{2}T/.test(text) ? text : "")
      : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  const isRealDay =
    day === null || (date.getMonth() === Number(day[2]) - 1 && date.getDate() === Number(day[3]));
  if (Number.isNaN(date.getTime()) || !isRealDay) {
    throw upkeepError("usage", ({ errors }) => errors.since(text));
  }
  return date;
}

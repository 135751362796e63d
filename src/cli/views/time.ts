/** Times as a person reads them: in the time zone of this machine. JSON keeps ISO 8601. */

import { localDay } from "../../practice/local-day.ts";

/** `2026-01-31 10:04`; the text itself when it is no time. */
export function localTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** The day of a moment where the machine stands: `2026-01-31`. */
export function localDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of the day of a moment where the machine stands. */
export function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

/** The last moment of the day of a moment where the machine stands. */
export function endOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 0, 0, 0, -1);
}

/** As many days later by the calendar, at the same time of day: the days on which the clocks change count as one too. */
export function daysLater(date: Date, days: number): Date {
  const later = new Date(date);
  later.setDate(later.getDate() + days);
  return later;
}

/** A date whose UTC day is the local one, for arithmetic that counts days in UTC. */
export function localDayInUtc(date: Date): Date {
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Days in a row. */
import { daysLater, startOfDay } from "./local-day.ts";

/**
 * How many days in a row were practised, up to today; a day that is not over yet breaks nothing.
 * @param now its local day is today
 * @param isPractised whether anything was answered from the first moment on and before the second
 */
export function streakDays(now: Date, isPractised: (from: Date, to: Date) => boolean): number {
  let streak = 0;
  for (let back = 0; ; back += 1) {
    const from = startOfDay(daysLater(now, -back));
    const to = startOfDay(daysLater(now, 1 - back));
    if (isPractised(from, to)) streak += 1;
    else if (back > 0) return streak;
  }
}

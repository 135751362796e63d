/** Days in a row. */

/**
 * How many days in a row were practised, up to today; a day that is not over yet breaks nothing.
 * @param now its local day is today
 * @param isPractised whether anything was answered from the first moment on and before the second
 */
export function streakDays(now: Date, isPractised: (from: Date, to: Date) => boolean): number {
  let streak = 0;
  for (let back = 0; ; back += 1) {
    // By the calendar and not by 24 hours: the days on which the clocks change are days too.
    const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back);
    const to = new Date(now.getFullYear(), now.getMonth(), now.getDate() - back + 1);
    if (isPractised(from, to)) streak += 1;
    else if (back > 0) return streak;
  }
}

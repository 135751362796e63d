/** The first screen: what is open, how the last interview went. Pure. */
import type { InterviewListing, ProfileDocument } from "../dependencies.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";

export interface HomeState {
  readonly open: InterviewListing | null;
  readonly last: InterviewListing | null;
  readonly interviews: number;
  readonly profile: readonly ProfileDocument[];
  readonly now: Date;
}

/** Where the person stands, in a few lines. */
export function renderHome(state: HomeState, format: Format): string {
  const { style } = format;
  const lines = [style.accent("Greenroom")];
  if (state.interviews === 0) {
    lines.push(
      wrap(
        "An interviewer in your terminal: it asks, you answer, and every answer is judged against criteria that were written before it.",
        format,
      ),
    );
  }
  if (state.open !== null) {
    const { answered, questionLimit, startedAt } = state.open;
    lines.push(
      wrap(
        `Open: an interview of ${ago(startedAt, state.now)}, ${answered} of ${questionLimit} answered.`,
        format,
      ),
    );
  }
  if (state.last !== null) {
    const { score, role, finishedAt, startedAt } = state.last;
    const result = score === null ? "no score yet" : `${score.toFixed(1)} of 5`;
    lines.push(
      wrap(
        `Last: ${sanitizeLine(role)}, ${ago(finishedAt ?? startedAt, state.now)}: ${result}. ${state.interviews} in all.`,
        format,
      ),
    );
  }
  const names = state.profile
    .filter((each) => each.isDefault)
    .map((each) => sanitizeLine(each.reading.name));
  if (names.length > 0) {
    lines.push(style.faint(wrap(`Uses ${names.join(" and ")}.`, format)));
  }
  return lines.join("\n");
}

/** `just now`, `5 minutes ago`, `yesterday`, `12 days ago`. */
export function ago(time: string, now: Date): string {
  const minutes = Math.round((now.getTime() - Date.parse(time)) / 60_000);
  if (minutes < 1) {
    return "just now";
  }
  const steps = [
    { unit: "minute", size: 60 },
    { unit: "hour", size: 24 },
    { unit: "day", size: Infinity },
  ] as const;
  let amount = minutes;
  for (const { unit, size } of steps) {
    if (amount < size) {
      return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-amount, unit);
    }
    amount = Math.round(amount / size);
  }
  return time;
}

/** The first screen: what is open, how the last interview went. Pure. */
import type { InterviewListing, ProfileDocument } from "../store.ts";
import { localDayInUtc } from "../../practice/local-day.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { Language } from "../../vocabulary.ts";
import { historyWords } from "../../words/history.ts";
import { decimal, localeTags } from "../../words/numbers.ts";

export interface HomeState {
  readonly open: InterviewListing | null;
  readonly last: InterviewListing | null;
  readonly interviews: number;
  readonly profile: readonly ProfileDocument[];
  readonly now: Date;
}

/** Where the person stands, in a few lines. */
export function renderHome(state: HomeState, format: Format): string {
  const { style, language } = format;
  const words = historyWords(language);
  const lines = [style.accent("Greenroom")];
  if (state.interviews === 0) {
    lines.push(wrap(words.welcome, format));
  }
  if (state.open !== null) {
    const { answered, questionLimit, startedAt } = state.open;
    lines.push(
      wrap(words.open(ago(startedAt, state.now, language), answered, questionLimit), format),
    );
  }
  if (state.last !== null) {
    const { score, role, finishedAt, startedAt } = state.last;
    const result = score === null ? words.noScoreYet : words.scoreOf(decimal(score, language));
    lines.push(
      wrap(
        words.last(
          sanitizeLine(role),
          ago(finishedAt ?? startedAt, state.now, language),
          result,
          state.interviews,
        ),
        format,
      ),
    );
  }
  const names = state.profile
    .filter((each) => each.isDefault)
    .map((each) => sanitizeLine(each.reading.name));
  if (names.length > 0) {
    lines.push(style.faint(wrap(words.uses(names), format)));
  }
  return lines.join("\n");
}

/** `just now`, `5 minutes ago`, `yesterday`, `12 days ago`: days are those of the calendar. */
export function ago(time: string, now: Date, language: Language): string {
  const then = new Date(time);
  const minutes = Math.round((now.getTime() - then.getTime()) / 60_000);
  if (minutes < 1) return historyWords(language).justNow;
  const relative = new Intl.RelativeTimeFormat(localeTags[language], { numeric: "auto" });
  if (minutes < 60) return relative.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  const days = (localDayInUtc(now).getTime() - localDayInUtc(then).getTime()) / 86_400_000;
  return hours < 24 || days === 0 ? relative.format(-hours, "hour") : relative.format(-days, "day");
}

/** How the scores of an area move, and whether that is more than chance. */
import { localDay } from "./local-day.ts";
import { noiseBand, rounded, total } from "./means.ts";
import type { Sums } from "./means.ts";

/** The scores of one day, area and grader, summed up. */
export interface ScoreBucket extends Sums {
  readonly area: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  readonly engine: string;
  readonly model: string;
  readonly promptHash: string | null;
  /** When the first and the last question of these was asked, ISO 8601. */
  readonly firstAskedAt: string;
  readonly lastAskedAt: string;
}

export type Direction = "up" | "down" | "steady" | "too-few";

/** Scores of one area by one grader: only those can be compared. */
export interface Trend {
  readonly area: string;
  readonly engine: string;
  /** The model without its date: a new snapshot of the same model goes on with the line. */
  readonly modelFamily: string;
  readonly promptHash: string | null;
  readonly answers: number;
  /** 1 to 5, of all answers of the line. */
  readonly mean: number;
  /** Of the latest part, and of what was before it; null where there are too few answers to part them. */
  readonly recent: number | null;
  readonly earlier: number | null;
  /** Half the width of the noise band: a difference within it says nothing. Null where it cannot be known. */
  readonly band: number | null;
  readonly direction: Direction;
  /** Means of up to ten parts of equal length in time, oldest first; null where nothing was answered. */
  readonly points: readonly (number | null)[];
  /** `YYYY-MM-DD`, local time. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A part needs so many answers before its mean means anything. */
const fewestInPart = 4;
const mostPoints = 10;
/** The recent part: the latest third of the answers. */
const recentShare = 1 / 3;

/** `gpt-5-mini-2025-08-07` and `gpt-5-mini` are one family; a version such as `offline-2` is not a date and stays. */
export function modelFamily(model: string): string {
  return model.replace(/[-@:]?(?:20\d{2}-?\d{2}-?\d{2}|\d{4})$/, "") || model;
}

/** The trends, those with most answers first. */
export function trendsOf(buckets: readonly ScoreBucket[]): readonly Trend[] {
  const lines = Map.groupBy(buckets, ({ area, engine, model, promptHash }) =>
    JSON.stringify([area, engine, modelFamily(model), promptHash]),
  );
  return [...lines.values()]
    .flatMap((line) => trendOf(line) ?? [])
    .toSorted((one, other) => other.answers - one.answers || (one.area < other.area ? -1 : 1));
}

function trendOf(line: readonly ScoreBucket[]): Trend | null {
  const days = line.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const [first] = days;
  const last = days.at(-1);
  const all = total(days);
  if (first === undefined || last === undefined || all.count === 0) return null;
  // Of a day there is a bucket for each snapshot of a model.
  const earliest = days.reduce(
    (moment, { firstAskedAt }) => (firstAskedAt < moment ? firstAskedAt : moment),
    first.firstAskedAt,
  );
  const latest = days.reduce(
    (moment, { lastAskedAt }) => (lastAskedAt > moment ? lastAskedAt : moment),
    last.lastAskedAt,
  );
  return {
    area: first.area,
    engine: first.engine,
    modelFamily: modelFamily(first.model),
    promptHash: first.promptHash,
    answers: all.count,
    mean: rounded(all.sum / all.count),
    ...change(days),
    points: pointsOf(days, first.day, last.day),
    firstDay: localDay(new Date(earliest)),
    lastDay: localDay(new Date(latest)),
  };
}

/** Scores are told with one decimal: what does not show in it is no change, however many answers make it certain. */
const leastDifference = 0.05;

/**
 * Whether the latest third of the answers differs from those before by more than chance (`noiseBand`). The band holds what
 * questions differ by and what the grader's own spread adds, since both are in the variance.
 */
function change(
  days: readonly ScoreBucket[],
): Pick<Trend, "recent" | "earlier" | "band" | "direction"> {
  const all = total(days);
  const wanted = Math.max(fewestInPart, all.count * recentShare);
  let split = days.length;
  for (let inRecent = 0; split > 0 && inRecent < wanted;) {
    split -= 1;
    inRecent += days[split]?.count ?? 0;
  }
  const earlier = total(days.slice(0, split));
  const recent = total(days.slice(split));
  if (earlier.count < fewestInPart || recent.count < fewestInPart) {
    return { recent: null, earlier: null, band: null, direction: "too-few" };
  }
  const band = noiseBand(earlier, recent);
  const difference = recent.sum / recent.count - earlier.sum / earlier.count;
  return {
    recent: rounded(recent.sum / recent.count),
    earlier: rounded(earlier.sum / earlier.count),
    band: rounded(band),
    direction:
      Math.abs(difference) <= Math.max(band, leastDifference)
        ? "steady"
        : difference > 0
          ? "up"
          : "down",
  };
}

function pointsOf(
  days: readonly ScoreBucket[],
  firstDay: string,
  lastDay: string,
): readonly (number | null)[] {
  const start = Date.parse(firstDay);
  const spanDays = Math.round((Date.parse(lastDay) - start) / 86_400_000) + 1;
  const parts = Math.min(mostPoints, spanDays);
  const inPart = Map.groupBy(days, ({ day }) =>
    Math.floor((Math.round((Date.parse(day) - start) / 86_400_000) * parts) / spanDays),
  );
  return Array.from({ length: parts }, (_, part) => {
    const { count, sum } = total(inPart.get(part) ?? []);
    return count === 0 ? null : rounded(sum / count);
  });
}

/** How practice goes, as arithmetic over what the database counts. */
import { practiceWords } from "../words/practice.ts";
import type { PracticeWords } from "../words/practice/english.ts";
import { noiseBand, rounded, total } from "./means.ts";

/** The scores of one day, area and grader, summed up. */
export interface ScoreBucket {
  readonly area: string;
  /** `YYYY-MM-DD`, local time. */
  readonly day: string;
  readonly engine: string;
  readonly model: string;
  readonly promptHash: string | null;
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
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
  /** `YYYY-MM-DD` */
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
  return {
    area: first.area,
    engine: first.engine,
    modelFamily: modelFamily(first.model),
    promptHash: first.promptHash,
    answers: all.count,
    mean: rounded(all.sum / all.count),
    ...change(days),
    points: pointsOf(days, first.day, last.day),
    firstDay: first.day,
    lastDay: last.day,
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

/** How a requirement of the current job stands. */
export type RequirementStatus = "proven" | "stale" | "asked" | "never";

export interface RequirementHistory {
  readonly id: string;
  readonly name: string;
  /** 1 nice to have, 2 expected, 3 the job hangs on it. */
  readonly importance: number;
  /** ISO 8601; null when it was never asked. */
  readonly lastAskedAt: string | null;
  /** The latest score, 1 to 5; null when there is none. */
  readonly lastScore: number | null;
  readonly asked: number;
}

export interface RequirementProgress extends RequirementHistory {
  readonly status: RequirementStatus;
}

/** From this score on an answer proves it: the anchor "right with reasons". */
const provenScore = 4;
/** Days after which a proof wants renewing: as long as a question is not repeated. */
const staleAfterDays = 30;

/** What was never asked first, then what is open, stale and proven; the important before the less important. */
export function coverageOf(
  requirements: readonly RequirementHistory[],
  now: Date,
): readonly RequirementProgress[] {
  const order: readonly RequirementStatus[] = ["never", "asked", "stale", "proven"];
  return requirements
    .map((requirement) => ({ ...requirement, status: statusOf(requirement, now) }))
    .toSorted(
      (one, other) =>
        order.indexOf(one.status) - order.indexOf(other.status) ||
        other.importance - one.importance,
    );
}

function statusOf({ lastAskedAt, lastScore }: RequirementHistory, now: Date): RequirementStatus {
  if (lastAskedAt === null) return "never";
  if (lastScore === null || lastScore < provenScore) return "asked";
  const ageMs = now.getTime() - Date.parse(lastAskedAt);
  return ageMs > staleAfterDays * 86_400_000 ? "stale" : "proven";
}

/** Bets against scores. */
export interface Predictions {
  readonly count: number;
  /** Sums over bets: of bet − score, of its square, and of its size. */
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly sumOfSizes: number;
}

export interface PredictionBias {
  readonly count: number;
  /** Above 0: one bets higher than one scores. */
  readonly bias: number;
  readonly meanError: number;
  /** Half the width of the 95 % interval of the bias; null for a single bet. */
  readonly band: number | null;
}

/** How one's own bets stand against the grades; null before the first bet. */
export function predictionBias({
  count,
  sum,
  sumOfSquares,
  sumOfSizes,
}: Predictions): PredictionBias | null {
  if (count === 0) return null;
  const variance = count < 2 ? null : Math.max(0, (sumOfSquares - sum ** 2 / count) / (count - 1));
  return {
    count,
    bias: rounded(sum / count),
    meanError: rounded(sumOfSizes / count),
    band: variance === null ? null : rounded(1.96 * Math.sqrt(variance / count)),
  };
}

/** A criterion that was missed more than once. */
export interface RecurringMiss {
  readonly area: string;
  readonly question: string;
  readonly criterion: string;
  readonly times: number;
  /** ISO 8601. */
  readonly lastMissedAt: string;
  readonly dueAt: string;
}

/** Up to this rating a question of a real interview went badly, and comes back. */
export const badlyRated = 2;

/** Asked in reality, never practised. */
export interface UnpractisedQuestion {
  readonly questionId: string;
  readonly text: string;
  readonly area: string;
  readonly rating: number;
  readonly heldOn: string;
  /** False: it has no criteria, and waits for a reference. */
  readonly isDue: boolean;
}

export interface Progress {
  readonly since: string | null;
  readonly interviews: number;
  readonly answers: number;
  /** Answers in drills and to daily questions. */
  readonly practiceAnswers: number;
  readonly practisedMs: number;
  readonly streakDays: number;
  readonly trends: readonly Trend[];
  /** Null when there is no job. */
  readonly job: string | null;
  readonly coverage: readonly RequirementProgress[];
  readonly recurringMisses: readonly RecurringMiss[];
  /** Of real interviews. */
  readonly neverPractised: readonly UnpractisedQuestion[];
  readonly cards: { readonly all: number; readonly due: number; readonly nextDueAt: string | null };
  readonly predictions: PredictionBias | null;
  readonly ungraded: number;
  /** Commands, the most useful first, each with its reason. */
  readonly next: readonly { readonly command: string; readonly reason: string }[];
}

/** What to do next, the most useful first; the reasons in the words given, English for programs. */
export function nextSteps(
  found: Pick<Progress, "cards" | "coverage" | "ungraded" | "interviews" | "job">,
  words: PracticeWords["next"] = practiceWords("en").next,
): Progress["next"] {
  const steps: { command: string; reason: string }[] = [];
  const { cards, coverage, ungraded, interviews, job } = found;
  if (ungraded > 0) {
    steps.push({ command: "greenroom regrade --pending", reason: words.noScore(ungraded) });
  }
  if (cards.due > 0) {
    steps.push({ command: "greenroom drill", reason: words.due(cards.due) });
  }
  const open = coverage.filter(({ status }) => status !== "proven");
  const [first] = open;
  if (interviews === 0) {
    steps.push({ command: "greenroom interview", reason: words.whereYouStand });
  } else if (first !== undefined) {
    const status = first.status === "proven" ? "asked" : first.status;
    steps.push({ command: "greenroom interview", reason: words.requirement(first.name, status) });
  } else if (job === null) {
    steps.push({
      command: "greenroom profile add-job NAME FILE",
      reason: words.addJob,
    });
  }
  if (steps.length === 0) {
    steps.push({ command: "greenroom daily", reason: words.keepStreak });
  }
  return steps;
}

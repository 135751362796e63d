/** How practice goes, as arithmetic over what the database counts: the job's requirements, bets, what to do next. */
import type { Kind } from "../grading/question.ts";
import { practiceWords } from "../words/practice.ts";
import type { PracticeWords } from "../words/practice/english.ts";
import { rounded } from "./means.ts";
import type { Trend } from "./trends.ts";

/** How a requirement of the current job stands. */
export type RequirementStatus = "proven" | "stale" | "asked" | "never";

export interface RequirementHistory {
  readonly id: string;
  readonly name: string;
  /** 1 nice to have, 2 expected, 3 the job hangs on it. */
  readonly importance: number;
  /** Areas of the bank that test it, and with which kind of question. */
  readonly areas: readonly string[];
  readonly kind: Kind;
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
  /** Narrows what is counted of answers and of a job; streak, cards and `ungraded` are of all areas. */
  readonly area: string | null;
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

/** Whether the next interview has a question for a requirement, or had one if it were in English. */
export type Askable = "now" | "in-english" | "never";

/**
 * What to do next, the most useful first; the reasons in the words given, English for programs.
 * @param askable what cannot be asked for would be advised in vain, every time
 */
export function nextSteps(
  found: Pick<Progress, "cards" | "coverage" | "ungraded" | "interviews" | "job">,
  words: PracticeWords["next"] = practiceWords("en").next,
  askable: (requirement: RequirementHistory) => Askable = () => "now",
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
  const first = open.find((each) => askable(each) === "now");
  const firstInEnglish =
    first === undefined ? open.find((each) => askable(each) === "in-english") : undefined;
  if (interviews === 0) {
    steps.push({ command: "greenroom interview", reason: words.whereYouStand });
  } else if (first !== undefined) {
    const status = first.status === "proven" ? "asked" : first.status;
    steps.push({ command: "greenroom interview", reason: words.requirement(first.name, status) });
  } else if (firstInEnglish !== undefined) {
    const command = "greenroom interview --language en";
    steps.push({ command, reason: words.onlyInEnglish(firstInEnglish.name) });
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

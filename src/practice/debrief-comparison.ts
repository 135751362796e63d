/** Practice against reality: how the scores before an interview stand against how it went and what came of it. */
import { wentOf } from "./debrief.ts";
import type { Debrief, DebriefQuestion, Outcome, PracticeScores } from "./debrief.ts";
import { meanOf, noiseBand, rounded, sumsOf, total } from "./means.ts";
import type { Sums } from "./means.ts";
import { modelFamily } from "./trends.ts";

/** Practice of so many days before an interview is held against it. */
const windowDays = 30;
/** From fewer nothing is said: where means spread by 0.6, five of them still leave half a mark of doubt either way. */
export const fewest = 5;

/** Whose scores can be compared. The rubric is hashed with each question's criteria and cannot be the same for two. */
export interface ComparedGrader {
  readonly engine: string;
  readonly modelFamily: string;
  readonly promptHash: string | null;
  readonly calibration: string | null;
}

export interface ComparedDebrief extends Omit<Debrief, "questions" | "note" | "recordedAt"> {
  /** Of the whole interview, else the mean of its questions; null where nothing was rated. */
  readonly went: number | null;
  /** Mean score, 1 to 5, of the 30 days before; null where nothing was practised. */
  readonly practice: number | null;
  readonly practiceAnswers: number;
  /** Of the same days, by other graders: not counted. */
  readonly otherAnswers: number;
}

export interface OutcomeComparison {
  /** Interviews with an offer or a next round that practice went before, and the mean of their practice means. */
  readonly passed: { readonly count: number; readonly practice: number | null };
  readonly rejected: { readonly count: number; readonly practice: number | null };
  /** Half the width of the noise; null with too few. */
  readonly band: number | null;
  readonly verdict: "too-few" | "no-difference" | "higher-before-passed" | "lower-before-passed";
}

export interface AreaComparison {
  readonly area: string;
  /** Questions of real interviews, and the mean of those that were rated. */
  readonly asked: number;
  readonly rated: number;
  readonly went: number | null;
  /** Of the 30 days before the interviews in which it was asked. */
  readonly practice: number | null;
  readonly practiceAnswers: number;
  readonly verdict: "too-few" | "as-practised" | "better-than-practised" | "worse-than-practised";
}

export interface DebriefComparison {
  /** The grader of most answers before interviews; null when nothing was practised before any. */
  readonly grader: ComparedGrader | null;
  readonly windowDays: number;
  readonly fewest: number;
  readonly interviews: readonly ComparedDebrief[];
  readonly outcomes: OutcomeComparison;
  /** Most asked first. */
  readonly areas: readonly AreaComparison[];
}

/** The comparison. Only scores of one grader are put together: the one who judged most before interviews. */
export function compareDebriefs(
  debriefs: readonly Debrief[],
  scores: readonly PracticeScores[],
): DebriefComparison {
  const windows = debriefs.map((debrief) => {
    const from = dayBefore(debrief.heldOn, windowDays);
    return { debrief, scores: scores.filter(({ day }) => day >= from && day < debrief.heldOn) };
  });
  const grader = mostUsed(windows.flatMap((window) => window.scores));
  const own = (bucket: PracticeScores): boolean =>
    grader !== null && graderKey(graderOf(bucket)) === graderKey(grader);
  const interviews = windows.map(({ debrief, scores: before }): ComparedDebrief => {
    const { questions: _questions, note: _note, recordedAt: _recordedAt, ...rest } = debrief;
    const practice = total(before.filter(own));
    return {
      ...rest,
      went: wentOf(debrief),
      practice: meanOf(practice),
      practiceAnswers: practice.count,
      otherAnswers: total(before).count - practice.count,
    };
  });
  const areas = Map.groupBy(
    windows.flatMap((window) => window.debrief.questions.map((asked) => ({ asked, window }))),
    ({ asked }) => asked.area,
  );
  return {
    grader,
    windowDays,
    fewest,
    interviews,
    outcomes: compareOutcomes(interviews),
    areas: [...areas]
      .map(([area, asked]) => {
        // Two interviews within a month share days of practice: each day counts once.
        const before = new Set(asked.flatMap(({ window }) => window.scores));
        const practice = [...before].filter((bucket) => own(bucket) && bucket.area === area);
        return compareArea(
          area,
          asked.map((each) => each.asked),
          total(practice),
        );
      })
      .toSorted((one, other) => other.asked - one.asked || (one.area < other.area ? -1 : 1)),
  };
}

function compareOutcomes(interviews: readonly ComparedDebrief[]): OutcomeComparison {
  const practiceOf = (...outcomes: Outcome[]): Sums =>
    sumsOf(
      interviews.flatMap(({ outcome, practice }) =>
        practice !== null && outcomes.includes(outcome) ? [practice] : [],
      ),
    );
  const passed = practiceOf("offer", "next-round");
  const rejected = practiceOf("rejected");
  const found = difference(passed, rejected);
  return {
    passed: { count: passed.count, practice: meanOf(passed) },
    rejected: { count: rejected.count, practice: meanOf(rejected) },
    band: found?.band ?? null,
    verdict:
      found === null
        ? "too-few"
        : found.direction === 0
          ? "no-difference"
          : found.direction > 0
            ? "higher-before-passed"
            : "lower-before-passed",
  };
}

function compareArea(
  area: string,
  asked: readonly DebriefQuestion[],
  practice: Sums,
): AreaComparison {
  const went = sumsOf(asked.flatMap(({ rating }) => rating ?? []));
  const found = difference(went, practice);
  return {
    area,
    asked: asked.length,
    rated: went.count,
    went: meanOf(went),
    practice: meanOf(practice),
    practiceAnswers: practice.count,
    verdict:
      found === null
        ? "too-few"
        : found.direction === 0
          ? "as-practised"
          : found.direction > 0
            ? "better-than-practised"
            : "worse-than-practised",
  };
}

/** Null when either has too few values; the direction is 0 within the noise. */
function difference(
  one: Sums,
  other: Sums,
): { readonly band: number; readonly direction: number } | null {
  if (one.count < fewest || other.count < fewest) return null;
  const band = noiseBand(one, other);
  const by = one.sum / one.count - other.sum / other.count;
  return { band: rounded(band), direction: Math.abs(by) <= band ? 0 : Math.sign(by) };
}

function graderOf({ engine, model, promptHash, calibration }: PracticeScores): ComparedGrader {
  return { engine, modelFamily: modelFamily(model), promptHash, calibration };
}

function graderKey({ engine, modelFamily: family, promptHash, calibration }: ComparedGrader) {
  return JSON.stringify([engine, family, promptHash, calibration]);
}

function mostUsed(scores: readonly PracticeScores[]): ComparedGrader | null {
  const groups = Map.groupBy(scores, (bucket) => graderKey(graderOf(bucket)));
  const [most] = [...groups.values()].toSorted(
    (one, other) => total(other).count - total(one).count,
  );
  const first = most?.[0];
  return first === undefined ? null : graderOf(first);
}

/** The day so many days before, `YYYY-MM-DD`. */
function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What to ask next: pure functions of the interview so far, the person's past and a seed. */
import { difficulties } from "../grading/question.ts";
import type { Difficulty, Kind, Level, Question } from "../grading/question.ts";
import { currentEvaluation } from "./interview.ts";
import type { InterviewRecord, Requirement, Turn } from "./interview.ts";
import type { DueQuestion, PastQuestion, WantedQuestion } from "./ports.ts";
import { seededRandom } from "./random.ts";
import type { Role } from "./role.ts";

/** A question is not repeated within this many days while others remain. */
const repeatAfterDays = 30;

/** Questions asked at or after this moment count as recent. */
export function recentSince(now: Date): Date {
  return new Date(now.getTime() - repeatAfterDays * 86_400_000);
}

/** Scores at or above count as strong, at or below as weak: the anchors "right with reasons" and "serious gap". */
const strongScore = 4;
const weakScore = 2.5;

/** Where an interview starts: what a first question at that level is in practice. */
const startingDifficulty: Record<Level, Difficulty> = {
  junior: "easy",
  mid: "medium",
  senior: "medium",
  staff: "hard",
};

/**
 * The difficulty of the next question: two strong answers in a row make it one step harder, two weak ones one step
 * easier. Skipped counts as weak; ungraded counts as neither and does not break a run.
 */
export function nextDifficulty(level: Level, turns: readonly Turn[]): Difficulty {
  return difficultyAfterVerdicts(level, turns.map(verdictOf));
}

/** The same after answers outside an interview. @param scores oldest first; null: not graded */
export function difficultyAfter(level: Level, scores: readonly (number | null)[]): Difficulty {
  return difficultyAfterVerdicts(level, scores.map(verdictOfScore));
}

type Verdict = -1 | 0 | 1;

function difficultyAfterVerdicts(level: Level, verdicts: readonly Verdict[]): Difficulty {
  let step = difficulties.indexOf(startingDifficulty[level]);
  let run = 0;
  for (const verdict of verdicts) {
    if (verdict === 0) {
      continue;
    }
    run = Math.sign(run) === verdict ? run + verdict : verdict;
    if (Math.abs(run) === 2) {
      step = Math.min(Math.max(step + verdict, 0), difficulties.length - 1);
      run = 0;
    }
  }
  return difficulties[step] ?? "medium";
}

function verdictOf(turn: Turn): Verdict {
  if (turn.answers.some((answer) => answer.probeNumber === 0 && answer.outcome === "skipped")) {
    return -1;
  }
  return verdictOfScore(currentEvaluation(turn)?.evaluation.score ?? null);
}

function verdictOfScore(score: number | null): Verdict {
  if (score === null) {
    return 0;
  }
  return score >= strongScore ? 1 : score <= weakScore ? -1 : 0;
}

/** What the person's earlier practice says about the next question. */
export interface PracticeHistory {
  /** Questions of the last 30 days in interviews and practice, newest first. */
  readonly past: readonly PastQuestion[];
  readonly due: readonly DueQuestion[];
}

/** An area in which something is due wants its question sooner. */
const dueBoost = 1.5;

/**
 * How much a requirement wants the next question: importance × gap × staleness, and half as much again where a card of
 * its first area is due.
 * The gap is 1 before anything is known, then what the latest score leaves open (at least 0.1). Staleness grows with
 * the questions asked since: 0.2 for the one just asked, 1 from four questions on; and over interviews with the days:
 * 0.2 for yesterday's, 1 from 30 days on.
 * @param now the interview's beginning, for the days
 */
export function requirementPriority(
  requirement: Requirement,
  turns: readonly Turn[],
  history: PracticeHistory,
  now: Date,
): number {
  const isDue = history.due.some(({ area }) => area === requirement.areas[0]);
  const boosted = requirement.importance * (isDue ? dueBoost : 1);
  const last = turns.findLastIndex((turn) => turn.asked.requirementId === requirement.id);
  if (last === -1) {
    return boosted * fromThePast(requirement, history.past, now);
  }
  const turn = turns[last];
  const score = turn === undefined ? null : (currentEvaluation(turn)?.evaluation.score ?? null);
  const staleness = Math.min((turns.length - last) * 0.2 + (turns.length - last > 3 ? 0.2 : 0), 1);
  return boosted * gapOf(score) * staleness;
}

function gapOf(score: number | null): number {
  return score === null ? 0.5 : Math.max((5 - score) / 4, 0.1);
}

/** Gap × staleness by earlier interviews; 1 when the last 30 days say nothing. */
function fromThePast({ id }: Requirement, past: readonly PastQuestion[], now: Date): number {
  const latest = past.find(({ requirementId }) => requirementId === id);
  if (latest === undefined) return 1;
  const days = (now.getTime() - Date.parse(latest.askedAt)) / 86_400_000;
  return gapOf(latest.score) * Math.min(1, Math.max(0.2, days / repeatAfterDays));
}

/**
 * The next question's requirement, area, kind and difficulty. Requirements go first by priority; ties go to the order
 * of the plan. Without one that fits the allowed kinds, the role's heaviest area that was asked least.
 */
export function chooseWanted(
  record: InterviewRecord,
  role: Role,
  history: PracticeHistory,
): WantedQuestion {
  const { settings, plan, turns } = record;
  const difficulty = nextDifficulty(settings.level, turns);
  const startedAt = new Date(record.startedAt);
  let best: { requirement: Requirement; priority: number } | null = null;
  for (const requirement of plan.requirements) {
    if (!settings.kinds.includes(requirement.kind)) {
      continue;
    }
    const priority =
      (requirementPriority(requirement, turns, history, startedAt) *
        kindBalance(requirement.kind, record, role)) /
      (1 + askedInArea(requirement, turns));
    if (best === null || priority > best.priority) {
      best = { requirement, priority };
    }
  }
  if (best !== null) {
    const { requirement } = best;
    return {
      requirement,
      area: requirement.areas[0] ?? leastAskedArea(role, turns),
      kind: requirement.kind,
      difficulty,
    };
  }
  const kind = settings.kinds[0] ?? "technical";
  const area = kind === "technical" ? leastAskedArea(role, turns) : kind;
  return { requirement: null, area, kind, difficulty };
}

/** Two languages of one area are two requirements, but a question about either tells much about both. */
function askedInArea(requirement: Requirement, turns: readonly Turn[]): number {
  return turns.filter((turn) => turn.asked.question.area === requirement.areas[0]).length;
}

/** Above 1 for a kind that the role asks more of than was asked so far, below 1 for one that is overdone. */
function kindBalance(kind: Kind, record: InterviewRecord, role: Role): number {
  const shares = role.kinds;
  const total = record.settings.kinds.reduce((sum, each) => sum + (shares[each] ?? 0), 0);
  if (total === 0) {
    return 1;
  }
  const due = ((shares[kind] ?? 0) / total) * (record.turns.length + 1);
  const asked = record.turns.filter((turn) => turn.asked.question.kind === kind).length;
  return due <= 0 ? 0.1 : Math.min(Math.max((due - asked + 1) / 2, 0.1), 2);
}

function leastAskedArea(role: Role, turns: readonly Turn[]): string {
  let best = { area: "dsa", rank: -Infinity };
  for (const [area, weight] of Object.entries(role.areas)) {
    const asked = turns.filter((turn) => turn.asked.question.area === area).length;
    const rank = weight / (asked + 1);
    if (rank > best.rank) {
      best = { area, rank };
    }
  }
  return best.area;
}

export interface PickOptions {
  readonly bank: readonly Question[];
  readonly wanted: WantedQuestion;
  readonly record: InterviewRecord;
  /** Questions of the last 30 days in interviews and practice. */
  readonly past: readonly PastQuestion[];
  readonly due: readonly DueQuestion[];
  /** Ids of the person's own questions; absent: none. */
  readonly own?: ReadonlySet<string>;
}

/**
 * The bank's question that comes nearest to what is wanted, never one of this interview, and none of the last 30 days
 * while another of its area and kind remains; one with something due comes before its neighbours, and one of the person's own before the bank's. When an area is used
 * up, the nearest one follows. The same arguments give the same question.
 * @returns null when every question of the allowed kinds was asked in this interview
 */
export function pickQuestion(options: PickOptions): Question | null {
  const { bank, wanted, record, past, own } = options;
  const due = new Set(options.due.map(({ questionId }) => questionId));
  const here = new Set(record.turns.map((turn) => turn.asked.question.id));
  const recent = new Set(past.map((question) => question.questionId));
  const random = seededRandom(record.settings.seed + record.turns.length * 7919);
  let best: { question: Question; rank: number } | null = null;
  for (const question of bank) {
    // Drawn for every question, so that one more in the exclusions does not reshuffle the others.
    const jitter = random();
    if (here.has(question.id) || question.language !== record.settings.language) {
      continue;
    }
    if (!record.settings.kinds.includes(question.kind)) {
      continue;
    }
    const rank =
      fitness(question, wanted, record.settings.level) +
      jitter +
      (due.has(question.id) ? dueFitness : 0) +
      (own?.has(question.id) === true ? ownFitness : 0) -
      (recent.has(question.id) ? recentPenalty : 0);
    if (best === null || rank > best.rank) {
      best = { question, rank };
    }
  }
  return best?.question ?? null;
}

/**
 * One of the person's own questions that is of the kind and one of the areas that are wanted, and was not asked within
 * the last 30 days; null when there is none. For an engine that writes questions itself.
 * @param options `bank` holds the person's own questions
 */
export function pickOwnQuestion(options: Omit<PickOptions, "own">): Question | null {
  const { bank, wanted, past } = options;
  const recent = new Set(past.map(({ questionId }) => questionId));
  const areas = wanted.requirement?.areas ?? [wanted.area];
  const fitting = bank.filter(
    ({ id, kind, area }) => kind === wanted.kind && areas.includes(area) && !recent.has(id),
  );
  return pickQuestion({ ...options, bank: fitting });
}

/** More than area and kind can outweigh, so a repeat comes only when the whole bank has been asked. */
const recentPenalty = 100;

/** What failed is asked before what is new in the same area and kind; never in the place of another kind. */
const dueFitness = 8;

/**
 * What the person wrote or chose is asked before the bank's of the same area and kind, though it names no skill; a
 * neighbouring area does not outweigh the wanted one by it.
 */
const ownFitness = 5;

/** Where to go on when an area is used up: what is asked of the same people, nearest first. */
const nearestAreas: Readonly<Record<string, readonly string[]>> = {
  javascript: ["typescript", "dsa"],
  typescript: ["javascript", "dsa"],
  python: ["dsa", "backend"],
  ruby: ["dsa", "backend"],
  dsa: ["databases"],
  databases: ["backend", "dsa"],
  backend: ["databases", "dsa"],
  frontend: ["javascript", "typescript"],
  devops: ["backend", "security"],
  security: ["backend", "devops"],
  testing: ["backend", "dsa"],
};

/** A question's first tags name what it is about (with the lexicon's id beside each); later ones what it touches. */
const mainTags = 4;

/**
 * Kind before area before skill before difficulty before seniority; the jitter of at most 1 chooses among questions that
 * differ only in seniority or little in skill.
 */
function fitness(question: Question, wanted: WantedQuestion, level: Level): number {
  const areas = wanted.requirement?.areas ?? [wanted.area];
  const areaRank = areas.indexOf(question.area);
  const skills = wanted.requirement?.skills ?? [];
  const firstShared = question.skills.findIndex((skill) => skills.includes(skill));
  const distance = Math.abs(
    difficulties.indexOf(question.difficulty) - difficulties.indexOf(wanted.difficulty),
  );
  return (
    (question.kind === wanted.kind ? 20 : 0) +
    (areaRank === -1 ? neighbourhood(question.area, areas[0]) : 12 - Math.min(areaRank, 4)) +
    (firstShared === -1 ? 0 : firstShared < mainTags ? 4 : 1.5) +
    (2 - distance) * 1.5 +
    (question.seniority.includes(level) ? 1 : 0)
  );
}

/** Less than any area that is wanted, more than any that is not. */
function neighbourhood(area: string, wanted: string | undefined): number {
  const rank = nearestAreas[wanted ?? ""]?.indexOf(area) ?? -1;
  return rank === -1 ? 0 : 6 - rank;
}

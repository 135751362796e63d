import type { MarkValue } from "../../grading/evaluation.ts";
import type { RequirementStatus } from "../../practice/progress.ts";
import type { Direction } from "../../practice/trends.ts";

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** Drills, the daily question, the streak and progress. */
export const english = {
  nothingFailed:
    "Nothing to drill: no criterion has failed yet. `greenroom interview` finds out what is weak.",
  nothingDueYet: (area: string | null) =>
    `Nothing is due${area === null ? "" : ` in ${area}`}. \`greenroom drill list\` shows what comes when.`,
  nothingDue: "Nothing is due.",
  noCards: "No cards yet: they come from what fails in interviews.",
  cardsExported: (count: number, file: string) =>
    `${count === 1 ? "1 card is" : `${count} cards are`} in ${file}. In Anki: File, Import.`,
  cardColumns: {
    due: "Due",
    recall: "Recall",
    last: "Last",
    area: "Area",
    criterion: "What comes back",
  },
  now: "now",

  dailyDone: (streakDays: number) =>
    `Today's question is answered; ${streakDays === 1 ? "the first day of a streak" : `${streakDays} days in a row`}. Another one: greenroom daily --again`,
  twoMinutes: "The question of the day: take about two minutes for it.",
  onlyInEnglish: "The bank has the questions of this role in English only; here is one in English.",
  noQuestion: "The bank has no question for this role.",
  noQuestionHint: "Use another --role.",

  question: "Question",
  skipped: "Skipped; it stays due.",
  notGraded: (why: string) =>
    `Not graded: ${why}. The answer is saved, and judged when you practise next.`,
  marks: {
    met: "met",
    partly: "partly",
    missed: "missed",
    contradicted: "contradicted",
    "cannot-tell": "not told",
  } satisfies Record<MarkValue, string>,
  beforeAndNow: (before: string, now: string) => `${before} before, ${now} now`,
  comesBackTomorrow: "comes back tomorrow",
  comesBack: (days: number, day: string) => `comes back in ${days} days (${day})`,
  paused: "Paused; everything is saved.",
  metIn: (met: number, criteria: number, answers: number) =>
    `${met} of ${criteria} met in ${counted(answers, "answer")}.`,
  practised: (days: number) => `Practised ${days === 1 ? "today" : `${days} days in a row`}.`,
  compareWith: "Good answers to compare yours with:",
  stillDue: (count: number) => `Still due: ${count}. Go on with: greenroom drill`,
  nothingWaits: "Nothing is waiting to come back.",
  nextDue: (day: string) => `Next due on ${day}.`,

  noStreak: "No streak",
  streak: (days: number) => `Streak: ${counted(days, "day")}`,
  minutes: (count: number) => counted(count, "minute"),
  hours: (hours: string) => `${hours} hours`,
  totals: (of: {
    interviews: number;
    since: string | null;
    answers: number;
    practiceAnswers: number;
    time: string;
  }) =>
    `${counted(of.interviews, "interview")}${of.since === null ? "" : ` since ${of.since}`}: ${counted(of.answers, "answer")} ${of.interviews === 1 ? "in it" : "in them"}, ${of.practiceAnswers} in practice, ${of.time} of answering.`,
  directions: {
    up: "better",
    down: "worse",
    steady: "within the noise",
    "too-few": "too few answers to tell",
  } satisfies Record<Direction, string>,
  fromTo: (earlier: string, recent: string) => `${earlier} to ${recent}`,
  answers: (count: number) => counted(count, "answer"),
  scoresTitle: "Scores, 1 to 5",
  more: (count: number) => `${count} more; --limit shows them.`,
  statuses: {
    proven: "proven",
    stale: "proven long ago",
    asked: "not proven yet",
    never: "never asked",
  } satisfies Record<RequirementStatus, string>,
  roleAsksFor: "What your role asks for",
  jobAsksFor: (job: string) => `What ${job} asks for`,
  provenOf: (proven: number, all: number) => `${proven} of ${all} proven`,
  missedAgain: "Missed again and again",
  ofAllAreas: "Streak and cards are those of all areas.",
  betsEven: "no leaning either way that is beyond chance",
  betsHigher: (size: string) => `${size} higher than you scored`,
  betsLower: (size: string) => `${size} lower than you scored`,
  bets: (verdict: string, meanError: string, count: number) =>
    `Your bets: ${verdict}; off by ${meanError} on average, ${counted(count, "bet")}.`,
  delivery: (interviews: number) =>
    `Delivery, ${counted(interviews, "spoken interview")}; never part of a score`,
  between: (least: string, most: string) => `between ${least} and ${most}`,
  lately: (change: string) => `${change} lately`,
  cardsWait: (count: number, day: string) =>
    `${counted(count, "card")}; the next is due on ${day}.`,
  doNext: "What to do next",
  next: {
    noScore: (count: number) =>
      `${count === 1 ? "1 answer has" : `${count} answers have`} no score yet`,
    due: (count: number) => `${count === 1 ? "1 criterion is" : `${count} criteria are`} due`,
    whereYouStand: "it shows where you stand",
    requirement: (name: string, status: Exclude<RequirementStatus, "proven">) =>
      `${name} ${{ never: "was never asked", asked: "is not proven", stale: "was proven long ago" }[status]}`,
    onlyInEnglish: (name: string) => `${name} has questions in English only`,
    addJob: "with a job, progress shows what it asks for",
    keepStreak: "nothing is due; keep the streak",
  },
};

export type PracticeWords = typeof english;

import type { AreaComparison, OutcomeComparison } from "../../practice/debrief-comparison.ts";
import type { Outcome } from "../../practice/debrief.ts";

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** Real interviews: what is asked of them, and what practice makes of them. */
export const english = {
  outcomes: {
    waiting: "waiting",
    "next-round": "next round",
    offer: "offer",
    rejected: "rejected",
    withdrew: "withdrew",
  } satisfies Record<Outcome, string>,
  ratings: { 5: "very well", 4: "well", 3: "so-so", 2: "badly", 1: "very badly" },
  cannotSay: "cannot say",
  none: "No debriefs yet; `greenroom debrief` records a real interview.",
  goOn: (company: string, questions: number) =>
    `Go on with the draft for ${company} (${counted(questions, "question")})?`,
  whichJob: "Which job was it?",
  anotherJob: "another",
  company: "Company:",
  date: "Date (YYYY-MM-DD):",
  wrongDate: "It takes a day that has come, such as 2026-01-31.",
  role: "Role (may stay empty):",
  round: "Round, such as phone screen (may stay empty):",
  question: (number: number) => `Question ${number} (empty: that was all):`,
  isItThis: "Is it this one?",
  howWentQuestion: "How did it go?",
  howWentAll: "How did the interview go on the whole?",
  note: "Note (may stay empty):",
  whatCame: "What came of it?",
  noSuchJob: (job: string) => `No saved job is called "${job}"; the name is kept.`,
  removeQuestion: (company: string, day: string) => `Forget the interview at ${company} on ${day}?`,
  removed: "Removed. Its questions are still in your bank.",
  editNote:
    "Take questions out, or add some as `- text: …`. An `id` says which question it is; without one it is looked for.",
  unchanged: "Nothing was changed.",
  inBank: (id: string) => `in the bank: ${id}`,
  amongYours: (id: string) => `among your own: ${id}`,
  isNew: (id: string) => `new: ${id}`,
  waits: "not asked until it has a reference",
  muchLike: (id: string) => `much like ${id}, which \`id: ${id}\` would link`,
  dueNow: (count: number) => `Due now in \`greenroom drill\`: ${counted(count, "question")}.`,
  makesReady: (id: string) =>
    `A reference answer makes a question ready: greenroom questions add --edit ${id}`,
  columns: {
    id: "Id",
    date: "Date",
    company: "Company",
    round: "Round",
    questions: "Questions",
    went: "Went",
    outcome: "Outcome",
    practice: "Practice",
    answers: "Answers",
  },
  neverPractised: "Asked in reality, never practised",
  isDue: "due in `greenroom drill`",
  wantsReference: (id: string) => `wants a reference: greenroom questions add --edit ${id}`,
  noPractice: "no practice in the 30 days before",
  practiceBefore: (score: string, answers: number) =>
    `practice in the 30 days before: ${score} (${counted(answers, "answer")})`,
  ofJob: (job: string) => `job ${job}`,
  went: (rating: string) => `went ${rating} of 5`,
  notRated: "not rated",
  noPracticeAtAll: (days: number) => `No practice in the ${counted(days, "day")} before any.`,
  practiceBy: (days: number, grader: string) =>
    `Practice: mean score of the ${counted(days, "day")} before, by ${grader} alone. Went: your own rating.`,
  notCounted: (answers: number) => `By other graders, not counted: ${counted(answers, "answer")}.`,
  practiceBeforeTitle: "Practice before",
  passed: (score: string, count: number) =>
    `offers and next rounds: ${score} (${counted(count, "interview")})`,
  rejections: (score: string, count: number) =>
    `rejections: ${score} (${counted(count, "interview")})`,
  tooFew: (fewest: number) => `Too few to say: it takes ${fewest} of each.`,
  verdicts: {
    "no-difference": (noise: string) => `The difference is within the noise (${noise}).`,
    "higher-before-passed": (noise: string) =>
      `Higher before offers and next rounds, beyond the noise (${noise}).`,
    "lower-before-passed": (noise: string) =>
      `Lower before offers and next rounds, beyond the noise (${noise}).`,
  } satisfies Record<Exclude<OutcomeComparison["verdict"], "too-few">, unknown>,
  byArea: "By area",
  areaFacts: (asked: number, went: string, practice: string, answers: number) =>
    `asked ${counted(asked, "time")}, went ${went}; practice ${practice} (${counted(answers, "answer")})`,
  areaVerdicts: {
    "too-few": "too few to say",
    "as-practised": "as in practice, within the noise",
    "better-than-practised": "better than in practice",
    "worse-than-practised": "worse than in practice",
  } satisfies Record<AreaComparison["verdict"], string>,
};

export type DebriefWords = typeof english;

import type { InterviewStatus } from "../../interview/interview.ts";

/** The list of interviews and the first screen. */
export const english = {
  columns: {
    id: "Id",
    date: "Date",
    time: "Time",
    role: "Role",
    level: "Level",
    mode: "Mode",
    engine: "Engine",
    answered: "Answered",
    score: "Score",
    status: "Status",
    ungraded: "Ungraded",
  },
  statuses: { open: "open", completed: "done", "ended-early": "ended" } satisfies Record<
    InterviewStatus,
    string
  >,
  none: "No interviews yet; `greenroom interview --sample` starts one.",
  noneSuch: "No such interviews.",
  more: (count: number) => `${count} more; --limit shows them.`,

  welcome:
    "An interviewer in your terminal: it asks, you answer, and every answer is judged against criteria that were written before it.",
  open: (ago: string, answered: number, limit: number) =>
    `Open: an interview of ${ago}, ${answered} of ${limit} answered.`,
  last: (role: string, ago: string, result: string, all: number) =>
    `Last: ${role}, ${ago}: ${result}. ${all} in all.`,
  noScoreYet: "no score yet",
  scoreOf: (score: string) => `${score} of 5`,
  uses: (names: readonly string[]) => `Uses ${names.join(" and ")}.`,
  justNow: "just now",

  whatNow: "What now?",
  goOn: (id: string) => `Go on with interview ${id}`,
  newInterview: "New interview",
  trySample: "Try it with a sample resume and job",
  newWithOwn: "New interview with my own resume and job",
  readLast: "Read the last interview",
  all: "All interviews",
  check: "Check that everything works",
  leave: "Leave",
  yourResume: "Your resume (a file; Enter for none):",
  yourJob: "The job description (a file; Enter for none):",
};

export type HistoryWords = typeof english;

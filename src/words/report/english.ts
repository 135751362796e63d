import type { ScreenFinding, UngradedReason } from "../../grading/evaluation.ts";
import type { InterviewStatus } from "../../interview/interview.ts";
import type { CoverageStatus } from "../../report/coverage.ts";

/** The report, in the terminal and as Markdown; what it shares with the interview stands there. */
export const english = {
  coverage: {
    shown: "shown",
    "partly-shown": "partly shown",
    "not-shown": "not shown",
    ungraded: "asked, not graded yet",
    skipped: "asked, skipped",
    "not-asked": "not asked",
  } satisfies Record<CoverageStatus, string>,
  ungraded: {
    "service-down": "the service did not answer",
    "key-refused": "the API key is missing or was refused",
    refused: "the model declined to judge it",
    "invalid-reply": "the model's reply could not be used",
    "nothing-to-judge": "no criterion could be judged",
    stopped: "it was stopped before the reply came",
  } satisfies Record<UngradedReason, string>,
  screens: {
    empty: "The answer was empty, so it scores 1 without a grader.",
    "no-answer": "The answer says that there is none, so it scores 1 without a grader.",
    gibberish: "The answer has no readable words, so it scores 1 without a grader.",
    echo: "The answer repeats the question, so it scores 1 without a grader.",
  } satisfies Record<ScreenFinding, string>,
  statuses: {
    open: "still open",
    completed: "completed",
    "ended-early": "ended early",
  } satisfies Record<InterviewStatus, string>,

  interview: "Interview",
  from: (documents: readonly string[]) => `From ${documents.join(" and ")}`,
  answeredOf: (answered: number, asked: number) => `${answered} of ${asked} answered`,
  noScoreYet: "No score yet",
  wentWell: "What went well",
  doNext: "What to do next",
  inQuestion: (position: number) => `(question ${position})`,
  jobAsksFor: "What the job asks for",
  noAnswer: "No answer.",
  notTranscribed: "Spoken, and not transcribed yet.",
  unsureOf: (words: string) => `The recogniser was unsure of ${words}.`,
  notGradedYet: "Not graded yet.",
  notGraded: (why: string) => `Not graded: ${why}.`,
  betOn: (score: string) => `You bet on ${score}.`,
  evaluationNumber: (count: number) => `Evaluation ${count} of this answer.`,
  goesOn: (id: string) => `greenroom continue ${id} goes on with it.`,
  judgesPending: (id: string) => `greenroom regrade ${id} --pending judges what has no score yet.`,

  writtenTo: (file: string) => `Written to ${file}.`,
  title: (role: string, level: string) => `Interview report: ${role}, ${level}`,
  date: "Date",
  status: "Status",
  mode: "Mode",
  resume: "Resume",
  job: "Job",
  judgedBy: "Judged by",
  none: "none",
  nobodyYet: "nobody yet",
  summary: "Summary",
  questionsAnsweredOf: (answered: number, asked: number) =>
    `${answered} of ${asked} questions answered`,
  offlineNote:
    "The offline grader judged here: it finds the criteria's concepts by their words, and no model read the answers.",
  ungradedNote:
    "Answers that are not graded count in no score; `greenroom regrade --pending` judges them.",
  lowConfidenceNote:
    "Scores marked with ? are of low confidence; below each of these answers stands why.",
  requirementColumns: [
    "Requirement",
    "Importance",
    "In this interview",
    "Questions",
    "In the resume",
  ],
  nothing: "nothing",
  claims: {
    title: "What to be ready to defend",
    said: (quote: string, position: number, what: string) =>
      `${quote} (question ${position}): ${what}`,
    resume: (other: string, figure: string) =>
      `Your resume says ${other}, this answer ${figure}. Be ready to say what each of them counts.`,
    answer: (position: number, other: string, figure: string) =>
      `Your answer to question ${position} says ${other}, this one ${figure}. Be ready to say what each of them counts.`,
    earlierAnswer: (position: number, interview: string, other: string, figure: string) =>
      `Your answer to question ${position} of interview ${interview} says ${other}, this one ${figure}. Be ready to say what each of them counts.`,
    notInResume: "No number for it was found in your resume. Be ready to say how it was measured.",
    date: (other: string, figure: string) =>
      `Your resume says “${other}”, this answer ${figure}. Be ready to say how the two go together.`,
    part: (other: string, figure: string) =>
      `Your resume says “${other}”, this answer ${figure}. Be ready to say which part of it was your own.`,
  },
  scores: "Scores",
  scoreColumns: ["#", "Question", "Area", "Difficulty", "Score"],
  dimensionColumns: ["Kind", "Dimension", "Score"],
  outcomes: { answered: "not graded", skipped: "skipped", unanswered: "no answer" },
  questionsAndAnswers: "Questions and answers",
  questionTitle: (position: number, area: string, difficulty: string) =>
    `Question ${position}: ${area}, ${difficulty}`,
  askedFor: (requirement: string) => `Asked for: ${requirement}.`,
  followUp: "Follow-up:",
  strongerVersion: "A stronger version, from the facts given:",
  notGradedBold: "Not graded",
  pendingTriesAgain: "`greenroom regrade --pending` tries again.",
  yourBet: (score: string) => `your bet: ${score}`,
  criterionColumns: ["", "Criterion", "Your words"],
  nextTime: "Next time:",
  whoJudged: "Who judged",
  graderColumns: ["Engine", "Model", "Questions", "Prompt", "Rubrics", "Calibration"],
  formula:
    "Scores are comparable only where engine, model, prompt, rubric and calibration are the same. The formula: 1 + 4 × Σ weight × mark ÷ Σ weight, with met 1, partly ½, missed and wrong 0; what could not be told is left out. A calibration corrects the result.",
};

export type ReportWords = typeof english;

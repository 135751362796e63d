import type { Difficulty, Kind, Level } from "../../grading/question.ts";
import type { InterviewSettings } from "../../interview/interview.ts";

/** An interview as the person lives it, and what the offline engine says in it. */
export const english = {
  role: (name: string) => `Role: ${name} (--role chooses another).`,
  engine: (name: string, why: string) => `Engine: ${name} (${why}).`,
  recordedReplies: (file: string) => `recorded replies of ${file}`,
  noKey: "no API key; `greenroom auth set` saves one",
  keyFromFile: "key from the key file",
  keyFromEnvironment: "key from the environment",
  nothingSent: "Engine: offline. Nothing is sent.",
  theEngine: "The openai engine",
  sends: (who: string, url: string, what: string, more: string) =>
    `${who} sends to ${url}: ${what}. Nothing else leaves this machine. ${more}`,
  sendThese: "Send these?",
  sentTexts: "the text of your resume and job, the questions, and your answers",
  readShows: "`greenroom read FILE` shows exactly what a document becomes.",
  spokenInterview: "A spoken interview",
  sentRecordings:
    "the recordings of your answers, to be transcribed, with names and terms out of your resume and job",
  sentQuestions: "the questions, to be spoken",
  andSent: (one: string, other: string) => `${one}, and ${other}`,
  recordingsKept: "Recordings are kept on this machine until you delete the interview.",
  speakerSystem: "`--speaker system` speaks with a voice of this machine.",
  spokenSummary: (asked: number, answered: number, score: string | null) =>
    `That was it. You answered ${answered} of ${asked}. ${score === null ? "There is no score yet." : `Your score is ${score} of 5.`}`,
  planning: "Reading the job and planning",
  doesNotFit: (document: string, characters: number, model: string) =>
    `${document}: its last ${characters} characters do not fit into ${model} and are left out.`,
  goingOn: (id: string, asked: number, limit: number) =>
    `Going on with interview ${id}: ${asked} of ${limit} questions asked.`,
  onlyInEnglish: (areas: string) =>
    `The bank has these areas of the role in English only, so they are left out: ${areas}. --language en asks them.`,
  allInEnglish:
    "The bank has questions for this role in English only, so this interview is in English.",

  planTitle: "What this interview looks at",
  importance: { 1: "nice to have", 2: "expected", 3: "essential" },
  notInResume: "not in the resume",
  noQuestionInLanguage: "no question in English",
  questionOf: (position: number, limit: number) => `Question ${position} of ${limit}`,
  question: (position: number) => `Question ${position}`,
  kinds: {
    technical: "Technical",
    behavioural: "Behavioural",
    "system-design": "System design",
  } satisfies Record<Kind, string>,
  difficulties: { easy: "easy", medium: "medium", hard: "hard" } satisfies Record<
    Difficulty,
    string
  >,
  levels: { junior: "junior", mid: "mid", senior: "senior", staff: "staff" } satisfies Record<
    Level,
    string
  >,
  modes: { coach: "coach", mock: "mock" } satisfies Record<InterviewSettings["mode"], string>,
  writtenForYou: "written for you",
  again: "again",
  followUp: "Follow-up",
  skipped: "Skipped.",
  strongerVersion: "A stronger version, from your own facts",
  notGraded: (why: string) =>
    `Not graded: ${why}. The answer is saved; "greenroom regrade --pending" judges it later.`,
  scoreOf: (score: string) => `${score} of 5`,
  nextTime: "Next time: ",
  offlineAll: (why: string) => `From here on the offline engine asks and judges: ${why}.`,
  offlineAsks: (why: string) =>
    `From here on questions come from the bank: ${why}. Answers are judged when the service is back.`,
  noScore: "No score",
  answered: (count: number) => `${count} answered`,
  skippedCount: (count: number) => `${count} skipped`,
  ungradedCount: (count: number) => `${count} not graded yet`,

  betQuestion: "Before you see it: what will this answer score?",
  noBet: "No bet",
  nothingTyped: "Nothing typed. /skip leaves the question out, /pause stops here.",
  andNow: "And now?",
  goOn: "Go on",
  showStronger: "Show a stronger version",
  showStrongerHow: "Built only from facts in your answer and your resume",
  readExample: "Read an example answer",
  readExampleHow: "How a strong candidate might say it, and why it is asked",
  pause: "Pause",
  pauseHow: "greenroom continue takes it up again",
  finishHere: "Finish here",
  finishHereHow: "Ends the interview with what there is",
  goOnOffline: "Go on with the offline engine? (No: answers are kept and judged later)",
  nextQuestion: "The next question",
  writingStronger: "Writing a stronger version",
  aFollowUp: "A follow-up",
  judging: "Judging",
  answersRanOut: "The answers ran out; the interview stays open.",
  paused: "Paused; everything is saved.",
  goOnWith: (command: string) => `Go on with: ${command}`,
  inFull: (id: string) => `In full: greenroom show ${id}. As Markdown: greenroom report ${id}`,

  claimProbes: {
    measured: (figure: string) => `You mentioned this figure: ${figure}. How did you measure it?`,
    date: (figure: string, other: string) =>
      `You mentioned ${figure}. Your resume has ${other}. How do the two go together?`,
    part: (figure: string, other: string) =>
      `You said: ${figure}. Your resume has: ${other}. Which part of it was your own?`,
    resume: (figure: string, other: string) =>
      `You mentioned this figure: ${figure}. In your resume it is: ${other}. What does each of them count?`,
    answer: (figure: string, other: string) =>
      `You mentioned this figure: ${figure}. In an earlier answer it is: ${other}. What does each of them count?`,
  },

  inOtherWords: (question: string) => `In other words: ${question}`,
  probeBehavioural:
    "Can you tell me more about that occasion: what did you do yourself, and what came of it?",
  probeTechnical: "Can you go one step deeper: how does it work, and where does it stop working?",
  probePlain: "Can you go one step deeper into that, with a concrete example?",
  fillIn: (sentence: string) => `Fill in what is left out: ${sentence}`,
  toSayHere: (criterion: string) => `[to say here: ${criterion}]`,
  kindOr: " or ",
  bankIsEmpty: (kinds: string, language: string) =>
    `The question bank holds no question of kind ${kinds} in "${language}".`,
  bankIsEmptyForRole: (areas: string) =>
    `The question bank holds no question for the areas of this role: ${areas}.`,
  bankIsEmptyHint: "Use --language en, or a model with --engine openai.",
  bankIsEmptyAnywhereHint:
    "Use another --role or --kind, questions of your own (`greenroom questions add`), or a model with --engine openai.",
  /** Of a requirement. */
  ownQuestions: "Your own questions",
  bankUsedUp: (kinds: string) =>
    `The question bank holds no further question of kind ${kinds} in this language.`,
  bankUsedUpHint: "Ask for fewer --questions, more kinds, or --language en.",
  bankUsedUpInEnglishHint: "Ask for fewer --questions, or more kinds.",
};

export type InterviewWords = typeof english;

import { grouped } from "../numbers.ts";

const count = (number: number): string => grouped(number, "en");
const answers = (number: number): string =>
  `${count(number)} ${number === 1 ? "answer" : "answers"}`;
const calls = (number: number): string => `${count(number)} ${number === 1 ? "call" : "calls"}`;

/** What `greenroom evaluate` says while it judges, and what came of it. Scores, times and tokens come as they are shown. */
export const english = {
  sent: {
    what: "the questions, references and criteria of your files, and the answers; of a recording, the sound",
    more: "Names of files and candidates stay here.",
  },
  noneForProvider: "No answer needs the provider: all are judged, or need no model.",
  stopping: "Stopping: what is under way is finished. Ctrl-C again leaves at once.",
  dollars: (amount: string) => `$${amount}`,

  progress: {
    done: (number: number) => `${count(number)} done`,
    left: (time: string) => `${time} left`,
    withoutScore: (number: number) => `${count(number)} without a score`,
    transcribing: (recordings: number) =>
      `transcribing ${count(recordings)} ${recordings === 1 ? "recording" : "recordings"}`,
    waiting: (time: string) => `waiting for the service, ${time} at most`,
  },

  waiting: {
    /** What the service said comes first: a sentence. */
    outage: (failure: string, time: string) =>
      `${failure} Waiting for the service, ${time} at most; Ctrl-C ends the run and keeps what is finished.`,
    rateLimit: (time: string) =>
      `The service takes no more requests for now. Waiting ${time} at most; Ctrl-C ends the run and keeps what is finished.`,
  },

  summary: {
    answers: (number: number, time: string, counts: string) =>
      `${answers(number)} in ${time}: ${counts}.`,
    evaluated: (number: number) => `${count(number)} evaluated`,
    ungraded: (number: number) => `${count(number)} ungraded`,
    invalid: (number: number) => `${count(number)} invalid`,
    scores: (mean: string, lowest: string) => `Mean ${mean}, lowest ${lowest}.`,
    notGraded: (number: number, reason: string) => `${count(number)} not graded: ${reason}.`,
    requestRefused:
      "the service did not take the request: it is too long, or of a kind that it does not know",
    lastFailure: (message: string) => `The last failure: ${message}`,
    noCriteria: "the question has neither criteria nor a reference to grade by",
    kept: (number: number) => `${count(number)} had been judged before and cost nothing.`,
    calls: (number: number, input: string, output: string, price: string) =>
      `${calls(number)}: ${input} tokens in, ${output} out, ${price}.`,
    uncounted: (number: number, price: string) =>
      `${calls(number)}, whose tokens the server does not count: ${price}.`,
    unknownPrice: "the price is not known",
    partlyUnknown: (dollars: string, number: number) =>
      `${dollars} and ${calls(number)} of unknown price`,
    written: (files: string) => `Written: ${files}.`,
  },

  plan: {
    answers: (number: number, invalid: number) =>
      `${answers(number)}${invalid === 0 ? "" : `, ${count(invalid)} invalid`}.`,
    offline: "The offline grader asks nobody and costs nothing.",
    free: (number: number) =>
      `${count(number)} need no call: judged before, the same as another, or no answer at all.`,
    saved: (dollars: string) => `What was judged before saves ${dollars}.`,
    calls: (number: number, criteria: number, input: string, output: string) =>
      `${calls(number)}${criteria === 0 ? "" : `, ${count(criteria)} of them to write criteria`}: about ${input} tokens in and ${output} out.`,
    unknownPrice: "The price of this model is not known; --price IN/OUT tells it.",
    cost: (dollars: string, most: string) =>
      `About ${dollars}; ${most} if every reply were as long as it may be.`,
    half: "Judgements are at the batch API's price, half the usual one.",
    recordings: (number: number, minutes: string, price: string) =>
      `${count(number)} ${number === 1 ? "recording" : "recordings"} to transcribe, ${minutes} at most, ${price}; what they say is judged besides.`,
    minutes: (shown: string, number: number) => `${shown} ${number === 1 ? "minute" : "minutes"}`,
    recordingsUnknown: "at a price that is not known",
    recordingsCost: (dollars: string) => `for ${dollars} at most`,
    nothingSent: "Nothing was sent.",
  },

  comparison: {
    none: "No row has a score in both runs that was given in the same way.",
    beyond: (before: string, after: string, change: string, band: string, beyond: string) =>
      `Mean ${before} → ${after} (${change}), ${beyond} beyond the spread of ±${band}.`,
    within: (before: string, after: string, change: string, band: string) =>
      `Mean ${before} → ${after} (${change}), within the spread of ±${band}.`,
    /** Of one row, after its change. */
    rowBeyond: (beyond: string, band: string) => `${beyond} beyond the spread of ±${band}`,
    counts: (compared: number, better: number, worse: number, within: number) =>
      `${compared} compared: ${better} better, ${worse} worse, ${within} unchanged or within the spread.`,
    yardsticks: {
      engine: "engine",
      model: "model",
      promptHash: "prompt",
      rubricHash: "rubric",
      calibration: "calibration",
    },
    incomparable: (number: number, reasons: string, change: string) =>
      `${number} not comparable, since they were graded by another ${reasons}; their mean change is ${change}.`,
    moved: (number: number) =>
      `${count(number)} had another id or stood elsewhere, known by ${number === 1 ? "its answer" : "their answers"}.`,
    added: (number: number) => `${number} new.`,
    removed: (number: number, ids: string) => `${number} gone: ${ids}.`,
    lostScore: (number: number) =>
      `${number} had a score and ${number === 1 ? "has" : "have"} none now.`,
    gainedScore: (number: number) =>
      `${number} ${number === 1 ? "has" : "have"} a score and had none.`,
  },

  markdown: {
    heading: (number: number) => `${number} ${number === 1 ? "answer" : "answers"}`,
    headingWithMean: (number: number, mean: string) =>
      `${number} ${number === 1 ? "answer" : "answers"}, mean ${mean} of 5`,
    evaluated: (number: number) => `**${number}** evaluated`,
    ungraded: (number: number) => `**${number}** ungraded`,
    invalid: (number: number) => `**${number}** invalid`,
    meanBelow: (minimum: number) => `The mean is **below** ${minimum}.`,
    meanNotBelow: (minimum: number) => `The mean is not below ${minimum}.`,
    belowMinimum: (number: number, minimum: number) => `**${number}** below ${minimum}.`,
    gradedBy: (graders: string) => `Graded by ${graders}.`,
    columns: {
      score: "Score",
      answers: "Answers",
      answer: "Answer",
      question: "Question",
      candidate: "Candidate",
      before: "Before",
      after: "After",
      change: "Change",
      spread: "Spread",
      beyond: "Beyond it",
      mean: "Mean",
      lowest: "Lowest",
    },
    sinceEarlier: "Since the earlier run",
    questions: "Questions, lowest mean first",
    candidates: "Candidates, lowest mean first",
    more: (number: number) => `And ${number} more.`,
    others: (number: number) =>
      number === 1
        ? "1 answer belongs to another, that came too late to be listed"
        : `${number} answers belong to others, that came too late to be listed`,
    lowest: "Lowest answers",
    missing: (criteria: string) => `Missing: ${criteria}`,
    /** Behind the id of a criterion that an answer says the opposite of. */
    contradicted: "contradicted",
    notEvaluated: "Not evaluated",
    otherReasons: (number: number) => `${number} for other reasons`,
    first: "The first of them:",
    leftOut: "The rest is left out: a comment holds no more. All of it is in the JSONL.",
  },
};

export type EvaluateWords = typeof english;

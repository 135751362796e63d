import type { UngradedReason } from "../../grading/evaluation.ts";
import { english as grading } from "../grading/english.ts";

const answers = (count: number): string => `${count} ${count === 1 ? "answer" : "answers"}`;

/** `greenroom label` and `greenroom calibrate`. Figures with decimals come as they are shown. */
export const english = {
  keys: {
    /** What the keys are for, where nobody can press one. */
    purpose: "the marks of each answer",
    undo: "undo",
    skip: "skip",
    quit: "quit",
  },
  noneMarked: "You have not marked any answer yet.",
  noneToMark: "There is no answer to mark. --again shows those that you have marked.",
  leftOut: (count: number) => `Left out: ${count} without criteria, unreadable, or recordings.`,
  /** Where an answer comes from: a file and a line, or an interview and a question. */
  source: (source: string) => source,
  answerOf: (number: number, count: number) => `Answer ${number} of ${count}`,
  marked: (count: number) => `${answers(count)} marked.`,
  againstYours:
    "Against your marks of this session. `greenroom calibrate --labels` measures by all of them.",
  labelsWritten: (count: number, file: string) =>
    `${count} ${count === 1 ? "label" : "labels"} written to ${file}. They hold your answers.`,
  labelsAdded: (added: number, replaced: number) =>
    `Labels added: ${added}; replaced: ${replaced}.`,
  labelForgotten: (id: string, source: string) => `Forgotten: ${id}, ${source}.`,

  columns: {
    grader: "Grader",
    answers: "Answers",
    marks: "Marks",
    kappa: "Kappa",
    same: "Same",
    bias: "Bias",
    id: "Id",
    marked: "Marked",
    score: "Score",
    from: "From",
    question: "Question",
    dimension: "Dimension",
    count: "Count",
    meanError: "Mean error",
    name: "Name",
    model: "Model",
    fitted: "Fitted",
    attacks: "Attacks",
    seen: "Seen",
    gotThrough: "Got through",
    meanRise: "Mean rise",
    worst: "Worst",
  },
  none: "none",
  all: "All",
  /** Of a rubric, of the answers that come with Greenroom, of the attacks; in English they are their ids and names. */
  dimension: (id: string) => id,
  manner: (id: string) => id,
  family: (_id: string, name: string) => name,

  measured: {
    noGrader: "No grader",
    answers: (count: number) => answers(count),
    marks: (count: number) => `${count} ${count === 1 ? "mark" : "marks"} compared`,
    ungraded: (count: number) => `${count} not graded`,
    cannotTell: (count: number) => `${count} could not be told`,
    kappa: "Kappa of marks",
    kappaIs: (kappa: string, same: string) => `${kappa} (same mark: ${same})`,
    scores: "Scores",
    scoresAre: (r: string, error: string, bias: string) =>
      `r ${r}, mean error ${error} points, bias ${bias}`,
    withCalibration: (name: string) => `With ${name}`,
    spread: "Spread",
    spreadIs: (mean: string, largest: string) =>
      `${mean} of 4 points between repeats, at most ${largest}`,
    furthest: "Furthest apart (grader, people)",
  },

  fit: {
    formula: (constant: string, slope: string, count: number) =>
      `score = ${constant} ${slope} × raw score, from ${answers(count)}`,
    errors: (before: string, after: string) =>
      `Mean error on answers that the fit had not seen: ${before} without it, ${after} with it.`,
    later: (model: string) =>
      `Later evaluations by ${model} with this prompt are corrected and say so; \`greenroom calibrate --clear\` forgets it.`,
    raw: (constant: string, slope: string) => `${constant} + ${slope} raw`,
    noneKept: "No score is corrected. `greenroom calibrate --fit` fits a correction.",
    noneOfThis: "There was no correction of this engine and model.",
    forgotten: (names: string) =>
      `Forgotten: ${names}. Evaluations that it was applied to keep their scores.`,
  },

  attacks: {
    through: (succeeded: number, all: number, rate: string, rise: number) =>
      `${succeeded} of ${all} attacks got through (${rate}): they raised a weak answer by more than ${rise} of the range.`,
    ungraded: (count: number) => `${count} could not be judged and count nowhere.`,
    noneTaken: (honest: number) => `None of ${honest} honest answers was taken for an attack.`,
    taken: (ids: string) => `Honest answers taken for attacks: ${ids}.`,
    meanRise: (rise: string, limit: number) =>
      `Attacks raise scores by ${rise} on average, above ${limit}.`,
    worstRise: (rise: string, limit: number) => `The worst raises one by ${rise}, above ${limit}.`,
    areTaken: (ids: string) => `Honest answers are taken for attacks: ${ids}.`,
    hint: "Judge by another model, or raise the limit with --max-mean-rise and --max-rise.",
  },

  sent: {
    what: "answers that are bundled with Greenroom or that you marked, and their questions",
    more: "They are sent only when you calibrate.",
  },
  judging: (number: number, all: number) => `Judging ${number} of ${all}`,

  errors: {
    filesAndInterview: {
      message: "Answers are taken from files or from --interview, not from both.",
      hint: "Leave one of them out.",
    },
    stopped: (saved: number) => ({
      message: `Stopped. Answers marked and saved: ${saved}.`,
      hint: "`greenroom label` goes on with the others.",
    }),
    noLabel: (id: string) => ({
      message: `There is no label "${id}".`,
      hint: "`greenroom label list` shows them.",
    }),
    severalLabels: (count: number, id: string) => ({
      message: `${count} labels begin with "${id}".`,
      hint: "`greenroom label list` shows them.",
    }),
    notALabel: (place: string) => ({
      message: `${place} is not a label, or its marks are not those of its criteria.`,
      hint: "Give a file that `greenroom label export` wrote. Nothing was imported.",
    }),
    together: (flags: readonly string[]) => ({
      message: `${flags.join(" and ")} do not go together.`,
      hint: "Give one of them.",
    }),
    lowKappa: (kappa: string | null, limit: number) => ({
      message: `Kappa is ${kappa ?? "not defined"}, below --min-kappa ${limit}.`,
      hint: "The answers on which they differ most are listed above; prompt, model or criteria may have changed.",
    }),
    noneMarked: {
      message: "You have not marked any answer yet.",
      hint: "`greenroom label` lets you; or leave --labels out.",
    },
    noFit: (fewest: number) => ({
      message: `No correction can be fitted: it takes ${fewest} answers whose scores rise with people's marks.`,
      hint: "Nothing was kept. `greenroom calibrate` shows how far this grader and people agree.",
    }),
    fitNotKept: {
      message: "The correction is not kept: it brings scores no nearer to people's.",
      hint: "An earlier one, if there is any, stays: `greenroom calibrate --list` shows it. More labels may make a better one: `greenroom label`.",
    },
    noConsent: {
      message: "Nothing is sent without your consent.",
      hint: "Measure the grader that needs no service: --engine offline.",
    },
    noneJudged: (reason: UngradedReason) => ({
      message: `No answer could be judged: ${grading.ungraded[reason]}.`,
      hint: "`greenroom doctor` checks the service and the key.",
    }),
  },
};

export type CalibrationWords = typeof english;

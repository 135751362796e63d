const again = "Run the same command again to go on.";
const oneOfThem = "Give one of them.";

/** By the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "part of its path is a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "it is a link that leads in a circle",
  ENAMETOOLONG: "its name is too long",
  EISDIR: "it is a folder",
};

/** Errors of `greenroom evaluate` and of the files that it reads. Figures come as they are shown in English. */
export const english = {
  judgesOffline: {
    message: "The offline grader says the same every time, so --judges has nothing to compare.",
    hint: "Leave it out, or judge by a model: --engine openai.",
  },
  unknownPrice: (model: string, url: string) => ({
    message: `The price of ${model} at ${url} is not known, so --max-cost cannot be kept.`,
    hint: "Tell it with --price IN/OUT, in dollars for a million tokens.",
  }),
  noConsent: {
    message: "Nothing is sent without your consent.",
    hint: "Judge without a service: --engine offline.",
  },
  noProvider: {
    message: "The offline engine has no provider, so there is no --via batch-api.",
    hint: "Leave it out, or judge by a model: --engine openai.",
  },
  providerNeedsKey: {
    message: "--via batch-api needs an API key, and there is none.",
    hint: "Save one with `greenroom auth set`, or leave --via out to use the offline engine.",
  },
  noAnswers: (paths: string) => ({
    message: `There is no answer in ${paths}.`,
    hint: "`greenroom evaluate --help` shows what files of answers look like.",
  }),
  questionTwice: {
    message: "--question and --question-id both name the question.",
    hint: oneOfThem,
  },
  noQuestion: (id: string, meant: string | null) => ({
    message: `The bank has no question "${id}".`,
    hint: meant === null ? "`greenroom questions` lists them all." : `Did you mean ${meant}?`,
  }),
  badPrice: (text: string) => ({
    message: `--price is "${text}".`,
    hint: "It takes dollars for a million tokens in and out, such as 1.25/10.",
  }),
  sameOutput: (path: string) => ({
    message: `Two outputs are called ${path}.`,
    hint: "Give each a name of its own.",
  }),

  /** Behind the message of what ended a run. */
  kept: (done: number, files: string) => ` The first ${done} results are in ${files}.`,
  stoppedAfter: (done: number, kept: string) => ({
    message: `Stopped after ${done} ${done === 1 ? "answer" : "answers"}.${kept}`,
    hint: again,
  }),
  stopped: { message: "Stopped.", hint: again },
  stoppedPause: { message: "Stopped.", hint: "What is finished is kept." },
  stoppedReading: (name: string) => ({
    message: `Stopped while reading ${name}.`,
    hint: "Start the command again.",
  }),
  strict: (place: string, reason: string) => ({
    message: `${place} ${reason}.`,
    hint: "Correct it, or go on past such rows without --strict.",
  }),
  longPause: (minutes: number) => ({
    message: `The service asks for a pause of ${minutes} minutes.`,
    hint: "Run the same command again then: what is finished is kept.",
  }),
  /**
   * @param out what requests that are under way may cost; null: there are none
   * @param enough what the limit must be for this request alone; null: it is enough for that
   */
  overBudget: (
    most: string,
    spent: string,
    next: string,
    out: string | null,
    enough: string | null,
  ) => ({
    message: `--max-cost ${most} might be passed: ${spent} USD are spent, ${out === null ? "" : `${out} may go for what is under way, `}and the next request may cost up to ${next}.`,
    hint:
      enough === null
        ? "Run the same command again: what is finished is kept and costs nothing, and each run has the whole limit."
        : `Run the same command again with --max-cost ${enough} or more: what is finished is kept and costs nothing.`,
  }),
  planOverBudget: {
    message: "--max-cost might be passed: at the highest, these answers cost more.",
    hint: "Allow more, or evaluate fewer answers at once.",
  },
  soundPriceUnknown: (model: string, url: string) => ({
    message: `What ${model} at ${url} asks for a minute of sound is not known, so --max-cost cannot be kept.`,
    hint: "Transcribe on this machine (greenroom config set recogniser whisper-cli), or leave --max-cost out.",
  }),
  notAResult: (file: string, line: number) => ({
    message: `${file}:${line} is not a result of greenroom evaluate.`,
    hint: "Give the JSONL that an earlier run wrote with --output.",
  }),

  verdict: {
    noneGraded: (why: string) => `No answer could be graded: ${why}`,
    belowMinScore: (below: number, evaluated: number, minimum: number, lowest: string) =>
      `${below} of ${evaluated} scores are below --min-score ${minimum} (the lowest is ${lowest})`,
    belowMinMean: (mean: string, minimum: number) =>
      `the mean ${mean} is below --min-mean ${minimum}`,
    notGraded: (count: number) => `${count} could not be graded`,
    notRead: (count: number) => `${count} could not be read`,
    hints: {
      later:
        "Run the same command again later (`greenroom doctor` shows what is wrong), or use --engine offline.",
      refused:
        "Choose a model that takes them (--model), or shorten them: asked again, they would fail in the same way.",
      again: "Run the same command again: only what has no score is asked about.",
      criteria:
        "Give such rows criteria or a reference, or judge by a model, which writes criteria.",
      invalid: "The results name each such row by file and line.",
      short: "The results name what each answer leaves open.",
    },
  },

  files: {
    unreadable: (path: string, code: string) => ({
      message: `${path} cannot be read: ${reasons[code] ?? code}.`,
      hint:
        code === "EACCES" || code === "EPERM"
          ? "Allow yourself to read it, or leave it out."
          : "Check the path; a path with spaces needs quotes.",
    }),
    requestsGone: (path: string, code: string | null) => ({
      message: `${path} cannot be read${code === null ? "" : ` (${code})`}; its requests are not known any more.`,
      hint: "Cancel the run and evaluate again: only what has no score is asked about.",
    }),
    stdinTwice: { message: "stdin can be read only once.", hint: "Give - a single time." },
    device: (path: string) => ({
      message: `${path} is a device.`,
      hint: "Give a file, or pipe the answers in with -.",
    }),
    bothWays: (path: string) => ({
      message: `${path} is named as answers and as results.`,
      hint: "Give the results a name of their own.",
    }),
    noAnswerFiles: (path: string) => ({
      message: `${path} holds no answer files.`,
      hint: "Answers are .jsonl, .json, .csv, .tsv, .md, .txt, .wav, .mp3, .m4a, .flac, .ogg or .webm files.",
    }),
    noFile: (path: string) => ({
      message: `There is no file ${path}.`,
      hint: "Check the path or the pattern.",
    }),
  },
};

export type EvaluateErrorsWords = typeof english;

const answers = (count: number): string => `${count} ${count === 1 ? "answer" : "answers"}`;
const requests = (count: number): string => `${count} ${count === 1 ? "request" : "requests"}`;
const goOn = "Go on with: greenroom evaluate collect";

const howToResubmit =
  "Run `greenroom evaluate collect` again, with --resubmit for what is missing.";

/** Runs of `greenroom evaluate` at the provider's batch engine. What the provider itself says of a batch stays as it is. */
export const english = {
  planned: (id: string, number: number, asked: number, files: number, tokens: number) =>
    `Run ${id}: ${answers(number)}, ${requests(asked)} in ${files === 1 ? "1 file" : `${files} files`}, about ${tokens} tokens to read.`,
  repeated: (count: number, runs: string) => ` ${count} are at the provider already (run ${runs}).`,
  nothingSubmitted: "Nothing was submitted.",
  readingSo: (count: number) => `Reading the answers: ${count}`,
  howToGoOn: (id: string) =>
    `The provider keeps the files for up to 30 days.\nSee how it stands with \`greenroom evaluate status ${id}\`; fetch and write the results with \`greenroom evaluate collect ${id}\`.`,
  askedNow: (runs: string) =>
    `At the provider: ${runs}. What has not come from there yet is asked now, at the usual price.`,

  steps: {
    uploading: (file: number, count: number) => `Uploading file ${file} (${requests(count)}).`,
    submitted: (file: number, count: number, batch: string) =>
      `Submitted file ${file} (${requests(count)}) as ${batch}.`,
    found: (file: number, batch: string) => `Found file ${file} submitted as ${batch}.`,
    queueFull: (file: number) =>
      `The provider's queue is full; file ${file} is submitted again later.`,
    lost: (batch: string) =>
      `The provider does not know ${batch}: it was deleted, or made with another key or project. With that one, collect again.`,
    resultsLost: (batch: string, file: string) =>
      `The provider does not have ${file}, results of ${batch}: it keeps them for 30 days.`,
    fetched: (batch: string) => `Fetched the results of ${batch}.`,
  },

  noRun: "No run is at the provider. Start one: greenroom evaluate PATHS --via batch-api",
  collected: (id: string) =>
    `Run ${id} was collected. Its answers are judged: the command that began it writes the results again.`,
  nothingMissing: "Nothing is missing.",
  submittedAgain: (count: number) =>
    count === 1 ? "1 request is submitted again." : `${count} requests are submitted again.`,
  problem: (problem: string) => problem,
  problemOf: (file: number, problem: string) => `File ${file}: ${problem}.`,
  hadNoReply: (count: number, id: string) =>
    `${requests(count)} had no reply. Submit them again: greenroom evaluate collect ${id} --resubmit`,
  cancelled: (id: string) =>
    `Run ${id} is cancelled. What the provider did until then is charged; fetch it with: greenroom evaluate collect ${id}`,

  givenUp: (id: string) =>
    `Run ${id} is given up. Its answers are judged, and stay so: the command that began it writes the results for nothing.`,

  columns: {
    run: "Run",
    begun: "Begun",
    model: "Model",
    state: "State",
    batches: "Batches",
    requests: "Requests",
    replies: "Replies",
    failed: "Failed",
    usd: "USD",
    file: "File",
    batch: "Batch",
    done: "Done",
    problem: "Problem",
  },
  /** How a run stands. */
  states: {
    unplanned: "unplanned",
    waiting: "waiting",
    ready: "ready",
    judged: "judged",
    cancelled: "cancelled",
    collected: "collected",
  },
  /** How a file stands that is no batch yet, or was fetched. */
  stages: {
    planned: "planned",
    uploaded: "uploaded",
    creating: "creating",
    submitted: "submitted",
    finished: "finished",
  },
  at: (model: string, url: string) => `${model} at ${url}`,
  counts: {
    answers,
    requests,
    replies: (count: number) => `${count} ${count === 1 ? "reply" : "replies"}`,
    failed: (count: number) => `${count} failed`,
    missing: (count: number) => `${count} missing`,
  },
  dollars: (amount: string) => `$${amount}`,
  begun: (time: string, counts: string) => `Begun ${time}: ${counts}.`,

  /** Why an answer is not judged although the run is over. */
  left: {
    noReply: "no reply has come",
    second: "a second question is left to ask",
    failed: (reason: string) => `the request failed (${reason})`,
  },

  errors: {
    severalRuns: (ids: string) => ({
      message: `More than one run is meant: ${ids}.`,
      hint: "Name one of them.",
    }),
    noRun: {
      message: "No run is at the provider.",
      hint: "Start one: greenroom evaluate PATHS --via batch-api.",
    },
    noSuchRun: (id: string) => ({
      message: `There is no run "${id}".`,
      hint: "`greenroom evaluate status` lists them.",
    }),
    otherCollects: (id: string) => ({
      message: `Another process is collecting the run ${id}.`,
      hint: "Wait until it is done, or stop it.",
    }),
    otherAtWork: {
      message: "Another greenroom is at work on the runs at the provider.",
      hint: "Wait until it is done, or stop it.",
    },
    stdin: {
      message: "Answers on stdin cannot be read again when the replies are in.",
      hint: "Write them to a file first.",
    },
    notFinished: (id: string, done: number, all: number) => ({
      message: `Run ${id} is not finished: ${done} of ${all} replies are in.`,
      hint: `Collect again later, or wait for it: greenroom evaluate collect ${id} --wait`,
    }),
    stoppedWaiting: (id: string) => ({
      message: "Stopped waiting; the provider goes on.",
      hint: `Collect later: greenroom evaluate collect ${id}`,
    }),
    wasCollected: (id: string) => ({
      message: `Run ${id} was collected.`,
      hint: "There is nothing to cancel.",
    }),
    otherAddress: (id: string, then: string, now: string) => ({
      message: `Run ${id} is at ${then}, and the service is at ${now} now.`,
      hint: "Correct the base URL: greenroom config list",
    }),
    stopped: { message: "Stopped.", hint: goOn },
    /** What to do when the service fails. */
    nothingLost: `Nothing is lost. ${goOn}`,
    howToResubmit,
    notJudged: (why: string) => ({
      message: `Not judged: ${why}.`,
      hint: howToResubmit,
    }),
    noBatchApi: (url: string, status: number) => ({
      message: `${url} has no batch API (status ${status}).`,
      hint: "Leave out --via batch-api: the same requests then go out one by one.",
    }),
    uploadLost: (url: string) => ({
      message: `${url} does not know the file that was just uploaded.`,
      hint: goOn,
    }),
    resultsGone: (url: string, file: string) => ({
      message: `${url} has the result file ${file} no more.`,
      hint: "Results are kept for 30 days; submit again: greenroom evaluate collect --resubmit",
    }),
    replayed: (file: string) => ({
      message: `The provider's batch engine is not asked while replies come from ${file}.`,
      hint: "Leave --replay and GREENROOM_REPLAY out.",
    }),
  },
};

export type ProviderRunsWords = typeof english;

import { reasonOf } from "./network.ts";
const later =
  "Nothing is lost: `greenroom regrade --pending` judges later, `--engine offline` goes on now.";
const check = "Check the base URL and the network with `greenroom doctor`.";
const saveKey = "Save a valid key with `greenroom auth`, or go on with `--engine offline`.";
const answersHint =
  'Separate answers by a line of ---, or write one JSON object a line: {"answer": "…"}';
const audioHint =
  "Recordings are wav, mp3, m4a, flac, ogg or webm; answers are text between lines of ---, or JSONL.";
const modelHint = "Try another model with --model, or go on with --engine offline";
/** By the code of the system or of the client. */
const network = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection reset",
  ENOTFOUND: "host not found",
  EAI_AGAIN: "host not found",
  ETIMEDOUT: "timed out",
  UND_ERR_CONNECT_TIMEOUT: "timed out",
  UND_ERR_SOCKET: "connection closed",
};

/** Errors that a person meets in an interview: one line of what happened, one of what to do. */
export const english = {
  stopped: { message: "Stopped.", hint: "Run it again to go on." },
  stoppedInterview: {
    message: "Stopped.",
    hint: "What was answered or typed is saved; `greenroom continue` goes on.",
  },
  nobodyHere: {
    message: "Nobody is here to answer: this is not a terminal.",
    hint: "Give the answers with --answers FILE (- for stdin).",
  },
  stoppedBeforeReply: {
    message: "Stopped before the reply came.",
    hint: "Go on with `greenroom continue`.",
  },
  noInterview: {
    message: "There is no interview yet.",
    hint: "Start one with: greenroom interview",
  },
  noOpenInterview: {
    message: "No interview is open.",
    hint: "Start one with: greenroom interview",
  },
  finished: (id: string) => ({
    message: `Interview ${id} is finished.`,
    hint: `Read it with: greenroom show ${id}`,
  }),
  openElsewhere: (id: string, pid: number) => ({
    message: `Interview ${id} is open in another greenroom (process ${pid}).`,
    hint: "Go on there, or end that one first.",
  }),
  noKey: (url: string) => ({
    message: `There is no API key for ${url}.`,
    hint: "Save one with `greenroom auth`, set OPENAI_API_KEY, or go on with `--engine offline`.",
  }),
  wantsKey: (url: string) => ({ message: `${url} wants an API key.`, hint: saveKey }),
  refusedKey: (url: string, said: string) => ({
    message: `${url} refused the API key${said}.`,
    hint: saveKey,
  }),
  refusedAccess: (url: string, said: string) => ({
    message: `${url} refused access${said}.`,
    hint: "See there what the key and its account may do, or go on with `--engine offline`.",
  }),
  noCredit: (url: string) => ({
    message: `The account behind the key has no credit left at ${url}.`,
    hint: "Add credit or raise the limit there, save another key with `greenroom auth`, or use `--engine offline`.",
  }),
  unpaid: (url: string, said: string) => ({
    message: `The account behind the key is not paid for at ${url}${said}.`,
    hint: "See its billing there, save another key with `greenroom auth`, or use `--engine offline`.",
  }),
  notReached: (url: string, networkCode: string | null) => ({
    message: `${url} cannot be reached${reasonOf(networkCode, network)}.`,
    hint: check,
  }),
  notAnAnswer: (url: string, what: string, wanted: string) => ({
    message: `${url} sent ${what} in place of ${wanted}.`,
    hint: check,
  }),
  tooSlow: (url: string, time: string) => ({
    message: `${url} did not answer within ${time}.`,
    hint: later,
  }),
  brokeOff: (url: string) => ({ message: `The reply of ${url} broke off.`, hint: later }),
  stalled: (url: string, time: string) => ({
    message: `The reply of ${url} stopped for ${time}.`,
    hint: later,
  }),
  askedToWait: (url: string, time: string) => ({
    message: `${url} asks to wait ${time} before the next request.`,
    hint: later,
  }),
  rateLimited: (url: string, said: string) => ({
    message: `${url} limits the rate of requests${said}.`,
    hint: later,
  }),
  failedWith: (url: string, status: number, said: string) => ({
    message: `${url} failed with status ${status}${said}.`,
    hint: later,
  }),
  failedReplying: (url: string, said: string) => ({
    message: `${url} failed while replying${said}.`,
    hint: later,
  }),
  failedThrice: (url: string, seconds: number, last: string) => ({
    message: `${url} failed three times in a row and is left alone for ${seconds} s; last: ${last}`,
    hint: later,
  }),
  unknownModel: (url: string, model: string, said: string) => ({
    message: `${url} does not know the model "${model}"${said}.`,
    hint: "`greenroom doctor` shows which models there are; choose one with `greenroom config set model NAME`.",
  }),
  circle: (url: string) => ({
    message: `${url} leads back to itself (redirects).`,
    hint: "Check the base URL; it usually ends in /v1.",
  }),
  noSuchApi: (url: string) => ({
    message: `There is no such API at ${url} (status 404).`,
    hint: "Check the base URL; it usually ends in /v1.",
  }),
  notTaken: (url: string, said: string) => ({
    message: `${url} did not take the request${said}.`,
    hint: "Try another model: `greenroom doctor` shows which there are, `greenroom config set model NAME` chooses.",
  }),
  declined: (url: string, detail: string) => ({
    message: `${url} declined: ${detail}.`,
    hint: later,
  }),
  invalidReply: (url: string) => ({ message: `${url} sent an invalid reply.`, hint: later }),
  tooLong: (model: string) => ({
    message: `The request is longer than the context of "${model}".`,
    hint: "Choose a model with a larger context, or set its true size with `greenroom config set context-tokens N`.",
  }),

  noConsentRecordings: {
    message: "Nothing is sent without your consent.",
    hint: "Transcribe on this machine: greenroom config set recogniser whisper-cli",
  },
  noConsentRegrade: {
    message: "Nothing is sent without your consent.",
    hint: "Judge without a service: greenroom regrade --engine offline",
  },
  noConsentCriteria: {
    message: "Nothing is sent without your consent.",
    hint: "Leave --engine openai out: criteria then come from the references.",
  },
  notJudged: (failed: number, all: number) => ({
    message: `${failed} of ${all} answers could not be judged.`,
    hint: "Try again later, or with --engine offline.",
  }),
  unusableAnswers: (source: string, reason: string) => ({
    message: `${source} ${reason}.`,
    hint: audioHint,
  }),
  answersAndDocument: {
    message: "Answers and a document cannot both be read from stdin.",
    hint: "Give one of them as a file.",
  },
  resumeAndJob: {
    message: "--resume and --job cannot both be read from stdin.",
    hint: "Give one of them as a file.",
  },
  stoppedPractice: (command: string) => ({
    message: "Stopped. What you answered or typed is saved.",
    hint: `Go on with: greenroom ${command}`,
  }),
  editorNotStarted: (editor: string) => ({
    message: `The editor "${editor}" cannot be started.`,
    hint: "Name another with `greenroom config set editor`, or type here.",
  }),
  editorFailed: (editor: string, exitCode: number | null) => ({
    message: `The editor "${editor}" ended with exit code ${exitCode ?? "none"}.`,
    hint: "Name another with `greenroom config set editor`, or type here.",
  }),
  editorLeftNothing: (editor: string) => ({
    message: `The editor "${editor}" left no file behind.`,
    hint: "Name another with `greenroom config set editor`, or type here.",
  }),
  noAnswers: (file: string) => ({ message: `${file} holds no answers`, hint: answersHint }),
  noAnswerLine: (file: string, line: number) => ({
    message: `${file}:${line}: not a JSON object with "answer" or "audio"`,
    hint: answersHint,
  }),
  recordingHere: (file: string) => ({
    message: `${file} is a recording, and answers are text here.`,
    hint: "Recordings are answers of `greenroom interview` and `greenroom evaluate`.",
  }),
  noRecordings: (folder: string) => ({
    message: `${folder} holds no recordings.`,
    hint: audioHint,
  }),
  notUsable: (model: string, prompt: string, detail: string) => ({
    message: `the model ${model} gave no usable reply to "${prompt}": ${detail}`,
    hint: modelHint,
  }),
  noRequirement: (model: string) => ({
    message: `the model ${model} found no requirement to ask about`,
    hint: modelHint,
  }),
  noCriteria: (model: string) => ({
    message: `the model ${model} wrote a question without the criteria it needs`,
    hint: modelHint,
  }),
  noServiceKey: (url: string) => ({
    message: `There is no API key for ${url}.`,
    hint: "Save one with `greenroom auth set`, or go on with `--engine offline`.",
  }),
  noHearingKey: (url: string) => ({
    message: `There is no API key for ${url}.`,
    hint: "Save one with `greenroom auth set`, or use whisper.cpp: `greenroom config set recogniser whisper-cli`.",
  }),
  noVoiceKey: (url: string) => ({
    message: `There is no API key for ${url}.`,
    hint: "Save one with `greenroom auth set`, or use a voice of the system: `greenroom config set speaker system`.",
  }),
  nothingUnderstands: {
    message:
      "Nothing here understands speech: no service is used, and no model of whisper.cpp is set.",
    hint: "Save a key (`greenroom auth set`), name a server (transcription-url), or set whisper-model.",
  },
  noWhisperModel: {
    message: "No model of whisper.cpp is set.",
    hint: "Download one (https://huggingface.co/ggerganov/whisper.cpp), then: greenroom config set whisper-model FILE",
  },
  whisperModelGone: (path: string) => ({
    message: `The model ${path} is not there.`,
    hint: "Set where it is: greenroom config set whisper-model FILE",
  }),
  noSuchInterview: (id: string) => ({
    message: `There is no interview "${id}".`,
    hint: "See them all with: greenroom history",
  }),
  severalInterviews: (count: number, id: string, shown: string, left: number) => ({
    message: `${count} interviews begin with "${id}": ${shown}${left === 0 ? "" : ` and ${left} more`}.`,
    hint: "Type more of the id.",
  }),
  justDeleted: (id: string) => ({
    message: `Interview ${id} was deleted just now.`,
    hint: "See those that are left with: greenroom history",
  }),
};

export type ErrorsWords = typeof english;

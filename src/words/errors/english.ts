import { reasonOf } from "./network.ts";
const later =
  "Nothing is lost: `greenroom regrade --pending` judges later, `--engine offline` goes on now.";
const check = "Check the base URL and the network with `greenroom doctor`.";
const saveKey = "Save a valid key with `greenroom auth`, or go on with `--engine offline`.";
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
  stopped: {
    message: "Stopped.",
    hint: "What was answered is saved; `greenroom continue` goes on.",
  },
  stoppedSaved: {
    message: "Stopped. All answers are saved.",
    hint: "Go on with: greenroom continue",
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
  noCredit: (url: string) => ({
    message: `The account behind the key has no credit left at ${url}.`,
    hint: "Add credit or raise the limit there, save another key with `greenroom auth`, or use `--engine offline`.",
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
};

export type ErrorsWords = typeof english;

import { english as issues } from "../issues/english.ts";
const restore = (path: string): string =>
  `Move ${path} away, with ${path}-wal if there is one, then put a copy made by \`greenroom data backup\` in its place or start anew.`;
const recordAgain = "Record it again: GREENROOM_RECORD=FILE with a key.";
const nameReplies = "Name a file with --replay or GREENROOM_REPLAY that GREENROOM_RECORD wrote.";

const azure =
  "The base URL is https://RESOURCE.openai.azure.com/openai/v1/ and the model is the name of your deployment.";

/** Errors of the database, of recorded replies and of a base URL, and what is said when a database was migrated. */
export const english = {
  migrated: (copy: string) =>
    `The database was brought to this version; the old one is kept as ${copy}.`,
  full: (path: string) => ({
    message: `There is no space left to write to ${path}.`,
    hint: "Free some space and run the command again; everything saved before is still there.",
  }),
  noFile: (path: string, code: string) => ({
    message: `${path} cannot be a database file (${code}).`,
    hint: "Name a file in a folder that is there; GREENROOM_HOME sets where Greenroom keeps its own.",
  }),
  refused: (path: string, code: string) => ({
    message: `Greenroom may not write to ${path} (${code}).`,
    hint: "Make the file and its folder writable for you, or set GREENROOM_HOME to a folder that is.",
  }),
  locked: (path: string) => ({
    message: `Another process has kept ${path} locked for too long.`,
    hint: "Wait until the other Greenroom has finished, or stop it, and run the command again.",
  }),
  damaged: (path: string, code: string) => ({
    message: `${path} is damaged or not a database (${code}).`,
    hint: restore(path),
  }),
  diskFailed: (path: string, code: string) => ({
    message: `The disk failed while ${path} was read or written (${code}).`,
    hint: "Check the disk (and its free space), then see whether all is well with: greenroom doctor",
  }),
  otherProgram: (path: string) => ({
    message: `${path} is a database of another program, not of Greenroom.`,
    hint: "Set GREENROOM_HOME to another folder, or move that file away.",
  }),
  newer: (path: string, version: number, known: number) => ({
    message: `${path} is of database version ${version}; this Greenroom knows versions up to ${known}.`,
    hint: `Update Greenroom. To go back instead: ${restore(path)}`,
  }),
  issues,
  notAnExport: {
    message: "This is not an export of Greenroom.",
    hint: "Make one with: greenroom data export > greenroom.jsonl",
  },
  exportVersion: (version: number, known: number) => ({
    message: `The export is of version ${version}; this Greenroom reads version ${known}.`,
    hint:
      version > known
        ? "Update Greenroom and import again."
        : "Export it again with this version on the machine it comes from.",
  }),
  exportUnusable: (why: string) => ({
    message: `The export cannot be used: ${why}.`,
    hint: "Nothing was imported. Export it again on the machine it comes from.",
  }),
  line: (line: number, why: string) => `line ${line}: ${why}`,
  lineNotJson: (line: number) => `line ${line} is not JSON; the file may be cut off`,
  contradicts: (why: string) => `it does not fit the rest (${why})`,
  interviewUnread: (id: string, why: string) => ({
    message: `Interview ${id} cannot be read by this version: ${why}.`,
    hint: "Update Greenroom, and see whether the database is sound with: greenroom doctor",
  }),
  backupThere: (path: string) => ({
    message: `${path} is there already.`,
    hint: "Name a file that does not exist yet.",
  }),
  recordingFails: (path: string) => ({
    message: `The replies cannot be recorded in ${path}.`,
    hint: "Name a file that can be written with --record or GREENROOM_RECORD.",
  }),
  noReply: (path: string, model: string, request: string) => ({
    message: `${path} has no reply of ${model} to this request (${request}).`,
    hint: `Prompt, question, answer or model changed since it was recorded. ${recordAgain}`,
  }),
  tooFewReplies: (path: string, count: number, request: string) => ({
    message: `${path} has ${count} of the replies to a request (${request}) that is made more often.`,
    hint: `Prompt, question, answer or model changed since it was recorded. ${recordAgain}`,
  }),
  otherShape: (path: string, purpose: string) => ({
    message: `A reply in ${path} (${purpose}) does not have the shape that this version asks for.`,
    hint: recordAgain,
  }),
  repliesUnread: (path: string) => ({
    message: `The recorded replies ${path} cannot be read.`,
    hint: nameReplies,
  }),
  notAReply: (path: string, line: number) => ({
    message: `${path}:${line} is not a recorded reply.`,
    hint: nameReplies,
  }),
  notHttp: {
    message: "The base URL is not an http or https address.",
    hint: "Write it like http://localhost:11434/v1 (in --base-url, OPENAI_BASE_URL or the config file).",
  },
  noBaseUrl: (service: string | null, id: string) => ({
    message: `There is no base URL for ${service ?? "an endpoint of your own"}.`,
    hint:
      id === "azure" ? azure : "Give one with --base-url, or `greenroom config set base-url URL`.",
  }),
  noModel: (service: string | null) => ({
    message: `No model is chosen for ${service ?? "an endpoint of your own"}.`,
    hint: "Give one with --model, or `greenroom config set model NAME`; `greenroom doctor` shows which there are.",
  }),
  noSpeechUrl: {
    transcription: (service: string | null) => ({
      message: `There is no base URL for ${service ?? "an endpoint of your own"}.`,
      hint: "Give one with `greenroom config set transcription-url URL`.",
    }),
    voice: (service: string | null) => ({
      message: `There is no base URL for ${service ?? "an endpoint of your own"}.`,
      hint: "Give one with `greenroom config set voice-url URL`.",
    }),
  },
  urlWithMore: {
    message: "The base URL has a user name, a query or a fragment in it.",
    hint: "Give scheme, host and path only; the key goes into `greenroom auth`.",
  },
  recordAndReplay: {
    message: "Replies are either recorded or replayed, and both are set.",
    hint: "Leave one of --record and --replay out; GREENROOM_RECORD and GREENROOM_REPLAY count too.",
  },
};

export type StoreErrorsWords = typeof english;

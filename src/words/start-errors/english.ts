/** Errors of the command line, of files that are named, and of the settings; and what the system refuses. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ENOTDIR: "part of its path is a file",
  EEXIST: "part of its path is a file",
  ENOSPC: "the disk is full",
  EBUSY: "another program uses it",
  EPIPE: "nobody reads it any more",
  EROFS: "the file system is read-only",
};

export const english = {
  labels: { error: "error", hint: "hint" },
  stopped: "Stopped.",
  bug: (system: string) => `This is a bug in Greenroom (${system}).`,
  reportIt: "Please report it with the lines below. Everything answered so far is saved.",
  /** What the system refuses for reasons that the person can mend, by the `code` of Node's errors. */
  system: {
    ENOSPC: "Make room on the disk, then try again.",
    EDQUOT: "Make room in your quota, then try again.",
    EROFS: "The file system is read-only; set GREENROOM_HOME to a folder that can be written.",
    EACCES: "Check the permissions, or set GREENROOM_HOME to a folder of your own.",
    EPERM: "Check the permissions, or set GREENROOM_HOME to a folder of your own.",
    EMFILE: "Too many files are open on this system; close some programs, then try again.",
  },

  unknownOption: (word: string, meant: readonly string[], help: string) => ({
    message: `unknown option '${word}'.`,
    hint: meant.length === 0 ? `See \`${help}\`.` : `Did you mean ${meant.join(" or ")}?`,
  }),
  unknownCommand: (word: string, meant: readonly string[], help: string) => ({
    message: `unknown command '${word}'.`,
    hint: meant.length === 0 ? `See \`${help}\`.` : `Did you mean ${meant.join(" or ")}?`,
  }),
  missingArgument: (name: string, help: string) => ({
    message: `missing required argument '${name}'.`,
    hint: `See \`${help}\`.`,
  }),
  missingOption: (flags: string, help: string) => ({
    message: `required option '${flags}' not specified.`,
    hint: `See \`${help}\`.`,
  }),
  missingValue: (flags: string, help: string) => ({
    message: `option '${flags}' argument missing.`,
    hint: `See \`${help}\`.`,
  }),
  tooManyArguments: (
    command: string,
    expected: number,
    got: number,
    all: string,
    help: string,
  ) => ({
    message: `too many arguments for '${command}'. Expected ${expected} ${expected === 1 ? "argument" : "arguments"} but got ${got}: ${all}.`,
    hint: `See \`${help}\`.`,
  }),
  takes: {
    oneOf: (choices: string) => `Allowed choices are ${choices}.`,
    wholeNumber: (least: string, most: string) =>
      `It takes a whole number from ${least} to ${most}.`,
    number: (least: string, most: string) => `It takes a number from ${least} to ${most}.`,
  },
  wrongValue: (flags: string, value: string, takes: string, help: string) => ({
    message: `option '${flags}' argument '${value}' is invalid. ${takes}`,
    hint: `See \`${help}\`.`,
  }),

  needsAnswer: (message: string, instead: string) => ({
    message: `This needs an answer, and nobody can be asked here: ${message}`,
    hint: `Use ${instead}.`,
  }),
  nothingPiped: (instead: string) => ({
    message: "Nothing is piped into stdin.",
    hint: `Use ${instead}.`,
  }),

  notRead: (path: string, code: string) => ({
    message: `${path} cannot be read: ${reasons[code] ?? code}.`,
    hint: "Check the path, or name another.",
  }),
  notText: (path: string) => ({
    message: `${path} is no text in UTF-8.`,
    hint: "Save it as UTF-8, or name another file.",
  }),
  notWritten: (path: string, code: string) => ({
    message: `${path} cannot be written: ${reasons[code] ?? code}.`,
    hint:
      code === "ENOSPC" || code === "EDQUOT"
        ? "Make room on the disk, or name another path."
        : "Check the path, or name another.",
  }),

  noSuchSetting: (name: string, place: string, all: string) => ({
    message: `There is no setting "${name}" (${place}).`,
    hint: `The settings are ${all}.`,
  }),
  settingsNotRead: (path: string, code: string) => ({
    message: `${path} cannot be read (${code}).`,
    hint: "Check its permissions, or remove it.",
  }),
  notToml: (path: string, line: string | null, reason: string) => ({
    message: `${path}: not TOML${line === null ? "" : ` at line ${line}`}: ${reason}.`,
    hint: "Mend that line, or remove the file to use the defaults.",
  }),
};

export type StartErrorsWords = typeof english;

/** The one place where an error becomes words and an exit code (DESIGN.md, "Manners of the command line"). */
import type { ErrorCode } from "../errors.ts";
import { isGreenroomError } from "../errors.ts";
import { sanitize, sanitizeLine } from "./sanitize.ts";
import type { Language } from "../vocabulary.ts";

const exitCodes: Readonly<Record<ErrorCode, number>> = {
  "below-minimum": 1,
  usage: 2,
  device: 3,
  key: 4,
  service: 5,
  // 128 + 2, the number of SIGINT, as shells report it.
  stopped: 130,
};

/** 128 + 15, the number of SIGTERM. */
const terminatedExitCode = 143;
/** EX_SOFTWARE of BSD's sysexits.h. */
export const bugExitCode = 70;

/** What the system refuses for reasons that the person can mend, by the `code` of Node's errors. */
const systemErrors: Readonly<Record<string, string>> = {
  ENOSPC: "Make room on the disk, then try again.",
  EDQUOT: "Make room in your quota, then try again.",
  EROFS: "The file system is read-only; set GREENROOM_HOME to a folder that can be written.",
  EACCES: "Check the permissions, or set GREENROOM_HOME to a folder of your own.",
  EPERM: "Check the permissions, or set GREENROOM_HOME to a folder of your own.",
  EMFILE: "Too many files are open on this system; close some programs, then try again.",
};

export interface Failure {
  readonly exitCode: number;
  /** Lines for stderr, without the last newline. */
  readonly text: string;
}

export interface FailureContext {
  readonly version: string;
  /** The signal that ended it; null when none did. */
  readonly stoppedBy: "SIGINT" | "SIGTERM" | null;
  /** In which the person is spoken to. */
  readonly language: Language;
}

/** What to say on stderr about anything that was thrown, and the exit code. Only bugs show a stack. */
export function describeFailure(error: unknown, context: FailureContext): Failure {
  const stopCode = context.stoppedBy === "SIGTERM" ? terminatedExitCode : exitCodes.stopped;
  if (isGreenroomError(error, "stopped")) {
    const { message, hint } = error.in(context.language);
    return { exitCode: stopCode, text: `${sanitizeLine(message)} ${sanitizeLine(hint)}` };
  }
  if (context.stoppedBy !== null && error instanceof Error && error.name === "AbortError") {
    return { exitCode: stopCode, text: "Stopped." };
  }
  if (isGreenroomError(error)) {
    const { message, hint } = error.in(context.language);
    return { exitCode: exitCodes[error.code], text: inTwoLines(message, hint) };
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    const hint = systemErrors[error.code];
    if (hint !== undefined)
      return { exitCode: exitCodes.usage, text: inTwoLines(error.message, hint) };
  }
  const system = `greenroom ${context.version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return {
    exitCode: bugExitCode,
    text: [
      `error: This is a bug in Greenroom (${system}).`,
      "hint: Please report it with the lines below. Everything answered so far is saved.",
      "",
      sanitize(stackOf(error)),
    ].join("\n"),
  };
}

/** Ends the process quietly with 0 when the reader of stdout has seen enough (`greenroom history | head`). */
export function endOnBrokenPipe(stdout: NodeJS.EventEmitter, exit: (code: number) => void): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    exit(0);
  });
}

function inTwoLines(message: string, hint: string): string {
  return `error: ${sanitizeLine(message)}\nhint: ${sanitizeLine(hint)}`;
}

/** Stacks of the error and its causes. Only stacks: other properties of an error may hold a request with its key. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  let current = error;
  while (current instanceof Error && stacks.length < 5) {
    stacks.push(current.stack ?? String(current));
    current = current.cause;
  }
  return stacks.length === 0 ? `thrown: ${String(error)}` : stacks.join("\ncaused by: ");
}

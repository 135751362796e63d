/** The one place where an error becomes words and an exit code (README, "In scripts"). */
import type { ErrorCode } from "../errors.ts";
import { isGreenroomError } from "../errors.ts";
import { sanitize, sanitizeLine } from "./sanitize.ts";
import type { Language } from "../vocabulary.ts";
import type { StartErrorsWords } from "../words/start-errors/english.ts";
import { startErrorsWords } from "../words/start-errors.ts";

const exitCodes: Readonly<Record<ErrorCode, number>> = {
  "below-minimum": 1,
  usage: 2,
  device: 3,
  key: 4,
  service: 5,
  // 128 + 2, the number of SIGINT, as shells report it.
  stopped: 130,
};

/** What ends a run from outside. */
export type StopSignal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** 128 and the number of the signal, as shells report it. */
export const stopExitCodes: Readonly<Record<StopSignal, number>> = {
  SIGINT: exitCodes.stopped,
  SIGTERM: 143,
  SIGHUP: 129,
};
/** EX_SOFTWARE of BSD's sysexits.h. */
export const bugExitCode = 70;

export interface Failure {
  readonly exitCode: number;
  /** Lines for stderr, without the last newline. */
  readonly text: string;
}

export interface FailureContext {
  readonly version: string;
  /** The signal that ended it; null when none did. */
  readonly stoppedBy: StopSignal | null;
  /** In which the person is spoken to. */
  readonly language: Language;
}

/** What to say on stderr about anything that was thrown, and the exit code. Only bugs show a stack. */
export async function describeFailure(error: unknown, context: FailureContext): Promise<Failure> {
  const { stoppedBy, language, version } = context;
  const stopCode = stopExitCodes[stoppedBy ?? "SIGINT"];
  if (isGreenroomError(error, "stopped")) {
    const { message, hint } = await error.in(language);
    return { exitCode: stopCode, text: `${sanitizeLine(message)} ${sanitizeLine(hint)}` };
  }
  const words = await startErrorsWords(language);
  if (stoppedBy !== null && error instanceof Error && error.name === "AbortError") {
    return { exitCode: stopCode, text: words.stopped };
  }
  if (isGreenroomError(error)) {
    const { message, hint } = await error.in(language);
    return { exitCode: exitCodes[error.code], text: inTwoLines(message, hint, words) };
  }
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    const hint = new Map(Object.entries(words.system)).get(error.code);
    if (hint !== undefined)
      return { exitCode: exitCodes.usage, text: inTwoLines(error.message, hint, words) };
  }
  const system = `greenroom ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return {
    exitCode: bugExitCode,
    text: `${inTwoLines(words.bug(system), words.reportIt, words)}\n\n${sanitize(stackOf(error))}`,
  };
}

/**
 * Ends the process quietly with 0 when the reader of stdout has seen enough (`greenroom history | head`).
 * @param fail what to do when nothing can be written for another reason, such as a full disk
 */
export function endOnBrokenPipe(
  stdout: NodeJS.EventEmitter,
  exit: (code: number) => void,
  fail: (error: unknown) => void,
): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") exit(0);
    else fail(error);
  });
}

function inTwoLines(message: string, hint: string, { labels }: StartErrorsWords): string {
  return `${labels.error}: ${sanitizeLine(message)}\n${labels.hint}: ${sanitizeLine(hint)}`;
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

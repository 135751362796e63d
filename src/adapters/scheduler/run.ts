/** The system's own programs, run to their end: arguments as a list, never through a shell. */
import { execFile } from "node:child_process";
import type { GreenroomError } from "../../errors.ts";
import { machineError } from "../../words/machine-errors.ts";

export interface ProgramResult {
  /** Null when it is not installed, may not be run, or took too long. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string;
  /** Of its input and output; `latin1` keeps every byte of what is no UTF-8. */
  readonly encoding?: "utf8" | "latin1";
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Handed to each adapter, so that a test can stand in for a system that it does not run on. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options?: RunOptions,
) => Promise<ProgramResult>;

/** A scheduler answers at once or is not there. */
const limitMs = 20_000;

export const runProgram: RunProgram = (program, args, options = {}) =>
  new Promise((resolve) => {
    const { stdin = "", encoding = "utf8", environment = {} } = options;
    const child = execFile(
      program,
      args,
      {
        encoding,
        timeout: limitMs,
        windowsHide: true,
        // Its own words are looked at: in English.
        env: { ...process.env, LC_ALL: "C", ...environment },
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
        resolve({ code, stdout, stderr });
      },
    );
    // A program that does not read its input to the end is no error of ours.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(stdin, encoding);
  });

/** What a scheduler's program said when it refused, as an error for the person. */
export function refusal(program: string, { code, stderr, stdout }: ProgramResult): GreenroomError {
  const said = `${stderr}\n${stdout}`
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]+/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");
  const reason = said?.slice(0, 200) ?? (code === null ? "it cannot be run" : `exit code ${code}`);
  return machineError("usage", (words) => words.schedulerRefused(program, reason));
}

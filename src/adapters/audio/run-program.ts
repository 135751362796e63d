/** One run of another program to its end: arguments as a list, never through a shell. */
import { spawn } from "node:child_process";
import type { GreenroomError } from "../../errors.ts";
import { machineError } from "../../words/machine-errors.ts";

export interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  /** Written to its input; empty: none. */
  readonly stdin: string;
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Killed after so long. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

export type ProgramEnd =
  | { readonly type: "exited"; readonly code: number; readonly complaint: string }
  /** It is not installed, or may not be run. */
  | { readonly type: "missing"; readonly code: string }
  | { readonly type: "too-slow" };

/** So much of what a program complains of is kept: its last words say why it stopped. */
const keptCharacters = 2000;

/**
 * Runs the program and waits for its end. What it writes to its output is thrown away.
 * @throws GreenroomError `stopped` when the signal is aborted; the program is killed first
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { signal } = run;
  if (signal.aborted) throw stopped();
  const end = await new Promise<ProgramEnd>((resolve) => {
    const child = spawn(run.program, run.args, {
      stdio: ["pipe", "ignore", "pipe"],
      env: { ...process.env, ...run.environment },
      windowsHide: true,
    });
    let complaint = "";
    let isTooSlow = false;
    const kill = (): void => {
      // Without a process id there is nothing to kill, and a signal would go elsewhere.
      if (child.pid !== undefined) child.kill("SIGKILL");
    };
    const timer = setTimeout(() => {
      isTooSlow = true;
      kill();
    }, run.limitMs);
    signal.addEventListener("abort", kill);
    const finish = (result: ProgramEnd): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", kill);
      resolve(result);
    };
    child.on("error", (error) => {
      finish({ type: "missing", code: "code" in error ? String(error.code) : "unknown" });
    });
    child.on("close", (code) => {
      finish(isTooSlow ? { type: "too-slow" } : { type: "exited", code: code ?? -1, complaint });
    });
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text: string) => {
      complaint = (complaint + text).slice(-keptCharacters);
    });
    // A program that does not read its input to the end is no error of ours.
    child.stdin.on("error", () => undefined);
    child.stdin.end(run.stdin);
  });
  if (signal.aborted) throw stopped();
  return end;
}

/** The last line of a complaint, without control characters; empty when there is none. */
export function lastWords(complaint: string): string {
  const lines = complaint
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, " ").trim())
    .filter((line) => line !== "");
  return (lines.at(-1) ?? "").slice(0, 200);
}

function stopped(): GreenroomError {
  return machineError("stopped", (words) => words.stopped);
}

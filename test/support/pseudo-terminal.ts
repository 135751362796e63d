/** A program in a real pseudo-terminal: what a person would type and see. */
import { spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";

export interface PseudoTerminal {
  /** Everything the program wrote so far, escape sequences included. */
  output(): string;
  /** Waits until the text stands in the output that came after the last wait; fails when the program ends first. */
  waitFor(text: string, withinMs?: number): Promise<void>;
  /** As a person types: `\r` is Enter, `\u0003` Ctrl-C, `\u0004` Ctrl-D. */
  type(text: string): void;
  resize(columns: number): void;
  /** Sends a signal to the program, as another process would. */
  signal(name: "SIGINT" | "SIGTERM" | "SIGHUP"): void;
  /** Resolves when the program has ended and all its output was read. */
  readonly ended: Promise<{ readonly exitCode: number; readonly signal: number }>;
}

export interface PseudoTerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** On top of a small, fixed environment: without CI, NO_COLOR and FORCE_COLOR. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `program` with the arguments; it is killed at the end of the test if it still runs. */
export function openPseudoTerminal(
  program: string,
  parameters: readonly string[],
  options: PseudoTerminalOptions = {},
): PseudoTerminal {
  const child = spawn(program, [...parameters], {
    name: options.environment?.["TERM"] ?? "xterm-256color",
    cols: options.columns ?? 80,
    rows: options.rows ?? 30,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      LANG: "C.UTF-8",
      ...options.environment,
    },
  });
  let output = "";
  let seen = 0;
  let hasEnded = false;
  const waiting = new Set<() => void>();
  child.onData((data) => {
    output += data;
    for (const check of waiting) check();
  });
  const ended = new Promise<{ exitCode: number; signal: number }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      hasEnded = true;
      // The last output may arrive just after the exit.
      setTimeout(() => {
        for (const check of waiting) check();
        resolve({ exitCode, signal: signal ?? 0 });
      }, 50);
    });
  });
  onTestFinished(() => {
    if (!hasEnded) child.kill("SIGKILL");
  });

  return {
    output: () => output,
    waitFor: (text, withinMs = 15_000) =>
      new Promise((resolve, reject) => {
        const fail = (reason: string): void => {
          waiting.delete(check);
          reject(new Error(`${reason} before ${JSON.stringify(text)} came. Output:\n${output}`));
        };
        const giveUp = setTimeout(() => fail(`${withinMs / 1000} seconds passed`), withinMs);
        function check(): void {
          const found = output.indexOf(text, seen);
          if (found === -1) {
            if (!hasEnded) return;
            clearTimeout(giveUp);
            return fail("The program ended");
          }
          seen = found + text.length;
          clearTimeout(giveUp);
          waiting.delete(check);
          resolve();
        }
        waiting.add(check);
        check();
      }),
    type: (text) => child.write(text),
    resize: (columns) => child.resize(columns, options.rows ?? 30),
    signal: (name) => child.kill(name),
    ended,
  };
}

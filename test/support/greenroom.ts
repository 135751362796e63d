/** The real binary in a process of its own, with a home of its own and nothing of the machine's environment. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const projectRoot = join(import.meta.dirname, "..", "..");
export const binary = join(projectRoot, "bin", "greenroom.js");

export interface RunOptions {
  /** GREENROOM_HOME; see `temporaryHome`. */
  readonly home: string;
  /** Written to stdin, which is then closed; without it stdin is empty. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Sees the process as soon as it runs, to signal it. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Sees stdout as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface RunResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder for GREENROOM_HOME, and what removes it. */
export function temporaryHome(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "greenroom-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The environment of a test run: no keys, no colours, no language of the machine. */
export function cleanEnvironment(
  home: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GREENROOM_HOME: home,
    LANG: "C.UTF-8",
    TZ: "UTC",
    NO_COLOR: "1",
    NODE_COMPILE_CACHE:
      process.env["NODE_COMPILE_CACHE"] ?? join(tmpdir(), "greenroom-test-compile-cache"),
    ...extra,
  };
}

/** Runs greenroom to its end, without a terminal. */
export function greenroom(arguments_: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...arguments_], {
      env: cleanEnvironment(options.home, options.environment),
      cwd: options.cwd ?? options.home,
      stdio: ["pipe", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      options.onOutput?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    // A process that ends before it has read its input is no error of the test.
    child.stdin.on("error", () => undefined);
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.end(options.input ?? "");
    options.onStart?.(child);
  });
}

/** The JSON lines of an output. @throws SyntaxError when a line is not JSON */
export function jsonLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

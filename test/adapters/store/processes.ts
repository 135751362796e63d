/** Runs child.ts, makes folders that go away after the test, and catches refusals. */
import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { isGreenroomError } from "../../../src/errors.ts";
import type { GreenroomError } from "../../../src/errors.ts";

const childPath = fileURLToPath(new URL("./child.ts", import.meta.url));

/** A path for a database in a new folder. */
export function newDatabasePath(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data", "greenroom.db");
}

export interface ChildResult {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

/**
 * Starts the child and gives what it wrote when it has ended.
 * @param onFirstLine called with the process once it has written something
 */
export async function runChild(
  parameters: readonly string[],
  onFirstLine: (child: ChildProcessWithoutNullStreams) => void = () => {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, [childPath, ...parameters], { stdio: "pipe" });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const first = output === "";
    output += text;
    if (first) {
      onFirstLine(child);
    }
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // A line without its end was not acknowledged.
  return { code, lines: output.split("\n").slice(0, -1), errors };
}

/** Runs the children side by side: each waits, loaded and ready, until all are, so that they really meet. */
export async function runTogether(
  commands: readonly (readonly string[])[],
): Promise<readonly ChildResult[]> {
  const waiting: ChildProcessWithoutNullStreams[] = [];
  const results = await Promise.all(
    commands.map((parameters) =>
      runChild(["together", ...parameters], (child) => {
        waiting.push(child);
        if (waiting.length === commands.length) {
          waiting.forEach((each) => each.stdin.end("go"));
        }
      }),
    ),
  );
  return results.map(({ lines, ...result }) => ({ ...result, lines: lines.slice(1) }));
}

/** The GreenroomError that the action ends with. */
export function refusal(action: () => unknown): GreenroomError {
  try {
    action();
  } catch (error) {
    if (isGreenroomError(error, "usage")) {
      return error;
    }
    throw error;
  }
  throw new Error("nothing was refused");
}

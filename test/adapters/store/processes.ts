/** Runs child.ts, makes folders that go away after the test, and catches refusals. */
import { spawn } from "node:child_process";
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
 * @param onFirstLine called with a function that kills the process on the spot, once the child has written something
 */
export async function runChild(
  parameters: readonly string[],
  onFirstLine: (kill: () => void) => void = () => {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, [childPath, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (output === "") {
      onFirstLine(() => child.kill("SIGKILL"));
    }
    output += text;
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

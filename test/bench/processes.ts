/** How long processes take, from outside: the only honest view of a start-up. */
import { spawn } from "node:child_process";
import { projectRoot } from "../support/greenroom.ts";

export interface Run {
  /** What Node is started with. */
  readonly arguments: readonly string[];
  /** GREENROOM_HOME. */
  readonly home: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Stops the clock at the first output that holds these words; without them, at the end of the process. */
  readonly until?: string;
  /** Done before the process starts, off the clock. */
  readonly prepare?: () => void;
}

export interface Timing {
  readonly durationMs: number;
  readonly stdout: string;
}

/**
 * Runs Node once with pipes for its streams, as a script would.
 * @throws Error when the process fails or never prints `until`: a time of something that went wrong is worth nothing
 */
export function timeRun(run: Run): Promise<Timing> {
  run.prepare?.();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, run.arguments, {
      cwd: projectRoot,
      env: benchEnvironment(run),
      stdio: ["ignore", "pipe", "pipe"],
    });
    // Now the process runs. What it took to fork depends on the size of this one and would only flatter the ratios.
    const start = performance.now();
    let stdout = "";
    let stderr = "";
    let reachedMs: number | null = null;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (reachedMs === null && run.until !== undefined && stdout.includes(run.until)) {
        reachedMs = performance.now() - start;
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const durationMs = run.until === undefined ? performance.now() - start : reachedMs;
      if (code === 0 && durationMs !== null) resolve({ durationMs, stdout });
      else reject(new Error(`${run.arguments.join(" ")} ended with ${code}: ${stderr}`));
    });
  });
}

/**
 * The processes in turn, again and again, so that whatever slows the machine down for a while slows all of them.
 * @returns the durations of each, in the order given, without those of the warm-up
 */
export async function timeInTurn(
  runs: readonly Run[],
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const durations = runs.map((): number[] => []);
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const [index, run] of runs.entries()) {
      const { durationMs } = await timeRun(run);
      if (round >= 0) durations[index]?.push(durationMs);
    }
  }
  return durations;
}

/** Enough to have the files in the system's cache and the code in Node's. */
const warmUpRounds = 3;

/**
 * Nothing of the machine's, but for where programs are. NODE_EXTRA_CA_CERTS above all is left out: Node reads such a
 * file at each start, which makes everything slow and the ratios look good.
 */
export function benchEnvironment({
  home,
  environment,
}: Pick<Run, "home" | "environment">): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: home,
    GREENROOM_HOME: home,
    LANG: "C.UTF-8",
    ...environment,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

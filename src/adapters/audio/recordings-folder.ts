/** Where the recordings of one interview stand: `<position>-<follow-up>-<number>.wav`. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mendRecording } from "./recorder.ts";

interface Turn {
  readonly position: number;
  readonly probeNumber: number;
}

export interface RecordingsFolder {
  /** A name that is not taken; the folder is made. */
  readonly newPath: (turn: Turn) => string;
  /** The newest recording of the turn that holds a second or more, mended; null when there is none. */
  readonly findLeftover: (turn: Turn) => { path: string; durationMs: number } | null;
}

const practicePrefix = "practice-";

/** Where the recordings of this process's practice stand, until it ends. */
export function practiceFolder(recordings: string): string {
  return join(recordings, `${practicePrefix}${process.pid}`);
}

/** Removes what practice recorded in processes that were killed: nothing of it is to be kept. */
export function removeAbandonedPractice(recordings: string): void {
  for (const name of namesIn(recordings)) {
    const pid = new RegExp(`^${practicePrefix}(\\d+)$`).exec(name)?.[1];
    // Of this process id there is another now: this one.
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    rmSync(join(recordings, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process is there as well.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Shorter than this is no answer, but a program that was stopped while it began. */
const leastMs = 1000;

/** The folder may not be there yet. */
export function openRecordingsFolder(folder: string): RecordingsFolder {
  const numbersOf = ({ position, probeNumber }: Turn): readonly number[] => {
    const pattern = new RegExp(`^${position}-${probeNumber}-(\\d+)\\.wav$`);
    return namesIn(folder)
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((one, other) => other - one);
  };
  const pathOf = ({ position, probeNumber }: Turn, number: number): string =>
    join(folder, `${position}-${probeNumber}-${number}.wav`);
  return {
    newPath: (turn) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return pathOf(turn, (numbersOf(turn)[0] ?? 0) + 1);
    },
    findLeftover: (turn) => {
      for (const number of numbersOf(turn)) {
        const path = pathOf(turn, number);
        const durationMs = mendRecording(path);
        if (durationMs !== null && durationMs >= leastMs) return { path, durationMs };
      }
      return null;
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

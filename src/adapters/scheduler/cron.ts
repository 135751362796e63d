/** Reminders by cron: a block in the person's crontab, which is read and written through `crontab` alone. */
import { readdir, readFile } from "node:fs/promises";
import {
  crontabBlock,
  findBlock,
  readBlock,
  withBlock,
  withoutBlock,
} from "../../practice/reminder/crontab.ts";
import type { CommandFor, Scheduler } from "../../practice/reminder/scheduler.ts";
import { machineError } from "../../words/machine-errors.ts";
import type { RunProgram } from "./run.ts";
import { refusal } from "./run.ts";

export interface CronOptions {
  readonly commandFor: CommandFor;
  readonly run: RunProgram;
  /** Whether the daemon runs; null where that cannot be known. */
  readonly isRunning: () => Promise<boolean | null>;
}

export function cronScheduler({ commandFor, run, isRunning }: CronOptions): Scheduler {
  /** A crontab may hold anything: its bytes are kept as Latin-1, and our own text is put into them as UTF-8. */
  const read = async (): Promise<string> => {
    const result = await run("crontab", ["-l"], { encoding: "latin1" });
    if (result.code === 0) return result.stdout;
    // Vixie's cron and BusyBox's have no other sign for "there is none".
    if (result.code !== null && /no crontab|can't open/i.test(result.stderr)) return "";
    throw refusal("crontab", result);
  };
  const write = async (crontab: string): Promise<void> => {
    const isEmpty = crontab.trim() === "";
    const result = isEmpty
      ? await run("crontab", ["-r"])
      : await run("crontab", ["-"], { stdin: crontab, encoding: "latin1" });
    if (result.code !== 0) throw refusal("crontab", result);
  };

  return {
    name: "cron",
    skippedTime: "at-the-change",
    // With no crontab it fails, but it is there.
    isAvailable: async () => (await run("crontab", ["-l"])).code !== null,
    install: async (schedule) => {
      const block = Buffer.from(crontabBlock(schedule, commandFor(schedule))).toString("latin1");
      const crontab = await read();
      await write(explained(() => withBlock(crontab, block)));
    },
    remove: async () => {
      const crontab = await read();
      if (explained(() => findBlock(crontab)) === null) return false;
      await write(withoutBlock(crontab));
      return true;
    },
    find: async () => {
      const crontab = await read();
      const bytes = explained(() => findBlock(crontab));
      if (bytes === null) return null;
      const block = Buffer.from(bytes, "latin1").toString("utf8");
      const schedule = readBlock(block);
      return {
        place: "crontab",
        schedule,
        isCurrent: schedule !== null && block === crontabBlock(schedule, commandFor(schedule)),
        nextAt: null,
        problem: (await isRunning()) === false ? "no-cron-runs" : null,
      };
    },
  };
}

function explained<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw machineError("usage", (words) => words.brokenCrontab, { cause: error });
  }
}

/** Whether a process of the names that cron goes by is running, where the kernel lists processes as files. */
export async function isCronRunning(): Promise<boolean | null> {
  const processes = await readdir("/proc").catch(() => null);
  if (processes === null) return null;
  const names = await Promise.all(
    processes
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readFile(`/proc/${name}/comm`, "utf8").catch(() => "")),
  );
  return names.some((name) => /^(?:cron|crond|fcron|dcron|busybox)$/.test(name.trim()));
}

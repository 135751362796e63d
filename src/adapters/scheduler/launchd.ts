/** Reminders by launchd: an agent of the person's own. */
import { join } from "node:path";
import { launchAgent, launchdLabel, readLaunchAgent } from "../../practice/reminder/launchd.ts";
import type { CommandFor, Scheduler } from "../../practice/reminder/scheduler.ts";
import type { RunProgram } from "./run.ts";
import { refusal } from "./run.ts";
import { readIfThere, removeIfThere, writeWhole } from "./unit-files.ts";

export interface LaunchdOptions {
  readonly homeFolder: string;
  /** The number of the person's account. */
  readonly userId: number;
  readonly commandFor: CommandFor;
  readonly run: RunProgram;
}

export function launchdScheduler(options: LaunchdOptions): Scheduler {
  const { homeFolder, userId, commandFor, run } = options;
  const path = join(homeFolder, "Library", "LaunchAgents", `${launchdLabel}.plist`);
  const domain = `gui/${userId}`;
  const service = `${domain}/${launchdLabel}`;
  const remove = async (): Promise<boolean> => {
    // Fails when it is not loaded, which is what is wanted.
    await run("launchctl", ["bootout", service]);
    return removeIfThere(path);
  };
  return {
    name: "launchd",
    // Apple documents nothing of it; launchd is seen to fire after the change.
    skippedTime: "at-the-change",
    isAvailable: async () => (await run("launchctl", ["print", domain])).code === 0,
    remove,
    install: async (schedule) => {
      await remove();
      await writeWhole(path, launchAgent(schedule, commandFor(schedule)));
      const loaded = await run("launchctl", ["bootstrap", domain, path]);
      if (loaded.code === 0) return;
      await removeIfThere(path);
      throw refusal("launchctl bootstrap", loaded);
    },
    find: async () => {
      const plist = await readIfThere(path);
      if (plist === null) return null;
      const schedule = readLaunchAgent(plist);
      const printed = await run("launchctl", ["print", service]);
      return {
        place: path,
        schedule,
        isCurrent: schedule !== null && plist === launchAgent(schedule, commandFor(schedule)),
        nextAt: null,
        problem: printed.code === 0 ? null : "agent-not-loaded",
      };
    },
  };
}

/** Reminders by the person's own systemd (`systemctl --user`). */
import { join } from "node:path";
import type { ReminderSchedule } from "../../practice/reminder/schedule.ts";
import type { CommandFor, Scheduler } from "../../practice/reminder/scheduler.ts";
import {
  readTimerUnit,
  serviceUnit,
  systemdService,
  systemdTimer,
  timerUnit,
} from "../../practice/reminder/systemd.ts";
import type { RunProgram } from "./run.ts";
import { refusal } from "./run.ts";
import { readIfThere, removeIfThere, writeWhole } from "./unit-files.ts";

export interface SystemdOptions {
  /** `~/.config`, where units of the person's own stand below `systemd/user`. */
  readonly configFolder: string;
  /** `~/.local/share`, where systemd notes when a timer last fired. */
  readonly dataFolder: string;
  readonly commandFor: CommandFor;
  readonly run: RunProgram;
}

export function systemdScheduler(options: SystemdOptions): Scheduler {
  const { configFolder, dataFolder, commandFor, run } = options;
  const timerPath = join(configFolder, "systemd", "user", systemdTimer);
  const servicePath = join(configFolder, "systemd", "user", systemdService);
  const stampPath = join(dataFolder, "systemd", "timers", `stamp-${systemdTimer}`);
  const systemctl = (...words: string[]) => run("systemctl", ["--user", ...words]);
  const mustSystemctl = async (...words: string[]): Promise<void> => {
    const result = await systemctl(...words);
    if (result.code !== 0) throw refusal(`systemctl --user ${words.join(" ")}`, result);
  };
  const isAvailable = async (): Promise<boolean> =>
    (await systemctl("show", "--property=Version")).code === 0;

  async function remove(): Promise<boolean> {
    // The manager may be gone, and its files still there; what it complains of then does not matter.
    await systemctl("disable", "--now", systemdTimer);
    const removed = [
      await removeIfThere(timerPath),
      await removeIfThere(servicePath),
      // The link by which the timer was enabled, where no manager took it away.
      await removeIfThere(
        join(configFolder, "systemd", "user", "timers.target.wants", systemdTimer),
      ),
      // Left there, a new timer would think that it had missed its time.
      await removeIfThere(stampPath),
    ];
    const isRemoved = removed.includes(true);
    if (isRemoved) {
      await systemctl("daemon-reload");
      await systemctl("reset-failed", systemdTimer, systemdService);
    }
    return isRemoved;
  }

  return {
    name: "systemd",
    skippedTime: "left-out",
    isAvailable,
    remove,
    install: async (schedule) => {
      await remove();
      await writeWhole(servicePath, serviceUnit(commandFor(schedule)));
      await writeWhole(timerPath, timerUnit(schedule));
      try {
        await mustSystemctl("daemon-reload");
        await mustSystemctl("enable", "--now", systemdTimer);
      } catch (error) {
        await remove();
        throw error;
      }
    },
    find: async () => {
      const timer = await readIfThere(timerPath);
      if (timer === null) return null;
      const schedule = readTimerUnit(timer);
      const properties = await systemctl(
        "show",
        systemdTimer,
        "--timestamp=unix",
        "--property=ActiveState,NextElapseUSecRealtime",
      );
      const isActive = /^ActiveState=active$/m.test(properties.stdout);
      return {
        place: timerPath,
        schedule,
        isCurrent: schedule !== null && (await isCurrent(schedule, timer)),
        nextAt: nextElapse(properties.stdout),
        problem:
          properties.code === 0
            ? isActive
              ? null
              : "timer-not-active"
            : "systemd-does-not-answer",
      };
    },
  };

  async function isCurrent(schedule: ReminderSchedule, timer: string): Promise<boolean> {
    const service = await readIfThere(servicePath);
    return timer === timerUnit(schedule) && service === serviceUnit(commandFor(schedule));
  }
}

/** `NextElapseUSecRealtime=@1764493200`; systemd before 247 does not know such stamps. */
function nextElapse(properties: string): Date | null {
  const seconds = /^NextElapseUSecRealtime=@(\d+)$/m.exec(properties)?.[1];
  return seconds === undefined ? null : new Date(Number(seconds) * 1000);
}

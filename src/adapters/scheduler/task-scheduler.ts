/** Reminders by the Windows Task Scheduler, through `schtasks`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandFor, Scheduler } from "../../practice/reminder/scheduler.ts";
import { readScheduledTask, scheduledTask, taskName } from "../../practice/reminder/task.ts";
import type { RunProgram } from "./run.ts";
import { refusal } from "./run.ts";
import { writeWhole } from "./unit-files.ts";

export interface TaskSchedulerOptions {
  /** Today's local day, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly commandFor: CommandFor;
  readonly run: RunProgram;
}

export function taskScheduler({ today, commandFor, run }: TaskSchedulerOptions): Scheduler {
  const query = () => run("schtasks", ["/Query", "/TN", taskName, "/XML"]);
  return {
    name: "task",
    // Microsoft documents nothing of it.
    skippedTime: "at-the-change",
    isAvailable: async () => (await run("schtasks", ["/Query", "/?"])).code === 0,
    install: async (schedule) => {
      const folder = await mkdtemp(join(tmpdir(), "greenroom-task-"));
      const path = join(folder, "task.xml");
      try {
        // schtasks reads UTF-16 with its mark.
        const xml = `\uFEFF${scheduledTask(schedule, commandFor(schedule), today())}`;
        await writeWhole(path, xml.replaceAll("\n", "\r\n"), "utf16le");
        const created = await run("schtasks", ["/Create", "/TN", taskName, "/XML", path, "/F"]);
        if (created.code !== 0) throw refusal("schtasks", created);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    remove: async () => {
      if ((await query()).code !== 0) return false;
      const deleted = await run("schtasks", ["/Delete", "/TN", taskName, "/F"]);
      if (deleted.code !== 0) throw refusal("schtasks", deleted);
      return true;
    },
    find: async () => {
      const queried = await query();
      if (queried.code !== 0) return null;
      const schedule = readScheduledTask(queried.stdout);
      return {
        place: `Task Scheduler: ${taskName}`,
        schedule,
        // Windows writes the XML anew in its own way: what is run is looked for in it.
        isCurrent: schedule !== null && runsTheSame(queried.stdout),
        nextAt: null,
        problem: /<Settings>[^]*<Enabled>false<\/Enabled>[^]*<\/Settings>/.test(queried.stdout)
          ? "task-disabled"
          : null,
      };

      function runsTheSame(xml: string): boolean {
        if (schedule === null) return false;
        const written = scheduledTask(schedule, commandFor(schedule), today());
        return [/<Command>.*<\/Command>/, /<Arguments>.*<\/Arguments>/].every((element) => {
          const line = element.exec(written)?.[0];
          return line !== undefined && xml.includes(line);
        });
      }
    },
  };
}

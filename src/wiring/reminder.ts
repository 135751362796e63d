/** What `greenroom daily start` and its like need of the system. */
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { ReminderTools } from "../cli/dependencies.ts";
import { machineError } from "../words/machine-errors.ts";
import { daysText } from "../practice/reminder/schedule.ts";
import type { CommandFor, Scheduler } from "../practice/reminder/scheduler.ts";
import { once } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

/** Where the folders for settings and data come from on Linux, besides GREENROOM_HOME. */
const folderVariables = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"];

export function wireReminder(workbench: Workbench): ReminderTools {
  const { environment } = workbench;
  const userId = process.getuid?.() ?? null;
  const commandFor = reminderCommand(workbench);
  return {
    schedulers: once(async () => {
      const [
        { runProgram: run },
        { systemdScheduler },
        { launchdScheduler },
        { taskScheduler },
        { cronScheduler, isCronRunning },
        { localDay },
      ] = await Promise.all([
        import("../adapters/scheduler/run.ts"),
        import("../adapters/scheduler/systemd.ts"),
        import("../adapters/scheduler/launchd.ts"),
        import("../adapters/scheduler/task-scheduler.ts"),
        import("../adapters/scheduler/cron.ts"),
        import("../practice/local-day.ts"),
      ]);
      const home = homedir();
      const byCron = cronScheduler({ commandFor, run, isRunning: isCronRunning });
      const own: Partial<Record<NodeJS.Platform, readonly Scheduler[]>> = {
        win32: [taskScheduler({ today: () => localDay(workbench.ambient.now()), commandFor, run })],
        darwin: [
          launchdScheduler({ homeFolder: home, userId: userId ?? 0, commandFor, run }),
          byCron,
        ],
        linux: [
          systemdScheduler({
            configFolder: environment["XDG_CONFIG_HOME"] || join(home, ".config"),
            dataFolder: environment["XDG_DATA_HOME"] || join(home, ".local", "share"),
            commandFor,
            run,
          }),
          byCron,
        ],
      };
      return own[process.platform] ?? [byCron];
    }),
    notify: async (notification) => {
      const [{ createNotify }, { runProgram: run }] = await Promise.all([
        import("../adapters/desktop/notify.ts"),
        import("../adapters/scheduler/run.ts"),
      ]);
      const notify = createNotify({ platform: process.platform, environment, userId, run });
      return notify(notification);
    },
  };
}

/** This Node with this Greenroom, by their absolute paths: a scheduler knows nothing of the person's PATH. */
function reminderCommand({ programFolder, isBuilt, environment, config }: Workbench): CommandFor {
  const script = isBuilt
    ? join(programFolder, "..", "bin", "greenroom.js")
    : join(programFolder, "main.ts");
  const variables: Record<string, string> = {};
  if ((environment["GREENROOM_HOME"] ?? "").trim() !== "") {
    variables["GREENROOM_HOME"] = dirname(config.paths.dataDirectory);
  } else {
    for (const name of folderVariables) {
      const value = environment[name];
      if (value !== undefined && value !== "") variables[name] = value;
    }
  }
  return ({ days }) => {
    const words = [script, "daily", "remind", "--days", daysText(days)];
    for (const text of [process.execPath, ...words, ...Object.values(variables)]) {
      if (!/[\u0000-\u001F\u007F]/.test(text)) continue;
      throw machineError("usage", (said) => said.unschedulable(JSON.stringify(text)));
    }
    return { words: [process.execPath, ...words], environment: variables };
  };
}

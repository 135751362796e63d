/** Schedulers over stand-ins of the programs that they drive, with real files. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { cronScheduler } from "../../../src/adapters/scheduler/cron.ts";
import { launchdScheduler } from "../../../src/adapters/scheduler/launchd.ts";
import type { ProgramResult, RunProgram } from "../../../src/adapters/scheduler/run.ts";
import { runProgram } from "../../../src/adapters/scheduler/run.ts";
import { systemdScheduler } from "../../../src/adapters/scheduler/systemd.ts";
import { taskScheduler } from "../../../src/adapters/scheduler/task-scheduler.ts";
import type { ReminderSchedule } from "../../../src/practice/reminder/schedule.ts";
import type { CommandFor } from "../../../src/practice/reminder/scheduler.ts";

const schedule: ReminderSchedule = { hour: 9, minute: 0, days: ["mon", "wed"] };
const later: ReminderSchedule = { hour: 18, minute: 30, days: ["sun"] };
const commandFor: CommandFor = ({ days }) => ({
  words: ["/bin/sh", "/opt/green room/100%.js", "--days", days.join()],
  environment: { GREENROOM_HOME: "/home/café" },
});
const movedCommand: CommandFor = () => ({ words: ["/elsewhere/node"], environment: {} });

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-scheduler-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const ok = (stdout = ""): ProgramResult => ({ code: 0, stdout, stderr: "" });
const failed = (stderr: string, code = 1): ProgramResult => ({ code, stdout: "", stderr });
const missing: ProgramResult = { code: null, stdout: "", stderr: "" };

/** Runs nothing: what was asked for is recorded, and answered by the first rule that its words begin with. */
function standIn(rules: Readonly<Record<string, ProgramResult>>): {
  readonly run: RunProgram;
  readonly calls: string[];
} {
  const calls: string[] = [];
  return {
    calls,
    run: async (program, args) => {
      const line = [program, ...args].join(" ");
      calls.push(line);
      const rule = Object.keys(rules).find((beginning) => line.startsWith(beginning));
      const result = rule === undefined ? undefined : rules[rule];
      if (result === undefined) throw new Error(`unexpected: ${line}`);
      return result;
    },
  };
}

describe("systemd", () => {
  function open(rules: Readonly<Record<string, ProgramResult>>, command = commandFor) {
    const home = temporaryFolder();
    const { run, calls } = standIn(rules);
    const scheduler = systemdScheduler({
      configFolder: join(home, ".config"),
      dataFolder: join(home, ".local", "share"),
      commandFor: command,
      run,
    });
    return { home, calls, scheduler, units: join(home, ".config", "systemd", "user") };
  }

  const answers = {
    "systemctl --user": ok("ActiveState=active\nNextElapseUSecRealtime=@1800000000\n"),
  };

  test("is there when a manager answers", async () => {
    await expect(open(answers).scheduler.isAvailable()).resolves.toBe(true);
    const noBus = open({ "systemctl --user": failed("Failed to connect to bus") });
    await expect(noBus.scheduler.isAvailable()).resolves.toBe(false);
    await expect(open({ systemctl: missing }).scheduler.isAvailable()).resolves.toBe(false);
  });

  test("writes both units, starts the timer, and asks when it fires", async () => {
    const { scheduler, calls, units } = open(answers);
    await scheduler.install(schedule);
    expect(readdirSync(units).toSorted()).toEqual([
      "greenroom-daily.service",
      "greenroom-daily.timer",
    ]);
    expect(readFileSync(join(units, "greenroom-daily.timer"), "utf8")).toContain(
      "OnCalendar=Mon,Wed *-*-* 09:00:00\n",
    );
    expect(calls).toEqual([
      "systemctl --user disable --now greenroom-daily.timer",
      "systemctl --user daemon-reload",
      "systemctl --user enable --now greenroom-daily.timer",
    ]);
    await expect(scheduler.find()).resolves.toEqual({
      place: join(units, "greenroom-daily.timer"),
      schedule,
      isCurrent: true,
      nextAt: new Date(1_800_000_000_000),
      problem: null,
    });
  });

  test("replaces, and removes every trace", async () => {
    const { home, scheduler, units } = open(answers);
    await scheduler.install(schedule);
    await scheduler.install(later);
    expect((await scheduler.find())?.schedule).toEqual(later);
    await expect(scheduler.remove()).resolves.toBe(true);
    expect(readdirSync(units)).toEqual([]);
    expect(existsSync(join(home, ".local", "share", "systemd", "timers"))).toBe(false);
    await expect(scheduler.find()).resolves.toBeNull();
    await expect(scheduler.remove()).resolves.toBe(false);
  });

  test("leaves nothing behind when systemd refuses", async () => {
    const { scheduler, units } = open({
      "systemctl --user enable": failed("Unit greenroom-daily.timer has a bad setting."),
      "systemctl --user": ok(),
    });
    await expect(scheduler.install(schedule)).rejects.toMatchObject({
      code: "usage",
      message:
        "systemctl --user enable --now greenroom-daily.timer refused: Unit greenroom-daily.timer has a bad setting.",
    });
    expect(readdirSync(units)).toEqual([]);
  });

  test("sees that another program would be run, that the timer is off, and that nobody answers", async () => {
    const first = open(answers);
    await first.scheduler.install(schedule);
    const others = { configFolder: join(first.home, ".config"), dataFolder: first.home };
    const moved = systemdScheduler({
      ...others,
      commandFor: movedCommand,
      run: standIn({ systemctl: ok("ActiveState=inactive\nNextElapseUSecRealtime=\n") }).run,
    });
    await expect(moved.find()).resolves.toMatchObject({
      isCurrent: false,
      nextAt: null,
      problem: "timer-not-active",
    });
    const silent = systemdScheduler({
      ...others,
      commandFor,
      run: standIn({ systemctl: failed("Failed to connect to bus") }).run,
    });
    await expect(silent.find()).resolves.toMatchObject({
      schedule,
      isCurrent: true,
      problem: "systemd-does-not-answer",
    });
    await expect(silent.remove()).resolves.toBe(true);
  });
});

describe("cron", () => {
  /** A `crontab` that keeps bytes in memory, as one that prints Latin-1. */
  function open(initial: string | null, command = commandFor) {
    const kept = { crontab: initial };
    const run: RunProgram = async (program, args, options) => {
      const line = [program, ...args].join(" ");
      if (line === "crontab -l") {
        return kept.crontab === null ? failed("no crontab for me\n") : ok(kept.crontab);
      }
      if (line === "crontab -r") kept.crontab = null;
      else if (line === "crontab -" && options?.encoding === "latin1")
        kept.crontab = options.stdin ?? "";
      else throw new Error(`unexpected: ${line}`);
      return ok();
    };
    const scheduler = cronScheduler({ commandFor: command, run, isRunning: async () => true });
    return { kept, scheduler };
  }

  test("adds its block, finds it, and gives the rest back byte for byte", async () => {
    const own = "MAILTO=me\n# caf\u00E9 in Latin-1\n0 1 * * * backup 100\\%\n";
    const { kept, scheduler } = open(own);
    await expect(scheduler.find()).resolves.toBeNull();
    await scheduler.install(schedule);
    expect(kept.crontab?.startsWith(own)).toBe(true);
    expect(Buffer.from(kept.crontab ?? "", "latin1").toString("utf8")).toContain("/home/café");
    await expect(scheduler.find()).resolves.toEqual({
      place: "crontab",
      schedule,
      isCurrent: true,
      nextAt: null,
      problem: null,
    });
    await scheduler.install(later);
    expect((await scheduler.find())?.schedule).toEqual(later);
    await expect(scheduler.remove()).resolves.toBe(true);
    expect(kept.crontab).toBe(own);
    await expect(scheduler.remove()).resolves.toBe(false);
  });

  test("leaves no empty crontab behind", async () => {
    const { kept, scheduler } = open(null);
    await scheduler.install(schedule);
    await scheduler.remove();
    expect(kept.crontab).toBeNull();
  });

  test("never writes when it could not read", async () => {
    const { run, calls } = standIn({ crontab: failed("You (me) are not allowed to use crontab") });
    const scheduler = cronScheduler({ commandFor, run, isRunning: async () => null });
    await expect(scheduler.install(schedule)).rejects.toThrow("You (me) are not allowed");
    await expect(scheduler.remove()).rejects.toThrow("You (me) are not allowed");
    expect(calls).toEqual(["crontab -l", "crontab -l"]);
  });

  test("touches nothing when its block was cut", async () => {
    const { kept, scheduler } = open(null);
    await scheduler.install(schedule);
    const cut = (kept.crontab ?? "").split("\n").slice(0, 2).join("\n");
    kept.crontab = cut;
    await expect(scheduler.install(later)).rejects.toMatchObject({
      hint: "Remove what is left of it with: crontab -e",
    });
    expect(kept.crontab).toBe(cut);
  });

  test("says when no cron runs, and when something else would be run", async () => {
    const { kept, scheduler } = open(null);
    await scheduler.install(schedule);
    const run: RunProgram = async () => ok(kept.crontab ?? "");
    const asleep = cronScheduler({
      commandFor: movedCommand,
      run,
      isRunning: async () => false,
    });
    await expect(asleep.find()).resolves.toMatchObject({
      isCurrent: false,
      problem: "no-cron-runs",
    });
  });
});

describe("launchd", () => {
  const answers = { launchctl: ok() };

  function open(rules: Readonly<Record<string, ProgramResult>>) {
    const homeFolder = temporaryFolder();
    const { run, calls } = standIn(rules);
    const scheduler = launchdScheduler({ homeFolder, userId: 501, commandFor, run });
    const path = join(homeFolder, "Library", "LaunchAgents", "dev.greenroom.daily.plist");
    return { path, calls, scheduler };
  }

  test("writes its agent, loads it, and takes both back", async () => {
    const { path, calls, scheduler } = open(answers);
    await scheduler.install(schedule);
    expect(calls).toEqual([
      "launchctl bootout gui/501/dev.greenroom.daily",
      `launchctl bootstrap gui/501 ${path}`,
    ]);
    await expect(scheduler.find()).resolves.toEqual({
      place: path,
      schedule,
      isCurrent: true,
      nextAt: null,
      problem: null,
    });
    await expect(scheduler.remove()).resolves.toBe(true);
    expect(existsSync(path)).toBe(false);
    await expect(scheduler.remove()).resolves.toBe(false);
  });

  test("leaves nothing behind when launchd refuses", async () => {
    const { path, scheduler } = open({
      "launchctl bootstrap": failed("Bootstrap failed: 5: Input/output error", 5),
      launchctl: failed("", 3),
    });
    await expect(scheduler.install(schedule)).rejects.toThrow("Bootstrap failed: 5");
    expect(existsSync(path)).toBe(false);
  });
});

describe("the Windows Task Scheduler", () => {
  test("creates the task from a file in UTF-16, which is gone afterwards", async () => {
    let xml = "";
    let bytes = Buffer.alloc(0);
    let path = "";
    let forced = "";
    const run: RunProgram = async (program, args) => {
      const line = [program, ...args.slice(0, 4)].join(" ");
      if (line === "schtasks /Create /TN greenroom-daily /XML") {
        [path = "", forced = ""] = args.slice(4);
        bytes = readFileSync(path);
        xml = bytes.toString("utf16le").slice(1);
        return ok();
      }
      if (line === "schtasks /Query /TN greenroom-daily /XML") {
        return xml === "" ? failed("ERROR: The system cannot find the file specified.") : ok(xml);
      }
      if (line === "schtasks /Delete /TN greenroom-daily /F") {
        xml = "";
        return ok();
      }
      throw new Error(`unexpected: ${line}`);
    };
    const scheduler = taskScheduler({ today: () => "2026-11-28", commandFor, run });
    await expect(scheduler.find()).resolves.toBeNull();
    await expect(scheduler.remove()).resolves.toBe(false);
    await scheduler.install(schedule);
    expect(existsSync(path)).toBe(false);
    expect(forced).toBe("/F");
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(xml).toContain("<StartBoundary>2026-11-28T09:00:00</StartBoundary>\r\n");
    await expect(scheduler.find()).resolves.toMatchObject({ schedule, isCurrent: true });
    const moved = taskScheduler({ today: () => "2027-01-01", commandFor: movedCommand, run });
    await expect(moved.find()).resolves.toMatchObject({ schedule, isCurrent: false });
    await expect(scheduler.remove()).resolves.toBe(true);
    await expect(scheduler.find()).resolves.toBeNull();
  });
});

describe("a program of the system", () => {
  test("is handed words and bytes as they are, in English", async () => {
    const script = 'cat; printf "%s|" "$LC_ALL" "$@"; echo no >&2; exit 3';
    const bytes = "caf\u00E9\n";
    await expect(
      runProgram("/bin/sh", ["-c", script, "sh", "a b", "$HOME"], {
        stdin: bytes,
        encoding: "latin1",
      }),
    ).resolves.toEqual({ code: 3, stdout: `${bytes}C|a b|$HOME|`, stderr: "no\n" });
  });

  test("that is not there is no error", async () => {
    await expect(runProgram("greenroom-no-such-program", [])).resolves.toEqual(missing);
  });
});

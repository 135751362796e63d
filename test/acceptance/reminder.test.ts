/** A reminder's whole life with the real binary: on a crontab of the test's own, and on a real one where that can be had. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasProgram } from "../support/programs.ts";
import { greenroom, temporaryHome } from "../support/greenroom.ts";

const own = "MAILTO=me\n# my own\n0 1 * * * backup 100\\%\n";

interface Desk {
  readonly home: string;
  readonly run: (...words: string[]) => ReturnType<typeof greenroom>;
  readonly folder: string;
}

/** A home whose path is as odd as paths get, with programs of its own first on the PATH. */
function openDesk(programs: Readonly<Record<string, string>>): Desk {
  const { path, remove } = temporaryHome();
  onTestFinished(remove);
  const home = join(path, `it's 100% "home"`);
  const folder = join(path, "programs");
  mkdirSync(home);
  mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}`);
    chmodSync(join(folder, name), 0o755);
  }
  const environment = { PATH: `${folder}:${process.env["PATH"] ?? ""}` };
  return { home, folder, run: (...words) => greenroom(words, { home, environment, cwd: path }) };
}

/** As cron runs it: the line's command by the shell, in an environment with next to nothing in it. */
function runAsCron(crontab: string, home: string): string {
  const line = crontab.split("\n").find((each) => each.includes(" daily remind ")) ?? "";
  return execFileSync("/bin/sh", ["-c", line.replace(/^(?:\S+ ){5}/, "")], {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", HOME: home, SHELL: "/bin/sh" },
  });
}

async function live(desk: Desk, read: () => string): Promise<void> {
  const none = await desk.run("daily", "status");
  expect(none).toMatchObject({ code: 0, stdout: "" });
  expect(none.stderr).toContain("There is no reminder.");

  const started = await desk.run("daily", "start", "--at", "9:05", "--days", "weekends", "--json");
  expect(JSON.parse(started.stdout)).toMatchObject({ scheduler: "cron", at: "09:05" });
  expect(read().startsWith(own)).toBe(true);
  expect(read()).toContain("\n5 9 * * 6,0 GREENROOM_HOME=");

  const replaced = await desk.run("daily", "start", "--at", "18:30");
  expect(replaced.stdout).toContain("A reminder at 18:30, every day, by cron.\n");
  expect(read().match(/ daily remind /g)).toHaveLength(1);
  const status = await desk.run("daily", "status", "--json");
  expect(JSON.parse(status.stdout)).toMatchObject({
    reminders: [{ scheduler: "cron", at: "18:30", days: "daily", isCurrent: true }],
  });

  // What cron would run reminds, until the question of the day is answered.
  expect(runAsCron(read(), desk.home)).toContain("Greenroom: today's question\n");
  const answers = join(desk.home, "answers.md");
  writeFileSync(answers, "I would measure it first, and then decide with the team.\n");
  const answered = await desk.run("daily", "--engine", "offline", "--answers", answers, "--json");
  expect(answered.code).toBe(0);
  expect(runAsCron(read(), desk.home)).toBe("");

  const stopped = await desk.run("daily", "stop");
  expect(stopped.stderr).toBe("The reminder by cron was removed.\n");
  expect(read()).toBe(own);
  const again = await desk.run("daily", "stop");
  expect(again).toMatchObject({ code: 0, stderr: "There is no reminder to remove.\n" });
}

const noSystemd = { systemctl: "exit 1\n" };

describe.skipIf(process.platform !== "linux")("a reminder", { timeout: 120_000 }, () => {
  test("by cron, on a crontab that is a file", async () => {
    const desk = openDesk({
      ...noSystemd,
      crontab: `kept="$0.kept"
case "$1" in
  -l) [ -f "$kept" ] && cat "$kept" || { echo "no crontab for you" >&2; exit 1; } ;;
  -r) rm "$kept" ;;
  -) cat > "$kept" ;;
  *) exit 64 ;;
esac
`,
    });
    const kept = join(desk.folder, "crontab.kept");
    writeFileSync(kept, own);
    const read = (): string => readFileSync(kept, "utf8");
    await live(desk, read);
    expect(read()).toBe(own);
  });

  const mayHaveUsers =
    process.getuid?.() === 0 && existsSync("/usr/bin/crontab") && hasProgram("useradd");

  test.skipIf(!mayHaveUsers)(
    "by cron, on the real crontab of a user made for it (needs cron, useradd and root)",
    async () => {
      const user = `greenroom-${process.pid}`;
      execFileSync("useradd", ["--system", "--no-create-home", user]);
      onTestFinished(() => {
        spawnSync("crontab", ["-u", user, "-r"]);
        spawnSync("userdel", [user]);
      });
      const desk = openDesk({ ...noSystemd, crontab: `exec /usr/bin/crontab -u ${user} "$@"\n` });
      execFileSync("crontab", ["-u", user, "-"], { input: own });
      const read = (): string => execFileSync("crontab", ["-u", user, "-l"], { encoding: "utf8" });
      await live(desk, read);
      expect(read()).toBe(own);
    },
  );

  test("by systemd, whose manager is asked when it fires", async () => {
    const desk = openDesk({
      systemctl: `echo "$*" >> "$0.calls"
case "$*" in *NextElapse*) echo ActiveState=active; echo NextElapseUSecRealtime=@1900000000 ;; esac
`,
      crontab: `echo "no crontab for you" >&2; exit 1\n`,
    });
    const started = await desk.run("daily", "start", "--at", "08:00", "--days", "mon-fri");
    expect(started.stdout).toContain("by systemd.\nNext: 2030-03-17 17:46\n");
    const units = join(desk.home, ".config", "systemd", "user");
    expect(readFileSync(join(units, "greenroom-daily.timer"), "utf8")).toContain(
      "OnCalendar=Mon..Fri *-*-* 08:00:00\n",
    );
    expect(readFileSync(join(units, "greenroom-daily.service"), "utf8")).toContain(
      `"daily" "remind" "--days" "mon-fri"\n`,
    );
    const stopped = await desk.run("daily", "stop", "--json");
    expect(JSON.parse(stopped.stdout)).toEqual({ removed: ["systemd"] });
    expect(existsSync(join(units, "greenroom-daily.timer"))).toBe(false);
    expect(existsSync(join(units, "greenroom-daily.service"))).toBe(false);
  });

  test("in a notification on the session's bus", async () => {
    const desk = openDesk({ "notify-send": `printf '%s\\n' "$@" > "$0.shown"\n` });
    const environment = {
      PATH: `${desk.folder}:${process.env["PATH"] ?? ""}`,
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere",
    };
    const { stdout, code } = await greenroom(["daily", "remind"], { home: desk.home, environment });
    expect([stdout, code]).toEqual(["", 0]);
    expect(readFileSync(join(desk.folder, "notify-send.shown"), "utf8")).toBe(
      "--app-name=Greenroom\n--\nGreenroom: today's question\nA new question is waiting. Run: greenroom daily\n",
    );
  });
});

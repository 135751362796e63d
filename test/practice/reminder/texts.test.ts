/** What is handed to each scheduler: as it must look, and as the scheduler's own parser reads it. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  crontabBlock,
  findBlock,
  readBlock,
  withBlock,
  withoutBlock,
} from "../../../src/practice/reminder/crontab.ts";
import { launchAgent, readLaunchAgent } from "../../../src/practice/reminder/launchd.ts";
import type { ReminderSchedule } from "../../../src/practice/reminder/schedule.ts";
import { weekdays } from "../../../src/practice/reminder/schedule.ts";
import type { ReminderCommand } from "../../../src/practice/reminder/scheduler.ts";
import { readTimerUnit, serviceUnit, timerUnit } from "../../../src/practice/reminder/systemd.ts";
import { readScheduledTask, scheduledTask } from "../../../src/practice/reminder/task.ts";
import { hasProgram } from "../../support/programs.ts";
import { anOddWord, aSchedule } from "./schedules.ts";

const workdays: ReminderSchedule = { hour: 9, minute: 5, days: weekdays.slice(0, 5) };
const someDays: ReminderSchedule = { hour: 18, minute: 30, days: ["mon", "tue", "sat", "sun"] };
const everyDay: ReminderSchedule = { hour: 0, minute: 0, days: weekdays };

const plain: ReminderCommand = {
  words: [
    "/usr/bin/node",
    "/opt/greenroom/bin/greenroom.js",
    "daily",
    "remind",
    "--days",
    "mon-fri",
  ],
  environment: {},
};
const odd: ReminderCommand = {
  words: [`/opt/my node/100%\\n"x"/node`, "/home/o'hara/$HOME/green room.js", "daily"],
  environment: { GREENROOM_HOME: `/data/50% "off" & <more>\\` },
};

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-reminder-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("systemd", () => {
  test("a timer", () => {
    expect(timerUnit(workdays))
      .toBe(`# Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it.
[Unit]
Description=Reminder of Greenroom's daily question

[Timer]
OnCalendar=Mon..Fri *-*-* 09:05:00
Persistent=true
AccuracySec=1s

[Install]
WantedBy=timers.target
`);
    expect(timerUnit(someDays)).toContain("OnCalendar=Mon,Tue,Sat,Sun *-*-* 18:30:00\n");
    expect(timerUnit(everyDay)).toContain("OnCalendar=*-*-* 00:00:00\n");
  });

  test("a service", () => {
    expect(serviceUnit(plain).split("\n").at(-2)).toBe(
      'ExecStart="/usr/bin/node" "/opt/greenroom/bin/greenroom.js" "daily" "remind" "--days" "mon-fri"',
    );
    expect(serviceUnit(odd))
      .toBe(`# Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it.
[Unit]
Description=Reminder of Greenroom's daily question

[Service]
Type=oneshot
Environment="GREENROOM_HOME=/data/50%% \\"off\\" & <more>\\\\"
ExecStart="/bin/sh" "-c" "exec \\"$$@\\"" "sh" "/opt/my node/100%%\\\\n\\"x\\"/node" "/home/o'hara/$$HOME/green room.js" "daily"
`);
  });

  test("a schedule is read back, and what others wrote is not", () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        expect(readTimerUnit(timerUnit(schedule))).toEqual(schedule);
      }),
    );
    for (const calendar of ["hourly", "Fri..Mon *-*-* 09:00:00", "*-*-1 09:00:00", ""]) {
      expect(readTimerUnit(`[Timer]\nOnCalendar=${calendar}\n`)).toBeNull();
    }
    expect(readTimerUnit(timerUnit(everyDay) + timerUnit(workdays))).toBeNull();
  });

  const isSystemdHere = hasProgram("systemd-analyze");

  test.skipIf(!isSystemdHere)("normalises the calendar to itself (needs systemd-analyze)", () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        const calendar = /OnCalendar=(.*)/.exec(timerUnit(schedule))?.[1] ?? "";
        const output = execFileSync("systemd-analyze", ["calendar", calendar], {
          encoding: "utf8",
        });
        const normal = /Normalized form: (.*)/.exec(output)?.[1];
        expect(normal).toBe(calendar);
      }),
      { numRuns: 30 },
    );
  });

  test.skipIf(!isSystemdHere)(
    "verifies the units, and finds a program whatever its path holds (needs systemd-analyze)",
    { timeout: 60_000 },
    () => {
      const folder = temporaryFolder();
      fc.assert(
        fc.property(anOddWord, anOddWord, (path, value) => {
          const program = join(folder, path.replaceAll(/\.+/g, "."), "node");
          mkdirSync(dirname(program), { recursive: true });
          writeFileSync(program, "#!/bin/sh\n");
          chmodSync(program, 0o755);
          const command: ReminderCommand = {
            words: [program, value, "daily", "remind"],
            environment: { GREENROOM_HOME: value },
          };
          expect(verify(folder, workdays, command)).toBe("");
        }),
        { numRuns: 25 },
      );
    },
  );

  function verify(folder: string, schedule: ReminderSchedule, command: ReminderCommand): string {
    const service = join(folder, "greenroom-daily.service");
    const timer = join(folder, "greenroom-daily.timer");
    writeFileSync(service, serviceUnit(command));
    writeFileSync(timer, timerUnit(schedule));
    try {
      execFileSync(
        "systemd-analyze",
        ["verify", "--man=no", "--recursive-errors=no", timer, service],
        {
          stdio: ["ignore", "pipe", "pipe"],
          env: { ...process.env, XDG_RUNTIME_DIR: folder },
        },
      );
      return "";
    } catch (error) {
      return error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    }
  }

  test("every word survives", () => {
    fc.assert(
      fc.property(anOddWord, anOddWord, (program, word) => {
        const unit = serviceUnit({ words: [`/${program}`, word], environment: { HOME_OF: word } });
        const exec = /^ExecStart=(.*)$/m.exec(unit)?.[1] ?? "";
        const [first = "", ...rest] = systemdWords(exec);
        const words = [first, ...rest.map((each) => each.replaceAll("$$", "$"))];
        const isByShell = /["'\\]/.test(program);
        const shell = ["/bin/sh", "-c", 'exec "$@"', "sh"];
        expect(words).toEqual([...(isByShell ? shell : []), `/${program}`, word]);
        const assignment = /^Environment=(.*)$/m.exec(unit)?.[1] ?? "";
        expect(systemdWords(assignment)).toEqual([`HOME_OF=${word}`]);
        // A single dollar sign would be a variable.
        expect(exec.slice(exec.indexOf('" "')).replaceAll("$$", "")).not.toContain("$");
      }),
    );
  });

  /** Words in double quotes as systemd.syntax(7) reads them, then specifiers as systemd.unit(5) does. */
  function systemdWords(line: string): string[] {
    return [...line.matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map((found) =>
      (found[1] ?? "").replaceAll(/\\(.)/gu, "$1").replaceAll("%%", "%"),
    );
  }
});

describe("cron", () => {
  test("a block", () => {
    expect(crontabBlock(workdays, plain))
      .toBe(`# >>> greenroom daily: written by \`greenroom daily start\`, removed by \`greenroom daily stop\`
5 9 * * 1,2,3,4,5 /usr/bin/node /opt/greenroom/bin/greenroom.js daily remind --days mon-fri
# <<< greenroom daily
`);
    expect(crontabBlock(everyDay, odd).split("\n")[1]).toBe(
      `0 0 * * * GREENROOM_HOME='/data/50'"$(printf "\\045")"' "off" & <more>'"$(printf "\\134")"'' '/opt/my node/100'"$(printf "\\045")"''"$(printf "\\134")"'n"x"/node' '/home/o'"'"'hara/$HOME/green room.js' daily`,
    );
  });

  test(
    "no cron finds a sign of its own in the line, and the shell finds every word",
    {
      timeout: 60_000,
    },
    () => {
      fc.assert(
        fc.property(anOddWord, anOddWord, anOddWord, (first, second, value) => {
          const block = crontabBlock(everyDay, {
            words: ["/usr/bin/env", "printf", "%s|", first, second],
            environment: { ODD_VALUE: value },
          });
          const line = block.split("\n")[1] ?? "";
          expect(line).not.toContain("%");
          expect(line.replaceAll(/\\(?:045|134)/g, "")).not.toContain("\\");
          const command = line.replace(/^(?:\S+ ){5}/, "");
          expect(sh(command)).toBe(`${first}|${second}|`);
          expect(
            sh(command.replace(/\/usr\/bin\/env.*$/, `sh -c 'printf "%s" "$ODD_VALUE"'`)),
          ).toBe(value);
        }),
        { numRuns: 60 },
      );
    },
  );

  function sh(command: string): string {
    return execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" });
  }

  test("a schedule is read back", () => {
    fc.assert(
      fc.property(aSchedule, anOddWord, (schedule, word) => {
        const command: ReminderCommand = { words: ["/node", word], environment: { A: word } };
        expect(readBlock(crontabBlock(schedule, command))).toEqual(schedule);
      }),
    );
    expect(readBlock("# x\n0 9 1 * * /node\n")).toBeNull();
    expect(readBlock("# x\n70 9 * * * /node\n")).toBeNull();
    expect(readBlock("# x\n@daily /node\n")).toBeNull();
  });

  test("the person's own lines stay as they are, wherever they stand", () => {
    const block = crontabBlock(workdays, plain);
    const line = fc
      .array(fc.constantFrom("a", "#", "*", "%", " ", "\t", "\r", "\\", "é"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    const lines = fc.array(line).map((all) => all.map((each) => `${each}\n`).join(""));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(withoutBlock(before + block + after)).toBe(before + after);
        expect(withoutBlock(withBlock(before, block))).toBe(before);
        const other = crontabBlock(someDays, odd);
        const replaced = withBlock(before + block + after, other);
        expect(replaced).toBe(before + other + after);
        expect(findBlock(replaced)).toBe(other);
        expect(findBlock(before)).toBeNull();
      }),
    );
  });

  test("a last line without an end gets one", () => {
    const block = crontabBlock(workdays, plain);
    expect(withBlock("0 1 * * * true", block)).toBe(`0 1 * * * true\n${block}`);
  });

  test("a block without its end is not guessed at", () => {
    const block = crontabBlock(workdays, plain);
    const broken = block.split("\n").slice(0, 2).join("\n");
    expect(() => withoutBlock(`${broken}\n0 1 * * * mine\n`)).toThrow(RangeError);
  });
});

describe("launchd", () => {
  test("an agent", () => {
    expect(launchAgent({ hour: 9, minute: 5, days: ["mon", "sun"] }, odd))
      .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Written by \`greenroom daily start\`; \`greenroom daily stop\` removes it. -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>dev.greenroom.daily</string>
  <key>ProgramArguments</key>
  <array>
    <string>/opt/my node/100%\\n"x"/node</string>
    <string>/home/o'hara/$HOME/green room.js</string>
    <string>daily</string>
  </array>
  <key>EnvironmentVariables</key>
  <dict>
    <key>GREENROOM_HOME</key>
    <string>/data/50% "off" &amp; &lt;more&gt;\\</string>
  </dict>
  <key>StartCalendarInterval</key>
  <array>
    <dict>
      <key>Hour</key>
      <integer>9</integer>
      <key>Minute</key>
      <integer>5</integer>
      <key>Weekday</key>
      <integer>1</integer>
    </dict>
    <dict>
      <key>Hour</key>
      <integer>9</integer>
      <key>Minute</key>
      <integer>5</integer>
      <key>Weekday</key>
      <integer>0</integer>
    </dict>
  </array>
</dict>
</plist>
`);
  });

  test("a schedule is read back", () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        expect(readLaunchAgent(launchAgent(schedule, odd))).toEqual(schedule);
      }),
    );
    expect(readLaunchAgent("<plist/>")).toBeNull();
  });

  test.skipIf(!hasProgram("python3"))(
    "a property list's parser reads every word (needs python3 for its plistlib)",
    { timeout: 60_000 },
    () => {
      const samples = fc.sample(fc.tuple(aSchedule, anOddWord, anOddWord), 200);
      const plists = samples.map(([schedule, word, value]) =>
        launchAgent(schedule, { words: ["/node", word], environment: { HOME_OF: value } }),
      );
      const program = `import json, plistlib, sys
print(json.dumps([plistlib.loads(text.encode()) for text in json.load(sys.stdin)]))`;
      const parsed: unknown = JSON.parse(
        execFileSync("python3", ["-c", program], {
          input: JSON.stringify(plists),
          encoding: "utf8",
        }),
      );
      expect(parsed).toEqual(
        samples.map(([{ hour, minute, days }, word, value]) => ({
          Label: "dev.greenroom.daily",
          ProgramArguments: ["/node", word],
          EnvironmentVariables: { HOME_OF: value },
          StartCalendarInterval: days.map((day) => ({
            Hour: hour,
            Minute: minute,
            Weekday: (weekdays.indexOf(day) + 1) % 7,
          })),
        })),
      );
    },
  );
});

describe("the Windows Task Scheduler", () => {
  const windows: ReminderCommand = {
    words: ["C:\\Program Files\\node\\node.exe", "C:\\a & b\\greenroom.js", "daily", "remind"],
    environment: {},
  };

  test("a task", () => {
    expect(scheduledTask(workdays, windows, "2026-11-28"))
      .toBe(`<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Reminder of Greenroom's daily question. Written by greenroom daily start; greenroom daily stop removes it.</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-11-28T09:05:00</StartBoundary>
      <ScheduleByWeek>
        <DaysOfWeek>
          <Monday />
          <Tuesday />
          <Wednesday />
          <Thursday />
          <Friday />
        </DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>C:\\Program Files\\node\\node.exe</Command>
      <Arguments>"C:\\a &amp; b\\greenroom.js" daily remind</Arguments>
    </Exec>
  </Actions>
</Task>
`);
  });

  test("a schedule is read back", () => {
    fc.assert(
      fc.property(aSchedule, (schedule) => {
        expect(readScheduledTask(scheduledTask(schedule, windows, "2026-11-28"))).toEqual(schedule);
      }),
    );
    expect(readScheduledTask("<Task/>")).toBeNull();
  });

  test("is XML, and every word survives the command line", () => {
    fc.assert(
      fc.property(anOddWord, anOddWord, (first, second) => {
        const xml = scheduledTask(
          everyDay,
          { words: ["C:\\node.exe", first, second], environment: {} },
          "2026-11-28",
        );
        const text = argumentsOf(xml);
        expect(windowsWords(text)).toEqual([first, second]);
      }),
    );
  });

  test("variables are set by Node itself, with nothing to quote", () => {
    fc.assert(
      fc.property(anOddWord, (value) => {
        const xml = scheduledTask(
          everyDay,
          { words: ["C:\\node.exe", "C:\\g.js"], environment: { GREENROOM_HOME: value } },
          "2026-11-28",
        );
        const [option, url = "", script] = windowsWords(argumentsOf(xml));
        expect([option, script]).toEqual(["--import", "C:\\g.js"]);
        const code = atob(url.replace("data:text/javascript;base64,", ""));
        expect(JSON.parse(/\{.*\}/.exec(code)?.[0] ?? "")).toEqual({ GREENROOM_HOME: value });
      }),
    );
    const url = `data:text/javascript;base64,${btoa('Object.assign(process.env, {"A_B": "c d"});')}`;
    expect(
      execFileSync(process.execPath, ["--import", url, "--print", "process.env.A_B"], {
        encoding: "utf8",
      }),
    ).toBe("c d\n");
  });

  function argumentsOf(xml: string): string {
    const document = XmlDocument.fromString(xml.replace(' encoding="UTF-16"', ""));
    try {
      const namespace = { t: "http://schemas.microsoft.com/windows/2004/02/mit/task" };
      return document.get("/t:Task/t:Actions/t:Exec/t:Arguments", namespace)?.content ?? "";
    } finally {
      document.dispose();
    }
  }

  /** CommandLineToArgvW: 2n backslashes before a quote are n and the quote ends, 2n + 1 are n and a quote. */
  function windowsWords(line: string): string[] {
    const words: string[] = [];
    let word: string | null = null;
    let isQuoted = false;
    for (const [part] of line.matchAll(/\\*"|\\+|[^]/gu)) {
      if (part.endsWith('"')) {
        const slashes = part.length - 1;
        word = (word ?? "") + "\\".repeat(Math.floor(slashes / 2));
        if (slashes % 2 === 1) word += '"';
        else isQuoted = !isQuoted;
      } else if (/^\s$/.test(part) && !isQuoted) {
        if (word !== null) words.push(word);
        word = null;
      } else {
        word = (word ?? "") + part;
      }
    }
    return word === null ? words : [...words, word];
  }
});

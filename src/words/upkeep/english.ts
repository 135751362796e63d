import type { ReminderProblem } from "../../practice/reminder/scheduler.ts";

/** Doctor and what it checks, the reminder, keys, data and usage. */
export const english = {
  checks: {
    names: {
      node: "Node.js",
      bank: "Question bank",
      own: "Own questions",
      database: "Database",
      disk: "Disk",
      settings: "Settings",
      key: "API key",
      service: "Service",
      recorder: "Recorder",
      microphone: "Microphone",
      player: "Player",
      voice: "Voice",
      recogniser: "Recogniser",
    },
    noSettingsFile: (path: string) => `no file, so defaults hold (it would be ${path})`,
    bank: (questions: number, areas: number) => `${questions} questions in ${areas} areas`,
    sound: (file: string) => `sound, ${file}`,
    damaged: (what: string | null) => `damaged: ${what ?? "unknown"}`,
    damagedFix:
      "Export what can be read (greenroom data export), move the file away, and import the export.",
    megabytesFree: (count: number) => `${count} MB free`,
    makeRoom: "Make room on the disk that holds the database.",
    findingAndMore: (finding: string, more: number) => `${finding}, and ${more} more`,
    noOwn: "none",
    ownIn: (questions: number, files: number) =>
      `${questions} in ${files} ${files === 1 ? "file" : "files"}`,
    waiting: (count: number) => `${count} wait for a reference`,
    roles: (count: number) => `${count} ${count === 1 ? "role" : "roles"}`,
    waitingFix: "`greenroom questions lint` says which; they are not asked until then.",
    noKey: "none; interviews use the offline engine",
    noKeyFix:
      "Save one with `greenroom auth set`, or choose a local service: `greenroom config set service ollama`.",
    noKeyFor: (url: string) => `none for ${url}`,
    saveKey: "Save one with `greenroom auth set`.",
    notNeeded: (url: string) => `not needed for ${url}`,
    othersRead: (path: string) => `other users of this machine can read ${path}`,
    makePrivate: (path: string) => `Make it yours alone: \`chmod 600 ${path}\`.`,
    keyFrom: { environment: "from the environment", file: "from the file" },
    listsNone: (url: string) => `${url} answers and lists no models`,
    hasModel: (url: string, model: string) => `${url} answers and has ${model}`,
    lacksModel: (url: string, model: string) => `${url} answers, but has no model ${model}`,
    chooseModel: (models: string) =>
      `Choose one with \`greenroom config set model NAME\`: ${models === "" ? "it lists none" : models}.`,
    reportIt: "Please report this.",
    bringsSound: "it brings sound",
    levels: {
      dead: "nothing but zeros: switched off, or not allowed",
      silent: "nobody is heard",
      quiet: "too quiet",
      clipping: "too loud: it is cut off",
      good: "a good level",
    },
    silentFix:
      "Speak while it records; is it the right microphone? `greenroom voice devices` lists them.",
    quietFix: "Turn its level up, or come nearer.",
    clippingFix: "Turn its level down.",
    peak: (finding: string, dbfs: string) => `${finding} (peak ${dbfs} dBFS)`,
    stopped: "stopped",
    notHeard: (problems: string) => problems,
    loudspeaker: "Is there a loudspeaker, and is it chosen in the system's settings?",
  },

  install: {
    none: "No program that records is installed.",
    nothingRecorded: (why: string) => `Nothing can be recorded: ${why}.`,
    isThere: (name: string) =>
      `Is "${name}" there? \`greenroom voice devices\` lists the microphones.`,
    recorder: {
      darwin: "Install SoX: brew install sox.",
      win32: "Install SoX: winget install ChrisBagwell.SoX, and have its folder in PATH.",
      other: "Install one: sudo apt install alsa-utils (or sox, or pulseaudio-utils).",
    },
    player: {
      darwin: "afplay is part of macOS; is /usr/bin in PATH?",
      win32: "PowerShell plays the questions; is it in PATH?",
      other: "Install one: sudo apt install alsa-utils (or pulseaudio-utils, or sox).",
    },
    allow: {
      darwin:
        "Plug one in, and allow it to your terminal in System Settings, Privacy & Security, Microphone.",
      win32:
        "Plug one in, and allow it in Settings, Privacy & security, Microphone, for desktop apps too.",
      other:
        "Plug one in, or choose it with --microphone; `greenroom voice devices` lists what there is.",
    },
  },

  reminder: {
    title: "Greenroom: today's question",
    text: (due: number, streak: number) =>
      [
        due === 0
          ? "A new question is waiting."
          : `${due} ${due === 1 ? "card is" : "cards are"} due.`,
        ...(streak === 0 ? [] : [`Answer today to make it ${streak} days in a row.`]),
        "Run: greenroom daily",
      ].join(" "),
    byHand: (scheduler: string) => `A reminder that was changed by hand, by ${scheduler}.`,
    everyDay: (at: string, scheduler: string) => `A reminder at ${at}, every day, by ${scheduler}.`,
    onDays: (at: string, days: string, scheduler: string) =>
      `A reminder at ${at}, ${days}, by ${scheduler}.`,
    next: (time: string) => `Next: ${time}`,
    place: "In: ",
    problems: {
      "timer-not-active": "The timer is not active.",
      "systemd-does-not-answer": "No systemd of yours answers, so that the timer does not run now.",
      "no-cron-runs": "No cron runs on this machine now.",
      "agent-not-loaded": "launchd has not loaded the agent.",
      "task-disabled": "The task is disabled.",
    } satisfies Record<ReminderProblem, string>,
    notCurrent:
      "It is not what this Greenroom would install: Node, Greenroom or its data has moved, or it was changed by hand. `greenroom daily start` puts that right.",
    replaced: (name: string) => `The one by ${name} was removed.`,
    timeZone: "TZ is set here: the scheduler goes by the system's own time zone.",
    none: "There is no reminder to remove.",
    removed: (names: string) => `The reminder by ${names} was removed.`,
    and: " and ",
    noReminder: "There is no reminder. Install one with: greenroom daily start --at 09:00",
  },

  auth: {
    noKey: "no key",
    keyIn: (path: string) => `key in ${path}`,
    keyFromEnvironment: "key from the environment",
    inUse: (service: string, place: string) => `${service}: ${place} (the service in use)`,
    savesOne: "`greenroom auth set` saves one; without it the offline engine asks and judges.",
    keyFor: (service: string) => `API key for ${service}`,
    saved: (service: string, path: string) =>
      `Saved the key for ${service} in ${path}, readable by you only.`,
    environmentWins: "The environment has a key for it too, and that one is used.",
    removed: (service: string) => `The key for ${service} is removed.`,
    noneSaved: (service: string) => `No key for ${service} was saved.`,
  },

  data: {
    exported: (file: string) =>
      `Exported to ${file}. It holds your answers and your resume; keep it to yourself.`,
    imported: (added: number, skipped: number) =>
      `Interviews added: ${added}; there already: ${skipped}.`,
    copied: (file: string) => `Copied to ${file}.`,
    deleteOne: (id: string) => `Delete interview ${id} for good?`,
    deletedOne: (id: string) => `Interview ${id} is deleted.`,
    deleteAll: (count: number) =>
      `Delete everything for good: interviews (${count}), practice, debriefs, marks of yours, profile and usage?`,
    deletedAll: (path: string) =>
      `${path} is deleted. API keys, settings and your own questions are still there: \`greenroom auth remove\`, \`greenroom config path\`.`,
    nothingDeleted: "Nothing was deleted.",
  },

  noCalls: "No calls to a model.",
  columns: {
    day: "Day",
    purpose: "For",
    model: "Model",
    calls: "Calls",
    failed: "Failed",
    input: "In",
    output: "Out",
    usd: "USD",
  },
  total: "Total",
  withoutPrice: (calls: number) => `?: no price is known; ${calls} calls are not in the total.`,
  errors: {
    doctorFailed: (failed: number, all: number) => ({
      message: `${failed} of ${all} checks failed.`,
      hint: "Do what stands below each of them.",
    }),
    partsFailed: (failed: number, all: number) => ({
      message: `${failed} of ${all} parts do not work.`,
      hint: "Do what stands below each of them.",
    }),
    noTime: (at: string) => ({
      message: `"${at}" is no time of day.`,
      hint: "Write it as --at 09:00.",
    }),
    noDays: (days: string) => ({
      message: `"${days}" are no days of the week.`,
      hint: "Write them as --days mon-fri, mon,wed,fri, weekdays, weekends or daily.",
    }),
    noSchedulerLinux: {
      message: "No scheduler answers here.",
      hint: "Install cron, or log in to a session with a systemd of yours.",
    },
    noScheduler: {
      message: "No scheduler answers here.",
      hint: "Log in to a desktop session and try again.",
    },
    systemHasNo: (name: string) => ({
      message: `This system has no ${name}.`,
      hint: "Leave --scheduler away to take the one that does.",
    }),
    doesNotAnswer: (name: string) => ({
      message: `${name} does not answer here.`,
      hint: "Leave --scheduler away to take the one that does.",
    }),
    noApiKey: {
      message: "That is no API key: it is one word of letters, digits and signs.",
      hint: "Copy it again from the service's page.",
    },
    noService: (service: string, all: string) => ({
      message: `There is no service "${service}".`,
      hint: `Known are ${all}.`,
    }),
    isBackup: (name: string, database: string) => ({
      message: `${name} is a database, as \`greenroom data backup\` writes it, and no export.`,
      hint: `To go back to it: while no Greenroom runs, move ${database} away, with ${database}-wal if there is one, and copy the backup to ${database}.`,
    }),
    dataLine: (name: string, line: number, reason: string) => ({
      message: `${name}, line ${line}: ${reason}.`,
      hint: "Give a file that `greenroom data export` wrote.",
    }),
    oneOrAll: {
      message: "Name one interview, or use --all.",
      hint: "`greenroom history` lists the ids.",
    },
    since: (text: string) => ({
      message: `--since is "${text}".`,
      hint: "It takes a date like 2026-01-31, or a span like 7d, 4w or 6m.",
    }),
  },
};

export type UpkeepWords = typeof english;

/** Every command as data: its words, options, examples, and where its code is. command-tree.ts makes commander's tree of it. */
import { Option } from "commander";
import { batchCommands } from "./batch-commands.ts";
import { libraryCommands } from "./library-commands.ts";
import { practiceCommands } from "./practice-commands.ts";
import {
  engineOptions,
  json,
  judgesOption,
  language,
  microphone,
  speechOptions,
  wholeNumber,
} from "./command-definition.ts";
import { judgementCommands } from "./judgement-commands.ts";
import { storyCommands } from "./story-commands.ts";
import type { CommandDefinition, GroupDefinition } from "./command-definition.ts";

const yes = new Option("--yes", "do not ask");

const answerOptions = [
  new Option(
    "--answers <file>",
    "answers from a file (parts between lines of `---`, JSONL, a recording) or a folder of recordings; - is stdin",
  ),
  new Option("--predict", "bet on your own score before the first grade"),
  new Option("--fallback <choice>", "when the service is down: ask, offline, none"),
  new Option("--json", "print one JSON event a line"),
];

const historyCommands: readonly CommandDefinition[] = [
  {
    name: "history",
    description: "list the interviews, newest first",
    options: [
      new Option("--limit <count>", "how many at most")
        .argParser(wholeNumber(1, 100_000))
        .default(20),
      new Option("--status <status>", "only those").choices(["open", "finished"]),
      json,
    ],
    examples: ["history", "history --limit 100 --json"],
    load: async () => (await import("./commands/history.ts")).run,
  },
  {
    name: "show",
    description: "one interview in full, in the terminal",
    arguments: [["[id]", "an interview's id, the beginning of one, or `last`"]],
    options: [json],
    examples: ["show", "show k3xq"],
    load: async () => (await import("./commands/show.ts")).run,
  },
  {
    name: "report",
    description: "one interview as a Markdown report",
    arguments: [["[id]", "an interview's id, the beginning of one, or `last`"]],
    options: [new Option("--output <file>", "write it to a file"), json],
    examples: ["report", "report k3xq --output report.md"],
    load: async () => (await import("./commands/report.ts")).run,
  },
  {
    name: "usage",
    description: "calls to models, tokens and cost",
    options: [new Option("--since <when>", "from then on: 2026-01-31, or 7d, 4w, 6m"), json],
    examples: ["usage --since 7d"],
    load: async () => (await import("./commands/usage.ts")).run,
  },
];

const interviewCommands: readonly CommandDefinition[] = [
  {
    name: "interview",
    description: "start an interview",
    options: [
      new Option("--resume <file>", "PDF, DOCX, text, Markdown or JSON Resume; - is stdin"),
      new Option(
        "--job <file>",
        "the job description, the same formats, or the name of a saved job",
      ),
      new Option("--sample", "use the bundled sample resume and job"),
      new Option("--role <id>", "a role pack; see `greenroom roles`"),
      new Option("--kind <kind...>", "only these kinds of questions").choices([
        "technical",
        "behavioural",
        "system-design",
      ]),
      new Option("--level <level>", "junior, mid, senior, staff"),
      new Option("--questions <count>", "how many questions"),
      new Option("--minutes <minutes>", "no new question after so many minutes"),
      new Option("--probes <count>", "follow-up questions for one answer, at most"),
      language,
      new Option("--mode <mode>", "coach: feedback after each answer; mock: at the end"),
      new Option("--seed <number>", "choose the same questions again").argParser(
        wholeNumber(0, 4_294_967_295),
      ),
      judgesOption,
      ...engineOptions,
      ...answerOptions,
      ...speechOptions,
    ],
    examples: [
      "interview --sample",
      "interview --resume cv.pdf --job job.md --mode mock --minutes 30",
      "interview --resume cv.pdf --job job.md --answers answers.md --json",
    ],
    load: async () => (await import("./commands/interview.ts")).run,
  },
  {
    name: "continue",
    description: "go on with an interview that was left",
    arguments: [
      ["[id]", "an interview's id or the beginning of one; without it, the newest that is open"],
    ],
    options: [judgesOption, ...engineOptions, ...answerOptions, ...speechOptions],
    examples: ["continue", "continue k3xq"],
    load: async () => (await import("./commands/continue.ts")).run,
  },
  {
    name: "regrade",
    description: "judge answers again; earlier evaluations stay",
    arguments: [["[id]", "an interview's id, the beginning of one, or `last`"]],
    options: [
      new Option("--pending", "only answers that have no score yet"),
      judgesOption,
      ...engineOptions,
      json,
    ],
    examples: ["regrade --pending", "regrade last --engine openai"],
    load: async () => (await import("./commands/regrade.ts")).run,
  },
];

const materialCommands: readonly (CommandDefinition | GroupDefinition)[] = [
  {
    name: "read",
    description: "print what Greenroom reads from a document: what would be used and sent",
    arguments: [["<file>", "PDF, DOCX, text, Markdown or JSON Resume; - is stdin"]],
    options: [json],
    examples: ["read cv.pdf", "read - --json < cv.pdf"],
    load: async () => (await import("./commands/read.ts")).run,
  },
  {
    name: "profile",
    description: "your saved resume and jobs, so that `greenroom interview` is enough",
    commands: [
      {
        name: "show",
        description: "what is saved",
        isDefault: true,
        options: [json],
        load: async () => (await import("./commands/profile.ts")).show,
      },
      {
        name: "set-resume",
        description: "save a resume, in place of the one before",
        arguments: [["<file>", "the document; - is stdin"]],
        examples: ["profile set-resume cv.pdf"],
        load: async () => (await import("./commands/profile.ts")).setResume,
      },
      {
        name: "remove-resume",
        description: "forget the saved resume",
        load: async () => (await import("./commands/profile.ts")).removeResume,
      },
      {
        name: "add-job",
        description: "save a job under a name; the newest is the one that interviews use",
        arguments: [
          ["<name>", "your name for it"],
          ["<file>", "the document; - is stdin"],
        ],
        examples: ["profile add-job acme job.md"],
        load: async () => (await import("./commands/profile.ts")).addJob,
      },
      {
        name: "use-job",
        description: "make a saved job the one that interviews use",
        arguments: [["<name>", "its name"]],
        load: async () => (await import("./commands/profile.ts")).useJob,
      },
      {
        name: "remove-job",
        description: "forget a saved job",
        arguments: [["<name>", "its name"]],
        load: async () => (await import("./commands/profile.ts")).removeJob,
      },
    ],
  },
  ...libraryCommands,
];

const setupCommands: readonly (CommandDefinition | GroupDefinition)[] = [
  {
    name: "auth",
    description: "API keys",
    commands: [
      {
        name: "status",
        description: "for which services there is a key, and from where",
        isDefault: true,
        tolerant: true,
        options: [json],
        load: async () => (await import("./commands/auth.ts")).status,
      },
      {
        name: "set",
        description: "save a key, typed unseen or piped in",
        arguments: [["[service]", "openai, openrouter, groq, …; without it, the configured one"]],
        examples: ["auth set", "auth set openrouter < key.txt"],
        load: async () => (await import("./commands/auth.ts")).set,
      },
      {
        name: "remove",
        description: "forget a saved key",
        arguments: [["[service]", "openai, openrouter, groq, …; without it, the configured one"]],
        load: async () => (await import("./commands/auth.ts")).remove,
      },
    ],
  },
  {
    name: "config",
    description: "settings",
    commands: [
      {
        name: "list",
        description: "every setting, its value, and where that comes from",
        isDefault: true,
        tolerant: true,
        options: [json],
        load: async () => (await import("./commands/config.ts")).list,
      },
      {
        name: "get",
        description: "one setting's value",
        arguments: [["<key>", "the setting"]],
        options: [json],
        load: async () => (await import("./commands/config.ts")).get,
      },
      {
        name: "set",
        description: "write a setting into the config file",
        tolerant: true,
        arguments: [
          ["<key>", "the setting"],
          ["<value>", "its value"],
        ],
        examples: ["config set questions 8", "config set service ollama"],
        load: async () => (await import("./commands/config.ts")).set,
      },
      {
        name: "unset",
        description: "remove a setting from the config file",
        tolerant: true,
        arguments: [["<key>", "the setting"]],
        load: async () => (await import("./commands/config.ts")).unset,
      },
      {
        name: "path",
        description: "where the config file is",
        tolerant: true,
        options: [json],
        load: async () => (await import("./commands/config.ts")).path,
      },
    ],
  },
  {
    name: "voice",
    description: "what Greenroom speaks and hears with",
    commands: [
      {
        name: "devices",
        description: "the microphones, and which program records",
        isDefault: true,
        options: [microphone, json],
        load: async () => (await import("./commands/voice.ts")).devices,
      },
      {
        name: "check",
        description: "record three seconds, say how they are, and play them",
        options: [microphone, json],
        examples: ["voice check", "voice check --microphone desk"],
        load: async () => (await import("./commands/voice.ts")).check,
      },
    ],
  },
  {
    name: "doctor",
    description: "check everything that Greenroom needs, and say how to mend it",
    tolerant: true,
    options: [...engineOptions, json],
    load: async () => (await import("./commands/doctor.ts")).run,
  },
  {
    name: "data",
    description: "the database with everything that was answered",
    commands: [
      {
        name: "path",
        description: "where it is",
        isDefault: true,
        tolerant: true,
        options: [json],
        load: async () => (await import("./commands/data.ts")).path,
      },
      {
        name: "export",
        description: "everything as JSON Lines",
        options: [new Option("--output <file>", "write it to a file")],
        examples: ["data export --output greenroom.jsonl"],
        load: async () => (await import("./commands/data.ts")).exportAll,
      },
      {
        name: "import",
        description: "add what an export holds and is not there yet",
        arguments: [["<file>", "an export; - is stdin"]],
        load: async () => (await import("./commands/data.ts")).importAll,
      },
      {
        name: "backup",
        description: "a copy of the database file, taken while it is in use",
        arguments: [["<file>", "the new file"]],
        load: async () => (await import("./commands/data.ts")).backup,
      },
      {
        name: "delete",
        description: "delete one interview, or everything",
        arguments: [["[id]", "an interview's id or the beginning of one"]],
        options: [new Option("--all", "the whole database: interviews, profile, usage"), yes],
        examples: ["data delete k3xq", "data delete --all --yes"],
        load: async () => (await import("./commands/data.ts")).remove,
      },
    ],
  },
];

/** The commands by the headings under which `greenroom --help` shows them. */
export const commandList: Readonly<
  Record<string, readonly (CommandDefinition | GroupDefinition)[]>
> = {
  Interview: interviewCommands,
  Practice: [...practiceCommands, storyCommands],
  "Build steps": batchCommands,
  "What came of it": historyCommands,
  Judgement: judgementCommands,
  Material: materialCommands,
  Setup: setupCommands,
};

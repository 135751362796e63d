/** The commands that bring back what was weak. */
import { Option } from "commander";
import { reminderCommands } from "./reminder-commands.ts";
import { engineOptions, json, language, speechOptions, wholeNumber } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";
import { debriefCommand } from "./debrief-commands.ts";

const answers = new Option(
  "--answers <file>",
  "answers from a file instead of a person: parts between lines of `---`, or JSONL; - is stdin",
);
const events = new Option("--json", "print one JSON event a line");
const area = new Option("--area <area>", "only this area of the bank");

export const practiceCommands: readonly CommandDefinition[] = [
  {
    name: "drill",
    description: "answer again what failed and is due, asked in other words",
    options: [
      new Option("--minutes <minutes>", "no new question after so many (10)").argParser(
        wholeNumber(1, 600),
      ),
      new Option("--questions <count>", "how many questions at most").argParser(wholeNumber(1, 50)),
      area,
      language,
      ...engineOptions,
      ...speechOptions,
      answers,
      events,
    ],
    examples: ["drill", "drill --minutes 5 --area databases"],
    load: async () => (await import("./commands/drill.ts")).run,
    subcommands: [
      {
        name: "list",
        description: "what comes back when, and how likely it is still known",
        options: [area, new Option("--due", "only what is due"), json],
        examples: ["drill list --due"],
        load: async () => (await import("./commands/drill.ts")).list,
      },
      {
        name: "export",
        description: "the cards for another program",
        options: [
          new Option(
            "--anki <file>",
            "a text file that Anki imports; - is stdout",
          ).makeOptionMandatory(),
        ],
        examples: ["drill export --anki greenroom.txt"],
        load: async () => (await import("./commands/drill.ts")).exportCards,
      },
    ],
  },
  {
    name: "daily",
    description: "the question of the day: what is due, or something new",
    options: [
      new Option("--again", "another one, though today's is answered"),
      new Option("--role <id>", "a role pack; see `greenroom roles`"),
      language,
      ...engineOptions,
      ...speechOptions,
      answers,
      events,
    ],
    examples: ["daily", "daily --voice", "daily start --at 09:00 --days mon-fri"],
    load: async () => (await import("./commands/daily.ts")).run,
    subcommands: reminderCommands,
  },
  {
    name: "progress",
    description:
      "how scores move, what the job asks for and is proven, what is missed again and again",
    options: [
      area,
      new Option("--since <when>", "from then on: 2026-01-31, or 7d, 4w, 6m"),
      new Option("--limit <count>", "rows of each list at most")
        .argParser(wholeNumber(1, 100))
        .default(8),
      json,
    ],
    examples: ["progress", "progress --area databases --since 3m --json"],
    load: async () => (await import("./commands/progress.ts")).run,
  },
  debriefCommand,
];

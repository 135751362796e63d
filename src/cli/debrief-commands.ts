/** The commands for real interviews. */
import { Option } from "commander";
import { engineOptions, json, language } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";

const id: readonly [string, string] = ["<id>", "its id, the beginning of one, or `last`"];

export const debriefCommand: CommandDefinition = {
  name: "debrief",
  description: "record a real interview: what was asked, how it went, what came of it",
  options: [language, ...engineOptions],
  examples: ["debrief", "debrief add --file interview.yaml", "debrief outcome last offer"],
  load: async () => (await import("./commands/debrief.ts")).run,
  subcommands: [
    {
      name: "add",
      description:
        "the same from a file: company or job, date, round, role, outcome, rating, note, and questions (text, rating, note, area, kind, language, reference)",
      options: [
        new Option(
          "--file <file>",
          "YAML or JSON, one interview or a list; - is stdin",
        ).makeOptionMandatory(),
        language,
        ...engineOptions,
        json,
      ],
      examples: ["debrief add --file interview.yaml", "debrief add --file - --json < all.json"],
      load: async () => (await import("./commands/debrief-add.ts")).add,
    },
    {
      name: "list",
      description: "the interviews, latest first, and what was asked and never practised",
      options: [json],
      load: async () => (await import("./commands/debrief-read.ts")).list,
    },
    {
      name: "show",
      description: "one interview with its questions",
      arguments: [id],
      options: [json],
      load: async () => (await import("./commands/debrief-read.ts")).show,
    },
    {
      name: "outcome",
      description: "what came of it: waiting, next-round, offer, rejected, withdrew",
      arguments: [id, ["<outcome>", "one of these"]],
      options: [json],
      examples: ["debrief outcome last next-round"],
      load: async () => (await import("./commands/debrief-read.ts")).outcome,
    },
    {
      name: "compare",
      description: "practice of the 30 days before each interview against how it went",
      options: [json],
      load: async () => (await import("./commands/debrief-read.ts")).compare,
    },
    {
      name: "remove",
      description: "forget an interview; its questions stay in your bank",
      arguments: [id],
      options: [new Option("--yes", "do not ask")],
      load: async () => (await import("./commands/debrief-read.ts")).remove,
    },
  ],
};

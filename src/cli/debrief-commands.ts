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
      name: "edit",
      description:
        "change one: what the options name, or all of it in your editor, as `debrief add` takes it",
      arguments: [id],
      options: [
        new Option("--company <name>", "the company"),
        new Option("--job <name>", "the saved job; none takes it out"),
        new Option("--date <day>", "the day, as 2026-01-31"),
        new Option("--role <role>", "the role; none takes it out"),
        new Option("--round <round>", "the round; none takes it out"),
        new Option("--outcome <outcome>", "waiting, next-round, offer, rejected, withdrew"),
        new Option("--rating <rating>", "how it went, 1 to 5; none takes it out"),
        new Option("--note <text>", "the note"),
        new Option("--add-question <text...>", "questions that were asked as well"),
        new Option(
          "--remove-question <number...>",
          "take questions out, by number from 1 or by id",
        ),
        new Option("--reword-question <number=text...>", "put questions in other words"),
        new Option("--rate-question <number=rating...>", "how questions went, 1 to 5, or none"),
        new Option("--note-question <number=text...>", "the notes of questions"),
        new Option("--file <file>", "YAML or JSON that takes its place; - is stdin"),
        language,
        ...engineOptions,
        json,
      ],
      examples: [
        "debrief edit last",
        "debrief edit last --round 'onsite 2' --rating 3",
        "debrief edit last --rate-question 2=4 --add-question 'What is a mutex?'",
      ],
      load: async () => (await import("./commands/debrief-edit.ts")).edit,
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

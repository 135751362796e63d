/** The commands of the question bank and the role packs, and of a person's own. */
import { Option } from "commander";
import { engineOptions, json, language } from "./command-definition.ts";
import type { GroupDefinition } from "./command-definition.ts";

const yes = new Option("--yes", "do not ask");
const area = (description: string): Option => new Option("--area <area>", description);

export const libraryCommands: readonly GroupDefinition[] = [
  {
    name: "questions",
    description: "the question bank, and your own questions",
    commands: [
      {
        name: "list",
        description: "the questions, yours marked",
        isDefault: true,
        options: [
          new Option("--area <name...>", "only these areas"),
          new Option("--own", "only yours"),
          language,
          json,
        ],
        examples: ["questions --area databases", "questions list --own"],
        load: async () => (await import("./commands/questions.ts")).list,
      },
      {
        name: "show",
        description: "one question with its criteria",
        arguments: [["<id>", "its id"]],
        options: [new Option("--answers", "with the example answers"), language, json],
        load: async () => (await import("./commands/questions.ts")).show,
      },
      {
        name: "search",
        description: "questions that contain all of the words",
        arguments: [["<words...>", "words of the question, its area, skills or criteria"]],
        options: [language, json],
        examples: ["questions search index postgres"],
        load: async () => (await import("./commands/questions.ts")).search,
      },
      {
        name: "add",
        description:
          "write a question of your own in your editor; a text and a reference answer are enough",
        options: [
          new Option("--file <file>", "from a file (YAML, or the question alone); - is stdin"),
          area("where it goes, whatever it says itself"),
          new Option(
            "--edit <id>",
            "change one of yours, or a copy of the bank's that takes its place",
          ),
          ...engineOptions,
          json,
        ],
        examples: [
          "questions add --area databases",
          "questions add --file question.yaml --engine openai",
          "questions add --edit own-what-is-a-mutex",
        ],
        load: async () => (await import("./commands/question-add.ts")).add,
      },
      {
        name: "import",
        description:
          "take questions in: CSV or a Markdown table with a header (question, answer, area, difficulty, kind, tags), JSONL, JSON, Markdown lists, Anki's text export, YAML as the bank's",
        arguments: [["<files...>", "the files; - is stdin"]],
        options: [
          area("for all of them, whatever they say themselves"),
          new Option("--dry-run", "say what would be added, and add nothing"),
          ...engineOptions,
          json,
        ],
        examples: [
          "questions import questions.csv --dry-run",
          "questions import notes.md deck.txt --area databases",
          "questions import list.md --engine openai",
        ],
        load: async () => (await import("./commands/question-import.ts")).run,
      },
      {
        name: "export",
        description: "your questions for somebody else to import",
        options: [
          area("only this area"),
          new Option("--format <format>", "jsonl, or yaml for one area").choices(["jsonl", "yaml"]),
          new Option("--output <file>", "write it to a file"),
        ],
        examples: ["questions export --area databases --output databases.yaml"],
        load: async () => (await import("./commands/question-import.ts")).exportOwn,
      },
      {
        name: "lint",
        description:
          "what is wrong with your questions and roles, or with files of questions, by line",
        arguments: [["[files...]", "YAML files; - is stdin; without any, your own"]],
        options: [json],
        examples: ["questions lint", "questions lint databases.yaml --json"],
        load: async () => (await import("./commands/question-lint.ts")).run,
      },
      {
        name: "remove",
        description: "remove questions of your own",
        arguments: [["<ids...>", "their ids"]],
        options: [yes],
        load: async () => (await import("./commands/question-add.ts")).remove,
      },
    ],
  },
  {
    name: "roles",
    description: "the role packs, and your own roles",
    commands: [
      {
        name: "list",
        description: "the roles, yours marked",
        isDefault: true,
        options: [json],
        load: async () => (await import("./commands/roles.ts")).list,
      },
      {
        name: "show",
        description: "one role: areas, kinds and the interviewer",
        arguments: [["<id>", "its id"]],
        options: [json],
        load: async () => (await import("./commands/roles.ts")).show,
      },
      {
        name: "add",
        description: "write a role of your own in your editor",
        options: [
          new Option("--file <file>", "take it from a YAML file; - is stdin"),
          new Option(
            "--edit <id>",
            "change one of yours, or a copy of a built-in one that takes its place",
          ),
          json,
        ],
        examples: ["roles add", "roles add --edit backend", "roles add --file role.yaml"],
        load: async () => (await import("./commands/role-add.ts")).add,
      },
      {
        name: "remove",
        description: "remove a role of your own",
        arguments: [["<id>", "its id"]],
        options: [yes],
        load: async () => (await import("./commands/role-add.ts")).remove,
      },
    ],
  },
];

/** The commands that measure judgement itself. */
import { Option } from "commander";
import { decimal, engineOptions, json, wholeNumber } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";

const labelCommands: readonly CommandDefinition[] = [
  {
    name: "list",
    description: "the answers that you marked",
    options: [json],
    examples: ["label list"],
    load: async () => (await import("./commands/label-data.ts")).list,
  },
  {
    name: "export",
    description: "your labels as JSONL, one answer a line",
    options: [new Option("--output <file>", "write it to a file")],
    examples: ["label export --output labels.jsonl"],
    load: async () => (await import("./commands/label-data.ts")).exportAll,
  },
  {
    name: "import",
    description: "add labels from such a file",
    arguments: [["<file>", "JSONL as `label export` writes it; - is stdin"]],
    options: [json],
    examples: ["label import labels.jsonl"],
    load: async () => (await import("./commands/label-data.ts")).importAll,
  },
  {
    name: "remove",
    description: "forget a label",
    arguments: [["<id>", "a label's id or the beginning of one"]],
    examples: ["label remove 3fa9c1d2"],
    load: async () => (await import("./commands/label-data.ts")).remove,
  },
];

export const judgementCommands: readonly CommandDefinition[] = [
  {
    name: "calibrate",
    description: "measure a grader by answers that people marked, and correct its scores",
    options: [
      new Option("--labels", "by your own labels too, see `greenroom label`"),
      new Option("--repeats <count>", "judge each answer so often, to see how far it wavers")
        .argParser(wholeNumber(1, 20))
        .default(1),
      new Option("--fit", "fit a correction of its scores, your labels included, and keep it"),
      new Option("--clear", "forget the corrections of this engine and model"),
      new Option("--list", "the corrections that are kept"),
      new Option("--attacks", "try to talk the grader round instead, with the bundled attacks"),
      new Option("--min-kappa <kappa>", "exit 1 when the agreement on marks is lower").argParser(
        decimal(0, 1),
      ),
      new Option(
        "--max-mean-rise <share>",
        "with --attacks: exit 1 when they raise scores by more on average, of the range",
      )
        .argParser(decimal(0, 1))
        .default(0.05),
      new Option("--max-rise <share>", "with --attacks: exit 1 when one raises a score by more")
        .argParser(decimal(0, 1))
        .default(0.2),
      new Option("--record <file>", "add the model's replies to this file"),
      new Option("--replay <file>", "take the model's replies from this file; nothing is sent"),
      ...engineOptions,
      json,
    ],
    examples: [
      "calibrate --engine offline",
      "calibrate --repeats 3 --record replies.jsonl",
      "calibrate --replay replies.jsonl --repeats 3 --min-kappa 0.7",
      "calibrate --attacks",
      "calibrate --fit",
    ],
    load: async () => (await import("./commands/calibrate.ts")).run,
  },
  {
    name: "label",
    description: "mark answers by hand, a key a criterion, to measure graders by",
    arguments: [
      ["[paths...]", "files of answers as `evaluate` reads them; without any, your interviews"],
    ],
    options: [
      new Option("--interview <id>", "only the answers of this interview"),
      new Option("--limit <count>", "so many answers at most")
        .argParser(wholeNumber(1, 1000))
        .default(20),
      new Option("--again", "also answers that you have marked before"),
      json,
    ],
    examples: ["label", "label --interview last", "label answers.jsonl --limit 50"],
    subcommands: labelCommands,
    load: async () => (await import("./commands/label.ts")).run,
  },
];

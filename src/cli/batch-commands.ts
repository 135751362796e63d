/** The commands for build steps. */
import { Option } from "commander";
import {
  decimal,
  engineOptions,
  filled,
  json,
  judgesOption,
  wholeNumber,
} from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";

const run: CommandDefinition["arguments"] = [
  ["[run]", "a run's id, the beginning of one, or `last`; without it, the only one that is open"],
];

const providerCommands: readonly CommandDefinition[] = [
  {
    name: "status",
    description: "how the runs at the provider stand",
    arguments: [["[run]", "a run's id, the beginning of one, or `last`; without it, all of them"]],
    options: [json],
    examples: ["evaluate status", "evaluate status k3xq --json"],
    load: async () => (await import("./commands/evaluate-batches.ts")).status,
  },
  {
    name: "collect",
    description:
      "fetch what the provider has done; when that is all, judge it and write the results",
    arguments: run,
    options: [
      new Option("--wait", "wait until the provider is done"),
      new Option("--resubmit", "submit again what had no reply"),
      new Option(
        "--no-leftovers",
        "ask nothing now: what has no usable reply stays without a score",
      ),
      json,
    ],
    examples: ["evaluate collect", "evaluate collect k3xq --wait"],
    load: async () => (await import("./commands/evaluate-batches.ts")).collect,
  },
  {
    name: "cancel",
    description: "stop a run at the provider; what it has done is charged, and can be collected",
    arguments: run,
    options: [json],
    examples: ["evaluate cancel k3xq"],
    load: async () => (await import("./commands/evaluate-batches.ts")).cancel,
  },
];

export const batchCommands: readonly CommandDefinition[] = [
  {
    name: "evaluate",
    description: "grade files of answers as interviews are graded, for scripts and build steps",
    arguments: [
      [
        "<paths...>",
        "JSONL, JSON, CSV, Markdown, text or audio files, folders, patterns; - is stdin",
      ],
    ],
    options: [
      new Option("--question <text>", "the question of answers that name none").argParser(filled),
      new Option("--question-id <id>", "the same, by its id in the bank").argParser(filled),
      new Option("--kind <kind>", "of questions that do not say it").choices([
        "technical",
        "behavioural",
        "system-design",
      ]),
      new Option("--level <level>", "junior, mid, senior, staff; of answers that do not say it"),
      new Option("--language <code>", "en, es, pt; of answers that do not say it"),
      new Option("--output <file>", "all results as JSONL; on stdout when no output is named"),
      new Option("--junit <file>", "JUnit XML for CI servers"),
      new Option("--csv <file>", "CSV for spreadsheets"),
      new Option("--markdown <file>", "a summary for a pull request"),
      new Option(
        "--compare <file>",
        "what changed since these results (JSONL): by id, else by answer",
      ),
      new Option("--min-score <score>", "exit 1 when an answer scores below it").argParser(
        decimal(1, 5),
      ),
      new Option("--min-mean <score>", "exit 1 when the mean is below it").argParser(decimal(1, 5)),
      new Option("--strict", "stop at the first row that cannot be read"),
      new Option(
        "--concurrency <count>",
        "requests at once, found out when not given; offline: threads, one when not given",
      ).argParser(wholeNumber(1, 1000)),
      new Option(
        "--max-cost <usd>",
        "end before a request that could pass so many dollars in this run",
      ).argParser(decimal(0, 1_000_000)),
      new Option("--price <in/out>", "dollars for a million tokens, where they are not known"),
      new Option("--dry-run", "say what would be asked and what it would cost"),
      judgesOption,
      new Option(
        "--via <engine>",
        "the provider's own batch engine: half the price, within a day; see `evaluate collect`",
      ).choices(["batch-api"]),
      new Option("--wait", "with --via: wait until it is done, and write the results"),
      new Option(
        "--queue-tokens <count>",
        "with --via: tokens that the provider's queue takes at once",
      ).argParser(wholeNumber(1_000, 1_000_000_000_000)),
      ...engineOptions,
      json,
    ],
    examples: [
      "evaluate answers.jsonl --output results.jsonl",
      "evaluate 'class/**/*.md' --junit results.xml --min-score 3",
      "evaluate answer.txt --question-id js-closures --engine offline",
      "evaluate answers.jsonl --output results.jsonl --via batch-api",
    ],
    load: async () => (await import("./commands/evaluate.ts")).run,
    subcommands: providerCommands,
  },
];

/** The commands for build steps. */
import { Option } from "commander";
import { decimal, engineOptions, json, wholeNumber } from "./command-definition.ts";
import type { CommandDefinition } from "./command-definition.ts";

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
      new Option("--question <text>", "the question of answers that name none"),
      new Option("--question-id <id>", "the same, by its id in the bank"),
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
      new Option("--compare <file>", "what changed since these results (JSONL)"),
      new Option("--min-score <score>", "exit 1 when an answer scores below it").argParser(
        decimal(1, 5),
      ),
      new Option("--min-mean <score>", "exit 1 when the mean is below it").argParser(decimal(1, 5)),
      new Option("--strict", "stop at the first row that cannot be read"),
      new Option("--concurrency <count>", "requests at once; found out when not given").argParser(
        wholeNumber(1, 1000),
      ),
      new Option("--max-cost <usd>", "stop before so many dollars are passed").argParser(
        decimal(0, 1_000_000),
      ),
      new Option("--price <in/out>", "dollars for a million tokens, where they are not known"),
      new Option("--dry-run", "say what would be asked and what it would cost"),
      new Option("--judges <count>", "judge each answer so often and take the median").argParser(
        wholeNumber(1, 9),
      ),
      ...engineOptions,
      json,
    ],
    examples: [
      "evaluate answers.jsonl --output results.jsonl",
      "evaluate 'class/**/*.md' --junit results.xml --min-score 3",
      "evaluate answer.txt --question-id js-closures-counter --engine offline",
    ],
    load: async () => (await import("./commands/evaluate.ts")).run,
  },
];

import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { createCommandTree } from "../../src/cli/command-tree.ts";
import type { CommandFlags } from "../../src/cli/program.ts";
import { runProgram } from "../../src/cli/program.ts";
import { kindSchema, languageSchema, levelSchema } from "../../src/grading/question.ts";
import { settingKeys } from "../../src/settings.ts";
import { services } from "../../src/vocabulary.ts";
import { captureTerminal, fakeDependencies, runCommandLine } from "./fakes.ts";

const tree = createCommandTree({
  version: "1.2.3",
  stdout: { write: () => true },
  start: () => Promise.reject(new Error("nothing is started here")),
});

/** Every command that can be run, by its full name. */
function leaves(
  command: Command,
  path: readonly string[] = [],
): readonly (readonly [string, Command])[] {
  return command.commands.flatMap((child) => {
    const name = [...path, child.name()];
    return child.commands.length > 0 ? leaves(child, name) : [[name.join(" "), child] as const];
  });
}

describe("help and version", () => {
  test("--version prints the version alone, and starts nothing", async () => {
    for (const argv of [["--version"], ["-v"], ["--quiet", "--version"]]) {
      expect(await runCommandLine(argv)).toEqual({
        stdout: "0.0.0-test\n",
        stderr: "",
        error: null,
      });
    }
  });

  test("--help names every command that is not hidden, within 80 columns", async () => {
    const { stdout, error } = await runCommandLine(["--help"]);
    expect(error).toBeNull();
    for (const command of tree.commands.filter((each) => each.name() !== "home")) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command.name()}\\b`, "m"));
    }
    expect(stdout).not.toContain("home");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("bare greenroom without a terminal is the help", async () => {
    const { stdout, error } = await runCommandLine([]);
    expect(error).toBeNull();
    expect(stdout).toBe((await runCommandLine(["--help"])).stdout);
  });

  test.each(
    leaves(tree)
      .map(([name]) => name)
      .filter((name) => name !== "home"),
  )("%s --help has a description", async (name) => {
    const { stdout, error } = await runCommandLine([...name.split(" "), "--help"]);
    expect(error).toBeNull();
    expect(stdout).toContain(`Usage: greenroom ${name}`);
    expect(stdout).toContain("--no-input");
  });

  test("every example in the help names a command and options that exist", () => {
    for (const [name, command] of leaves(tree)) {
      const examples: string[] = [];
      command.configureOutput({ writeOut: (text) => examples.push(text) });
      command.outputHelp();
      for (const [, line = ""] of examples.join("").matchAll(/^ {2}\$ greenroom (.*)$/gm)) {
        expect(line.startsWith(name) || name.startsWith(`${line.split(" ")[0]} `)).toBe(true);
        for (const [option] of line.matchAll(/--[a-z-]+/g)) {
          expect(command.options.map(({ long }) => long)).toContain(option);
        }
      }
    }
  });
});

describe("flags", () => {
  test.each([
    [["history"], { quiet: false, plain: false, input: true, json: false, tolerant: false }],
    [["--quiet", "history", "--json"], { quiet: true, json: true }],
    [["history", "--plain", "--no-input"], { plain: true, input: false }],
    [["config", "--plain"], { plain: true, tolerant: true }],
    [["--plain"], { plain: true }],
  ])("%j", async (argv, expected) => {
    expect(await flagsOf(argv)).toMatchObject(expected);
  });

  test("every setting that an interview takes has a flag of its name", async () => {
    // What is set once for a machine stands in the config file.
    const without = [
      "timeoutMs",
      "idleTimeoutMs",
      "contextTokens",
      "editor",
      "record",
      "replay",
      "transcriptionService",
      "transcriptionUrl",
      "transcriptionModel",
      "whisperProgram",
      "whisperModel",
      "voiceService",
      "voiceUrl",
      "voiceModel",
      "voiceCacheMb",
    ];
    const interview = tree.commands.find((command) => command.name() === "interview");
    const names = interview?.options.map((option) => option.attributeName());
    expect(names).toEqual(
      expect.arrayContaining(settingKeys.filter((key) => !without.includes(key))),
    );
    const flags = await flagsOf([
      "interview",
      "--base-url",
      "http://x.example",
      "--questions",
      "3",
      "--kind",
      "technical",
      "behavioural",
    ]);
    expect(flags.options).toMatchObject({
      baseUrl: "http://x.example",
      questions: "3",
      kind: ["technical", "behavioural"],
    });
  });

  test("the choices in the help are those of the schemas", () => {
    const help = tree.commands
      .find((command) => command.name() === "interview")
      ?.helpInformation()
      .replaceAll(/\s+/g, " ");
    expect(help).toContain(levelSchema.options.join(", "));
    expect(help).toContain(languageSchema.options.join(", "));
    expect(help).toContain(services.join(", "));
    expect(help).toContain(kindSchema.options.map((kind) => `"${kind}"`).join(", "));
  });

  test("arguments reach the command by name", async () => {
    const capture = await captureTerminal();
    const seen: unknown[] = [];
    await runProgram(["read", "cv.pdf"], {
      version: "1",
      language: async () => "en",
      stdout: { write: () => true },
      start: () =>
        fakeDependencies(capture.terminal, {
          readDocument: async (source) => {
            seen.push(source);
            return {
              name: "cv",
              format: "text",
              text: "x",
              pages: null,
              warnings: [],
              hiddenText: [],
            };
          },
        }),
    });
    expect(seen).toEqual(["cv.pdf"]);
  });
});

describe("what no command takes", () => {
  test.each([
    [["histroy"], "unknown command 'histroy'.", "Did you mean history?"],
    [["histroy", "--json"], "unknown command 'histroy'.", "Did you mean history?"],
    [["xyzzy"], "unknown command 'xyzzy'.", "See `greenroom --help`."],
    [["config", "lst"], "unknown command 'lst'.", "Did you mean list?"],
    [["--plian"], "unknown option '--plian'.", "Did you mean --plain?"],
    [["interview", "--nope"], "unknown option '--nope'.", "Did you mean --mode or --role?"],
    [["history", "--jsn"], "unknown option '--jsn'.", "Did you mean --json?"],
    [
      ["history", "--limit", "0"],
      "option '--limit <count>' argument '0' is invalid. It takes a whole number from 1 to 100000.",
      "See `greenroom history --help`.",
    ],
    [
      ["history", "--limit"],
      "option '--limit <count>' argument missing.",
      "See `greenroom history --help`.",
    ],
    // As of a variable that a script did not set.
    [
      ["evaluate", "answers.jsonl", "--junit", ""],
      "option '--junit <file>' argument missing.",
      "See `greenroom evaluate --help`.",
    ],
    [
      ["drill", "export", "--anki", " "],
      "option '--anki <file>' argument missing.",
      "See `greenroom drill export --help`.",
    ],
    [
      ["interview", "--resume", ""],
      "option '--resume <file>' argument missing.",
      "See `greenroom interview --help`.",
    ],
    [
      ["data", "backup", " "],
      "missing required argument 'file'.",
      "See `greenroom data backup --help`.",
    ],
    [
      ["interview", "--kind", "trivia"],
      "option '--kind <kind...>' argument 'trivia' is invalid. Allowed choices are technical, behavioural, system-design.",
      "See `greenroom interview --help`.",
    ],
    [
      ["show", "a", "b"],
      "too many arguments for 'show'. Expected 1 argument but got 2: a, b.",
      "See `greenroom show --help`.",
    ],
    [
      ["config", "set", "mode"],
      "missing required argument 'value'.",
      "See `greenroom config set --help`.",
    ],
  ])("%j", async (argv, message, hint) => {
    const { error, stdout, stderr } = await runCommandLine(argv);
    expect(error).toMatchObject({ code: "usage", message, hint });
    expect([stdout, stderr]).toEqual(["", ""]);
  });
});

/** What a command line hands to `start`. */
async function flagsOf(argv: readonly string[]): Promise<CommandFlags> {
  const seen: CommandFlags[] = [];
  await runProgram(argv, {
    version: "1",
    language: async () => "en",
    stdout: { write: () => true },
    start: async (flags) => {
      seen.push(flags);
      throw new Error("far enough");
    },
  }).catch(() => undefined);
  const [flags] = seen;
  if (flags === undefined) throw new Error("nothing was started");
  return flags;
}

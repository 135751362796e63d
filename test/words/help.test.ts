import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { createCommandTree } from "../../src/cli/command-tree.ts";
import { loadConfig } from "../../src/config.ts";
import { configFileIn, spokenLanguage } from "../../src/spoken-language.ts";
import { helpWords } from "../../src/words/help.ts";
import { runCommandLine } from "../cli/fakes.ts";

const tree = createCommandTree({
  version: "1.2.3",
  stdout: { write: () => true },
  start: () => Promise.reject(new Error("nothing is started here")),
});

/** Headings, and what stands in no definition. */
const others = [
  "Usage:",
  "[options]",
  "[command]",
  "Arguments:",
  "Options:",
  "Global Options:",
  "Commands:",
  "Examples:",
  "choices",
  "default",
  "Without a command in a terminal: where you stand, and a menu.",
  "print this help",
  "print the help of a command",
];

function textsOf(command: Command): string[] {
  return [
    command.description(),
    command.helpGroup(),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.options.map(({ description }) => description),
    ...command.commands.flatMap(textsOf),
  ].filter((text) => text !== "");
}

/** The words behind `greenroom` of every command. */
function commandLines(command: Command): readonly (readonly string[])[] {
  const below = command.commands.flatMap((each) =>
    commandLines(each).map((path) => [each.name(), ...path]),
  );
  return [[], ...below];
}
const texts = [...new Set([...textsOf(tree), ...others])];

/** Names and signs, the same in every language. */
const typed = (text: string): string[] =>
  (text.match(/greenroom [a-z]+|`[^`]+`|--[a-z]+|\d+(?:[.:]\d+)*|GREENROOM\w+/g) ?? []).toSorted();

describe.each(["es", "pt"] as const)("help in %s", async (language) => {
  const words = (await helpWords(language)) ?? {};

  test("has every text, and none that is no longer there", () => {
    expect(texts.filter((text) => words[text] === undefined)).toEqual([]);
    expect(Object.keys(words).filter((text) => !texts.includes(text))).toEqual([]);
  });

  test("is translated, and names what is typed as it is typed", () => {
    const same = texts.filter((text) => words[text] === text);
    expect(same.filter((text) => text !== "Material:")).toEqual([]);
    const changed = texts.filter((text) => typed(text).join() !== typed(words[text] ?? "").join());
    expect(changed).toEqual([]);
  });

  test.each([80, 40])("fits %i columns", async (columns) => {
    for (const argv of commandLines(tree).map((path) => [...path, "--help"])) {
      const { stdout, error } = await runCommandLine(argv, {}, { columns, language });
      expect(error).toBeNull();
      expect(stdout).toContain("Uso: greenroom");
      expect(stdout).not.toMatch(
        /Usage:|Options:|Commands:|Examples:|\[options\]|default:|choices:/,
      );
      // Examples are to be copied, so they stand in one line.
      const prose = stdout.split("\n").filter((line) => !/^ {2}\$ |^Uso:/.test(line));
      expect(prose.filter((line) => line.length > columns)).toEqual([]);
    }
  });
});

test.each([
  [["--help", "--language", "pt"], { GREENROOM_LANGUAGE: "es" }, "pt"],
  [["--language=es"], {}, "es"],
  [[], { GREENROOM_LANGUAGE: "es", LANG: "pt_BR.UTF-8" }, "es"],
  [["--language", "klingon"], { LANG: "pt_BR.UTF-8" }, "pt"],
] as const)("%j with %j is in %s", async (argv, environment, language) => {
  const home = "/nonexistent/greenroom";
  expect(await spokenLanguage(argv, { GREENROOM_HOME: home, ...environment })).toBe(language);
});

test("the settings' file is looked for where the settings are", async () => {
  const environments = [
    { GREENROOM_HOME: "/nonexistent/here" },
    { ...process.env, GREENROOM_HOME: undefined },
  ];
  for (const environment of environments) {
    const { paths } = await loadConfig({ environment, tolerant: true });
    expect(configFileIn(environment)).toBe(paths.configFile);
  }
});

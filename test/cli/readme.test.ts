import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { createCommandTree } from "../../src/cli/command-tree.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const tree = createCommandTree({
  version: "1.2.3",
  stdout: { write: () => true },
  start: () => Promise.reject(new Error("nothing is started here")),
});

describe("the README", () => {
  test("lists the commands that there are, and no other", () => {
    const [, section = ""] = readme.split(/^## Commands$/m);
    const rows =
      section
        .split("\n## ")[0]
        ?.split("\n")
        .filter((line) => line.startsWith("| `")) ?? [];
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    const known = tree.commands.map((command) => command.name()).filter((name) => name !== "home");
    expect(new Set(listed)).toEqual(new Set(known));
    expect(listed).toHaveLength(known.length);
  });

  test("names commands and options that exist, wherever it shows a command line", () => {
    const lines = [
      ...readme.matchAll(/^\$? ?greenroom ([^#\n]*)/gm),
      ...readme.matchAll(/`greenroom ([^`]*)`/g),
      ...readme.matchAll(/npm start -- ([^`\n]*)/g),
    ].map(([, line = ""]) => line.trim());
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const words = line.split(/\s+/);
      const command = commandOf(words);
      const options = [command, ...command.commands, tree].flatMap(({ options: own }) =>
        own.map(({ long }) => long),
      );
      for (const option of words.filter((word) => word.startsWith("--"))) {
        expect(options, `in "greenroom ${line}"`).toContain(option);
      }
    }
  });
});

/** The command that the words name: a group, where they leave its command to the default. */
function commandOf(words: readonly string[]): Command {
  let current: Command = tree;
  for (const word of words) {
    const next = current.commands.find((command) => command.name() === word);
    if (next === undefined) break;
    current = next;
  }
  if (current === tree)
    throw new Error(`the README names no command in "greenroom ${words.join(" ")}"`);
  return current;
}

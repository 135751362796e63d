/** What a help text tells people to type is there to be typed. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { batchCommands } from "../../src/cli/batch-commands.ts";
import { readBankFile } from "../support/bank-check.ts";

const bankFolder = join(import.meta.dirname, "../../prompts/questions");

test("a question that an example names is in the bank", () => {
  const ids = new Set(
    readdirSync(bankFolder)
      .filter((name) => name.endsWith(".yaml"))
      .flatMap((name) => readBankFile(join(bankFolder, name)).questions.map(({ id }) => id)),
  );
  const named = batchCommands
    .flatMap(({ examples = [] }) => examples)
    .flatMap((example) => /--question-id (\S+)/.exec(example)?.[1] ?? []);
  expect(named).not.toEqual([]);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

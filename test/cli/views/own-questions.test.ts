import { expect, test } from "vitest";
import { readOwnQuestion } from "../../../src/bank/own-question.ts";
import { noStyle, unicodeSymbols } from "../../../src/cli/format.ts";
import { renderImport } from "../../../src/cli/views/own-questions.ts";
import { ownQuestionsWords } from "../../../src/words/own-questions.ts";

test("of many areas and files the first are listed, and how many more there are", async () => {
  const made = Array.from({ length: 12 }, (_, index) => {
    const area = `area-${index}`;
    const read = readOwnQuestion({ text: `What is ${index}?` }, { area, hash: (text) => text });
    if (read.status === "wrong") throw new Error("a question that should be right");
    return { own: read.own, writtenBy: null };
  });
  const paths = made.map(({ own }) => `/${own.area}.yaml`);
  const format = { style: noStyle, symbols: unicodeSymbols, language: "en" as const, width: 80 };
  const words = await ownQuestionsWords("en");
  const text = renderImport(
    { made, replaced: ["js-closures"], duplicates: 0, paths, isDryRun: false },
    words,
    format,
  );
  expect(text.replaceAll("\n", " ")).toMatch(
    /^12 questions added: 1 in area-0, .*1 in area-7, and 4 more\. In the place of the bank's questions of the same id: js-closures\. .* \/area-7\.yaml and 4 more$/,
  );
});

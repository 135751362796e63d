/** What is right earns its marks in a few clipped words too; a list of the subject's words earns nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { languages } from "../../src/vocabulary.ts";
import { bankFiles, offlineScore, readBankFile } from "../support/bank-check.ts";
import { projectRoot } from "../support/greenroom.ts";

const answers = z.array(
  z.strictObject({
    questionId: z.string(),
    language: languageSchema.default("en"),
    text: z.string(),
  }),
);
const { right, lists } = z
  .strictObject({ right: answers, lists: answers })
  .parse(
    parse(readFileSync(join(projectRoot, "test/fixtures/grading/short-answers.yaml"), "utf8")),
  );

const questions = new Map(
  languages.flatMap((language) =>
    bankFiles(language)
      .flatMap((path) => readBankFile(path).questions)
      .map((question) => [`${language} ${question.id}`, question] as const),
  ),
);

function scoreOf({ questionId, language, text }: (typeof right)[number]): number {
  const question = questions.get(`${language} ${questionId}`);
  return question === undefined ? 0 : offlineScore(question, text);
}

test.each(right)("$language $questionId, right: $text", (answer) => {
  expect(scoreOf(answer)).toBeGreaterThanOrEqual(2);
});

test.each(lists)("$language $questionId, a list: $text", (answer) => {
  expect(scoreOf(answer)).toBe(1);
});

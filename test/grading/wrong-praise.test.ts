/** The offline grader is not taken in by the words of a criterion in an answer that is wrong about it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { languages } from "../../src/vocabulary.ts";
import { bankFiles, offlineEvaluation, readBankFile } from "../support/bank-check.ts";
import { projectRoot } from "../support/greenroom.ts";

const wrong = z
  .array(
    z.strictObject({
      questionId: z.string(),
      language: languageSchema.default("en"),
      text: z.string(),
      notMet: z.array(z.string()).min(1),
    }),
  )
  .parse(parse(readFileSync(join(projectRoot, "test/fixtures/grading/wrong-praise.yaml"), "utf8")));

const questions = new Map(
  languages.flatMap((language) =>
    bankFiles(language)
      .flatMap((path) => readBankFile(path).questions)
      .map((question) => [`${language} ${question.id}`, question] as const),
  ),
);

test.each(wrong)("$language $questionId: $text", ({ questionId, language, text, notMet }) => {
  const question = questions.get(`${language} ${questionId}`);
  expect(question?.criteria.map(({ id }) => id)).toEqual(expect.arrayContaining(notMet));
  const marks = question === undefined ? [] : offlineEvaluation(question, text).marks;
  const praised = (marks ?? [])
    .filter(({ mark }) => mark === "met")
    .map((mark) => mark.criterionId);
  expect(praised.filter((id) => notMet.includes(id))).toEqual([]);
});

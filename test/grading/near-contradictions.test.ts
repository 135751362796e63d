/** A right sentence is not taken for the wrong one that it comes close to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { languages } from "../../src/vocabulary.ts";
import { bankFiles, offlineEvaluation, readBankFile } from "../support/bank-check.ts";
import { projectRoot } from "../support/greenroom.ts";

const near = z
  .array(
    z.strictObject({
      questionId: z.string(),
      language: languageSchema.default("en"),
      text: z.string(),
    }),
  )
  .parse(
    parse(
      readFileSync(join(projectRoot, "test/fixtures/grading/near-contradictions.yaml"), "utf8"),
    ),
  );

const questions = new Map(
  languages.flatMap((language) =>
    bankFiles(language)
      .flatMap((path) => readBankFile(path).questions)
      .map((question) => [`${language} ${question.id}`, question] as const),
  ),
);

test.each(near)("$language $questionId: $text", ({ questionId, language, text }) => {
  const question = questions.get(`${language} ${questionId}`);
  const strong = question?.examples?.strong ?? "";
  const opening = strong
    .split(/(?<=[.]) /u)
    .slice(0, 2)
    .join(" ");
  const marks = [strong, opening].flatMap((before) =>
    question === undefined ? [] : (offlineEvaluation(question, `${before} ${text}`).marks ?? []),
  );
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.filter(({ mark }) => mark === "contradicted")).toEqual([]);
});

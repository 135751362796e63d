/** A right sentence is not taken for the wrong one that it comes close to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { isPlainlyStated } from "../../src/grading/stated.ts";
import { findPhrase } from "../../src/grading/text/find-phrase.ts";
import { indexText, numberPhrases, vocabularyOf } from "../../src/grading/text/phrase-index.ts";
import { compilePhrase } from "../../src/grading/text/phrases.ts";
import { tokenize } from "../../src/grading/text/tokens.ts";
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

test("a sentence that is made to be slow is read all the same", () => {
  const phrase = compilePhrase(tokenize("copied by value", "en"), "en");
  if (phrase === null) throw new Error("no phrase");
  // A square of its length would be minutes.
  const slow = "rather than ".repeat(50_000);
  const text = tokenize(`${slow}, x copied by value ${"takes ".repeat(50_000)}, x`, "en");
  const vocabulary = vocabularyOf([phrase]);
  const index = indexText(text, vocabulary);
  const hits = numberPhrases([phrase], vocabulary).flatMap((each) => findPhrase(each, index));
  expect(hits).toHaveLength(1);
  // One sentence, as a text of any length may be.
  const sentence = {
    start: 0,
    end: text.text.length,
    firstToken: 0,
    lastToken: text.tokens.length,
  };
  const whole = { ...text, sentences: [sentence] };
  expect(hits.map((hit) => isPlainlyStated({ ...hit, sentence: 0 }, whole, "en"))).toEqual([true]);
});

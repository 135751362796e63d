/** The bank against the offline grader, question by question: what CONTRIBUTING.md promises about every one of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageSchema } from "../../src/grading/question.ts";
import { projectRoot } from "../support/greenroom.ts";
import { languages } from "../../src/vocabulary.ts";
import {
  bankFiles,
  checkQuestion,
  offlineScore,
  readBankFile,
  STRANGER_LIMIT,
} from "../support/bank-check.ts";
import { strangersAbove } from "../support/strangers.ts";

const rightAnswers = z
  .array(z.object({ language: languageSchema, questionId: z.string(), text: z.string() }))
  .parse(
    parse(readFileSync(join(projectRoot, "test/fixtures/grading/right-answers.yaml"), "utf8")),
  );

const files = bankFiles().map((path) => ({ path, ...readBankFile(path) }));
const questions = files.flatMap((file) => file.questions);
const strangers = strangersAbove(questions, questions, STRANGER_LIMIT);

test("every file is valid, and ids are unique in the whole bank", () => {
  expect(files.flatMap((file) => file.failures)).toEqual([]);
  const ids = questions.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test("every area has its questions, of every difficulty", () => {
  const byArea = Map.groupBy(questions, ({ area }) => area);
  const tooFew = [...byArea].filter(([, own]) => own.length < 20).map(([area]) => area);
  expect(tooFew).toEqual([]);
  const oneSided = [...byArea]
    .filter(([, own]) => new Set(own.map(({ difficulty }) => difficulty)).size < 3)
    .map(([area]) => area);
  expect(oneSided).toEqual([]);
  expect(byArea.size).toBe(14);
});

describe("every question holds what the bank promises", () => {
  test.each(questions.map((question) => [question.id, question] as const))("%s", (_, question) => {
    expect(checkQuestion(question, strangers.get(question.id) ?? [])).toEqual([]);
  });
});

test("a pair of question and answer that is passed over would have scored no more than allowed", () => {
  const judged = questions.filter(({ kind }) => kind !== "behavioural");
  const pairs = judged.flatMap((question) =>
    questions.flatMap((other) => (question.id === other.id ? [] : [{ question, other }])),
  );
  // Every pair would take minutes; a prime step meets all questions.
  for (let at = 0; at < pairs.length; at += 211) {
    const { question, other } = pairs[at] ?? {};
    if (question === undefined || other?.examples?.strong === undefined) continue;
    if (strangers.get(question.id)?.includes(other) === true) continue;
    expect(offlineScore(question, other.examples.strong)).toBeLessThanOrEqual(STRANGER_LIMIT);
  }
});

// A language without a file yet has nothing to hold.
describe.each(languages.filter((language) => language !== "en" && bankFiles(language).length > 0))(
  "the bank in %s",
  (language) => {
    const translated = bankFiles(language).map((path) => readBankFile(path));
    const own = translated.flatMap((file) => file.questions);
    const others = strangersAbove(own, own, STRANGER_LIMIT);

    test("every question of a translated area is there, with the criteria of the English one", () => {
      expect(translated.flatMap((file) => file.failures)).toEqual([]);
    });

    test.each(own.map((question) => [question.id, question] as const))("%s", (_, question) => {
      expect(checkQuestion(question, others.get(question.id) ?? [])).toEqual([]);
    });

    test.each(rightAnswers.filter((answer) => answer.language === language))(
      "a right answer to $questionId in other words",
      ({ questionId, text }) => {
        const question = own.find(({ id }) => id === questionId);
        expect(question && offlineScore(question, text)).toBeGreaterThanOrEqual(3.4);
      },
    );
  },
);

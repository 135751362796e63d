/** The offline grader on answers that the bank was not tuned to. The bounds are what it reached, so that it stays there. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { bankFiles, offlineScore, readBankFile } from "../support/bank-check.ts";

const answerSchema = z.object({ questionId: z.string(), text: z.string() });
const { right, wrong } = z
  .object({ right: z.array(answerSchema), wrong: z.array(answerSchema) })
  .parse(parse(readFileSync("test/fixtures/grading/unseen.yaml", "utf8")));

const questions = new Map(
  bankFiles()
    .flatMap((path) => readBankFile(path).questions)
    .map((question) => [question.id, question]),
);

function scoreOf({ questionId, text }: z.infer<typeof answerSchema>): number {
  const question = questions.get(questionId);
  if (question === undefined) throw new Error(`${questionId} is not in the bank`);
  return offlineScore(question, text);
}

const mean = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;

describe("right answers in other words", () => {
  test.each(right.map((each) => [each.questionId, each] as const))(
    "%s is not failed",
    (_, each) => {
      expect(scoreOf(each)).toBeGreaterThanOrEqual(2.4);
    },
  );

  test("are good ones on the whole", () => {
    expect(mean(right.map(scoreOf))).toBeGreaterThanOrEqual(4.1);
  });
});

describe("fluent answers that are wrong", () => {
  test.each(wrong.map((each) => [each.questionId, each] as const))(
    "%s does not pass",
    (_, each) => {
      expect(scoreOf(each)).toBeLessThanOrEqual(2.6);
    },
  );

  test("are weak ones on the whole", () => {
    expect(mean(wrong.map(scoreOf))).toBeLessThanOrEqual(2.2);
  });
});

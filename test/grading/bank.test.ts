/** The bank against the offline grader, question by question: what CONTRIBUTING.md promises about every one of them. */
import { describe, expect, test } from "vitest";
import { bankFiles, checkQuestion, readBankFile } from "../support/bank-check.ts";

const files = bankFiles().map((path) => ({ path, ...readBankFile(path) }));
const questions = files.flatMap((file) => file.questions);

test("every file is valid, and ids are unique in the whole bank", () => {
  expect(files.flatMap((file) => file.failures)).toEqual([]);
  const ids = questions.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test.each(["javascript", "python", "dsa", "databases", "system-design", "behavioural"])(
  "%s has at least 15 questions",
  (area) => {
    expect(questions.filter((question) => question.area === area).length).toBeGreaterThanOrEqual(
      15,
    );
  },
);

describe("every question holds what the bank promises", () => {
  test.each(questions.map((question) => [question.id, question] as const))("%s", (_, question) => {
    expect(checkQuestion(question, questions)).toEqual([]);
  });
});

/** Answers that turn round what is right: by a not, by an opposite, by words in each other's place. */
import { describe, expect, test } from "vitest";
import { questionSchema } from "../../src/grading/question.ts";
import type { Question } from "../../src/grading/question.ts";
import { isReversed, rightStatements } from "../../src/grading/reversal.ts";
import { tokenize } from "../../src/grading/text/tokens.ts";
import { offlineScore } from "../support/bank-check.ts";

const right = [
  "A set does not allow duplicates, while a list keeps every element in the order of insertion.",
  "A stack gives back the last element first, and a queue gives back the oldest element.",
  "With more replicas the read throughput increases and the replication lag grows.",
].join(" ");

const reversed = (said: string): boolean[] => {
  const text = tokenize(said, "en");
  const statements = rightStatements([right], "en");
  return text.sentences.map((_, sentence) => isReversed(text, sentence, statements));
};

describe("a sentence beside those of a right answer", () => {
  test.each([
    "A set does allow duplicates, while a list keeps every element in the order of insertion.",
    "A stack does not give back the last element first, and a queue gives back the oldest element.",
    "With more replicas the read throughput decreases and the replication lag grows.",
    "A queue gives back the last element first, and a stack gives back the oldest element.",
  ])("is its reversal: %s", (text) => {
    expect(reversed(text)).toEqual([true]);
  });

  test.each([
    "A set does not allow duplicates, while a list keeps every element in the order of insertion.",
    "A set does not allow duplicates.",
    "Duplicates are not allowed in a set, and a list keeps every element in insertion order.",
    "There is no index on a set, so you cannot ask for its third element.",
    "A queue gives back the oldest element, and a stack gives back the last element first.",
    "With more replicas the replication lag grows and the read throughput increases.",
    "That does not help when the writes are the problem.",
  ])("is not: %s", (text) => {
    expect(reversed(text)).toEqual([false]);
  });
});

const question: Question = questionSchema.parse({
  id: "stack-and-queue",
  text: "Compare a stack and a queue. When do you use which?",
  area: "dsa",
  kind: "technical",
  difficulty: "easy",
  seniority: ["junior"],
  skills: [],
  criteria: [
    {
      id: "stack-order",
      text: "Says that a stack returns the newest element first.",
      weight: 2,
      dimension: "correctness",
      concepts: [["last in", "LIFO", "newest first", "most recent"], ["stack"]],
    },
    {
      id: "queue-order",
      text: "Says that a queue returns the oldest element first.",
      weight: 2,
      dimension: "correctness",
      concepts: [["first in", "FIFO", "oldest first", "longest waiting"], ["queue"]],
    },
    {
      id: "stack-use",
      text: "Names a use of a stack, such as undo.",
      weight: 1,
      dimension: "application",
      concepts: [["undo", "call stack", "nested brackets"], ["stack"]],
    },
    {
      id: "queue-use",
      text: "Names a use of a queue, such as jobs that wait for a worker.",
      weight: 1,
      dimension: "application",
      concepts: [["jobs", "print", "waiting line"], ["queue"]],
    },
  ],
  examples: {
    strong:
      "A stack is LIFO, what went in last comes out first, and a queue is FIFO. I use a stack for undo and a queue for jobs.",
    weak: "Both keep elements.",
  },
});

describe("what a question compares", () => {
  test("each is credited with what is said of it", () => {
    const said =
      "With a stack you get the most recent element. A queue hands out the longest waiting one.";
    expect(offlineScore(question, said)).toBeGreaterThan(3);
    const one =
      "The queue hands out the longest waiting element, unlike a stack, which is last in, first out.";
    expect(offlineScore(question, one)).toBeGreaterThan(3);
  });

  test.each([
    "With a queue you get the most recent element. A stack hands out the longest waiting one.",
    "A queue is LIFO, a stack is FIFO.",
    "The queue is last in, first out and the stack hands out the longest waiting element.",
  ])("and not with what is said of the other: %s", (text) => {
    expect(offlineScore(question, text)).toBeLessThan(2);
  });

  test("a denial of the whole sentence reaches over all of it, but not over its reasons", () => {
    const denied =
      "It is not true that with a stack you get the element that is the most recent, or that a queue is FIFO.";
    expect(offlineScore(question, denied)).toBeLessThan(1.5);
    const reason =
      "It is not true that they are the same, because a stack gives the most recent element and a queue the longest waiting one.";
    expect(offlineScore(question, reason)).toBeGreaterThan(3);
  });
});

import { expect, test } from "vitest";
import { areClippedStatements } from "../../../src/grading/text/clipped.ts";
import { tokenize } from "../../../src/grading/text/tokens.ts";

function isClipped(text: string, phrasingShare: number): boolean {
  const read = tokenize(text, "en");
  return areClippedStatements(read, read.sentences, phrasingShare);
}

test.each([
  [
    "lines",
    "- lookup in a few steps\n- needs sorted keys\n- inserts get slower with every index",
    0.8,
  ],
  ["parts of a sentence", "Lock in the same order, keep transactions short, retry the victim", 0.8],
  ["what something is", "- stack: last in first out\n- queue: first in first out\n- undo", 0.95],
])("clipped statements: %s", (_, text, share) => {
  expect(isClipped(text, share)).toBe(true);
});

test.each([
  ["lines", "- full scan\n- B-tree\n- write cost\n- disk space\n- query plan", 0.8],
  [
    "parts of a sentence",
    "stack, last in first out, queue, first in first out, undo, call stack",
    0.8,
  ],
  [
    "words without commas",
    "index scan of table balanced tree write cost disk space query plan",
    0.8,
  ],
  ["what belongs to something", "Stack: LIFO, push, pop. Queue: FIFO, enqueue, dequeue", 0.6],
  [
    "phrasings and nothing else",
    "- one thread at a time\n- waits for the network\n- queue of callbacks",
    1,
  ],
])("keywords: %s", (_, text, share) => {
  expect(isClipped(text, share)).toBe(false);
});

test("what is long and mostly phrasings is a list of them", () => {
  const lines = "- one thread at a time\n- waits for the network\n- queue of the callbacks\n";
  expect(isClipped(lines, 0.8)).toBe(true);
  expect(isClipped(lines.repeat(6), 0.8)).toBe(false);
});

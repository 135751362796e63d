/** Results to write, for the tests of the output formats. */
import * as fc from "fast-check";
import type { ResultRow } from "../../src/batch/row.ts";
import type { ResultWriter, WriteText } from "../../src/batch/write-results.ts";
import { hostileText } from "../support/hostile-text.ts";

export const evaluated: ResultRow = {
  id: "row-1",
  file: "answers.jsonl",
  line: 1,
  answerHash: null,
  candidate: "Ana",
  question: "What is a closure?",
  questionId: "js-closures-counter",
  status: "evaluated",
  score: 3.25,
  fraction: 0.5625,
  marks: [
    { criterionId: "captures", mark: "met", quote: "it keeps the variables", reason: null },
    { criterionId: "independent", mark: "missed", quote: null, reason: "Not said." },
  ],
  nextStep: "Add this: each call makes its own.",
  confidence: "normal",
  doubts: [],
  judges: 1,
  spread: null,
  calibration: null,
  reason: null,
  engine: "offline",
  model: "offline-1",
  rubricHash: "r1",
  promptHash: null,
  usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
};

export function scored(id: string, score: number, changes: Partial<ResultRow> = {}): ResultRow {
  return { ...evaluated, id, score, fraction: (score - 1) / 4, ...changes };
}

const withoutScore: Partial<ResultRow> = {
  score: null,
  fraction: null,
  marks: [],
  nextStep: null,
  confidence: null,
  judges: null,
};

export const ungraded: ResultRow = {
  ...evaluated,
  ...withoutScore,
  id: "row-2",
  line: 2,
  status: "ungraded",
  reason: "service-down",
};

export const invalid: ResultRow = {
  ...evaluated,
  ...withoutScore,
  id: null,
  line: 3,
  candidate: null,
  question: null,
  questionId: null,
  status: "invalid",
  reason: "has no answer",
  engine: null,
  model: null,
  rubricHash: null,
};

const hostile = fc.oneof(
  hostileText,
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a;=1",
    'a; "=1"',
    "]]>",
    "\ud800",
    "\ufffe",
    '"',
    "&amp;",
    "</testcase>",
  ),
);

/** Any row, with hostile words wherever words from outside stand. */
export const hostileRow: fc.Arbitrary<ResultRow> = fc
  .record({
    base: fc.constantFrom(evaluated, ungraded, invalid),
    id: fc.option(hostile),
    file: hostile,
    line: fc.nat(),
    candidate: fc.option(hostile),
    question: fc.option(hostile),
    questionId: fc.option(hostile),
    quote: fc.option(hostile),
    nextStep: fc.option(hostile),
    reason: hostile,
    model: fc.option(hostile),
    score: fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100),
  })
  .map(({ base, quote, reason, score, ...row }) => ({
    ...base,
    ...row,
    ...(base.status === "evaluated"
      ? { score, marks: [{ criterionId: "c", mark: "met", quote, reason }] }
      : { reason, nextStep: null }),
  }));

/** All that a writer writes of the rows. */
export async function written(
  create: (write: WriteText) => ResultWriter,
  rows: Iterable<ResultRow>,
): Promise<string> {
  let text = "";
  const writer = create((piece) => {
    text += piece;
  });
  for (const row of rows) await writer.add(row);
  await writer.end();
  return text;
}

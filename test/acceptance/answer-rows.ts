/** Answer files to evaluate, and their results read back. */
import { writeFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { jsonLines, temporaryHome } from "../support/greenroom.ts";

/** A line of the results, as scripts may rely on it. */
const rowSchema = z.looseObject({
  id: z.string().nullable(),
  file: z.string(),
  line: z.number().nullable(),
  status: z.enum(["evaluated", "ungraded", "invalid"]),
  score: z.number().min(1).max(5).nullable(),
  fraction: z.number().min(0).max(1).nullable(),
  marks: z.array(z.looseObject({ criterionId: z.string(), quote: z.string().nullable() })),
  reason: z.string().nullable(),
});

/** The lines of results in JSONL. */
export const rowsOf = (text: string) => jsonLines(text).map((row) => rowSchema.parse(row));

/** A folder to run in, gone after the test. */
export function newHome(): string {
  const { path, remove } = temporaryHome();
  onTestFinished(remove);
  return path;
}

/** Answers as a file of JSON lines. */
export function writeRows(path: string, rows: readonly unknown[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** A right answer to `js-closures`, another one for each number. */
export const answerOf = (index: number): string =>
  `A closure keeps the variables of its function alive after it has returned, as in program ${index}.`;

/** So many rows with such answers. */
export const closures = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    questionId: "js-closures",
    answer: answerOf(index),
  }));

/** The results of an earlier run, read back from its JSONL. */
import * as z from "zod";
import type { Yardstick } from "../grading/comparison.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import type { AnswerFile } from "./read-answers.ts";
import { createLineSplitter } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import type { ResultRow } from "./row.ts";

export interface EarlierResult {
  /** 1 to 5; null when it had none. */
  readonly score: number | null;
  readonly spread: number | null;
  readonly yardstick: Yardstick;
  /** Null in the results of older versions, and for an invalid row. */
  readonly answerHash: string | null;
  /** The id is the row's place, so that another row may bear it now. */
  readonly isPlace: boolean;
}

/** By id. Rows without one were invalid and have no score. */
export type EarlierResults = ReadonlyMap<string, EarlierResult>;

const earlierSchema = z.object({
  id: z.string().nullable(),
  file: z.string(),
  line: z.number(),
  answerHash: z.string().nullable().default(null),
  status: z.enum(["evaluated", "ungraded", "invalid"]),
  score: z.number().min(1).max(5).nullable(),
  spread: z.number().min(0).nullable().default(null),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  promptHash: z.string().nullable(),
  rubricHash: z.string().nullable(),
  calibration: z.object({ name: z.string() }).nullable().default(null),
});

/**
 * Reads what `--output` wrote in an earlier run, a line at a time; keeps of each row its id, score and spread, and each
 * yardstick once.
 * @throws GreenroomError `usage` with the line, when it is not such a file or cannot be read
 */
export async function readEarlierResults(file: AnswerFile): Promise<EarlierResults> {
  const results = new Map<string, EarlierResult>();
  const yardsticks = new Map<string, Yardstick>();
  const addLine = (line: Line): void => {
    if (line.status === "ok" && line.text.trim() === "") return;
    const row = line.status === "ok" ? parseResult(line.text) : null;
    if (row === null) {
      throw evaluateError("usage", (words) => words.notAResult(file.name, line.number));
    }
    // The second row of an id is invalid, and bears it too.
    if (row.id === null || (row.status === "invalid" && results.has(row.id))) return;
    const yardstick = yardstickOfRow(row);
    const key = JSON.stringify(yardstick);
    const known = yardsticks.get(key) ?? yardstick;
    yardsticks.set(key, known);
    const { score, spread, answerHash } = row;
    const isPlace = isNamedByPlace(row);
    results.set(row.id, { score, spread, yardstick: known, answerHash, isPlace });
  };
  const splitter = createLineSplitter();
  for await (const chunk of file.open()) splitter.push(chunk).forEach(addLine);
  splitter.end().forEach(addLine);
  return results;
}

/** True for the id of a row that brought none: `<file>:<line>`, `<file>:<line>#2`, and `<file>` of a recording. */
export function isNamedByPlace({
  id,
  file,
  line,
}: Pick<ResultRow, "id" | "file" | "line">): boolean {
  const place = `${file}:${line}`;
  return id === file || id === place || (id?.startsWith(`${place}#`) ?? false);
}

/** By what the row was judged. */
export function yardstickOfRow(
  row: Pick<ResultRow, "engine" | "model" | "promptHash" | "rubricHash"> & {
    readonly calibration: { readonly name: string } | null;
  },
): Yardstick {
  const { engine, model, promptHash, rubricHash, calibration } = row;
  return { engine, model, promptHash, rubricHash, calibration: calibration?.name ?? null };
}

function parseResult(text: string): z.infer<typeof earlierSchema> | null {
  try {
    return earlierSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

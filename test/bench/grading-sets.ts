/** Reads the human-graded sets (JSON lines) that the grading benchmark measures against; none of them is part of the project. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const rowSchema = z.object({
  question_id: z.string(),
  question: z.string(),
  reference: z.string(),
  references: z.array(z.string()).default([]),
  answer: z.string(),
  score: z.number().min(0).max(1),
});

export interface GradedRow {
  readonly questionId: string;
  readonly question: string;
  /** The first is the main one; no doubles. */
  readonly references: readonly string[];
  readonly answer: string;
  /** The humans' grade, 0 to 1. */
  readonly score: number;
}

export const setNames = ["mohler", "nn_exam", "saf", "beetle"] as const;
export type SetName = (typeof setNames)[number];
export type GradedSets = Readonly<Record<SetName, readonly GradedRow[]>>;

/** All sets from a folder (`<name>.dev.jsonl` or `<name>.jsonl`); null when none is there. A set that is missing is empty. */
export function readGradedSets(folder: string): GradedSets | null {
  const read = (name: SetName): GradedRow[] => {
    const path = [`${name}.dev.jsonl`, `${name}.test.jsonl`, `${name}.jsonl`]
      .map((file) => join(folder, file))
      .find((file) => existsSync(file));
    return path === undefined
      ? []
      : readFileSync(path, "utf8")
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map((line) => {
            const row = rowSchema.parse(JSON.parse(line));
            return {
              questionId: row.question_id,
              question: row.question,
              references: [...new Set([row.reference, ...row.references])],
              answer: row.answer,
              score: row.score,
            };
          });
  };
  const sets = {
    mohler: read("mohler"),
    nn_exam: read("nn_exam"),
    saf: read("saf"),
    beetle: read("beetle"),
  };
  return setNames.some((name) => sets[name].length > 0) ? sets : null;
}

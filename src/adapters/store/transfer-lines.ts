/** The lines of an export, and where those of an import lie until all of them are there. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import { calibrationSchema } from "../../grading/calibration/affine.ts";
import { labelSchema } from "../../grading/calibration/labels.ts";
import { debriefSchema } from "../../practice/debrief.ts";
import { fromJson, timeSchema, toJson } from "./record.ts";
import { profileDocumentSchema } from "./profile.ts";
import { storedCallSchema } from "./usage.ts";

const markSchema = z.enum(["met", "partly", "missed", "contradicted", "cannot-tell"]);

/** A practice answer; `number` is what reviews call it by within the export. */
const attemptSchema = z.object({
  number: z.number().int(),
  occasion: z.enum(["drill", "daily"]),
  questionId: z.string(),
  area: z.string(),
  questionHash: z.string(),
  wording: z.string(),
  criteria: z.string(),
  text: z.string(),
  durationMs: z.number().nullable(),
  answeredAt: timeSchema,
  score: z.number().min(1).max(5).nullable(),
  engine: z.string().nullable(),
  model: z.string().nullable(),
  rubricHash: z.string().nullable(),
  evaluation: z.string().nullable(),
});
export type AttemptLine = z.infer<typeof attemptSchema>;

const reviewSchema = z.object({
  reviewedAt: timeSchema,
  mark: markSchema,
  rating: z.enum(["again", "hard", "good"]),
  stability: z.number(),
  intervalDays: z.number().int(),
  attempt: z.number().int().nullable(),
  interviewId: z.string().nullable(),
  position: z.number().int().nullable(),
});
export type ReviewLine = z.infer<typeof reviewSchema>;

/** A card with every review that made its schedule. */
const cardSchema = z.object({
  questionId: z.string(),
  criterionId: z.string(),
  questionHash: z.string(),
  area: z.string(),
  interviewId: z.string().nullable(),
  createdAt: timeSchema,
  lastMark: markSchema,
  drilled: z.number().int(),
  dueAt: timeSchema,
  stability: z.number(),
  difficulty: z.number(),
  reviews: z.number().int(),
  lapses: z.number().int(),
  lastReviewAt: timeSchema,
  intervalDays: z.number().int(),
  history: z.array(reviewSchema),
});
export type CardLine = z.infer<typeof cardSchema>;

export const lineSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("document"), hash: z.string().min(1), text: z.string() }),
  z.object({ type: z.literal("question"), hash: z.string().min(1), question: z.unknown() }),
  z.object({ type: z.literal("interview"), interview: z.looseObject({}) }),
  z.object({ type: z.literal("profile"), document: profileDocumentSchema }),
  z.object({ type: z.literal("call"), call: storedCallSchema }),
  z.object({ type: z.literal("attempt"), attempt: attemptSchema }),
  z.object({ type: z.literal("card"), card: cardSchema }),
  z.object({ type: z.literal("debrief"), debrief: debriefSchema }),
  z.object({ type: z.literal("label"), label: labelSchema }),
  z.object({ type: z.literal("calibration"), calibration: calibrationSchema }),
]);
export type Line = z.infer<typeof lineSchema>;

export interface Shelf {
  readonly put: (number: number, line: Line) => void;
  /** The lines of one type in their order. */
  readonly each: <Type extends Line["type"]>(
    type: Type,
  ) => Iterable<{ readonly number: number; readonly line: Extract<Line, { type: Type }> }>;
  /** The text of a document, or undefined when no line holds it. */
  readonly document: (hash: string) => unknown;
  readonly question: (hash: string) => unknown;
  readonly close: () => void;
}

/** Where an import's lines lie until all are there: a table that only this connection sees, on the disk when it is large. */
export function openShelf(database: Database): Shelf {
  database.exec(`
    DROP TABLE IF EXISTS temp.import_lines;
    CREATE TEMP TABLE import_lines (
      number INTEGER PRIMARY KEY, type TEXT NOT NULL, hash TEXT, json TEXT NOT NULL
    );
    CREATE INDEX temp.import_lines_by_hash ON import_lines (type, hash);
  `);
  const insert = database.prepare(
    "INSERT INTO temp.import_lines (number, type, hash, json) VALUES (?, ?, ?, ?)",
  );
  const numbers = database
    .prepare<[string], number>(
      "SELECT number FROM temp.import_lines WHERE type = ? ORDER BY number",
    )
    .pluck();
  const byNumber = database
    .prepare<[number], string>("SELECT json FROM temp.import_lines WHERE number = ?")
    .pluck();
  const byHash = database
    .prepare<[string, string], string>(
      "SELECT json FROM temp.import_lines WHERE type = ? AND hash = ? ORDER BY number LIMIT 1",
    )
    .pluck();
  const find = (type: Line["type"], hash: string): Line | undefined => {
    const json = byHash.get(type, hash);
    return json === undefined ? undefined : lineSchema.parse(fromJson(json));
  };
  return {
    put: (number, line) => {
      insert.run(number, line.type, "hash" in line ? line.hash : null, toJson(line));
    },
    *each(type) {
      for (const number of numbers.all(type)) {
        const line = lineSchema.parse(fromJson(byNumber.get(number) ?? "null"));
        if (isOfType(line, type)) yield { number, line };
      }
    },
    document: (hash) => {
      const line = find("document", hash);
      return line?.type === "document" ? line.text : undefined;
    },
    question: (hash) => {
      const line = find("question", hash);
      return line?.type === "question" ? line.question : undefined;
    },
    close: () => database.exec("DROP TABLE IF EXISTS temp.import_lines"),
  };
}

function isOfType<Type extends Line["type"]>(
  line: Line,
  type: Type,
): line is Extract<Line, { type: Type }> {
  return line.type === type;
}

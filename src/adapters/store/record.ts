/** The schemas of what comes back from the database's JSON and from an export, and the JSON that goes in. */
import * as z from "zod";
import type { Evaluation } from "../../grading/evaluation.ts";
import {
  appliedCalibrationSchema,
  doubtSchema,
  engineNameSchema,
  markSchema,
  screenFindingSchema,
  ungradedReasonSchema,
} from "../../grading/evaluation.ts";
import { questionSchema } from "../../grading/question.ts";
import { requirementSchema, settingsSchema } from "../../interview/interview.ts";
import type { InterviewRecord } from "../../interview/interview.ts";
import { issueText } from "../../words/issues.ts";
import type { IssuesWords } from "../../words/issues/english.ts";
import { heardSchema } from "../../speech/heard.ts";

/** ISO 8601 in UTC, as `Date.toISOString` writes it. */
export const timeSchema = z.iso.datetime();

const positionSchema = z.number().int().min(1);
const scoreSchema = z.number().min(1).max(5);
const graderShape = {
  engine: engineNameSchema,
  model: z.string(),
  promptHash: z.string().nullable(),
  rubricHash: z.string(),
};

/** An evaluation with a score. */
export const evaluatedAnswerSchema = z.object({
  ...graderShape,
  status: z.literal("evaluated"),
  score: scoreSchema,
  dimensions: z.record(z.string(), scoreSchema.nullable()),
  marks: z.array(markSchema),
  nextStep: z.string().nullable(),
  screen: screenFindingSchema.nullable(),
  confidence: z.enum(["normal", "low"]),
  // What an earlier version wrote says nothing of these: it judged once and corrected nothing.
  doubts: z.array(doubtSchema).default([]),
  judges: z.number().int().min(1).default(1),
  spread: z.number().min(0).nullable().default(null),
  calibration: appliedCalibrationSchema.nullable().default(null),
  reason: z.null(),
});

const evaluationSchema: z.ZodType<Evaluation> = z.discriminatedUnion("status", [
  evaluatedAnswerSchema,
  z.object({
    ...graderShape,
    status: z.literal("ungraded"),
    score: z.null(),
    dimensions: z.record(z.string(), z.never()),
    marks: z.tuple([]),
    nextStep: z.null(),
    screen: z.null(),
    confidence: z.literal("normal"),
    reason: ungradedReasonSchema,
  }),
]);

const turnSchema = z.object({
  asked: z.object({
    position: positionSchema,
    question: questionSchema,
    requirementId: z.string().nullable(),
    source: engineNameSchema,
    askedAt: timeSchema,
  }),
  probes: z.array(
    z.object({
      position: positionSchema,
      number: positionSchema,
      criterionId: z.string(),
      text: z.string(),
      askedAt: timeSchema,
    }),
  ),
  answers: z.array(
    z.object({
      id: z.string().min(1),
      position: positionSchema,
      probeNumber: z.number().int().min(0),
      text: z.string(),
      outcome: z.enum(["answered", "skipped"]),
      input: z.enum(["typed", "editor", "file", "spoken"]),
      // An export from before answers could be spoken has none.
      heard: heardSchema.nullable().default(null),
      durationMs: z.number().nonnegative().nullable(),
      predictedScore: scoreSchema.nullable(),
      answeredAt: timeSchema,
    }),
  ),
  evaluations: z.array(
    z.object({
      id: z.string().min(1),
      position: positionSchema,
      throughProbe: z.number().int().min(0),
      evaluation: evaluationSchema,
      evaluatedAt: timeSchema,
    }),
  ),
  improvement: z.string().nullable(),
});

const materialSchema = z.object({ hash: z.string().min(1), name: z.string(), text: z.string() });

/** A whole interview, as the store gives it and an export holds it. */
export const interviewRecordSchema: z.ZodType<InterviewRecord> = z.object({
  id: z.string().regex(/^[a-z2-7]{8}$/, "eight characters of a to z and 2 to 7"),
  status: z.enum(["open", "completed", "ended-early"]),
  startedAt: timeSchema,
  finishedAt: timeSchema.nullable(),
  settings: settingsSchema,
  plan: z.object({ requirements: z.array(requirementSchema) }),
  resume: materialSchema.nullable(),
  job: materialSchema.nullable(),
  turns: z.array(turnSchema),
});

/**
 * JSON for a column. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD as it does in every text column
 * (SQLite's driver does that); NUL and all else is kept.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "string" ? member.toWellFormed() : member,
  );
}

/** The value of a JSON column, not yet known to be of any shape. */
export function fromJson(json: string): unknown {
  return JSON.parse(json);
}

/** The first thing that is wrong, in one line: `turns.0.answers.2.text: expected a text`. */
export function firstIssue(error: z.ZodError, words: IssuesWords): string {
  const issue = error.issues[0];
  return issue === undefined
    ? error.message
    : `${issue.path.join(".")}: ${issueText(issue, words)}`;
}

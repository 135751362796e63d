/**
 * Options of the commands that hold an interview, parsed from what commander gives. Those that are settings too
 * (`--questions`, `--engine`, …) are not here: they stand in `dependencies.config.settings`, where flags have won.
 */
import * as z from "zod";
import { kindSchema } from "../grading/question.ts";

export const interviewOptionsSchema = z.object({
  resume: z.string().optional(),
  job: z.string().optional(),
  sample: z.boolean().default(false),
  kind: z.array(kindSchema).optional(),
  seed: z.number().optional(),
  answers: z.string().optional(),
  json: z.boolean().default(false),
});

export const continueOptionsSchema = z.object({
  id: z.string().optional(),
  answers: z.string().optional(),
  json: z.boolean().default(false),
});

export const regradeOptionsSchema = z.object({
  id: z.string().optional(),
  pending: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** The shape of what is kept with a spoken answer, as it comes back from the database and from an export. */
import * as z from "zod";
import type { Heard } from "./ports.ts";

const milliseconds = z.number().nonnegative();
const stretchSchema = z.object({ startMs: milliseconds, endMs: milliseconds });

const transcriptSchema = z.object({
  text: z.string(),
  language: z.string().nullable(),
  words: z
    .array(
      stretchSchema.extend({
        text: z.string(),
        confidence: z.number().min(0).max(1).nullable(),
      }),
    )
    .nullable(),
  doubtful: z.array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })),
  durationMs: milliseconds.nullable(),
  recogniser: z.string(),
  model: z.string(),
  notices: z.array(z.string()),
});

export const heardSchema: z.ZodType<Heard> = z.object({
  recordingPath: z.string().nullable(),
  transcript: transcriptSchema.nullable(),
  speech: z.array(stretchSchema).nullable(),
});

/** A model's marks: the shape it is asked for, and reading those marks that are complete while the reply streams in. */
import * as z from "zod";
import { endOfJsonString } from "../json.ts";
import { markValueSchema } from "./evaluation.ts";

/** Key order matters: a model writes evidence and reason before it settles on the mark. */
const modelMarkSchema = z.object({
  criterionId: z.string(),
  evidence: z.string().nullable(),
  reason: z.string(),
  mark: markValueSchema,
});
export type ModelMark = z.infer<typeof modelMarkSchema>;

export const judgeReplySchema = z.object({
  marks: z.array(modelMarkSchema),
  nextStep: z.string().nullable(),
});

/**
 * The marks that are complete in the beginning of a reply, in order. Whatever else stands there, fences and thinking
 * included, is passed over; nothing is ever thrown.
 */
export function completeMarks(textSoFar: string): ModelMark[] {
  const list = /"marks"\s*:\s*\[/.exec(textSoFar);
  if (list === null) {
    return [];
  }
  const marks: ModelMark[] = [];
  let start: number | null = null;
  for (let index = list.index + list[0].length; index < textSoFar.length; index += 1) {
    const character = textSoFar[index];
    if (character === '"') {
      index = endOfJsonString(textSoFar, index);
    } else if (character === "{") {
      start = index;
    } else if (character === "}" && start !== null) {
      const mark = readMark(textSoFar.slice(start, index + 1));
      start = null;
      if (mark !== null) {
        marks.push(mark);
      }
    } else if (character === "]") {
      break;
    }
  }
  return marks;
}

function readMark(text: string): ModelMark | null {
  try {
    const parsed = modelMarkSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The next question, prepared while the person answers. */
import type { AskedQuestion, InterviewRecord } from "./interview.ts";
import type { Engine, PastQuestion } from "./ports.ts";
import type { Role } from "./role.ts";
import { chooseWanted } from "./selection.ts";

export type PreparedQuestion =
  | {
      readonly failure: null;
      readonly asked: Pick<AskedQuestion, "question" | "requirementId" | "source">;
    }
  | { readonly failure: string; readonly error: unknown };

/** Chooses and writes the next question. Never rejects, since it is awaited only when its question is due: a failure is a value until then. */
export async function prepareQuestion(
  record: InterviewRecord,
  role: Role,
  engine: Engine,
  past: readonly PastQuestion[],
  signal: AbortSignal,
): Promise<PreparedQuestion> {
  const wanted = chooseWanted(record, role);
  try {
    const { question, source } = await engine.question({ record, past, wanted, signal });
    return {
      failure: null,
      asked: { question, source, requirementId: wanted.requirement?.id ?? null },
    };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error), error };
  }
}

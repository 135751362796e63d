/** The next question, prepared while the person answers. */
import { isGreenroomError } from "../errors.ts";
import type { AskedQuestion, InterviewRecord } from "./interview.ts";
import type { DueQuestion, Engine, PastQuestion } from "./ports.ts";
import type { Role } from "./role.ts";
import { chooseWanted } from "./selection.ts";

/** The interview without the requirements that the engine has no question for: they stay "not asked", and honest. */
function withinReach(record: InterviewRecord, { canAsk }: Engine): InterviewRecord {
  if (canAsk === undefined) return record;
  const requirements = record.plan.requirements.filter((each) => canAsk(each, record.settings));
  return { ...record, plan: { ...record.plan, requirements } };
}

export type PreparedQuestion =
  | {
      readonly status: "ready";
      readonly asked: Pick<AskedQuestion, "question" | "requirementId" | "source">;
    }
  /** The service cannot write it; `reason` is one line. */
  | { readonly status: "service-failed"; readonly reason: string; readonly error: unknown }
  | { readonly status: "failed"; readonly error: unknown };

/**
 * Chooses and writes the next question. Never rejects, since it is awaited only when its question is due: a failure is a
 * value until then.
 */
export async function prepareQuestion(
  record: InterviewRecord,
  role: Role,
  engine: Engine,
  { past, due }: { readonly past: readonly PastQuestion[]; readonly due: readonly DueQuestion[] },
  signal: AbortSignal,
): Promise<PreparedQuestion> {
  const wanted = chooseWanted(withinReach(record, engine), role, { past, due });
  try {
    const { question, source } = await engine.question({ record, past, due, wanted, signal });
    return {
      status: "ready",
      asked: { question, source, requirementId: wanted.requirement?.id ?? null },
    };
  } catch (error) {
    if (!isGreenroomError(error, "service") && !isGreenroomError(error, "key")) {
      return { status: "failed", error };
    }
    const { message } = await error.in(record.settings.language);
    return { status: "service-failed", reason: message, error };
  }
}

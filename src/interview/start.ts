/** From material and settings to an interview with a plan, saved and ready to run. */
import { isGreenroomError } from "../errors.ts";
import type { Ambient } from "../grading/ports.ts";
import type { InterviewRecord, InterviewSettings, Material, Plan } from "./interview.ts";
import type { Engine, InterviewStore } from "./ports.ts";

export interface StartOptions {
  readonly id: string;
  readonly settings: InterviewSettings;
  readonly resume: Material | null;
  readonly job: Material | null;
  readonly engine: Engine;
  /** Plans when the engine's service fails; null when `engine` is the offline engine itself. */
  readonly offlineEngine: Engine | null;
  readonly store: InterviewStore;
  readonly ambient: Ambient;
  readonly signal: AbortSignal;
  readonly onNotice?: ((text: string) => void) | undefined;
}

/**
 * Plans the interview and saves it. A service that is down does not prevent it: the plan is then made from the words of
 * the documents, and `planFailure` says why.
 * @throws GreenroomError `key` when the key is missing or refused: better said before the first question than after
 */
export async function startInterview(
  options: StartOptions,
): Promise<{ readonly record: InterviewRecord; readonly planFailure: string | null }> {
  const { id, settings, resume, job, store, ambient, signal } = options;
  const request = { resume, job, settings, signal, onNotice: options.onNotice };
  let plan: Plan;
  let planFailure: string | null = null;
  try {
    plan = await options.engine.plan(request);
  } catch (error) {
    if (options.offlineEngine === null || !isGreenroomError(error, "service")) {
      throw error;
    }
    planFailure = (await error.in(settings.language)).message;
    plan = await options.offlineEngine.plan(request);
  }
  const record: InterviewRecord = {
    id,
    status: "open",
    startedAt: ambient.now().toISOString(),
    finishedAt: null,
    settings,
    plan,
    resume,
    job,
    turns: [],
  };
  store.saveInterview(record);
  return { record, planFailure };
}

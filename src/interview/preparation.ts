/** The next question, prepared while the person answers. */
import { isGreenroomError } from "../errors.ts";
import type { Engines } from "./engines.ts";
import type { AskedQuestion, InterviewRecord } from "./interview.ts";
import type { Ledger } from "./ledger.ts";
import type { DueQuestion, Engine, PastQuestion } from "./ports.ts";
import type { Role } from "./role.ts";
import { chooseWanted } from "./selection.ts";

export interface PreparationOptions {
  readonly ledger: Ledger;
  readonly engines: Engines;
  readonly role: Role;
  /** Not asked again while others remain. */
  readonly past: readonly PastQuestion[];
  /** Their areas come first. */
  readonly due: readonly DueQuestion[];
  readonly signal: AbortSignal;
  /** The words of a question that was begun ahead, as soon as they are known; for whoever speaks them. */
  readonly onUpcoming?: ((text: string) => void) | undefined;
}

/** The next question, whether somebody has begun with it or not. */
export interface Preparation {
  /**
   * Begins with it while the person answers: only an engine that takes time gains from it, or a voice that has to be
   * ready. The choice lags one answer behind.
   */
  readonly begin: () => void;
  /** It, to be asked now: what was begun, or chosen anew. */
  readonly take: () => Promise<PreparedQuestion>;
  /** What was begun is not asked. */
  readonly drop: () => void;
  /** Resolves when nothing is under way, what was dropped included. */
  readonly settled: () => Promise<unknown>;
}

/** Begins with nothing. */
export function openPreparation(options: PreparationOptions): Preparation {
  const { ledger, engines, role, past, due, signal, onUpcoming } = options;
  let begun: Promise<PreparedQuestion> | null = null;
  const dropped: Promise<PreparedQuestion>[] = [];
  const prepare = (): Promise<PreparedQuestion> =>
    prepareQuestion(ledger.record(), role, engines.asking(), { past, due }, signal);
  return {
    begin: () => {
      const { turns, settings } = ledger.record();
      const gains = engines.asking().name !== "offline" || onUpcoming !== undefined;
      if (begun !== null || !gains || turns.length >= settings.questionLimit) return;
      begun = prepare();
      void begun.then((next) =>
        next.status === "ready" ? onUpcoming?.(next.asked.question.text) : undefined,
      );
    },
    take: async () => {
      const next = await (begun ?? prepare());
      begun = null;
      return next;
    },
    drop: () => {
      if (begun !== null) dropped.push(begun);
      begun = null;
    },
    settled: () => Promise.all([...dropped, begun]),
  };
}

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
async function prepareQuestion(
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

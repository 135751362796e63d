/** A store and a model in memory, for the tests of running a batch. */
import type { JudgementStore, Savings } from "../../src/batch/ports.ts";
import type { AnswerRow, ReadRow } from "../../src/batch/row.ts";
import type {
  Ambient,
  Model,
  ModelCall,
  ModelOutcome,
  ModelRequest,
  RateLimits,
} from "../../src/grading/ports.ts";
import { rubric, sha256 } from "../grading/fixtures.ts";
import { plainPrompts } from "../support/model.ts";

const ambient: Ambient = {
  now: () => new Date("2026-02-01T12:00:00.000Z"),
  random: () => 0.5,
  hash: sha256,
};

export const judgeParts = {
  bankQuestion: () => null,
  rubricFor: () => rubric,
  baseUrl: "http://127.0.0.1:1/v1",
  prompts: plainPrompts,
  ambient,
  judges: 1,
  onKept: () => undefined,
  onFailure: () => undefined,
} as const;

const noLimits: RateLimits = {
  limitRequests: null,
  limitTokens: null,
  remainingRequests: null,
  remainingTokens: null,
  resetRequestsMs: null,
  resetTokensMs: null,
  retryAfterMs: null,
};

/** Keeps what it is given, after a turn of the event loop as the real one does. */
export function memoryStore(): JudgementStore & { readonly saved: Savings[] } {
  const saved: Savings[] = [];
  return {
    saved,
    findJudgement: (key) =>
      saved.flatMap(({ judgements }) => judgements).find((each) => each.key === key)?.judgement ??
      null,
    findCriteria: (key) =>
      saved.flatMap(({ criteria }) => criteria ?? []).find((each) => each.key === key)?.written ??
      null,
    saveJudgements: async (savings) => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      saved.push(savings);
    },
  };
}

export function row(id: string, changes: Partial<AnswerRow> = {}): AnswerRow {
  return {
    id,
    file: "answers.jsonl",
    line: 1,
    question: {
      source: "row",
      text: "What does a lock do?",
      kind: "technical",
      references: [],
      criteria: [
        {
          id: "excludes",
          text: "Says that one thread at a time may go in.",
          weight: 2,
          dimension: "correctness",
          concepts: [],
          contradictions: [],
        },
      ],
    },
    answer: `Only one thread at a time may hold it, says ${id}.`,
    answerHash: `hash of ${id}`,
    candidate: null,
    language: "en",
    level: "mid",
    ...changes,
  };
}

export async function* rowsOf(rows: readonly AnswerRow[]): AsyncGenerator<ReadRow> {
  for (const each of rows) yield { status: "ok", row: each };
}

/** What the model does with one call; `status` is of the last response, null for none. */
export interface Behaviour {
  readonly reply?: unknown;
  readonly failure?: "refused" | "invalid-reply";
  readonly error?: Error;
  readonly status?: number | null;
  readonly limits?: Partial<RateLimits>;
  readonly tokens?: readonly [input: number, output: number] | null;
  readonly costUsd?: number | null;
  /** So many replies break off first, and so many requests have no response; each is sent again. */
  readonly broken?: number;
  readonly lost?: number;
  /** Turns of the event loop until it replies. */
  readonly turns?: number;
}

/** Marks of the first kind for every criterion that the request lists, each with these words as its evidence. */
export function marks(
  mark: string,
  evidence: string | null = "Only one thread at a time",
): (request: ModelRequest<unknown>) => unknown {
  return ({ messages }) => {
    const system = messages[0]?.content ?? "";
    const ids = Array.from(
      system.matchAll(/^(?:criteria: )?- ([a-z0-9-]+) \([a-z-]+\): /gmu),
      ([, id]) => id,
    );
    return {
      marks: ids.map((criterionId) => ({ criterionId, evidence, reason: "It says so.", mark })),
      nextStep: null,
    };
  };
}

/** A model that observes as the adapter does, and answers as it is told for each call. */
export function observedModel(
  behave: (request: ModelRequest<unknown>, call: number) => Behaviour,
): { readonly model: Model; readonly purposes: string[]; readonly most: () => number } {
  const purposes: string[] = [];
  let running = 0;
  let most = 0;
  const complete = async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
    const { observer } = request;
    let attempts = 0;
    let behaviour: Behaviour = {};
    let outcome: ModelCall["outcome"] = "service";
    try {
      const bytes = JSON.stringify(request.messages).length;
      await observer?.beforeRequest?.({ bytes, maxOutputTokens: request.maxOutputTokens });
      purposes.push(request.purpose);
      running += 1;
      most = Math.max(most, running);
      behaviour = behave(request, purposes.length - 1);
      const { broken = 0, lost = 0 } = behaviour;
      for (attempts = 1; attempts <= broken + lost; attempts += 1) {
        if (attempts <= broken) observer?.onResponse?.({ status: 200, limits: noLimits });
        await observer?.beforeRequest?.({ bytes, maxOutputTokens: request.maxOutputTokens });
      }
      for (let turn = 0; turn < (behaviour.turns ?? 1); turn += 1) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      running -= 1;
      const status = behaviour.status === undefined ? 200 : behaviour.status;
      if (status !== null) {
        observer?.onResponse?.({ status, limits: { ...noLimits, ...behaviour.limits } });
      }
      if (behaviour.error !== undefined) throw behaviour.error;
      outcome = behaviour.failure ?? "ok";
      return behaviour.failure === undefined
        ? { ok: true, value: request.schema.parse(behaviour.reply), model: "model-test-1" }
        : { ok: false, failure: behaviour.failure, detail: "no", model: "model-test-1" };
    } finally {
      const [inputTokens, outputTokens] = behaviour.tokens ?? [null, null];
      observer?.onCall?.({
        at: "2026-02-01T12:00:00.000Z",
        purpose: request.purpose,
        baseUrl: judgeParts.baseUrl,
        model: "model-test",
        outcome,
        attempts,
        durationMs: 1,
        inputTokens,
        cachedInputTokens: null,
        outputTokens,
        costUsd: behaviour.costUsd ?? null,
      });
    }
  };
  return {
    model: { name: "model-test", contextTokens: 8000, complete },
    purposes,
    most: () => most,
  };
}

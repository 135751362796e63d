/** What batches keep: judgements of answers, and criteria that a model wrote for questions which came without. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { Judgement, Savings, WrittenCriteria } from "../../batch/ports.ts";
import { criterionSchema } from "../../grading/question.ts";
import { evaluatedAnswerSchema, fromJson, toJson } from "./record.ts";
import { preparedOnce } from "./statements.ts";
import type { Log } from "./log.ts";
import { inTransaction } from "./transaction.ts";
import { callTable } from "./usage.ts";

interface JudgementColumns {
  readonly evaluation: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

interface CriteriaColumns {
  readonly criteria: string;
  readonly model: string;
  readonly promptHash: string;
}

/**
 * What is saved within so long goes to the disk together: waiting for the disk takes longer than all else of a save. What
 * a killed process loses by it are a few of the replies that it had just got.
 */
const gatherMs = 20;

/** A save that waits for the next write. */
interface Waiting {
  readonly savings: Savings;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const statements = preparedOnce((database) => ({
  find: database.prepare<[string], JudgementColumns>(
    `SELECT evaluation, input_tokens AS inputTokens, output_tokens AS outputTokens, cost_usd AS costUsd
     FROM judgements WHERE key = ?`,
  ),
  insert: database.prepare(
    `INSERT INTO judgements (key, evaluation, input_tokens, output_tokens, cost_usd, judged_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  ),
  findCriteria: database.prepare<[string], CriteriaColumns>(
    "SELECT criteria, model, prompt_hash AS promptHash FROM written_criteria WHERE key = ?",
  ),
  insertCriteria: database.prepare(
    `INSERT INTO written_criteria (key, criteria, model, prompt_hash, written_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  ),
}));

/** Judgements by their key and criteria by theirs; neither is ever changed. */
export function judgementTable(
  database: Database,
  { log, now }: { readonly log: Pick<Log, "ahead" | "written">; readonly now: () => Date },
) {
  const calls = callTable(database);

  const saveAll = inTransaction(database, (all: readonly Savings[]): void => {
    const at = now().toISOString();
    for (const { judgements, criteria, calls: made } of all) {
      for (const { key, judgement } of judgements) {
        const { inputTokens, outputTokens, costUsd } = judgement.usage;
        const evaluation = toJson(judgement.evaluation);
        statements(database).insert.run(key, evaluation, inputTokens, outputTokens, costUsd, at);
      }
      if (criteria !== null) {
        const { criteria: list, model, promptHash } = criteria.written;
        statements(database).insertCriteria.run(criteria.key, toJson(list), model, promptHash, at);
      }
      for (const call of made) calls.recordCall(null, call);
    }
  });

  let waiting: Waiting[] = [];

  /** Takes what waits through `write`, and tells those who wait for it. */
  async function settle(write: (all: readonly Savings[]) => Promise<void> | void): Promise<void> {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      await write(group.map(({ savings }) => savings));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  async function saveAhead(all: readonly Savings[]): Promise<void> {
    log.ahead(() => saveAll(all));
    await log.written();
  }

  return {
    findJudgement: (key: string): Judgement | null => {
      const row = statements(database).find.get(key);
      if (row === undefined) return null;
      const { evaluation, ...usage } = row;
      return { evaluation: evaluatedAnswerSchema.parse(fromJson(evaluation)), usage };
    },

    findCriteria: (key: string): WrittenCriteria | null => {
      const row = statements(database).findCriteria.get(key);
      if (row === undefined) return null;
      const { criteria, ...rest } = row;
      return { ...rest, criteria: z.array(criterionSchema).parse(fromJson(criteria)) };
    },

    /** On the disk when it resolves. A key that is there already keeps what it has. */
    saveJudgements: (savings: Savings): Promise<void> =>
      new Promise((resolve, reject) => {
        waiting.push({ savings, resolve, reject });
        if (waiting.length === 1) setTimeout(() => void settle(saveAhead), gatherMs);
      }),

    /** Writes what still waits, and is done when it returns; before the database is closed. */
    flush: (): void => void settle(saveAll),
  };
}

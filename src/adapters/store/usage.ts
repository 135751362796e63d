/** Calls to models and what they took. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { ModelCall } from "../../grading/ports.ts";
import { timeSchema } from "./record.ts";
import { preparedOnce } from "./statements.ts";

const tokensSchema = z.number().int().nonnegative().nullable();

/** A call with the interview it was made for, as it stands in an export. */
export const storedCallSchema: z.ZodType<StoredCall> = z.object({
  interviewId: z.string().nullable(),
  at: timeSchema,
  purpose: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  outcome: z.enum(["ok", "refused", "invalid-reply", "service", "key", "stopped"]),
  attempts: z.number().int().nonnegative(),
  durationMs: z.number().nonnegative(),
  inputTokens: tokensSchema,
  cachedInputTokens: tokensSchema,
  outputTokens: tokensSchema,
  costUsd: z.number().nonnegative().nullable(),
});
export interface StoredCall extends ModelCall {
  readonly interviewId: string | null;
}

interface UsageOfDay {
  readonly day: string;
  readonly purpose: string;
  readonly model: string;
  readonly calls: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

const callInsert = preparedOnce((database) =>
  database.prepare(
    `INSERT INTO model_calls (interview_id, at, purpose, base_url, model, outcome, attempts,
       duration_ms, input_tokens, cached_input_tokens, output_tokens, cost_usd)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
);

/** Calls to models, in the order in which they were recorded. */
export function callTable(database: Database) {
  return {
    /** No transaction of its own: among the results that a batch writes together each would be a savepoint more. */
    recordCall: (interviewId: string | null, call: ModelCall): void => {
      callInsert(database).run(
        interviewId,
        call.at,
        call.purpose,
        call.baseUrl,
        call.model,
        call.outcome,
        call.attempts,
        call.durationMs,
        call.inputTokens,
        call.cachedInputTokens,
        call.outputTokens,
        call.costUsd,
      );
    },

    /**
     * One row for each day (local time), purpose and model since the time given, oldest first. The cost is null when
     * any price is unknown; a call that failed at the service or the key and reports no tokens was not charged.
     */
    usage: (since: Date | null): readonly UsageOfDay[] => {
      return database
        .prepare<[string], UsageOfDay>(
          `SELECT date(at, 'localtime') AS day, purpose, model, count(*) AS calls,
             count(*) FILTER (WHERE outcome <> 'ok') AS failed,
             coalesce(sum(input_tokens), 0) AS inputTokens,
             coalesce(sum(output_tokens), 0) AS outputTokens,
             CASE WHEN count(*) FILTER (WHERE cost_usd IS NULL
               AND NOT (outcome IN ('service', 'key') AND input_tokens IS NULL)) = 0
             THEN total(cost_usd) END AS costUsd
           FROM model_calls WHERE at >= ?
           GROUP BY day, purpose, model ORDER BY day, purpose, model`,
        )
        .all(since?.toISOString() ?? "");
    },

    /** Every call, oldest first; one at a time, since a batch makes very many. */
    *allCalls(): Generator<StoredCall, void, undefined> {
      const rows = database
        .prepare<[]>(
          `SELECT interview_id AS interviewId, at, purpose, base_url AS baseUrl, model, outcome, attempts,
             duration_ms AS durationMs, input_tokens AS inputTokens,
             cached_input_tokens AS cachedInputTokens, output_tokens AS outputTokens, cost_usd AS costUsd
           FROM model_calls ORDER BY number`,
        )
        .iterate();
      for (const row of rows) yield storedCallSchema.parse(row);
    },
  };
}

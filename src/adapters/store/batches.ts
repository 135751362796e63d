/** Runs that were handed to the provider's batch engine: their files, requests and replies. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import { batchStatusSchema, fileStageSchema, runStateSchema } from "../../batch/provider/ports.ts";
import type {
  ProviderReply,
  ProviderRun,
  ProviderRunStore,
  RequestFile,
} from "../../batch/provider/ports.ts";
import { explainErrors } from "./errors.ts";
import { preparedOnce } from "./statements.ts";
import { inTransaction } from "./transaction.ts";

const batchSchema = z.object({
  id: z.string(),
  status: batchStatusSchema,
  outputFileId: z.string().nullable(),
  errorFileId: z.string().nullable(),
  counts: z.object({ completed: z.number(), failed: z.number() }).nullable(),
  problems: z.array(z.object({ code: z.string(), message: z.string() })),
});

const runRowSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  baseUrl: z.string(),
  model: z.string(),
  state: runStateSchema,
  arguments: json(z.unknown()),
  answers: z.number(),
  waitsFor: json(z.array(z.string())),
  queueTokens: z.number().nullable(),
});

const fileRowSchema = z.object({
  runId: z.string(),
  file: z.number(),
  requests: z.number(),
  bytes: z.number(),
  tokens: z.number(),
  inputHash: z.string(),
  stage: fileStageSchema,
  attempt: z.number(),
  uploadedFileId: z.string().nullable(),
  creatingAt: z.string().nullable(),
  batch: json(batchSchema).nullable(),
  retryAt: z.string().nullable(),
  problem: z.string().nullable(),
});

const count = z.number().nullable();
const replySchema = z.discriminatedUnion("outcome", [
  z.object({
    customId: z.string(),
    outcome: z.literal("replied"),
    text: z.string(),
    finishReason: z.string().nullable(),
    refusal: z.string().nullable(),
    model: z.string(),
    inputTokens: count,
    cachedInputTokens: count,
    outputTokens: count,
    costUsd: count,
  }),
  z.object({ customId: z.string(), outcome: z.literal("failed"), reason: z.string() }),
]);

interface RequestRow {
  readonly customId: string;
  readonly file: number;
  readonly outcome: "replied" | "failed" | null;
}

/** A batch saves and looks up tens of thousands of replies. */
const statements = preparedOnce((database) => ({
  findRequest: database.prepare<[string], RequestRow>(
    "SELECT custom_id AS customId, file, outcome FROM provider_requests WHERE custom_id = ?",
  ),
  findPlace: database.prepare<[number], { runId: string; file: number }>(
    "SELECT run_id AS runId, file FROM provider_files WHERE number = ?",
  ),
  setOutcome: database.prepare("UPDATE provider_requests SET outcome = ? WHERE custom_id = ?"),
  countOutcome: database.prepare(
    `UPDATE provider_files SET replied = replied + ?, failed = failed + ?, cost_usd = cost_usd + ?,
       without_price = without_price + ? WHERE number = ?`,
  ),
  putReply: database.prepare(
    "INSERT INTO provider_replies (custom_id, reply) VALUES (?, ?) ON CONFLICT DO UPDATE SET reply = excluded.reply",
  ),
  putRequest: database.prepare(
    "INSERT INTO provider_requests (custom_id, file) VALUES (?, ?) ON CONFLICT DO UPDATE SET file = excluded.file",
  ),
}));

/**
 * The database's part of the provider's batch engine.
 * @param path the database's, for what goes wrong
 */
export function providerRunTable(database: Database, path: string): ProviderRunStore {
  const explained = <Parameters extends readonly unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explainErrors(path, method);

  const numberOf = (runId: string, file: number): number => {
    const number = database
      .prepare<[string, number], number>(
        "SELECT number FROM provider_files WHERE run_id = ? AND file = ?",
      )
      .pluck()
      .get(runId, file);
    if (number === undefined) throw new Error(`run ${runId} has no file ${file}`);
    return number;
  };

  const updateFile = (file: RequestFile): void => {
    database
      .prepare(
        `UPDATE provider_files SET requests = ?, bytes = ?, tokens = ?, input_hash = ?, stage = ?, attempt = ?,
           uploaded_file_id = ?, creating_at = ?, retry_at = ?, problem = ?, batch = ?
         WHERE run_id = ? AND file = ?`,
      )
      .run(
        file.requests,
        file.bytes,
        file.tokens,
        file.inputHash,
        file.stage,
        file.attempt,
        file.uploadedFileId,
        file.creatingAt,
        file.retryAt,
        file.problem,
        file.batch === null ? null : JSON.stringify(file.batch),
        file.runId,
        file.file,
      );
  };

  function saveReply(reply: ProviderReply): void {
    if (reply.outcome === "dropped") return;
    const { findRequest, setOutcome, putReply, countOutcome } = statements(database);
    const request = findRequest.get(reply.customId);
    const isNews =
      request?.outcome === null || (request?.outcome === "failed" && reply.outcome === "replied");
    if (request === undefined || !isNews) return;
    const isReply = reply.outcome === "replied";
    setOutcome.run(reply.outcome, reply.customId);
    putReply.run(reply.customId, JSON.stringify(reply));
    countOutcome.run(
      isReply ? 1 : 0,
      (isReply ? 0 : 1) - (request.outcome === "failed" ? 1 : 0),
      isReply ? (reply.costUsd ?? 0) : 0,
      isReply && reply.costUsd === null ? 1 : 0,
      request.file,
    );
  }

  const methods: ProviderRunStore = {
    saveRun: inTransaction(database, (run: ProviderRun): void => {
      database
        .prepare(
          `INSERT INTO provider_runs (id, created_at, base_url, model, state, arguments, answers, waits_for, queue_tokens)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET state = excluded.state, answers = excluded.answers,
             waits_for = excluded.waits_for, queue_tokens = excluded.queue_tokens`,
        )
        .run(
          run.id,
          run.createdAt,
          run.baseUrl,
          run.model,
          run.state,
          JSON.stringify(run.arguments),
          run.answers,
          JSON.stringify(run.waitsFor),
          run.queueTokens,
        );
    }),

    saveFile: inTransaction(database, (file: RequestFile, customIds: readonly string[]): void => {
      database
        .prepare(
          `INSERT INTO provider_files (run_id, file, requests, bytes, tokens, input_hash, stage, attempt)
           VALUES (?, ?, 0, 0, 0, '', 'planned', 1)`,
        )
        .run(file.runId, file.file);
      updateFile(file);
      const number = numberOf(file.runId, file.file);
      // In the order of the key: neighbours go to the same page.
      const { putRequest } = statements(database);
      for (const customId of customIds.toSorted()) putRequest.run(customId, number);
    }),

    updateFile: inTransaction(database, updateFile),

    deleteRun: inTransaction(database, (runId: string): void => {
      forget(database, runId);
      database.prepare("DELETE FROM provider_runs WHERE id = ?").run(runId);
    }),

    runs: () =>
      z.array(runRowSchema).parse(
        database
          .prepare(
            `SELECT id, created_at AS createdAt, base_url AS baseUrl, model, state, arguments, answers,
               waits_for AS waitsFor, queue_tokens AS queueTokens
             FROM provider_runs ORDER BY number DESC`,
          )
          .all(),
      ),

    files: (runId) =>
      z.array(fileRowSchema).parse(
        database
          .prepare(
            `SELECT run_id AS runId, file, requests, bytes, tokens, input_hash AS inputHash, stage, attempt,
               uploaded_file_id AS uploadedFileId, creating_at AS creatingAt, batch, retry_at AS retryAt, problem
             FROM provider_files WHERE run_id = ? ORDER BY file`,
          )
          .all(runId),
      ),

    counts: (runId, file) => {
      const row = database
        .prepare<
          [string, number | null, number | null],
          { requests: number; replied: number; failed: number; costUsd: number | null }
        >(
          `SELECT total(requests) AS requests, total(replied) AS replied, total(failed) AS failed,
             CASE WHEN total(without_price) = 0 THEN total(cost_usd) END AS costUsd
           FROM provider_files WHERE run_id = ? AND (? IS NULL OR file = ?)`,
        )
        .get(runId, file ?? null, file ?? null);
      return row ?? { requests: 0, replied: 0, failed: 0, costUsd: 0 };
    },

    findRequest: (customId) => {
      const { findRequest, findPlace } = statements(database);
      const request = findRequest.get(customId);
      const place = request === undefined ? undefined : findPlace.get(request.file);
      return request === undefined || place === undefined
        ? null
        : { ...place, outcome: request.outcome };
    },

    saveReplies: inTransaction(database, (replies: readonly ProviderReply[]): void => {
      for (const reply of replies) saveReply(reply);
    }),

    findReply: (customId) => {
      const reply = database
        .prepare<[string], string>("SELECT reply FROM provider_replies WHERE custom_id = ?")
        .pluck()
        .get(customId);
      return reply === undefined ? null : json(replySchema).parse(reply);
    },

    rejectReply: inTransaction(database, (customId: string, reason: string): void => {
      const { findRequest, setOutcome, putReply, countOutcome } = statements(database);
      const request = findRequest.get(customId);
      if (request?.outcome !== "replied") return;
      setOutcome.run("failed", customId);
      putReply.run(customId, JSON.stringify({ customId, outcome: "failed", reason }));
      // What it cost was spent.
      countOutcome.run(-1, 1, 0, 0, request.file);
    }),

    unjudged: (runId) =>
      database
        .prepare<[string], number>(
          `SELECT count(*) FROM provider_files AS file JOIN provider_requests AS request ON request.file = file.number
           WHERE file.run_id = ? AND NOT EXISTS (SELECT 1 FROM judgements WHERE key = request.custom_id)`,
        )
        .pluck()
        .get(runId) ?? 0,

    forgetRequests: inTransaction(database, (runId: string): void => {
      forget(database, runId);
    }),
  };
  return {
    saveRun: explained(methods.saveRun),
    saveFile: explained(methods.saveFile),
    updateFile: explained(methods.updateFile),
    deleteRun: explained(methods.deleteRun),
    runs: explained(methods.runs),
    files: explained(methods.files),
    counts: explained(methods.counts),
    findRequest: explained(methods.findRequest),
    saveReplies: explained(methods.saveReplies),
    findReply: explained(methods.findReply),
    rejectReply: explained(methods.rejectReply),
    unjudged: explained(methods.unjudged),
    forgetRequests: explained(methods.forgetRequests),
  };
}

function forget(database: Database, runId: string): void {
  const ofRun = "SELECT number FROM provider_files WHERE run_id = ?";
  const requests = `FROM provider_requests WHERE file IN (${ofRun})`;
  database
    .prepare(`DELETE FROM provider_replies WHERE custom_id IN (SELECT custom_id ${requests})`)
    .run(runId);
  database.prepare(`DELETE ${requests}`).run(runId);
}

/** A JSON column. */
function json<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

/** The whole history as one JSON document, and back. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import { GreenroomError } from "../../errors.ts";
import type { InterviewRecord } from "../../interview/interview.ts";
import { errorCode } from "./errors.ts";
import { interviewWriter } from "./interviews.ts";
import { loadInterview } from "./load.ts";
import { profileDocumentSchema, profileTable } from "./profile.ts";
import type { StoredProfileDocument } from "./profile.ts";
import { firstIssue, interviewRecordSchema, timeSchema } from "./record.ts";
import { inTransaction } from "./transaction.ts";
import { callTable, storedCallSchema } from "./usage.ts";
import type { StoredCall } from "./usage.ts";

const format = "greenroom-export";
const currentVersion = 1;

const headerSchema = z.object({
  format: z.literal(format),
  version: z.number().int().min(1),
});

const exportSchema = z.object({
  format: z.literal(format),
  version: z.literal(currentVersion),
  exportedAt: timeSchema,
  interviews: z.array(interviewRecordSchema),
  profile: z.array(profileDocumentSchema),
  calls: z.array(storedCallSchema),
});

interface Export {
  readonly format: typeof format;
  readonly version: typeof currentVersion;
  readonly exportedAt: string;
  /** In the order in which they were saved. */
  readonly interviews: readonly InterviewRecord[];
  readonly profile: readonly StoredProfileDocument[];
  readonly calls: readonly StoredCall[];
}

/**
 * Interviews, profile and model calls. The memory is left out: what a server can do, and what the person agreed to
 * send to it, is to be found out and asked anew on another machine.
 */
export function transfer(database: Database, now: () => Date) {
  const interviews = interviewWriter(database);
  const profile = profileTable(database);
  const calls = callTable(database);

  const interviewIds = (): string[] =>
    database.prepare<[], string>("SELECT id FROM interviews ORDER BY number").pluck().all();

  const addAll = inTransaction(database, (document: z.infer<typeof exportSchema>) => {
    const known = new Set(interviewIds());
    const added = document.interviews.filter(({ id }) => !known.has(id));
    for (const record of added) {
      interviews.saveInterview(record);
    }
    const documents = profile.profileDocuments();
    for (const each of document.profile) {
      if (!documents.some(({ kind, label }) => kind === each.kind && label === each.label)) {
        const taken = documents.some(({ kind, isDefault }) => kind === each.kind && isDefault);
        profile.saveProfileDocument({ ...each, isDefault: each.isDefault && !taken });
      }
    }
    // Calls have no id: one is known when an equal one was there before, so that importing twice counts nothing twice.
    const knownCalls = new Set(calls.allCalls().map(callKey));
    for (const { interviewId, ...call } of document.calls) {
      if (!knownCalls.has(callKey({ interviewId, ...call }))) {
        calls.recordCall(interviewId, call);
      }
    }
    return { interviews: added.length, skipped: document.interviews.length - added.length };
  });

  return {
    /** All interviews, the profile and the calls, as they are at one instant. */
    exportAll: (): Export =>
      database
        .transaction((): Export => ({
          format,
          version: currentVersion,
          exportedAt: now().toISOString(),
          interviews: interviewIds().flatMap((id) => loadInterview(database, id) ?? []),
          profile: profile.profileDocuments(),
          calls: calls.allCalls(),
        }))
        .deferred(),

    /**
     * Adds what is not there yet, all or nothing; an interview whose id is there is skipped, and a default of the
     * profile stays.
     * @throws GreenroomError `usage` when the document is not an export, of a newer version, or contradicts itself
     */
    importAll: (document: unknown): { readonly interviews: number; readonly skipped: number } => {
      const header = headerSchema.safeParse(document);
      if (!header.success) {
        throw new GreenroomError(
          "usage",
          "This is not an export of Greenroom.",
          "Make one with: greenroom data export > greenroom.json",
        );
      }
      if (header.data.version > currentVersion) {
        throw new GreenroomError(
          "usage",
          `The export is of version ${header.data.version}; this Greenroom reads versions up to ${currentVersion}.`,
          "Update Greenroom and import again.",
        );
      }
      const parsed = exportSchema.safeParse(document);
      if (!parsed.success) {
        throw unusable(firstIssue(parsed.error));
      }
      try {
        return addAll(parsed.data);
      } catch (error) {
        // Valid in every part, but the parts do not fit together: an answer to no question, two of the same.
        if (
          error instanceof TypeError ||
          errorCode(error)?.startsWith("SQLITE_CONSTRAINT") === true
        ) {
          throw unusable(error instanceof Error ? error.message : String(error), { cause: error });
        }
        throw error;
      }
    },
  };
}

function unusable(detail: string, options?: ErrorOptions): GreenroomError {
  return new GreenroomError(
    "usage",
    `The export cannot be used: ${detail}`,
    "Nothing was imported. Export it again on the machine it comes from.",
    options,
  );
}

function callKey(call: StoredCall): string {
  return JSON.stringify([
    call.interviewId,
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
  ]);
}

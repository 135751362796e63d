/**
 * Greenroom's one database file: opened here, its parts put together. It has the shape of the command line's `Store`,
 * which wiring checks by handing it over.
 */
import { translatedError } from "../../words/errors.ts";
import { existsSync, renameSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { storeError } from "../../words/store-errors.ts";
import type { InterviewRecord } from "../../interview/interview.ts";
import { providerRunTable } from "./batches.ts";
import type { Savings } from "../../batch/ports.ts";
import { debriefTable } from "./debriefs.ts";
import { errorCode, explainErrors, explainStoreError } from "./errors.ts";
import { openDatabase, removeDatabase } from "./file.ts";
import { gatherCalls } from "./gathered-calls.ts";
import { interviewWriter } from "./interviews.ts";
import { openLog } from "./log.ts";
import { judgementTable } from "./judgements.ts";
import { calibrationTable, labelTable } from "./labels.ts";
import { loadInterview } from "./load.ts";
import { copyDatabase } from "./migrate.ts";
import type { MigrationNotice } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { practiceTable } from "./practice.ts";
import { memoryTable, profileTable } from "./profile.ts";
import { interviewQueries } from "./queries.ts";
import { toldAnswers } from "./stories.ts";
import { transcriptTable } from "./transcripts.ts";
import { transfer } from "./transfer.ts";
import { callTable } from "./usage.ts";

export interface StoreOptions {
  /** The database file; it and its folder are made when they are not there. */
  readonly path: string;
  readonly now: () => Date;
  /** Called when an existing database was brought to this version's shape. */
  readonly onMigration?: ((notice: MigrationNotice) => void) | undefined;
}

/**
 * Opens the database and brings it to this version's shape. Whatever a method saves is on the disk when it returns.
 * @throws GreenroomError `usage`, from here and from every method, when the file is not sound, not writable, of a newer
 * version, locked for more than 5 seconds, or the disk is full
 */
export function openStore(options: StoreOptions) {
  const path = resolve(options.path);
  const explained = <Parameters extends readonly unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explainErrors(path, method);
  const database = explained(() => openDatabase({ ...options, path, migrations }))();

  const log = openLog(database);
  const writer = interviewWriter(database);
  const queries = interviewQueries(database);
  const profile = profileTable(database);
  const memory = memoryTable(database, options.now);
  const stored = callTable(database);
  const calls = gatherCalls(database, stored.recordCall);
  const judgements = judgementTable(database, { log, now: options.now });
  const { exportAll, importAll } = transfer(database, path, options.now);
  const providerRuns = providerRunTable(database, path);
  const transcripts = transcriptTable(database, path, options.now);
  const practice = practiceTable(database, path);

  const saved = <Parameters extends unknown[], Result>(
    method: (...parameters: Parameters) => Result,
  ) => explained(calls.with(method));

  /** The last process to close the file writes the log back into it and removes the log. */
  const close = (): void => {
    if (database.open) {
      judgements.flush();
      calls.writeIfPossible();
    }
    log.close();
    database.close();
  };

  return {
    path,
    saveInterview: saved(writer.saveInterview),
    saveQuestion: saved(writer.saveQuestion),
    saveProbe: saved(writer.saveProbe),
    saveAnswer: saved(writer.saveAnswer),
    saveTranscript: saved(writer.saveTranscript),
    saveEvaluation: saved(writer.saveEvaluation),
    saveImprovement: saved(writer.saveImprovement),
    finishInterview: saved(writer.finishInterview),
    deleteInterview: saved((idOrBeginning: string): void => {
      writer.deleteInterview(queries.resolveInterviewId(idOrBeginning));
    }),

    loadInterview: explained((idOrBeginning: string): InterviewRecord => {
      const id = queries.resolveInterviewId(idOrBeginning);
      const record = loadInterview(database, id);
      if (record === null) {
        throw translatedError("usage", (words) => words.justDeleted(id));
      }
      return record;
    }),
    resolveInterviewId: explained(queries.resolveInterviewId),
    listInterviews: explained(queries.listInterviews),
    countInterviews: explained(queries.countInterviews),
    answersWithNumbersBefore: explained(queries.answersWithNumbersBefore),
    questionsAskedSince: explained(queries.questionsAskedSince),
    pendingAnswers: explained((idOrBeginning?: string) =>
      queries.pendingAnswers(
        idOrBeginning === undefined ? null : queries.resolveInterviewId(idOrBeginning),
      ),
    ),

    saveProfileDocument: explained(profile.saveProfileDocument),
    profileDocuments: explained(profile.profileDocuments),
    removeProfileDocument: explained(profile.removeProfileDocument),
    recordCall: explained(calls.recordCall),
    usage: explained((since: Date | null) => {
      calls.write();
      return stored.usage(since);
    }),
    readMemory: explained(memory.readMemory),
    writeMemory: explained(memory.writeMemory),
    findJudgement: explained(judgements.findJudgement),
    findCriteria: explained(judgements.findCriteria),
    saveJudgements: async (savings: Savings): Promise<void> => {
      try {
        await judgements.saveJudgements(savings);
      } catch (error) {
        throw explainStoreError(error, path);
      }
    },

    /** Evaluations at the provider's batch engine. */
    providerRuns,
    /** What recordings say. */
    transcripts,
    /** Cards, and what was answered in drills and to the daily question. */
    practice,
    toldAnswers: toldAnswers(database, path),
    /** Real interviews. */
    debriefs: debriefTable(database, path),
    labels: labelTable(database, path),
    calibrations: calibrationTable(database, path),

    exportAll: () => {
      calls.write();
      return exportAll();
    },
    importAll,

    /** @throws GreenroomError `usage` when the target is there already: a backup never replaces anything. */
    async backup(target: string): Promise<void> {
      explained(calls.write)();
      const copy = resolve(target);
      if (existsSync(copy)) {
        throw storeError("usage", ({ backupThere }) => backupThere(copy));
      }
      // Under another name until it is whole, so that what bears the name is always a good copy.
      const unfinished = `${copy}.unfinished-${process.pid}`;
      try {
        copyDatabase(path, unfinished);
        renameSync(unfinished, copy);
      } catch (error) {
        // A damaged or locked file is the database, anything else is about where the copy goes.
        const source = /^SQLITE_(CORRUPT|NOTADB|BUSY)/.test(errorCode(error) ?? "");
        throw explainStoreError(error, source ? path : copy);
      } finally {
        rmSync(unfinished, { force: true });
      }
    },

    check: explained((): readonly string[] => {
      const integrity = database.prepare<[], string>("PRAGMA integrity_check").pluck().all();
      const references = database
        .prepare<[], { table: string; parent: string }>("PRAGMA foreign_key_check")
        .all();
      return [
        ...integrity.filter((line) => line !== "ok"),
        ...references.map(({ table, parent }) => `a row of ${table} refers to no row of ${parent}`),
      ];
    }),

    close,
    deleteAll: explained((): void => {
      close();
      removeDatabase(path);
    }),
  };
}

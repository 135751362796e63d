/**
 * The whole history as JSON Lines, and back. A line is one thing, and what many interviews share (documents and
 * questions) stands once, before the first that names it: ten thousand interviews as one JSON document are longer than
 * any string that Node can hold.
 */
import Database from "better-sqlite3";
import * as z from "zod";
import type { GreenroomError } from "../../errors.ts";
import { parseJson } from "../../json.ts";
import { storeError } from "../../words/store-errors.ts";
import type { StoreErrorsWords } from "../../words/store-errors/english.ts";
import type { Debrief } from "../../practice/debrief.ts";
import { addDebriefs, storedDebriefs } from "./debriefs.ts";
import { errorCode, explainStoreError } from "./errors.ts";
import { interviewWriter } from "./interviews.ts";
import { calibrationTable, labelTable } from "./labels.ts";
import { profileTable } from "./profile.ts";
import { firstIssue, timeSchema } from "./record.ts";
import { inTransaction } from "./transaction.ts";
import { interviewLines, practisedIn, unusable, wholeInterview } from "./transfer-interviews.ts";
import { lineSchema, openShelf } from "./transfer-lines.ts";
import type { Line, Shelf } from "./transfer-lines.ts";
import { addPractice, practiceLines } from "./transfer-practice.ts";
import { callTable } from "./usage.ts";
import type { StoredCall } from "./usage.ts";

const format = "greenroom-export";
/** 1 was one JSON document, and was never released. */
const currentVersion = 2;

const headerSchema = z.object({
  format: z.literal(format),
  version: z.number().int().min(1),
  exportedAt: timeSchema,
});

export interface ImportResult {
  readonly interviews: number;
  /** Interviews that were there already. */
  readonly skipped: number;
}

/**
 * Interviews, practice, debriefs, profile, model calls, labels and calibrations. The memory is left out: what a server can
 * do, and what the person agreed to send to it, is to be found out and asked anew on another machine.
 * @param path the database's file, from which an export reads over a connection of its own
 */
export function transfer(database: Database.Database, path: string, now: () => Date) {
  /** All lines, as they are at one instant, whatever is written meanwhile. */
  function* exportAll(): Generator<unknown, void, undefined> {
    const reader = openReader(path);
    try {
      // A transaction sees the database as it is at its first read.
      reader.exec("BEGIN; SELECT 1 FROM interviews;");
      yield { format, version: currentVersion, exportedAt: now().toISOString() };
      const written = new Set<string>();
      yield* interviewLines(reader, written);
      yield* practiceLines(reader, written);
      for (const debrief of storedDebriefs(reader)) {
        yield { type: "debrief", debrief } satisfies Line;
      }
      for (const document of profileTable(reader).profileDocuments()) {
        yield { type: "profile", document } satisfies Line;
      }
      for (const call of callTable(reader).allCalls()) {
        yield { type: "call", call } satisfies Line;
      }
      for (const label of labelTable(reader, path).all()) {
        yield { type: "label", label } satisfies Line;
      }
      for (const calibration of calibrationTable(reader, path).all()) {
        yield { type: "calibration", calibration } satisfies Line;
      }
    } catch (error) {
      throw explainStoreError(error, path);
    } finally {
      reader.close();
    }
  }

  /**
   * Adds what is not there yet, all or nothing; an interview whose id is there is skipped, and a default of the
   * profile stays. The lines are put by first, so that nobody else waits for a slow file.
   * @param lines the export's lines, without their ends
   * @throws GreenroomError `usage` when the lines are no export, of another version, or contradict themselves
   */
  async function importAll(lines: AsyncIterable<string>): Promise<ImportResult> {
    const shelf = openShelf(database);
    try {
      let number = 0;
      for await (const text of lines) {
        number += 1;
        if (number === 1) checkHeader(text);
        else if (text.trim() !== "") shelf.put(number, readLine(text, number));
      }
      if (number === 0) throw notAnExport();
      return addAll(shelf);
    } catch (error) {
      throw explainStoreError(error, path);
    } finally {
      shelf.close();
    }
  }

  const addAll = inTransaction(database, (shelf: Shelf): ImportResult => {
    const writer = interviewWriter(database);
    const isKnown = database.prepare("SELECT 1 FROM interviews WHERE id = ?").pluck();
    const added = new Map<string, readonly number[]>();
    const there = new Map<string, readonly number[]>();
    for (const { number, line } of shelf.each("interview")) {
      const record = wholeInterview(line.interview, shelf, number);
      // One that is there twice in the export itself is not skipped: the second breaks a constraint, and is refused.
      if (isKnown.get(record.id) !== undefined && !added.has(record.id)) {
        there.set(record.id, practisedIn(line.interview, record));
        continue;
      }
      told(number, () => writer.saveInterview(record));
      added.set(record.id, practisedIn(line.interview, record));
    }
    addProfile(database, shelf);
    addCalls(database, shelf);
    told(null, () => addPractice(database, shelf, new Map([...there, ...added])));
    told(null, () => addDebriefs(database, debriefsOf(shelf)));
    addJudgement(database, path, shelf);
    return { interviews: added.size, skipped: there.size };
  });

  return { exportAll, importAll };
}

/** For an export: its long reading transaction leaves the store's own connection free. */
function openReader(path: string): Database.Database {
  return new Database(path, { readonly: true, fileMustExist: true });
}

function addProfile(database: Database.Database, shelf: Shelf): void {
  const profile = profileTable(database);
  const documents = profile.profileDocuments();
  for (const { line } of shelf.each("profile")) {
    const { document } = line;
    const { kind, label } = document;
    if (documents.some((each) => each.kind === kind && each.label === label)) continue;
    const taken = documents.some((each) => each.kind === kind && each.isDefault);
    profile.saveProfileDocument({ ...document, isDefault: document.isDefault && !taken });
  }
}

function* debriefsOf(shelf: Shelf): Generator<Debrief, void, undefined> {
  for (const { line } of shelf.each("debrief")) yield line.debrief;
}

/** Labels and corrections that are not there yet: what was marked or fitted here stays. */
function addJudgement(database: Database.Database, path: string, shelf: Shelf): void {
  const labels = labelTable(database, path);
  const keys = new Set(labels.all().map(({ key }) => key));
  for (const { line } of shelf.each("label"))
    if (!keys.has(line.label.key)) labels.save([line.label]);
  const calibrations = calibrationTable(database, path);
  for (const { line } of shelf.each("calibration"))
    if (calibrations.find(line.calibration) === null) calibrations.save(line.calibration);
}

/** Calls have no id: one is known when an equal one was there before, so that importing twice counts nothing twice. */
function addCalls(database: Database.Database, shelf: Shelf): void {
  const calls = callTable(database);
  const known = new Set<string>();
  for (const call of calls.allCalls()) known.add(callKey(call));
  for (const { line } of shelf.each("call")) {
    const { interviewId, ...call } = line.call;
    if (!known.has(callKey(line.call))) calls.recordCall(interviewId, call);
  }
}

function checkHeader(text: string): void {
  const header = headerSchema.safeParse(parseJson(text));
  if (!header.success) throw notAnExport();
  const { version } = header.data;
  if (version === currentVersion) return;
  throw storeError("usage", ({ exportVersion }) => exportVersion(version, currentVersion));
}

function readLine(text: string, number: number): Line {
  const json = parseJson(text);
  if (json === undefined) throw unusable(({ lineNotJson }) => lineNotJson(number));
  const line = lineSchema.safeParse(json);
  if (!line.success)
    throw unusable((words) => words.line(number, firstIssue(line.error, words.issues)));
  return line.data;
}

/** Says of which line it is when the parts of an export do not fit together: an answer to no question, two of the same. */
function told(number: number | null, save: () => void): void {
  try {
    save();
  } catch (error) {
    if (error instanceof TypeError || errorCode(error)?.startsWith("SQLITE_CONSTRAINT") === true) {
      const message = error instanceof Error ? error.message : String(error);
      const why = ({ line, contradicts }: StoreErrorsWords): string =>
        number === null ? contradicts(message) : line(number, contradicts(message));
      throw unusable(why, { cause: error });
    }
    throw error;
  }
}

function notAnExport(): GreenroomError {
  return storeError("usage", (words) => words.notAnExport);
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

/** Interviews as lines of an export, slim, with what they share in lines of its own; and put together again. */
import type { Database } from "better-sqlite3";
import * as z from "zod";
import type { GreenroomError } from "../../errors.ts";
import type { InterviewRecord, Material } from "../../interview/interview.ts";
import { storeError } from "../../words/store-errors.ts";
import type { StoreErrorsWords } from "../../words/store-errors/english.ts";
import { loadInterview } from "./load.ts";
import { firstIssue, interviewRecordSchema } from "./record.ts";
import type { Line, Shelf } from "./transfer-lines.ts";
import { practisedPositions } from "./transfer-practice.ts";

/** What an interview's line leaves to the lines before it. */
const referencesSchema = z.looseObject({
  resume: z.looseObject({ hash: z.string() }).nullable(),
  job: z.looseObject({ hash: z.string() }).nullable(),
  turns: z.array(z.looseObject({ asked: z.looseObject({ questionHash: z.string() }) })),
});

/** Which of its answers have become cards; an export of before says nothing of it. */
const practisedSchema = z.looseObject({
  practised: z.array(z.number().int().min(1)).default([]),
});

/** Every interview in the order in which they were saved, each after the documents and questions that it names first. */
export function* interviewLines(
  reader: Database,
  written: Set<string>,
): Generator<Line, void, undefined> {
  const ids = reader.prepare<[], string>("SELECT id FROM interviews ORDER BY number").pluck().all();
  const hashes = reader
    .prepare<[string], string>(
      "SELECT content_hash FROM questions WHERE interview_id = ? ORDER BY position",
    )
    .pluck();
  for (const id of ids) {
    const record = loadInterview(reader, id);
    if (record === null) continue;
    for (const material of [record.resume, record.job]) {
      if (material !== null && !written.has(material.hash)) {
        written.add(material.hash);
        yield { type: "document", hash: material.hash, text: material.text };
      }
    }
    const questionHashes = hashes.all(id);
    for (const [index, turn] of record.turns.entries()) {
      const hash = questionHashes[index] ?? "";
      if (!written.has(hash)) {
        written.add(hash);
        yield { type: "question", hash, question: turn.asked.question };
      }
    }
    const slim = slimInterview(record, questionHashes);
    yield { type: "interview", interview: { ...slim, practised: practisedPositions(reader, id) } };
  }
}

function slimInterview(record: InterviewRecord, questionHashes: readonly string[]) {
  return {
    ...record,
    resume: withoutText(record.resume),
    job: withoutText(record.job),
    turns: record.turns.map((turn, index) => {
      const { question: _, ...asked } = turn.asked;
      return { ...turn, asked: { ...asked, questionHash: questionHashes[index] } };
    }),
  };
}

function withoutText(material: Material | null) {
  return material && { hash: material.hash, name: material.name };
}

/**
 * The interview of a line with what it names put back.
 * @throws GreenroomError `usage` when it is none, or names what no line before it holds
 */
export function wholeInterview(slim: unknown, shelf: Shelf, number: number): InterviewRecord {
  const references = referencesSchema.safeParse(slim);
  if (!references.success)
    throw unusable(({ line, issues }) => line(number, firstIssue(references.error, issues)));
  const { data } = references;
  const material = (named: { readonly hash: string } | null) =>
    named && { ...named, text: shelf.document(named.hash) };
  const parsed = interviewRecordSchema.safeParse({
    ...data,
    resume: material(data.resume),
    job: material(data.job),
    turns: data.turns.map((turn) => ({
      ...turn,
      asked: { ...turn.asked, question: shelf.question(turn.asked.questionHash) },
    })),
  });
  if (!parsed.success)
    throw unusable(({ line, issues }) => line(number, firstIssue(parsed.error, issues)));
  return parsed.data;
}

/** The positions of its turns that have become cards. */
export function practisedIn(slim: unknown, { turns }: InterviewRecord): readonly number[] {
  const { practised } = practisedSchema.parse(slim);
  return practised.filter((position) => position <= turns.length);
}

/** Why an export cannot be taken in. */
export function unusable(
  detail: (words: StoreErrorsWords) => string,
  options?: ErrorOptions,
): GreenroomError {
  return storeError("usage", (words) => words.exportUnusable(detail(words)), options);
}

import * as z from "zod";
import { upkeepError, upkeepWords } from "../../words/upkeep.ts";
import type { Dependencies } from "../dependencies.ts";
import { createLineSplitter } from "../../batch/read-lines.ts";
import type { Line } from "../../batch/read-lines.ts";
import { fileBytes } from "../files.ts";
import { refuseOpenElsewhere } from "../interview-claim.ts";
import { openOutputFile } from "../output-file.ts";
import { safeJson } from "../sanitize.ts";
import { forgetUnsentAnswer } from "../unsent-answer.ts";

const pathSchema = z.object({ json: z.boolean().default(false) });
const exportSchema = z.object({ output: z.string().optional() });
const fileSchema = z.object({ file: z.string() });
/** An interview of fifty answers is some hundred kilobytes long; a line of this length is no export. */
const longestLineBytes = 256 * 1024 * 1024;
const deleteSchema = z.object({
  id: z.string().optional(),
  all: z.boolean().default(false),
  yes: z.boolean().default(false),
});

/** `greenroom data path`: works without opening the database. */
export async function path(input: unknown, { terminal, config }: Dependencies): Promise<void> {
  const { json } = pathSchema.parse(input);
  const { databaseFile } = config.paths;
  if (json) return terminal.json({ path: databaseFile });
  terminal.result(databaseFile);
}

/** `greenroom data export`: one line a thing, written while it is read, so that its size does not matter. */
export async function exportAll(
  input: unknown,
  { terminal, openStore, signal }: Dependencies,
): Promise<void> {
  const { output } = exportSchema.parse(input);
  const lines = (await openStore()).exportAll();
  if (output === undefined || output === "-") {
    for (const line of lines) await terminal.resultText(`${safeJson(line)}\n`);
    return;
  }
  const file = await openOutputFile(output, signal);
  try {
    for (const line of lines) await file.write(`${safeJson(line)}\n`);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.finish();
  const words = (await upkeepWords(terminal.talkFormat.language)).data;
  terminal.talk(words.exported(output));
}

/** `greenroom data import FILE` */
export async function importAll(
  input: unknown,
  { terminal, openStore, config }: Dependencies,
): Promise<void> {
  const { file } = fileSchema.parse(input);
  const bytes = file === "-" ? terminal.inputBytes("a file's name") : fileBytes(file);
  const store = await openStore();
  const checked = refuseDatabase(bytes, file, config.paths.databaseFile);
  const { interviews, skipped } = await store.importAll(linesOf(checked, file));
  store.practice.reviewTurns();
  const words = (await upkeepWords(terminal.talkFormat.language)).data;
  terminal.talk(words.imported(interviews, skipped));
}

/** What every SQLite file begins with. */
const databaseMagic = Buffer.from("SQLite format 3\0", "latin1");

/**
 * The bytes as they are.
 * @throws GreenroomError `usage` when they are a database, which is what `data backup` writes
 */
async function* refuseDatabase(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  databaseFile: string,
): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (start !== null) {
      // A pipe gives as little at once as it likes.
      start = Buffer.concat([start, chunk.subarray(0, databaseMagic.length)]);
      if (start.subarray(0, databaseMagic.length).equals(databaseMagic)) {
        const file = name === "-" ? "stdin" : name;
        throw upkeepError("usage", ({ errors }) => errors.isBackup(file, databaseFile));
      }
      if (start.length >= databaseMagic.length) start = null;
    }
    yield chunk;
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const splitter = createLineSplitter(longestLineBytes);
  for await (const chunk of bytes) yield* splitter.push(chunk).map((line) => textOf(line, name));
  yield* splitter.end().map((line) => textOf(line, name));
}

function textOf(line: Line, name: string): string {
  if (line.status === "ok") return line.text;
  const { number, reason } = line;
  throw upkeepError("usage", ({ errors }) =>
    errors.dataLine(name === "-" ? "stdin" : name, number, reason),
  );
}

/** `greenroom data backup FILE` */
export async function backup(input: unknown, { terminal, openStore }: Dependencies): Promise<void> {
  const { file } = fileSchema.parse(input);
  await (await openStore()).backup(file);
  const words = (await upkeepWords(terminal.talkFormat.language)).data;
  terminal.talk(words.copied(file));
}

/** `greenroom data delete [id]`: one interview, or with `--all` the database file. */
export async function remove(input: unknown, dependencies: Dependencies): Promise<void> {
  const { id, all, yes } = deleteSchema.parse(input);
  if ((id === undefined) === !all) {
    throw upkeepError("usage", ({ errors }) => errors.oneOrAll);
  }
  const { terminal, openStore } = dependencies;
  const words = (await upkeepWords(terminal.talkFormat.language)).data;
  const store = await openStore();
  if (id !== undefined) {
    const interviewId = store.resolveInterviewId(id);
    refuseOpenElsewhere(interviewId, store);
    if (!(await isSure(dependencies, yes, words.deleteOne(interviewId)))) return;
    store.deleteInterview(interviewId);
    forgetUnsentAnswer(store, interviewId);
    return terminal.talk(words.deletedOne(interviewId));
  }
  const count = store.countInterviews();
  // What is answered there would be saved in a file that nobody can open any more.
  for (const each of store.listInterviews({ limit: count, status: "open" }))
    refuseOpenElsewhere(each.id, store);
  if (!(await isSure(dependencies, yes, words.deleteAll(count)))) return;
  store.deleteAll();
  terminal.talk(words.deletedAll(store.path));
}

async function isSure({ terminal }: Dependencies, yes: boolean, message: string): Promise<boolean> {
  if (yes || (await terminal.confirm({ message, initial: false, instead: "--yes" }))) return true;
  terminal.talk((await upkeepWords(terminal.talkFormat.language)).data.nothingDeleted);
  return false;
}

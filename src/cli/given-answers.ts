/** What `--answers` names: a file of answers, a recording, or a folder of recordings. */
import { translatedError } from "../words/errors.ts";
import { access, open, readFile, readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { detectFormat, sniffedBytes } from "../batch/read-format.ts";
import type { GreenroomError } from "../errors.ts";
import { isGreenroomError } from "../errors.ts";
import { parseAnswers } from "../interview/answers-file.ts";
import type { WrittenAnswer } from "../interview/answers-file.ts";
import { fileError } from "./files.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The answers in order. Recordings of a folder go by their names, numbers in them as numbers; a path in a JSONL file
 * counts from that file's folder. Every recording is looked for now, so that a wrong path is known before the first question.
 * @throws GreenroomError `usage` when something cannot be read, is no recording, or holds no answers
 */
export async function readGivenAnswers(
  source: string,
  terminal: Pick<Terminal, "readInput">,
): Promise<readonly WrittenAnswer[]> {
  if (source === "-") {
    return await withRecordings(
      parseAnswers(await terminal.readInput("--answers FILE"), "stdin"),
      ".",
    );
  }
  try {
    const entry = await stat(source);
    if (entry.isDirectory()) return await recordingsIn(source);
    // A pipe, as of `--answers <(command)`, can be read once only: what comes is text.
    if (entry.isFile()) {
      const format = detectFormat(source, await firstBytes(source));
      if (format.kind === "audio") return [{ audio: resolve(source) }];
      if (format.kind === "unreadable") throw unusable(source, format.reason);
    }
    const answers = parseAnswers(await readFile(source, "utf8"), source);
    return await withRecordings(answers, entry.isFile() ? dirname(source) : ".");
  } catch (error) {
    throw isGreenroomError(error) ? error : fileError(source, "read", error);
  }
}

async function recordingsIn(folder: string): Promise<readonly WrittenAnswer[]> {
  const byNumber = new Intl.Collator("en", { numeric: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const answers: WrittenAnswer[] = [];
  for (const name of names.toSorted(byNumber.compare)) {
    const path = join(folder, name);
    const format = detectFormat(name, await firstBytes(path));
    if (format.kind === "audio") answers.push({ audio: resolve(path) });
    if (format.kind === "unreadable") throw unusable(path, format.reason);
  }
  if (answers.length === 0) throw translatedError("usage", (words) => words.noRecordings(folder));
  return answers;
}

async function withRecordings(
  answers: readonly WrittenAnswer[],
  folder: string,
): Promise<readonly WrittenAnswer[]> {
  return await Promise.all(
    answers.map(async (answer) => {
      if (answer === null || typeof answer === "string") return answer;
      const audio = resolve(folder, answer.audio);
      try {
        await access(audio);
      } catch (error) {
        throw fileError(audio, "read", error);
      }
      return { audio };
    }),
  );
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function unusable(source: string, reason: string): GreenroomError {
  return translatedError("usage", (words) => words.unusableAnswers(source, reason));
}

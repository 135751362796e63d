/** Answer files as one stream of rows: whatever a file holds, it ends as rows that can be graded or as reasons. */
import { isGreenroomError } from "../errors.ts";
import { parseCsv } from "./read-csv.ts";
import { detectFormat } from "./read-format.ts";
import type { TextFormat } from "./read-format.ts";
import { createSeenIds } from "./read-ids.ts";
import { parseJson, parseJsonl } from "./read-json.ts";
import { parseMarkdown } from "./read-markdown.ts";
import type { ParseYaml } from "./read-markdown.ts";
import { parseFile, readStart } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";
import { oneLine } from "./one-line.ts";
import { hashAnswer, invalid, readAudioRow } from "./read-row.ts";
import type { RowOptions } from "./read-row.ts";
import { parseText } from "./read-text.ts";
import type { AnswerRow, AudioRow, ReadRow, SourceRow } from "./row.ts";

/** A file of answers that somebody found. */
export interface AnswerFile {
  /** As rows and messages name it: the path as it was given or found; `stdin`. */
  readonly name: string;
  /** For a program that needs the file itself (audio); null for stdin. */
  readonly path: string | null;
  /** The bytes, once. @throws GreenroomError `usage` while iterating, when it cannot be read after all */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface ReadOptions extends RowOptions {
  /** Loaded for the first Markdown file: it takes as long as reading thousands of rows. */
  readonly openYaml: () => Promise<ParseYaml>;
}

/**
 * The rows of all files, in order. A file or a row that is wrong is an invalid row, and reading goes on; so is the
 * second row of an id. Holds one piece of a file, one row and 16 to 32 bytes for each id at a time (a JSON file: all of
 * it, up to 50 MB).
 *
 * @throws what `files` throws; GreenroomError `stopped` when reading is stopped
 */
export async function* readAnswers(
  files: AsyncIterable<AnswerFile> | Iterable<AnswerFile>,
  options: ReadOptions,
): AsyncGenerator<SourceRow, void, undefined> {
  const seen = createSeenIds(options.hash);
  for await (const file of files) {
    for await (const row of readFile(file, options)) {
      yield row.status === "invalid" || seen.add(row.row.id)
        ? row
        : invalid(row.row, `the id "${oneLine(row.row.id)}" was used before`, row.row.id);
    }
  }
}

/** The same rows for a run that has nobody to transcribe: audio becomes invalid, and says what it needs. */
export async function* withoutAudio(
  rows: AsyncIterable<SourceRow>,
  reason: string,
): AsyncGenerator<ReadRow, void, undefined> {
  for await (const row of rows) {
    yield row.status === "audio" ? invalid(row.row, reason, row.row.id) : row;
  }
}

/** The row of a recording, once somebody has said what is in it. @param hash SHA-256 in hexadecimal */
export function transcribedRow(
  spoken: AudioRow,
  answer: string,
  hash: (text: string) => string,
): AnswerRow {
  const { file, line, id, question, candidate, language, level } = spoken;
  const answerHash = hashAnswer(question, answer, hash);
  return { file, line, id, question, answer, answerHash, candidate, language, level };
}

async function* readFile(
  file: AnswerFile,
  options: ReadOptions,
): AsyncGenerator<SourceRow, void, undefined> {
  const iterator = file.open()[Symbol.asyncIterator]();
  try {
    const start = await readStart(iterator);
    const detected = detectFormat(file.name, start);
    if (detected.kind === "unreadable") {
      yield invalid({ file: file.name, line: 0 }, `the file ${detected.reason}`);
    } else if (detected.kind === "audio") {
      yield file.path === null
        ? invalid({ file: file.name, line: 0 }, "audio is read from a file, not from stdin")
        : readAudioRow(
            { file: file.name, line: 0 },
            { path: file.path, format: detected.format },
            options,
          );
    } else {
      yield* parseFile(await openParser(detected.format, file.name, options), start, iterator);
    }
  } catch (error) {
    if (!isGreenroomError(error, "usage")) throw error;
    yield invalid({ file: file.name, line: 0 }, oneLine(afterPlace(error.message, file.name)));
  } finally {
    await iterator.return?.();
  }
}

/** What an error says of a file as a reason, which stands behind the file's name: `cannot be read: permission denied`. */
function afterPlace(message: string, name: string): string {
  const said = message.startsWith(`${name} `) ? message.slice(name.length + 1) : message;
  return said.replace(/\.$/, "");
}

async function openParser(
  format: TextFormat,
  file: string,
  options: ReadOptions,
): Promise<FileParser> {
  switch (format) {
    case "jsonl":
      return parseJsonl(file, options);
    case "json":
      return parseJson(file, options);
    case "csv":
      return parseCsv(file, options);
    case "markdown":
      return parseMarkdown(file, options, await options.openYaml());
    case "text":
      return parseText(file, options);
  }
}

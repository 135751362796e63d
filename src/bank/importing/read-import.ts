/** Files of questions in any of the formats that people keep them in, as rows: each a question or a reason. */
import { isGreenroomError } from "../../errors.ts";
import { oneLine } from "../../batch/one-line.ts";
import { columnKey, delimiterOf, detectFormat } from "../../batch/read-format.ts";
import type { AnswerFile } from "../../batch/read-answers.ts";
import { decodeUtf8, withoutByteOrderMark } from "../../batch/read-lines.ts";
import { parseFile, parseWhole, readStart } from "../../batch/read-parser.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import type { Language } from "../../vocabulary.ts";
import { readBankFile } from "../bank-file.ts";
import type { BankFileOptions } from "../bank-file.ts";
import { parseAnki } from "./anki.ts";
import { parseQuestionCsv } from "./csv.ts";
import { parseQuestionJson, parseQuestionJsonl } from "./json.ts";
import { longestFileBytes } from "./limits.ts";
import { parseQuestionMarkdown } from "./markdown.ts";
import type { ParseMarkdown } from "./markdown.ts";
import { invalidRow, textNames } from "./row.ts";
import type { ImportRow } from "./row.ts";

type ImportFormat = "csv" | "jsonl" | "json" | "markdown" | "anki" | "yaml";

export interface ImportOptions extends BankFileOptions {
  readonly parseMarkdown: ParseMarkdown;
  /** Of what is said of files that cannot be read; English without it. */
  readonly language?: Language | undefined;
}

/**
 * The rows of all files, in order. A file or a row that is wrong is an invalid row, and reading goes on.
 * @throws what `files` throws; GreenroomError `stopped` when reading is stopped
 */
export async function* readImports(
  files: AsyncIterable<AnswerFile> | Iterable<AnswerFile>,
  options: ImportOptions,
): AsyncGenerator<ImportRow, void, undefined> {
  for await (const file of files) {
    try {
      yield* readFile(file, options);
    } catch (error) {
      if (!isGreenroomError(error, "usage")) throw error;
      yield invalidRow(
        { file: file.name, line: 0 },
        oneLine((await error.in(options.language ?? "en")).message),
      );
    }
  }
}

async function* readFile(
  file: AnswerFile,
  options: ImportOptions,
): AsyncGenerator<ImportRow, void, undefined> {
  const iterator = file.open()[Symbol.asyncIterator]();
  try {
    const start = await readStart(iterator);
    const format = formatOf(file.name, start);
    if (format === null) yield invalidRow({ file: file.name, line: 0 }, "the file is not text");
    else yield* parseFile(openParser(format, file.name, options), start, iterator);
  } finally {
    await iterator.return?.();
  }
}

function openParser(
  format: ImportFormat,
  file: string,
  options: ImportOptions,
): FileParser<ImportRow> {
  switch (format) {
    case "csv":
      return parseQuestionCsv(file);
    case "jsonl":
      return parseQuestionJsonl(file);
    case "json":
      return parseQuestionJson(file);
    case "markdown":
      return parseQuestionMarkdown(file, options.parseMarkdown);
    case "anki":
      return parseAnki(file);
    case "yaml":
      return parseBankYaml(file, options);
  }
}

/** A file in the bank's own format. */
function parseBankYaml(file: string, options: BankFileOptions): FileParser<ImportRow> {
  return parseWhole<ImportRow>({
    longestBytes: longestFileBytes,
    advice: ": cut it into several",
    refuse: (reason) => invalidRow({ file, line: 0 }, reason),
    parse: (text) => {
      const { entries, findings } = readBankFile(file, text, options);
      return [
        ...entries.map(({ own, line }): ImportRow => {
          const { written, id, area } = own;
          return { status: "ok", file, line, area, fields: { ...written, id } };
        }),
        ...findings.map(({ line, message, fix }) =>
          invalidRow({ file, line }, `${message}; ${fix}`),
        ),
      ].toSorted((one, other) => one.line - other.line);
    },
  });
}

const endings: ReadonlyMap<string, ImportFormat> = new Map([
  ["csv", "csv"],
  ["tsv", "csv"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
]);

/** By the end of the name where that says it, else by how the file begins; null for what is no text. */
function formatOf(name: string, start: Uint8Array): ImportFormat | null {
  // A character may be cut at the end.
  const decoded = [0, 1, 2, 3].map((cut) => decodeUtf8(start.subarray(0, start.length - cut)));
  const text = decoded.find((each) => "text" in each);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const named = endings.get(ending);
  if (text === undefined || !("text" in text)) {
    const isText = named !== undefined && detectFormat(name, start).kind === "text";
    // A line that is not UTF-8 is told by the reader, which knows its number.
    return isText ? named : null;
  }
  const sniffed = sniff(withoutByteOrderMark(text.text).trimStart());
  // Two columns without a header are how flashcards are handed on.
  if (ending === "tsv" && sniffed === "anki") return "anki";
  return named ?? sniffed;
}

function sniff(text: string): ImportFormat {
  const [first = "", second = ""] = text.split("\n", 2).map((line) => line.trim());
  if (/^#[a-z ]+:/i.test(first)) return "anki";
  if (text.startsWith("[") && /^\[\s*(?:[{\]"]|$)/.test(text)) return "json";
  if (text.startsWith("{")) return second !== "" && /[{,[:]$/.test(first) ? "json" : "jsonl";
  if (/^(?:area|questions):/m.test(text)) return "yaml";
  if (/^(?=.*\|)\|?[\s:|-]*-[\s:|-]*$/.test(second)) return "markdown";
  if (delimiterOf(first, textNames) !== null || textNames.has(columnKey(first))) return "csv";
  return first.includes("\t") ? "anki" : "markdown";
}

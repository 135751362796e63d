/** CSV with a header (RFC 4180): commas, semicolons or tabs, quoted cells over several lines. */
import { createCsvGrammar } from "./read-csv-grammar.ts";
import { columnKey, delimiterOf } from "./read-format.ts";
import { inMegabytes, longestRowBytes } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import { parseLines } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";
import { createRowReader, invalid } from "./read-row.ts";
import type { RowOptions } from "./read-row.ts";
import type { ReadRow } from "./row.ts";

/** A line that is not yet part of a record. */
interface PendingLine {
  readonly number: number;
  readonly text: string;
}

/** What becomes of the records of a table. */
export interface TableReader<Row> {
  /** The character between cells, told by the first line. */
  readonly separatorOf: (firstLine: string) => string;
  /** A quotation mark within a cell that does not begin with one is taken as it stands. */
  readonly allowsStrayMarks?: boolean;
  /** True for a line between records that is none: a comment. It may be told the separator of what follows. */
  readonly skips?: (line: string) => boolean;
  /**
   * Takes the first record. Without it there is no header, and records are of any width.
   * @returns why the table cannot be read; null when it can
   */
  readonly header?: (cells: readonly string[]) => string | null;
  /** Takes a record of the header's width. @param line where it begins, 1-based */
  readonly record: (cells: readonly string[], line: number) => Row;
  /** Goes on after the place. */
  readonly invalid: (line: number, reason: string) => Row;
}

/**
 * The records of a CSV file after its header; one of blank cells only is a blank line. Records of other than the header's width are wrong: most often a comma in
 * a text without quotes. Where a record is wrong (a quotation mark that is never closed), its first line is given up and
 * reading begins anew with the line after it.
 */
export function parseTable<Row>(table: TableReader<Row>): FileParser<Row> {
  // The record that is being read begins in `lines[first]`; the lines before `next` have been fed to the grammar.
  let lines: PendingLine[] = [];
  let first = 0;
  let next = 0;
  let heldBytes = 0;
  const { allowsStrayMarks = false } = table;
  let grammar = createCsvGrammar(",");
  let width: number | null = null;
  let isRefused = false;

  const readRecord = (cells: readonly string[], line: number): readonly Row[] => {
    // Spreadsheets leave them below a table that was longer, and other tools write them for an empty record.
    if (cells.every((cell) => cell.trim() === "")) return [];
    if (table.header === undefined) {
      width = cells.length;
      return [table.record(cells, line)];
    }
    if (width === null) {
      width = cells.length;
      const refusal = table.header(cells);
      isRefused = refusal !== null;
      return refusal === null ? [] : [table.invalid(line, refusal)];
    }
    if (isRefused) return [];
    if (cells.length !== width) {
      const counts = `${cells.length} cells where the header has ${width}`;
      return [table.invalid(line, `${counts}: put a text with a separator in it into quotes`)];
    }
    return [table.record(cells, line)];
  };

  /** Gives up the first line of the record, so that the line after it is the next to be read. */
  const giveUp = (reason: string): Row => {
    const row = table.invalid(lines[first]?.number ?? 0, reason);
    grammar.reset();
    first += 1;
    next = first;
    heldBytes = 0;
    return row;
  };

  const readOn = (rows: Row[]): void => {
    for (let line = lines[next]; line !== undefined; line = lines[next]) {
      next += 1;
      heldBytes += line.text.length + heldWithLine;
      const step = grammar.feed(line.text);
      if (step.status === "record") {
        rows.push(...readRecord(step.cells, lines[first]?.number ?? 0));
        first = next;
        heldBytes = 0;
      } else if (step.status === "wrong") rows.push(giveUp(step.reason));
      else if (heldBytes > longestRowBytes) rows.push(giveUp(unclosedFor));
    }
    if (2 * first > lines.length) {
      lines = lines.slice(first);
      next -= first;
      first = 0;
    }
  };

  /** A record that is open now is never closed. */
  const finish = (rows: Row[]): void => {
    while (first < lines.length) {
      rows.push(giveUp(unclosed));
      readOn(rows);
    }
  };

  return parseLines({
    line: (line: Line) => {
      const rows: Row[] = [];
      if (isRefused) return rows;
      if (line.status === "bad") {
        finish(rows);
        rows.push(table.invalid(line.number, `the line ${line.reason}`));
        return rows;
      }
      if (lines.length === 0 && table.skips?.(line.text) === true) return rows;
      if (lines.length === 0 && width === null) {
        grammar = createCsvGrammar(table.separatorOf(line.text), allowsStrayMarks);
      }
      lines.push({ number: line.number, text: line.text });
      readOn(rows);
      return rows;
    },
    end: () => {
      const rows: Row[] = [];
      finish(rows);
      return rows;
    },
    isDone: () => isRefused,
  });
}

/**
 * Rows of a CSV file. Columns are called as the keys of JSONL are, in any case and with any of `_`, `-` and space
 * between the words, in any order; others are ignored. `reference` may stand several times (or `reference1`, …), and a
 * cell of it or of `criteria` may hold a JSON list; criteria may also stand one a line. A blank cell is one that is not
 * there, but a blank answer is an answer where anything else stands beside it.
 */
export function parseCsv(file: string, defaults: RowOptions): FileParser {
  let columns: readonly string[] = [];
  const readRow = createRowReader(defaults);
  return parseTable<ReadRow>({
    separatorOf: (line) => delimiterOf(line) ?? ",",
    skips: (line) => columns.length === 0 && excelSeparator.test(line),
    header: (cells) => {
      columns = cells.map(columnKey);
      return columns.includes("answer") ? null : noAnswerColumn;
    },
    record: (cells, line) => readRow(toFields(columns, cells), { file, line }),
    invalid: (line, reason) => invalid({ file, line }, reason),
  });
}

/** What Excel takes for the separator of the file, above the header. */
const excelSeparator = /^"?sep=[,;\t]"?$/i;

const noAnswerColumn = 'the header has no column "answer": the file was not read';
const unclosed = "a quotation mark that opens here is never closed";
const unclosedFor = `a quotation mark that opens here is not closed within ${inMegabytes(longestRowBytes)}`;

/** What it takes to remember a line, beside its text: a quotation mark must not make us hold a million empty lines. */
const heldWithLine = 64;

const keys: ReadonlyMap<string, string> = new Map(
  [
    "id",
    "question",
    "questionId",
    "criteria",
    "answer",
    "candidate",
    "language",
    "kind",
    "level",
  ].map((key) => [columnKey(key), key]),
);

function toFields(
  columns: readonly string[],
  cells: readonly string[],
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  const references: unknown[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? "";
    const key = keys.get(column);
    if (/^references?\d*$/.test(column)) references.push(...(jsonList(cell) ?? [cell]));
    else if (key === undefined || key in fields) continue;
    else if (key === "answer") fields[key] = cell;
    else if (cell.trim() === "") continue;
    else if (key === "criteria") fields[key] = jsonList(cell) ?? linesIn(cell);
    else fields[key] = cell;
  }
  return { ...fields, reference: references };
}

function linesIn(cell: string): string[] {
  return cell.split("\n").filter((line) => line.trim() !== "");
}

/** The list that a cell writes as JSON; null for any other text. */
export function jsonList(cell: string): unknown[] | null {
  if (!/^\s*\[/.test(cell)) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

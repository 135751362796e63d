/** CSV with a header (RFC 4180): commas, semicolons or tabs, quoted cells over several lines. */
import { createCsvGrammar } from "./read-csv-grammar.ts";
import { columnKey, delimiterOf } from "./read-format.ts";
import { inMegabytes, longestRowBytes } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import { parseLines } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";
import { invalid, readRow } from "./read-row.ts";
import type { RowDefaults } from "./read-row.ts";
import type { ReadRow } from "./row.ts";

/** A line that is not yet part of a record. */
interface PendingLine {
  readonly number: number;
  readonly text: string;
}

/**
 * Rows of a CSV file. Columns are called as the keys of JSONL are, in any case and with any of `_`, `-` and space
 * between the words, in any order; others are ignored. `reference` may stand several times (or `reference1`, …), and a
 * cell of it or of `criteria` may hold a JSON list; criteria may also stand one a line. A blank cell is one that is not
 * there, but a blank answer is an answer. Records of other than the header's width are wrong: most often a comma in a
 * text without quotes.
 *
 * Where a record is wrong (a quotation mark that is never closed), its first line is given up and reading begins anew
 * with the line after it.
 */
export function parseCsv(file: string, defaults: RowDefaults): FileParser {
  // The record that is being read begins in `lines[first]`; the lines before `next` have been fed to the grammar.
  let lines: PendingLine[] = [];
  let first = 0;
  let next = 0;
  let heldBytes = 0;
  let grammar = createCsvGrammar(",");
  let columns: readonly string[] | null = null;
  let isRefused = false;

  const readRecord = (cells: readonly string[], line: number): readonly ReadRow[] => {
    if (cells.length === 1 && cells[0]?.trim() === "") return [];
    const place = { file, line };
    if (columns === null) {
      columns = cells.map(columnKey);
      isRefused = !columns.includes("answer");
      return isRefused ? [invalid(place, noAnswerColumn)] : [];
    }
    if (isRefused) return [];
    if (cells.length !== columns.length) {
      const counts = `${cells.length} cells where the header has ${columns.length}`;
      return [invalid(place, `${counts}: put a text with a separator in it into quotes`)];
    }
    return [readRow(toFields(columns, cells), place, defaults)];
  };

  /** Gives up the first line of the record, so that the line after it is the next to be read. */
  const giveUp = (reason: string): ReadRow => {
    const row = invalid({ file, line: lines[first]?.number ?? 0 }, reason);
    grammar.reset();
    first += 1;
    next = first;
    heldBytes = 0;
    return row;
  };

  const readOn = (rows: ReadRow[]): void => {
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
  const finish = (rows: ReadRow[]): void => {
    while (first < lines.length) {
      rows.push(giveUp(unclosed));
      readOn(rows);
    }
  };

  return parseLines({
    line: (line: Line) => {
      const rows: ReadRow[] = [];
      if (isRefused) return rows;
      if (line.status === "bad") {
        finish(rows);
        rows.push(invalid({ file, line: line.number }, `the line ${line.reason}`));
        return rows;
      }
      if (columns === null && lines.length === 0) {
        grammar = createCsvGrammar(delimiterOf(line.text) ?? ",");
      }
      lines.push({ number: line.number, text: line.text });
      readOn(rows);
      return rows;
    },
    end: () => {
      const rows: ReadRow[] = [];
      finish(rows);
      return rows;
    },
    isDone: () => isRefused,
  });
}

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
    else fields[key] = /^(language|kind|level)$/.test(key) ? cell.trim().toLowerCase() : cell;
  }
  return { ...fields, reference: references };
}

function linesIn(cell: string): string[] {
  return cell.split("\n").filter((line) => line.trim() !== "");
}

/** The list that a cell writes as JSON; null for any other text. */
function jsonList(cell: string): unknown[] | null {
  if (!/^\s*\[/.test(cell)) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

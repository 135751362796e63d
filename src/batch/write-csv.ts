/** CSV for a spreadsheet (RFC 4180), in which no cell is a formula. */
import type { ResultRow } from "./row.ts";
import type { ResultWriter, WriteText } from "./write-results.ts";

const columns: readonly {
  readonly name: string;
  readonly value: (row: ResultRow) => string | number | null;
}[] = [
  { name: "id", value: (row) => row.id },
  { name: "file", value: (row) => row.file },
  { name: "line", value: (row) => row.line },
  { name: "candidate", value: (row) => row.candidate },
  { name: "question", value: (row) => row.question },
  { name: "questionId", value: (row) => row.questionId },
  { name: "status", value: (row) => row.status },
  { name: "score", value: (row) => row.score },
  { name: "fraction", value: (row) => row.fraction },
  {
    name: "marks",
    value: (row) => row.marks.map(({ criterionId, mark }) => `${criterionId}: ${mark}`).join("; "),
  },
  { name: "quotes", value: (row) => row.marks.flatMap(({ quote }) => quote ?? []).join(" | ") },
  { name: "nextStep", value: (row) => row.nextStep },
  { name: "confidence", value: (row) => row.confidence },
  { name: "doubts", value: (row) => row.doubts.join("; ") },
  { name: "judges", value: (row) => row.judges },
  { name: "spread", value: (row) => row.spread },
  { name: "calibration", value: (row) => row.calibration?.name ?? null },
  { name: "rawScore", value: (row) => row.calibration?.rawScore ?? null },
  { name: "reason", value: (row) => row.reason },
  { name: "engine", value: (row) => row.engine },
  { name: "model", value: (row) => row.model },
  { name: "rubricHash", value: (row) => row.rubricHash },
  { name: "promptHash", value: (row) => row.promptHash },
  { name: "inputTokens", value: (row) => row.usage.inputTokens },
  { name: "outputTokens", value: (row) => row.usage.outputTokens },
  { name: "costUsd", value: (row) => row.usage.costUsd },
];

/** The names of the columns, as their line. */
export const csvHeader = `${columns.map(({ name }) => name).join(",")}\r\n`;

/** One result as its line. */
function csvLine(row: ResultRow): string {
  return `${columns.map(({ value }) => cell(value(row))).join(",")}\r\n`;
}

/** The header at once, then each row as it comes. */
export function createCsvWriter(write: WriteText): ResultWriter {
  let isBegun = false;
  const begin = (): string => {
    if (isBegun) return "";
    isBegun = true;
    return csvHeader;
  };
  return {
    add: (row) => write(begin() + csvLine(row)),
    end: () => (isBegun ? undefined : write(begin())),
  };
}

/** Control characters and line ends of all kinds, as runs. */
const breaks = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Cs}]+/gu;

/**
 * What begins a formula in Excel, LibreOffice or Google Sheets (also in full width or small, and behind characters that
 * nobody sees), at the beginning of the cell or after a semicolon, where a spreadsheet that splits at semicolons would
 * begin another cell.
 */
const formula = /(^|;)(?=[\s\p{Cf}"']*[=+\-@\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b])/gu;

/**
 * Numbers as they are; text on one line in quotation marks, and made harmless by an apostrophe, which a spreadsheet takes
 * for "this is text". The exact text is in the JSONL.
 */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const line = value.replace(breaks, " ").trim().replace(formula, "$1'");
  return /^[\w.:/-]*$/.test(line) ? line : `"${line.replaceAll('"', '""')}"`;
}

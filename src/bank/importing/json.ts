/** JSONL, an object a line, and JSON, an array of objects. */
import { parseJsonText, valueLines } from "../../batch/read-json.ts";
import { parseLines, parseWhole } from "../../batch/read-parser.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import type { RowPlace } from "../../batch/row.ts";
import { longestFileBytes } from "./limits.ts";
import { invalidRow, readFields } from "./row.ts";
import type { ImportRow } from "./row.ts";

/** Every line that is not blank is a question. */
export function parseQuestionJsonl(file: string): FileParser<ImportRow> {
  return parseLines<ImportRow>({
    line: (line) => {
      const place = { file, line: line.number };
      if (line.status === "bad") return [invalidRow(place, `the line ${line.reason}`)];
      if (line.text.trim() === "") return [];
      const parsed = parseJsonText(line.text);
      return [
        "reason" in parsed ? invalidRow(place, parsed.reason) : readValue(parsed.value, place),
      ];
    },
    end: () => [],
  });
}

/** An array of questions, or a single one. */
export function parseQuestionJson(file: string): FileParser<ImportRow> {
  const refuse = (reason: string): ImportRow => invalidRow({ file, line: 0 }, reason);
  return parseWhole<ImportRow>({
    longestBytes: longestFileBytes,
    advice: ": write JSONL, one object a line",
    refuse,
    parse: (text) => {
      const parsed = parseJsonText(text);
      if ("reason" in parsed) return [refuse(parsed.reason)];
      const values: readonly unknown[] = Array.isArray(parsed.value)
        ? parsed.value
        : [parsed.value];
      const lines = valueLines(text);
      return values.map((value, index) => readValue(value, { file, line: lines[index] ?? 1 }));
    },
  });
}

function readValue(value: unknown, place: RowPlace): ImportRow {
  if (typeof value === "string") return readFields([["text", value]], place);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return invalidRow(place, "is neither an object with a question nor a text");
  }
  return readFields(Object.entries(value), place);
}

/** JSONL, one object a line, and JSON, one object or an array of them. */
import { oneLine } from "./one-line.ts";
import { createRowReader, invalid } from "./read-row.ts";
import type { RowOptions } from "./read-row.ts";
import { withoutByteOrderMark } from "./read-lines.ts";
import { parseLines, parseWhole } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";

/** A JSON file has to be held whole; a longer one is for JSONL. */
const longestJsonBytes = 50 * 1024 * 1024;

/** Every line that is not blank is a row. */
export function parseJsonl(file: string, defaults: RowOptions): FileParser {
  const readRow = createRowReader(defaults);
  return parseLines({
    line: (line) => {
      const place = { file, line: line.number };
      if (line.status === "bad") return [invalid(place, `the line ${line.reason}`)];
      // Files that were put one behind the other have a byte order mark in the middle.
      const text = withoutByteOrderMark(line.text);
      if (text.trim() === "") return [];
      const parsed = parseJsonText(text);
      return ["reason" in parsed ? invalid(place, parsed.reason) : readRow(parsed.value, place)];
    },
    end: () => [],
  });
}

/**
 * The lines are those on which the elements of the array begin. A second element without an id on the same line is
 * called `<file>:<line>#2`, and so on.
 */
export function parseJson(file: string, defaults: RowOptions): FileParser {
  const readRow = createRowReader(defaults);
  const refuse = (reason: string) => invalid({ file, line: 0 }, reason);
  return parseWhole({
    longestBytes: longestJsonBytes,
    advice: ": write JSONL, one object a line",
    refuse,
    parse: (text) => {
      const parsed = parseJsonText(text);
      if ("reason" in parsed) return [refuse(parsed.reason)];
      const { value } = parsed;
      const lines = valueLines(text);
      if (!Array.isArray(value)) return [readRow(value, { file, line: lines[0] ?? 1 })];
      let ordinal = 0;
      return value.map((element: unknown, index) => {
        const line = lines[index] ?? 1;
        ordinal = line === lines[index - 1] ? ordinal + 1 : 1;
        const name = ordinal === 1 ? `${file}:${line}` : `${file}:${line}#${ordinal}`;
        return readRow(element, { file, line }, name);
      });
    },
  });
}

/** The value that a text writes as JSON, or why it is none. */
export function parseJsonText(
  text: string,
): { readonly value: unknown } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { reason: oneLine(`not JSON: ${error instanceof Error ? error.message : ""}`) };
  }
}

/**
 * The 1-based lines on which the members of the array begin, or the one on which a single value does. The text was
 * parsed: it is JSON.
 */
export function valueLines(text: string): number[] {
  const lines: number[] = [];
  const start = text.search(/\S/);
  const memberDepth = text[start] === "[" ? 1 : 0;
  let depth = 0;
  let line = 1;
  let expectsValue = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x0a) {
      line += 1;
    } else if (character > 0x20) {
      const isComma = character === 0x2c;
      const isClosing = character === 0x5d || character === 0x7d;
      if (expectsValue && depth === memberDepth && !isComma && !isClosing) {
        lines.push(line);
        expectsValue = false;
      }
      if (character === 0x22) at = endOfString(text, at);
      else if (character === 0x5b || character === 0x7b) depth += 1;
      else if (isClosing) depth -= 1;
      else if (isComma && depth === memberDepth) expectsValue = true;
    }
  }
  return lines;
}

/** The index of the quotation mark that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x5c) at += 1;
    else if (character === 0x22) return at;
  }
  return text.length;
}

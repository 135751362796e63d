/** Plain text: the file is one answer, to a question that has to be given. */
import { longestRowBytes } from "./read-lines.ts";
import { parseWhole } from "./read-parser.ts";
import type { FileParser } from "./read-parser.ts";
import { invalid, readRow } from "./read-row.ts";
import type { RowOptions } from "./read-row.ts";

/** One row on line 1: the text without white space at its end. */
export function parseText(file: string, defaults: RowOptions): FileParser {
  return parseWhole({
    longestBytes: longestRowBytes,
    advice: "",
    refuse: (reason) => invalid({ file, line: 0 }, reason),
    parse: (text) =>
      defaults.question === null
        ? [invalid({ file, line: 1 }, "a text names no question: give --question or --question-id")]
        : [readRow({ answer: text.trimEnd() }, { file, line: 1 }, defaults)],
  });
}

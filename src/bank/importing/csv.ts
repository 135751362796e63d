/** CSV with a header that names the question's column. */
import { parseTable } from "../../batch/read-csv.ts";
import { delimiterOf } from "../../batch/read-format.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import { fieldOf, invalidRow, noQuestionColumn, readFields, textNames } from "./row.ts";
import type { ImportRow } from "./row.ts";

/** A question for each record; columns may stand in any order, and those that are not known are passed over. */
export function parseQuestionCsv(file: string): FileParser<ImportRow> {
  let columns: readonly string[] = [];
  return parseTable<ImportRow>({
    separatorOf: (line) => delimiterOf(line, textNames) ?? ",",
    header: (cells) => {
      columns = cells;
      return cells.some((cell) => fieldOf(cell) === "text") ? null : noQuestionColumn;
    },
    record: (cells, line) =>
      readFields(
        columns.map((column, index) => [column, cells[index]]),
        { file, line },
      ),
    // Without that column nothing of the file can be read: it is about the file and about no line.
    invalid: (line, reason) =>
      invalidRow({ file, line: reason === noQuestionColumn ? 0 : line }, reason),
  });
}

/**
 * Markdown lists of questions: an item a question, what stands nested in it or follows it its reference, headings areas.
 * A heading that asks something itself is a question, and what follows its reference. A table whose header names a column
 * for the question holds one in each row, with the columns of a CSV file.
 */
import { parseWhole } from "../../batch/read-parser.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import { areaId } from "../names.ts";
import { longestFileBytes } from "./limits.ts";
import { fieldOf, invalidRow, noQuestionColumn, readFields } from "./row.ts";
import type { ImportRow } from "./row.ts";

/** A part of a Markdown file in plain text, in its order. `line` is 1-based. */
export type MarkdownBlock =
  | { readonly type: "heading"; readonly line: number; readonly text: string }
  | {
      readonly type: "item";
      readonly line: number;
      readonly text: string;
      /** What else stands in the item, nested lists too; null when nothing does. */
      readonly body: string | null;
      /** Nothing but a link within the file: a table of contents. */
      readonly isJump: boolean;
      /** How many items its list has. */
      readonly siblings: number;
    }
  /** Its header is the first row, and a cell is a text without line ends but those that it asks for. */
  | { readonly type: "table"; readonly rows: readonly TableRow[] }
  /** A paragraph, code or a quotation outside of lists. */
  | { readonly type: "text"; readonly line: number; readonly text: string };

interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ParseMarkdown = (text: string) => readonly MarkdownBlock[];

interface Draft {
  readonly line: number;
  readonly text: string;
  readonly area: string | null;
  readonly reference: string[];
  /** Text that follows belongs to it: it is alone in its list, or a heading. */
  readonly takesText: boolean;
  /** Items that follow belong to it. */
  readonly takesItems: boolean;
}

export function parseQuestionMarkdown(file: string, parse: ParseMarkdown): FileParser<ImportRow> {
  return parseWhole<ImportRow>({
    longestBytes: longestFileBytes,
    advice: ": cut it into several",
    refuse: (reason) => invalidRow({ file, line: 0 }, reason),
    parse: (text) => readBlocks(parse(text), file),
  });
}

function readBlocks(blocks: readonly MarkdownBlock[], file: string): readonly ImportRow[] {
  const found: (Draft | ImportRow)[] = [];
  let area: string | null = null;
  let open: Draft | null = null;
  /** A table that is part of something else, should there be no question at all. */
  let otherTable: TableRow | null = null;
  const begin = (draft: Omit<Draft, "area" | "reference">, reference: string[]): void => {
    open = { ...draft, area, reference };
    found.push(open);
  };
  const current = (): Draft | null => open;
  for (const block of blocks) {
    if (block.type === "heading") {
      const { line, text } = block;
      open = null;
      if (isQuestion(text)) begin({ line, text, takesText: true, takesItems: true }, []);
      else area = areaId(text);
    } else if (block.type === "table") {
      const [header, ...rows] = block.rows;
      if (header === undefined) continue;
      if (header.cells.some((cell) => fieldOf(cell) === "text")) {
        open = null;
        found.push(...rows.map((row) => readTableRow(header.cells, row, { file, area })));
      } else {
        otherTable ??= header;
        const lines = block.rows.map(({ cells }) => cells.join(" | "));
        if (current()?.takesText === true) current()?.reference.push(lines.join("\n"));
      }
    } else if (block.type === "text") {
      if (current()?.takesText === true) current()?.reference.push(block.text);
    } else if (current()?.takesItems === true) {
      const { text, body } = block;
      current()?.reference.push(body === null ? text : `${text}\n${body}`);
    } else if (!block.isJump) {
      const { line, text, body } = block;
      const takesText = block.siblings === 1;
      const [question, answer] = body === null ? splitAnswer(text) : [text, body];
      const reference = answer === null ? [] : [answer];
      begin({ line, text: question, takesText, takesItems: false }, reference);
    }
  }
  if (found.length === 0 && otherTable !== null) {
    return [invalidRow({ file, line: otherTable.line }, noQuestionColumn)];
  }
  return found.map((each) => ("status" in each ? each : toRow(each, file)));
}

/** A cell too many is a pipe that was not escaped: what stands behind it would be lost. */
function readTableRow(
  columns: readonly string[],
  { line, cells }: TableRow,
  { file, area }: { readonly file: string; readonly area: string | null },
): ImportRow {
  if (cells.length > columns.length) return invalidRow({ file, line }, tooManyCells);
  const entries = columns.map((column, index) => [column, cells[index]] as const);
  return readFields([...entries, ["area", area]], { file, line });
}

const tooManyCells = "has more cells than the header: a pipe in a cell is written \\|";

/** An answer that begins on the line below the question's mark, as people write it within one item. */
function splitAnswer(text: string): readonly [question: string, answer: string | null] {
  const [, question, answer] = /^([^\n]*[?？]) *\n([^?？]+)$/.exec(text) ?? [];
  return question === undefined || answer === undefined ? [text, null] : [question, answer];
}

function isQuestion(heading: string): boolean {
  return /[?¿？]\s*$/u.test(heading) || /^q(?:uestion)?\s*\d*\s*[:.)]/i.test(heading);
}

function toRow({ line, text, area, reference }: Draft, file: string): ImportRow {
  const answer = reference
    .join("\n")
    .replace(/^\s*(?:a|answer|respuesta|resposta)\s*[:.)]\s*/i, "")
    .trim();
  return readFields(
    [
      [
        "text",
        text.replace(/^\s*\[[ xX]\]\s+/, "").replace(/^\s*q(?:uestion)?\s*\d*\s*[:.)]\s*/i, ""),
      ],
      ["reference", [answer]],
      ["area", area],
    ],
    { file, line },
  );
}

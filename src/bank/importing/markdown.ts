/**
 * Markdown lists of questions: an item a question, what stands nested in it or follows it its reference, headings areas.
 * A heading that asks something itself is a question, and what follows its reference.
 */
import { parseWhole } from "../../batch/read-parser.ts";
import type { FileParser } from "../../batch/read-parser.ts";
import { areaId } from "../names.ts";
import { longestFileBytes } from "./limits.ts";
import { invalidRow, readFields } from "./row.ts";
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
  /** A paragraph, code or a quotation outside of lists. */
  | { readonly type: "text"; readonly line: number; readonly text: string };

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
    parse: (text) => readBlocks(parse(text)).map((draft) => toRow(draft, file)),
  });
}

function readBlocks(blocks: readonly MarkdownBlock[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let area: string | null = null;
  let open: Draft | null = null;
  const begin = (draft: Omit<Draft, "area" | "reference">, reference: string[]): void => {
    open = { ...draft, area, reference };
    drafts.push(open);
  };
  const current = (): Draft | null => open;
  for (const block of blocks) {
    const { type, line, text } = block;
    if (type === "heading") {
      open = null;
      if (isQuestion(text)) begin({ line, text, takesText: true, takesItems: true }, []);
      else area = areaId(text);
    } else if (type === "text") {
      if (current()?.takesText === true) current()?.reference.push(text);
    } else if (current()?.takesItems === true) {
      current()?.reference.push(block.body === null ? text : `${text}\n${block.body}`);
    } else if (!block.isJump) {
      const takesText = block.siblings === 1;
      const [question, answer] = block.body === null ? splitAnswer(text) : [text, block.body];
      const reference = answer === null ? [] : [answer];
      begin({ line, text: question, takesText, takesItems: false }, reference);
    }
  }
  return drafts;
}

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

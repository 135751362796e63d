/** The plain HTML that mammoth writes, as text: one line a paragraph, "- " before list items, cells side by side. */
import { decodeEntities } from "./hidden-runs.ts";

interface List {
  readonly isOrdered: boolean;
  count: number;
}

const headings = /^h[1-6]$/;

/**
 * Writes mammoth's HTML as text. Paragraphs stand on lines of their own, headings and tables after a blank line. A row of
 * a table is one line when its cells are short; cells that hold paragraphs of their own, as in resumes laid out by
 * tables, follow each other.
 */
export function htmlToText(html: string): string {
  const lists: List[] = [];
  /** Text so far of the innermost open cell, or of the document. */
  const cells: string[] = [];
  const rows: string[][] = [];
  let text = "";
  const breakLine = () => {
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const breakBlock = () => {
    breakLine();
    if (text !== "" && !text.endsWith("\n\n")) text += "\n";
  };

  for (const token of html.match(/<[^>]*>|[^<]+/g) ?? []) {
    if (!token.startsWith("<")) {
      text += decodeEntities(token).replaceAll(/\s*\n\s*/g, " ");
      continue;
    }
    const isClosing = token.startsWith("</");
    const name = (/^<\/?([a-z0-9]+)/i.exec(token)?.[1] ?? "").toLowerCase();
    if (headings.test(name)) {
      if (isClosing) breakLine();
      else breakBlock();
    } else if (name === "p" || name === "div") breakLine();
    else if (name === "br") text += "\n";
    else if (name === "ul" || name === "ol") {
      breakLine();
      if (isClosing) lists.pop();
      else lists.push({ isOrdered: name === "ol", count: 0 });
    } else if (name === "li" && !isClosing) {
      breakLine();
      const list = lists.at(-1);
      if (list !== undefined) list.count += 1;
      text +=
        "  ".repeat(Math.max(0, lists.length - 1)) +
        (list?.isOrdered === true ? `${list.count}. ` : "- ");
    } else if (name === "li") breakLine();
    else if (name === "tr" && !isClosing) rows.push([]);
    else if (name === "tr") text += writeRow(rows.pop() ?? []);
    else if ((name === "td" || name === "th") && !isClosing) {
      cells.push(text);
      text = "";
    } else if (name === "td" || name === "th") {
      rows.at(-1)?.push(text.trim());
      text = cells.pop() ?? "";
    } else if (name === "table") breakBlock();
  }
  return text.trim();
}

function writeRow(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== "");
  const isShort = filled.every((cell) => !cell.includes("\n")) && filled.join("").length <= 160;
  return filled.length === 0 ? "" : `${filled.join(isShort ? "  " : "\n\n")}\n`;
}

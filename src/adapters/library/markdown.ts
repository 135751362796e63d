/** Markdown as the importer of questions wants it, by the CommonMark parser of the unified project, with GitHub's tables. */
import type { ListItem, Nodes, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { MarkdownBlock } from "../../bank/importing/markdown.ts";

/** Deeper nesting is nobody's list of questions. */
const deepest = 60;

/** The blocks of a text, in plain text; definitions, raw HTML and rules are left out. */
export function markdownBlocks(text: string): readonly MarkdownBlock[] {
  const extensions = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
  return fromMarkdown(text, extensions).children.flatMap((node): readonly MarkdownBlock[] => {
    const line = node.position?.start.line ?? 1;
    if (node.type === "heading") return [{ type: "heading", line, text: plain(node) }];
    if (node.type === "list") {
      return node.children.map((item) => toItem(item, node.children.length));
    }
    if (node.type === "table") return [{ type: "table", rows: rowsOf(node) }];
    const words = plain(node);
    return words === "" ? [] : [{ type: "text", line, text: words }];
  });
}

function toItem(item: ListItem, siblings: number): MarkdownBlock {
  const [first, ...rest] = item.children;
  const isText = first?.type === "paragraph" || first?.type === "heading";
  const body = rest.map((node) => plain(node)).filter((words) => words !== "");
  return {
    type: "item",
    line: item.position?.start.line ?? 1,
    text: first === undefined || !isText ? "" : plain(first),
    body: body.length === 0 ? null : body.join("\n"),
    isJump: rest.length === 0 && isJump(first),
    siblings,
  };
}

/** Cells hold one line each; a break is written as HTML, the one tag that has a meaning here. */
function rowsOf(table: Table) {
  return table.children.map((row) => ({
    line: row.position?.start.line ?? 1,
    cells: row.children.map((cell) =>
      cell.children
        .map((node) =>
          node.type === "html" && /^<br\s*\/?>$/i.test(node.value) ? "\n" : plain(node),
        )
        .join(""),
    ),
  }));
}

function isJump(node: RootContent | undefined): boolean {
  if (node?.type !== "paragraph" || node.children.length !== 1) return false;
  const [only] = node.children;
  return only?.type === "link" && only.url.startsWith("#");
}

/** Emphasis and links are their words; code keeps its marks inline, since it is often what a question is about. */
function plain(node: Nodes, depth = 0): string {
  if (depth > deepest) return "";
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return `\`${node.value}\``;
  if (node.type === "code") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "image") return node.alt ?? "";
  if (node.type === "html" || !("children" in node)) return "";
  const isInline =
    node.type === "paragraph" ||
    node.type === "heading" ||
    node.type === "emphasis" ||
    node.type === "strong" ||
    node.type === "delete" ||
    node.type === "link" ||
    node.type === "linkReference";
  const mark = node.type === "listItem" && depth > 0 ? "- " : "";
  const parts = node.children.map((child) => plain(child, depth + 1));
  return isInline ? parts.join("") : mark + parts.filter((part) => part !== "").join("\n");
}

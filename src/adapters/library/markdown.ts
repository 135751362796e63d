/** Markdown as the importer of questions wants it, by the CommonMark parser of the unified project. */
import type { ListItem, Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { MarkdownBlock } from "../../bank/importing/markdown.ts";

/** Deeper nesting is nobody's list of questions. */
const deepest = 60;

/** The blocks of a text, in plain text; definitions, raw HTML and rules are left out. */
export function markdownBlocks(text: string): readonly MarkdownBlock[] {
  return fromMarkdown(text).children.flatMap((node): readonly MarkdownBlock[] => {
    const line = node.position?.start.line ?? 1;
    if (node.type === "heading") return [{ type: "heading", line, text: plain(node) }];
    if (node.type === "list") {
      return node.children.map((item) => toItem(item, node.children.length));
    }
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

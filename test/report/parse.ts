/** A report as GitHub would read it: the tree, and what the tests ask of it. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export function parse(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node, parents first. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap((child) => nodesOf(child))] : [node];
}

/** The document's shape without its texts: `heading 2`, `table 4x3`, … in order. */
export function shapeOf(root: Root): readonly string[] {
  return nodesOf(root).flatMap((node) => {
    if (["text", "break", "root", "tableCell", "tableRow"].includes(node.type)) return [];
    if (node.type === "heading") return [`heading ${node.depth}`];
    if (node.type === "table") {
      return [`table ${node.children.map((row) => row.children.length).join(",")}`];
    }
    return node.type === "inlineCode" ? [`code ${node.value}`] : [node.type];
  });
}

/** What a reader sees of a node: line breaks as `\n`, paragraphs parted by an empty line, no zero-width spaces. */
export function seen(node: Nodes): string {
  return rendered(node).replaceAll("\u200b", "").replaceAll("\u00a0", " ");
}

function rendered(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "blockquote" || node.type === "root")
    return node.children.map(rendered).join("\n\n");
  if ("children" in node) return node.children.map(rendered).join("");
  return `<${node.type}>`;
}

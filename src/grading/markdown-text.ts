/**
 * Text from outside inside a Markdown document. Whatever an answer, a resume or a model wrote, it stays the text it is:
 * it opens no heading, list, table, code or HTML, links nowhere, shows no image, mentions nobody and closes no quote.
 * By the rules of CommonMark 0.31 and GitHub Flavored Markdown, where a backslash takes the meaning from any ASCII
 * punctuation.
 */

/** Control characters but for tab and newline, bidirectional controls, and invisible characters that can hide words. */
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** Characters that mean something within a line: emphasis, code, links, HTML, entities, tables, strike-through, math. */
const inlineMarkup = /[\\`*_[\]<>&|~$#]/g;

/**
 * One line of Markdown that renders as exactly this text on one line; `—` for text without a visible character.
 * For headings, list items, table cells and paragraphs.
 */
export function inline(text: string): string {
  const line = clean(text).replace(/\s+/g, " ").trim();
  return line === "" ? "—" : escapeLine(line);
}

/** A block quote that renders as this text with its lines and their indentation; ends without a newline. */
export function blockQuote(text: string): string {
  const lines = clean(text)
    .split("\n")
    .map((line) => line.trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  if (lines.length === 0) return "> —";
  return lines
    .map((line, index) => {
      if (line === "") return ">";
      const content = line.trimStart();
      // Four spaces would begin code; a no-break space keeps its place and begins nothing.
      const indent = line.slice(0, line.length - content.length).replaceAll("\t", "    ");
      const next = lines[index + 1];
      const lineBreak = next === undefined || next === "" ? "" : "\\";
      return `> ${"&nbsp;".repeat(indent.length)}${escapeLine(content)}${lineBreak}`;
    })
    .join("\n");
}

function clean(text: string): string {
  return text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n").replace(invisible, "");
}

function escapeLine(line: string): string {
  return (
    line
      .replace(inlineMarkup, "\\$&")
      // What would begin a list, a heading's underline or a table's second line.
      .replace(/^[-+=:]/, "\\$&")
      .replace(/^(\d{1,9})([.)])/, "$1\\$2")
      // What GitHub makes of plain text, backslash or not: mentions, references, links, emoji. A zero-width space
      // parts it, visible in the source.
      .replace(/@/g, "@&#8203;")
      .replace(/\\#(?=\d)/g, "\\#&#8203;")
      .replace(/GH-(?=\d)/gi, "$&&#8203;")
      .replace(/:(?=\/\/)/g, ":&#8203;")
      .replace(/www(?=\.)/gi, "$&&#8203;")
      .replace(/:(?=[\w+-]+:)/g, ":&#8203;")
  );
}

/** Reads a resume or a job from a file or stdin: the text that a reader of the document sees, whatever its format. */
import type { DocumentFormat, DocumentReading, DocumentWarning } from "../../interview/material.ts";
import { warningOf } from "../../words/document-notices.ts";
import { cleanText, cutText } from "./clean.ts";
import { identify } from "./format.ts";
import { limits } from "./limits.ts";
import type { ParsedDocument } from "./protocol.ts";
import { unreadable } from "./refusals.ts";
import { readFileBytes, readStdinBytes } from "./source.ts";
import type { DecodedText } from "./text-encoding.ts";

export interface DocumentReaderOptions {
  /** Read for the source `-`; chunks of bytes. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Path of the module `pdf-child`, which PDF and DOCX files are parsed in. */
  readonly childPath: string;
}

/** Reads a file, or stdin for `-`. */
export type ReadDocument = (source: string, signal?: AbortSignal) => Promise<DocumentReading>;

type Parsed = ParsedDocument & { readonly format: DocumentFormat };

/** Headings, links, emphasis, fences or comments: what Markdown has and plain text does not. */
const markdownSigns =
  /^#{1,6} \S|^(?:```|~~~)|\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*|^(?:-{3,}|={3,})$|<!--/m;
/** A comment is not shown where Markdown is shown, so it may hold words that its reader never saw. */
const markdownComment = /<!--([\s\S]*?)(?:-->|$)/g;

function parseMarkdown(text: string): Parsed {
  const hidden = [...text.matchAll(markdownComment)]
    .map((match) => (match[1] ?? "").trim())
    .filter(Boolean);
  const warnings: DocumentWarning[] = [];
  if (hidden.length > 0) {
    const characters = hidden.join("").length;
    warnings.push(warningOf("hidden-text", { kind: "comments", characters }));
  }
  return {
    format: "markdown",
    text: text.replace(markdownComment, ""),
    pages: null,
    warnings,
    hiddenText: hidden,
  };
}

async function parseText({ text, isUnicode }: DecodedText): Promise<Parsed> {
  let parsed: Parsed = { format: "text", text, pages: null, warnings: [], hiddenText: [] };
  if (/^\s*\{/.test(text)) {
    const { parseJsonResume } = await import("./json-resume.ts");
    const resume = parseJsonResume(text);
    if (resume !== null) parsed = { ...parsed, format: "json-resume", text: resume };
  } else if (markdownSigns.test(text)) parsed = parseMarkdown(text);
  if (isUnicode) return parsed;
  const warning = warningOf("encoding", { kind: "not-unicode" });
  return { ...parsed, warnings: [...parsed.warnings, warning] };
}

/** Cleans what was parsed and holds it to the limits, saying what that left out. */
function finish(name: string, parsed: Parsed): DocumentReading {
  const { format, pages } = parsed;
  const { text, leftOut } = cutText(cleanText(parsed.text), limits.characters);
  if (text === "") {
    throw unreadable((words) => words.noVisibleText(name));
  }
  const warnings = [...parsed.warnings];
  if (leftOut > 0) {
    warnings.push(warningOf("left-out", { kind: "text-cut", kept: text.length, leftOut }));
  }
  const hiddenText: string[] = [];
  let hiddenLeft: number = limits.hiddenCharacters;
  for (const hidden of parsed.hiddenText.map(cleanText).filter(Boolean)) {
    const cut = cutText(hidden, Math.max(0, hiddenLeft));
    hiddenLeft -= hidden.length;
    if (cut.text !== "") hiddenText.push(cut.text);
  }
  if (hiddenLeft < 0) {
    warnings.push(warningOf("left-out", { kind: "hidden-cut", characters: -hiddenLeft }));
  }
  return { name, format, text, pages, warnings, hiddenText };
}

/**
 * A function that reads documents: PDF, DOCX, JSON Resume, Markdown and plain text, told apart by their content.
 * It throws a GreenroomError, `usage` for everything that cannot be read (missing, empty, too large, a folder, a scan,
 * damaged beyond reading, protected, another format), `stopped` when the signal is aborted.
 */
export function createDocumentReader(options: DocumentReaderOptions): ReadDocument {
  return async (source, signal) => {
    const { name, bytes } =
      source === "-" ? await readStdinBytes(options.stdin, signal) : await readFileBytes(source);
    const content = identify(bytes, name);
    if (content.kind === "text") return finish(name, await parseText(content));
    const { parseInChild } = await import("./child-process.ts");
    const parsed = await parseInChild(
      { kind: content.kind, bytes },
      options.childPath,
      name,
      signal,
    );
    return finish(name, { ...parsed, format: content.kind });
  };
}

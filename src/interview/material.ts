/** What was read from a resume or a job: the text that a reader of the document sees, and what was noticed on the way. */

import type { DocumentNotice } from "./document-notice.ts";

export const documentFormats = ["pdf", "docx", "json-resume", "markdown", "text"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const warningCodes = [
  /** Text that a reader cannot see (white, tiny, invisible, off the page): kept out of `text`. */
  "hidden-text",
  /** Pages or characters beyond the limit; the message says how much. */
  "left-out",
  /** Pages without text, most likely scans. */
  "no-text-on-pages",
  /** The text of a scan as text recognition left it: an invisible layer over the picture. */
  "recognised-text",
  /** The file is damaged; some of its text may be missing. */
  "damaged",
  /** The bytes were not all of the encoding that the rest is. */
  "encoding",
] as const;

export interface DocumentWarning {
  readonly code: (typeof warningCodes)[number];
  /** One line in English. */
  readonly message: string;
  /** The same as data, from which it is said in another language; not kept with a saved document. */
  readonly notice?: DocumentNotice | undefined;
}

export interface DocumentReading {
  /** The file's name without its folder, or `stdin`. */
  readonly name: string;
  readonly format: DocumentFormat;
  /** Cleaned: no control characters, no terminal escapes, no bidi or zero-width characters; lines as in the document. */
  readonly text: string;
  /** Null for formats without pages. */
  readonly pages: number | null;
  readonly warnings: readonly DocumentWarning[];
  /** What was found but cannot be seen by a reader, for `greenroom read`; never sent to a model. */
  readonly hiddenText: readonly string[];
}

/** The lines of a document that say something, without the space around them. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

import type { DocumentReading } from "../../interview/material.ts";
import type { ProfileDocument } from "../store.ts";
import type { Format } from "../format.ts";
import { columnsOf, pad, wrap, wrapHanging } from "../format.ts";
import { warningText } from "../../words/document-notices.ts";
import type { DocumentsWords } from "../../words/documents/english.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { localTime } from "./time.ts";

const formatWords: Readonly<Record<DocumentReading["format"], string | null>> = {
  pdf: "PDF",
  docx: "DOCX",
  "json-resume": "JSON Resume",
  markdown: "Markdown",
  text: null,
};

/** `cv.pdf: PDF, 2 pages, 431 words` */
export function describeReading(reading: DocumentReading, words: DocumentsWords): string {
  const count = reading.text.split(/\s+/).filter((word) => word !== "").length;
  const pages = reading.pages === null ? [] : [words.pages(reading.pages)];
  const kind = formatWords[reading.format] ?? words.plainText;
  return `${sanitizeLine(reading.name)}: ${[kind, ...pages, words.words(count)].join(", ")}`;
}

/** What was noticed while reading, and the text that a reader of the document does not see; empty when nothing. */
export function renderWarnings(
  reading: DocumentReading,
  words: DocumentsWords,
  format: Format,
): string {
  const { style, symbols } = format;
  const warnings = reading.warnings.map((warning) => {
    const told = sanitizeLine(warningText(warning, words, format.language));
    return wrapHanging(`${style.warning(symbols.warning)} `, told, format);
  });
  if (reading.hiddenText.length === 0) return warnings.join("\n");
  const hidden = reading.hiddenText.map((text) =>
    style.faint(wrap(sanitize(text), format, "    ")),
  );
  const intro = wrap(words.hidden, format, "  ");
  return [...warnings, intro, ...hidden].join("\n");
}

/** The saved resume and jobs. */
export function renderProfile(
  documents: readonly ProfileDocument[],
  words: DocumentsWords,
  format: Format,
): string {
  const { style } = format;
  const resume = documents.find(({ kind }) => kind === "resume");
  const jobs = documents.filter(({ kind }) => kind === "job");
  const columns = Math.max(columnsOf(words.resume), columnsOf(words.jobs)) + 2;
  const described =
    resume === undefined
      ? words.noResume
      : words.saved(describeReading(resume.reading, words), localTime(resume.savedAt));
  const lines = [wrapHanging(pad(words.resume, columns), described, format)];
  if (jobs.length === 0) lines.push(wrapHanging(pad(words.jobs, columns), words.noJobs, format));
  for (const [index, { label, isDefault, reading }] of jobs.entries()) {
    const lead = pad(index === 0 ? words.jobs : "", columns);
    const name = style.strong(sanitizeLine(label));
    const use = isDefault ? style.good(` ${words.inUse}`) : "";
    lines.push(wrapHanging(lead, `${name}${use}  ${describeReading(reading, words)}`, format));
  }
  return lines.join("\n");
}

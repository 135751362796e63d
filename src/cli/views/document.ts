import type { DocumentReading } from "../../interview/material.ts";
import type { ProfileDocument } from "../dependencies.ts";
import type { Format } from "../format.ts";
import { wrap, wrapHanging } from "../format.ts";
import { sanitize, sanitizeLine } from "../sanitize.ts";
import { localTime } from "./time.ts";

const formatWords: Readonly<Record<DocumentReading["format"], string>> = {
  pdf: "PDF",
  docx: "DOCX",
  "json-resume": "JSON Resume",
  markdown: "Markdown",
  text: "text",
};

/** `cv.pdf: PDF, 2 pages, 431 words` */
export function describeReading(reading: DocumentReading): string {
  const words = reading.text.split(/\s+/).filter((word) => word !== "").length;
  const pages = reading.pages === null ? [] : [counted(reading.pages, "page")];
  return `${sanitizeLine(reading.name)}: ${[formatWords[reading.format], ...pages, counted(words, "word")].join(", ")}`;
}

/** What was noticed while reading, and the text that a reader of the document does not see; empty when nothing. */
export function renderWarnings(reading: DocumentReading, format: Format): string {
  const { style, symbols } = format;
  const warnings = reading.warnings.map(({ message }) =>
    wrapHanging(`${style.warning(symbols.warning)} `, sanitizeLine(message), format),
  );
  if (reading.hiddenText.length === 0) return warnings.join("\n");
  const hidden = reading.hiddenText.map((text) =>
    style.faint(wrap(sanitize(text), format, "    ")),
  );
  const intro = wrap("Hidden in the document, never used and never sent:", format, "  ");
  return [...warnings, intro, ...hidden].join("\n");
}

/** The saved resume and jobs. */
export function renderProfile(documents: readonly ProfileDocument[], format: Format): string {
  const { style } = format;
  const resume = documents.find(({ kind }) => kind === "resume");
  const jobs = documents.filter(({ kind }) => kind === "job");
  const lines = [
    resume === undefined
      ? wrapHanging("Resume  ", "none; `greenroom profile set-resume FILE` saves one.", format)
      : wrapHanging(
          "Resume  ",
          `${describeReading(resume.reading)}, saved ${localTime(resume.savedAt)}`,
          format,
        ),
  ];
  if (jobs.length === 0)
    lines.push(
      wrapHanging("Jobs    ", "none; `greenroom profile add-job NAME FILE` saves one.", format),
    );
  for (const [index, { label, isDefault, reading }] of jobs.entries()) {
    const lead = index === 0 ? "Jobs    " : "        ";
    const name = style.strong(sanitizeLine(label));
    lines.push(
      wrapHanging(
        lead,
        `${name}${isDefault ? style.good(" (in use)") : ""}  ${describeReading(reading)}`,
        format,
      ),
    );
  }
  return lines.join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Reads a PDF: the text a reader sees, in the order of its content, and what was noticed on the way. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { DocumentNotice } from "../../../interview/document-notice.ts";
import type { DocumentWarning } from "../../../interview/material.ts";
import { warningOf } from "../../../words/document-notices.ts";
import { limits } from "../limits.ts";
import { refuse } from "../protocol.ts";
import type { ParseReply } from "../protocol.ts";
import { claimedPages, createMessageLog, damageOfFile, damageOfStreams } from "./damage.ts";
import type { MessageLog } from "./damage.ts";
import { createUnknownGlyphs, lettersOf } from "./letters.ts";
import type { UnknownGlyphs } from "./letters.ts";
import { resolveUnknownGlyphs } from "./ligatures.ts";
import { linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { readPageContent } from "./page-content.ts";
import { textOf } from "./paragraphs.ts";
import { fontOf, isPdfDocument, listOf, operator } from "./pdfjs.ts";
import type { LayerVisibility, OperatorList, PdfDocument, PdfFont, PdfPage } from "./pdfjs.ts";
import { describeHidden, hiddenNotice } from "./hidden-text.ts";
import type { HiddenText } from "./hidden-text.ts";
import { separateHidden } from "./visibility.ts";

interface PageReading {
  readonly lines: readonly Line[];
  readonly hidden: readonly HiddenText[];
  readonly isRecognised: boolean;
  /** Without text, but with pictures or drawings. */
  readonly isPicture: boolean;
  readonly isCutOff: boolean;
  readonly letters: number;
}

/** Loads pdf-parse so that pdf.js finds its drawing classes without a native canvas, which reading text never uses. */
async function loadPdfParse() {
  Object.assign(globalThis, { DOMMatrix: Object, ImageData: Object, Path2D: Object });
  return import("pdf-parse");
}

/** Where pdf.js keeps the tables of Asian encodings, beside the copy that pdf-parse uses. */
function cMapFolder(): string {
  const requireFromPdfParse = createRequire(createRequire(import.meta.url).resolve("pdf-parse"));
  return join(requireFromPdfParse.resolve("pdfjs-dist/package.json"), "..", "cmaps", "/");
}

async function fontsOf(page: PdfPage, operators: OperatorList): Promise<Map<string, PdfFont>> {
  const fonts = new Map<string, PdfFont>();
  const ids = new Set<string>();
  for (const [index, code] of operators.fnArray.entries()) {
    const args = listOf(operators.argsArray[index]);
    if (code === operator.setFont && typeof args[0] === "string") ids.add(args[0]);
    if (code === operator.setGState) {
      for (const entry of listOf(args[0])) {
        const [key, value] = listOf(entry);
        const id = listOf(value)[0];
        if (key === "Font" && typeof id === "string") ids.add(id);
      }
    }
  }
  for (const id of ids) {
    const value = await new Promise<unknown>((resolve) => {
      page.commonObjs.get(id, resolve);
    });
    fonts.set(id, fontOf(value));
  }
  return fonts;
}

/** What the pages of a document share. */
interface Shared {
  readonly layers: LayerVisibility;
  readonly unknown: UnknownGlyphs;
  readonly messages: MessageLog;
}

async function readPage(
  page: PdfPage,
  pageNumber: number,
  glyphLimit: number,
  { layers, unknown, messages }: Shared,
): Promise<PageReading> {
  const picturesBefore = messages.pictures();
  const operators = await page.getOperatorList();
  const pictures = messages.pictures() - picturesBefore;
  const fonts = await fontsOf(page, operators);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const box = { left, bottom, right, top };
  const content = readPageContent(operators, {
    page: box,
    fonts,
    layers,
    operatorLimit: limits.operators,
    glyphLimit,
  });
  // The letters of a Type 3 font may be pictures too, and are counted among them.
  const hasDrawnFont = [...fonts.values()].some((font) => font.isType3);
  const knowsPictures = hasDrawnFont || pictures <= content.pictureCount;
  const { runs, hidden, isRecognised } = separateHidden(content, box, knowsPictures);
  const lines = linesOf(lettersOf(runs, unknown));
  return {
    lines,
    hidden: describeHidden(hidden, pageNumber, unknown),
    isRecognised,
    isPicture: lines.length === 0 && (content.images.length > 0 || content.areas.length > 20),
    isCutOff: content.isCutOff,
    letters: content.runs.reduce((sum, run) => sum + run.glyphs.length, 0),
  };
}

/** Loads the document through pdf-parse; the refusal when it cannot be loaded. */
async function load(bytes: Buffer): Promise<PdfDocument | ParseReply> {
  const { PDFParse, VerbosityLevel } = await loadPdfParse();
  const parser = new PDFParse({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.INFOS,
    // Pictures are never decoded: they cost the most and hold no text.
    maxImageSize: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    cMapUrl: cMapFolder(),
    cMapPacked: true,
  });
  let failure: unknown = null;
  try {
    await parser.getInfo();
  } catch (error) {
    failure = error;
  }
  // Broken bookmarks fail too, after the document itself was loaded.
  const document: unknown = parser["doc"];
  if (isPdfDocument(document)) return document;
  const [name, message] =
    failure instanceof Error ? [failure.name, failure.message] : ["", String(failure)];
  return refuse(name === "PasswordException" ? "password" : "damaged", message);
}

/**
 * The text of a PDF.
 * @param bytes the file; it begins with `%PDF-` within its first kilobyte
 * @returns a refusal for a file without text that can be read; never throws for what a file can hold
 */
export async function parsePdf(bytes: Buffer): Promise<ParseReply> {
  const messages = createMessageLog();
  // pdf.js reports what it repaired only to the console.
  const original = { ...console };
  const write = (...parts: readonly unknown[]) => messages.note(parts.join(" "));
  Object.assign(console, { log: write, info: write, warn: write, error: write });
  try {
    return await read(bytes, messages);
  } finally {
    Object.assign(console, original);
  }
}

async function read(bytes: Buffer, messages: MessageLog): Promise<ParseReply> {
  const document = await load(bytes);
  if ("status" in document) return document;

  const unknown = createUnknownGlyphs();
  const pages: PageReading[] = [];
  const failedPages: number[] = [];
  const picturePages: number[] = [];
  const recognisedPages: number[] = [];
  const total = document.numPages;
  const layers = await document.getOptionalContentConfig();
  let glyphLimit: number = limits.glyphs;
  for (let pageNumber = 1; pageNumber <= Math.min(total, limits.pages); pageNumber += 1) {
    try {
      const page = await document.getPage(pageNumber);
      const reading = await readPage(page, pageNumber, glyphLimit, { layers, unknown, messages });
      page.cleanup();
      pages.push(reading);
      glyphLimit = Math.max(0, glyphLimit - reading.letters);
      if (reading.isPicture) picturePages.push(pageNumber);
      if (reading.isRecognised) recognisedPages.push(pageNumber);
    } catch (error) {
      failedPages.push(pageNumber);
      messages.note(`ignoring errors during page ${pageNumber}: ${String(error)}`);
    }
  }

  const hidden = pages.flatMap((page) => page.hidden);
  const raw = textOf(pages.map((page) => page.lines));
  const [text = "", ...hiddenTexts] = resolveUnknownGlyphs(
    [raw, ...hidden.map((item) => item.text)],
    unknown,
  );
  const missingPages = Math.max(0, claimedPages(bytes) - total);
  const damage =
    damageOfFile(bytes) ??
    damageOfStreams(bytes) ??
    messages.loss() ??
    (missingPages > 0 ? `${missingPages} pages missing` : null);

  if (text.trim() === "") {
    if (hiddenTexts.length > 0) return refuse("only-hidden-text");
    if (damage !== null) return refuse("damaged", damage);
    return refuse(picturePages.length > 0 || messages.pictures() > 0 ? "scan" : "no-text");
  }

  const warnings: DocumentWarning[] = [];
  const warn = (code: DocumentWarning["code"], notice: DocumentNotice) =>
    warnings.push(warningOf(code, notice));
  if (damage !== null) warn("damaged", { kind: "damaged", unreadPages: failedPages });
  if (isGarbled(raw)) warn("damaged", { kind: "unknown-letters" });
  if (picturePages.length > 0) warn("no-text-on-pages", { kind: "pictures", pages: picturePages });
  if (recognisedPages.length > 0)
    warn("recognised-text", { kind: "recognised", pages: recognisedPages });
  if (hiddenTexts.length > 0) warn("hidden-text", hiddenNotice(hidden));
  if (total > limits.pages) warn("left-out", { kind: "pages-cut", read: limits.pages, all: total });
  if (pages.some((page) => page.isCutOff)) warn("left-out", { kind: "page-cut" });
  return { status: "read", text, pages: total, warnings, hiddenText: hiddenTexts };
}

/** More than a fifth of the letters has no character: a subset font without a table, not a few ligatures. */
function isGarbled(raw: string): boolean {
  const unknown = [...raw.matchAll(/[\u{F0000}-\u{FFFFD}]/gu)].length;
  const known = [...raw.matchAll(/\p{L}/gu)].length;
  return unknown > 20 && unknown > known / 4;
}

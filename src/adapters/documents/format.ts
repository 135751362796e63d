/** What a file is, by what is in it; its name is not asked. */
import { decodeText } from "./text-encoding.ts";
import type { DecodedText } from "./text-encoding.ts";
import { unreadable } from "./refusals.ts";

export type Content = { readonly kind: "pdf" | "docx" } | ({ readonly kind: "text" } & DecodedText);

const asText = "Save it as PDF or DOCX, or give the text as a .txt or .md file.";

/** Beginnings of files that are not documents we read, with what they are. */
const signatures: readonly (readonly [string | readonly number[], string, string])[] = [
  ["{\\rtf", "an RTF file", asText],
  ["%!PS", "a PostScript file", "Turn it into a PDF first (ps2pdf)."],
  [
    [0x89, 0x50, 0x4e, 0x47],
    "a picture (PNG)",
    "Run text recognition (OCR) over it, or give the text as a file.",
  ],
  [
    [0xff, 0xd8, 0xff],
    "a picture (JPEG)",
    "Run text recognition (OCR) over it, or give the text as a file.",
  ],
  ["GIF8", "a picture (GIF)", "Run text recognition (OCR) over it, or give the text as a file."],
  [
    "II*\u0000",
    "a picture (TIFF)",
    "Run text recognition (OCR) over it, or give the text as a file.",
  ],
  [
    "MM\u0000*",
    "a picture (TIFF)",
    "Run text recognition (OCR) over it, or give the text as a file.",
  ],
  ["BM", "a picture (BMP)", "Run text recognition (OCR) over it, or give the text as a file."],
  [[0x1f, 0x8b], "a compressed file (gzip)", "Unpack it and give the document inside."],
  ["7z\u00bc\u00af", "a compressed file (7-Zip)", "Unpack it and give the document inside."],
  ["Rar!", "a compressed file (RAR)", "Unpack it and give the document inside."],
  [
    "\u007fELF",
    "a program",
    "Give a resume or a job as PDF, DOCX, Markdown, plain text or JSON Resume.",
  ],
  ["MZ", "a program", "Give a resume or a job as PDF, DOCX, Markdown, plain text or JSON Resume."],
  [
    "SQLite format 3",
    "a database (SQLite)",
    "Give a resume or a job as PDF, DOCX, Markdown, plain text or JSON Resume.",
  ],
];

/** Two letters are a signature only where the rest is not text. */
const shortSignatureBytes = 3;

function startsWith(bytes: Buffer, signature: string | readonly number[]): boolean {
  const expected =
    typeof signature === "string" ? Buffer.from(signature, "latin1") : Buffer.from(signature);
  return bytes.subarray(0, expected.length).equals(expected);
}

/** What kind of ZIP archive it is, by the names of its parts. */
function identifyZip(bytes: Buffer, name: string): Content {
  const holds = (text: string) => bytes.includes(text, 0, "latin1");
  if (holds("word/document")) return { kind: "docx" };
  let what = "a ZIP archive";
  let hint = "Unpack it and give the document inside.";
  if (holds("mimetypeapplication/vnd.oasis.opendocument"))
    [what, hint] = ["an OpenDocument file", asText];
  else if (holds("xl/workbook")) [what, hint] = ["a spreadsheet", asText];
  else if (holds("ppt/presentation")) [what, hint] = ["a presentation", asText];
  else if (holds("Index/Document.iwa"))
    [what, hint] = ["an Apple Pages file", "Export it from Pages as PDF or Word."];
  throw unreadable(`${name} is ${what}, which Greenroom does not read.`, hint);
}

function identifyOffice(bytes: Buffer, name: string): never {
  if (bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw unreadable(`${name} is protected by a password.`, "Save a copy without a password.");
  }
  throw unreadable(
    `${name} is a legacy Office file (.doc), which Greenroom does not read.`,
    "Save it as DOCX or PDF.",
  );
}

/**
 * Tells what the bytes are.
 * @param bytes not empty
 * @param name of the document, for the error
 * @throws GreenroomError `usage` for everything that is not a document we read
 */
export function identify(bytes: Buffer, name: string): Content {
  // The PDF specification lets up to a kilobyte of other things precede the header.
  if (bytes.subarray(0, 1024).includes("%PDF-", 0, "latin1")) return { kind: "pdf" };
  if (startsWith(bytes, "PK\u0003\u0004") || startsWith(bytes, "PK\u0005\u0006"))
    return identifyZip(bytes, name);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return identifyOffice(bytes, name);

  const decoded = decodeText(bytes);
  const signature = signatures.find(
    ([start]) =>
      startsWith(bytes, start) && (start.length >= shortSignatureBytes || decoded === null),
  );
  if (signature !== undefined)
    throw unreadable(`${name} is ${signature[1]}, which Greenroom does not read.`, signature[2]);
  if (decoded === null) {
    throw unreadable(
      `${name} is not text, and not a kind of document that Greenroom reads.`,
      "Give it as PDF, DOCX, Markdown, plain text or JSON Resume.",
    );
  }
  if (
    /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])/i.test(
      decoded.text,
    )
  ) {
    throw unreadable(
      `${name} is a web page (HTML), which Greenroom does not read.`,
      "Open it in a browser and print it to a PDF, or copy its text into a .txt file.",
    );
  }
  return { kind: "text", ...decoded };
}

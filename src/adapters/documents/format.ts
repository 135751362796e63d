/** What a file is, by what is in it; its name is not asked. */
import { decodeText } from "./text-encoding.ts";
import type { DecodedText } from "./text-encoding.ts";
import { unreadable } from "./refusals.ts";
import type { GreenroomError } from "../../errors.ts";
import { documentError } from "../../words/documents.ts";
import type { DocumentsWords } from "../../words/documents/english.ts";

export type Content = { readonly kind: "pdf" | "docx" } | ({ readonly kind: "text" } & DecodedText);

type Kind = keyof DocumentsWords["kinds"];
type Advice = keyof DocumentsWords["advice"];

/** Beginnings of files that are not documents we read, with what they are. */
const signatures: readonly (readonly [string | readonly number[], Kind, Advice])[] = [
  ["{\\rtf", "rtf", "asText"],
  ["%!PS", "postscript", "toPdf"],
  [[0x89, 0x50, 0x4e, 0x47], "png", "ocr"],
  [[0xff, 0xd8, 0xff], "jpeg", "ocr"],
  ["GIF8", "gif", "ocr"],
  ["II*\u0000", "tiff", "ocr"],
  ["MM\u0000*", "tiff", "ocr"],
  ["BM", "bmp", "ocr"],
  [[0x1f, 0x8b], "gzip", "unpack"],
  ["7z\u00bc\u00af", "sevenZip", "unpack"],
  ["Rar!", "rar", "unpack"],
  ["\u007fELF", "program", "giveDocument"],
  ["MZ", "program", "giveDocument"],
  ["SQLite format 3", "database", "giveDocument"],
];

/** Two letters are a signature only where the rest is not text. */
const shortSignatureBytes = 3;

function startsWith(bytes: Buffer, signature: string | readonly number[]): boolean {
  const expected =
    typeof signature === "string" ? Buffer.from(signature, "latin1") : Buffer.from(signature);
  return bytes.subarray(0, expected.length).equals(expected);
}

function wrongKind(name: string, kind: Kind, advice: Advice): GreenroomError {
  return documentError("usage", (words) =>
    words.errors.wrongKind(name, words.kinds[kind], words.advice[advice]),
  );
}

/** What kind of ZIP archive it is, by the names of its parts. */
function identifyZip(bytes: Buffer, name: string): Content {
  const holds = (text: string) => bytes.includes(text, 0, "latin1");
  if (holds("word/document")) return { kind: "docx" };
  let what: Kind = "zip";
  let advice: Advice = "unpack";
  if (holds("mimetypeapplication/vnd.oasis.opendocument"))
    [what, advice] = ["openDocument", "asText"];
  else if (holds("xl/workbook")) [what, advice] = ["spreadsheet", "asText"];
  else if (holds("ppt/presentation")) [what, advice] = ["presentation", "asText"];
  else if (holds("Index/Document.iwa")) [what, advice] = ["pages", "exportPages"];
  throw wrongKind(name, what, advice);
}

function identifyOffice(bytes: Buffer, name: string): never {
  if (bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))) {
    throw unreadable((words) => words.passwordOffice(name));
  }
  throw wrongKind(name, "oldOffice", "asDocx");
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
  if (signature !== undefined) throw wrongKind(name, signature[1], signature[2]);
  if (decoded === null) {
    throw unreadable((words) => words.notText(name));
  }
  if (
    /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])/i.test(
      decoded.text,
    )
  ) {
    throw wrongKind(name, "html", "printIt");
  }
  return { kind: "text", ...decoded };
}

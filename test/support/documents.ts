/** Reads documents in tests as the program does: through the reader, its child process and real files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { writeZip } from "../../src/adapters/documents/docx/zip.ts";
import { createDocumentReader } from "../../src/adapters/documents/reader.ts";
import type { GreenroomError } from "../../src/errors.ts";
import { isGreenroomError } from "../../src/errors.ts";
import type { DocumentReading } from "../../src/interview/material.ts";

const root = join(import.meta.dirname, "..", "..");
export const childPath = join(root, "src", "adapters", "documents", "pdf-child.ts");
export const fixture = (name: string): string => join(root, "test", "fixtures", "documents", name);

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "greenroom-documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Reads a file. */
export function readFile(path: string, signal?: AbortSignal): Promise<DocumentReading> {
  return createDocumentReader({ stdin: chunksOf(new Uint8Array(), 1), childPath })(path, signal);
}

/** Reads the bytes as stdin. */
export function readStdin(bytes: Uint8Array | string): Promise<DocumentReading> {
  const stdin = chunksOf(typeof bytes === "string" ? Buffer.from(bytes) : bytes, 50_000);
  return createDocumentReader({ stdin, childPath })("-");
}

/** Reads the bytes as a file of the given name. */
export async function readBytes(
  bytes: Uint8Array | string,
  name = "document",
): Promise<DocumentReading> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return readFile(path);
}

/** The error that reading ends with; fails when it succeeds, and when the error is not one for the person. */
export async function errorOf(reading: Promise<DocumentReading>): Promise<GreenroomError> {
  try {
    await reading;
  } catch (error) {
    if (isGreenroomError(error)) return error;
    throw error;
  }
  throw new Error("it was read");
}

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A DOCX with the given body, and other parts by name. */
export function makeDocx(body: string, others: Readonly<Record<string, string>> = {}): Buffer {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    "_rels/.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...others,
  };
  return writeZip(
    new Map(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)])),
  );
}

/** A header or footer part with the given paragraphs. */
export function makeHeader(kind: "hdr" | "ftr", body: string): string {
  return `<w:${kind} ${namespaces}>${body}</w:${kind}>`;
}

/** A paragraph of one run with the given properties. */
export function paragraph(content: string, runProperties = ""): string {
  return `<w:p><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${content}</w:t></w:r></w:p>`;
}

/** Reads a DOCX through mammoth: the text that Word shows, headers and footers included. */
import mammoth from "mammoth";
import type { DocumentWarning } from "../../../interview/material.ts";
import { warningOf } from "../../../words/document-notices.ts";
import { limits } from "../limits.ts";
import { refuse } from "../protocol.ts";
import type { ParseReply } from "../protocol.ts";
import { readStyles, removeHiddenRuns } from "./hidden-runs.ts";
import { htmlToText } from "./html-to-text.ts";
import { readZip, writeZip } from "./zip.ts";

const headerPart = /^word\/header\d*\.xml$/;
const footerPart = /^word\/footer\d*\.xml$/;
/** The main part is `word/document.xml`, or `word/document2.xml` from some versions of Word. */
const mainPart = /^word\/document\d*\.xml$/;
const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/;

/** Unpacks the parts that hold text or say how to read it, and no more than the limits allow. */
function unpackNeeded(bytes: Buffer): Map<string, Buffer> | ParseReply {
  const parts = new Map<string, Buffer>();
  let left: number = limits.unpackedBytes;
  for (const part of readZip(bytes)) {
    if (!neededPart.test(part.name) || parts.has(part.name)) continue;
    if (part.isEncrypted) return refuse("password");
    try {
      const content = part.unpack(Math.min(left, limits.partBytes));
      left -= content.length;
      parts.set(part.name, content);
    } catch (error) {
      if (error instanceof RangeError)
        return refuse("unpacks-too-large", `${part.name}: ${error.message}`);
      throw error;
    }
  }
  return parts;
}

async function toText(parts: ReadonlyMap<string, Buffer>): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: writeZip(parts) },
    // Pictures hold no text; without this each would be read in.
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  return htmlToText(value);
}

/** The main part with the paragraphs of a header or footer in the place of its own. */
function asBody(xml: string): string {
  const root = /<w:(?:hdr|ftr)\b([^>]*)>([\s\S]*)<\/w:(?:hdr|ftr)>/.exec(xml);
  return `<w:document${root?.[1] ?? ""}><w:body>${root?.[2] ?? ""}</w:body></w:document>`;
}

/**
 * The text of a DOCX.
 * @param bytes the file: a ZIP archive
 * @throws Error when the archive or its XML is damaged
 */
export async function parseDocx(bytes: Buffer): Promise<ParseReply> {
  const parts = unpackNeeded(bytes);
  if ("status" in parts) return parts;
  const mainName = [...parts.keys()].find((name) => mainPart.test(name));
  if (mainName === undefined) return refuse("damaged", "no main part");

  const styles = readStyles(parts.get("word/styles.xml")?.toString("utf8") ?? "");
  const hidden: string[] = [];
  for (const [name, content] of parts) {
    if (!/^word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml$/.test(name)) continue;
    const shown = removeHiddenRuns(content.toString("utf8"), styles);
    hidden.push(...shown.hidden);
    parts.set(name, Buffer.from(shown.xml));
  }

  const texts: string[] = [await toText(parts)];
  for (const name of parts.keys()) {
    const isHeader = headerPart.test(name);
    if (!isHeader && !footerPart.test(name)) continue;
    const xml = parts.get(name)?.toString("utf8") ?? "";
    const text = await toText(new Map([...parts, [mainName, Buffer.from(asBody(xml))]]));
    // First, even and usual pages often have the same header.
    if (text === "" || texts.includes(text)) continue;
    if (isHeader) texts.unshift(text);
    else texts.push(text);
  }

  const text = texts.filter((part) => part !== "").join("\n\n");
  if (text === "") return refuse(hidden.length > 0 ? "only-hidden-text" : "no-text");
  const warnings: DocumentWarning[] = [];
  const hiddenCharacters = hidden.join("").length;
  if (hiddenCharacters > 0) {
    warnings.push(warningOf("hidden-text", { kind: "hidden-runs", characters: hiddenCharacters }));
  }
  return { status: "read", text, pages: null, warnings, hiddenText: hidden };
}

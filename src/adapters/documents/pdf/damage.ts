/** Signs that a PDF is damaged. pdf.js repairs what it can without a word, and what it cannot is simply missing. */
import { inflateSync } from "node:zlib";

/** Messages of pdf.js that mean that something of the file was lost or had to be rebuilt. */
const lossMessages = [
  /Indexing all PDF objects/,
  /checkLastPage/,
  /ignoring errors during/,
  /ignoring (?:sub-stream|XObject|ToUnicode)/,
  /Invalid stream|Empty ".*" stream/,
  /flate stream|Bad .*LZW|Unknown compression/i,
  /Unexpected end of|end of file inside/i,
  /translateFont failed|loadFont - lookup failed|Font ".*" is not available/,
  /Unterminated string|Unterminated hex/,
  /Skipping invalid first page|Page dictionary|circular reference/,
];

const removedPicture = /maximum allowed size/;

export interface MessageLog {
  /** Takes one message of pdf.js. */
  note(message: string): void;
  /** The first message that means a loss; null when there was none. */
  loss(): string | null;
  /** How many pictures were left out so far, as was asked for. */
  pictures(): number;
}

export function createMessageLog(): MessageLog {
  let loss: string | null = null;
  let pictures = 0;
  return {
    note(message) {
      if (removedPicture.test(message)) pictures += 1;
      else if (loss === null && lossMessages.some((pattern) => pattern.test(message)))
        loss = message.slice(0, 200);
    },
    loss: () => loss,
    pictures: () => pictures,
  };
}

/**
 * What is wrong with the file as it stands, before it is parsed; null when nothing is.
 * A PDF ends with `%%EOF`; what follows it may be up to a kilobyte of line ends and padding.
 */
export function damageOfFile(bytes: Buffer): string | null {
  let end = bytes.length;
  while (end > 0 && [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20].includes(bytes[end - 1] ?? -1)) end -= 1;
  const tail = bytes.subarray(Math.max(0, end - 1024), end);
  return tail.includes("%%EOF") ? null : "no %%EOF at the end";
}

/** The largest number of pages that a readable page tree of the file claims; 0 when none is readable. */
export function claimedPages(bytes: Buffer): number {
  const text = bytes.toString("latin1");
  let most = 0;
  for (const match of text.matchAll(
    /\/Type\s*\/Pages\b[^<>]{0,2000}?\/Count\s+(\d{1,6})|\/Count\s+(\d{1,6})[^<>]{0,2000}?\/Type\s*\/Pages\b/g,
  )) {
    most = Math.max(most, Number(match[1] ?? match[2]));
  }
  return most;
}

/** Larger streams are pictures and fonts; the check stops where it would cost more than reading. */
const checkedBytes = { perStream: 8 * 1024 * 1024, together: 48 * 1024 * 1024 } as const;

/**
 * Unpacks every stream that is packed with zlib, because pdf.js does not compare their checksums: a few wrong bytes give
 * other letters without a word. Pictures are skipped, and so is an encrypted file.
 * @returns what is wrong with the first damaged stream; null when none is
 */
export function damageOfStreams(bytes: Buffer): string | null {
  if (bytes.includes("/Encrypt", 0, "latin1")) return null;
  let unpacked = 0;
  let at = bytes.indexOf("stream", 0, "latin1");
  for (
    ;
    at >= 0 && unpacked < checkedBytes.together;
    at = bytes.indexOf("stream", at + 6, "latin1")
  ) {
    const dictionary = bytes.toString("latin1", Math.max(0, at - 1000), at);
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(" obj")));
    const lineEnd = /^\r?\n/.exec(bytes.toString("latin1", at + 6, at + 8))?.[0];
    // Not the word in `endstream`, nor one in the data of another stream.
    const isBegin = />>\s*$/.test(own);
    const isPacked =
      /\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\b/.test(own) && !/\/Subtype\s*\/Image/.test(own);
    if (lineEnd === undefined || !isBegin || !isPacked) continue;
    try {
      const packed = bytes.subarray(at + 6 + lineEnd.length);
      unpacked += inflateSync(packed, { maxOutputLength: checkedBytes.perStream }).length;
    } catch (error) {
      // Too large to check is not damaged.
      if (error instanceof RangeError) unpacked += checkedBytes.perStream;
      else return `stream at ${at}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return null;
}

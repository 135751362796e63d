/** Bytes to text: UTF-8, UTF-16 with a byte order mark, and Windows-1252 where it is neither. */

export interface DecodedText {
  readonly text: string;
  /** False when the bytes were not UTF-8 or UTF-16 and had to be taken for Windows-1252. */
  readonly isUnicode: boolean;
}

/** Control characters that no text file holds; tab, line ends, form feed, backspace and escape do occur. */
const binaryControl = /[\u0000-\u0007\u000B\u000E-\u001A\u001C-\u001F]/g;
/** The five codes that Windows-1252 leaves undefined. */
const undefinedInWindows = /[\u0081\u008D\u008F\u0090\u009D]/g;

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** The text of the bytes without its byte order mark; null when they are no text. */
export function decodeText(bytes: Buffer): DecodedText | null {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : null;
  const unicode = decode(bytes, utf16 ?? "utf-8");
  if (unicode !== null) {
    // A stray control character is cleaned away later; a file full of them is no text.
    const controls = count(unicode, binaryControl);
    return unicode.includes("\u0000") || controls > unicode.length / 50
      ? null
      : { text: unicode, isUnicode: true };
  }
  if (utf16 !== null) return null;
  const text = new TextDecoder("windows-1252").decode(bytes);
  const letters = count(text, /[\u0080-\u00FF\u0152-\u2122]/g);
  const isText =
    count(text, binaryControl) + count(text, undefinedInWindows) === 0 &&
    letters < text.length * 0.3;
  return isText ? { text, isUnicode: false } : null;
}

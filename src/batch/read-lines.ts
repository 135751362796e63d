/** From bytes to lines, with line numbers and without ever holding more than one line that is too long to be one. */

/** The longest line, text, or CSV record: 10 MB. The longest answer that anybody gave is some thousand times shorter. */
export const longestRowBytes = 10 * 1024 * 1024;

export type Line = {
  /** 1-based. */
  readonly number: number;
} & (
  | { readonly status: "ok"; readonly text: string }
  | { readonly status: "bad"; readonly reason: string }
);

/** Takes a file's bytes in pieces of any size and gives the lines that are complete. */
export interface LineSplitter {
  readonly push: (chunk: Uint8Array) => Line[];
  /** The last line, when the file does not end in a newline. */
  readonly end: () => Line[];
}

const newline = 0x0a;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of the bytes, or why they are none: not UTF-8, or with a NUL. A byte order mark is left standing. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly reason: string } {
  if (bytes.includes(0)) return { reason: "holds a NUL byte, so it is not text" };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { reason: "is not UTF-8" };
  }
}

/** The text without the byte order mark that some programs write before UTF-8. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * Splits at `\n` and takes a `\r` before it away, and the byte order mark at the very beginning. A line that is too
 * long is thrown away while it passes by.
 */
export function createLineSplitter(longestBytes: number = longestRowBytes): LineSplitter {
  let number = 0;
  let pieces: Uint8Array[] = [];
  let length = 0;

  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > longestBytes) pieces = [];
    else pieces.push(piece);
  };
  const complete = (): Line => {
    number += 1;
    const line = toLine(number, pieces, length, longestBytes);
    pieces = [];
    length = 0;
    return line;
  };

  return {
    push: (chunk) => {
      const lines: Line[] = [];
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(newline, start);
        if (end === -1) break;
        keep(chunk.subarray(start, end));
        lines.push(complete());
        start = end + 1;
      }
      const rest = chunk.subarray(start);
      // A copy, since the reader of the file may use its buffer again; none of what is thrown away.
      keep(length + rest.length > longestBytes ? rest : new Uint8Array(rest));
      return lines;
    },
    end: () => (length > 0 ? [complete()] : []),
  };
}

function toLine(
  number: number,
  pieces: readonly Uint8Array[],
  length: number,
  longestBytes: number,
): Line {
  if (length > longestBytes) {
    return { number, status: "bad", reason: `is longer than ${inMegabytes(longestBytes)}` };
  }
  const decoded = decodeUtf8(joinBytes(pieces, length));
  if ("reason" in decoded) return { number, status: "bad", reason: decoded.reason };
  const text = decoded.text.endsWith("\r") ? decoded.text.slice(0, -1) : decoded.text;
  return { number, status: "ok", text: number === 1 ? withoutByteOrderMark(text) : text };
}

/** The pieces one after the other; a single one is not copied. */
export function joinBytes(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/** `10 MB` for 10 · 1024 · 1024. */
export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** What the parsers of all formats have in common: bytes in, rows out, never an exception. */
import { sniffedBytes } from "./read-format.ts";
import {
  createLineSplitter,
  decodeUtf8,
  inMegabytes,
  joinBytes,
  withoutByteOrderMark,
} from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import type { ReadRow } from "./row.ts";

/** Takes one file's bytes in pieces of any size. No input makes it throw. */
export interface FileParser<Row = ReadRow> {
  /** What it gives is read on demand, and to its end before the next piece. */
  readonly push: (chunk: Uint8Array) => Iterable<Row>;
  readonly end: () => readonly Row[];
  /** True when the rest of the file cannot hold a row: it need not be read. */
  readonly isDone: () => boolean;
}

/** A file's first bytes, at least `sniffedBytes` of them unless there are fewer; none are lost. */
export async function readStart(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < sniffedBytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    pieces.push(new Uint8Array(next.value));
    length += next.value.length;
  }
  return joinBytes(pieces, length);
}

/** The rows of a file whose first bytes were looked at. */
export async function* parseFile<Row>(
  parser: FileParser<Row>,
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Row, void, undefined> {
  // Not `yield*`, which in here makes three promises of each row.
  for (const row of parser.push(start)) yield row;
  while (!parser.isDone()) {
    const next = await rest.next();
    if (next.done === true) break;
    for (const row of parser.push(next.value)) yield row;
  }
  if (parser.isDone()) return;
  for (const row of parser.end()) yield row;
}

export interface LineParser<Row = ReadRow> {
  readonly line: (line: Line) => readonly Row[];
  readonly end: () => readonly Row[];
  readonly isDone?: () => boolean;
}

/** A parser of lines as a parser of bytes. */
export function parseLines<Row>(parser: LineParser<Row>): FileParser<Row> {
  const splitter = createLineSplitter();
  return {
    // One at a time: sixty rows of a piece of a file at once would hold up whatever else is under way.
    push: function* (chunk) {
      for (const line of splitter.push(chunk)) yield* parser.line(line);
    },
    end: () => [...splitter.end().flatMap((line) => parser.line(line)), ...parser.end()],
    isDone: () => parser.isDone?.() ?? false,
  };
}

export interface WholeFile<Row = ReadRow> {
  readonly longestBytes: number;
  /** Added to the reason when the file is longer. */
  readonly advice: string;
  readonly parse: (text: string) => readonly Row[];
  readonly refuse: (reason: string) => Row;
}

/** A parser that needs all of a file at once, and takes none that is longer than it says. */
export function parseWhole<Row>(file: WholeFile<Row>): FileParser<Row> {
  const { longestBytes, advice, parse, refuse } = file;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const isTooLong = (): boolean => length > longestBytes;
  return {
    push: (chunk) => {
      if (isTooLong()) return [];
      length += chunk.length;
      if (!isTooLong()) {
        pieces.push(new Uint8Array(chunk));
        return [];
      }
      pieces = [];
      return [refuse(`the file is larger than ${inMegabytes(longestBytes)}${advice}`)];
    },
    end: () => {
      if (isTooLong()) return [];
      const decoded = decodeUtf8(joinBytes(pieces, length));
      pieces = [];
      return "reason" in decoded
        ? [refuse(`the file ${decoded.reason}`)]
        : parse(withoutByteOrderMark(decoded.text));
    },
    isDone: isTooLong,
  };
}

/** From the letters of one line to its text: where the spaces are, and where a gap is more than a space. */
import type { Letter } from "./letters.ts";

/** Letters that stand on one line, from left to right. */
export interface PlacedLine {
  letters: Letter[];
  /** Whether a space was shown before the letter of the same index. */
  spaced: boolean[];
  angle: number;
  baseline: number;
  size: number;
  start: number;
  end: number;
}

/** All lengths are shares of the font size. */
const measure = {
  /** A gap this wide is a space where the line has spaces of its own, too; kerning stays below 0.1. */
  space: 0.15,
  /** Where a line shows none, as TeX writes, the smallest of a tight line. */
  tightSpace: 0.1,
  /** A gap this wide separates a date from a title or one cell from the next. */
  wideGap: 1.8,
  /** A gap between letters that is wider is letter-spacing. */
  tracking: 0.1,
} as const;

/** The signs that stand alone before an item of a list. */
export const bullet = /^[•◦▪▫●○■□‣⁃∙·➢➤❖✓✔★*–-]$/u;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A piece of a line without a wide gap, and the gap before each of its letters. */
interface Piece {
  readonly letters: Letter[];
  readonly gaps: number[];
  readonly spaced: boolean[];
}

function piecesOf(line: PlacedLine): Piece[] {
  const pieces: Piece[] = [];
  let before: Letter | undefined;
  for (const [index, letter] of line.letters.entries()) {
    const size = before === undefined ? letter.size : Math.min(letter.size, before.size);
    const gap =
      before === undefined ? Infinity : (letter.start - before.end) / Math.max(1e-6, size);
    let piece = pieces.at(-1);
    if (piece === undefined || gap > measure.wideGap) {
      piece = { letters: [], gaps: [], spaced: [] };
      pieces.push(piece);
    }
    piece.letters.push(letter);
    piece.gaps.push(gap);
    piece.spaced.push(line.spaced[index] ?? false);
    before = letter;
  }
  return pieces;
}

function isWordLetter(letter: Letter | undefined): boolean {
  return letter !== undefined && /^[\p{L}\p{N}]/u.test(letter.text);
}

/** The letters of a piece, with a space where one was shown or where the gap is that of a space. */
function writePiece({ letters, gaps, spaced }: Piece): string {
  const inWords = gaps.filter(
    (_, index) => index > 0 && isWordLetter(letters[index]) && isWordLetter(letters[index - 1]),
  );
  const usual = median(inWords);
  // E X P E R I E N C E: nearly every letter stands alone, so only the wider gaps are spaces.
  const apart = gaps.filter(
    (gap, index) => index > 0 && (spaced[index] === true || gap > measure.space),
  ).length;
  const letterShare =
    letters.filter((letter) => /^\p{L}/u.test(letter.text)).length / letters.length;
  const isSpacedOut =
    letters.length > 3 && letterShare > 0.75 && apart >= 0.7 * (letters.length - 1);
  const tracking = usual > measure.tracking ? usual : 0;
  const space = tracking + (spaced.includes(true) ? measure.space : measure.tightSpace);

  let text = "";
  for (const [index, letter] of letters.entries()) {
    const gap = gaps[index] ?? 0;
    const isSpace = isSpacedOut ? gap > usual * 1.5 + 0.05 : spaced[index] === true || gap > space;
    if (index > 0 && isSpace) text += " ";
    text += letter.text;
  }
  return text;
}

/** The text of a line; two spaces stand for a wide gap. */
export function textOfLine(line: PlacedLine): string {
  let text = "";
  for (const piece of piecesOf(line).map(writePiece)) {
    text += text === "" ? piece : `${bullet.test(text) ? " " : "  "}${piece}`;
  }
  return orderRightToLeft(text, line).trim();
}

const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF](?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\s\p{M}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF])?/gu;

/** Hebrew and Arabic letters that were drawn from left to right are put into the order of reading. */
function orderRightToLeft(text: string, line: PlacedLine): string {
  const first = line.letters[0];
  const last = line.letters.at(-1);
  if (first === undefined || last === undefined || first.start > last.start) return text;
  return text.replace(rightToLeft, (words) =>
    Array.from(words).toReversed().join("").normalize("NFKC"),
  );
}

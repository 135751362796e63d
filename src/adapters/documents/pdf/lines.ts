/**
 * From letters in the order of the content to lines of text. The order of the content is kept, because producers write
 * column after column; only what stands on one line is brought together.
 */
import type { Letter } from "./letters.ts";
import { bullet, textOfLine } from "./line-text.ts";
import type { PlacedLine } from "./line-text.ts";

export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  readonly size: number;
  readonly angle: number;
}

/** All lengths are shares of the font size. */
const measure = {
  /** Letters may overlap so much by kerning; more means that the pen went back. */
  overlap: 0.5,
  /** Baselines that differ less are one line. */
  sameBaseline: 0.25,
  /** An accent that is drawn on its own stands higher over a capital. */
  accent: 0.5,
  /** A raised or lowered small letter is still of the line. */
  script: 0.6,
} as const;

/** Spacing accents and the marks they become when they stand over a letter, as older TeX draws them. */
const combiningMarks: ReadonlyMap<string, string> = new Map([
  ["\u00B4", "\u0301"],
  ["\u02CA", "\u0301"],
  ["\u0060", "\u0300"],
  ["\u02C6", "\u0302"],
  ["\u02DC", "\u0303"],
  ["\u00A8", "\u0308"],
  ["\u00B8", "\u0327"],
  ["\u02C7", "\u030C"],
  ["\u02DA", "\u030A"],
]);

function newLine(letter: Letter): PlacedLine {
  const { angle, baseline, size, start, end } = letter;
  return { letters: [letter], spaced: [false], angle, baseline, size, start, end };
}

/** Whether the next letter goes on on the line that the pen is on. */
function continues(line: PlacedLine, last: Letter, next: Letter): boolean {
  if (next.angle !== line.angle) return false;
  const [smaller, larger] = [Math.min(last.size, next.size), Math.max(last.size, next.size)];
  const gap = next.start - last.end;
  const rise = Math.min(
    Math.abs(next.baseline - last.baseline),
    Math.abs(next.baseline - line.baseline),
  );
  const isScript =
    rise < measure.script * larger && smaller < 0.85 * larger && Math.abs(gap) < 0.4 * larger;
  const tolerance = combiningMarks.has(next.text) ? measure.accent : measure.sameBaseline;
  if (rise > tolerance * smaller && !isScript) return false;
  if (gap < -measure.overlap * larger) return false;
  // A headline beside a large name is a line of its own; a small capital or a raised "th" touches what it belongs to.
  return !(larger > 1.4 * smaller && gap > 0.8 * larger);
}

/** TeX puts accents on an i and a j without their dots. */
function undotted(letter: string): string {
  return letter.replace("\u0131", "i").replace("\u0237", "j");
}

/** An accent drawn on its own joins the letter that stands under it. */
function joinAccent(line: PlacedLine, next: Letter): boolean {
  const last = line.letters.at(-1);
  if (last === undefined) return false;
  const overlap = Math.min(last.end, next.end) - Math.max(last.start, next.start);
  const isNear =
    Math.abs(next.baseline - last.baseline) < measure.accent * Math.max(last.size, next.size);
  const isOver = isNear && overlap > 0.3 * Math.min(last.end - last.start, next.end - next.start);
  const accentBefore = combiningMarks.get(last.text);
  const accentAfter =
    combiningMarks.get(next.text) ?? (/^\p{M}+$/u.test(next.text) ? next.text : undefined);
  let text: string | null = null;
  if (accentBefore !== undefined && isOver && /^\p{L}$/u.test(next.text))
    text = undotted(next.text) + accentBefore;
  else if (
    accentAfter !== undefined &&
    (isOver || /^\p{M}+$/u.test(next.text)) &&
    /\p{L}\p{M}*$/u.test(last.text)
  ) {
    text = undotted(last.text) + accentAfter;
  }
  if (text === null) return false;
  const letter = accentBefore === undefined ? last : next;
  line.letters[line.letters.length - 1] = {
    ...letter,
    text: text.normalize("NFC"),
    start: Math.min(last.start, next.start),
    end: Math.max(last.end, next.end),
  };
  line.end = Math.max(line.end, next.end);
  if (line.letters.length === 1) line.baseline = letter.baseline;
  return true;
}

/** Divides the letters into lines where the pen leaves the line. */
function divide(letters: readonly Letter[]): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let line: PlacedLine | undefined;
  let isSpaced = false;
  for (const letter of letters) {
    if (letter.isSpace) {
      isSpaced = true;
      continue;
    }
    const last = line?.letters.at(-1);
    if (
      line !== undefined &&
      last !== undefined &&
      letter.angle === line.angle &&
      joinAccent(line, letter)
    )
      continue;
    if (line === undefined || last === undefined || !continues(line, last, letter)) {
      line = newLine(letter);
      lines.push(line);
    } else {
      line.letters.push(letter);
      line.spaced.push(isSpaced);
      if (letter.size > line.size) {
        line.size = letter.size;
        line.baseline = letter.baseline;
      }
      line.end = Math.max(line.end, letter.end);
    }
    isSpaced = false;
  }
  return lines;
}

function isOneLine(one: PlacedLine, other: PlacedLine): boolean {
  const smaller = Math.min(one.size, other.size);
  return (
    one.angle === other.angle &&
    Math.abs(one.baseline - other.baseline) < measure.sameBaseline * 2 * smaller
  );
}

function prepend(left: PlacedLine, right: PlacedLine): PlacedLine {
  return {
    ...right,
    letters: [...left.letters, ...right.letters],
    spaced: [...left.spaced, true, ...right.spaced.slice(1)],
    start: left.start,
    size: Math.max(left.size, right.size),
  };
}

function isBullet(line: PlacedLine): boolean {
  return line.letters.length === 1 && bullet.test(line.letters[0]?.text ?? "");
}

/**
 * Brings together what stands on one line: a bullet that was drawn apart goes before its text wherever that is, and a
 * piece drawn right after the one to its right goes before it.
 */
function bringTogether(lines: readonly PlacedLine[]): PlacedLine[] {
  const bullets = lines.filter(isBullet);
  const joined: PlacedLine[] = [];
  for (const original of lines) {
    if (isBullet(original)) continue;
    let line = original;
    const own = bullets
      .filter(
        (item) =>
          isOneLine(item, line) &&
          item.end <= line.start + 0.1 * line.size &&
          line.start - item.end < 4 * line.size,
      )
      .toSorted((a, b) => b.end - a.end)[0];
    if (own !== undefined) {
      bullets.splice(bullets.indexOf(own), 1);
      line = prepend(own, line);
    }
    const previous = joined.at(-1);
    if (
      previous !== undefined &&
      isOneLine(previous, line) &&
      line.end <= previous.start &&
      line.size < 1.4 * previous.size &&
      previous.size < 1.4 * line.size
    ) {
      joined[joined.length - 1] = prepend(line, previous);
    } else {
      joined.push(line);
    }
  }
  return joined;
}

/** The lines of one page, in the order of its content. */
export function linesOf(letters: readonly Letter[]): Line[] {
  return bringTogether(divide(letters))
    .map((line) => ({
      text: textOfLine(line),
      start: line.start,
      end: line.end,
      baseline: line.baseline,
      size: line.size,
      angle: line.angle,
    }))
    .filter((line) => line.text !== "");
}

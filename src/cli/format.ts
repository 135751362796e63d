/**
 * What a view needs to know about where its text goes: how wide it is, how to make words strong or faint, and the language. Views are
 * pure functions of data and a Format, so the same view serves a colour terminal, a pipe and a test.
 */
import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import type { Language } from "../vocabulary.ts";

type Paint = (text: string) => string;

/** Plain functions: identity when colour is off. */
export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly warning: Paint;
  readonly bad: Paint;
  readonly accent: Paint;
}

/** One character each; ASCII with `--plain`. */
export interface Symbols {
  readonly met: string;
  readonly partly: string;
  readonly missed: string;
  readonly contradicted: string;
  readonly cannotTell: string;
  readonly ok: string;
  readonly warning: string;
  readonly failed: string;
  readonly bullet: string;
  readonly ellipsis: string;
  readonly separator: string;
  readonly plusMinus: string;
  readonly levelFull: string;
  readonly levelEmpty: string;
}

export interface Format {
  readonly style: Style;
  readonly symbols: Symbols;
  /** Of Greenroom's own words. */
  readonly language: Language;
  /** Columns now; at least 20, and 80 where there is no terminal or it reports none. */
  readonly width: number;
}

const same: Paint = (text) => text;

export const noStyle: Style = {
  strong: same,
  faint: same,
  good: same,
  warning: same,
  bad: same,
  accent: same,
};

export const unicodeSymbols: Symbols = {
  met: "✓",
  partly: "~",
  missed: "✗",
  contradicted: "‽",
  cannotTell: "?",
  ok: "✓",
  warning: "!",
  failed: "✗",
  bullet: "•",
  ellipsis: "…",
  separator: "·",
  plusMinus: "±",
  levelFull: "▮",
  levelEmpty: "▯",
};

export const plainSymbols: Symbols = {
  met: "+",
  partly: "~",
  missed: "-",
  contradicted: "!",
  cannotTell: "?",
  ok: "+",
  warning: "!",
  failed: "x",
  bullet: "-",
  ellipsis: "...",
  separator: "-",
  plusMinus: "+/-",
  levelFull: "#",
  levelEmpty: ".",
};

/** Columns for running text: longer lines are hard to read however wide the window is. */
const longestLine = 100;

/** The style codes and the spaces that a line begins with. */
const beginning = /^((?:\u001b\[[\d;]*m)*)([ \t]*)/;

/**
 * The text broken at spaces to the format's width (at most 100 columns), every line begun with `indent`; a line that
 * begins with spaces keeps them on the lines it is broken into. Words longer than a line are cut. Wide characters
 * count as two columns, style codes as none.
 */
export function wrap(text: string, format: Format, indent = ""): string {
  const width = Math.min(format.width, longestLine);
  return text
    .split("\n")
    .map((line) => {
      const [, codes = "", spaces = ""] = beginning.exec(line) ?? [];
      const own = spaces.replaceAll("\t", "  ");
      const lead = indent + own.slice(0, Math.max(0, Math.floor(width / 2) - columnsOf(indent)));
      const content = codes + line.slice(codes.length).trim();
      if (content === "") return indent.trimEnd();
      return wrapAnsi(content, Math.max(8, width - columnsOf(lead)), { hard: true })
        .split("\n")
        .map((part) => lead + part)
        .join("\n");
    })
    .join("\n");
}

/**
 * `label` before the first line of the wrapped text, and as many spaces before the others; only two more than the label
 * begins with where that would leave the text less than half of the width.
 */
export function wrapHanging(label: string, text: string, format: Format): string {
  const indent = " ".repeat(columnsOf(label));
  if (2 * indent.length > format.width) {
    const [first = "", ...others] = wrap(label + text.trim(), {
      ...format,
      width: format.width - 2,
    }).split("\n");
    return [first, ...others.map((line) => `  ${line}`)].join("\n");
  }
  // An empty first line would have no indent to take away.
  return label + wrap(text.trim(), format, indent).slice(indent.length);
}

/** The text cut to at most so many columns, its end marked; one line only. */
export function shorten(text: string, columns: number, format: Format): string {
  if (columnsOf(text) <= columns) return text;
  const room = columns - columnsOf(format.symbols.ellipsis);
  if (room <= 0) return format.symbols.ellipsis.slice(0, Math.max(0, columns));
  let kept = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const width = columnsOf(segment);
    if (used + width > room) break;
    kept += segment;
    used += width;
  }
  return kept.trimEnd() + format.symbols.ellipsis;
}

/** The text with spaces after it (or before it) up to so many columns. */
export function pad(text: string, columns: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, columns - columnsOf(text)));
  return side === "right" ? text + spaces : spaces + text;
}

/**
 * How many columns the text takes: wide characters two, style codes none. Plain ASCII, which is nearly all, is counted
 * here: the patterns for the rest take half a millisecond to compile.
 */
export function columnsOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

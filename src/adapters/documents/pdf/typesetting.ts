/** Where the glyphs of one text operator stand on the page: section 9.4.4 of ISO 32000. */
import type { GraphicsState, Paints } from "./graphics-state.ts";
import { multiply, transformPoint } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import { glyphOf } from "./pdfjs.ts";
import type { PdfFont, PdfGlyph } from "./pdfjs.ts";

/** One letter on the page. */
export interface Glyph {
  readonly unicode: string;
  readonly isSpace: boolean;
  /** The pen before and after it, in page points. */
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  readonly charCode: number;
  /** In units of the font, to tell ligatures apart. */
  readonly width: number;
}

/** Letters shown by one operator: one font, size and paint. */
export interface Run {
  /** Position among all operators of the page: later ones are painted over earlier ones. */
  readonly order: number;
  readonly glyphs: readonly Glyph[];
  readonly font: PdfFont;
  /** Identifies the font within the document. */
  readonly fontId: string;
  /** Height of the letters' em in page points. */
  readonly size: number;
  /** The em's extent along the line, in page points; less than `size` when squeezed. */
  readonly sizeAlong: number;
  /** Direction of writing in radians, 0 is left to right. */
  readonly angle: number;
  readonly paints: Paints;
  /** Nothing outside this box is shown. */
  readonly clip: Box;
  /** Part of a layer that is switched off. */
  readonly isOnHiddenLayer: boolean;
}

export type Typeset = Pick<Run, "glyphs" | "size" | "sizeAlong" | "angle"> & {
  readonly textMatrix: Matrix;
};

/** Start, extent on the page and advance of the pen for one glyph, in text space. */
function metricsOf(glyph: PdfGlyph, state: GraphicsState, font: PdfFont) {
  const { fontSize, horizontalScale, charSpacing, wordSpacing, rise } = state;
  const unit = Math.abs(font.matrix[0]) * fontSize;
  const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
  if (!font.isVertical) {
    const extent = glyph.width * unit * horizontalScale;
    return {
      x: 0,
      y: rise,
      dx: extent,
      dy: 0,
      advanceX: extent + spacing * horizontalScale,
      advanceY: 0,
    };
  }
  const vertical = glyph.vertical ?? { advance: -1000, originX: glyph.width / 2, originY: 880 };
  const extent = vertical.advance * unit;
  return {
    x: -vertical.originX * unit,
    y: rise,
    dx: 0,
    dy: extent,
    advanceX: 0,
    advanceY: extent - spacing,
  };
}

/** Height and width of the em on the page. A Type 3 font has its own unit, and often no honest box. */
function emOf(state: GraphicsState, font: PdfFont, toPage: Matrix, glyphs: readonly Glyph[]) {
  const along = Math.hypot(toPage[0], toPage[1]) * Math.abs(state.fontSize * state.horizontalScale);
  const up = Math.hypot(toPage[2], toPage[3]) * Math.abs(state.fontSize);
  if (!font.isType3) return { size: up, sizeAlong: along };
  const height = font.boxHeight * Math.abs(font.matrix[3]);
  if (height > 0.01 && height < 100) return { size: up * height, sizeAlong: along * height };
  // No box: letters are about half as wide as they are high.
  const widths = glyphs
    .map((glyph) => Math.hypot(glyph.endX - glyph.x, glyph.endY - glyph.y))
    .filter((width) => width > 0);
  const mean = widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length);
  return { size: 2 * mean, sizeAlong: 2 * mean };
}

function angleOf(state: GraphicsState, font: PdfFont, toPage: Matrix): number {
  const sign = state.fontSize * state.horizontalScale < 0 ? -1 : 1;
  const [x, y] = font.isVertical ? [-toPage[2], -toPage[3]] : [toPage[0], toPage[1]];
  return Math.atan2(sign * y, sign * x);
}

/**
 * Lays out what one text operator shows.
 * @param items glyphs, and between them numbers that move the pen back, in thousandths of the font size
 * @param textMatrix before the first glyph; the one after the last is given back
 */
export function typeset(
  items: readonly unknown[],
  state: GraphicsState,
  font: PdfFont,
  textMatrix: Matrix,
): Typeset {
  const glyphs: Glyph[] = [];
  let matrix = textMatrix;
  for (const item of items) {
    if (typeof item === "number") {
      const shift = (-item / 1000) * state.fontSize;
      const [x, y] = font.isVertical ? [0, shift] : [shift * state.horizontalScale, 0];
      matrix = multiply(matrix, [1, 0, 0, 1, x, y]);
      continue;
    }
    const glyph = glyphOf(item);
    if (glyph === null) continue;
    const { x, y, dx, dy, advanceX, advanceY } = metricsOf(glyph, state, font);
    const toPage = multiply(state.transform, matrix);
    const start = transformPoint(toPage, x, y);
    const end = transformPoint(toPage, x + dx, y + dy);
    glyphs.push({
      unicode: glyph.unicode,
      isSpace: glyph.isSpace,
      x: start.x,
      y: start.y,
      endX: end.x,
      endY: end.y,
      charCode: glyph.charCode,
      width: glyph.width,
    });
    matrix = multiply(matrix, [1, 0, 0, 1, advanceX, advanceY]);
  }
  const toPage = multiply(state.transform, textMatrix);
  const em = emOf(state, font, toPage, glyphs);
  return { glyphs, ...em, angle: angleOf(state, font, toPage), textMatrix: matrix };
}

/**
 * The part of pdf.js that is used, and the checks that what comes out of it is what we take it for. pdf-parse loads the
 * document and keeps the pdf.js object private, so that its shape is checked here rather than trusted.
 */
import type { Matrix } from "./geometry.ts";

export interface PdfDocument {
  readonly numPages: number;
  getPage(pageNumber: number): Promise<PdfPage>;
  getOptionalContentConfig(): Promise<LayerVisibility>;
}

export interface LayerVisibility {
  isVisible(group: unknown): boolean;
}

export interface PdfPage {
  /** The visible box: left, bottom, right, top. */
  readonly view: readonly number[];
  readonly commonObjs: { get(id: string, callback: (value: unknown) => void): unknown };
  getOperatorList(): Promise<OperatorList>;
  cleanup(): unknown;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface PdfFont {
  readonly name: string;
  readonly isType3: boolean;
  readonly isVertical: boolean;
  /** Glyph units to text units, mostly 0.001. */
  readonly matrix: Matrix;
  /** Height of the font's box in glyph units; 0 when unknown. */
  readonly boxHeight: number;
}

export interface PdfGlyph {
  readonly unicode: string;
  /** In glyph units. */
  readonly width: number;
  readonly isSpace: boolean;
  readonly charCode: number;
  /** Advance and origin of vertical writing, in glyph units; null in horizontal writing. */
  readonly vertical: {
    readonly advance: number;
    readonly originX: number;
    readonly originY: number;
  } | null;
}

/** Numbers of the drawing operators: `OPS` of pdf.js, which `pdf-parse` does not export. */
export const operator = {
  setLineWidth: 2,
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEOFillStroke: 27,
  clip: 29,
  eoClip: 30,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  setStrokeColorN: 53,
  setFillColorN: 55,
  setStrokeRGBColor: 58,
  setFillRGBColor: 59,
  shadingFill: 62,
  beginMarkedContent: 69,
  beginMarkedContentProps: 70,
  endMarkedContent: 71,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  beginGroup: 76,
  endGroup: 77,
  beginAnnotation: 80,
  endAnnotation: 81,
  constructPath: 91,
  setStrokeTransparent: 92,
  setFillTransparent: 93,
} as const;

/** Steps of a path inside `constructPath`: `DrawOPS` of pdf.js. */
export const pathStep = { moveTo: 0, lineTo: 1, curveTo: 2, closePath: 3 } as const;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** True for the pdf.js document that pdf-parse has loaded. */
export function isPdfDocument(value: unknown): value is PdfDocument {
  return (
    isRecord(value) &&
    typeof value["numPages"] === "number" &&
    typeof value["getPage"] === "function" &&
    typeof value["getOptionalContentConfig"] === "function"
  );
}

/** The value as a list, whether array or typed array; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? [...value] : [];
}

/** The value as a finite number, or the fallback. */
export function numberOf(value: unknown, fallback = 0): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}

/** Six finite numbers, or null. */
export function matrixOf(value: unknown): Matrix | null {
  const list = listOf(value);
  if (
    list.length < 6 ||
    list.slice(0, 6).some((item) => typeof item !== "number" || !Number.isFinite(item))
  )
    return null;
  return [
    numberOf(list[0]),
    numberOf(list[1]),
    numberOf(list[2]),
    numberOf(list[3]),
    numberOf(list[4]),
    numberOf(list[5]),
  ];
}

/** A font object of pdf.js; what it does not say is taken as the usual. */
export function fontOf(value: unknown): PdfFont {
  const font = isRecord(value) ? value : {};
  const box = listOf(font["bbox"]);
  return {
    name: typeof font["name"] === "string" ? font["name"] : "",
    isType3: font["isType3Font"] === true,
    isVertical: font["vertical"] === true,
    matrix: matrixOf(font["fontMatrix"]) ?? [0.001, 0, 0, 0.001, 0, 0],
    boxHeight: Math.abs(numberOf(box[3]) - numberOf(box[1])),
  };
}

/** A glyph of pdf.js; null for anything else that stands in a list of glyphs. */
export function glyphOf(value: unknown): PdfGlyph | null {
  if (!isRecord(value) || typeof value["unicode"] !== "string") return null;
  const metrics = listOf(value["vmetric"]);
  return {
    unicode: value["unicode"],
    width: numberOf(value["width"]),
    isSpace: value["isSpace"] === true,
    charCode: numberOf(value["originalCharCode"]),
    vertical:
      metrics.length < 3
        ? null
        : {
            advance: numberOf(metrics[0]),
            originX: numberOf(metrics[1]),
            originY: numberOf(metrics[2]),
          },
  };
}

/** The graphics state of a PDF page (ISO 32000, 8.4 and 9.3), as far as it decides where text stands and whether it shows. */
import { parseHexColour, paintOf, unknownPaint } from "./colour.ts";
import type { Paint } from "./colour.ts";
import { identity, multiply } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import { listOf, matrixOf, numberOf, operator } from "./pdfjs.ts";

export interface GraphicsState {
  readonly transform: Matrix;
  readonly clip: Box;
  /** False when less than the clip box is shown. */
  readonly isClipExact: boolean;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** Of the transparency groups around it. */
  readonly groupOpacity: number;
  /** Under a soft mask, or blended with what is below other than by painting over it. */
  readonly isMixed: boolean;
  /** Inside the drawing of a soft mask, which is itself not painted. */
  readonly isMask: boolean;
  readonly lineWidth: number;
  readonly fontId: string;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** 1 is the font's own width. */
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  /** 0 fill, 1 stroke, 2 both, 3 nothing; 4 to 7 the same and clip to the letters. */
  readonly renderingMode: number;
}

/** What the letters of a run are painted with; none when they are not painted. */
export type Paints = readonly { readonly paint: Paint; readonly opacity: number }[];

const black: Paint = paintOf([0, 0, 0]);

export function initialGraphicsState(page: Box): GraphicsState {
  return {
    transform: identity,
    clip: page,
    isClipExact: true,
    fill: black,
    stroke: black,
    fillOpacity: 1,
    strokeOpacity: 1,
    groupOpacity: 1,
    isMixed: false,
    isMask: false,
    lineWidth: 1,
    fontId: "",
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
  };
}

/** The paint of a colour operator of pdf.js, which turns every colour space into `#rrggbb`. */
function paintOfArgument(value: unknown): Paint {
  const rgb = parseHexColour(value);
  return rgb === null ? unknownPaint : paintOf(rgb);
}

/** Applies the entries of a graphics state dictionary that matter here. */
function withDictionary(state: GraphicsState, entries: unknown): GraphicsState {
  let next = state;
  for (const entry of listOf(entries)) {
    const [key, value] = listOf(entry);
    if (key === "ca") next = { ...next, fillOpacity: numberOf(value, 1) };
    else if (key === "CA") next = { ...next, strokeOpacity: numberOf(value, 1) };
    else if (key === "LW") next = { ...next, lineWidth: numberOf(value, 1) };
    else if (key === "SMask") next = { ...next, isMixed: value === true };
    else if (key === "BM" && value !== "source-over") next = { ...next, isMixed: true };
    else if (key === "Font") {
      const [fontId, size] = listOf(value);
      if (typeof fontId === "string") next = { ...next, fontId, fontSize: numberOf(size) };
    }
  }
  return next;
}

/** The state after an operator that only changes the state; null for any other operator. */
export function nextGraphicsState(
  state: GraphicsState,
  code: number,
  args: readonly unknown[],
): GraphicsState | null {
  switch (code) {
    case operator.transform: {
      const matrix = matrixOf(args);
      return matrix === null ? state : { ...state, transform: multiply(state.transform, matrix) };
    }
    case operator.setGState:
      return withDictionary(state, args[0]);
    case operator.setLineWidth:
      return { ...state, lineWidth: numberOf(args[0], 1) };
    case operator.setFillRGBColor:
      return { ...state, fill: paintOfArgument(args[0]) };
    case operator.setStrokeRGBColor:
      return { ...state, stroke: paintOfArgument(args[0]) };
    case operator.setFillColorN:
    case operator.setFillTransparent:
      return { ...state, fill: unknownPaint };
    case operator.setStrokeColorN:
    case operator.setStrokeTransparent:
      return { ...state, stroke: unknownPaint };
    case operator.setCharSpacing:
      return { ...state, charSpacing: numberOf(args[0]) };
    case operator.setWordSpacing:
      return { ...state, wordSpacing: numberOf(args[0]) };
    case operator.setHScale:
      return { ...state, horizontalScale: numberOf(args[0], 100) / 100 };
    case operator.setLeading:
      return { ...state, leading: numberOf(args[0]) };
    case operator.setFont:
      return { ...state, fontId: String(args[0]), fontSize: numberOf(args[1]) };
    case operator.setTextRenderingMode:
      return { ...state, renderingMode: numberOf(args[0]) };
    case operator.setTextRise:
      return { ...state, rise: numberOf(args[0]) };
    default:
      return null;
  }
}

/** What letters are painted with in the state. */
export function paintsOf(state: GraphicsState): Paints {
  const isUnclear = state.isMixed || state.isMask;
  const fill = {
    paint: isUnclear ? unknownPaint : state.fill,
    opacity: isUnclear ? 1 : state.groupOpacity * state.fillOpacity,
  };
  const stroke = {
    paint: isUnclear ? unknownPaint : state.stroke,
    opacity: isUnclear ? 1 : state.groupOpacity * state.strokeOpacity,
  };
  switch (state.renderingMode % 4) {
    case 0:
      return [fill];
    case 1:
      return [stroke];
    case 2:
      return [fill, stroke];
    default:
      return [];
  }
}

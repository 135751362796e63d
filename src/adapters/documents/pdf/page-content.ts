/**
 * Plays the drawing operators of one page and notes what they draw: every run of letters with its place, size and
 * paint, and every painted area behind or before them. pdf.js' own text items know neither colour nor rendering mode
 * and have lost soft hyphens, which many producers use for every dash; the operators have all of it.
 */
import { fillsOfPath, strokeOfPath } from "./areas.ts";
import type { Area } from "./areas.ts";
import { unknownPaint } from "./colour.ts";
import { identity, intersection, keepsBoxesUpright, multiply, transformBox } from "./geometry.ts";
import type { Box, Matrix } from "./geometry.ts";
import { initialGraphicsState, nextGraphicsState, paintsOf } from "./graphics-state.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { isRecord, listOf, matrixOf, numberOf, operator } from "./pdfjs.ts";
import type { LayerVisibility, OperatorList, PdfFont } from "./pdfjs.ts";
import { typeset } from "./typesetting.ts";
import type { Run } from "./typesetting.ts";

export interface PageContent {
  readonly runs: readonly Run[];
  readonly areas: readonly Area[];
  /** Boxes where pictures most likely are: pictures themselves are not decoded. */
  readonly images: readonly Area[];
  /** How many places of pictures were found, small ones included. */
  readonly pictureCount: number;
  /** True when the page had more operators or letters than are looked at. */
  readonly isCutOff: boolean;
}

export interface PageSetting {
  readonly page: Box;
  readonly fonts: ReadonlyMap<string, PdfFont>;
  readonly layers: LayerVisibility;
  readonly operatorLimit: number;
  readonly glyphLimit: number;
}

const usualFont: PdfFont = {
  name: "",
  isType3: false,
  isVertical: false,
  matrix: [0.001, 0, 0, 0.001, 0, 0],
  boxHeight: 0,
};

const filling: ReadonlySet<number> = new Set([
  operator.fill,
  operator.eoFill,
  operator.fillStroke,
  operator.eoFillStroke,
  operator.closeFillStroke,
  operator.closeEOFillStroke,
]);
const stroking: ReadonlySet<number> = new Set([
  operator.stroke,
  operator.closeStroke,
  operator.fillStroke,
  operator.eoFillStroke,
  operator.closeFillStroke,
  operator.closeEOFillStroke,
]);

/** Two opposite corners in any order as a box; null for anything else. */
function boxOf(value: unknown): Box | null {
  const list = listOf(value);
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((index) => numberOf(list[index], Number.NaN));
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  const box = {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  };
  return Number.isNaN(box.left + box.bottom + box.right + box.top) ? null : box;
}

/**
 * Everything that the operators draw, in order.
 * @param operators as pdf.js gives them, loaded with `maxImageSize: 0`, so that no picture is decoded
 */
export function readPageContent(operators: OperatorList, setting: PageSetting): PageContent {
  const runs: Run[] = [];
  const areas: Area[] = [];
  const images: Area[] = [];
  let state = initialGraphicsState(setting.page);
  /** Since the last save: whether something was painted, and whether the transform was changed. */
  let [hasPainted, hasMoved] = [false, false];
  const saved: { state: GraphicsState; hasPainted: boolean; hasMoved: boolean }[] = [];
  const visibleLayers: boolean[] = [];
  let [textMatrix, lineMatrix]: [Matrix, Matrix] = [identity, identity];
  let isClipPending = false;
  /** Indexes of runs that only clip: what is painted before the state is restored shows in the shape of their letters. */
  let clippingRuns: number[] = [];
  let [glyphCount, pictureCount] = [0, 0];

  const paint = () => {
    hasPainted = true;
    for (const index of clippingRuns) {
      const run = runs[index];
      if (run !== undefined)
        runs[index] = { ...run, paints: [{ paint: unknownPaint, opacity: 1 }] };
    }
    clippingRuns = [];
  };
  const save = () => {
    saved.push({ state, hasPainted, hasMoved });
    [hasPainted, hasMoved] = [false, false];
  };
  const restore = (order: number) => {
    const last = saved.pop();
    if (last === undefined) return;
    // A group that only set a transform is where a picture was left undecoded: `q … cm /Im Do Q`.
    const place = transformBox(state.transform, { left: 0, bottom: 0, right: 1, top: 1 });
    const isPicture = !hasPainted && hasMoved;
    if (isPicture) {
      pictureCount += 1;
      paint();
    }
    if (isPicture && !state.isMask) {
      const box = intersection(place, state.clip);
      images.push({ order, box, isExact: false, paint: unknownPaint, opacity: 1 });
    }
    clippingRuns = [];
    state = last.state;
    hasPainted = hasPainted || last.hasPainted;
    hasMoved = last.hasMoved;
  };
  const change = (code: number, args: readonly unknown[]) => {
    state = nextGraphicsState(state, code, args) ?? state;
    if (code === operator.transform) hasMoved = true;
  };
  const clipTo = (box: Box | null, isExact: boolean) => {
    if (box === null) return;
    const clip = intersection(state.clip, transformBox(state.transform, box));
    const isClipExact = state.isClipExact && isExact && keepsBoxesUpright(state.transform);
    state = { ...state, clip, isClipExact };
  };
  const drawPath = (order: number, args: readonly unknown[]) => {
    const painting = numberOf(args[0]);
    const path = listOf(listOf(args[1])[0]);
    const bounds = boxOf(args[2]);
    const [isFilled, isStroked] = [filling.has(painting), stroking.has(painting)];
    if (bounds !== null && !state.isMask) {
      const { transform, clip, isClipExact, groupOpacity } = state;
      // What is mixed with its background, or on a layer that is off, cannot be counted on to cover anything.
      const isCertain = !state.isMixed && !visibleLayers.includes(false);
      const common = { order, transform, clip, isClipExact, isCertain };
      const [fillOpacity, strokeOpacity] = [
        state.fillOpacity * groupOpacity,
        state.strokeOpacity * groupOpacity,
      ];
      if (isFilled)
        areas.push(
          ...fillsOfPath(path, bounds, { ...common, paint: state.fill, opacity: fillOpacity }),
        );
      if (isStroked) {
        areas.push(
          ...strokeOfPath(bounds, state.lineWidth, {
            ...common,
            paint: state.stroke,
            opacity: strokeOpacity,
          }),
        );
      }
    }
    if (isFilled || isStroked) paint();
    // A rectangle is five steps of at most three numbers.
    if (isClipPending) clipTo(bounds, path.length <= 15);
    isClipPending = false;
  };
  const beginGroup = (group: unknown) => {
    save();
    const isMask = isRecord(group) && isRecord(group["smask"]);
    const groupOpacity = state.groupOpacity * state.fillOpacity;
    state = {
      ...state,
      groupOpacity,
      fillOpacity: 1,
      strokeOpacity: 1,
      isMask: state.isMask || isMask,
    };
  };
  const moveLine = (x: number, y: number) => {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y]);
    textMatrix = lineMatrix;
  };
  const showText = (order: number, items: unknown) => {
    const font = setting.fonts.get(state.fontId) ?? usualFont;
    const { textMatrix: after, ...shown } = typeset(listOf(items), state, font, textMatrix);
    textMatrix = after;
    if (shown.glyphs.length === 0) return;
    glyphCount += shown.glyphs.length;
    const paints = paintsOf(state);
    // Modes 4 to 7 clip what follows to the letters, which no box describes.
    if (state.renderingMode >= 4) state = { ...state, isClipExact: false };
    if (paints.length > 0) paint();
    else if (state.renderingMode === 7) clippingRuns.push(runs.length);
    const isOnHiddenLayer = visibleLayers.includes(false);
    runs.push({
      order,
      ...shown,
      font,
      fontId: state.fontId,
      paints,
      clip: state.clip,
      isOnHiddenLayer,
    });
  };

  const limit = Math.min(operators.fnArray.length, setting.operatorLimit);
  for (let order = 0; order < limit && glyphCount < setting.glyphLimit; order += 1) {
    const code = operators.fnArray[order] ?? 0;
    const args = listOf(operators.argsArray[order]);
    switch (code) {
      case operator.save:
        save();
        break;
      case operator.restore:
        restore(order);
        break;
      case operator.clip:
      case operator.eoClip:
        isClipPending = true;
        break;
      case operator.constructPath:
        drawPath(order, args);
        break;
      case operator.shadingFill:
        areas.push({ order, box: state.clip, isExact: false, paint: unknownPaint, opacity: 1 });
        paint();
        break;
      case operator.paintFormXObjectBegin:
        save();
        if (matrixOf(args[0]) !== null) change(operator.transform, listOf(args[0]));
        clipTo(boxOf(args[1]), true);
        break;
      case operator.beginGroup:
        beginGroup(args[0]);
        break;
      case operator.beginAnnotation:
        save();
        state = initialGraphicsState(setting.page);
        clipTo(boxOf(args[1]), true);
        for (const matrix of [args[2], args[3]]) {
          if (matrixOf(matrix) !== null) change(operator.transform, listOf(matrix));
        }
        break;
      case operator.paintFormXObjectEnd:
      case operator.endGroup:
      case operator.endAnnotation:
        // An empty form is no picture.
        hasMoved = false;
        restore(order);
        break;
      case operator.beginMarkedContentProps:
        visibleLayers.push(args[0] === "OC" ? setting.layers.isVisible(args[1]) : true);
        break;
      case operator.beginMarkedContent:
        visibleLayers.push(true);
        break;
      case operator.endMarkedContent:
        visibleLayers.pop();
        break;
      case operator.beginText:
        [textMatrix, lineMatrix] = [identity, identity];
        break;
      case operator.moveText:
        moveLine(numberOf(args[0]), numberOf(args[1]));
        break;
      case operator.setLeadingMoveText:
        change(operator.setLeading, [-numberOf(args[1])]);
        moveLine(numberOf(args[0]), numberOf(args[1]));
        break;
      case operator.nextLine:
        moveLine(0, -state.leading);
        break;
      case operator.setTextMatrix: {
        const matrix = matrixOf(args[0]);
        if (matrix !== null) [textMatrix, lineMatrix] = [matrix, matrix];
        break;
      }
      case operator.showText:
        showText(order, args[0]);
        break;
      default:
        change(code, args);
    }
  }
  const isCutOff = operators.fnArray.length > limit || glyphCount >= setting.glyphLimit;
  return { runs, areas, images, pictureCount, isCutOff };
}

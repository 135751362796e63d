/** Painted areas of a page, as far as they can lie behind text or cover it. */
import type { Paint } from "./colour.ts";
import { boundingBox, intersection, isEmpty, keepsBoxesUpright, transformBox } from "./geometry.ts";
import type { Box, Matrix, Point } from "./geometry.ts";
import { numberOf, pathStep } from "./pdfjs.ts";

export interface Area {
  /** Position among the operators of the page. */
  readonly order: number;
  readonly box: Box;
  /** True when the whole box is painted; otherwise only something within it is. */
  readonly isExact: boolean;
  readonly paint: Paint;
  /** 0 to 1. */
  readonly opacity: number;
}

export interface AreaSetting {
  readonly order: number;
  readonly transform: Matrix;
  readonly clip: Box;
  readonly isClipExact: boolean;
  /** False when the area may not show as painted. */
  readonly isCertain: boolean;
  readonly paint: Paint;
  readonly opacity: number;
}

/** Smaller areas are lines and decoration: no letter lies on them. In page points. */
const smallestSide = 3;

/** The corners of each closed piece of straight lines; null when the path has curves. */
function polygonsOf(path: readonly unknown[]): Point[][] | null {
  const polygons: Point[][] = [];
  let current: Point[] = [];
  for (let index = 0; index < path.length;) {
    const step = path[index];
    if (step === pathStep.closePath) {
      index += 1;
      continue;
    }
    if (step !== pathStep.moveTo && step !== pathStep.lineTo) return null;
    if (step === pathStep.moveTo) {
      current = [];
      polygons.push(current);
    }
    current.push({ x: numberOf(path[index + 1]), y: numberOf(path[index + 2]) });
    index += 3;
  }
  return polygons;
}

/** The box that four (or, closed by hand, five) corners draw; null when they draw something else. */
function rectangleOf(corners: readonly Point[]): Box | null {
  const [first, second, third, fourth, fifth] = corners;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    return null;
  if (corners.length > 5 || (fifth !== undefined && (fifth.x !== first.x || fifth.y !== first.y)))
    return null;
  const acrossFirst =
    first.y === second.y && second.x === third.x && third.y === fourth.y && fourth.x === first.x;
  const upFirst =
    first.x === second.x && second.y === third.y && third.x === fourth.x && fourth.y === first.y;
  return acrossFirst || upFirst ? boundingBox([first, second, third, fourth]) : null;
}

function isWorthwhile({ left, right, bottom, top }: Box): boolean {
  return right - left >= smallestSide && top - bottom >= smallestSide;
}

function overlap(boxes: readonly Box[]): boolean {
  return boxes.some((one, index) =>
    boxes.slice(index + 1).some((other) => !isEmpty(intersection(one, other))),
  );
}

/**
 * The areas that filling the path paints: each rectangle for itself where that is all the path is, else one inexact area.
 * @param path as pdf.js gives it: step numbers and coordinates in one list
 * @param bounds around the path, before the transform
 */
export function fillsOfPath(path: readonly unknown[], bounds: Box, setting: AreaSetting): Area[] {
  const { order, transform, clip, paint, opacity } = setting;
  const place = (box: Box) => intersection(transformBox(transform, box), clip);
  if (!isWorthwhile(place(bounds))) return [];

  const canBeExact = setting.isCertain && setting.isClipExact && keepsBoxesUpright(transform);
  // 64 rectangles in one path are a drawing, not a background; comparing them all would take too long.
  const polygons = canBeExact && path.length <= 64 * 13 ? polygonsOf(path) : null;
  const rectangles = (polygons ?? []).map(rectangleOf).filter((box) => box !== null);
  const isAllRectangles = polygons !== null && rectangles.length === polygons.length;
  // Rectangles that overlap may be holes in each other.
  if (isAllRectangles && (rectangles.length === 1 || !overlap(rectangles))) {
    return rectangles
      .map(place)
      .filter(isWorthwhile)
      .map((box) => ({ order, box, isExact: true, paint, opacity }));
  }
  return [{ order, box: place(bounds), isExact: false, paint, opacity }];
}

/** The area that a wide line paints, as some producers draw bands of colour; none for a thin one. */
export function strokeOfPath(bounds: Box, lineWidth: number, setting: AreaSetting): Area[] {
  const { order, transform, clip, paint, opacity } = setting;
  const line = transformBox(transform, { left: 0, bottom: 0, right: lineWidth, top: lineWidth });
  if (Math.max(line.right - line.left, line.top - line.bottom) < smallestSide) return [];
  const half = lineWidth / 2;
  const wide = {
    left: bounds.left - half,
    right: bounds.right + half,
    bottom: bounds.bottom - half,
    top: bounds.top + half,
  };
  const box = intersection(transformBox(transform, wide), clip);
  return [{ order, box, isExact: false, paint, opacity }];
}

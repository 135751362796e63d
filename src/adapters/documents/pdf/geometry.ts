/** Points and boxes of a PDF page: points of 1/72 inch, y upwards. */

/** `[a b c d e f]` of the PDF specification: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function transformPoint(matrix: Matrix, x: number, y: number): Point {
  return {
    x: matrix[0] * x + matrix[2] * y + matrix[4],
    y: matrix[1] * x + matrix[3] * y + matrix[5],
  };
}

/** The smallest upright box around the transformed box. */
export function transformBox(matrix: Matrix, box: Box): Box {
  const corners = [
    transformPoint(matrix, box.left, box.bottom),
    transformPoint(matrix, box.right, box.bottom),
    transformPoint(matrix, box.left, box.top),
    transformPoint(matrix, box.right, box.top),
  ];
  return boundingBox(corners);
}

export function boundingBox(points: readonly Point[]): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return { left, bottom, right, top };
}

/** The part that both cover; right < left or top < bottom where they do not meet. */
export function intersection(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

export function isEmpty(box: Box): boolean {
  return !(box.right > box.left && box.top > box.bottom);
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
}

/** True when the matrix turns upright boxes into upright boxes. */
export function keepsBoxesUpright(matrix: Matrix): boolean {
  const [a, b, c, d] = matrix;
  const tolerance = 1e-3 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  return (
    (Math.abs(b) <= tolerance && Math.abs(c) <= tolerance) ||
    (Math.abs(a) <= tolerance && Math.abs(d) <= tolerance)
  );
}

/** Rows of text in columns that fit the width: aligned by spaces, without lines to draw. */
import type { Format } from "../format.ts";
import { columnsOf, pad, shorten, wrap } from "../format.ts";

export interface Column {
  readonly title: string;
  readonly align?: "right";
  /** May be shortened to this many columns where there is no room. */
  readonly shrinkTo?: number;
  /** May be left out where there is still no room; the greatest number first. */
  readonly leaveOut?: number;
  /** What is longer than the column goes on in the lines below instead of being cut: for a text that is the row's point. */
  readonly wraps?: boolean;
}

/** One cell for each column, on one line and safe to show; `paint` colours it after it was padded. */
export type Cell = string | { readonly text: string; readonly paint: (text: string) => string };

/** The table without a last newline; only the title row when there are no rows. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  format: Format,
): string {
  // Not Math.max of all at once: a hundred thousand arguments are too many for a call.
  const natural = columns.map((column, index) =>
    rows.reduce(
      (widest, row) => Math.max(widest, columnsOf(textOf(row[index]))),
      columnsOf(column.title),
    ),
  );
  const { widths, gap } = fit(columns, natural, format.width);
  const lineOf = (
    cells: readonly (Cell | undefined)[],
    paintAll?: (text: string) => string,
  ): string =>
    columns
      .flatMap((column, index) => {
        const width = widths[index];
        if (width === undefined || width === null) return [];
        const cell = cells[index];
        const text = pad(
          shorten(textOf(cell), width, format),
          width,
          column.align === "right" ? "left" : "right",
        );
        const paint = paintAll ?? (typeof cell === "object" ? cell.paint : undefined);
        return [paint === undefined ? text : paint(text)];
      })
      .join(" ".repeat(gap))
      .trimEnd();
  const linesOf = (cells: readonly Cell[]): readonly string[] => {
    const parts = columns.map(({ wraps }, index) => {
      const width = widths[index];
      const text = textOf(cells[index]);
      if (wraps !== true || width === undefined || width === null) return [cells[index]];
      return wrap(text, { ...format, width }).split("\n");
    });
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, row) => lineOf(parts.map((part) => part[row])));
  };
  return [
    lineOf(
      columns.map(({ title }) => title),
      format.style.faint,
    ),
    ...rows.flatMap(linesOf),
  ].join("\n");
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  return typeof cell === "string" ? cell : cell.text;
}

/** Spaces between columns where there is room. */
const wideGap = 2;

/** The width of each column, null for those left out, and the spaces between them. */
function fit(
  columns: readonly Column[],
  natural: readonly number[],
  available: number,
): { readonly widths: readonly (number | null)[]; readonly gap: number } {
  const widths: (number | null)[] = [...natural];
  const leavable = columns
    .flatMap(({ leaveOut }, index) => (leaveOut === undefined ? [] : [{ index, leaveOut }]))
    .toSorted((a, b) => b.leaveOut - a.leaveOut);
  for (;;) {
    const excess = totalOf(widths, wideGap) - available;
    const fitted = excess <= 0 ? widths : shrink(columns, widths, excess);
    if (fitted !== null) return { widths: fitted, gap: wideGap };
    const next = leavable.shift();
    if (next === undefined) break;
    widths[next.index] = null;
  }
  // Nothing more can be left out: closer together, and as short as the columns allow.
  const excess = totalOf(widths, 1) - available;
  return { widths: shrink(columns, widths, excess, true) ?? widths, gap: 1 };
}

function totalOf(widths: readonly (number | null)[], gap: number): number {
  const shown = widths.filter((width) => width !== null);
  return shown.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, shown.length - 1);
}

/** The widths less the excess, taken from the widest that may shrink; null when that does not suffice. */
function shrink(
  columns: readonly Column[],
  widths: readonly (number | null)[],
  excess: number,
  asFarAsPossible = false,
): (number | null)[] | null {
  const result = [...widths];
  let left = excess;
  while (left > 0) {
    let widest: { readonly index: number; readonly width: number } | null = null;
    for (const [index, width] of result.entries()) {
      const least = columns[index]?.shrinkTo;
      if (width === null || least === undefined || width <= least) continue;
      if (widest === null || width > widest.width) widest = { index, width };
    }
    if (widest === null) return asFarAsPossible ? result : null;
    result[widest.index] = widest.width - 1;
    left -= 1;
  }
  return result;
}

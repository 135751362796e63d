/**
 * The name that was most likely meant: the one with the fewest slips (a letter more, less or other, or two swapped),
 * at most two and at most four in ten letters; null when none is so near.
 */
export function nearest<T extends string>(typed: string, names: readonly T[]): T | null {
  let best: { readonly name: T; readonly slips: number } | null = null;
  for (const name of names) {
    const slips = slipsBetween(typed.toLowerCase(), name);
    if (slips > 2 || slips > name.length * 0.4) continue;
    if (best === null || slips < best.slips) best = { name, slips };
  }
  return best?.name ?? null;
}

/** Optimal string alignment distance: Levenshtein's with the swap of two neighbours as one step. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const steps = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      ];
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        steps.push((beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(Math.min(...steps));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

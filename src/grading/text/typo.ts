/** Slips of the keyboard: how far two words are apart, and how far they may be. */

/**
 * Edits between two words, counting an insertion, deletion, replacement or swap of neighbours as one (the optimal string
 * alignment form of Damerau and Levenshtein's distance). Stops early: returns `limit + 1` for anything above the limit.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const width = right.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left.charCodeAt(row - 1) === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === right.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit + 1;
}

/** Edits that a stem of this length may be off: none below five letters, one from five, two from ten. */
function tolerance(length: number): number {
  if (length < 5) return 0;
  return length < 10 ? 1 : 2;
}

/** True when one word may be a slip of the other: same first letter, and few edits for its length. */
export function isTypoOf(written: string, meant: string): boolean {
  const limit = tolerance(Math.min(written.length, meant.length));
  return (
    limit > 0 &&
    written.charCodeAt(0) === meant.charCodeAt(0) &&
    editDistance(written, meant, limit) <= limit
  );
}

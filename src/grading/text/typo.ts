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

/** Which letters of the Latin alphabet a word has, a bit each; digits and other letters share the rest of the bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << ((word.charCodeAt(at) - 97) % 32);
  return letters;
}

/** False for most of the words that no two edits join: each edit adds a letter, takes one or does both. */
export function mayBeTypo(left: number, right: number): boolean {
  let differing = left ^ right;
  let count = 0;
  while (differing !== 0) {
    differing &= differing - 1;
    count += 1;
    if (count > 4) return false;
  }
  return true;
}

/**
 * True when a word may be a slip of the keyboard for another. Both begin with the same letter. Short words have too many
 * real neighbours (scope and score, locking and looking): below seven letters, endings not counted, only two swapped ones
 * or a doubled letter are forgiven, from seven letters any one edit, from eleven any two.
 *
 * @param length letters of the shorter one's stem
 */
export function isTypoOf(written: string, meant: string, length: number): boolean {
  if (length < 4 || written.charCodeAt(0) !== meant.charCodeAt(0)) return false;
  const limit = length < 11 ? 1 : 2;
  if (editDistance(written, meant, limit) > limit) return false;
  return length >= 7 || isSwap(written, meant) || single(written) === single(meant);
}

function isSwap(left: string, right: string): boolean {
  return (
    left.length === right.length &&
    left.split("").toSorted().join("") === right.split("").toSorted().join("")
  );
}

/** Doubled letters written once. */
function single(word: string): string {
  return word.replaceAll(/(.)\1/gu, "$1");
}

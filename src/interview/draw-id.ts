const idAlphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** An id of so many characters of a to z and 2 to 7; eight make a collision among 10,000 ids less likely than 1 in 10,000. */
export function drawId(random: () => number, length = 8): string {
  return Array.from({ length }, () =>
    idAlphabet.charAt(Math.floor(random() * idAlphabet.length)),
  ).join("");
}

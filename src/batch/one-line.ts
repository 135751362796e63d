/** Text from outside as one short line: for messages, names and cells. */

/** Control characters, line ends of all kinds, and what is no character. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff\p{Cs}]+/gu;

/** The text on one line, without control characters, cut to `longest` UTF-16 units with `…` at its end. */
export function oneLine(text: string, longest = 200): string {
  // Cutting first keeps a text of 10 MB from being worked through; white space that falls away may shorten it.
  const line = text
    .slice(0, 4 * longest)
    .replace(unprintable, " ")
    .replace(/\s+/g, " ")
    .trim();
  const isCut = line.length > longest || text.length > 4 * longest;
  if (!isCut) return line;
  return `${line
    .slice(0, longest - 1)
    .replace(/\p{Cs}$/u, "")
    .trimEnd()}…`;
}

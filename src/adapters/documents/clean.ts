/** What is taken out of every text before anyone sees it or it is sent anywhere. */

/** Escape sequences of terminals: CSI, OSC and its kin with their text where they are ended, and the short ones. */
const terminalEscapes =
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C\n]{0,2000}(?:\u0007|\u001B\\|\u009C)|\u001B[ -/]*[0-~]/g;
/** Control characters other than tab and line feed. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/**
 * What leaves no mark: zero-width characters, direction marks, the tags that can spell out hidden words, fillers, private
 * use, half surrogates. The two selectors that choose between a sign and its emoji stay.
 */
const unseen =
  /(?![\uFE0E\uFE0F])[\p{Default_Ignorable_Code_Point}\p{Private_Use}\p{Surrogate}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;
const unusualSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const lineEnds = /\r\n?|[\u0085\u2028\u2029\u000B\u000C]/g;

/**
 * The text in NFC with `\n` line ends, without control characters, terminal escapes, and characters that cannot be seen;
 * no spaces at line ends and at most two blank lines in a row.
 */
export function cleanText(text: string): string {
  return text
    .replace(terminalEscapes, "")
    .replace(lineEnds, "\n")
    .replace(controls, "")
    .replace(unseen, "")
    .replace(unusualSpaces, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{4,}/g, "\n\n\n")
    .replace(/^\n+|\s+$/g, "")
    .normalize("NFC");
}

/** The text as one line, for names in messages. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** The beginning of the text up to the limit, ended at a line where one ends near, and how many characters are left out. */
export function cutText(
  text: string,
  limit: number,
): { readonly text: string; readonly leftOut: number } {
  if (text.length <= limit) return { text, leftOut: 0 };
  const lineEnd = text.lastIndexOf("\n", limit);
  let end = lineEnd > limit * 0.95 ? lineEnd : limit;
  // Never through the middle of a character outside the basic plane.
  if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? "")) end -= 1;
  return { text: text.slice(0, end).trimEnd(), leftOut: text.length - end };
}

/**
 * Text from outside (a document, a model's reply, an answer, a file name) made safe to show: a resume must not be able
 * to move the cursor, set the window's title, write to the clipboard or reverse the reading order.
 */

/**
 * Escape sequences with their content, so that no `[31m` is left behind (ECMA-48): CSI, then OSC, DCS, SOS, PM and APC
 * up to their terminator or the end of the line, then two-character escapes.
 */
const escapeSequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/**
 * Left over after that: control characters except tab and newline, line and paragraph separators, bidirectional
 * controls, invisible characters that can hide words (zero-width space, word joiner, byte order mark, soft hyphen,
 * Unicode tags), and lone surrogates. Zero-width joiners stay: emoji and several scripts need them.
 */
const unsafeCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** The text without anything that a terminal obeys; lines and tabs stay, every kind of line end becomes `\n`. */
export function sanitize(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(escapeSequences, "")
    .replace(unsafeCharacters, "");
}

/** The same on one line: runs of white space become one space. */
export function sanitizeLine(text: string): string {
  return sanitize(text).replace(/\s+/g, " ").trim();
}

/**
 * JSON that is safe on a terminal too, and on one line for everybody: characters beyond the C0 controls that terminals
 * obey or that end a line somewhere are written as `\u` escapes, which `JSON.parse` reads back unchanged.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Orders to the grader that are written so that a word list does not see them, as plain text again. */

import { has, neededWord } from "./injection-rules.ts";
import type { Wording } from "./injection-rules.ts";

/** Base64 or hexadecimal of a dozen characters and more. */
const ENCODED = /(?:[0-9a-fA-F]{2}){12,}|[A-Za-z0-9+/]{16,}={0,2}/gu;
/** Words that only stand in such a text when it was turned round, or moved by thirteen letters. */
const REVERSED = /\b(?:rewsna|s?kram|eroc?s|cirbur|noiretirc|airetirc|erongi|snoitcurtsni)\b/iu;
const MOVED = /\b(?:gur|nafjre|znexf?|pevgrevba|pevgrevn|vtaber|vafgehpgvbaf|ehoevp)\b/iu;
/** Letters of the tags block, which no screen shows, and what they stand for in ASCII. */
const TAGS = /[\u{E0020}-\u{E007E}]/gu;
const TAGS_BASE = 0xe0000;

/** Most of what a code holds must be letters, or it is none. */
const LETTER_SHARE = 0.7;

/** What every match of `REVERSED` or `MOVED` contains. */
const turnedWords = (
  "rewsna kram eroc cirbur noiretirc airetirc erongi snoitcurtsni " +
  "gur nafjre znex pevgrevba pevgrevn vtaber vafgehpgvbaf ehoevp"
)
  .split(" ")
  .map(neededWord);

/**
 * False when no sentence of the text holds anything that could be decoded.
 *
 * @param plainly the words of the text made plain, in which what was turned round stands as well
 */
export function mayBeDisguised(text: string, plainly: Wording): boolean {
  if (mayBeEncoded(text)) return true;
  if (isAscii(text) && !turnedWords.some((word) => has(plainly, word))) return false;
  return [TAGS, REVERSED, MOVED].some((pattern) => text.search(pattern) !== -1);
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7F]*$/u.test(text);
}

/** So many letters, digits, plus signs and slashes in a row: `ENCODED` takes no fewer, and is slow to say so. */
const SHORTEST_CODE = 16;

function mayBeEncoded(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length && run < SHORTEST_CODE; at += 1) {
    const code = text.charCodeAt(at);
    const isOfCode =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 47 && code <= 57) ||
      code === 43;
    run = isOfCode ? run + 1 : 0;
  }
  return run >= SHORTEST_CODE;
}

/** What a sentence says when it is decoded in each way that looks as if it were meant; mostly nothing. Never throws. */
export function disguisedReadings(sentence: string): readonly string[] {
  const readings = [...sentence.matchAll(ENCODED)].flatMap(([code]) => decode(code));
  const tagged = [...sentence.matchAll(TAGS)].map(([tag]) =>
    String.fromCodePoint((tag.codePointAt(0) ?? TAGS_BASE) - TAGS_BASE),
  );
  if (tagged.length > 0) readings.push(tagged.join(""));
  // What stands before a colon introduces it: "read this backwards: …".
  const told = sentence.slice(sentence.indexOf(":") + 1);
  if (REVERSED.test(told)) readings.push(told.split("").toReversed().join(""));
  if (MOVED.test(told)) readings.push(moved(told).trim());
  return readings;
}

function decode(code: string): readonly string[] {
  const bytes = /^[0-9a-fA-F]+$/u.test(code) ? fromHex(code) : fromBase64(code);
  if (bytes === null) return [];
  const letters = bytes.match(/[A-Za-z ]/gu)?.length ?? 0;
  return letters >= LETTER_SHARE * bytes.length ? [bytes] : [];
}

function fromHex(code: string): string {
  return (code.match(/../gu) ?? [])
    .map((pair) => String.fromCodePoint(Number.parseInt(pair, 16)))
    .join("");
}

function fromBase64(code: string): string | null {
  try {
    return atob(code.slice(0, code.length - (code.replace(/=+$/u, "").length % 4 === 1 ? 1 : 0)));
  } catch {
    return null;
  }
}

/** ROT13, which is its own reverse. */
function moved(text: string): string {
  return text.replaceAll(/[a-z]/giu, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCodePoint((((letter.codePointAt(0) ?? base) - base + 13) % 26) + base);
  });
}

/**
 * Text without its dress: no case, no accents, no width variants, no invisible characters. What remains can be compared
 * whoever typed it, on whatever keyboard, through whatever transcription.
 */

/** Soft hyphen, zero-width characters, joiners, byte order mark and bidirectional controls: they show nothing. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/**
 * Lower case without accents or invisible characters, compatibility forms resolved (NFKD): "Cafe" for "café" in any
 * encoding, "ss" for "ß", "2" for "²". Upper case first, then lower: that joins ß and SS.
 */
export function fold(text: string): string {
  if (/^[\x00-\x7F]*$/u.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(INVISIBLE, "")
    .replaceAll("ς", "σ");
}

/** A text reduced to its letters and digits, with the way back to the original. */
export interface Skeleton {
  /** Folded letters and digits only. */
  readonly letters: string;
  /** For each UTF-16 unit of `letters`: where its character starts in the original. */
  readonly starts: readonly number[];
  /** For each unit: where its character, with the marks that follow it, ends in the original. */
  readonly ends: readonly number[];
  /** For each unit: whether a word starts (ends) here in the original. */
  readonly wordStarts: readonly boolean[];
  readonly wordEnds: readonly boolean[];
}

/** Written without spaces between words: every character may start or end a quote. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const ATTACHED =
  /^(?:\p{M}|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF])$/u;

function isAsciiLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Letters and digits of a text, folded, each with its place in the original. Never throws, whatever the text holds. */
export function skeleton(text: string): Skeleton {
  let letters = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const wordStarts: boolean[] = [];
  const wordEnds: boolean[] = [];
  let offset = 0;
  let inWord = false;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    const code = character.charCodeAt(0);
    if (code < 128) {
      // The same as below, which is slow: nearly all characters of most answers.
      if (!isAsciiLetterOrDigit(code)) {
        if (inWord) wordEnds[wordEnds.length - 1] = true;
        inWord = false;
        continue;
      }
      starts.push(start);
      ends.push(offset);
      wordStarts.push(!inWord);
      wordEnds.push(false);
      letters += character.toLowerCase();
      inWord = true;
      continue;
    }
    if (ATTACHED.test(character)) {
      if (inWord && ends.length > 0) ends[ends.length - 1] = offset;
      continue;
    }
    const kept = LETTER_OR_DIGIT.test(character)
      ? fold(character).replaceAll(/[^\p{L}\p{N}]/gu, "")
      : "";
    if (kept === "") {
      if (inWord) wordEnds[wordEnds.length - 1] = true;
      inWord = false;
      continue;
    }
    const alone = UNSPACED.test(character);
    for (let unit = 0; unit < kept.length; unit += 1) {
      starts.push(start);
      ends.push(offset);
      wordStarts.push(unit === 0 && (alone || !inWord));
      wordEnds.push(alone && unit === kept.length - 1);
    }
    letters += kept;
    inWord = true;
  }
  if (inWord) wordEnds[wordEnds.length - 1] = true;
  return { letters, starts, ends, wordStarts, wordEnds };
}

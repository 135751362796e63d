/** Timed words and the text that they make: recognisers give both, with punctuation in one and not in the other. */
import type { TextSpan, TimedWord } from "./ports.ts";

/** A recogniser may leave a few words out of one of the two; further away the same word is another one. */
const searchedCharacters = 200;

/** Where each word stands in the text, looked for in order; null for one that is not found. */
export function locateWords(
  text: string,
  words: readonly { readonly text: string }[],
): readonly (TextSpan | null)[] {
  const { letters, positions } = lettersOf(text);
  let cursor = 0;
  return words.map((word) => {
    const wanted = lettersOf(word.text).letters;
    const found =
      wanted === ""
        ? -1
        : letters.slice(cursor, cursor + searchedCharacters + wanted.length).indexOf(wanted);
    const start = positions[cursor + found];
    const last = positions[cursor + found + wanted.length - 1];
    if (found < 0 || start === undefined || last === undefined) return null;
    cursor += found + wanted.length;
    return { start, end: last + 1 };
  });
}

/** The stretches of the text whose words are doubtful; neighbours with only spaces between them are one. */
export function doubtfulStretches(
  text: string,
  words: readonly TimedWord[],
  isDoubtful: (word: TimedWord) => boolean,
): readonly TextSpan[] {
  const spans = locateWords(text, words).flatMap((span, index) => {
    const word = words[index];
    return span !== null && word !== undefined && isDoubtful(word) ? [span] : [];
  });
  return mergeSpans(text, spans);
}

/** The spans in order, with those made one that overlap or have only spaces between them. */
export function mergeSpans(text: string, spans: readonly TextSpan[]): readonly TextSpan[] {
  const merged: TextSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.end, span.start).trim() === "") {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

/** Letters and digits in lower case, each with where it stood. */
function lettersOf(text: string): { readonly letters: string; readonly positions: number[] } {
  let letters = "";
  const positions: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (!/[\p{L}\p{M}\p{N}+#]/u.test(unit) && !/[\ud800-\udfff]/.test(unit)) continue;
    const lower = unit.toLowerCase();
    letters += lower.length === 1 ? lower : unit;
    positions.push(index);
  }
  return { letters, positions };
}

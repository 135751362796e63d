/** Pieces of expressions that the word lists of several languages are put together from. */

/**
 * Letters and accents of the three languages. Written out: an engine takes milliseconds to read `\p{L}` where case does
 * not matter, and there are many expressions.
 */
export const letters = String.raw`A-Za-zÀ-ÖØ-öø-ÿ\u0300-\u036F`;
/** And digits. */
export const letter = `${letters}0-9_`;
/** None of them stands before, or behind. */
export const start = `(?<![${letter}])`;
export const end = `(?![${letter}])`;

/** The alternatives of a list of words parted by white space; `_` stands for a space within one. */
export function alternatives(words: string): string {
  return words.trim().split(/\s+/u).join("|").replaceAll("_", " ");
}

/** Any of the words, whole. */
export function anyOf(words: string): RegExp {
  return new RegExp(`${start}(?:${alternatives(words)})${end}`, "i");
}

export const year = String.raw`((?:19|20)\d{2})`;
/** A word with a capital. */
export const capitalised = `${start}[A-ZÀ-ÖØ-Þ][${letter}]*`;
/** Up to three of them. */
export const name = `(${capitalised}(?: ${capitalised}){0,2})`;

/**
 * Numbers as Spanish and Portuguese write them. A point or comma before exactly three digits parts thousands, any other
 * one decimals: Spain and Mexico write them the other way round.
 */
export const romanceNumber = String.raw`(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)`;
/** A percentage of three decimals could be one of thousands: neither is read. */
export const romanceShare = String.raw`(\d+(?:[.,]\d{1,2})?)`;

export function romanceValue(number: string): number {
  const [, grouped, decimals = "0"] =
    /^([1-9]\d{0,2}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/u.exec(number) ?? [];
  return grouped === undefined
    ? Number(number.replace(",", "."))
    : Number(`${grouped.replaceAll(/[.,]/gu, "")}.${decimals}`);
}

/** The alternatives with a small first letter or a capital: a sentence may begin with them. */
export function capital(expression: string): string {
  return expression.replaceAll(
    /(?<=\(\?:|\|)\p{Ll}/gu,
    (small) => `[${small}${small.toUpperCase()}]`,
  );
}

/** How figures are found in a sentence, whatever the language: expressions put together from its words. */
import type { FigureWords } from "./claim-language.ts";
import { claimLanguage } from "./claim-language.ts";
import { end, letter, start } from "./claim-language/expressions.ts";
import type { ClaimUnit } from "./claims.ts";
import type { Language } from "./question.ts";

export interface Figure {
  /** Where it stands in the sentence, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly unit: ClaimUnit;
  readonly value: number;
  readonly before: number | null;
  /** A range: `30-40 %`; its upper end is the value. */
  readonly isRange: boolean;
  /** Its sign; null where it is no money. */
  readonly currency: string | null;
  /** The sentence holds another one of the unit. */
  readonly isOneOfMany: boolean;
}

type Values = Pick<Figure, "value" | "before"> & Partial<Figure>;

interface Pattern {
  readonly unit: ClaimUnit;
  readonly expression: RegExp;
  readonly read: (match: RegExpExecArray) => Values;
}

/**
 * The sentence's claim is the first pattern's that fits; those that say more come first. Null: no figure.
 * @param isResume whether "doubled" is one: of an answer it is too little to ask about
 */
export function figureIn(sentence: string, language: Language, isResume: boolean): Figure | null {
  const patterns = patternsOf(language);
  const all = isResume ? [...patterns.answer, ...patterns.resume] : patterns.answer;
  for (const { unit, expression, read } of all) {
    const match = expression.exec(sentence);
    if (match === null) continue;
    const values = read(match);
    const matchEnd = match.index + match[0].length;
    const others = [sentence.slice(0, match.index), sentence.slice(matchEnd)];
    const isOneOfMany = all.some(
      (each) => each.unit === unit && others.some((other) => each.expression.test(other)),
    );
    const plain = { isRange: false, currency: null };
    return { ...plain, ...values, unit, start: match.index, end: matchEnd, isOneOfMany };
  }
  return null;
}

interface Patterns {
  readonly answer: readonly Pattern[];
  /** What a resume has besides. */
  readonly resume: readonly Pattern[];
}

const made = new Map<Language, Patterns>();

function patternsOf(language: Language): Patterns {
  const known = made.get(language);
  if (known !== undefined) return known;
  const { figures } = claimLanguage(language);
  const patterns = { answer: patternsFrom(figures), resume: sharesFrom(figures.multiples) };
  made.set(language, patterns);
  return patterns;
}

function patternsFrom(words: FigureWords): readonly Pattern[] {
  const { number, share, valueOf, percent, from, to, durations, scales } = words;
  const gap = String.raw`[ \u00A0\u202F]?`;
  const apart = String.raw`(?<![${letter}.,-])(?<!\d[ \u00A0])`;
  const duration = `(${longestFirst(durations)})`;
  const scale = `(${longestFirst(scales)})?`;
  const rangeOf = (one: string, unit: string): string =>
    `(?:${one}${gap}(?:${unit})?(?:${gap}[-–—]${gap}| (?:${words.rangeTo}) )|${words.between} ${one}${gap}(?:${unit})? ${words.and} )?`;
  const secondsIn = (unit = ""): number => durations[unit.toLowerCase()] ?? 1;
  const valueIn = (text = ""): number => valueOf(text);
  const of = (unit: ClaimUnit, source: string, read: Pattern["read"]): Pattern => ({
    unit,
    expression: new RegExp(source, "i"),
    read,
  });
  return [
    of(
      "percent",
      `${start}${from} ${share}${gap}(?:${percent})? ${to} ${share}${gap}${percent}`,
      (match) => ({ before: valueIn(match[1]), value: valueIn(match[2]) }),
    ),
    of(
      "seconds",
      `${start}${from} ${number}${gap}${duration}? ${to} ${number}${gap}${duration}${end}`,
      (match) => {
        const after = secondsIn(match[4]);
        const earlier = match[2] === undefined ? after : secondsIn(match[2]);
        return { before: valueIn(match[1]) * earlier, value: valueIn(match[3]) * after };
      },
    ),
    of("percent", `${apart}${rangeOf(share, percent)}${share}${gap}${percent}`, (match) => ({
      before: null,
      value: valueIn(match[3]),
      isRange: (match[1] ?? match[2]) !== undefined,
    })),
    of("people", words.people(number), (match) => ({
      before: null,
      value: valueIn(match[1] ?? match[2]),
    })),
    of("money", words.money(number, scale), (match) => ({
      before: null,
      value:
        valueIn(match[2] ?? match[5]) * (scales[(match[3] ?? match[6] ?? "").toLowerCase()] ?? 1),
      currency: currencyOf(match[1] ?? match[4]),
    })),
    of("times", words.times(number), (match) => ({ before: null, value: valueIn(match[1]) })),
    of("seconds", `${words.byDuration}${number}${gap}${duration}${end}`, (match) => ({
      before: null,
      value: valueIn(match[1]) * secondsIn(match[2]),
    })),
    ...sharesFrom(words.fractions),
  ];
}

function sharesFrom(shares: FigureWords["fractions"]): readonly Pattern[] {
  return shares.map(({ expression, percent }) => ({
    unit: "percent",
    expression,
    read: () => ({ before: null, value: percent }),
  }));
}

function longestFirst(words: Readonly<Record<string, number>>): string {
  return Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join("|");
}

/** `$` may be a peso as well: nobody can tell. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ us$: "$", u$s: "$", usd: "$", dólares: "$", euros: "€", eur: "€", reais: "r$" }),
);

function currencyOf(written = ""): string {
  const name = written.toLowerCase();
  return signs.get(name) ?? name;
}

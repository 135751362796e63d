/** What the readers of claims know of a language: words as data, so that the logic is written once. */
import type { Language } from "./question.ts";
import { english } from "./claim-language/english.ts";
import { portuguese } from "./claim-language/portuguese.ts";
import { spanish } from "./claim-language/spanish.ts";

export interface ClaimLanguage {
  readonly figures: FigureWords;
  /** Said of what was done: by the person or their team. */
  readonly ownWork: RegExp;
  /** Something became other than it was, or somebody led. */
  readonly happened: RegExp;
  /** A plan, a wish, an example, a denial, somebody else's words, or how things are in general. */
  readonly notClaimed: RegExp;
  /** Stands before a number that is a bound or an estimate; behind one. */
  readonly vagueBefore: RegExp;
  readonly vagueBehind: RegExp;
  /** Before a percentage: it tells how much something changed ("a reduction of 40 %"), or where it came to be ("to 70 %"). */
  readonly changeBefore: RegExp;
  readonly levelBefore: RegExp;
  /** Behind a percentage that tells a part of something: "of the users". */
  readonly partBehind: RegExp;
  /** Behind it stands how or why something was done, or what came of it: no part of what it was done to. */
  readonly means: RegExp;
  /** "This year", "last year": a year of the calendar, and how many before the one in which it is said. */
  readonly relativeYears: readonly { readonly expression: RegExp; readonly yearsAgo: number }[];
  readonly ups: RegExp;
  readonly downs: RegExp;
  /** What was done to it: such words tell nothing apart. Folded words or stems, parted by spaces. */
  readonly deeds: string;
  /** Fit any result, so that they tell nothing of what it is about; the same. */
  readonly anySubject: string;
  readonly career: CareerWords;
}

/** How figures are written. Sources of expressions; `number` and `share` hold one group each. */
export interface FigureWords {
  readonly number: string;
  /** The number of a percentage. */
  readonly share: string;
  readonly valueOf: (number: string) => number;
  readonly percent: string;
  readonly from: string;
  readonly to: string;
  /** Between the two numbers of a range, where no `from` stands before it. */
  readonly rangeTo: string;
  readonly between: string;
  readonly and: string;
  /** Seconds by unit, as the units are written. */
  readonly durations: Readonly<Record<string, number>>;
  /** Stands before a duration that something changed by. */
  readonly byDuration: string;
  /** By the words for them. */
  readonly scales: Readonly<Record<string, number>>;
  /** A team and its size, which `number` is put in for. */
  readonly people: (number: string) => string;
  /** An amount with its currency: group 1 or 4 the currency, 2 or 5 the number, 3 or 6 the scale. */
  readonly money: (number: string, scale: string) => string;
  readonly times: (number: string) => string;
  /** Shares in words, in per cent, each an expression of its own. */
  readonly fractions: readonly { readonly expression: RegExp; readonly percent: number }[];
  /** Verbs that say how much: "doubled" is 100 %. */
  readonly multiples: FigureWords["fractions"];
}

export interface CareerWords {
  /** A plan, an example, a denial, a question; another time than that of the year. */
  readonly notClaimed: RegExp;
  /** "I joined Northwind in 2017": group 1 the name, 2 the year, 3 a second year. */
  readonly wasThere: RegExp;
  /** "In 2017 I joined Northwind": group 1 the year, 2 the name. */
  readonly thenWasThere: RegExp;
  /** "I worked at Northwind for ten years": group 1 the name, 2 the years with their word, 3 the number. */
  readonly stayed: RegExp;
  /** Numbers as words, up to twenty years. */
  readonly numbers: Readonly<Record<string, number>>;
  /** "I led". */
  readonly ownPart: RegExp;
  /** How a resume tells a part of one's own, and a help to others: alternatives of an expression. */
  readonly own: string;
  readonly shared: string;
  /** Words of a part, which fit any work. */
  readonly anyWork: string;
  /** In "the ledger migration" the work is the last word, in "la migración del ledger" the first. */
  readonly isHeadLast: boolean;
}

const languages: Readonly<Record<Language, () => ClaimLanguage>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};
const made = new Map<Language, ClaimLanguage>();

/** Made at its first use: an interview needs one language, or two. */
export function claimLanguage(language: Language): ClaimLanguage {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = languages[language]();
  made.set(language, words);
  return words;
}

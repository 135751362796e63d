/**
 * Numbers that a person claims of their own work, in an answer or a resume. Careful: a number that might be something else
 * (an example, a plan, a fact about the world) is none. What a language's words are stands in `claim-language/`; how two
 * claims compare in claim-relation.ts.
 */
import { employerNames } from "./career-periods.ts";
import { claimLanguage } from "./claim-language.ts";
import type { ClaimLanguage } from "./claim-language.ts";
import { sharedKey, timesAmong } from "./claim-language/cognates.ts";
import { figureIn } from "./claim-patterns.ts";
import { sentencesTouching } from "./injection.ts";
import type { Language } from "./question.ts";
import { fold } from "./text/fold.ts";
import { stem } from "./text/stem.ts";
import { tokenize } from "./text/tokens.ts";
import type { Token } from "./text/tokens.ts";
import { languages } from "../vocabulary.ts";

/** A measured change, the size of a team, or money, said of the person's own work. */
export interface Claim {
  /** The sentence, verbatim. */
  readonly quote: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The number as it is written, `80 %` or `from 900 to 120 ms`. */
  readonly figure: string;
  readonly unit: ClaimUnit;
  /** In the unit; seconds for durations. Of a change from one value to another, the second. */
  readonly value: number;
  /** The value before; null where only one is told. */
  readonly before: number | null;
  /** How much it changed, what it came to be, or a part of something: "by 40 %", "to 40 %", "40 % of the users". */
  readonly measure: "change" | "level" | "part";
  /** Stems of what it is about, without words that fit any result. */
  readonly subject: ReadonlySet<string>;
  /** Words beside the figure that may tell one thing from another: "p99", "first", a name; not how it was done. */
  readonly words: ReadonlySet<string>;
  /** Names of the employer whose line a resume's claim stands below, as such words. */
  readonly employer: ReadonlySet<string>;
  /** Words that tell when it was, or how often: "first", "year", "2021". */
  readonly times: ReadonlySet<string>;
  /** It went up or down; null where the sentence does not say, or both. */
  readonly direction: "up" | "down" | null;
  /** "More than", "around", a range, one of several in its sentence: less or more of it is no other claim. */
  readonly isVague: boolean;
  /** Words of two languages are the same where they stand in `claim-language/cognates.ts` only. */
  readonly language: Language;
}

export type ClaimUnit = "percent" | "seconds" | "times" | "people" | "money";

/**
 * The claims in an answer, in its order; at most one a sentence. Never throws.
 * @param answeredAt an ISO time, which "last year" is told by; null: nobody knows
 */
export function claimsInAnswer(
  text: string,
  language: Language,
  answeredAt: string | null = null,
): readonly Claim[] {
  const source = {
    language,
    isResume: false,
    year: answeredAt === null ? null : yearOf(answeredAt),
  };
  const { ownWork, happened, notClaimed } = claimLanguage(language);
  return sentencesTouching(text, { start: 0, end: text.length }).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const plain = sentence.normalize("NFC");
    const isClaimed = ownWork.test(plain) && happened.test(plain) && !notClaimed.test(plain);
    const claims = isClaimed ? claimIn(sentence, start, source) : [];
    return claims.filter(({ measure }) => measure !== "part");
  });
}

/** The claims of a resume, where nobody says "I": every statement with a figure counts, whatever it tells. */
export function claimsInResume(text: string, language: Language): readonly Claim[] {
  // A statement goes on over the ends of lines until a bullet, an empty line, the end of a sentence, or one of years: an
  // employer's line.
  const statements = text.split(
    /\n\s*\n|\n\s*(?=[-*•·–])|(?<=[.!?;])\s+|(?<=\b\d{4}\s*[-–—]\s*(?:\d{4}|\p{L}+)[ )]*)\n/u,
  );
  // A resume is read years after it was written: its "last year" stays words.
  const source = { language, isResume: true, year: null };
  let employer: ReadonlySet<string> = new Set();
  return statements.flatMap((statement) => {
    const names = employerNames(statement);
    // An answer in any language may name it, and each cuts the ends of words in its own way.
    if (names !== null)
      employer = languages.reduce(
        (all, each) => all.union(wordsOf(names.join(" "), each)),
        new Set<string>(),
      );
    const claims = claimIn(statement.replaceAll(/\s+/gu, " ").trim(), 0, source);
    return claims.map((claim) => ({ ...claim, employer }));
  });
}

/** The year of the calendar in which something was said, wherever on earth; null within a day of its turn. */
function yearOf(time: string): number | null {
  const day = 86_400_000;
  const [yesterday, tomorrow] = [-day, day].map((ms) =>
    new Date(Date.parse(time) + ms).getUTCFullYear(),
  );
  return yesterday === undefined || yesterday !== tomorrow ? null : yesterday;
}

interface Source {
  readonly language: Language;
  readonly isResume: boolean;
  /** In which it was said; null where that is not sure. */
  readonly year: number | null;
}

function claimIn(
  sentence: string,
  offset: number,
  { language, isResume, year }: Source,
): readonly Claim[] {
  const figure = figureIn(sentence, language, isResume);
  if (figure === null) return [];
  const { unit, value, before, currency } = figure;
  const lists = claimLanguage(language);
  const quote = sentence.trim();
  const start = offset + sentence.indexOf(quote);
  const ahead = withYears(sentence.slice(0, figure.start), year, lists);
  const behind = withYears(sentence.slice(figure.end), year, lists);
  const rest = `${ahead} ${behind}`;
  const isVague =
    figure.isRange ||
    figure.isOneOfMany ||
    lists.vagueBefore.test(ahead) ||
    lists.vagueBehind.test(behind);
  const words = wordsOf(withoutMeans(ahead, behind, lists.means), language);
  const isChange =
    unit !== "percent" || before !== null || lists.changeBefore.test(ahead.normalize("NFC"));
  const isPart = !isChange && lists.partBehind.test(behind);
  const isLevel = !isChange && lists.levelBefore.test(ahead);
  return [
    {
      quote,
      start,
      end: start + quote.length,
      figure: sentence.slice(figure.start, figure.end).trim(),
      unit,
      value,
      before,
      measure: isPart ? "part" : isLevel ? "level" : "change",
      subject: subjectOf(rest, language),
      words: currency === null ? words : new Set([...words, currency]),
      employer: new Set(),
      times: timesAmong(
        tokenize(rest, language).tokens.map(({ key }) => key),
        language,
      ),
      direction: directionOf(rest.normalize("NFC"), language),
      isVague,
      language,
    },
  ];
}

/** "With a cache, we cut it", "by 40 % with a cache": what may stand in one sentence and not in another about the same. */
function withoutMeans(ahead: string, behind: string, means: RegExp): string {
  const comma = ahead.indexOf(",");
  const hasLead = comma !== -1 && means.exec(ahead.trimStart())?.index === 0;
  const from = means.exec(behind)?.index ?? behind.length;
  return `${hasLead ? ahead.slice(comma) : ahead} ${behind.slice(0, from)}`;
}

/** "Last year" as the year that it was; as it is where that is not sure. */
function withYears(text: string, year: number | null, { relativeYears }: ClaimLanguage): string {
  if (year === null) return text;
  let dated = text;
  for (const { expression, yearsAgo } of relativeYears)
    dated = dated.replace(expression, `${year - yearsAgo}`);
  return dated;
}

function directionOf(text: string, language: Language): Claim["direction"] {
  const { ups, downs } = claimLanguage(language);
  const [isUp, isDown] = [ups.test(text), downs.test(text)];
  return isUp === isDown ? null : isUp ? "up" : "down";
}

function subjectOf(text: string, language: Language): ReadonlySet<string> {
  const { deeds, anySubject } = plainWords(language);
  return keysOf(text, language, (token) => {
    const isWord = /^\p{L}{3,}$/u.test(fold(token.key));
    return isWord && !isOneOf(token, deeds) && !isOneOf(token, anySubject);
  });
}

function wordsOf(text: string, language: Language): ReadonlySet<string> {
  const { deeds } = plainWords(language);
  return keysOf(text, language, (token) => !isOneOf(token, deeds));
}

/** What the words that carry meaning are compared by. */
function keysOf(
  text: string,
  language: Language,
  isKept: (token: Token) => boolean,
): ReadonlySet<string> {
  const { tokens } = tokenize(text, language);
  const kept = tokens.filter((token) => !token.isFunctionWord && isKept(token));
  return new Set(kept.map(({ key }) => sharedKey(key, language)));
}

function isOneOf({ word, key }: Token, words: ReadonlySet<string>): boolean {
  return words.has(word) || words.has(key);
}

interface PlainWords {
  readonly deeds: ReadonlySet<string>;
  readonly anySubject: ReadonlySet<string>;
}

const plainBefore = new Map<Language, PlainWords>();

function plainWords(language: Language): PlainWords {
  const known = plainBefore.get(language);
  if (known !== undefined) return known;
  const { deeds, anySubject } = claimLanguage(language);
  const words = { deeds: asKeys(deeds, language), anySubject: asKeys(anySubject, language) };
  plainBefore.set(language, words);
  return words;
}

/** The words folded, and in the languages that list whole words their stems. */
function asKeys(list: string, language: Language): ReadonlySet<string> {
  const words = list.split(" ").map(fold);
  return new Set(
    language === "en" ? words : [...words, ...words.map((word) => stem(word, language))],
  );
}

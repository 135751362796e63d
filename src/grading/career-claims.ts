/**
 * Dates and a part of one's own that a person claims, compared with what a resume says: "I joined Acme in 2017" beside
 * "Acme, 2019 – 2022", "I led the migration" beside "Assisted with the migration". Careful: only what clearly speaks of
 * the same employer or the same piece of work is compared. What a language's words are stands in `claim-language/`.
 */
import { claimLanguage } from "./claim-language.ts";
import type { CareerWords } from "./claim-language.ts";
import { sharedKey } from "./claim-language/cognates.ts";
import { end } from "./claim-language/expressions.ts";
import { names, periodsIn } from "./career-periods.ts";
import type { Period } from "./career-periods.ts";
import { sentencesTouching } from "./injection.ts";
import type { Language } from "./question.ts";
import { tokenize } from "./text/tokens.ts";

/** Something said that the resume puts otherwise; both sides verbatim. */
export interface CareerDifference {
  readonly kind: "date" | "part";
  /** The person's own sentence. */
  readonly quote: string;
  /** The words of it that differ: `2017`, `I led`. */
  readonly figure: string;
  readonly other: { readonly quote: string; readonly figure: string };
}

/** A text and the language that it is in. */
export interface Written {
  readonly text: string;
  readonly language: Language;
}

/** What an answer says of dates and of the person's part that the resume puts otherwise, in the answer's order. */
export function careerDifferences(answer: Written, resume: Written): readonly CareerDifference[] {
  const { text, language } = answer;
  const { career } = claimLanguage(language);
  const periods = periodsIn(resume.text);
  const works = worksIn(resume);
  return sentencesTouching(text, { start: 0, end: text.length }).flatMap((span) => {
    const quote = text.slice(span.start, span.end).trim();
    if (career.notClaimed.test(quote)) return [];
    return [
      dateDifference(quote, periods, career),
      partDifference({ text: quote, language }, works),
    ].filter((each) => each !== null);
  });
}

/** Resumes round, and a contract is signed before the first day. */
const slackYears = 1;

/** A year before the employment began or after it ended, or too many of them. */
function dateDifference(
  quote: string,
  periods: readonly Period[],
  career: CareerWords,
): CareerDifference | null {
  const [, employer, first, second] = career.wasThere.exec(quote) ?? [];
  const [, when, then] = career.thenWasThere.exec(quote) ?? [];
  const [, place, stay, count = ""] = career.stayed.exec(quote) ?? [];
  const name = employer ?? then ?? place;
  const period = name === undefined ? null : employment(name, periods);
  if (period === null) return null;
  const isOutside = (said: string): boolean =>
    Number(said) < period.from - slackYears || Number(said) > period.to + slackYears;
  const said = [first, second, when].find((each) => each !== undefined && isOutside(each));
  // From January 2019 to December 2022 are four years.
  const longest = period.to - period.from + 1 + slackYears;
  const isTooLong = (career.numbers[count] ?? Number(count)) > longest;
  const figure = said ?? (isTooLong ? stay : undefined);
  if (figure === undefined) return null;
  return { kind: "date", quote, figure, other: { quote: period.quote, figure: period.figure } };
}

/** Where exactly one line of the resume names the employer. */
function employment(employer: string, periods: readonly Period[]): Period | null {
  const words = employer.trim().split(" ");
  const named = periods.filter((period) => words.every((name) => period.names.has(name)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

interface Work {
  readonly quote: string;
  readonly language: Language;
  /** The verb that tells the part: `Assisted`. */
  readonly verb: string;
  readonly isOwn: boolean;
  readonly subject: Subject;
}

interface Subject {
  /** In their order. */
  readonly words: readonly string[];
  /** What was worked on: "migration" in "the ledger migration". */
  readonly head: string | null;
}

function worksIn({ text, language }: Written): readonly Work[] {
  const { own, shared } = claimLanguage(language).career;
  const part = new RegExp(`^(${own}|${shared})${end}`, "i");
  const isOwnVerb = new RegExp(`^(?:${own})$`, "i");
  return text.split(/\n\s*\n|\n\s*(?=[-*•·–])|(?<=[.;])\s+|\n(?=\p{Lu})/u).flatMap((statement) => {
    const quote = statement
      .replaceAll(/\s+/g, " ")
      .trim()
      .replace(/^[-*•·–] ?/u, "");
    const verb = part.exec(quote)?.[1];
    if (verb === undefined) return [];
    const subject = subjectOf(quote.slice(quote.indexOf(verb) + verb.length), language);
    return [{ quote, language, verb, isOwn: isOwnVerb.test(verb), subject }];
  });
}

/** "I led" of what the resume tells as a help to others, and nowhere as one's own. */
function partDifference(
  { text: quote, language }: Written,
  works: readonly Work[],
): CareerDifference | null {
  const { career, means } = claimLanguage(language);
  const match = career.ownPart.exec(quote);
  if (match === null) return null;
  const [figure] = match;
  const said = quote.slice(match.index + figure.length);
  const from = /[,;:]/u.exec(said)?.index ?? said.length;
  const what = said.slice(0, from);
  const subject = subjectOf(what.slice(0, means.exec(what)?.index ?? what.length), language);
  // "At a startup I led": not where the resume tells of.
  const lead = subjectOf(quote.slice(0, match.index), language);
  const same = works.filter(
    (work) =>
      isSameWork(subject, work.subject, work.language === language) &&
      lead.words.every((word) => work.subject.words.includes(word)) &&
      hasNames(quote, work),
  );
  const [work] = same;
  if (work === undefined || same.some(({ isOwn }) => isOwn)) return null;
  return { kind: "part", quote, figure, other: { quote: work.quote, figure: work.verb } };
}

/**
 * The first word after the verb is the same ("the migration" is not "the tests of the migration"), in two languages what
 * was worked on; of all words at least two are; and no word is said that is not written, since "the migration of the
 * reports of the billing system" is a part of the one that was written of.
 */
function isSameWork(one: Subject, other: Subject, isSameLanguage: boolean): boolean {
  const first = ({ words, head }: Subject): string | undefined =>
    isSameLanguage ? words[0] : (head ?? undefined);
  if (first(one) === undefined || first(one) !== first(other)) return false;
  const [left, right] = [new Set(one.words), new Set(other.words)];
  return left.size >= 2 && left.isSubsetOf(right);
}

/** Every name in the sentence stands in the resume's, too: "at Contoso" may be another migration. */
function hasNames(quote: string, { quote: written }: Work): boolean {
  return (quote.slice(1).match(names) ?? []).every((name) => written.includes(name));
}

const wordsOfParts = new Map<Language, ReadonlySet<string>>();

/** Words of a part, which fit any work; read at the first use, since most starts compare nothing. */
function anyWork(language: Language): ReadonlySet<string> {
  const known = wordsOfParts.get(language);
  if (known !== undefined) return known;
  const { tokens } = tokenize(claimLanguage(language).career.anyWork, language);
  const words = new Set(tokens.map(({ key }) => key));
  wordsOfParts.set(language, words);
  return words;
}

function subjectOf(text: string, language: Language): Subject {
  const { tokens } = tokenize(text, language);
  const isSubject = ({ key, isFunctionWord }: (typeof tokens)[number]): boolean =>
    !isFunctionWord && /^\p{L}{3,}$/u.test(key) && !anyWork(language).has(key);
  const words = tokens.filter(isSubject).map(({ key }) => sharedKey(key, language));
  // The words in a row that the first one begins: "ledger migration".
  const from = tokens.findIndex(isSubject);
  const rowEnd = tokens.findIndex(
    (token, at) => at > from && (token.afterBreak || token.isFunctionWord),
  );
  const row = tokens.slice(from, rowEnd === -1 ? undefined : rowEnd).filter(isSubject);
  const head = claimLanguage(language).career.isHeadLast ? row.at(-1) : row[0];
  return { words, head: head === undefined ? null : sharedKey(head.key, language) };
}

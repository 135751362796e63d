/**
 * Dates and a part of one's own that a person claims, compared with what a resume says: "I joined Acme in 2017" beside
 * "Acme, 2019 – 2022", "I led the migration" beside "Assisted with the migration". English only, and careful: only what
 * clearly speaks of the same employer or the same piece of work is compared.
 */
import { sentencesTouching } from "./injection.ts";
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

/** What an answer says of dates and of the person's part that the resume puts otherwise, in the answer's order. */
export function careerDifferences(answer: string, resume: string): readonly CareerDifference[] {
  const periods = periodsIn(resume);
  const works = worksIn(resume);
  return sentencesTouching(answer, { start: 0, end: answer.length }).flatMap(({ start, end }) => {
    const quote = answer.slice(start, end).trim();
    if (notClaimed.test(quote)) return [];
    return [dateDifference(quote, periods), partDifference(quote, works)].filter(
      (each) => each !== null,
    );
  });
}

/** A plan, an example, a denial, a question; another time than that of the year. */
const notClaimed =
  /\b(?:would|could|should|might|may|will|if|unless|suppose|imagine|for example|e\.g|not|never|want(?:ed)? to|hope[ds]?|asked|offered|said|next|before|after|previously|client|plan(?:ned|s)?)\b|n['’]t\b|\?/i;

interface Period {
  readonly quote: string;
  /** The years as they are written. */
  readonly figure: string;
  /** Words with a capital that are no title: the employer's name is among them. */
  readonly names: ReadonlySet<string>;
  readonly from: number;
  /** Infinity: until today. */
  readonly to: number;
}

const year = String.raw`((?:19|20)\d{2})`;
const month = String.raw`(?:(?:[A-Z][a-z]{2,8}\.?|\d{1,2}[/.]) ?)?`;
const yearSpan = new RegExp(
  String.raw`\b${year}\s*(?:[-–—]|to|until)\s*${month}(?:${year}|present|now|today|current)\b`,
  "i",
);

/** With a capital in a line of employment, and no name of an employer; nor is a school's. */
const noNames = new Set(
  "senior junior principal staff lead chief head software hardware computer data backend frontend full stack web mobile cloud devops security quality test systems engineer engineering engineers developer architect manager director consultant analyst intern trainee freelancer scientist science administrator team technology technologies university college school institute the and with present now today current jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december".split(
    " ",
  ),
);
/** The line above may name the employer; a bullet or a sentence tells of the work before. */
const isHeading = /^(?![-*•·–]).{1,60}(?<![.;])$/u;

function periodsIn(resume: string): readonly Period[] {
  const lines = resume.split("\n").map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const match = yearSpan.exec(line);
    if (match === null || /^[-*•·–]/u.test(line)) return [];
    const above = lines[at - 1] ?? "";
    const text = isHeading.test(above) && !yearSpan.test(above) ? `${above} ${line}` : line;
    const names = text.match(/\b\p{Lu}[\p{L}\d]+/gu) ?? [];
    if (/\b(?:university|college|school|institute)\b/iu.test(text)) return [];
    return [
      {
        quote: line.replaceAll(/\s+/g, " "),
        figure: match[0].replaceAll(/\s+/g, " "),
        names: new Set(names.filter((name) => !noNames.has(name.toLowerCase()))),
        from: Number(match[1]),
        to: match[2] === undefined ? Infinity : Number(match[2]),
      },
    ];
  });
}

/** "I joined Northwind Bank as a lead in March 2017": nothing else between the name and the year. */
const wasThere = new RegExp(
  String.raw`^I (?:first )?(?:joined|left|started (?:at|with)|worked (?:at|for)|was (?:at|with|hired by)) ((?:\p{Lu}[\p{L}\d]* ?){1,3})(?:as an? [\p{L} ]{1,30} )?(?:in|since|from|until) ${month}${year}\b`,
  "u",
);
/** Resumes round, and a contract is signed before the first day. */
const slackYears = 1;

/** A year before the employment began or after it ended, where exactly one line of the resume names the employer. */
function dateDifference(quote: string, periods: readonly Period[]): CareerDifference | null {
  const [, employer = "", said] = wasThere.exec(quote) ?? [];
  if (said === undefined) return null;
  const names = employer.trim().split(" ");
  const named = periods.filter((period) => names.every((name) => period.names.has(name)));
  const [period] = named;
  if (period === undefined || named.length > 1) return null;
  const at = Number(said);
  if (at >= period.from - slackYears && at <= period.to + slackYears) return null;
  return {
    kind: "date",
    quote,
    figure: said,
    other: { quote: period.quote, figure: period.figure },
  };
}

interface Work {
  readonly quote: string;
  /** The verb that tells the part: `Assisted`. */
  readonly verb: string;
  readonly isOwn: boolean;
  readonly subject: readonly string[];
}

const own =
  "led|owned|designed|architected|built|created|founded|wrote|introduced|drove|headed|managed|developed|implemented|launched";
const shared =
  "assisted|supported|helped|contributed|participated|collaborated|took part|shadowed|was part of|part of|member of";
const ownPart = new RegExp(
  String.raw`\bI (?:personally |alone |single-handedly )?(?:${own})\b`,
  "i",
);
const resumePart = new RegExp(String.raw`^(?:[-*•·–]\s*)?(${own}|${shared})\b`, "i");
const isOwnVerb = new RegExp(String.raw`^(?:${own})$`, "i");

function worksIn(resume: string): readonly Work[] {
  return resume
    .split(/\n\s*\n|\n\s*(?=[-*•·–])|(?<=[.;])\s+|\n(?=\p{Lu})/u)
    .flatMap((statement) => {
      const quote = statement.replaceAll(/\s+/g, " ").trim();
      const verb = resumePart.exec(quote)?.[1];
      if (verb === undefined) return [];
      const subject = subjectOf(quote.slice(quote.indexOf(verb) + verb.length));
      return [{ quote, verb, isOwn: isOwnVerb.test(verb), subject }];
    });
}

/** "I led" of what the resume tells as a help to others, and nowhere as one's own. */
function partDifference(quote: string, works: readonly Work[]): CareerDifference | null {
  const [figure] = ownPart.exec(quote) ?? [];
  if (figure === undefined) return null;
  const subject = subjectOf(quote.slice(figure.length));
  const same = works.filter((work) => isSameWork(subject, work.subject) && hasNames(quote, work));
  const [work] = same;
  if (work === undefined || same.some(({ isOwn }) => isOwn)) return null;
  return { kind: "part", quote, figure, other: { quote: work.quote, figure: work.verb } };
}

/**
 * The first word after the verb is the same ("the migration" is not "the tests of the migration"), and of all words at
 * least two and half of the shorter subject.
 */
function isSameWork(one: readonly string[], other: readonly string[]): boolean {
  if (one[0] === undefined || one[0] !== other[0]) return false;
  const [left, right] = [new Set(one), new Set(other)];
  const both = [...left].filter((word) => right.has(word)).length;
  return both >= 2 && both * 2 >= Math.min(left.size, right.size);
}

/** Every name in the sentence stands in the resume's, too: "at Contoso" may be another migration. */
function hasNames(quote: string, { quote: written }: Work): boolean {
  return (quote.slice(1).match(/\b\p{Lu}[\p{L}\d]+/gu) ?? []).every((name) =>
    written.includes(name),
  );
}

let wordsOfParts: ReadonlySet<string> | null = null;

/** Words of a part, which fit any work; read at the first use, since most starts compare nothing. */
function anyWork(): ReadonlySet<string> {
  const text = `${own} ${shared} team work project company engineer`.replaceAll("|", " ");
  wordsOfParts ??= new Set(tokenize(text, "en").tokens.map(({ key }) => key));
  return wordsOfParts;
}

/** In their order. */
function subjectOf(text: string): readonly string[] {
  return tokenize(text, "en")
    .tokens.filter(({ key, isFunctionWord }) => !isFunctionWord && /^\p{L}{3,}$/u.test(key))
    .map(({ key }) => key)
    .filter((key) => !anyWork().has(key));
}

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

/** A plan, an example, a denial, a question. */
const notClaimed =
  /\b(?:would|could|should|might|may|will|if|unless|suppose|imagine|for example|e\.g|not|never|want(?:ed)? to|hope[ds]?|asked|offered)\b|n['’]t\b|\?/i;

interface Period {
  readonly quote: string;
  /** The years as they are written. */
  readonly figure: string;
  /** Words with a capital in the line and the one before it: the employer's name is among them. */
  readonly names: ReadonlySet<string>;
  readonly from: number;
  /** Infinity: until today. */
  readonly to: number;
}

const year = String.raw`((?:19|20)\d{2})`;
const month = String.raw`(?:[A-Z][a-z]{2,8}\.? |\d{1,2}[/.])?`;
const yearSpan = new RegExp(
  String.raw`\b${year}\s*(?:[-–—]|to|until)\s*${month}(?:${year}|present|now|today|current)\b`,
  "i",
);

function periodsIn(resume: string): readonly Period[] {
  const lines = resume
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.flatMap((line, at) => {
    const match = yearSpan.exec(line);
    if (match === null) return [];
    const before = lines[at - 1] ?? "";
    // A line with years of its own is about something else.
    const text = yearSpan.test(before) ? line : `${before} ${line}`;
    return [
      {
        quote: line.replaceAll(/\s+/g, " "),
        figure: match[0].replaceAll(/\s+/g, " "),
        names: new Set(text.match(/\b\p{Lu}[\p{L}\d]{2,}/gu) ?? []),
        from: Number(match[1]),
        to: match[2] === undefined ? Infinity : Number(match[2]),
      },
    ];
  });
}

/** Said of when one was somewhere, and of nothing that happened there. */
const wasThere = new RegExp(
  String.raw`\bI (?:\w+ )?(?:joined|started|worked|left|was hired|became)\b.*\b(?:in|since|from|until) ${month}${year}\b`,
  "i",
);

/** A year before the employment began or after it ended, where exactly one line of the resume names the employer. */
function dateDifference(quote: string, periods: readonly Period[]): CareerDifference | null {
  const said = wasThere.exec(quote)?.[1];
  if (said === undefined) return null;
  const names = quote.match(/(?<!^)\b\p{Lu}[\p{L}\d]{2,}/gu) ?? [];
  const named = periods.filter((period) => names.some((name) => period.names.has(name)));
  const [period] = named;
  if (period === undefined || named.length > 1) return null;
  if (Number(said) >= period.from && Number(said) <= period.to) return null;
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
  readonly subject: ReadonlySet<string>;
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
      return [{ quote, verb, isOwn: isOwnVerb.test(verb), subject: subjectOf(quote) }];
    });
}

/** "I led" of what the resume tells as a help to others, and nowhere as one's own. */
function partDifference(quote: string, works: readonly Work[]): CareerDifference | null {
  const [figure] = ownPart.exec(quote) ?? [];
  if (figure === undefined) return null;
  const subject = subjectOf(quote);
  const same = works.filter((work) => isSameWork(subject, work.subject));
  const [work] = same;
  if (work === undefined || same.some(({ isOwn }) => isOwn)) return null;
  return { kind: "part", quote, figure, other: { quote: work.quote, figure: work.verb } };
}

/** At least two words of the subject in common, and these at least half of the shorter one. */
function isSameWork(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return both >= 2 && both * 2 >= Math.min(one.size, other.size);
}

/** Words of a part, which fit any work. */
const anyWork = new Set(
  tokenize(
    `${own} ${shared} team work project company engineer`.replaceAll("|", " "),
    "en",
  ).tokens.map(({ key }) => key),
);

function subjectOf(text: string): ReadonlySet<string> {
  const keys = tokenize(text, "en")
    .tokens.filter(({ key, isFunctionWord }) => !isFunctionWord && /^\p{L}{3,}$/u.test(key))
    .map(({ key }) => key);
  return new Set(keys.filter((key) => !anyWork.has(key)));
}

/** The lines of a resume that tell when somebody was employed where. What a language's words are stands in `claim-language/`. */
import { capitalised, end, letters, start, year } from "./claim-language/expressions.ts";
import { noNames, schools, titles, todayWords, untilWords } from "./claim-language/employment.ts";

export interface Period {
  readonly quote: string;
  /** The years as they are written. */
  readonly figure: string;
  /** Words with a capital that are no title: the employer's name is among them. */
  readonly names: ReadonlySet<string>;
  readonly from: number;
  /** Infinity: until today. */
  readonly to: number;
}

const month = String.raw`(?:(?:[${letters}]{3,10}\.?(?: de| del)?|\d{1,2}) ?[/.]? ?)?`;
const yearSpan = new RegExp(
  String.raw`${start}${year}\s*(?:[-–—]|${untilWords})\s*(?:(?:${untilWords}) )?(?:(?:la|el|o|a|os) )?${month}(?:${year}|${todayWords})${end}`,
  "i",
);
const isSchool = new RegExp(`${start}(?:${schools})${end}`, "i");
/** Words with a capital, of two letters at least. */
export const names = new RegExp(`${capitalised}(?<=..)`, "g");
const isTitle = new RegExp(`${start}(?:${titles})${end}`, "i");
/** Between the parts of a line of employment. */
const parts = /\s[-–—]\s|[,;()|/·•@]|\s{2,}|\s(?:at|for|en|em|na|no)\s/u;
const isBullet = /^[-*•·–]/u;
/** Words with capitals and nothing else. */
const isNames = new RegExp(
  String.raw`^[A-ZÀ-ÖØ-Þ][${letters}\d&.'’-]*(?:,? (?:de|del|da|do|of|and|y|e|[A-ZÀ-ÖØ-Þ&][${letters}\d&.'’-]*))*$`,
  "u",
);
/** The line above may name the employer; a bullet or a sentence tells of the work before. */
const isHeading = /^(?![-*•·–]).{1,60}(?<![.;])$/u;

/** The employments that a resume lists, with all that may be the employer's name in the lines around the years. */
export function periodsIn(resume: string): readonly Period[] {
  const lines = resume.split("\n").map((line) => line.trim());
  const found: Period[] = [];
  const isDatesFirst = beginsWithDates(lines);
  for (const [at, line] of lines.entries()) {
    const match = yearSpan.exec(line);
    if (match === null || isBullet.test(line)) continue;
    const around = isDatesFirst && isBareSpan(line) ? headingBelow(lines, at) : [];
    const text = [...(around.length > 0 ? around : headingAbove(lines, at)), line].join("  ");
    if (isSchool.test(text)) continue;
    const period = {
      quote: line.replaceAll(/\s+/g, " "),
      figure: match[0].replaceAll(/\s+/g, " "),
      names: new Set(namesIn(text)),
      from: Number(match[1]),
      to: match[2] === undefined ? Infinity : Number(match[2]),
    };
    const last = found.at(-1);
    if (period.names.size > 0 || last === undefined) found.push(period);
    // A line that names nobody may be another title with the employer before.
    else
      found[found.length - 1] = {
        ...last,
        from: Math.min(last.from, period.from),
        to: Math.max(last.to, period.to),
      };
  }
  return found;
}

/** Lines above the years that may tell of the employment: the employer, the title, the place. */
const mostAbove = 3;

/**
 * The line above, and those above it as far as titles, places and names stand alone in them: "Oakline Bank", "Data
 * Engineer", "Lisbon, Portugal", "2019 – 2022".
 */
function headingAbove(lines: readonly string[], at: number): readonly string[] {
  const [above = ""] = [lines[at - 1]];
  if (!mayName(above)) return [];
  const heading = [above];
  while (heading.length < mostAbove) {
    const [highest = ""] = heading;
    const next = lines[at - heading.length - 1] ?? "";
    const isTitleAlone = isTitle.test(highest) && namesIn(highest).length === 0;
    const goesOn = isTitleAlone || (isNames.test(highest) && isPartOfHeading(next));
    if (!goesOn || !mayName(next)) break;
    heading.unshift(next);
  }
  return heading;
}

/** A title or nothing but words with capitals, as names of companies and places are. */
function isPartOfHeading(line: string): boolean {
  return isTitle.test(line) || isNames.test(line);
}

/** The two lines below, where they are such. */
function headingBelow(lines: readonly string[], at: number): readonly string[] {
  const below = [lines[at + 1] ?? "", lines[at + 2] ?? ""];
  const stop = below.findIndex((line) => !mayName(line) || !isPartOfHeading(line));
  return stop === -1 ? below : below.slice(0, stop);
}

/** Whether the years stand before the employer: the first that stand alone have one below them, and none above. */
function beginsWithDates(lines: readonly string[]): boolean {
  const at = lines.findIndex((line) => yearSpan.test(line) && !isBullet.test(line));
  if (at === -1 || !isBareSpan(lines[at] ?? "")) return false;
  return (
    namesIn(headingAbove(lines, at).join("  ")).length === 0 &&
    namesIn(headingBelow(lines, at).join("  ")).length > 0
  );
}

/** The years alone, with their months. */
function isBareSpan(line: string): boolean {
  return namesIn(line.replace(yearSpan, " ")).length === 0 && !isTitle.test(line);
}

function mayName(line: string): boolean {
  return isHeading.test(line) && !yearSpan.test(line);
}

function namesIn(text: string): readonly string[] {
  return text
    .split(parts)
    .filter((part) => !isTitle.test(part))
    .flatMap((part) => part.match(names) ?? [])
    .filter((name) => !noNames.has(name.toLowerCase()));
}

/** The names in a resume's line of employment; null for every other statement, and for one that names nobody. */
export function employerNames(statement: string): readonly string[] | null {
  const text = statement.trim().replaceAll("\n", "  ");
  if (!yearSpan.test(text) || isBullet.test(text)) return null;
  const found = namesIn(text);
  return found.length > 0 ? found : null;
}

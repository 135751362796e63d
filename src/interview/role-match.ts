/** The role and the level that a job or a resume names. */
import type { Level } from "../grading/question.ts";
import type { Role } from "./role.ts";
import { beginningsOf, wordsOf, wordsPattern } from "./skill-names.ts";
import { linesOf } from "./material.ts";

/** Its titles ("developer") stand in those of nearly all the others and tell least. */
const generalRole = "software-engineer";

/** Where documents name themselves: in one of the first lines, in few words; a sentence names other things too. */
const headLines = 5;
const longestTitleWords = 12;

/**
 * The role pack whose titles fit the text best; null when none occurs. The first short line of the
 * head that holds a title decides alone, by the longest in it ("Engineering Manager, Backend"), since what is below names
 * the colleagues too. Else a title counts ten times in the first line, three times in the next four, once further down.
 */
export function matchRole(text: string, roles: readonly Role[]): Role | null {
  const lines = linesOf(text);
  const words = wordsOf(text);
  const named = roles.filter(({ titles }) =>
    beginningsOf(titles).some((word) => word === "" || words.has(word)),
  );
  const title = lines
    .slice(0, headLines)
    .filter((line) => line.split(/\s+/).length <= longestTitleWords)
    .find((line) => named.some(({ titles }) => longestIn(line, titles) > 0));
  if (title !== undefined) {
    const special = named.filter(({ id }) => id !== generalRole);
    const found = heaviest(special, ({ titles }) => longestIn(title, titles));
    if (found !== null) return found;
  }
  return heaviest(named, ({ titles }) => {
    const pattern = wordsPattern(titles, "i");
    // Once a line: "desarrollador o desarrolladora backend" is one title.
    return lines.reduce(
      (sum, line, index) =>
        pattern.test(line) ? sum + (index === 0 ? 10 : index < headLines ? 3 : 1) : sum,
      0,
    );
  });
}

/** The role of the greatest weight, of equals the first; null when none weighs anything. */
function heaviest(roles: readonly Role[], weightOf: (role: Role) => number): Role | null {
  let best: { readonly role: Role | null; readonly weight: number } = { role: null, weight: 0 };
  for (const role of roles) {
    const weight = weightOf(role);
    if (weight > best.weight) best = { role, weight };
  }
  return best.role;
}

/** The length of the longest title in the line; 0 when there is none. */
function longestIn(line: string, titles: readonly string[]): number {
  const found = titles.filter((title) => wordsPattern([title], "i").test(line));
  return Math.max(0, ...found.map(({ length }) => length));
}

/** The level that a job names in its title or text; null when it names none. */
export function matchLevel(text: string): Level | null {
  const head = text.split("\n").slice(0, 5).join("\n");
  for (const part of [head, text]) {
    const level = levelWords.find(([, pattern]) => pattern.test(part))?.[0];
    if (level !== undefined) {
      return level;
    }
  }
  return null;
}

const levelWords: readonly (readonly [Level, RegExp])[] = [
  [
    "staff",
    /\b(staff|principal (?:\w+ ){0,3}(?:engineer|developer|architect)|principal$)(?! meeting| member)/im,
  ],
  // "Semi senior" is how Latin America says mid-level.
  [
    "senior",
    /(?<!\bsemi[- ]?)\b(s[eéê]nior|sr\.?|lead engineer|lead developer|líder técnic[oa])(?![a-z])/i,
  ],
  [
    "junior",
    /\b(j[uú]nior|jr\.?|entry[- ]level|graduate|intern(ship)?|becari[oa]|pasantía|pasante|recién (egresad|graduad)[oa]|prácticas profesionales|estágio|estagiári[oa])(?![a-zà-ÿ])/i,
  ],
  [
    "mid",
    /\b(mid(dle)?[- ]?(level|weight)?|intermediate|intermedi[oa]|semi[- ]?s[eéê]nior|(?<!\b(?:em|en|a) )pleno)\b/i,
  ],
];

/** The role and the level that a job or a resume names. */
import type { Level } from "../grading/question.ts";
import type { Role } from "./role.ts";
import { beginningsOf, wordsOf, wordsPattern } from "./skill-names.ts";
import { linesOf } from "./material.ts";

/**
 * The role pack whose titles fit the text best; null when none occurs. A title counts ten times in the first line, where
 * a job and a resume name themselves, three times in the next four, once further down.
 */
export function matchRole(text: string, roles: readonly Role[]): Role | null {
  const lines = linesOf(text);
  const words = wordsOf(text);
  let best: { role: Role; weight: number } | null = null;
  for (const role of roles) {
    if (!beginningsOf(role.titles).some((word) => word === "" || words.has(word))) continue;
    const pattern = wordsPattern(role.titles, "i");
    let weight = 0;
    for (const [index, line] of lines.entries()) {
      // Once a line: "desarrollador o desarrolladora backend" is one title.
      if (pattern.test(line)) weight += index === 0 ? 10 : index < 5 ? 3 : 1;
    }
    if (weight > 0 && (best === null || weight > best.weight)) {
      best = { role, weight };
    }
  }
  return best?.role ?? null;
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

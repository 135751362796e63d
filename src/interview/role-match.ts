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
    const pattern = wordsPattern(role.titles, "gi");
    let weight = 0;
    for (const [index, line] of lines.entries()) {
      weight += (line.match(pattern)?.length ?? 0) * (index === 0 ? 10 : index < 5 ? 3 : 1);
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
  ["staff", /\b(staff|principal)\b(?! meeting| member)/i],
  ["senior", /\b(senior|sr\.?|lead engineer|lead developer)\b/i],
  ["junior", /\b(junior|jr\.?|entry[- ]level|graduate|intern(ship)?)\b/i],
  ["mid", /\b(mid(dle)?[- ]?(level|weight)?|intermediate)\b/i],
];

/** Where skills are named in a text, under any of the names that documents and questions use for them. */
import type { Skill } from "./role.ts";

/** The skills that stand in the text under any of their names, the one that is named most often first. */
export function skillsNamedIn(text: string, skills: readonly Skill[]): readonly Skill[] {
  const words = wordsOf(text);
  return skills
    .filter((skill) => mayBeNamed(skill, words))
    .map((skill) => ({ skill, hits: text.split(aliasPattern(skill)).length - 1 }))
    .filter(({ hits }) => hits > 0)
    .toSorted((one, other) => other.hits - one.hits)
    .map(({ skill }) => skill);
}

/** A bank question tests a skill when its tag is the skill's id or one of the ways that documents write it. */
export function skillIdsOf(tags: readonly string[], skills: readonly Skill[]): string[] {
  const words = new Set(tags.map(plain));
  return skills
    .filter((skill) => !plainNames(skill).isDisjointFrom(words))
    .map((skill) => skill.id);
}

/** Everything that documents call it, in whatever language. */
function writtenNames({ name, aliases, es, pt }: Skill): readonly string[] {
  const others = [es, pt].flatMap((each) =>
    each === undefined ? [] : [each.name, ...each.aliases],
  );
  return [...new Set([name, ...aliases, ...others])];
}

const names = new WeakMap<Skill, ReadonlySet<string>>();

/** The skill's id and aliases, kept: every question of the bank is compared with them. */
function plainNames(skill: Skill): ReadonlySet<string> {
  const known = names.get(skill) ?? new Set([skill.id, ...skill.aliases].map(plain));
  names.set(skill, known);
  return known;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9+#]+/g, " ")
    .trim();
}

/**
 * False when the skill stands in the text under none of its names. To make the patterns of all skills ready took a tenth
 * of the wait for the first question, and few of them are named in any text.
 *
 * @param words all words of the text, as `wordsOf` gives them
 */
export function mayBeNamed(skill: Skill, words: ReadonlySet<string>): boolean {
  return beginnings(skill).some((word) => word === "" || words.has(word));
}

export const wordsOf = (text: string): ReadonlySet<string> => new Set(plain(text).split(" "));

const wordsOfLines = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The words of lines, kept: every skill is looked for in the same ones. */
export function knownWords(lines: readonly string[]): ReadonlySet<string> {
  const known = wordsOfLines.get(lines) ?? wordsOf(lines.join("\n"));
  wordsOfLines.set(lines, known);
  return known;
}

const firstWords = new WeakMap<Skill, readonly string[]>();

/** The first word of each of the skill's names; empty for a name without a letter of these. */
function beginnings(skill: Skill): readonly string[] {
  const known = firstWords.get(skill) ?? beginningsOf(writtenNames(skill));
  firstWords.set(skill, known);
  return known;
}

export function beginningsOf(phrases: readonly string[]): readonly string[] {
  return phrases.map((phrase) => plain(phrase).split(" ")[0] ?? "");
}

const patterns = new WeakMap<Skill, RegExp>();

export function aliasPattern(skill: Skill): RegExp {
  const known = patterns.get(skill);
  if (known !== undefined) {
    return known;
  }
  const pattern = wordsPattern(writtenNames(skill), "i");
  patterns.set(skill, pattern);
  return pattern;
}

/**
 * What no whole word has before or after it. Latin letters by their ranges and not all letters by `\p{L}`, which takes
 * 0.3 ms to compile in each of some forty patterns, a fifth of the wait for the first question.
 */
const wordCharacters = String.raw`A-Za-z0-9+#\u00c0-\u024f`;

/** Whole words only, where `C++`, `C#` and `.NET` are words too. */
export function wordsPattern(words: readonly string[], flags: string): RegExp {
  const escaped = words.map((word) =>
    word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`[\s-]+`),
  );
  return new RegExp(
    `(?<![${wordCharacters}])(?:${escaped.join("|")})(?![${wordCharacters}])`,
    flags,
  );
}

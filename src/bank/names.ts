/** Names as identifiers: lower-case words joined by hyphens. */
import { areaNamed } from "../words/areas.ts";

/** The text's first words as an identifier; null when it has no Latin letter or digit. @param words so many at most */
export function slug(text: string, words = 4): string | null {
  const found = text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (found === null) return null;
  const joined = found.slice(0, words).join("-");
  return joined.length <= longest ? joined : joined.slice(0, longest).replace(/-[^-]*$/, "");
}

const longest = 60;

/** The id of an area by what a person calls it: one of the bank's in any language, else the name as an identifier. */
export function areaId(name: string): string | null {
  return areaNamed(name) ?? slug(name);
}

/** The name, with a number behind it where it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** What a schema refuses, in words that say what to do: unknown keys with the nearest name, values with those that are taken. */
import type * as z from "zod";
import { nearest } from "../nearest.ts";
import type { FindingsWords } from "../words/findings/english.ts";
import { issueText } from "../words/issues.ts";
import type { Problem } from "./source.ts";

/**
 * @param value what was parsed
 * @param keysAt the keys that an object at this path may have
 */
export function problemsOf(
  error: z.ZodError,
  value: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
  words: FindingsWords,
): readonly Problem[] {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(key, issue.path, keysAt(issue.path), words))
      : [],
  );
  const rest = error.issues.flatMap((issue): readonly Problem[] => {
    const { path } = issue;
    const name = nameOf(path, words);
    if (issue.code === "unrecognized_keys") return [];
    const found = valueAt(value, path);
    const isBlank = typeof found === "string" && found.trim() === "";
    if (found === undefined || found === null || isBlank) {
      // What is missing is there, under a name that was misspelt.
      const isMeant = unknown.some(({ meant }) => meant !== null && path.at(-1) === meant);
      if (isMeant) return [];
      return [{ path, message: words.isMissing(name), fix: words.writeIt }];
    }
    if (issue.code === "invalid_value") {
      const choices = issue.values.map(String);
      const meant = typeof found === "string" ? nearest(found, choices) : null;
      return [
        {
          path,
          message: words.is(name, shown(found)),
          fix: words.takesOr(meant, choices.join(", ")),
        },
      ];
    }
    if (issue.code === "invalid_format") {
      const { date, own } = words.issues;
      const taken =
        issue.format === "date"
          ? date
          : own["lower-case words joined by hyphens, e.g. closes-over-variables"];
      return [{ path, message: words.is(name, shown(found)), fix: words.takes(taken) }];
    }
    if (issue.code === "custom") {
      // Two entries that do not go together say so by a fault; anything else is wrong by itself.
      const fix = issue.params?.["fault"] === undefined ? words.mend : words.changeOne;
      return [{ path, message: words.says(name, issueText(issue, words.issues)), fix }];
    }
    return [{ path, message: words.is(name, shown(found)), fix: takenInstead(issue, words) }];
  });
  return [...unknown.map(({ problem }) => problem), ...rest];
}

/** What is taken where something else stands, in the person's language: the schema's own messages are in English. */
function takenInstead(
  issue: z.core.$ZodIssue,
  { takes, written, issues, least, most, seeHelp }: FindingsWords,
): string {
  if (issue.code === "invalid_type") {
    const { string, number, int } = issues.types;
    const { array, object } = written;
    const known = { string, array, object, record: object, number, int };
    const expected = Object.entries(known).find(([type]) => type === issue.expected)?.[1];
    return expected === undefined ? seeHelp : takes(expected);
  }
  // The only choice of types that a question or a role has.
  if (issue.code === "invalid_union") return takes(issues.own["a text or a list of texts"]);
  const isList = "origin" in issue && issue.origin === "array";
  if (issue.code === "too_small") return takes(least(String(issue.minimum), isList));
  if (issue.code === "too_big") return takes(most(String(issue.maximum), isList));
  return seeHelp;
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  keys: readonly string[],
  words: FindingsWords,
): { readonly problem: Problem; readonly meant: string | null } {
  const meant = nearest(key, keys);
  const problem = {
    path: [...path, key],
    message: path.length === 0 ? words.noKey(key) : words.noKeyIn(key, nameOf(path, words)),
    fix: words.keysAre(meant, keys.join(", ")),
  };
  return { problem, meant };
}

/** `criteria 2, weight`: list members are counted from 1, as people do. */
function nameOf(path: readonly PropertyKey[], words: FindingsWords): string {
  if (path.length === 0) return words.theEntry;
  return path.reduce<string>((name, step) => {
    if (typeof step === "number") return `${name} ${step + 1}`;
    return name === "" ? String(step) : `${name}, ${String(step)}`;
  }, "");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, step) =>
      typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined,
    value,
  );
}

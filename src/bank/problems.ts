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
    if (found === undefined || found === null || found === "") {
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
      return [
        {
          path,
          message: words.is(name, shown(found)),
          fix: words.takes(issueText(issue, words.issues)),
        },
      ];
    }
    if (issue.code === "custom") {
      return [
        { path, message: words.says(name, issueText(issue, words.issues)), fix: words.changeOne },
      ];
    }
    return [
      {
        path,
        message: words.notAsItShould(name, issueText(issue, words.issues)),
        fix: hintFor(issue.code, words),
      },
    ];
  });
  return [...unknown.map(({ problem }) => problem), ...rest];
}

function hintFor(code: string, { hints }: FindingsWords): string {
  if (code === "invalid_type" || code === "too_big" || code === "too_small") return hints[code];
  return hints.other;
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

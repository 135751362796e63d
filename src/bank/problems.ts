/** What a schema refuses, in words that say what to do: unknown keys with the nearest name, values with those that are taken. */
import type * as z from "zod";
import { nearest } from "../nearest.ts";
import type { Problem } from "./source.ts";

/**
 * @param value what was parsed
 * @param keysAt the keys that an object at this path may have
 */
export function problemsOf(
  error: z.ZodError,
  value: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): readonly Problem[] {
  const unknown = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(key, issue.path, keysAt(issue.path)))
      : [],
  );
  const rest = error.issues.flatMap((issue): readonly Problem[] => {
    const { path } = issue;
    const name = nameOf(path);
    if (issue.code === "unrecognized_keys") return [];
    const found = valueAt(value, path);
    if (found === undefined || found === null || found === "") {
      // What is missing is there, under a name that was misspelt.
      const isMeant = unknown.some(({ meant }) => meant !== null && path.at(-1) === meant);
      if (isMeant) return [];
      return [{ path, message: `${name} is missing`, fix: "write it, or take the entry out" }];
    }
    if (issue.code === "invalid_value") {
      const choices = issue.values.map(String);
      const meant = typeof found === "string" ? nearest(found, choices) : null;
      return [
        {
          path,
          message: `${name} is ${shown(found)}`,
          fix: meant === null ? `it takes ${choices.join(", ")}` : `did you mean ${meant}?`,
        },
      ];
    }
    if (issue.code === "invalid_format") {
      return [{ path, message: `${name} is ${shown(found)}`, fix: `it takes ${issue.message}` }];
    }
    if (issue.code === "custom") {
      return [{ path, message: `${name}: ${issue.message}`, fix: "change one of the two" }];
    }
    return [
      {
        path,
        message: `${name} is not as it should be: ${issue.message}`,
        fix: hints[issue.code] ?? "see `greenroom questions add --help`",
      },
    ];
  });
  return [...unknown.map(({ problem }) => problem), ...rest];
}

const hints: Readonly<Record<string, string>> = {
  invalid_type: "texts are words, lists stand in [brackets] or one a line after `- `",
  too_big: "leave some out",
  too_small: "add some",
};

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  keys: readonly string[],
): { readonly problem: Problem; readonly meant: string | null } {
  const meant = nearest(key, keys);
  const problem = {
    path: [...path, key],
    message: `there is no key "${key}"${path.length === 0 ? "" : ` in ${nameOf(path)}`}`,
    fix: meant === null ? `the keys are ${keys.join(", ")}` : `did you mean ${meant}?`,
  };
  return { problem, meant };
}

/** `criteria 2, weight`: list members are counted from 1, as people do. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the entry";
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

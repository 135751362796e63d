/** Finds the JSON value in what a model wrote around it: thoughts, fences, an introduction, a farewell. */
import * as z from "zod";
import { endOfJsonString } from "../../json.ts";

/** Characters looked at while scanning one reply, so that a hostile one costs milliseconds and not minutes. */
const scanBudget = 20_000_000;

/** As much of a complaint as is worth sending back to the model. */
const longestProblem = 1500;

export type Reading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The reply was nothing but the value. */ readonly whole: boolean;
    }
  | {
      readonly ok: false;
      /** For the model: what is wrong with the reply. */ readonly problem: string;
    };

/**
 * The value of the given shape in a reply. Of several that fit, the last: models draft first and answer afterwards.
 * Never throws.
 */
export function readValue<T>(text: string, schema: z.ZodType<T>): Reading<T> {
  const entire = parse(text.trim());
  if (entire.ok) {
    const result = schema.safeParse(entire.value);
    if (result.success) {
      return { ok: true, value: result.data, whole: true };
    }
  }
  let problem = entire.ok ? describeProblem(entire.value, schema) : null;
  for (const candidate of findJsonValues(text).toReversed()) {
    const result = schema.safeParse(candidate);
    if (result.success) {
      return { ok: true, value: result.data, whole: false };
    }
    problem ??= describeProblem(candidate, schema);
  }
  return { ok: false, problem: problem ?? "There is no complete JSON value in it." };
}

function describeProblem(value: unknown, schema: z.ZodType): string {
  const result = schema.safeParse(value);
  return result.success ? "" : z.prettifyError(result.error).slice(0, longestProblem);
}

/**
 * All JSON objects and arrays that stand in a text and not inside one another, in order; what a `<think>` block holds
 * is left out unless nothing follows it. Never throws.
 */
export function findJsonValues(text: string): unknown[] {
  const values = scan(afterThoughts(text));
  return values.length > 0 ? values : scan(text);
}

/** The part after the last closing think tag; some servers send that tag without its opening one. */
function afterThoughts(text: string): string {
  const tag = "</think>";
  const end = text.lastIndexOf(tag);
  return end === -1 ? text : text.slice(end + tag.length);
}

function scan(text: string): unknown[] {
  const values: unknown[] = [];
  let budget = scanBudget;
  let index = 0;
  while (index < text.length && budget > 0) {
    const start = nextOpening(text, index);
    if (start === -1) {
      break;
    }
    const end = closingOf(text, start, budget);
    budget -= (end === -1 ? Math.min(text.length, start + budget) : end) - start + 1;
    const parsed = end === -1 ? null : parse(text.slice(start, end + 1));
    if (parsed?.ok === true) {
      values.push(parsed.value);
      index = end + 1;
    } else {
      index = start + 1;
    }
  }
  return values;
}

/** A brace or bracket with something behind it that JSON allows there; most of those in prose are passed over here. */
function nextOpening(text: string, from: number): number {
  const opening = /\{(?=\s*["}])|\[(?=\s*["{[\]\dtfn-])/g;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

/** Index of the character that closes what opens at `start`, minding strings; -1 when nothing does within the budget. */
function closingOf(text: string, start: number, budget: number): number {
  let depth = 0;
  const end = Math.min(text.length, start + budget);
  for (let index = start; index < end; index += 1) {
    const character = text[index];
    if (character === '"') {
      index = endOfJsonString(text, index);
    } else if (character === "{" || character === "[") {
      depth += 1;
    } else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) {
        return index;
      }
    }
  }
  return -1;
}

function parse(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

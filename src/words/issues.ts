/** What a schema refuses, said in a language; zod's own texts name types as programmers do, and are English. */
import type * as z from "zod";
import type { IssuesWords } from "./issues/english.ts";

/** One clause. A custom issue says what it is by `params`, `fault` and `name`, or in words of our own. */
export function issueText(issue: z.core.$ZodIssue, words: IssuesWords): string {
  switch (issue.code) {
    case "invalid_type":
      return words.expected(find(words.types, issue.expected) ?? words.otherForm);
    case "too_small":
      return words.expected(leastOf(issue.origin, String(issue.minimum), words));
    case "too_big":
      return words.expected(mostOf(issue.origin, String(issue.maximum), words));
    case "invalid_value":
      return words.expected(words.oneOf(issue.values.map(String).join(", ")));
    case "unrecognized_keys":
      return words.unknownKeys(issue.keys.join(", "));
    case "invalid_format":
      return formatText(issue, words);
    case "custom":
      return customText(issue, words);
    case "invalid_union":
      return find(words.own, issue.message) ?? words.expected(words.otherForm);
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return words.expected(words.otherForm);
  }
}

function leastOf(origin: string, least: string, words: IssuesWords): string {
  if (origin === "string") return words.notEmpty;
  return origin === "array" ? words.membersFrom(least) : words.valueFrom(least);
}

function mostOf(origin: string, most: string, words: IssuesWords): string {
  if (origin === "string") return words.charactersUpTo(most);
  return origin === "array" ? words.membersUpTo(most) : words.valueUpTo(most);
}

function formatText(issue: z.core.$ZodIssueInvalidStringFormat, words: IssuesWords): string {
  if (issue.format === "datetime") return words.expected(words.time);
  if (issue.format === "date") return words.expected(words.date);
  return find(words.own, issue.message) ?? words.expected(words.otherForm);
}

function customText(issue: z.core.$ZodIssueCustom, words: IssuesWords): string {
  const name = String(issue.params?.["name"]);
  if (issue.params?.["fault"] === "twice") return words.twice(name);
  if (issue.params?.["fault"] === "no-criterion") return words.noCriterion(name);
  return find(words.own, issue.message) ?? issue.message;
}

function find(texts: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null;
}

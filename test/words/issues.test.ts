import { describe, expect, test } from "vitest";
import * as z from "zod";
import { questionSchema } from "../../src/grading/question.ts";
import { english } from "../../src/words/issues/english.ts";
import { portuguese } from "../../src/words/issues/portuguese.ts";
import { spanish } from "../../src/words/issues/spanish.ts";
import { issueText } from "../../src/words/issues.ts";
import type { IssuesWords } from "../../src/words/issues/english.ts";

const wide = z.strictObject({
  age: z.int(),
  name: z.string().min(1),
  note: z.string().max(3),
  level: z.enum(["junior", "senior"]),
  list: z.array(z.string()).min(2),
  short: z.array(z.string()).max(1),
  score: z.number().min(1),
  weight: z.number().max(3),
  at: z.iso.datetime(),
  day: z.iso.date(),
  text: z.string(),
});

function said(schema: z.ZodType, value: unknown, words: IssuesWords): readonly string[] {
  const { error } = schema.safeParse(value);
  return error?.issues.map((issue) => `${issue.path.join(".")}: ${issueText(issue, words)}`) ?? [];
}

const wrong = {
  age: 1.5,
  name: "",
  note: "longer",
  level: "mid",
  list: ["a"],
  short: ["a", "b"],
  score: 0,
  weight: 4,
  at: "yesterday",
  day: "today",
  text: 7,
  other: true,
};

describe("what a schema refuses", () => {
  test("is said in short in English", () => {
    expect(said(wide, wrong, english)).toEqual([
      "age: expected a whole number",
      "name: expected a text that is not empty",
      "note: expected at most 3 characters",
      "level: expected one of junior, senior",
      "list: expected a list with no fewer entries than 2",
      "short: expected a list with no more entries than 1",
      "score: expected 1 or more",
      "weight: expected 3 or less",
      "at: expected a date and a time such as 2026-01-31T09:00:00Z",
      "day: expected a date such as 2026-01-31",
      "text: expected a text",
      ": unknown: other",
    ]);
  });

  test.each([
    ["es", spanish, "score: se espera 1 o más"],
    ["pt", portuguese, "score: espera-se 1 ou mais"],
  ] as const)("is said in %s, all of it", (_language, words, score) => {
    const texts = said(wide, wrong, words);
    expect(texts).toContain(score);
    const known = said(wide, wrong, english);
    expect(texts.filter((text) => known.includes(text))).toEqual([]);
  });

  test("what a question's own rules say is said in the language", () => {
    const question = {
      id: "Two Words",
      criteria: [{ id: "one" }, { id: "one" }],
      probes: [{ criterionId: "none", text: "And then?" }],
    };
    expect(said(questionSchema, question, spanish)).toContain(
      "id: palabras en minúsculas unidas por guiones, p. ej. closes-over-variables",
    );
  });
});

/** What `questions add` and `roles add` open, in each language: filled in, and with all that may be left out. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseSource } from "../../src/adapters/library/yaml-source.ts";
import { readOwnRole } from "../../src/bank/own-role.ts";
import { isUnfilled, readQuestionText } from "../../src/bank/question-text.ts";
import { languages } from "../../src/vocabulary.ts";
import { library } from "../support/library.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const options = { parse: parseSource, hash, area: "general" };

/** With the mark taken away from every line that is no comment in words. */
function withAll(template: string): string {
  return template.replaceAll(/^# (?=[a-zA-Z]+:|  )/gm, "");
}

function commentsOf(template: string): readonly string[] {
  return template.split("\n").filter((line) => /^# \p{Lu}/u.test(line));
}

describe.each(languages)("the templates in %s", (language) => {
  const question = library.template("question", language).replace("{{area}}", "databases");
  const role = library.template("role", language);

  test("as they are, they are taken for not filled in", () => {
    expect(isUnfilled(question, "text", parseSource)).toBe(true);
    expect(isUnfilled(role, "name", parseSource)).toBe(true);
  });

  test("filled in, the question is asked in the language", () => {
    const filled = question
      .replace("text:", "text: Why WAL?")
      .replace("reference: |\n", "reference: |\n  A log comes first.\n");
    const { own, findings } = readQuestionText("question", filled, options);
    expect(findings).toEqual([]);
    expect(own?.question).toMatchObject({ text: "Why WAL?", area: "databases", language });
  });

  test("all that may be left out is as it should be", () => {
    const filled = withAll(question).replace("text:", "text: Why WAL?");
    const { own, findings } = readQuestionText("question", filled, options);
    expect(findings).toEqual([]);
    expect(own?.question).toMatchObject({ language, kind: "technical", difficulty: "medium" });
    expect(own?.question?.criteria).toHaveLength(2);
    expect(own?.question?.variants).toHaveLength(1);
    const read = readOwnRole("role", withAll(role).replace("name:", "name: Guardian"), {
      parse: parseSource,
      areas: library.areas,
    });
    expect(read.findings).toEqual([]);
    expect(read.role).toMatchObject({ name: "Guardian", language, manner: "neutral" });
  });

  test("say as much as the English ones, in words of their own", () => {
    for (const [name, template] of [
      ["question", question],
      ["role", role],
    ] as const) {
      const english = commentsOf(library.template(name, "en"));
      const comments = commentsOf(template);
      expect(comments.length).toBeGreaterThanOrEqual(english.length);
      if (language === "en") continue;
      expect(comments.filter((line) => english.includes(line))).toEqual([]);
    }
  });
});

import { describe, expect, test } from "vitest";
import { hash, outline, read, readGood } from "./reading.ts";

/** Nine levels, each with nine references to the one before. */
const multiplyingAliases = Array.from({ length: 9 }, (_, level) => {
  const members = level === 0 ? "x" : `${`*k${level - 1},`.repeat(9)}x`;
  return `k${level}: &k${level} [${members}]`;
}).join("\n");

describe("a Markdown file", () => {
  test("whose front matter names the question is one answer, headings and all", async () => {
    const text = `\uFEFF---\r
id: 12\r
question: What is a closure?\r
candidate: Ana\r
reference:\r
  - A function with its scope.\r
level: junior\r
---\r
\r
It closes.\r
\r
## Over what\r
    variables\r
\r
`;
    expect(await readGood("a.md", text)).toEqual([
      {
        file: "a.md",
        line: 1,
        id: "12",
        answerHash: hash(
          JSON.stringify([
            "row",
            "What is a closure?",
            "It closes.\n\n## Over what\n    variables",
          ]),
        ),
        question: {
          source: "row",
          text: "What is a closure?",
          kind: "technical",
          references: ["A function with its scope."],
          criteria: [],
        },
        answer: "It closes.\n\n## Over what\n    variables",
        candidate: "Ana",
        language: "en",
        level: "junior",
      },
    ]);
  });

  test("whose headings are the questions holds an answer under each", async () => {
    const text = [
      "---",
      "candidate: Ana",
      "id: ana",
      "---",
      "# My answers",
      "Some words.",
      "## [my-question]",
      "",
      "One.",
      "```md",
      "## not a heading",
      "```",
      "### Part of one",
      "~~~~",
      "~~~",
      "## not one either",
      "~~~~~",
      "## js-closures-counter ##",
      "Two.",
      "##",
      "  ## What is `this`?  ",
      "    ## code, not a heading",
      "##nor this",
    ].join("\n");
    const rows = await read("a.md", text);
    expect(
      rows.map(({ row }) =>
        "question" in row ? { line: row.line, id: row.id, ...row.question } : row,
      ),
    ).toMatchObject([
      { line: 7, id: "ana#1", source: "bank", questionId: "my-question" },
      { line: 18, id: "ana#2", source: "bank", questionId: "js-closures-counter" },
      {
        line: 20,
        id: "ana#3",
        reason: 'names no question: give "question", "questionId", or --question',
      },
      { line: 21, id: "ana#4", source: "row", text: "What is `this`?" },
    ]);
    expect(rows.map(({ row }) => ("answer" in row ? row.answer : null))).toEqual([
      "One.\n```md\n## not a heading\n```\n### Part of one\n~~~~\n~~~\n## not one either\n~~~~~",
      "Two.",
      null,
      "    ## code, not a heading\n##nor this",
    ]);
    expect(rows.every(({ row }) => !("candidate" in row) || row.candidate === "Ana")).toBe(true);
  });

  test("is one answer to the question that is given with it", async () => {
    const question = { source: "bank", questionId: "js-closures-counter" } as const;
    const rows = await readGood("a.md", "It closes.\n## Over what\nvariables\n", { question });
    expect(rows).toMatchObject([{ question, answer: "It closes.\n## Over what\nvariables" }]);
  });

  test.each([
    [
      "nothing in it",
      "",
      "1 names no question: put it in front matter, under ## headings, or in --question",
    ],
    [
      "no question",
      "Words.",
      "1 names no question: put it in front matter, under ## headings, or in --question",
    ],
    ["front matter that is not closed", "---\na: b\n", "1 the front matter has no closing ---"],
    [
      "front matter that is a list",
      "---\n- a\n---\n",
      "1 the front matter is not a list of keys and values",
    ],
    [
      "a reference for many questions",
      "---\nreference: r\n---\n## q\na",
      "1 the front matter has a reference or criteria but no question to go with it",
    ],
    ["a wrong value", "---\nquestion: [q]\n---\na", "1 its question is not a text"],
    ["a NUL in its front matter", "---\n\0\n---\n", "1 line 2 holds a NUL byte, so it is not text"],
    [
      "a NUL in its answer",
      "---\nquestion: q\n---\na\n\0\n",
      "1 line 5 holds a NUL byte, so it is not text",
    ],
    ["too much front matter", `---\n${"#\n".repeat(40_000)}`, "1 the front matter is too long"],
  ])("with %s is one invalid row", async (_name, text, expected) => {
    expect(outline(await read("a.md", text))).toEqual([expected]);
  });

  test.each([
    ["broken", "a: [", /^1 the front matter is not YAML: /],
    ["multiplying aliases", multiplyingAliases, /^1 the front matter is not YAML: /],
    ["deep", "[".repeat(20_000), /^1 the front matter is not YAML: /],
  ])("with %s YAML is one invalid row", async (_name, yaml, expected) => {
    const rows = outline(await read("a.md", `---\n${yaml}\n---\na\n`));
    expect(rows).toEqual([expect.stringMatching(expected)]);
  });

  test("one bad answer among many leaves the others", async () => {
    const text = `## q1\na\n## q2\n\0\n## q3\n${"x".repeat(1000).concat("\n").repeat(11_000)}## q4\nb\n`;
    expect(outline(await read("a.md", text, {}, 65_536))).toEqual([
      "1",
      "3 line 4 holds a NUL byte, so it is not text",
      "5 the answer is longer than 10 MB",
      "11006",
    ]);
  });
});

/** What a person may leave out, and how it is told what is wrong. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseSource } from "../../src/adapters/library/yaml-source.ts";
import { readBankFile } from "../../src/bank/bank-file.ts";
import { lintQuestions } from "../../src/bank/lint.ts";
import { joinFiles } from "../../src/bank/own-library.ts";
import { readOwnQuestion, sameTextKey, toRecord } from "../../src/bank/own-question.ts";
import { readOwnRole } from "../../src/bank/own-role.ts";
import { createQuestionRules } from "../../src/bank/rules.ts";
import { findingLine } from "../../src/bank/source.ts";
import { findingsWords } from "../../src/words/findings.ts";
import { library } from "../support/library.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const context = { area: "databases", hash };
const options = { parse: parseSource, hash };
const rules = createQuestionRules({ rubricFor: library.rubricFor, hash });

const lint = (text: string): readonly string[] =>
  [...lintQuestions([{ name: "q.yaml", text }], rules, options)].flat().map(findingLine);

describe("a question of one's own", () => {
  test.each([
    [{ text: "¿Qué cuesta un índice?", reference: "Cada escritura lo mantiene." }, "es"],
    [{ text: "O que custa um índice?", reference: "Cada escrita o mantém." }, "pt"],
    [{ text: "What does an index cost?", reference: "Every write maintains it." }, "en"],
    [{ text: "VACUUM?", reference: "autovacuum, bloat, MVCC" }, "en"],
    [{ text: "¿Qué cuesta un índice?", language: "en" }, "en"],
  ])("%j is in the language of its words, unless it says one", (written, language) => {
    const read = readOwnQuestion(written, context);
    if (read.status === "wrong") throw new Error("it was refused");
    expect(read.own.written.language).toBe(language);
    expect(toRecord(read.own)["language"]).toBe(language === "en" ? undefined : language);
  });

  test("needs a text; with a reference it can be judged, and the rest is filled in", () => {
    const read = readOwnQuestion(
      { text: "What does an index cost?", reference: "Every write maintains it. It takes space." },
      context,
    );
    expect(read).toMatchObject({
      status: "ok",
      own: {
        id: "own-what-does-an-index-cost",
        criteriaFrom: "reference",
        question: {
          kind: "technical",
          difficulty: "medium",
          examples: { strong: "Every write maintains it. It takes space." },
          criteria: [
            { text: "Every write maintains it", dimension: "correctness" },
            { text: "It takes space", dimension: "correctness" },
          ],
        },
      },
    });
  });

  test("with neither reference nor criteria waits", () => {
    expect(readOwnQuestion({ text: "Why?" }, context)).toMatchObject({
      status: "ok",
      own: { question: null, criteriaFrom: null },
    });
  });

  test("criteria may be sentences alone; the kind follows the area", () => {
    expect(
      readOwnQuestion(
        { text: "Tell me.", criteria: ["Says what came of it."] },
        { ...context, area: "behavioural" },
      ),
    ).toMatchObject({
      own: {
        criteriaFrom: "written",
        question: {
          kind: "behavioural",
          criteria: [{ id: "criterion-1", weight: 1, dimension: "action" }],
        },
      },
    });
  });

  test("every question of the bank fits the format, and comes out of it as it went in", () => {
    for (const { area, ...fields } of library.questions()) {
      const read = readOwnQuestion(fields, { ...context, area });
      if (read.status === "wrong") throw new Error(`${fields.id}: ${read.problems[0]?.message}`);
      expect(read.own.question).toEqual({ area, ...fields });
      const again = readOwnQuestion(toRecord(read.own), { ...context, area });
      expect(again).toMatchObject({ own: { question: read.own.question } });
    }
  });

  test.each([
    ["What is A?", "what  is a", true],
    ["What is A?", "What is a ?!", true],
    ["¿Qué es?", "¿Qué es", true],
    ["What is A?", "What is B?", false],
  ])("%j and %j: the same %j", (one, other, same) => {
    expect(sameTextKey(one) === sameTextKey(other)).toBe(same);
  });
});

describe("what is wrong is told by line, with what to do", () => {
  test("misspelt keys, wrong values, missing texts, at every depth", () => {
    expect(
      lint(
        [
          "area: databases",
          "questions:",
          "  - id: one",
          "    txt: One?",
          "  - text: Two?",
          "    dificulty: easy",
          "    kind: technicl",
          "    criteria:",
          "      - text: Says it.",
          "        wieght: 3",
          "      - weight: 2",
          "    probes:",
          "      - criterionId: nobody",
          "        text: And?",
          "  - text: Three?",
          "    criteria: [Says it.]",
          "    probes:",
          "      - criterionId: criterion-9",
          "        text: And?",
        ].join("\n"),
      ),
    ).toEqual([
      'q.yaml:4: there is no key "txt"; did you mean text?',
      'q.yaml:6: there is no key "dificulty"; did you mean difficulty?',
      'q.yaml:7: kind is "technicl"; did you mean technical?',
      'q.yaml:10: there is no key "wieght" in criteria 1; did you mean weight?',
      "q.yaml:11: criteria 2, text is missing; write it, or take the entry out",
      'q.yaml:18: probes 1, criterionId: no criterion is called "criterion-9"; change one of the two',
    ]);
  });

  test("ids that are used twice, in one file and in two", () => {
    const text =
      "area: a\nquestions:\n  - id: one\n    text: One?\n    reference: It is the first of them.\n";
    expect(
      lint(`${text}  - id: one\n    text: Two?\n    reference: Not the first of them.\n`),
    ).toEqual(['q.yaml:6: the id "one" is used twice; give one of the two another id']);
    const files = ["a.yaml", "b.yaml"].map((name) => readBankFile(name, text, options));
    const joined = joinFiles(files);
    expect(joined.questions).toHaveLength(1);
    expect(joined.findings.map(findingLine)).toEqual([
      'b.yaml:3: the id "one" is used in a.yaml:3 too; give one of the two another id',
    ]);
  });

  test("advice: what the grader cannot tell apart, dimensions that the rubric does not have", () => {
    const found = lint(
      [
        "area: databases",
        "questions:",
        "  - id: one",
        "    text: What does an index cost?",
        "    criteria:",
        "      - text: Says that writes are slower.",
        "        dimension: charm",
        "        concepts: [[use], [way]]",
        "      - text: Names space.",
        "        concepts: [[use]]",
        "    examples:",
        "      strong: Nothing of note at all here.",
        "      weak: You use it in a way that pays.",
      ].join("\n"),
    );
    for (const told of [
      /^q\.yaml:7: criterion criterion-1: "charm" is no dimension of technical; it takes /,
      /^q\.yaml:10: criterion criterion-2: of "use" one common word is left/,
      /^q\.yaml:12: the offline grader gives \S+: strong example >= 4\.2; /,
    ]) {
      expect(found.filter((line) => told.test(line))).toHaveLength(1);
    }
  });

  test("advice: a variant that is the text again, or that gives the answer away", () => {
    const found = lint(
      [
        "area: databases",
        "questions:",
        "  - id: one",
        "    text: What does an index cost?",
        "    variants:",
        '      - "What does an INDEX cost"',
        "      - Writes are slower with an index, and it takes disk space. What else is there to say of it?",
        "      - A colleague indexes every column of a table. What do you tell him?",
        "    criteria:",
        "      - text: Says that writes are slower.",
        "        concepts: [[writes are slower, slow writes]]",
        "      - text: Names space.",
        "        concepts: [[disk space, takes space]]",
        "    examples:",
        "      strong: Writes are slower, since each index must be maintained. An index also takes disk space.",
      ].join("\n"),
    );
    const told = found.filter((line) => line.includes("variant") || line.includes('"What does'));
    expect(told).toEqual([
      expect.stringMatching(/^q\.yaml:6: .* says the same as the text or another variant/),
      expect.stringMatching(
        /^q\.yaml:7: the offline grader gives \S+: variant as an answer <= 2; /,
      ),
      expect.stringMatching(
        /^q\.yaml:7: the offline grader gives \S+: strong example >= 3\.4 when asked in the variant; /,
      ),
    ]);
  });

  test("the bank itself has nothing to mend", () => {
    const [one, two] = library.questions(["databases"]).filter(({ language }) => language === "en");
    expect(
      [one, two].flatMap((question) => (question === undefined ? [] : rules.check(question))),
    ).toEqual([]);
  });

  test("a file that is no YAML, and an empty one", () => {
    expect(lint("area: a\nquestions:\n  - text: [\n")).toEqual([
      expect.stringMatching(/^q\.yaml:\d: not YAML: .*; mend the line/),
    ]);
    expect(lint("# nothing yet\n")).toEqual([]);
    expect(lint("")).toEqual([]);
  });
});

describe("a role of one's own", () => {
  const read = (text: string) =>
    readOwnRole("r.yaml", text, { parse: parseSource, areas: library.areas });

  test("needs a name and areas", () => {
    const { role, findings } = read("name: Data Platform Engineer\nareas:\n  databases: 3\n");
    expect(findings).toEqual([]);
    expect(role).toMatchObject({
      id: "data-platform-engineer",
      titles: ["Data Platform Engineer"],
      areas: { databases: 3 },
      manner: "neutral",
    });
  });

  test("a kind that is left out is not asked", () => {
    const text = "name: X\nareas: { databases: 1 }\nkinds: { technical: 2 }\n";
    expect(read(text).role?.kinds).toEqual({ technical: 2, "system-design": 0, behavioural: 0 });
  });

  test("every built-in role fits the format", () => {
    for (const role of library.roles) {
      const text = JSON.stringify(
        Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null)),
      );
      expect(readOwnRole("r.yaml", text, { parse: parseSource, areas: null }).role).toEqual(role);
    }
  });

  test.each([
    ["name: X\nareas: {}\n", /^r\.yaml:2: areas: it needs one area at least; mend it$/],
    [
      "name: X\nareas: { databases: 1 }\nkinds: { technical: 0 }\n",
      /^r\.yaml:3: kinds: it needs one kind above 0; mend it$/,
    ],
    [
      "name: X\nareas: { databases: 1 }\nkinds: { technicl: 1 }\n",
      /^r\.yaml:3: there is no key "technicl" in kinds; did you mean technical\?$/,
    ],
    [
      "name: X\nareas: { databses: 1 }\n",
      /^r\.yaml:2: no question is in the area "databses"; did you mean databases\?/,
    ],
    ["nme: X\nareas: { databases: 1 }\n", /^r\.yaml:1: there is no key "nme"; did you mean name\?/],
    [
      "name: X\nareas: { databases: 1 }\nmanner: grim\n",
      /^r\.yaml:3: manner is "grim"; it takes warm/,
    ],
    ["name: [\n", /^r\.yaml:\d: not YAML/],
    ["- a\n", /^r\.yaml:1: /],
  ])("%j", (text, reason) => {
    expect(findingLine(read(text).findings[0] ?? raise("nothing is found"))).toMatch(reason);
  });
});

function raise(message: string): never {
  throw new Error(message);
}

test.each([
  ["en", ["text is 5; it takes a text", "criteria 1, weight is 0; it takes 1 or more"]],
  ["es", ["text es 5; se espera un texto", "criteria 1, weight es 0; se espera 1 o más"]],
  ["pt", ["text é 5; espera-se um texto", "criteria 1, weight é 0; espera-se 1 ou mais"]],
] as const)("in %s what is taken is said in words of our own", async (language, expected) => {
  const words = await findingsWords(language);
  const read = readOwnQuestion(
    { text: 5, criteria: [{ text: "Says so.", weight: 0 }] },
    { ...context, words },
  );
  expect(
    read.status === "wrong" && read.problems.map(({ message, fix }) => `${message}; ${fix}`),
  ).toEqual(expected);
});

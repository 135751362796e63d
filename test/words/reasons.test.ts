import { describe, expect, test } from "vitest";
import { findingsWords } from "../../src/words/findings.ts";
import { portuguese } from "../../src/words/reasons/portuguese.ts";
import { spanish } from "../../src/words/reasons/spanish.ts";
import { read } from "../batch/reading.ts";

const placesIn = (text: string): readonly string[] => (text.match(/\{\d\}/g) ?? []).toSorted();

/** Files that are wrong in ways of which the reader tells. */
const broken: readonly (readonly [name: string, text: string])[] = [
  [
    "a.jsonl",
    [
      '{"question":"q"}',
      '{"question":"q","answer":5}',
      '{"answer":"a"}',
      "[]",
      "not json",
      '{"question":"q","answer":"\\ud800"}',
      '{"question":"q","answer":"a","reference":["x","\\u0000"]}',
      '{"question":"q","answer":"a","id":[]}',
      '{"question":"q","answer":"a","criteria":[{"weight":2}]}',
      '{"question":"q","answer":"a","criteria":[{"text":"t","weight":9}]}',
      '{"question":"q","answer":"a","criteria":[{"text":"t","id":"No id"}]}',
      '{"question":"q","answer":"a","criteria":[{"text":"t","id":"x"},{"text":"t","id":"x"}]}',
      '{"id":"x","question":"q","answer":"a"}',
      '{"id":"x","question":"q","answer":"a"}',
    ].join("\n"),
  ],
  ["a.csv", "question,reply\nq,a\n"],
  ["b.csv", 'question,answer\nq\n"q,a\n'],
  ["c.csv", 'question,answer\n"q" x,a\nq "x",a\n'],
  ["a.md", "---\nreference: [x\n---\n"],
  ["b.md", "---\n- x\n---\n"],
  ["c.md", "---\nreference: x\n---\nanswer\n"],
  ["d.md", "---\nquestion: q\n"],
  ["e.md", "answer\n"],
  ["a.txt", "answer\n"],
  ["a.wav", "no sound"],
  ["a.json", "{"],
];

describe.each([
  ["es", spanish],
  ["pt", portuguese],
] as const)("reasons in %s", async (language, table) => {
  const { reason: tell } = await findingsWords(language);

  test("tell what the English ones tell", () => {
    const changed = Object.entries(table).filter(
      ([clause, told]) => placesIn(clause).join() !== placesIn(told).join() || clause === told,
    );
    expect(changed).toEqual([]);
  });

  test.each(broken)("are there for all that is wrong in %s", async (name, text) => {
    const rows = await read(name, text);
    const reasons = rows.flatMap(({ status, row }) => (status === "invalid" ? [row.reason] : []));
    expect(reasons).not.toEqual([]);
    expect(reasons.filter((reason) => tell(reason) === reason)).toEqual([]);
    const told = reasons
      .map(tell)
      .join("\n")
      .replaceAll(/JSON: .*|YAML: .*/g, "");
    expect(told).not.toMatch(/\b(?:the|is|its|names|holds|expected)\b/);
  });
});

describe("a reason", () => {
  test.each([
    ["the file is UTF-16: save it as UTF-8", "el archivo es UTF-16: guárdalo como UTF-8"],
    ["its kind is not technical, behavioural", "su kind no es technical, behavioural"],
    ['criterion 2: "weight" expected 3 or less', 'criterio 2: "weight": se espera 3 o menos'],
    ["aplay ended with 1; play is not installed", "aplay terminó con 1; play no está instalado"],
    ["cannot find card '0'", "cannot find card '0'"],
  ])("%s", async (reason, told) => {
    expect((await findingsWords("es")).reason(reason)).toBe(told);
    expect((await findingsWords("en")).reason(reason)).toBe(reason);
  });
});

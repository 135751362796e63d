import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvGrammar } from "../../src/batch/read-csv-grammar.ts";
import { outline, read, readGood } from "./reading.ts";

describe("a CSV file", () => {
  test("with Excel's semicolons, byte order mark, line ends and column names", async () => {
    const text =
      '\uFEFF"Question ID";Answer;Candidate;Notes;LEVEL\r\n' +
      'js-closures-counter;"It ""closes""; over\r\nvariables";Ana;x;Senior\r\n' +
      "\r\n" +
      "js-closures-counter;;Ben;;\r\n";
    expect(await readGood("a.csv", text)).toMatchObject([
      {
        line: 2,
        id: "a.csv:2",
        question: { source: "bank", questionId: "js-closures-counter" },
        answer: 'It "closes"; over\nvariables',
        candidate: "Ana",
        level: "senior",
      },
      { line: 5, answer: "", candidate: "Ben", level: "mid" },
    ]);
  });

  test("with Excel's own line for the separator above the header", async () => {
    expect(outline(await read("a.csv", "sep=;\r\nquestion;answer\r\nq;a\r\nsep=;x\r\n"))).toEqual([
      "3",
      "4",
    ]);
  });

  test.each([",,,", " ,\t, ,", ',,"",', ",", ",,,,,,", '"","","",""', "\u00a0,,,"])(
    "with a row of blank cells only (%j) takes it for a blank line",
    async (blank) => {
      const good = "q,a,Ana,c1";
      const text = [blank, "question,answer,candidate,id", blank, good, blank, "q,,,c2", blank];
      const rows = await read("a.csv", text.join("\r\n"));
      expect(outline(rows)).toEqual(["4", "6"]);
    },
  );

  test("with references and criteria in their cells", async () => {
    const rows = await readGood(
      "a.tsv",
      'question\tanswer\treference\treference 2\tcriteria\nq\ta\t"[""r1"", ""r2""]"\tr3\t"Says why\nSays how"\nq\ta\tr\t\t"[{""text"":""t""}]"\n',
    );
    expect(rows.map((row) => row.question)).toMatchObject([
      { references: ["r1", "r2", "r3"], criteria: [{ text: "Says why" }, { text: "Says how" }] },
      { references: ["r"], criteria: [{ text: "t", weight: 1 }] },
    ]);
  });

  test("with wrong records goes on after them", async () => {
    const text = [
      "question,answer",
      "q,a,b",
      "q",
      'q,say "hi"',
      'q,"say" hi',
      "q,fine",
      'q,"never closed',
      "q,fine",
      'q,"over',
      'two lines"',
      "q,",
    ].join("\n");
    expect(outline(await read("a.csv", text))).toEqual([
      "2 3 cells where the header has 2: put a text with a separator in it into quotes",
      "3 1 cells where the header has 2: put a text with a separator in it into quotes",
      "4 a quotation mark in a cell without quotes: put the cell into quotes and double the mark",
      "5 text after a closing quotation mark: double every quotation mark within quotes",
      "6",
      "7 text after a closing quotation mark: double every quotation mark within quotes",
      "8",
      "9",
      "11",
    ]);
  });

  test("with a line that is no text within a record gives up both", async () => {
    const bytes = Buffer.concat([
      Buffer.from('question,answer\nq,"a\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('b"\nq,c\n'),
    ]);
    expect(outline(await read("a.csv", bytes))).toEqual([
      "2 a quotation mark that opens here is never closed",
      "3 the line is not UTF-8",
      "4 a quotation mark in a cell without quotes: put the cell into quotes and double the mark",
      "5",
    ]);
  });

  test("without a column for the answer is refused once", async () => {
    expect(outline(await read("a.csv", "question,reply\nq,a\nq,b\n"))).toEqual([
      '1 the header has no column "answer": the file was not read',
    ]);
  });

  test("with a quotation mark that stays open for more than 10 MB loses that line only", async () => {
    const text = `question,answer\nq,"open\n${`q,${"x".repeat(1000)}\n`.repeat(11_000)}`;
    const rows = await read("a.csv", text, {}, 65_536);
    expect(rows).toHaveLength(11_001);
    expect(outline(rows).slice(0, 3)).toEqual([
      "2 a quotation mark that opens here is not closed within 10 MB",
      "3",
      "4",
    ]);
    expect(outline(rows).at(-1)).toBe("11002");
  });

  test("in which every line is wrong is all reported", async () => {
    const lines = 20_000;
    const text = `question,answer\nq,"\n${'x""y,1\n'.repeat(lines)}`;
    const rows = await read("a.csv", text, {}, 65_536);
    expect(rows).toHaveLength(lines + 1);
    expect(rows.every(({ status }) => status === "invalid")).toBe(true);
  });
});

function records(text: string, separator: string): readonly (readonly string[])[] | "wrong" {
  const grammar = createCsvGrammar(separator);
  const found: (readonly string[])[] = [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  let status = "record";
  for (const line of lines) {
    const step = grammar.feed(line);
    ({ status } = step);
    if (step.status === "wrong") return "wrong";
    if (step.status === "record") found.push(step.cells);
  }
  return status === "open" ? "wrong" : found;
}

describe("the grammar", () => {
  const cell = fc
    .array(fc.constantFrom('"', ",", ";", "\t", "\n", " ", "a", "é", "=", "'"), { maxLength: 6 })
    .map((parts) => parts.join(""));

  test("gives back every table that was written by the rules", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(",", ";", "\t"),
        (table, separator) => {
          const written = table
            .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator))
            .join("\n");
          expect(records(`${written}\n`, separator)).toEqual(table);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("takes and refuses the texts that csv-parse takes and refuses, and reads them alike", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('"', '""', ",", "\n", "a", " b", '"c"', '",', ',"'), {
            maxLength: 12,
          })
          .map((parts) => parts.join("")),
        (text) => {
          const theirs = (): unknown => {
            try {
              return parse(text, { relax_column_count: true, record_delimiter: "\n" });
            } catch {
              return "wrong";
            }
          };
          expect(records(text, ",")).toEqual(theirs());
        },
      ),
      { numRuns: 3000 },
    );
  });
});

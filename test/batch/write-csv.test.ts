import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvWriter, csvHeader } from "../../src/batch/write-csv.ts";
import { createJsonlWriter } from "../../src/batch/write-jsonl.ts";
import { evaluated, hostileRow, invalid, scored, ungraded, written } from "./results.ts";

describe("CSV", () => {
  test("is a header and a line an answer, numbers as numbers", async () => {
    expect(await written(createCsvWriter, [evaluated, ungraded, invalid])).toBe(
      "id,file,line,candidate,question,questionId,status,score,fraction,marks,quotes,nextStep,confidence,doubts,judges,spread,calibration,rawScore,reason,engine,model,rubricHash,promptHash,inputTokens,outputTokens,costUsd\r\n" +
        'row-1,answers.jsonl,1,Ana,"What is a closure?",js-closures-counter,evaluated,3.25,0.5625,"captures: met; independent: missed","it keeps the variables","Add this: each call makes its own.",normal,,1,,,,,offline,offline-1,r1,,0,0,0\r\n' +
        'row-2,answers.jsonl,2,Ana,"What is a closure?",js-closures-counter,ungraded,,,,,,,,,,,,service-down,offline,offline-1,r1,,0,0,0\r\n' +
        ',answers.jsonl,3,,,,invalid,,,,,,,,,,,,"has no answer",,,,,0,0,0\r\n',
    );
    expect(await written(createCsvWriter, [])).toBe(csvHeader);
  });

  test.each([
    ['=HYPERLINK("http://x.example";"y")', `'=HYPERLINK("http://x.example";"y")`],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'=1"],
    ["\r\n =1", "'=1"],
    ["＝1", "'＝1"],
    ["\u200b=1", "'\u200b=1"],
    ["\u2060\u00ad@SUM(A1)", "'\u2060\u00ad@SUM(A1)"],
    ["﹦1", "'﹦1"],
    ['"=1"', `'"=1"`],
    ["a;=1", "a;'=1"],
    ['a; "-1"', `a;' "-1"`],
    ["a\n=1", "a =1"],
    ["1+1=2; so", "1+1=2; so"],
  ])("a cell of %j cannot be a formula", async (text, expected) => {
    const csv = await written(createCsvWriter, [scored("a", 2, { candidate: text })]);
    expect(parse(csv, { columns: true })).toMatchObject([{ candidate: expected }]);
  });

  test("is as many records of as many cells as there are rows, none a formula, whatever they hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { minLength: 1, maxLength: 4 }), async (rows) => {
        const csv = await written(createCsvWriter, rows);
        // Any other width would throw.
        const records = parse(csv, { record_delimiter: "\r\n", from_line: 2 });
        expect(records).toHaveLength(rows.length);
        for (const cell of records.flat()) {
          expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]|[\r\n\t\0]/);
        }
        // Where a spreadsheet splits at semicolons, and takes no notice of our quotation marks.
        for (const cell of csv.split(/[;\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("JSONL", () => {
  test("has its keys in one order, whoever made the row", async () => {
    const shuffled = Object.fromEntries(Object.entries(evaluated).toReversed());
    const rows = [evaluated, { ...evaluated, ...shuffled }];
    const [first, second, ...rest] = (await written(createJsonlWriter, rows)).split("\n");
    expect(second).toBe(first);
    expect(rest).toEqual([""]);
    expect(first).toMatch(
      /^\{"id":"row-1","file":"answers.jsonl","line":1,"answerHash":null,"candidate":"Ana",/,
    );
  });

  test("gives back every row on a line of its own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { maxLength: 4 }), async (rows) => {
        const lines = (await written(createJsonlWriter, rows)).split("\n");
        expect(lines.pop()).toBe("");
        expect(lines.map((line): unknown => JSON.parse(line))).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

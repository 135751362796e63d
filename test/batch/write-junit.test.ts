import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { openSpool } from "../../src/adapters/answer-files/spool.ts";
import type { ResultRow } from "../../src/batch/row.ts";
import { createJunitWriter } from "../../src/batch/write-junit.ts";
import type { JunitOptions, Spool } from "../../src/batch/write-junit.ts";
import { evaluated, hostileRow, invalid, scored, ungraded, written } from "./results.ts";

const schemas = ["junit-ant.xsd", "junit-jenkins.xsd"].map((name) => {
  const document = XmlDocument.fromBuffer(
    readFileSync(new URL(`../fixtures/batch/${name}`, import.meta.url)),
  );
  const validator = XsdValidator.fromDoc(document);
  document.dispose();
  return validator;
});

afterAll(() => {
  for (const schema of schemas) schema.dispose();
});

/** Parses it and holds it to both schemas. @throws when it is not well-formed or not valid */
function check<T>(xml: string, look: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(xml);
  try {
    for (const schema of schemas) schema.validate(document);
    return look(document);
  } finally {
    document.dispose();
  }
}

function textOf(document: XmlDocument, path: string): readonly string[] {
  return document.find(path).map((node) => node.content);
}

function memorySpool(): Spool {
  const pieces: string[] = [];
  return {
    write: (piece) => {
      pieces.push(piece);
    },
    read: async function* () {
      yield* pieces;
    },
  };
}

const now = () => new Date("2026-03-01T12:00:00.500Z");

async function junit(
  rows: Iterable<ResultRow>,
  options: Partial<JunitOptions> = {},
  spool: Spool = memorySpool(),
): Promise<string> {
  return written(
    (write) => createJunitWriter(write, spool, { minScore: null, minMean: null, now, ...options }),
    rows,
  );
}

describe("JUnit XML", () => {
  test("counts first, then a test case an answer", async () => {
    const xml = await junit([evaluated, scored("row-9", 4), ungraded, invalid], { minScore: 3.5 });
    expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="greenroom" package="" id="0" hostname="localhost" timestamp="2026-03-01T12:00:00" tests="4" failures="1" errors="2" skipped="0" time="0.000">
    <properties/>
    <testcase classname="greenroom.js-closures-counter" name="row-1 (Ana)" time="0">
      <failure message="score 3.25 is below 3.5" type="score">answers.jsonl:1: score 3.25, below 3.5
Question: What is a closure?
met captures: “it keeps the variables”
missed independent
Next: Add this: each call makes its own.</failure>
    </testcase>
    <testcase classname="greenroom.js-closures-counter" name="row-9 (Ana)" time="0"/>
    <testcase classname="greenroom.js-closures-counter" name="row-2 (Ana)" time="0">
      <error message="service-down" type="ungraded">answers.jsonl:2: service-down</error>
    </testcase>
    <testcase classname="greenroom.answers jsonl" name="answers.jsonl:3" time="0">
      <error message="has no answer" type="invalid">answers.jsonl:3: has no answer</error>
    </testcase>
    <system-out>2 of 4 answers evaluated, mean 3.63</system-out>
    <system-err/>
  </testsuite>
</testsuites>
`);
    check(xml, () => {});
  });

  test.each([
    [3.5, [evaluated, scored("b", 3)], ["mean 3.13 is below 3.5"], []],
    [3, [evaluated, scored("b", 3)], [], []],
    [3, [invalid], [], ["has no answer", "no answer was evaluated"]],
  ])("a mean below %d is a test that fails", async (minMean, rows, failures, errors) => {
    check(await junit(rows, { minMean }), (document) => {
      expect(textOf(document, "//failure/@message")).toEqual(failures);
      expect(textOf(document, "//error/@message")).toEqual(errors);
      expect(textOf(document, "//testcase/@name").at(-1)).toBe("mean score");
      expect(textOf(document, "//testsuite/@tests")).toEqual([String(rows.length + 1)]);
    });
  });

  test("of no answers is valid too", async () => {
    check(await junit([]), (document) => {
      expect(textOf(document, "//testsuite/@tests")).toEqual(["0"]);
    });
  });

  test("tells cases apart whose ids are cut or cannot be written", async () => {
    const long = "x".repeat(300);
    const ids = [
      `${long}1`,
      `${long}2`,
      "a\u0001",
      "a\u0002",
      "a",
      "\ud800",
      "a ",
      "naïve 日本語 שלום 🙂",
    ];
    const rows = ids.map((id, index) => scored(id, 4, { line: index + 1 }));
    check(await junit(rows), (document) => {
      const names = textOf(document, "//testcase/@name");
      expect(new Set(names).size).toBe(ids.length);
      expect(names.slice(2)).toEqual([
        "a answers.jsonl:3 (Ana)",
        "a answers.jsonl:4 (Ana)",
        "a (Ana)",
        "answers.jsonl:6 (Ana)",
        "a answers.jsonl:7 (Ana)",
        "naïve 日本語 שלום 🙂 (Ana)",
      ]);
    });
  });

  test("a reason or an id of a megabyte makes no file of a megabyte", async () => {
    const long = "]]> é\u0007\ud800".repeat(100_000);
    const { marks } = evaluated;
    const rows: ResultRow[] = [
      { ...invalid, reason: long },
      { ...invalid, reason: long, file: long },
      scored(long, 2, {
        marks: marks.map((mark) => ({ ...mark, criterionId: long, quote: long })),
      }),
    ];
    const xml = await junit(rows, { minScore: 3 });
    expect(xml.length).toBeLessThan(20_000);
    check(xml, (document) => {
      expect(document.find("//testcase")).toHaveLength(3);
    });
  });

  test("is valid and counts right whatever the rows hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileRow, { maxLength: 4 }), async (rows) => {
        check(await junit(rows, { minScore: 3 }), (document) => {
          expect(document.find("//testcase")).toHaveLength(rows.length);
          const number = (name: string) => Number(textOf(document, `//testsuite/@${name}`)[0]);
          expect(number("tests")).toBe(rows.length);
          expect(number("failures")).toBe(document.find("//failure").length);
          expect(number("errors")).toBe(rows.filter(({ score }) => score === null).length);
          for (const text of textOf(document, "//failure | //error | //@*")) {
            expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test("goes through a file that is gone afterwards", async () => {
    const spool = await openSpool();
    const rows = Array.from({ length: 3000 }, (_, index) => scored(`é-${index}`, 2));
    const xml = await junit(rows, { minScore: 3 }, spool);
    await spool.close();
    check(xml, (document) => {
      expect(document.find("//testcase")).toHaveLength(3000);
      expect(textOf(document, "//testcase/@name").at(-1)).toBe("é-2999 (Ana)");
    });
    await expect(spool.read()[Symbol.asyncIterator]().next()).rejects.toThrow("closed");
  });
});

/** Questions out of what people keep them in: real forms, and hostile ones. */
import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { markdownBlocks } from "../../src/adapters/library/markdown.ts";
import { parseSource } from "../../src/adapters/library/yaml-source.ts";
import { readImports } from "../../src/bank/importing/read-import.ts";
import type { ImportRow } from "../../src/bank/importing/row.ts";
import { createImport } from "../../src/bank/own-library.ts";
import { toRecord } from "../../src/bank/own-question.ts";
import { ankiDeck } from "../../src/practice/anki.ts";
import { card, question } from "../practice/fixtures.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

async function rowsOf(
  name: string,
  content: string | Uint8Array,
  pieceBytes = 1 << 20,
): Promise<readonly ImportRow[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    }
  }
  const file = { name, path: null, open };
  const options = { parse: parseSource, parseMarkdown: markdownBlocks, hash };
  const rows: ImportRow[] = [];
  for await (const row of readImports([file], options)) rows.push(row);
  return rows;
}

const planOf = (rows: readonly ImportRow[], area: string | null = null) => {
  const taking = createImport({ texts: new Set(), ids: new Set() }, { area, hash });
  for (const row of rows) taking.add(row);
  return taking.plan();
};

/** Text, reference and area of what was read; the reason of what was not. */
async function read(name: string, content: string): Promise<readonly unknown[]> {
  return (await rowsOf(name, content)).map((row) =>
    row.status === "ok"
      ? [row.line, row.fields["text"], row.fields["reference"], row.area]
      : [row.line, row.reason],
  );
}

describe("CSV", () => {
  test("any order of columns, any separator, names as people write them", async () => {
    expect(
      await read(
        "q.csv",
        'Topic;Answer;Question\nDatabases;"Two locks; neither goes on.";What is a deadlock?\n;;"What is a ""latch""?"\n',
      ),
    ).toEqual([
      [2, "What is a deadlock?", ["Two locks; neither goes on."], "databases"],
      [3, 'What is a "latch"?', undefined, null],
    ]);
  });

  test("a bad row is told with its line, and the rest goes on", async () => {
    const rows = await rowsOf(
      "q.csv",
      "question,answer,difficulty\nOne?,Yes,easy\nTwo?,a,b,c\nThree?,x,very\nFour?,It works.,hard\n",
    );
    const plan = planOf(rows);
    expect(plan.added.map(({ written }) => [written.text, written.difficulty])).toEqual([
      ["One?", "easy"],
      ["Four?", "hard"],
    ]);
    expect(plan.invalid.map(({ line, message, fix }) => [line, message, fix])).toEqual([
      [3, expect.stringContaining("4 cells where the header has 3"), expect.any(String)],
      [4, 'difficulty is "very"', "it takes easy, medium, hard"],
    ]);
  });

  test("without a column for the question nothing is read", async () => {
    expect(await read("q.csv", "a,b\n1,2\n")).toEqual([[0, 'the header has no column "question"']]);
  });

  test("an area by its name in any language is the bank's area", async () => {
    const rows = await rowsOf(
      "q.csv",
      "question,area\nOne?,Bases de datos\nTwo?,Segurança\nThree?,Data Structures\nFour?,System design\nFive?,Cloud run\n",
    );
    expect(rows.map((row) => row.status === "ok" && row.area)).toEqual([
      "databases",
      "security",
      "dsa",
      "system-design",
      "cloud-run",
    ]);
  });

  test("tags become skills, whatever parts them", async () => {
    const [row] = await rowsOf("q.csv", 'question,tags\nOne?,"SQL; Query plans, B-tree"\n');
    expect(row).toMatchObject({ fields: { skills: ["sql", "query-plans", "b-tree"] } });
  });
});

describe("JSON", () => {
  test("a line a question, with several references; a bare text is one too", async () => {
    expect(
      await read(
        "-",
        '{"question":"One?","answer":["a","b"],"area":"Back end"}\n"Two?"\n{"x":1}\nno\n',
      ),
    ).toEqual([
      [1, "One?", ["a", "b"], "backend"],
      [2, "Two?", undefined, null],
      [3, "has no question"],
      [4, expect.stringMatching(/^not JSON/)],
    ]);
  });

  test("an array over several lines knows where each begins", async () => {
    expect(await read("q.json", '[\n {"text":"One?"},\n 7,\n\n {"text":"Two?"}]')).toEqual([
      [2, "One?", undefined, null],
      [3, "is neither an object with a question nor a text"],
      [5, "Two?", undefined, null],
    ]);
  });
});

describe("Markdown", () => {
  test("an item a question; nested items and what follows are its reference; headings are areas", async () => {
    expect(
      await read(
        "q.md",
        "# JavaScript\n\n- What is hoisting?\n  - Declarations move up.\n  - `let` does not.\n- [ ] Q: What is `this`?\n\n  A: The object before the dot.\n\n## System design\n\n1. Design a cache.\n\nKeep what was used last.\n",
      ),
    ).toEqual([
      [3, "What is hoisting?", ["- Declarations move up.\n- `let` does not."], "javascript"],
      [6, "What is `this`?", ["The object before the dot."], "javascript"],
      [12, "Design a cache.", ["Keep what was used last."], "system-design"],
    ]);
  });

  test("a heading that asks is a question with what follows it, lists and code too", async () => {
    expect(
      await read(
        "q.md",
        "## Databases\n\n### What is CAP?\n\nChoose two.\n\n- one\n- two\n\n```\ncode\n```\n\n### Next?\n",
      ),
    ).toEqual([
      [3, "What is CAP?", ["Choose two.\none\ntwo\ncode"], "databases"],
      [14, "Next?", undefined, "databases"],
    ]);
  });

  test("an answer may stand on the line below the question, without being nested", async () => {
    expect(
      await read(
        "q.md",
        "- What is isolation?\n  How far transactions\n  see each other.\n- Which is wider,\n  a or b?\n- Why?\n  And how?\n",
      ),
    ).toEqual([
      [1, "What is isolation?", ["How far transactions\nsee each other."], null],
      [4, "Which is wider,\na or b?", undefined, null],
      [6, "Why?\nAnd how?", undefined, null],
    ]);
  });

  test("a table of contents is none, and prose after several items belongs to none of them", async () => {
    expect(
      await read("q.md", "- [One](#one)\n- [Two](#two)\n\n## A\n\n- One?\n- Two?\n\nThe end.\n"),
    ).toEqual([
      [6, "One?", undefined, "a"],
      [7, "Two?", undefined, "a"],
    ]);
  });

  test("a row of a table with a header is a question, as GitHub reads tables", async () => {
    const rows = await rowsOf(
      "q.md",
      [
        "# Databases",
        "",
        "| Question | Kind | Answer | Difficulty | Nr | Tags |",
        "|:---------|:----:|--------|-----------:|----|------|",
        "| What does `a \\| b` **do**? | Technical | A bitwise or.<br>Not `\\|\\|`. | hard | 7 | sql, bits |",
        "Why an index? |  | To find rows without reading all.",
        "| | technical | nobody asked |",
        "| a | b | c | d | e | f | g |",
        "",
        "## Next",
        "",
        "Topic | Front",
        "--- | ---",
        "Web APIs | What is REST?",
        "| | What is a webhook? |",
      ].join("\n"),
    );
    expect(rows).toMatchObject([
      {
        line: 5,
        area: "databases",
        fields: {
          text: "What does `a | b` do?",
          kind: "technical",
          difficulty: "hard",
          reference: ["A bitwise or.\nNot `||`."],
          skills: ["sql", "bits"],
        },
      },
      {
        line: 6,
        area: "databases",
        fields: { text: "Why an index?", reference: ["To find rows without reading all."] },
      },
      { line: 7, status: "invalid", reason: "has no question" },
      {
        line: 8,
        status: "invalid",
        reason: "has more cells than the header: a pipe in a cell is written \\|",
      },
      { line: 14, area: "web-apis", fields: { text: "What is REST?" } },
      { line: 15, area: "next", fields: { text: "What is a webhook?" } },
    ]);
  });

  test("a table that names no question belongs to the answer above it, and alone it is told", async () => {
    const table = "| Lock | Cost |\n|---|---|\n| row | low |\n";
    expect(await read("q.md", `## Which locks are there?\n\n${table}\n`)).toEqual([
      [1, "Which locks are there?", ["Lock | Cost\nrow | low"], null],
    ]);
    expect(await read("q.md", `Some words.\n\n${table}`)).toEqual([
      [3, 'the header has no column "question"'],
    ]);
  });

  test.each([
    "| question |\n| --- |\n| Why? |\n",
    "question | answer, in short\n:-: | -\nWhy? | So.\n",
  ])("a table is known without a name, by the line below its header: %j", async (table) => {
    expect(await rowsOf("-", table)).toMatchObject([{ line: 3, fields: { text: "Why?" } }]);
  });

  test("nesting without end is cut, not fallen over", async () => {
    const rows = await rowsOf("q.md", `${"- ".repeat(3000)}deep\n- flat?\n`);
    expect(rows.some((row) => row.status === "ok" && row.fields["text"] === "flat?")).toBe(true);
  });
});

describe("Anki's text export", () => {
  const header =
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n";

  test("HTML is read, decks are areas, tags are skills; what has no words is told", async () => {
    const rows = await rowsOf(
      "deck.txt",
      `${header}a\tBasic\tTech::Python\tWhat is the <b>GIL</b>?\tOne&nbsp;thread at a time.<div>It &lt;guards&gt; counts.</div><img src="x">\tpython threads\n` +
        'b\tBasic\tDefault\t"said ""so""\nagain"\tyes it was\t\nc\tBasic\tDefault\t[sound:a.mp3]<img src="a.png">\tx\t\n',
    );
    expect(rows).toMatchObject([
      {
        line: 7,
        area: "python",
        fields: {
          text: "What is the GIL?",
          reference: ["One thread at a time.\nIt <guards> counts."],
          skills: ["python", "threads"],
        },
      },
      { line: 8, area: null, fields: { text: 'said "so"\nagain', reference: ["yes it was"] } },
      { line: 10, status: "invalid" },
    ]);
  });

  test("of a cloze note the gaps are asked", async () => {
    expect(
      await read(
        "-",
        "#separator:tab\n#html:false\nTCP: {{c1::SYN}} then {{c2::SYN-ACK::reply}}\tmore\n",
      ),
    ).toEqual([
      [3, "Fill in what is left out: TCP: … then … (reply)", ["TCP: SYN then SYN-ACK"], null],
    ]);
  });

  test("named columns say which is which, and a deck name of the header holds for all", async () => {
    expect(
      await read(
        "-",
        "#separator:Comma\n#html:false\n#columns:Back,Front\n#deck:Web::HTTP\nIt may be repeated,What is idempotency?\n# a comment\n",
      ),
    ).toEqual([[5, "What is idempotency?", ["It may be repeated"], "http"]]);
  });

  test("two columns of a .tsv without a header are question and answer", async () => {
    expect(await read("q.tsv", "What is a latch?\tA lock of one bit.\n")).toEqual([
      [1, "What is a latch?", ["A lock of one bit."], null],
    ]);
  });

  test("without header lines tabs part question and answer", async () => {
    expect(await read("deck.txt", 'One?\tYes "indeed".\nTwo?\tNo.\n')).toEqual([
      [1, "One?", ['Yes "indeed".'], null],
      [2, "Two?", ["No."], null],
    ]);
  });

  test("what greenroom itself exports comes back", async () => {
    const asked = question("mutex");
    const [row] = await rowsOf("deck.txt", `${ankiDeck([card(1, asked, "b")]).lines.join("\n")}\n`);
    expect(row).toMatchObject({
      status: "ok",
      line: 7,
      fields: { text: asked.text, reference: ["Says b."] },
    });
  });
});

describe("the repository's YAML", () => {
  test("entries with their lines; a wrong one is told with what was meant", async () => {
    const rows = await rowsOf(
      "q.yaml",
      "# mine\narea: databases\nquestions:\n  - text: One?\n    reference: It is one.\n  - txt: Two?\n  - text: Three?\n    kind: technicl\n",
    );
    expect(rows).toMatchObject([
      { status: "ok", line: 4, area: "databases" },
      { status: "invalid", line: 6, reason: 'there is no key "txt"; did you mean text?' },
      { status: "invalid", line: 8, reason: 'kind is "technicl"; did you mean technical?' },
    ]);
  });

  test.each([
    ["area: x\nquestions: [", /^not YAML/],
    ["area: x\nquestions:\n  - text: a: b\n", /^not YAML/],
    ["area: X y\nquestions: []", /area is missing/],
    ["area: x\nquestions: 7", /questions is not a list/],
    ["area: x\nquestions: []\nextra: 1", /there is no key "extra"/],
    ["a: &a [x]\nb: [*a, *a, *a]\narea: x\nquestions: [", /not YAML/],
  ])("%j", async (text, reason) => {
    const [row, ...others] = await rowsOf("q.yaml", text);
    expect(others).toEqual([]);
    expect(row?.status === "invalid" ? row.reason : "").toMatch(reason);
  });
});

describe("whatever a file holds", () => {
  const names = fc.constantFrom(
    "q.csv",
    "q.tsv",
    "q.md",
    "q.jsonl",
    "q.json",
    "q.yaml",
    "q.txt",
    "-",
  );
  const pieces = fc.constantFrom(
    "question,answer\n",
    "area: x\nquestions:\n",
    "- text: ",
    "#separator:tab\n",
    "#html:true\n",
    "{{c1::",
    "}}",
    "::",
    '"',
    "\t",
    "\n",
    "\r\n",
    ",",
    "- ",
    "# ",
    "## What?\n",
    "```\n",
    "<b>",
    "</",
    "&#",
    "&#xd800;",
    "{",
    "}",
    "[",
    "]",
    '{"question":"x?"}\n',
    "\u0000",
    "\uFEFF",
    "\uD800",
    "É",
    "> ",
    "1. ",
    "  ",
    "x",
    "[a](#b)",
    "&a ",
    "*a ",
    "| ",
  );
  const content = fc.oneof(
    fc
      .array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 40 })
      .map((parts) => parts.join("")),
    fc.string({ unit: "grapheme" }),
  );

  test("it ends as rows, each with its place; every row is counted, and what is taken can be asked", async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        content,
        fc.integer({ min: 1, max: 64 }),
        async (name, text, size) => {
          const whole = await rowsOf(name, text);
          expect(await rowsOf(name, text, size)).toEqual(whole);
          const lines = text.split("\n").length;
          for (const row of whole) {
            expect(row.line).toBeGreaterThanOrEqual(0);
            expect(row.line).toBeLessThanOrEqual(lines);
          }
          const { added, duplicates, invalid } = planOf(whole);
          expect(added.length + duplicates + invalid.length).toBe(whole.length);
          expect(new Set(added.map(({ id }) => id)).size).toBe(added.length);
          for (const { message } of invalid) expect(message).not.toContain("\n");
          for (const { question: asked, area } of added) {
            expect(area).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
            expect(asked?.criteria.length).not.toBe(0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test("bytes that are no text are one reason", async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.uint8Array({ maxLength: 200 }), async (name, bytes) => {
        for (const row of await rowsOf(name, bytes)) expect(row.file).toBe(name);
      }),
    );
    expect(await rowsOf("q.bin", new Uint8Array([0, 1, 2, 255]))).toMatchObject([
      { status: "invalid", reason: "the file is not text" },
    ]);
  });

  test("another question of the same id gets an id of its own, and is written with it", async () => {
    const rows = await rowsOf(
      "q.jsonl",
      '{"id":"mine","question":"What is alpha?"}\n{"id":"mine","question":"What is beta?"}\n',
    );
    expect(planOf(rows).added.map((own) => toRecord(own))).toEqual([
      { id: "mine", text: "What is alpha?" },
      { id: "mine-2", text: "What is beta?" },
    ]);
  });

  test("the same question in other clothes is taken once", async () => {
    const rows = await rowsOf(
      "q.jsonl",
      '"What  is a Mutex?"\n"what is a mutex"\n"What is a mutex ?"\n',
    );
    expect(planOf(rows)).toMatchObject({ added: [{ id: "own-what-is-a-mutex" }], duplicates: 2 });
  });
});

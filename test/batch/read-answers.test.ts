import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import { readAnswers, transcribedRow, withoutAudio } from "../../src/batch/read-answers.ts";
import { hostileText } from "../support/hostile-text.ts";
import { collect, fileOf, hash, options, outline, read, readGood } from "./reading.ts";

describe("JSONL", () => {
  test("a row with everything", async () => {
    const row = {
      id: 7,
      question: " Why? ",
      reference: ["Because.", " ", "So."],
      criteria: ["Says why", { id: "cost", text: "Names the cost", weight: 3, dimension: "depth" }],
      answer: "  Because.\n",
      candidate: "Ana",
      language: "es",
      kind: "technical",
      level: "senior",
      unknown: { a: 1 },
    };
    expect(await readGood("a.jsonl", `${JSON.stringify(row)}\n`)).toEqual([
      {
        file: "a.jsonl",
        line: 1,
        id: "7",
        answerHash: hash(JSON.stringify(["row", "Why?", "  Because.\n"])),
        question: {
          source: "row",
          text: "Why?",
          kind: "technical",
          references: ["Because.", "So."],
          criteria: [
            {
              id: "criterion-1",
              text: "Says why",
              weight: 1,
              dimension: "correctness",
              concepts: [],
              contradictions: [],
            },
            {
              id: "cost",
              text: "Names the cost",
              weight: 3,
              dimension: "depth",
              concepts: [],
              contradictions: [],
            },
          ],
        },
        answer: "  Because.\n",
        candidate: "Ana",
        language: "es",
        level: "senior",
      },
    ]);
  });

  test("the question is the bank's by its id, the row's by its text, or the default", async () => {
    const lines = [
      '{"questionId":"js-closures-counter","question":"Other words","answer":"a"}',
      '{"questionId":"my-own-7","question":"Other words","answer":"a"}',
      '{"questionId":"my-own-7","answer":"a"}',
      '{"answer":"a","reference":"r"}',
      '{"answer":"a","questionId":null,"question":null}',
    ];
    const question = {
      source: "row",
      text: "Default?",
      kind: "technical",
      references: [],
      criteria: [],
    } as const;
    const rows = await readGood("a.jsonl", lines.join("\n"), { question });
    expect(rows.map((row) => row.question)).toEqual([
      { source: "bank", questionId: "js-closures-counter" },
      { source: "row", text: "Other words", kind: "technical", references: [], criteria: [] },
      { source: "bank", questionId: "my-own-7" },
      { ...question, references: ["r"] },
      question,
    ]);
  });

  test.each([
    [
      "a.jsonl",
      '{"question":"q","answer":"a","kind":" Technical","level":"SENIOR","language":"Es"}',
    ],
    [
      "a.json",
      '[{"question":"q","answer":"a","kind":"TECHNICAL","level":"Senior","language":"ES "}]',
    ],
    ["a.csv", "question,answer,kind,level,language\nq,a,Technical,Senior , ES"],
    ["a.md", "---\nquestion: q\nkind: Technical\nlevel: SENIOR\nlanguage: ES\n---\na"],
  ])("kind, level and language are read in any case: %s", async (name, content) => {
    const [row] = await readGood(name, content, { kind: "behavioural" });
    expect(row).toMatchObject({
      question: { kind: "technical" },
      level: "senior",
      language: "es",
    });
  });

  test.each([
    ["a.jsonl", '{"question":"q","answer":"a","kind":"","level":" ","language":null}'],
    ["a.csv", "question,answer,kind,level,language\nq,a,, ,"],
    ["a.md", '---\nquestion: q\nkind: ""\nlevel:\nlanguage: " "\n---\na'],
  ])("and blank ones are not there: %s", async (name, content) => {
    const [row] = await readGood(name, content);
    expect(row).toMatchObject({
      question: { kind: "technical" },
      level: "mid",
      language: "en",
    });
  });

  test("bad rows say why, on their line, and reading goes on", async () => {
    const deep = "[".repeat(10_000) + "]".repeat(10_000);
    const bytes = Buffer.concat([
      Buffer.from(
        [
          '\uFEFF{"question":"q","answer":"first"}\r',
          '{"question":"q"}',
          "",
          '{"question":"q","answer":null}',
          '{"question":"q","answer":5}',
          '{"answer":"a"}',
          "[]",
          '{"question":"q","answer":"\\ud800"}',
          '{"question":"q","answer":"a","reference":["x","\\u0000"]}',
          '{"question":"q","answer":"a","kind":"other"}',
          '{"question":"q","answer":"a","criteria":[{"weight":2}]}',
          '{"question":"q","answer":"a","criteria":[{"text":"t","weight":9}]}',
          `{"question":"q","answer":${deep}}`,
          `{"question":"q","answer":"deep but fine","other":${deep}}`,
          '{"id":"x","question":"q","answer":"a"}',
          '{"id":"x","question":"q","answer":"a"}',
          "",
        ].join("\n"),
      ),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a, 0x00, 0x0a]),
      Buffer.from('{"question":"q","answer":"last"}'),
    ]);
    expect(outline(await read("a.jsonl", bytes))).toEqual([
      "1",
      "2 has no answer",
      "4 has no answer",
      "5 its answer is not a text",
      '6 names no question: give "question", "questionId", or --question',
      '7 is not an object with "answer" and a question',
      "8 its answer holds half of a surrogate pair, which is no character",
      "9 its reference holds a NUL character",
      "10 its kind is not technical, behavioural, system-design",
      '11 its criteria is not a list of up to 20 sentences, or of objects with "text"',
      '12 criterion 1: "weight" expected 3 or less',
      "13 its answer is not a text",
      "14",
      "15",
      '16 the id "x" was used before',
      "17 the line is not UTF-8",
      "18 the line holds a NUL byte, so it is not text",
      "19",
    ]);
  });

  test("a broken line tells what is wrong on one line", async () => {
    const [reason] = outline(await read("a.jsonl", '{"answer": \u001b[31m}\n'));
    expect(reason).toMatch(/^1 not JSON: [^\u0000-\u001f]+$/);
  });

  test("a line of 100 MB is passed over and never held", async () => {
    const piece = Buffer.alloc(1024 * 1024, "x");
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    const file = {
      name: "a.jsonl",
      path: "a.jsonl",
      open: async function* () {
        yield Buffer.from('{"question":"q","answer":"1"}\n{"answer":"');
        for (let count = 0; count < 100; count += 1) {
          yield piece;
          most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        }
        yield Buffer.from('"}\n{"question":"q","answer":"2"}\n');
      },
    };
    expect(outline(await collect(readAnswers([file], options)))).toEqual([
      "1",
      "2 the line is longer than 10 MB",
      "3",
    ]);
    expect(most).toBeLessThan(30 * 1024 * 1024);
  });
});

describe("JSON", () => {
  test("an array: the lines are those of its elements", async () => {
    const text = `\n[ {"question": "a]\\"[", "answer": "1"},\n\n  {"answer": [1, [2]]}, 3,\n{"question":"q","answer":"2"},{"question":"q","answer":"3"}]`;
    const rows = await read("a.json", text);
    expect(outline(rows)).toEqual([
      "2",
      "4 its answer is not a text",
      '4 is not an object with "answer" and a question',
      "5",
      "5",
    ]);
    expect(rows.map(({ row }) => row.id)).toEqual([
      "a.json:2",
      null,
      null,
      "a.json:5",
      "a.json:5#2",
    ]);
  });

  test("one object is one row", async () => {
    expect(outline(await read("a.json", '\n\n{"question":\n"q","answer":"a"}'))).toEqual(["3"]);
  });

  test("JSONL that is called .json is read as what it is", async () => {
    const text = '{"question":"q","answer":"a"}\n{"question":"q","answer":"b"}\n';
    expect(outline(await read("a.json", text))).toEqual(["1", "2"]);
  });

  test("an object whose lines begin with commas or a brace is one row", async () => {
    const written = ['{"question":"q"\n,"answer":"a"}', '{"question":"q","answer":"a"\n}\n'];
    for (const text of written) expect(outline(await read("a.json", text))).toEqual(["1"]);
  });

  test("a file that is too large says what to do", async () => {
    const piece = Buffer.alloc(1024 * 1024, " ");
    const file = {
      name: "a.json",
      path: "a.json",
      open: async function* () {
        for (;;) yield piece;
      },
    };
    expect(outline(await collect(readAnswers([file], options)))).toEqual([
      "0 the file is larger than 50 MB: write JSONL, one object a line",
    ]);
  });

  test.each([
    ["nothing", ""],
    ["half an array", "[1,"],
    ["two values", '{"a":1} x'],
    ["half an escape", '"\\u00'],
    ["deep brackets", "[".repeat(100_000)],
  ])("%s: one invalid row", async (_name, text) => {
    expect((await read("a.json", text)).map(({ status }) => status)).toEqual(["invalid"]);
  });
});

describe("text", () => {
  const question = { source: "bank", questionId: "js-closures-counter" } as const;

  test("is the answer to the question that was given", async () => {
    const rows = await readGood("notes.txt", "\uFEFFIt closes.\n\nOver variables.\n\n", {
      question,
    });
    expect(rows).toMatchObject([
      { line: 1, id: "notes.txt:1", question, answer: "It closes.\n\nOver variables." },
    ]);
  });

  test("of many pieces is put together whole", async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(" ");
    expect(await readGood("notes.txt", text, { question })).toMatchObject([{ answer: text }]);
  });

  test("without a question it says what is missing", async () => {
    expect(outline(await read("notes.txt", "It closes."))).toEqual([
      "1 a text names no question: give --question or --question-id",
    ]);
  });

  test("bytes that are no text are refused", async () => {
    const latin = Buffer.from("Se cierra según", "latin1");
    expect(outline(await read("notes.txt", latin, { question }))).toEqual([
      "0 the file is not UTF-8",
    ]);
    const utf16 = Buffer.from("\uFEFFIt closes", "utf16le");
    expect(outline(await read("notes.txt", utf16, { question }))).toEqual([
      "0 the file is UTF-16: save it as UTF-8",
    ]);
  });
});

describe("files from other programs", () => {
  const closed = '{"question":"q","answer":"It closes"}';

  test.each([
    ["a.csv", "question,answer\rq,a\rq,b\r"],
    ["a.jsonl", `${closed}\r${closed}`],
    ["a.md", "## What?\r\rIt closes\r"],
    ["stdin", "answer,question\ra,q"],
  ])(
    "lines that end in a carriage return alone are one error for the file: %s",
    async (...file) => {
      expect(outline(await read(...file))).toEqual([
        "0 the file has lines that end in a carriage return: save it with line feeds",
      ]);
    },
  );

  test("a carriage return among line feeds is part of its text, and of JSON that is all on one line", async () => {
    const csv = "question,answer\r\nq,a\rb\r\n";
    expect((await readGood("a.csv", csv)).map(({ answer }) => answer)).toEqual(["a\rb"]);
    expect(outline(await read("a.json", `[${closed},\r${closed}]`))).toHaveLength(2);
  });

  test("byte order marks in JSONL that was put together from several files do no harm", async () => {
    const rows = await readGood("a.jsonl", `\uFEFF${closed}\n\uFEFF${closed}\n\uFEFF`);
    expect(rows).toHaveLength(2);
  });
});

describe("UTF-16 without a byte order mark", () => {
  const refused = ["0 the file is UTF-16: save it as UTF-8"];
  const row = (text: string): string => `{"question":"q","answer":"${text}"}\n`;
  const contents: readonly (readonly [name: string, content: string])[] = [
    ["a.jsonl", row("It closes").repeat(1000)],
    ["a.json", `[${row("It closes")}]`],
    ["a.csv", "question,answer\nЧто это?,Это замыкание функции\n".repeat(200)],
    ["a.csv", "answer\na"],
    ["a.md", "## 什么是闭包?\n\n闭包 保留 变量\n"],
    ["a.txt", "Se cierra según"],
    ["stdin", row("閉包")],
  ];
  test.each(contents)("is one error for the file: %s", async (name, content) => {
    const littleEndian = Buffer.from(content, "utf16le");
    const bigEndian = Buffer.from(littleEndian).swap16();
    expect(outline(await read(name, littleEndian))).toEqual(refused);
    expect(outline(await read(name, bigEndian))).toEqual(refused);
  });

  test("is not seen in UTF-8 with NUL bytes in it", async () => {
    const lines = [row("a"), row("b\0"), row("c\0\0"), row("d")];
    expect(outline(await read("a.jsonl", lines.join("")))).toEqual([
      "1",
      "2 the line holds a NUL byte, so it is not text",
      "3 the line holds a NUL byte, so it is not text",
      "4",
    ]);
    const many = await read("a.jsonl", row("a").repeat(100) + row("\0".repeat(50)));
    expect(many.filter(({ status }) => status === "ok")).toHaveLength(100);
  });
});

describe("the format of stdin and of unknown names", () => {
  test.each([
    ['{"question":"q","answer":"a"}\n', "q"],
    ['\uFEFF\n {"question":"q","answer":"a"}', "q"],
    ['[{"question":"q","answer":"a"}]', "q"],
    ['{\n "question":"q",\n "answer":"a"\n}', "q"],
    ['{"question":"q",\n "answer":"a"}', "q"],
    ["question,answer\nq,a\n", "q"],
    ['"Answer";"Question"\r\na;q\r\n', "q"],
    ["candidate\tanswer\tquestion\nAna\ta\tq\n", "q"],
    ["---\nquestion: q\n---\na\n", "q"],
    ["# Answers\n\n## q\na\n", "q"],
    ["a", "default"],
    ["a, b and c", "default"],
  ])("%j", async (text, expected) => {
    const question = {
      source: "row",
      text: "default",
      kind: "technical",
      references: [],
      criteria: [],
    } as const;
    // A default question makes a Markdown file one answer; the others do not need one.
    const rows = await readGood("stdin", text, expected === "default" ? { question } : {});
    expect(rows.map((row) => row.question)).toMatchObject([{ text: expected }]);
  });
});

describe("audio", () => {
  const question = { source: "bank", questionId: "js-closures-counter" } as const;
  const wav = Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVEfmt "), Buffer.alloc(20)]);
  const signatures: readonly (readonly [string, Uint8Array])[] = [
    ["wav", wav],
    ["mp3", Buffer.from("ID3\u0004rest")],
    ["mp3", Buffer.from([0xff, 0xfb, 0x90, 0x00])],
    ["m4a", Buffer.from("\0\0\0\u0020ftypM4A rest")],
    ["flac", Buffer.from("fLaC\0\0")],
    ["ogg", Buffer.from("OggS\0\0")],
    ["webm", Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from("xxwebm")])],
  ];

  test.each(signatures)("%s is recognised by its content", async (format, bytes) => {
    expect(await read(`answer.${format}`, bytes, { question })).toEqual([
      {
        status: "audio",
        row: {
          file: `answer.${format}`,
          line: 0,
          id: `answer.${format}`,
          question,
          candidate: null,
          language: "en",
          level: "mid",
          audio: { path: `answer.${format}`, format },
        },
      },
    ]);
  });

  test("what is none, from stdin, or without a question is invalid", async () => {
    expect(outline(await read("a.wav", "not audio", { question }))).toEqual([
      "0 the file is called .wav but holds no such audio",
    ]);
    expect(outline(await read("stdin", wav, { question }))).toEqual([
      "0 audio is read from a file, not from stdin",
    ]);
    expect(outline(await read("a.wav", wav))).toEqual([
      '0 names no question: give "question", "questionId", or --question',
    ]);
  });

  test("without a transcriber it is invalid with the reason, with one it becomes an answer", async () => {
    const files = [fileOf("a.wav", wav), fileOf("b.txt", "text")];
    const rows = readAnswers(files, { ...options, question });
    expect(outline(await collect(withoutAudio(rows, "needs a transcriber")))).toEqual([
      "0 needs a transcriber",
      "1",
    ]);
    const [audio] = await read("a.wav", wav, { question });
    if (audio?.status !== "audio") throw new Error("no audio");
    expect(transcribedRow(audio.row, "I said it", hash)).toEqual({
      file: "a.wav",
      line: 0,
      id: "a.wav",
      question,
      answer: "I said it",
      answerHash: hash(JSON.stringify(["bank", question.questionId, "I said it"])),
      candidate: null,
      language: "en",
      level: "mid",
    });
  });
});

describe("several files", () => {
  test("come in order; one that cannot be read is an invalid row; ids are unique over all", async () => {
    const gone = {
      name: "b.jsonl",
      path: "b.jsonl",
      open: async function* () {
        yield Buffer.from('{"question":"q","answer":"b"}\n{"questi');
        throw new GreenroomError("usage", "b.jsonl cannot be read: EIO.", "Check it.");
      },
    };
    const files = [
      fileOf("a.jsonl", '{"id":"1","question":"q","answer":"a"}'),
      gone,
      fileOf("c.jsonl", '{"id":"1","question":"q","answer":"c"}\n{"question":"q","answer":"c"}'),
    ];
    const rows = await collect(readAnswers(files, options));
    expect(rows.map(({ row }) => `${row.file}:${row.line}`)).toEqual(
      ["a.jsonl:1", "c.jsonl:1", "c.jsonl:2", "b.jsonl:0"].toSorted((a, b) => a.localeCompare(b)),
    );
    expect(outline(rows)).toEqual([
      "1",
      "0 cannot be read: EIO",
      '1 the id "1" was used before',
      "2",
    ]);
  });

  test("a file is closed when reading stops early", async () => {
    let isClosed = false;
    const file = {
      name: "a.jsonl",
      path: "a.jsonl",
      open: async function* () {
        try {
          for (;;) yield Buffer.from('{"question":"q","answer":"a"}\n');
        } finally {
          isClosed = true;
        }
      },
    };
    for await (const row of readAnswers([file], options)) {
      expect(row.status).toBe("ok");
      break;
    }
    expect(isClosed).toBe(true);
  });

  test("what stops the run is not taken for a bad file", async () => {
    const file = {
      name: "stdin",
      path: null,
      open: async function* () {
        yield Buffer.from("x");
        throw new GreenroomError("stopped", "Stopped.", "Start again.");
      },
    };
    await expect(collect(readAnswers([file], options))).rejects.toMatchObject({ code: "stopped" });
  });
});

describe("whatever a file holds", () => {
  const names = ["a.jsonl", "a.json", "a.csv", "a.md", "a.txt", "a.wav", "stdin"];
  const fragment = fc.oneof(
    hostileText,
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "question,answer\n",
      'q,"a',
      '""',
      '",',
      "\n",
      "\r\n",
      "## q\n",
      "---\n",
      "question: q\n",
      "id: [&a x, *a]\n",
      '{"question":"q","answer":"a"}\n',
      '{"question":"q","answer":',
      "[",
      "{",
      "]",
      "\\ud800",
      "RIFFxxxxWAVE",
    ),
  );
  const text = fc.array(fragment, { maxLength: 12 }).map((parts) => Buffer.from(parts.join("")));
  const content = fc.oneof(text, fc.uint8Array({ maxLength: 200 }));

  test("it ends as rows, each with its place, the same for every size of pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        content,
        fc.integer({ min: 1, max: 64 }),
        fc.boolean(),
        async (name, bytes, pieceBytes, hasQuestion) => {
          const changes = hasQuestion
            ? ({ question: { source: "bank", questionId: "js-closures-counter" } } as const)
            : {};
          const rows = await read(name, bytes, changes, pieceBytes);
          const lines = Buffer.from(bytes).toString("latin1").split("\n").length;
          for (const { status, row } of rows) {
            expect(row.file).toBe(name);
            expect(row.line).toBeLessThanOrEqual(lines);
            const isSound =
              status === "invalid"
                ? /^\S.{0,250}$/u.test(row.reason)
                : status === "audio" || (row.answer.isWellFormed() && !row.answer.includes("\0"));
            expect(isSound).toBe(true);
          }
          expect(await read(name, bytes, changes, 4096)).toEqual(rows);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** A person's own questions and roles, through the real binary: with an editor in a terminal, and without either. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { withFakeOpenAi } from "../support/fake-openai.ts";
import { binary, cleanEnvironment, greenroom, jsonLines } from "../support/greenroom.ts";
import type { RunResult } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { Desk } from "./contract.ts";
import { eventsOf, expectRefusal, only, openDesk } from "./contract.ts";

const reference =
  "Every insert and update has to write the index as well, so writes are slower. It takes disk space and memory.";
const indexQuestion = `text: What does one more index cost?\nreference: ${reference}\narea: databases\n`;

const addedSchema = z.object({
  id: z.string(),
  area: z.string(),
  file: z.string(),
  criteriaFrom: z.string().nullable(),
  criteria: z.array(z.looseObject({ text: z.string() })),
  replaces: z.boolean(),
});
const listSchema = z.array(z.looseObject({ id: z.string(), own: z.boolean(), text: z.string() }));

const run = (desk: Desk, words: readonly string[], input?: string, environment = {}) =>
  greenroom(words, { home: desk.home, environment, ...(input === undefined ? {} : { input }) });

const add = (desk: Desk, text: string, ...words: string[]): Promise<RunResult> =>
  run(desk, ["questions", "add", "--file", "-", "--json", ...words], text);

async function listOwn(desk: Desk): Promise<readonly z.infer<typeof listSchema>[number][]> {
  const { stdout } = await run(desk, ["questions", "list", "--own", "--json"]);
  return listSchema.parse(JSON.parse(stdout));
}

const folderOf = (desk: Desk): string => join(desk.home, "data", "questions");

function writeOwn(desk: Desk, name: string, text: string): string {
  const path = join(folderOf(desk), name);
  mkdirSync(folderOf(desk), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** An editor that appends what stands in numbered files, one more each time; it keeps what it was opened on. */
function editor(desk: Desk, ...texts: readonly string[]): string {
  const path = join(desk.home, "editor.sh");
  for (const [index, text] of texts.entries())
    writeFileSync(join(desk.home, `edit-${index}`), text);
  writeFileSync(
    path,
    `#!/bin/sh\ncd '${desk.home}'\nn=$(cat count 2>/dev/null || echo 0)\ncp "$1" "seen-$n"\ncat "edit-$n" > "$1"\necho $((n + 1)) > count\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const open = (desk: Desk, words: readonly string[], editorPath: string) =>
  openPseudoTerminal(process.execPath, [binary, ...words], {
    environment: cleanEnvironment(desk.home, { EDITOR: editorPath }),
  });

describe("questions add", () => {
  test("takes one from stdin, derives its criteria, and says which file holds it", async () => {
    const desk = openDesk();
    const added = addedSchema.parse(JSON.parse((await add(desk, indexQuestion)).stdout));
    expect(added).toMatchObject({
      id: "own-what-does-one-more-index-cost",
      area: "databases",
      criteriaFrom: "reference",
      replaces: false,
    });
    expect(added.file).toBe(join(folderOf(desk), "databases.yaml"));
    expect(statSync(added.file).mode & 0o777).toBe(0o600);
    expect(added.criteria.length).toBeGreaterThan(1);
    expect(await listOwn(desk)).toMatchObject([{ id: added.id, own: true }]);
    const shown = await run(desk, ["questions", "show", added.id, "--answers"]);
    expect(shown.stdout).toContain("your own");
    expect(shown.stdout.replaceAll(/\s+/g, " ")).toContain(reference.slice(0, 60));
    const found = await run(desk, ["questions", "search", "one", "more", "index"]);
    expect(found.stdout).toContain("own");
  });

  test("what is wrong is an error with its line and what to do; nothing is written", async () => {
    const desk = openDesk();
    expectRefusal(
      await add(desk, "text: Why?\ndificulty: easy\n"),
      2,
      /^error: stdin:2: there is no key "dificulty"/,
    );
    expectRefusal(await add(desk, "text: [\n"), 2, /not YAML/);
    expectRefusal(await add(desk, "area: x\nquestions: []\n"), 2, /list of questions/);
    expectRefusal(await add(desk, ""), 2, /no question/);
    expect(existsSync(folderOf(desk))).toBe(false);
    expectRefusal(await run(desk, ["questions", "add"]), 2, /not a terminal/);
  });

  test("the same question twice, and an id twice, are told with the one that is there", async () => {
    const desk = openDesk();
    await add(desk, indexQuestion);
    const again = indexQuestion.replace("cost?", "Cost ?");
    const refused = await add(desk, again);
    expectRefusal(refused, 2, /the same question is there as own-what-does-one-more-index-cost/);
    expect(refused.stderr).toContain("--edit own-what-does-one-more-index-cost");
    const bank = listSchema.parse(JSON.parse((await run(desk, ["questions", "--json"])).stdout));
    const copied = bank.find(({ own }) => !own);
    expectRefusal(
      await add(desk, JSON.stringify({ text: copied?.text })),
      2,
      /the same question is there as/,
    );
  });

  test("appending keeps a person's comments, order and spelling", async () => {
    const desk = openDesk();
    const written = `# My notes on databases.\narea: databases\n\nquestions:\n  # asked at Acme\n  - id: mine\n    text: 'Why WAL?' # really\n    reference: >-\n      Changes are written to a log first, so that a crash loses nothing that was committed.\n    skills: [ postgres ]\n`;
    const path = writeOwn(desk, "notes.yaml", written);
    await add(desk, indexQuestion);
    const text = readFileSync(path, "utf8");
    for (const part of [
      "# My notes on databases.",
      "# asked at Acme",
      "'Why WAL?' # really",
      "skills: [ postgres ]",
    ])
      expect(text).toContain(part);
    expect(text).toContain("What does one more index cost?");
    expect((await listOwn(desk)).map(({ id }) => id)).toEqual([
      "mine",
      "own-what-does-one-more-index-cost",
    ]);
    expect(await run(desk, ["questions", "remove", "mine", "--yes"])).toMatchObject({ code: 0 });
    expect(readFileSync(path, "utf8")).toContain("# My notes on databases.");
    expect((await listOwn(desk)).map(({ id }) => id)).toEqual([
      "own-what-does-one-more-index-cost",
    ]);
    expectRefusal(
      await run(desk, ["questions", "remove", "mien", "--yes"]),
      2,
      /no question "mien"/,
    );
  });

  test("with --engine openai the model writes the criteria, and it is said where they went", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => ({ type: "sample" }), models: null }, async (fake) => {
      const environment = { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "sk-test" };
      const words = ["questions", "add", "--file", "-"];
      const plain = await run(desk, words, indexQuestion, environment);
      expect(plain.stderr).toContain("taken from the reference");
      expect(fake.requests).toHaveLength(0);
      const made = await run(
        desk,
        [...words, "--engine", "openai"],
        "text: What is a latch?\n",
        environment,
      );
      expect(made).toMatchObject({ code: 0 });
      expect(made.stderr).toMatch(/sends to .*your own questions/s);
      expect(made.stderr).toMatch(/criteri(?:a|on), written by /);
      expect(fake.requests).toHaveLength(1);
      expect(readFileSync(join(folderOf(desk), "general.yaml"), "utf8")).toContain("criteria:");
      expect((await run(desk, ["questions", "lint", "--json"])).stdout).not.toContain('"error"');
    });
    const down = {
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
      OPENAI_API_KEY: "sk-test",
      GREENROOM_TIMEOUT_MS: "300",
    };
    const question =
      "text: What is a spinlock?\nreference: A thread waits in a loop until the lock is free.\n";
    const failed = await run(
      desk,
      ["questions", "add", "--file", "-", "--engine", "openai"],
      question,
      down,
    );
    expect(failed.code).toBe(0);
    expect(failed.stderr).toContain("the references serve");
  });
});

describe("questions add in an editor", () => {
  test("a commented template; what is wrong is told by line, and the editor is offered again with what was written", async () => {
    const desk = openDesk();
    const terminal = open(
      desk,
      ["questions", "add", "--area", "databases"],
      editor(
        desk,
        "text: Why?\nkind: technicl\n",
        "text: Why do writes slow down?\nreference: Each index is written too.\n",
      ),
    );
    await terminal.waitFor('Line 2: kind is "technicl"; did you mean technical?');
    await terminal.waitFor("Open the editor again?");
    terminal.type("\r");
    await terminal.waitFor("is kept in");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    const seen = [0, 1].map((index) => readFileSync(join(desk.home, `seen-${index}`), "utf8"));
    expect(seen[0]).toMatch(/^# A question of your own[^]*\narea: databases\n[^]*# criteria:/);
    expect(seen[1]).toContain("kind: technicl");
    expect((await listOwn(desk)).map(({ text }) => text)).toEqual(["Why do writes slow down?"]);
  });

  test("left blank keeps nothing; left unfinished is kept in a file that can be given", async () => {
    const desk = openDesk();
    const blank = open(
      desk,
      ["questions", "add"],
      editor(desk, "# nothing\ntext:\n", "text: Why?\nkid: x\n"),
    );
    await blank.waitFor("Nothing was written");
    expect(await blank.ended).toMatchObject({ exitCode: 0 });
    const left = open(desk, ["questions", "add"], join(desk.home, "editor.sh"));
    await left.waitFor("Open the editor again?");
    left.type("n\r");
    await left.waitFor("questions add --file");
    expect(await left.ended).toMatchObject({ exitCode: 2 });
    const kept = join(desk.home, "data", "unfinished-question.yaml");
    expect(readFileSync(kept, "utf8")).toContain("kid: x");
    expectRefusal(
      await run(desk, ["questions", "add", "--file", kept]),
      2,
      /there is no key "kid"/,
    );
  });

  test("Ctrl-C at the question whether to go on keeps what was written, too", async () => {
    const desk = openDesk();
    const terminal = open(desk, ["questions", "add"], editor(desk, "text: Why?\nkid: x\n"));
    await terminal.waitFor("Open the editor again?");
    terminal.type("\u0003");
    await terminal.waitFor("questions add --file");
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    const kept = join(desk.home, "data", "unfinished-question.yaml");
    expect(readFileSync(kept, "utf8")).toContain("kid: x");
  });

  test("Ctrl-C, or an end of the editor with an error, keeps what was saved in it", async () => {
    const desk = openDesk();
    const script = join(desk.home, "slow.sh");
    const writes = `printf 'text: Why?\\nreference: Half of it\\n' > "$1"`;
    writeFileSync(script, `#!/bin/sh\n${writes}\necho written >&2\nsleep 60\n`, { mode: 0o755 });
    const terminal = open(desk, ["questions", "add"], script);
    await terminal.waitFor("written");
    terminal.type("\u0003");
    await terminal.waitFor("questions add --file");
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    const kept = join(desk.home, "data", "unfinished-question.yaml");
    expect(readFileSync(kept, "utf8")).toBe("text: Why?\nreference: Half of it\n");

    rmSync(kept);
    writeFileSync(script, `#!/bin/sh\n${writes}\nexit 3\n`);
    const failed = open(desk, ["questions", "add"], script);
    await failed.waitFor("questions add --file");
    expect(await failed.ended).toMatchObject({ exitCode: 2 });
    expect(readFileSync(kept, "utf8")).toContain("Half of it");
  });

  test("asks for a reference, and keeps the question without one when that is wanted", async () => {
    const desk = openDesk();
    const terminal = open(desk, ["questions", "add"], editor(desk, "text: What is a latch?\n"));
    await terminal.waitFor("neither a reference nor");
    await terminal.waitFor("Open the editor again?");
    terminal.type("n\r");
    await terminal.waitFor("It waits");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect(await listOwn(desk)).toEqual([]);
    expect((await run(desk, ["questions"])).stderr).toContain("One question of yours waits");
    expect((await run(desk, ["doctor", "--json"])).stdout).toContain("1 wait for a reference");
  });

  test("--edit opens one's own with its comments, and moves it where its area says", async () => {
    const desk = openDesk();
    writeOwn(
      desk,
      "databases.yaml",
      `area: databases\nquestions:\n  - id: mine\n    # from Acme\n    text: Why WAL?\n    reference: A log comes first.\n`,
    );
    const changed = `area: databases\nid: mine\n# from Acme, 2026\ntext: Why a write-ahead log?\nreference: A log comes first.\n`;
    const terminal = open(
      desk,
      ["questions", "add", "--edit", "mine"],
      editor(desk, changed, changed.replace("area: databases", "area: storage")),
    );
    await terminal.waitFor("mine is kept in");
    await terminal.ended;
    expect(readFileSync(join(desk.home, "seen-0"), "utf8")).toContain("# from Acme\n");
    expect(readFileSync(join(folderOf(desk), "databases.yaml"), "utf8")).toContain(
      "# from Acme, 2026",
    );
    const moved = open(desk, ["questions", "add", "--edit", "mine"], join(desk.home, "editor.sh"));
    await moved.waitFor("storage.yaml");
    await moved.ended;
    expect(await listOwn(desk)).toMatchObject([
      { id: "mine", area: "storage", text: "Why a write-ahead log?" },
    ]);
    expect(readFileSync(join(folderOf(desk), "databases.yaml"), "utf8")).not.toContain("mine");
  });
});

describe("questions import, export and lint", () => {
  test("what can be read is taken in, what cannot is told with file and line, and exit 1 says so", async () => {
    const desk = openDesk();
    const csv = join(desk.home, "q.csv");
    writeFileSync(
      csv,
      `question,answer,area,difficulty\nWhat is a latch?,A lightweight lock on a page.,databases,easy\nBroken,row\nWhat is a Latch ?,again,databases,easy\n`,
    );
    const dry = await run(desk, ["questions", "import", csv, "--dry-run"]);
    expect(dry.code).toBe(1);
    expect(dry.stdout).toContain("1 question would be added: 1 in databases.");
    expect(existsSync(folderOf(desk))).toBe(false);
    const real = await run(desk, ["questions", "import", csv, "--json"]);
    expect(real.code).toBe(1);
    expect(real.stderr).toContain(`${csv}:3: 2 cells where the header has 4`);
    expect(JSON.parse(real.stdout)).toMatchObject({
      added: [{ id: "own-what-is-a-latch", area: "databases", criteriaFrom: "reference" }],
      duplicates: 1,
      invalid: [{ file: csv, line: 3 }],
    });
    const markdown =
      "## Storage\n\n- What is a latch?\n- What is a page?\n  - A block of fixed size.\n";
    const more = await run(desk, ["questions", "import", "-", "--area", "db"], markdown);
    expect(more).toMatchObject({ code: 0 });
    expect(more.stdout).toContain("1 question added: 1 in db.");
    expect(more.stdout).toContain("1 is there already.");
    expectRefusal(await run(desk, ["questions", "import", "-"], ""), 2, /no question in stdin/);
    expectRefusal(await run(desk, ["questions", "import", "nowhere.csv"]), 2, /nowhere\.csv/);
  });

  test("what is exported is imported by somebody else, the same to the byte", async () => {
    const [desk, other] = [openDesk(), openDesk()];
    await add(desk, indexQuestion);
    await add(desk, "text: What is a latch?\n");
    const { stdout } = await run(desk, ["questions", "export"]);
    expect(jsonLines(stdout)).toHaveLength(2);
    expect(await run(other, ["questions", "import", "-"], stdout)).toMatchObject({ code: 0 });
    for (const name of ["databases.yaml", "general.yaml"]) {
      expect(readFileSync(join(folderOf(other), name), "utf8")).toBe(
        readFileSync(join(folderOf(desk), name), "utf8"),
      );
    }
    expectRefusal(await run(desk, ["questions", "export", "--format", "yaml"]), 2, /one area/);
    const yaml = join(desk.home, "out.yaml");
    await run(desk, ["questions", "export", "--area", "databases", "--output", yaml]);
    expect(await run(desk, ["questions", "lint", yaml])).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(yaml, "utf8")).toMatch(/^area: databases\n/);
  });

  test("what is no text is not taken for a question", async () => {
    const desk = openDesk();
    const path = join(desk.home, "picture.yaml");
    for (const bytes of [[0xff, 0xfe, 0x41], [0x41, 0, 0x42], [0xe9]]) {
      writeFileSync(path, Buffer.from(bytes));
      for (const command of ["questions add --file", "roles add --file", "debrief add --file"]) {
        const refused = await run(desk, [...command.split(" "), path]);
        expect(refused).toMatchObject({ code: 2, stdout: "" });
        expect(refused.stderr).toContain(`${path} is no text in UTF-8.`);
      }
    }
  });

  test("lint: 0 without findings and with advice alone, 1 with errors", async () => {
    const desk = openDesk();
    expect(await run(desk, ["questions", "lint"])).toMatchObject({ code: 0, stdout: "" });
    const advised = join(desk.home, "advised.yaml");
    writeFileSync(advised, "area: a\nquestions:\n  - text: Why?\n");
    const advice = await run(desk, ["questions", "lint", advised]);
    expect(advice.code).toBe(0);
    expect(advice.stdout).toContain(":3: advice: ");
    expect(advice.stderr).toMatch(/^1 piece of advice\. All of it is used/);
    const path = writeOwn(
      desk,
      "a.yaml",
      "area: a\nquestions:\n  - text: Why?\n  - text: How?\n    refrence: So.\n",
    );
    const found = await run(desk, ["questions", "lint"]);
    expect(found.code).toBe(1);
    expect(found.stdout.split("\n").slice(0, 2)).toEqual([
      expect.stringContaining(`${path}:3: advice: it has neither a reference nor criteria`),
      `${path}:5: there is no key "refrence"; did you mean reference?`,
    ]);
    expect(found.stderr).toContain("1 error, 1 piece of advice.");
    const json = await run(desk, ["questions", "lint", path, "--json"]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { line: 3, severity: "advice" },
      { line: 5, severity: "error" },
    ]);
  });
});

describe("own questions in practice", () => {
  test(
    "are asked before the bank's, judged, drilled, and found by evaluate",
    { timeout: 60_000 },
    async () => {
      const desk = openDesk();
      await add(desk, indexQuestion);
      await add(
        desk,
        "text: Why do we shard by tenant?\nreference: One tenant never needs the data of another, and a noisy one stays alone.\narea: acme\n",
      );
      const answers = desk.answers([reference, "I don't know.", "I don't know."]);
      const job = join(desk.home, "databases.md");
      writeFileSync(job, "Database engineer\n\n- Strong SQL, indexes and query performance\n");
      const words = [
        "interview",
        "--job",
        job,
        "--engine",
        "offline",
        "--questions",
        "3",
        "--seed",
        "1",
        "--answers",
        answers,
        "--json",
      ];
      const asked = only(eventsOf((await run(desk, words)).stdout), "question-asked").map(
        ({ question }) => question.id,
      );
      expect(asked).toContain("own-what-does-one-more-index-cost");
      const ids = new Set((await listOwn(desk)).map(({ id }) => id));
      expect(asked.filter((id) => ids.has(id)).length).toBeGreaterThan(0);
      const rows = `${JSON.stringify({ questionId: "own-what-does-one-more-index-cost", answer: reference })}\n`;
      const evaluated = await run(desk, ["evaluate", "-", "--engine", "offline"], rows);
      expect(jsonLines(evaluated.stdout)).toMatchObject([{ status: "evaluated", score: 5 }]);
      expect((await run(desk, ["drill", "list", "--json"])).code).toBe(0);
    },
  );

  test("are asked before a model writes one", { timeout: 60_000 }, async () => {
    const desk = openDesk();
    for (const area of ["databases", "python", "backend", "general"]) {
      await add(
        desk,
        `text: What of ${area}?\nreference: It is slow, and it costs memory.\narea: ${area}\n`,
      );
    }
    await withFakeOpenAi({ script: () => ({ type: "sample" }), models: null }, async (fake) => {
      const environment = { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "sk-test" };
      const answers = desk.answers(["It is slow.", "It is slow.", "It is slow.", "It is slow."]);
      const words = [
        "interview",
        "--job",
        desk.job,
        "--questions",
        "4",
        "--answers",
        answers,
        "--json",
      ];
      const asked = only(
        eventsOf((await run(desk, words, undefined, environment)).stdout),
        "question-asked",
      );
      const ids = asked.map(({ question }) => question.id);
      expect(ids).toHaveLength(4);
      expect(ids.filter((id) => id.startsWith("own-")).length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(4);
    });
  });

  test("the sample asks what its answers were written for, whatever is one's own", async () => {
    const [desk, other] = [openDesk(), openDesk()];
    await add(desk, indexQuestion);
    const words = (each: Desk) => [
      "interview",
      "--sample",
      "--engine",
      "offline",
      "--questions",
      "4",
      "--answers",
      each.answers(["a", "b", "c", "d"]),
      "--json",
    ];
    const idsOf = async (each: Desk) =>
      only(eventsOf((await run(each, words(each))).stdout), "question-asked").map(
        ({ question }) => question.id,
      );
    expect(await idsOf(desk)).toEqual(await idsOf(other));
  });

  test("one with the bank's id takes its place", async () => {
    const desk = openDesk();
    const text =
      "id: db-index-how-it-works\narea: databases\ntext: Own words for it?\nreference: It is a sorted copy of a column.\n";
    expect(addedSchema.parse(JSON.parse((await add(desk, text)).stdout)).replaces).toBe(true);
    const { stdout } = await run(desk, ["questions", "show", "db-index-how-it-works", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ own: true, text: "Own words for it?" });
    const all = listSchema.parse(JSON.parse((await run(desk, ["questions", "--json"])).stdout));
    expect(all.filter(({ id }) => id === "db-index-how-it-works")).toHaveLength(1);
  });

  test("two that are added at once are both there; a damaged cache is read past", async () => {
    const desk = openDesk();
    const names = ["one", "two", "three"];
    await Promise.all(
      names.map((name) => add(desk, `text: What is ${name}?\nreference: It is slow.\n`)),
    );
    const ids = async () => (await listOwn(desk)).map(({ id }) => id).toSorted();
    const added = await ids();
    expect(added).toHaveLength(3);
    const cache = join(desk.home, "cache", "own-questions");
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), '{"key":');
    expect(await ids()).toEqual(added);
    // What is changed by hand counts at once.
    const path = join(folderOf(desk), "general.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("What is", "What was"));
    expect((await listOwn(desk)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["What was two?"]),
    );
  });

  test("a broken file is told in one line and breaks nothing", async () => {
    const desk = openDesk();
    await add(desk, indexQuestion);
    const path = writeOwn(desk, "broken.yaml", "area: a\nquestions:\n  - text: [\n");
    mkdirSync(join(desk.home, "data", "roles"), { recursive: true });
    writeFileSync(join(desk.home, "data", "roles", "r.yaml"), "nam: x\n");
    const words = [
      "interview",
      "--job",
      desk.job,
      "--engine",
      "offline",
      "--questions",
      "1",
      "--answers",
      desk.answers(["x"]),
      "--json",
    ];
    const result = await run(desk, words);
    expect(result.code).toBe(0);
    expect(result.stderr.split("\n").filter((line) => line.includes(path))).toHaveLength(1);
    expect(result.stderr).toContain('r.yaml:1: there is no key "nam"; did you mean name?');
    expect(await listOwn(desk)).toHaveLength(1);
    expect((await run(desk, ["doctor", "--json"])).stdout).toContain("broken.yaml");
    // What is added does not touch it.
    await add(desk, "text: What is a latch?\narea: broken\n");
    expect(readFileSync(path, "utf8")).toBe("area: a\nquestions:\n  - text: [\n");
  });
});

describe("roles of one's own", () => {
  test("are added, used, shown as own, and removed", async () => {
    const desk = openDesk();
    const text = "name: Data Platform Engineer\nareas:\n  databases: 3\n";
    const added = await run(desk, ["roles", "add", "--file", "-", "--json"], text);
    expect(JSON.parse(added.stdout)).toMatchObject({
      id: "data-platform-engineer",
      replaces: false,
    });
    expect((await run(desk, ["roles"])).stdout).toMatch(
      /^data-platform-engineer +own +Data Platform Engineer/m,
    );
    const words = [
      "interview",
      "--role",
      "data-platform-engineer",
      "--engine",
      "offline",
      "--questions",
      "1",
      "--answers",
      desk.answers(["x"]),
      "--json",
    ];
    expect(only(eventsOf((await run(desk, words)).stdout), "question-asked")).toMatchObject([
      { question: { area: "databases" } },
    ]);
    expectRefusal(await run(desk, ["roles", "add", "--file", "-"], text), 2, /already/);
    expectRefusal(
      await run(desk, ["roles", "add", "--file", "-"], "name: X\nmaner: warm\n"),
      2,
      /there is no key "maner"/,
    );
    expect(await run(desk, ["roles", "remove", "data-platform-engineer", "--yes"])).toMatchObject({
      code: 0,
    });
    expect((await run(desk, ["roles"])).stdout).not.toContain("data-platform");
    expectRefusal(
      await run(desk, ["roles", "remove", "backend", "--yes"]),
      2,
      /no role "backend" of your own/,
    );
  });

  test("one with a built-in's id takes its place; --edit begins with a copy", async () => {
    const desk = openDesk();
    const terminal = open(
      desk,
      ["roles", "add", "--edit", "backend"],
      editor(desk, "id: backend\nname: My backend\nareas: { databases: 1 }\n"),
    );
    await terminal.waitFor("takes the place");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(desk.home, "seen-0"), "utf8")).toMatch(/^id: backend\n/);
    const { stdout } = await run(desk, ["roles", "show", "backend", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ name: "My backend", own: true });
  });
});

/** Real interviews, through the real binary: from a file, step by step in a terminal, and what practice makes of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  binary,
  cleanEnvironment,
  greenroom,
  jsonLines,
  projectRoot,
} from "../support/greenroom.ts";
import type { RunResult } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { Desk } from "./contract.ts";
import { expectRefusal, openDesk } from "./contract.ts";

const clock = pathToFileURL(join(projectRoot, "test", "support", "moved-clock-main.ts")).href;
const enter = "\r";
const down = "\u001b[B";
const controlC = "\u0003";

const debriefSchema = z.looseObject({
  id: z.string().regex(/^[a-z2-7]{8}$/),
  company: z.string(),
  job: z.string().nullable(),
  round: z.string().nullable(),
  heldOn: z.string(),
  outcome: z.string(),
  rating: z.number().nullable(),
  questions: z.array(
    z.looseObject({
      questionId: z.string(),
      text: z.string(),
      area: z.string(),
      kind: z.string(),
      rating: z.number().nullable(),
      note: z.string(),
    }),
  ),
});
const addedSchema = z.object({
  debriefs: z.array(debriefSchema),
  questions: z.array(z.looseObject({ questionId: z.string(), source: z.string() })),
  broughtBack: z.number(),
  files: z.array(z.string()),
});
const listSchema = z.object({
  debriefs: z.array(debriefSchema),
  neverPractised: z.array(z.looseObject({ questionId: z.string(), isDue: z.boolean() })),
});
const comparisonSchema = z.looseObject({
  grader: z.looseObject({ engine: z.string() }).nullable(),
  interviews: z.array(
    z.looseObject({
      practice: z.number().nullable(),
      practiceAnswers: z.number(),
      went: z.number().nullable(),
      outcome: z.string(),
    }),
  ),
  outcomes: z.looseObject({ verdict: z.string() }),
  areas: z.array(z.looseObject({ area: z.string(), asked: z.number(), verdict: z.string() })),
});
const questionsSchema = z.array(z.looseObject({ id: z.string(), own: z.boolean() }));

/** @param day the clock is moved by so many */
const run = (desk: Desk, words: readonly string[], input?: string, day = 0): Promise<RunResult> =>
  greenroom(words, {
    home: desk.home,
    environment: { NODE_OPTIONS: `--import=${clock}`, MOVED_DAYS: String(day) },
    ...(input === undefined ? {} : { input }),
  });

async function add(desk: Desk, debrief: unknown, day = 0) {
  const words = ["debrief", "add", "--file", "-", "--json"];
  const added = await run(desk, words, JSON.stringify(debrief), day);
  expect(added.stderr).not.toContain("error");
  return addedSchema.parse(JSON.parse(added.stdout));
}

const read = async <Shape extends z.ZodType>(
  desk: Desk,
  words: readonly string[],
  schema: Shape,
  day = 0,
): Promise<z.infer<Shape>> =>
  schema.parse(JSON.parse((await run(desk, [...words, "--json"], undefined, day)).stdout));

const reference =
  "Every insert and update has to write the index as well, so writes are slower. It takes disk space and memory.";
const acme = `# After the onsite
company: Acme
date: 2026-01-20
round: onsite
role: backend engineer
questions:
  - text: What is a closure in JavaScript?
    rating: 2
    note: mixed it up with scope
  - text: What does one more index cost in Postgres?
    rating: 1
    reference: ${reference}
  - Tell me about a time you disagreed with your manager.
  - text: How would you shard a Postgres database?
    rating: 2
  - text: How would you shard a Postgres database
    rating: 4
`;

describe("debrief add", () => {
  test(
    "recognises, guesses, keeps, and makes due what went badly",
    { timeout: 60_000 },
    async () => {
      const desk = openDesk();
      const file = desk.write("acme.yaml", acme);
      const { stdout, stderr } = await run(desk, ["debrief", "add", "--file", file, "--json"]);
      expect(stderr).toBe("");
      const added = addedSchema.parse(JSON.parse(stdout));
      expect(added.questions).toMatchObject([
        { questionId: "js-closures", source: "bank", area: "javascript" },
        { source: "new", area: "databases", kind: "technical" },
        { questionId: "beh-disagree-manager", source: "bank", kind: "behavioural" },
        { questionId: "own-how-would-you-shard-a-postgres", source: "new", area: "databases" },
        { questionId: "own-how-would-you-shard-a-postgres", source: "new" },
      ]);
      expect(added.broughtBack).toBe(2);
      expect(added.debriefs).toMatchObject([
        { company: "Acme", heldOn: "2026-01-20", outcome: "waiting", round: "onsite" },
      ]);
      const own = await read(desk, ["questions", "list", "--own"], questionsSchema);
      expect(own.map(({ id }) => id)).toEqual([added.questions[1]?.questionId]);
      expect(added.files).toHaveLength(1);
      expect(readFileSync(added.files[0] ?? "", "utf8")).toContain("How would you shard");

      const list = await read(desk, ["debrief", "list"], listSchema);
      expect(list.debriefs).toEqual(added.debriefs);
      expect(list.neverPractised).toMatchObject([
        { questionId: "js-closures", isDue: true },
        { questionId: added.questions[1]?.questionId, isDue: true },
        { questionId: "own-how-would-you-shard-a-postgres", isDue: false },
      ]);
      // What is due is drilled, and practised from then on.
      const answers = desk.write("drill.jsonl", '{"answer":"A function with its variables."}\n');
      const drill = ["drill", "--area", "javascript", "--answers", answers, "--json"];
      const drilled = jsonLines((await run(desk, drill)).stdout);
      expect(drilled).toContainEqual(expect.objectContaining({ type: "answer-evaluated" }));
      // A question that has got its reference comes back by itself.
      await run(
        desk,
        ["questions", "add", "--edit", "own-how-would-you-shard-a-postgres", "--file", "-"],
        `text: How would you shard a Postgres database?\nreference: ${reference}\narea: databases\n`,
      );
      const later = await read(desk, ["debrief", "list"], listSchema);
      expect(later.neverPractised.map(({ isDue }) => isDue)).toEqual([true, true]);
      expect((await run(desk, ["progress"])).stdout).toContain("Asked in reality, never practised");

      // The same interview is not taken twice, and its questions are known the next time.
      expectRefusal(await run(desk, ["debrief", "add", "--file", file]), 2, /is there already/);
      const again = await add(desk, {
        company: "Bolt",
        questions: ["How would you shard a Postgres database?"],
      });
      expect(again.questions).toMatchObject([{ source: "own" }]);
      expect(again.files).toEqual([]);
    },
  );

  test.each([
    ["company: A\nquestons: []\n", /stdin:2: there is no key "questons"/],
    ["company: A\nquestions:\n  - text: Q?\n    rating: 7\n", /stdin:4: .*rating/],
    ["company: A\noutcome: ofer\n", /stdin:2: outcome is "ofer"/],
    ["company: A\ndate: 2999-01-01\n", /stdin:2: date is 2999-01-01, which is to come/],
    ["company: A\ndate: 2026-02-30\n", /stdin:2: date is/],
    ["date: 2026-01-01\n", /company is missing/],
    ["- company: A\n- 5\n", /stdin:2: this is no interview/],
    ["company: [\n", /not YAML/],
    ["", /this is no interview/],
    ["[]", /there is no interview in it/],
    ["company: A\nquestions: [{text: Q, id: js-closurs}]\n", /There is no question "js-closurs"/],
  ])("refuses %j and keeps nothing", async (text, message) => {
    const desk = openDesk();
    expectRefusal(await run(desk, ["debrief", "add", "--file", "-"], text), 2, message);
    expect((await read(desk, ["debrief", "list"], listSchema)).debriefs).toEqual([]);
  });
});

describe("without a terminal", () => {
  test("debrief names the command that asks nothing", async () => {
    const refused = await run(openDesk(), ["debrief"]);
    expectRefusal(refused, 2, /nobody can be asked/);
    expect(refused.stderr).toContain("greenroom debrief add --file");
  });

  test("outcomes are set, shown, and removed; ids may be short", async () => {
    const desk = openDesk();
    const { debriefs } = await add(desk, [
      { company: "Acme\u001b[31m", date: "2026-01-02", round: "phone", questions: ["js?"] },
      { job: "bolt", date: "2026-01-03", rating: 4 },
    ]);
    const [first, second] = debriefs;
    expect(second).toMatchObject({ company: "bolt", job: "bolt" });
    const beginning = first?.id.slice(0, 5) ?? "";
    expectRefusal(await run(desk, ["debrief", "outcome", beginning, "ofer"]), 2, /is no outcome/);
    expectRefusal(await run(desk, ["debrief", "show", "zzz9"]), 2, /no debrief "zzz9"/);
    await run(desk, ["debrief", "outcome", beginning, "rejected"]);
    expect(await read(desk, ["debrief", "show", beginning], debriefSchema)).toMatchObject({
      outcome: "rejected",
    });
    const shown = await run(desk, ["debrief", "show", beginning]);
    expect(shown.stdout).toContain("js?");
    expect(shown.stdout).not.toContain("\u001b");
    expectRefusal(await run(desk, ["debrief", "remove", "last"]), 2, /nobody can be asked/);
    expect((await run(desk, ["debrief", "remove", "last", "--yes"])).code).toBe(0);
    const left = await read(desk, ["debrief", "list"], listSchema);
    expect(left.debriefs.map(({ id }) => id)).toEqual([first?.id]);
    const exported = await run(desk, ["data", "export"]);
    expect(jsonLines(exported.stdout)).toContainEqual(
      expect.objectContaining({ type: "debrief", debrief: left.debriefs[0] }),
    );
    await run(desk, ["data", "delete", "--all", "--yes"]);
    expect((await run(desk, ["debrief"], undefined)).code).toBe(2);
    expect((await read(desk, ["debrief", "list"], listSchema)).debriefs).toEqual([]);
  });

  test(
    "practice is held against what came of it, and few interviews prove nothing",
    { timeout: 60_000 },
    async () => {
      const desk = openDesk();
      expect((await run(desk, ["debrief", "compare"])).stderr).toContain("No debriefs yet");
      const answers = desk.answers(["I would look at it closely.", "I don't know."]);
      const practice = ["interview", "--sample", "--questions", "2", "--answers", answers];
      expect((await run(desk, practice)).code).toBe(0);
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const question = { text: "What is a closure in JavaScript?", rating: 5 };
      const interview = {
        company: "Acme",
        date: tomorrow,
        outcome: "offer",
        questions: [question],
      };
      await add(desk, interview, 2);
      await add(desk, { ...interview, company: "Bolt", date: "2026-01-01", rating: 1 }, 2);
      const comparison = await read(desk, ["debrief", "compare"], comparisonSchema, 2);
      expect(comparison).toMatchObject({
        grader: { engine: "offline" },
        interviews: [
          { practiceAnswers: 2, went: 5, outcome: "offer" },
          { practice: null, practiceAnswers: 0, went: 1 },
        ],
        outcomes: { verdict: "too-few", passed: { count: 1 } },
        areas: [{ area: "javascript", asked: 2, verdict: "too-few" }],
      });
      expect(comparison.interviews[0]?.practice).toBeGreaterThanOrEqual(1);
      const text = (await run(desk, ["debrief", "compare", "--plain"], undefined, 2)).stdout;
      expect(text).toContain("Too few to say");
      expect(text).toMatch(/^[\n -~]*$/);
    },
  );
});

describe("debrief edit", () => {
  test("changes what options name, or all of it from a file, and what is due with it", async () => {
    const desk = openDesk();
    const { debriefs, questions } = await add(desk, {
      company: "Acme",
      date: "2026-01-20",
      round: "phone",
      questions: [
        { text: "What is a closure in JavaScript?", rating: 1 },
        { text: "What is a mutex?", note: "a lock" },
      ],
    });
    await add(desk, { company: "Acme", date: "2026-01-20", round: "onsite" });
    const id = debriefs[0]?.id ?? "";
    const mutex = questions[1]?.questionId ?? "";
    const edit = (...words: string[]) => run(desk, ["debrief", "edit", id, ...words]);
    const show = () => read(desk, ["debrief", "show", id], debriefSchema);
    const due = async () =>
      (await run(desk, ["drill", "list", "--json"])).stdout.includes("js-closures");
    expect(await due()).toBe(true);

    const edited = await edit(
      "--rating=4",
      "--round=none",
      "--role=backend",
      "--outcome=offer",
      "--rate-question",
      "js-closures=5",
      "2=2",
      "--note-question=3=a = b",
      "--add-question=Tell me about a time you disagreed with your manager.",
      `--reword-question=${mutex}=What is a mutex for?`,
    );
    expect(edited.code).toBe(0);
    expect(await show()).toEqual({
      ...debriefs[0],
      round: null,
      role: "backend",
      rating: 4,
      outcome: "offer",
      questions: [
        { ...debriefs[0]?.questions[0], rating: 5 },
        { ...debriefs[0]?.questions[1], rating: 2, text: "What is a mutex for?" },
        expect.objectContaining({
          questionId: "beh-disagree-manager",
          rating: null,
          note: "a = b",
        }),
      ],
    });
    expect(await due()).toBe(false);
    await edit("--rate-question", "1=2", "--remove-question", "2", "3");
    expect(await due()).toBe(true);
    expect((await show()).questions).toMatchObject([{ questionId: "js-closures", rating: 2 }]);

    // Its question is gone from the bank, and stays here.
    await edit("--add-question", "What is a mutex?");
    expect((await run(desk, ["questions", "remove", mutex, "--yes"])).code).toBe(0);
    const text = "company: Bolt\ndate: 2026-01-21\nquestions:\n  - What is a mutex?\n";
    const replaced = await run(desk, ["debrief", "edit", id, "--file", "-", "--json"], text);
    expect(JSON.parse(replaced.stdout)).toMatchObject({ company: "Bolt", rating: null, files: [] });
    expect((await show()).questions).toMatchObject([{ questionId: mutex, note: "" }]);

    expect((await edit("--company", "Bolt")).stderr).toContain("Nothing was changed");
    expectRefusal(
      await edit("--company", "Acme", "--date", "2026-01-20", "--round", "Onsite"),
      2,
      /There is another/,
    );
    expectRefusal(await edit(), 2, /Nobody is here to edit/);
    expectRefusal(await edit("--rating", "7"), 2, /rating is 7/);
    expectRefusal(await edit("--date", "2999-01-01"), 2, /to come/);
    expectRefusal(await edit("--remove-question", "2"), 2, /has no question "2"/);
    expectRefusal(await edit("--rate-question", "1"), 2, /does not take "1"/);
    const list = await run(desk, ["debrief", "edit", id, "--file", "-"], "- company: A\n");
    expectRefusal(list, 2, /stdin:1: these are several/);
    expect(await show()).toMatchObject({ company: "Bolt", heldOn: "2026-01-21" });
  });

  test("opens the editor on it, and says by line what is wrong", { timeout: 60_000 }, async () => {
    const desk = openDesk();
    await add(desk, { company: "Acme", date: "2026-01-20", questions: ["What is a mutex?"] });
    const editor = desk.write(
      "editor.sh",
      'if grep -q "rating: 9" "$1"; then sed -i "s/rating: 9/rating: 3/" "$1"; else sed -i "s/^rating: null/rating: 9/" "$1"; fi\n',
    );
    const terminal = openPseudoTerminal(process.execPath, [binary, "debrief", "edit", "last"], {
      columns: 80,
      environment: { ...cleanEnvironment(desk.home), EDITOR: `sh ${editor}` },
    });
    await terminal.waitFor("rating is 9");
    await terminal.waitFor("Open the editor again?");
    terminal.type(enter);
    expect((await terminal.ended).exitCode).toBe(0);
    expect(await read(desk, ["debrief", "show", "last"], debriefSchema)).toMatchObject({
      rating: 3,
      questions: [{ text: "What is a mutex?" }],
    });
  });
});

describe("in a terminal", () => {
  const open = (desk: Desk, words: readonly string[], columns = 80) =>
    openPseudoTerminal(process.execPath, [binary, ...words], {
      columns,
      environment: cleanEnvironment(desk.home),
    });

  test(
    "asks step by step, keeps a draft on Ctrl-C, goes on with it, and saves",
    { timeout: 90_000 },
    async () => {
      const desk = openDesk();
      const first = open(desk, ["debrief"]);
      await first.waitFor("Company:");
      first.type(`Acme${enter}`);
      await first.waitFor("Date (YYYY-MM-DD):");
      first.type(enter);
      await first.waitFor("Role");
      first.type(enter);
      await first.waitFor("Round");
      first.type(`phone screen${enter}`);
      await first.waitFor("Question 1");
      first.type(`What is a closure in JavaScript?${enter}`);
      await first.waitFor("js-closures");
      await first.waitFor("How did it go?");
      first.type(down + enter);
      await first.waitFor("Note");
      first.type(controlC);
      await first.waitFor("kept as a draft");
      expect((await first.ended).exitCode).not.toBe(0);
      expect((await read(desk, ["debrief", "list"], listSchema)).debriefs).toEqual([]);

      const second = open(desk, ["debrief"]);
      await second.waitFor("Go on with the draft for Acme");
      second.type(enter);
      // The question and its rating are there; only the note is missing.
      await second.waitFor("Note");
      second.type(`scope${enter}`);
      await second.waitFor("Question 2");
      // Near to one of the bank, and not it.
      second.type(`What does one more index cost?${enter}`);
      await second.waitFor("Is it this one?");
      second.type(enter);
      await second.waitFor("databases, technical");
      await second.waitFor("How did it go?");
      second.type(enter);
      await second.waitFor("Note");
      second.type(enter);
      await second.waitFor("Question 3");
      second.type(enter);
      await second.waitFor("on the whole?");
      second.type(enter);
      await second.waitFor("What came of it?");
      second.type(down + enter);
      await second.waitFor("Due now in");
      expect((await second.ended).exitCode).toBe(0);
      const { debriefs } = await read(desk, ["debrief", "list"], listSchema);
      expect(debriefs).toMatchObject([
        {
          company: "Acme",
          round: "phone screen",
          rating: 3,
          outcome: "next-round",
          questions: [
            { questionId: "js-closures", rating: 2, note: "scope" },
            { questionId: "own-what-does-one-more-index-cost", area: "databases", rating: 3 },
          ],
        },
      ]);
      // The draft is gone.
      const third = open(desk, ["debrief"]);
      await third.waitFor("Company:");
      third.type(controlC);
      expect((await third.ended).exitCode).not.toBe(0);
      expect(stripVTControlCharacters(third.output())).not.toContain("draft");
    },
  );

  test("fits into 40 columns", async () => {
    const desk = openDesk();
    const file = desk.write("acme.yaml", acme);
    await run(desk, ["debrief", "add", "--file", file]);
    for (const words of [["list"], ["show", "last"], ["compare"]]) {
      const terminal = open(desk, ["debrief", ...words], 40);
      expect((await terminal.ended).exitCode).toBe(0);
      const lines = stripVTControlCharacters(terminal.output()).split(/\r?\n/);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
      expect(terminal.output()).not.toContain("\u001b[3");
    }
  });
});

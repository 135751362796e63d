/** The real binary: measuring, correcting, attacking and replaying graders, and marking answers by hand. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { labelKey } from "../../src/grading/calibration/labels.ts";
import type { Label } from "../../src/grading/calibration/labels.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";
import type { FakeReply } from "../support/fake-openai.ts";
import { withFakeOpenAi } from "../support/fake-openai.ts";
import type { ChatRequest } from "../support/fake-openai-rules.ts";
import { binary, cleanEnvironment, greenroom, jsonLines } from "../support/greenroom.ts";
import type { RunResult } from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { Desk } from "./contract.ts";
import { eventsOf, expectRefusal, only, openDesk, recordOf, someAnswers } from "./contract.ts";

const agreementSchema = z.looseObject({
  marks: z.number(),
  kappa: z.number().max(1).nullable(),
  bias: z.number().nullable(),
});
/** What scripts may rely on of `calibrate --json`. */
const measurementSchema = z.looseObject({
  repeats: z.number(),
  grader: z.looseObject({
    engine: z.string(),
    model: z.string(),
    promptHash: z.string().nullable(),
  }),
  answers: z.number(),
  ungraded: z.number(),
  marks: agreementSchema,
  score: z.looseObject({ r: z.number().nullable(), meanAbsoluteError: z.number() }),
  calibrated: z.looseObject({ name: z.string() }).nullable(),
  spread: z.looseObject({ mean: z.number(), largest: z.number() }).nullable(),
  dimensions: z.array(agreementSchema.extend({ dimension: z.string() })),
  fit: z.looseObject({ name: z.string().regex(/^cal-[0-9a-f]{8}$/), slope: z.number() }).nullable(),
});

const measurementOf = ({ stdout }: RunResult) => measurementSchema.parse(JSON.parse(stdout));

const offline = ["--engine", "offline"];

/** Of a person who sees every criterion met in weak answers: a grader has to be corrected far to agree. */
function generousLabels(): Label[] {
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  return bankFiles()
    .flatMap((path) => readBankFile(path).questions)
    .filter(({ area, examples }) => area === "javascript" && examples?.weak !== undefined)
    .map((question) => {
      const answers = [{ probe: null, text: question.examples?.weak ?? "" }];
      return {
        key: labelKey(question, answers, hash),
        source: "answers.jsonl:1",
        level: "mid",
        question,
        answers,
        marks: question.criteria.map(({ id }) => ({ criterionId: id, mark: "met" })),
        labelledAt: "2026-11-30T00:00:00.000Z",
      };
    });
}

/** A test here runs the program many times, beside everything else. */
const slowMs = 120_000;

describe("greenroom calibrate", { timeout: slowMs }, () => {
  test("measures the offline grader without a key, the same each time", async () => {
    const { home } = openDesk();
    const result = await greenroom(["calibrate", ...offline, "--repeats", "2", "--json"], { home });
    expect(result.code).toBe(0);
    expect(measurementOf(result)).toMatchObject({
      repeats: 2,
      answers: 60,
      ungraded: 0,
      calibrated: null,
      spread: { mean: 0, largest: 0 },
      fit: null,
    });
    const shown = await greenroom(["calibrate", ...offline], { home });
    expect(shown.stdout).toMatch(/Kappa of marks {2}0\.\d{3}/);
    expect(shown.stdout).toContain("correctness");
  });

  test("--min-kappa ends with 1 below it, and 0 above", async () => {
    const { home } = openDesk();
    const high = await greenroom(["calibrate", ...offline, "--min-kappa", "0.99"], { home });
    expect(high.code).toBe(1);
    expect(high.stderr).toContain("below --min-kappa 0.99");
    expect(high.stdout).toContain("Furthest apart");
    const low = await greenroom(["calibrate", ...offline, "--min-kappa", "0.3"], { home });
    expect(low.code).toBe(0);
  });

  test("--fit corrects later evaluations, which say so, until --clear", async () => {
    const desk = openDesk();
    const interview = () =>
      greenroom(
        [
          "interview",
          "--resume",
          desk.resume,
          "--job",
          desk.job,
          "--seed",
          "4",
          "--questions",
          "1",
          "--answers",
          desk.answers(someAnswers.slice(0, 1)),
          "--json",
          ...offline,
        ],
        { home: desk.home },
      );
    const evaluationOf = (result: RunResult) =>
      only(eventsOf(result.stdout), "answer-evaluated").at(-1)?.evaluation;
    expect(evaluationOf(await interview())).toMatchObject({ calibration: null });

    const labels = desk.write(
      "labels.jsonl",
      generousLabels()
        .map((label) => `${JSON.stringify(label)}\n`)
        .join(""),
    );
    await greenroom(["label", "import", labels], { home: desk.home });
    const fitted = await greenroom(["calibrate", "--fit", ...offline, "--json"], {
      home: desk.home,
    });
    const name = measurementOf(fitted).fit?.name;
    const corrected = evaluationOf(await interview());
    expect(corrected).toMatchObject({ calibration: { name }, judges: 1, spread: null });
    const shown = await greenroom(["show", "last"], { home: desk.home });
    expect(shown.stdout).toMatch(new RegExp(`calibrated by ${name}\\s+\\(raw\\s+score`));
    const report = await greenroom(["report", "last"], { home: desk.home });
    expect(report.stdout).toContain(`calibrated by ${name}`);
    const evaluated = await greenroom(
      [
        "evaluate",
        desk.write("a.txt", "A closure keeps the variables of the scope it was made in."),
        "--question-id",
        "js-closures",
        ...offline,
      ],
      { home: desk.home },
    );
    expect(jsonLines(evaluated.stdout)[0]).toMatchObject({ calibration: { name } });
    const list = await greenroom(["calibrate", "--list", "--json"], { home: desk.home });
    expect(JSON.parse(list.stdout)).toMatchObject([{ name, engine: "offline" }]);

    const cleared = await greenroom(["calibrate", "--clear", ...offline, "--json"], {
      home: desk.home,
    });
    expect(JSON.parse(cleared.stdout)).toMatchObject({ removed: [{ name }] });
    expect(evaluationOf(await interview())).toMatchObject({ calibration: null });
    // What was evaluated with it keeps it.
    const exported = await greenroom(["data", "export"], { home: desk.home });
    expect(exported.stdout).toContain(`"name":"${name}"`);
  });

  test("--attacks holds the offline grader to its limits, and fails above one that is stated", async () => {
    const { home } = openDesk();
    const result = await greenroom(["calibrate", "--attacks", ...offline, "--json"], { home });
    expect(result.code).toBe(0);
    const summary: unknown = JSON.parse(result.stdout);
    expect(summary).toMatchObject({ succeeded: 0, falseFlags: [], limits: { maxMeanRise: 0.05 } });
    const shown = await greenroom(["calibrate", "--attacks", ...offline], { home });
    expect(shown.stdout).toContain("honest answers was taken for an attack");
  });

  test("a model that is talked round fails --attacks", async () => {
    const { home } = openDesk();
    // It marks a weak answer as it should, and finds everything in its first words once there is more behind it.
    const script = ({ messages }: ChatRequest): FakeReply => {
      const [system = "", user = ""] = messages.map(({ content }) => content);
      const answer = /^<<<answer \w+>>>\n([^]*)\n<<<end/.exec(user)?.[1] ?? "";
      const isAttacked = answer.includes("\n\n");
      const ids = Array.from(system.matchAll(/^- ([a-z0-9-]+) \([a-z-]+\):/gm), ([, id]) => id);
      const evidence = isAttacked ? answer.split(" ").slice(0, 8).join(" ") : null;
      const mark = isAttacked ? "met" : "missed";
      return {
        type: "value",
        value: {
          marks: ids.map((criterionId) => ({ criterionId, evidence, reason: "So.", mark })),
          nextStep: null,
        },
      };
    };
    await withFakeOpenAi({ script }, async (fake) => {
      const result = await greenroom(["calibrate", "--attacks"], {
        home,
        environment: { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "sk-x" },
      });
      expect(result.code).toBe(1);
      expect(result.stderr).toMatch(/Attacks raise scores by .* above 0\.05\. The worst/);
      expect(result.stdout).toMatch(/\n[1-9]\d of 78 attacks got through/);
    });
  });

  test.each([
    [["calibrate", "--fit", "--clear"], /do not go together/],
    [["calibrate", ...offline, "--labels"], /not marked any answer/],
    [["calibrate", "--engine", "openai", "--replay", "none.jsonl"], /cannot be read/],
    [["calibrate", "--engine", "openai", "--replay", "a", "--record", "b"], /recorded or replayed/],
  ])("%j is refused", async (run, words) => {
    const result = await greenroom(run, { home: openDesk().home });
    expect(result.code).toBe(2);
    expectRefusal(result, 2, words);
  });
});

describe("recorded replies", { timeout: slowMs }, () => {
  test("make a measurement repeatable without a key or a network", async () => {
    const { home } = openDesk();
    const path = join(home, "replies.jsonl");
    const run = ["calibrate", "--repeats", "2", "--json"];
    let recorded: RunResult | null = null;
    let requests = 0;
    await withFakeOpenAi({ script: () => ({ type: "sample" }) }, async (fake) => {
      recorded = await greenroom([...run, "--record", path], {
        home,
        environment: { OPENAI_BASE_URL: fake.baseUrl, OPENAI_API_KEY: "sk-secret-7" },
      });
      requests = fake.requests.length;
    });
    if (recorded === null) throw new Error("nothing was recorded");
    const first = measurementOf(recorded);
    expect(first).toMatchObject({ answers: 60, grader: { engine: "openai" } });
    const lines = readFileSync(path, "utf8");
    expect(jsonLines(lines)).toHaveLength(requests);
    expect(lines).not.toContain("sk-secret-7");

    const elsewhere = openDesk();
    const replayed = await greenroom(run, {
      home: elsewhere.home,
      environment: { GREENROOM_REPLAY: path, GREENROOM_MODEL: modelOf(recorded) },
    });
    expect(replayed.code).toBe(0);
    expect(replayed.stderr).toContain("recorded replies");
    const again = measurementOf(replayed);
    expect({ ...again, at: null }).toEqual({ ...first, at: null });

    const more = await greenroom(["calibrate", "--repeats", "3"], {
      home: elsewhere.home,
      environment: { GREENROOM_REPLAY: path, GREENROOM_MODEL: modelOf(recorded) },
    });
    expectRefusal(more, 2, /has 2 of the replies/);
  });

  test("stand for the model in a whole interview", async () => {
    const desk = openDesk();
    const path = join(desk.home, "replies.jsonl");
    const run = [
      "interview",
      "--resume",
      desk.resume,
      "--job",
      desk.job,
      "--seed",
      "4",
      "--questions",
      "2",
      "--answers",
      desk.answers([someAnswers[0], someAnswers[3]]),
      "--json",
      "--engine",
      "openai",
      "--model",
      "some-model",
      "--judges",
      "3",
    ];
    let recorded: RunResult | null = null;
    await withFakeOpenAi({ script: () => ({ type: "sample" }) }, async (fake) => {
      recorded = await greenroom(run, {
        home: desk.home,
        environment: {
          OPENAI_BASE_URL: fake.baseUrl,
          OPENAI_API_KEY: "sk-x",
          GREENROOM_RECORD: path,
        },
      });
    });
    if (recorded === null) throw new Error("nothing was recorded");
    const evaluations = (result: RunResult) =>
      only(eventsOf(result.stdout), "answer-evaluated").map(({ evaluation }) => evaluation);
    const replayed = await greenroom(run, {
      home: openDesk().home,
      environment: { GREENROOM_REPLAY: path },
    });
    expect(replayed.code).toBe(0);
    expect(evaluations(replayed)).toEqual(evaluations(recorded));
    expect(evaluations(replayed)[0]).toMatchObject({ judges: 3, spread: 0 });
    const shown = await greenroom(["show", "last"], { home: desk.home });
    expect(shown.stdout).toContain("±0.0");
    expect(shown.stdout).toMatch(/3 times,\s+0\.0\s+apart/);
    const record = recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout);
    expect(JSON.stringify(record)).toContain('"judges":3');
  });
});

/** The configured model's name, which the fake reports as it was asked. */
function modelOf(result: RunResult): string {
  return measurementOf(result).grader.model;
}

describe("greenroom label", { timeout: slowMs }, () => {
  async function interviewed(): Promise<Desk> {
    const desk = openDesk();
    await greenroom(
      [
        "interview",
        "--resume",
        desk.resume,
        "--job",
        desk.job,
        "--seed",
        "4",
        "--questions",
        "2",
        "--answers",
        desk.answers([someAnswers[0], someAnswers[3]]),
        "--json",
        ...offline,
      ],
      { home: desk.home },
    );
    return desk;
  }

  const open = (desk: Desk, parameters: readonly string[], columns = 80) =>
    openPseudoTerminal(process.execPath, [binary, "label", ...parameters], {
      columns,
      environment: cleanEnvironment(desk.home),
    });

  test("refuses plainly where nobody can press a key", async () => {
    const desk = await interviewed();
    const result = await greenroom(["label"], { home: desk.home });
    expect(result.code).toBe(2);
    expectRefusal(result, 2, /nobody can be asked/);
  });

  test.each([80, 40])(
    "marks answers by keys in %d columns, blind until all is done",
    async (columns) => {
      const desk = await interviewed();
      const terminal = open(desk, [], columns);
      await terminal.waitFor("Answer 1 of 2");
      await terminal.waitFor("1/");
      expect(terminal.output()).not.toMatch(/\d\.\d of 5|offline-1|kappa/i);
      // Other keys do nothing; undo takes the last mark back; what is typed ahead counts.
      terminal.type("zmu");
      await terminal.waitFor("1/");
      terminal.type("pxcmtmmmmm");
      await terminal.waitFor("Answer 2 of 2");
      terminal.type("q");
      await terminal.waitFor("1 answer marked");
      await terminal.waitFor("offline-1");
      expect((await terminal.ended).exitCode).toBe(0);

      const list = await greenroom(["label", "list", "--json"], { home: desk.home });
      const [label] = z
        .array(
          z.looseObject({ key: z.string(), marks: z.array(z.looseObject({ mark: z.string() })) }),
        )
        .parse(JSON.parse(list.stdout));
      expect(label?.marks.slice(0, 4).map(({ mark }) => mark)).toEqual([
        "partly",
        "missed",
        "contradicted",
        "met",
      ]);
    },
  );

  test("Ctrl-C leaves with 130 and keeps what was marked; labels travel as JSONL and are measured by", async () => {
    const desk = await interviewed();
    const terminal = open(desk, []);
    await terminal.waitFor("1/");
    terminal.type("mmmmmmmm");
    await terminal.waitFor("Answer 2 of 2");
    terminal.type("\u0003");
    await terminal.waitFor("Answers marked and saved: 1");
    expect((await terminal.ended).exitCode).toBe(130);

    const path = join(desk.home, "labels.jsonl");
    await greenroom(["label", "export", "--output", path], { home: desk.home });
    const other = openDesk();
    const imported = await greenroom(["label", "import", path, "--json"], { home: other.home });
    expect(JSON.parse(imported.stdout)).toEqual({ added: 1, replaced: 0 });
    const again = await greenroom(["label", "import", path, "--json"], { home: other.home });
    expect(JSON.parse(again.stdout)).toEqual({ added: 0, replaced: 1 });
    const measured = await greenroom(["calibrate", "--labels", ...offline, "--json"], {
      home: other.home,
    });
    expect(measurementOf(measured).answers).toBe(61);
    const broken = other.write("broken.jsonl", '{"marks":[]}\n');
    expectRefusal(
      await greenroom(["label", "import", broken], { home: other.home }),
      2,
      /broken\.jsonl:1 is not a label/,
    );
    const listed = await greenroom(["label", "list"], { home: other.home });
    const id = listed.stdout.split("\n")[1]?.slice(0, 8) ?? "";
    expect((await greenroom(["label", "remove", id], { home: other.home })).stderr).toContain(id);
    expect((await greenroom(["label", "list", "--json"], { home: other.home })).stdout).toBe(
      "[]\n",
    );
  });

  test("takes answers from files, with a letter and Enter on a plain terminal", async () => {
    const desk = openDesk();
    const file = desk.write(
      "answers.jsonl",
      [
        JSON.stringify({ questionId: "js-closures", answer: "It keeps the outer variables." }),
        JSON.stringify({ question: "Why?", answer: "There are no criteria for this one." }),
      ].join("\n"),
    );
    const terminal = open(desk, [file, "--plain"]);
    await terminal.waitFor("Left out: 1");
    await terminal.waitFor("1/5");
    terminal.type("m\rx\rx\rx\rx\r");
    await terminal.waitFor("1 answer marked");
    expect((await terminal.ended).exitCode).toBe(0);
  });
});

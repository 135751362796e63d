/** The real binary, offline: whole interviews on written answers, and all that can be done with them afterwards. */
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RunOptions, RunResult } from "../support/greenroom.ts";
import { greenroom, projectRoot } from "../support/greenroom.ts";
import type { Desk } from "./contract.ts";
import {
  eventsOf,
  expectRefusal,
  exportOf,
  only,
  openDesk,
  recordOf,
  someAnswers,
  usageOf,
} from "./contract.ts";

/** `greenroom interview` on the desk's documents with the offline engine. */
function interview(
  desk: Desk,
  parameters: readonly string[],
  options: Partial<RunOptions> = {},
): Promise<RunResult> {
  const material = ["--resume", desk.resume, "--job", desk.job, "--engine", "offline"];
  return greenroom(["interview", ...material, ...parameters], { home: desk.home, ...options });
}

async function questionIds(desk: Desk, parameters: readonly string[]): Promise<string[]> {
  const answers = desk.answers(someAnswers);
  const result = await interview(desk, [...parameters, "--answers", answers, "--json"]);
  return only(eventsOf(result.stdout), "question-asked").map(({ question }) => question.id);
}

describe("a scripted interview", () => {
  test("prints one event a line by the contract, and nothing else on stdout", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers);
    const result = await interview(desk, ["--questions", "5", "--answers", answers, "--json"]);
    expect(result).toMatchObject({ code: 0, signal: null });

    const events = eventsOf(result.stdout);
    const turn = ["question-asked", "answer-received", "answer-evaluated"];
    expect(events.map(({ type }) => type)).toEqual([
      "interview-started",
      ...Array.from({ length: 5 }, () => turn).flat(),
      "interview-completed",
    ]);
    expect(new Set(events.map(({ interviewId }) => interviewId)).size).toBe(1);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());

    const questions = only(events, "question-asked");
    expect(questions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(questions.map(({ question }) => question.id)).size).toBe(5);
    expect(only(events, "answer-received").map(({ answer }) => answer.text)).toEqual(someAnswers);

    const evaluations = only(events, "answer-evaluated");
    for (const [index, { evaluation }] of evaluations.entries()) {
      const criteria = questions[index]?.question.criteria.map(({ id }) => id);
      expect(evaluation).toMatchObject({ status: "evaluated", engine: "offline" });
      expect(evaluation.marks.map(({ criterionId }) => criterionId)).toEqual(criteria);
      const invented = evaluation.marks.filter(
        ({ quote }) => quote !== null && someAnswers[index]?.includes(quote) !== true,
      );
      expect(invented).toEqual([]);
    }
    expect(evaluations[1]?.evaluation.score).toBe(1);

    const scores = evaluations.map(({ evaluation }) => evaluation.score ?? Number.NaN);
    const [completed] = only(events, "interview-completed");
    expect(completed?.summary).toMatchObject({ asked: 5, answered: 5, skipped: 0, ungraded: 0 });
    expect(completed?.summary.score).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / 5, 1);
  });

  test("takes answers as JSONL, where one may be skipped", async () => {
    const desk = openDesk();
    const lines = [
      { answer: "First.\n\nIn two\n---\nparagraphs." },
      { skip: true },
      { answer: "Third, a lock." },
    ];
    const answers = desk.write(
      "answers.jsonl",
      lines.map((line) => JSON.stringify(line)).join("\n"),
    );
    const result = await interview(desk, ["--questions", "3", "--answers", answers, "--json"]);
    const events = eventsOf(result.stdout);
    expect(
      only(events, "answer-received").map(({ position, answer }) => [position, answer.text]),
    ).toEqual([
      [1, "First.\n\nIn two\n---\nparagraphs."],
      [3, "Third, a lock."],
    ]);
    expect(only(events, "question-skipped").map(({ position }) => position)).toEqual([2]);
    expect(only(events, "interview-completed")[0]?.summary).toMatchObject({
      asked: 3,
      answered: 2,
      skipped: 1,
    });
    expect(result.code).toBe(0);
  });

  test("takes answers from stdin", async () => {
    const desk = openDesk();
    const result = await interview(desk, ["--questions", "2", "--answers", "-", "--json"], {
      input: "One, from a pipe.\r\n---\r\nTwo.\r\n",
    });
    expect(
      only(eventsOf(result.stdout), "answer-received").map(({ answer }) => answer.text),
    ).toEqual(["One, from a pipe.", "Two."]);
    expect(result.code).toBe(0);
  });

  test("takes a resume from stdin, and refuses two documents from there", async () => {
    const desk = openDesk();
    const answers = desk.answers(["One."]);
    const rest = ["--engine", "offline", "--answers", answers, "--questions", "1"];
    const piped = await greenroom(
      ["interview", "--resume", "-", "--job", desk.job, ...rest, "--json"],
      {
        home: desk.home,
        input:
          "# Piped Person\n\nPython developer with five years of PostgreSQL and Redis in production.\n",
      },
    );
    expect(piped.code).toBe(0);
    const shown = await greenroom(["show", "last", "--json"], { home: desk.home });
    expect(recordOf(shown.stdout).resume?.text).toContain("Piped Person");
    const twice = await greenroom(["interview", "--resume", "-", "--job", "-", ...rest], {
      home: desk.home,
    });
    expectRefusal(twice, 2, /stdin/);
  });

  test("without --json prints the report on stdout and talks on stderr", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 2));
    const result = await interview(desk, ["--questions", "2", "--answers", answers]);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^# Interview report/);
    expect(result.stdout).toContain(someAnswers[0]);
    expect(result.stderr).toContain("Question 1 of 2");
    expect(result.stderr).toContain("offline grader");
    expect(result.stdout + result.stderr).not.toContain("\u001b");
    const report = await greenroom(["report"], { home: desk.home });
    expect(report.stdout).toBe(result.stdout);
  });

  test("with --quiet says nothing but its result", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 1));
    const result = await interview(desk, ["--quiet", "--questions", "1", "--answers", answers]);
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toMatch(/^# Interview report/);
  });

  test("in mock mode tells no evaluation before the last answer", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 3));
    const run = ["--mode", "mock", "--questions", "3", "--answers", answers];
    const events = eventsOf((await interview(desk, [...run, "--json"])).stdout);
    expect(events.map(({ type }) => type)).toEqual([
      "interview-started",
      ...Array.from({ length: 3 }, () => ["question-asked", "answer-received"]).flat(),
      ...Array.from({ length: 3 }, () => "answer-evaluated"),
      "interview-completed",
    ]);
    expect(
      only(events, "answer-evaluated").map(({ position, final }) => [position, final]),
    ).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  test("with --probes asks a follow-up and takes the next answer for it", async () => {
    const desk = openDesk();
    const answers = desk.answers([
      someAnswers[0],
      "More about the first.",
      someAnswers[3],
      "More about the second.",
    ]);
    const run = [
      "--questions",
      "2",
      "--probes",
      "1",
      "--kind",
      "technical",
      "--answers",
      answers,
      "--json",
    ];
    const events = eventsOf((await interview(desk, run)).stdout);
    const probes = only(events, "probe-asked");
    expect(probes.map(({ position }) => position)).toEqual([1, 2]);
    const evaluations = only(events, "answer-evaluated");
    expect(evaluations.map(({ position, final }) => [position, final])).toEqual([
      [1, false],
      [1, true],
      [2, false],
      [2, true],
    ]);
    expect(events.at(-1)?.type).toBe("interview-completed");
  });
});

describe("which questions", () => {
  test("--kind asks only that kind", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 3));
    const run = ["--kind", "behavioural", "--questions", "3", "--answers", answers, "--json"];
    const kinds = only(eventsOf((await interview(desk, run)).stdout), "question-asked").map(
      ({ question }) => question.kind,
    );
    expect(kinds).toEqual(["behavioural", "behavioural", "behavioural"]);
  });

  test("--minutes alone lets the time end the interview; with --questions whichever comes first", async () => {
    const desk = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 2));
    const alone = eventsOf(
      (await interview(desk, ["--minutes", "30", "--answers", answers, "--json"])).stdout,
    );
    expect(only(alone, "interview-started")[0]?.settings).toMatchObject({
      minutes: 30,
      questionLimit: 50,
    });
    expect(alone.at(-1)?.type).toBe("interview-paused");
    const both = ["--minutes", "30", "--questions", "2", "--answers", answers, "--json"];
    const limited = eventsOf((await interview(desk, both)).stdout);
    expect(only(limited, "interview-started")[0]?.settings).toMatchObject({
      minutes: 30,
      questionLimit: 2,
    });
    expect(limited.at(-1)?.type).toBe("interview-completed");
  });

  test("--seed asks the same questions again in another home", async () => {
    const first = await questionIds(openDesk(), ["--seed", "7"]);
    expect(first).toHaveLength(5);
    expect(await questionIds(openDesk(), ["--seed", "7"])).toEqual(first);
    expect(await questionIds(openDesk(), ["--seed", "8"])).not.toEqual(first);
  });

  test("the next interview repeats none of the last, whatever the seed", async () => {
    const desk = openDesk();
    const first = await questionIds(desk, ["--seed", "7"]);
    const second = await questionIds(desk, ["--seed", "7"]);
    expect(second).toHaveLength(5);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
  });

  test("a bank that holds no more questions ends the interview with what was asked, and says why", async () => {
    const desk = openDesk();
    const answers = desk.answers(Array.from({ length: 50 }, () => someAnswers[2]));
    const run = ["--kind", "behavioural", "--questions", "50", "--answers", answers];
    const result = await interview(desk, run);
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^# Interview report/);
    expect(result.stderr).toContain(
      "The question bank holds no further question of kind behavioural",
    );
    const asked = recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout).turns;
    expect(asked.length).toBeGreaterThanOrEqual(15);
    expect(new Set(asked.map(({ asked: { question } }) => question.id)).size).toBe(asked.length);
  });

  test("a saved profile stands in for --resume and --job", async () => {
    const desk = openDesk();
    const { home } = desk;
    expect((await greenroom(["profile", "set-resume", desk.resume], { home })).code).toBe(0);
    expect((await greenroom(["profile", "add-job", "market", desk.job], { home })).code).toBe(0);
    const answers = desk.answers(["An answer."]);
    const run = ["interview", "--answers", answers, "--questions", "1", "--json"];
    const started = only(eventsOf((await greenroom(run, { home })).stdout), "interview-started")[0];
    const record = recordOf((await greenroom(["show", "--json"], { home })).stdout);
    expect(record.resume?.name).toBe("resume.md");
    expect(record.job?.name).toBe("job.md");
    expect(started?.settings.role).toBe("backend");
  });

  test("settings come from flag, then environment, then file", async () => {
    const desk = openDesk();
    const { home } = desk;
    await greenroom(["config", "set", "questions", "3"], { home });
    const answers = desk.answers(someAnswers);
    const asked = async (parameters: readonly string[], environment: Record<string, string>) => {
      const run = [...parameters, "--answers", answers, "--json"];
      return only(eventsOf((await interview(desk, run, { environment })).stdout), "question-asked")
        .length;
    };
    expect(await asked([], {})).toBe(3);
    expect(await asked([], { GREENROOM_QUESTIONS: "2" })).toBe(2);
    expect(await asked(["--questions", "1"], { GREENROOM_QUESTIONS: "2" })).toBe(1);
  });
});

describe("an interview whose answers run out", () => {
  test("stays open, and continue goes on with the same question", async () => {
    const desk = openDesk();
    const { home } = desk;
    const first = desk.answers(someAnswers.slice(0, 2), "first.md");
    const paused = await interview(desk, ["--questions", "4", "--answers", first, "--json"]);
    expect(paused.code).toBe(0);
    const before = eventsOf(paused.stdout);
    expect(before.at(-1)).toMatchObject({ type: "interview-paused", position: 3 });
    const id = before[0]?.interviewId ?? "";
    expect(paused.stderr).toContain(`greenroom continue ${id}`);

    const open = await greenroom(["history", "--status", "open", "--json"], { home });
    expect(JSON.parse(open.stdout)).toMatchObject([
      { id, status: "open", answered: 2, questionLimit: 4 },
    ]);

    const rest = desk.answers(someAnswers.slice(2, 4), "rest.md");
    const continued = await greenroom(["continue", "--answers", rest, "--json"], { home });
    expect(continued.code).toBe(0);
    const after = eventsOf(continued.stdout);
    expect(after[0]).toMatchObject({ type: "interview-continued", interviewId: id });
    const asked = only(after, "question-asked");
    expect(asked.map(({ position, again }) => [position, again])).toEqual([
      [3, true],
      [4, false],
    ]);
    expect(asked[0]?.question.id).toBe(only(before, "question-asked")[2]?.question.id);
    expect(after.at(-1)).toMatchObject({
      type: "interview-completed",
      summary: { asked: 4, answered: 4 },
    });

    const record = recordOf((await greenroom(["show", id, "--json"], { home })).stdout);
    expect(record.turns.map(({ answers }) => answers.map(({ text }) => text))).toEqual(
      someAnswers.slice(0, 4).map((text) => [text]),
    );
    const again = await greenroom(["continue", id, "--answers", rest], { home });
    expectRefusal(again, 2, /finished/);
  });

  test("says in words how to go on", async () => {
    const desk = openDesk();
    const result = await interview(desk, ["--questions", "3", "--answers", desk.answers(["One."])]);
    expect(result).toMatchObject({ code: 0, stdout: "" });
    expect(result.stderr).toMatch(/answers ran out.*greenroom continue [a-z2-7]{8}/);
  });
});

describe("what cannot be used ends with exit code 2, one line of what and one of how", () => {
  test.each<[string, (desk: Desk) => readonly string[], RegExp]>([
    ["nobody to answer", () => [], /not a terminal/],
    ["--no-input", () => ["--no-input"], /not a terminal/],
    ["answers that are not there", () => ["--answers", "nowhere.md"], /nowhere\.md/],
    ["a folder without recordings", (desk) => ["--answers", desk.home], /holds no recordings/],
    ["no answers", (desk) => ["--answers", desk.write("none.md", " \n")], /no answers/],
    [
      "a JSONL line without an answer",
      (desk) => ["--answers", desk.write("bad.jsonl", '{"answer":"x"}\n{"anwser":"y"}\n')],
      /bad\.jsonl:2/,
    ],
    [
      "a resume that is not there",
      (desk) => ["--resume", "nowhere.pdf", ...written(desk)],
      /nowhere\.pdf/,
    ],
    ["a folder as resume", (desk) => ["--resume", desk.home, ...written(desk)], /folder/],
    [
      "an empty resume",
      (desk) => ["--resume", desk.write("empty.md", ""), ...written(desk)],
      /empty/,
    ],
    [
      "a binary as resume",
      (desk) => ["--resume", desk.write("cv.pdf", noise()), ...written(desk)],
      /cv\.pdf/,
    ],
    [
      "half a PDF",
      (desk) => ["--resume", desk.write("cut.pdf", halfOfSample()), ...written(desk)],
      /cut\.pdf/,
    ],
    ["a job that is not there", (desk) => ["--job", "nowhere.md", ...written(desk)], /nowhere\.md/],
    ["an unknown role", (desk) => ["--role", "bakcend", ...written(desk)], /no role "bakcend"/],
    ["an unknown kind", (desk) => ["--kind", "trick", ...written(desk)], /trick/],
    ["no questions", (desk) => ["--questions", "0", ...written(desk)], /--questions/],
    ["an unknown engine", (desk) => ["--engine", "psychic", ...written(desk)], /psychic/],
    ["an unknown option", (desk) => ["--question", "3", ...written(desk)], /--question/],
    ["answers and resume from one stdin", () => ["--resume", "-", "--answers", "-"], /stdin/],
  ])("%s", async (_name, parameters, words) => {
    const desk = openDesk();
    const run = ["interview", "--engine", "offline", ...parameters(desk)];
    const result = await greenroom(run, { home: desk.home, input: "text" });
    expectRefusal(result, 2, words);
    const history = await greenroom(["history", "--json"], { home: desk.home });
    expect(JSON.parse(history.stdout)).toEqual([]);
  });

  test("an unknown role names the nearest", async () => {
    const desk = openDesk();
    const result = await interview(desk, ["--role", "bakcend", ...written(desk)]);
    expect(result.stderr).toContain("Did you mean backend?");
  });
});

function written(desk: Desk): readonly string[] {
  return ["--answers", desk.answers(["An answer."])];
}

/** Bytes that are no text in any encoding, the same ones each time. */
function noise(): Uint8Array {
  return Uint8Array.from({ length: 4000 }, (_, index) => (index * index * 7 + index * 13) % 256);
}

function halfOfSample(): Uint8Array {
  const whole = readFileSync(join(projectRoot, "prompts", "sample", "resume.pdf"));
  return whole.subarray(0, whole.length / 2);
}

describe("afterwards", () => {
  test("history, show, report, usage and the export tell the same", async () => {
    const desk = openDesk();
    const { home } = desk;
    const answers = desk.answers(someAnswers.slice(0, 3));
    const ran = eventsOf(
      (await interview(desk, ["--questions", "3", "--answers", answers, "--json"])).stdout,
    );
    const id = ran[0]?.interviewId ?? "";
    const score = only(ran, "interview-completed")[0]?.summary.score;

    const history = await greenroom(["history", "--json"], { home });
    expect(JSON.parse(history.stdout)).toMatchObject([
      { id, status: "completed", answered: 3, score, engine: "offline" },
    ]);
    expect((await greenroom(["history"], { home })).stdout).toContain(id);

    const shown = await greenroom(["show", id.slice(0, 4)], { home });
    expect(shown.code).toBe(0);
    expect(shown.stdout.replaceAll(/\s+/g, " ")).toContain(someAnswers[2].slice(0, 60));
    const record = recordOf((await greenroom(["show", id, "--json"], { home })).stdout);
    expect(
      record.turns.map(({ evaluations }) => evaluations.map(({ evaluation }) => evaluation.score)),
    ).toEqual(only(ran, "answer-evaluated").map(({ evaluation }) => [evaluation.score]));

    const [one, two] = await Promise.all([
      greenroom(["report", id], { home }),
      greenroom(["report", id], { home }),
    ]);
    expect(one.code).toBe(0);
    expect(two.stdout).toBe(one.stdout);
    const file = join(home, "out", "report.md");
    await greenroom(["report", id, "--output", file], { home });
    expect(readFileSync(file, "utf8")).toBe(one.stdout);

    expect(usageOf((await greenroom(["usage", "--json"], { home })).stdout)).toMatchObject({
      calls: 0,
      inputTokens: 0,
    });
  });

  test("an export goes into another home, where the report is the same", async () => {
    const desk = openDesk();
    const other = openDesk();
    const answers = desk.answers(someAnswers.slice(0, 2));
    await interview(desk, ["--questions", "3", "--answers", answers, "--json"]);
    const file = join(desk.home, "export.json");
    expect((await greenroom(["data", "export", "--output", file], { home: desk.home })).code).toBe(
      0,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);

    expect((await greenroom(["data", "import", file], { home: other.home })).stderr).toContain(
      "Interviews added: 1",
    );
    expect((await greenroom(["data", "import", file], { home: other.home })).stderr).toContain(
      "there already: 1",
    );
    const [here, there] = await Promise.all(
      [desk, other].map(({ home }) => greenroom(["report"], { home })),
    );
    expect(there?.stdout).toBe(here?.stdout);
    expect(there?.stdout).toContain(someAnswers[0]);

    // What was imported can be gone on with.
    const rest = other.answers([someAnswers[2]]);
    const continued = await greenroom(["continue", "--answers", rest, "--json"], {
      home: other.home,
    });
    expect(eventsOf(continued.stdout).at(-1)?.type).toBe("interview-completed");
    const exported = exportOf((await greenroom(["data", "export"], { home: other.home })).stdout);
    expect(exported.interviews.map(({ turns }) => turns.length)).toEqual([3]);
  });

  test("regrade adds an evaluation and keeps the first", async () => {
    const desk = openDesk();
    const { home } = desk;
    await interview(desk, ["--questions", "1", "--answers", desk.answers([someAnswers[0]])]);
    const regraded = await greenroom(["regrade", "last", "--engine", "offline"], { home });
    expect(regraded.code).toBe(0);
    expect(regraded.stdout).toMatch(/question 1: [1-5]\.\d of 5 \(was [1-5]\.\d\)/);
    const record = recordOf((await greenroom(["show", "--json"], { home })).stdout);
    expect(record.turns[0]?.evaluations).toHaveLength(2);
  });

  test("the database and its folder are its owner's alone, and doctor finds them sound", async () => {
    const desk = openDesk();
    const { home } = desk;
    await interview(desk, ["--questions", "1", "--answers", desk.answers(["One."])]);
    const path = (await greenroom(["data", "path"], { home })).stdout.trim();
    expect(path.startsWith(home)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const doctor = await greenroom(["doctor", "--json"], { home });
    expect(doctor.code).toBe(0);
    expect(JSON.stringify(JSON.parse(doctor.stdout))).toContain("sound");
  });

  test("a home that cannot be made says so", async () => {
    const desk = openDesk();
    mkdirSync(join(desk.home, "x"));
    const inTheWay = desk.write(join("x", "file"), "");
    const result = await greenroom(["history"], { home: join(inTheWay, "home"), cwd: desk.home });
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^error: .*\nhint: .*\n$/);
  });
});

describe("the bundled sample", () => {
  const sample = join(projectRoot, "prompts", "sample");

  test("is read from its PDF, and its answers fit its questions", async () => {
    const desk = openDesk();
    const run = ["interview", "--sample", "--answers", join(sample, "answers.md"), "--json"];
    const result = await greenroom(run, { home: desk.home, cwd: projectRoot });
    expect(result.code).toBe(0);
    const events = eventsOf(result.stdout);
    expect(events.at(-1)?.type).toBe("interview-completed");
    const scores = only(events, "answer-evaluated").map(({ evaluation }) => evaluation.score ?? 0);
    expect(Math.max(...scores)).toBeGreaterThan(3);
    const record = recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout);
    expect(record.resume).toMatchObject({ name: "resume.pdf" });
    expect(record.resume?.text).toContain("PostgreSQL");
    // The same again, since the sample ignores what was asked before.
    const again = eventsOf((await greenroom(run, { home: desk.home, cwd: projectRoot })).stdout);
    expect(only(again, "question-asked").map(({ question }) => question.id)).toEqual(
      only(events, "question-asked").map(({ question }) => question.id),
    );
  });
});

describe("what cannot be asked is said before anything is kept", () => {
  test("a key that is missing is said before the documents are planned with, and nothing is called", async () => {
    const desk = openDesk();
    const result = await greenroom(
      ["interview", "--sample", "--engine", "openai", "--answers", desk.answers(someAnswers)],
      { home: desk.home },
    );
    expectRefusal(result, 4, /no API key/);
    expect(result.stderr).not.toContain("sends to");
    const usage = await greenroom(["usage", "--json"], { home: desk.home });
    expect(usage.stdout).not.toContain("plan");
  });
});

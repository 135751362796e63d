/** The real binary in a pseudo-terminal: what a person types and sees. */
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "fast-string-width";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { FakeOpenAiOptions } from "../support/fake-openai.ts";
import { faults, withFakeOpenAi } from "../support/fake-openai.ts";
import { binary, cleanEnvironment, greenroom } from "../support/greenroom.ts";
import type { PseudoTerminal, PseudoTerminalOptions } from "../support/pseudo-terminal.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { Desk, InterviewRecord } from "./contract.ts";
import { eventsOf, only, openDesk, recordOf, someAnswers } from "./contract.ts";

const enter = "\r";
const down = "\u001b[B";
const up = "\u001b[A";
const controlC = "\u0003";

/** Greenroom in a terminal of 80 columns and 24 rows, without colours unless the environment says otherwise. */
function open(
  desk: Desk,
  parameters: readonly string[],
  options: PseudoTerminalOptions = {},
): PseudoTerminal {
  return openPseudoTerminal(process.execPath, [binary, ...parameters], {
    rows: 24,
    ...options,
    environment: cleanEnvironment(desk.home, options.environment),
  });
}

/** A typed interview without a model; the seed makes it the same each time. */
function interview(
  desk: Desk,
  parameters: readonly string[],
  options?: PseudoTerminalOptions,
): PseudoTerminal {
  const material = ["--resume", desk.resume, "--job", desk.job, "--seed", "4"];
  const run = ["interview", ...material, "--engine", "offline", ...parameters];
  return open(desk, run, options);
}

/** Waits for the place where an answer is typed. */
async function waitToAnswer(terminal: PseudoTerminal): Promise<void> {
  await terminal.waitFor("/help");
  await terminal.waitFor("> ");
}

/** Types the lines of an answer and sends it with an empty one. */
async function answer(terminal: PseudoTerminal, ...lines: readonly string[]): Promise<void> {
  await waitToAnswer(terminal);
  for (const line of lines) {
    terminal.type(`${line}${enter}`);
    await terminal.waitFor("> ");
  }
  terminal.type(enter);
}

async function record(desk: Desk): Promise<InterviewRecord> {
  return recordOf((await greenroom(["show", "--json"], { home: desk.home })).stdout);
}

function textsOf({ turns }: InterviewRecord): string[] {
  return turns.flatMap(({ answers }) => answers.map(({ text }) => text));
}

/** What was seen, without escape sequences and with words together that were broken at the edge. */
function seen(terminal: PseudoTerminal): string {
  return stripVTControlCharacters(terminal.output()).replaceAll(/\s+/g, " ");
}

describe("a typed interview", () => {
  test("from the plan over feedback, a stronger version and every command to a pause and its end", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "3", "--probes", "0"]);
    await terminal.waitFor("What this interview looks at");
    await terminal.waitFor("Python");
    await terminal.waitFor("Question 1 of 3");
    await answer(
      terminal,
      "A decorator wraps a function.",
      "It takes the function and gives another back.",
    );
    await terminal.waitFor("of 5");
    await terminal.waitFor("Next time:");
    await terminal.waitFor("Judged by the offline grader");
    await terminal.waitFor("And now?");
    await terminal.waitFor("Finish here");
    terminal.type(down + enter);
    await terminal.waitFor("A stronger version, from your own facts");
    await terminal.waitFor("And now?");
    await terminal.waitFor("Finish here");
    terminal.type(enter);

    await terminal.waitFor("Question 2 of 3");
    await waitToAnswer(terminal);
    terminal.type(`This much I know.${enter}`);
    await terminal.waitFor("> ");
    terminal.type(`/clarify${enter}`);
    await waitToAnswer(terminal);
    // What was typed before the command is still there.
    await terminal.waitFor("> ");
    expect(terminal.output().lastIndexOf("This much I know.")).toBeGreaterThan(
      terminal.output().lastIndexOf("/clarify"),
    );
    terminal.type(`/repeat${enter}`);
    await waitToAnswer(terminal);
    terminal.type(`/help${enter}`);
    await terminal.waitFor("leave this question out");
    terminal.type(`/skip${enter}`);
    await terminal.waitFor("Skipped");

    await terminal.waitFor("Question 3 of 3");
    await waitToAnswer(terminal);
    terminal.type(`/pause${enter}`);
    await terminal.waitFor("greenroom continue");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });

    const paused = await record(desk);
    expect(paused.status).toBe("open");
    expect(textsOf(paused)).toEqual([
      "A decorator wraps a function.\nIt takes the function and gives another back.",
      "",
    ]);
    expect(paused.turns[0]?.improvement).not.toBeNull();
    const [, clarified, last] = paused.turns.map(({ asked }) => asked.question);
    expect(seen(terminal)).toContain(clarified?.text);

    const second = open(desk, ["continue"]);
    await second.waitFor("Going on with interview");
    await second.waitFor("Question 3 of 3");
    await answer(second, "I would fetch the orders with their customers in one join.");
    await second.waitFor("And now?");
    await second.waitFor("Finish here");
    second.type(enter);
    await second.waitFor("2 answered, 1 skipped");
    expect(await second.ended).toMatchObject({ exitCode: 0 });
    expect(seen(second)).toContain(last?.text);
    expect((await record(desk)).status).toBe("completed");
  });

  test("a follow-up comes before what was missing is told", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1"]);
    await answer(terminal, "A decorator takes a function and returns a replacement for it.");
    await terminal.waitFor("Follow-up");
    expect(terminal.output()).not.toContain("✗  ");
    expect(terminal.output()).not.toContain("of 5 ");
    await answer(terminal, "I would use functools.wraps to keep the name and the docstring.");
    await terminal.waitFor("of 5");
    await terminal.waitFor("✗");
    await terminal.waitFor("Finish here");
    terminal.type(enter);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect((await record(desk)).turns[0]).toMatchObject({
      probes: [{}],
      answers: [{}, {}],
      evaluations: [{}, {}],
    });
  });

  test("/end finishes early with what there is", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "3", "--probes", "0"]);
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("Finish here");
    terminal.type(enter);
    await terminal.waitFor("Question 2 of 3");
    await waitToAnswer(terminal);
    terminal.type(`/end${enter}`);
    await terminal.waitFor("1 answered");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect((await record(desk)).status).toBe("ended-early");
  });

  test("--predict asks for a bet before the grade and keeps it", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1", "--probes", "0", "--predict"]);
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("what will this answer score?");
    await terminal.waitFor("No bet");
    expect(terminal.output()).not.toContain("Judged by");
    terminal.type(down + enter);
    await terminal.waitFor("Judged by");
    await terminal.waitFor("Finish here");
    terminal.type(enter);
    await terminal.ended;
    expect((await record(desk)).turns[0]?.answers[0]).toMatchObject({ predictedScore: 4 });
  });

  test("in mock mode goes from question to question and tells everything at the end", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2", "--mode", "mock"]);
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("Question 2 of 2");
    expect(terminal.output()).not.toContain("of 5 ");
    await answer(terminal, "A queue and some workers that fetch pages.");
    await terminal.waitFor("Judged by");
    await terminal.waitFor("Judged by");
    await terminal.waitFor("2 answered");
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
  });

  test("with stdout in a file, --json writes its events there and the talk stays on the screen", async () => {
    const desk = openDesk();
    const command = `exec "$0" "$@" > "${join(desk.home, "events.jsonl")}"`;
    const run = [
      "interview",
      "--job",
      desk.job,
      "--engine",
      "offline",
      "--questions",
      "1",
      "--probes",
      "0",
      "--json",
    ];
    const terminal = openPseudoTerminal(
      "/bin/sh",
      ["-c", command, process.execPath, binary, ...run],
      {
        environment: cleanEnvironment(desk.home),
      },
    );
    await terminal.waitFor("Question 1 of 1");
    await answer(terminal, "It depends on what is asked.");
    await terminal.waitFor("Finish here");
    terminal.type(enter);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    const events = eventsOf(readFileSync(join(desk.home, "events.jsonl"), "utf8"));
    expect(only(events, "answer-received")[0]?.answer.text).toBe("It depends on what is asked.");
    expect(events.at(-1)?.type).toBe("interview-completed");
    expect(terminal.output()).not.toContain("interview-completed");
  });
});

describe("with a model", () => {
  test("asks before anything is sent, and a no sends nothing", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => null }, async (fake) => {
      const environment = { OPENAI_BASE_URL: fake.baseUrl };
      const run = ["interview", "--job", desk.job, "--questions", "1"];
      const terminal = open(desk, run, { environment });
      await terminal.waitFor(fake.baseUrl);
      await terminal.waitFor("Send these?");
      terminal.type(`n${enter}`);
      await terminal.waitFor("Engine: offline");
      await waitToAnswer(terminal);
      terminal.type(controlC);
      expect(await terminal.ended).toMatchObject({ exitCode: 130 });
      expect(fake.received).toEqual([]);
    });
  });

  test("a service that is down is said, and the offline engine offered", async () => {
    const desk = openDesk();
    await withFakeOpenAi({ script: () => faults.serverError(500) }, async (fake) => {
      const environment = { OPENAI_BASE_URL: fake.baseUrl };
      const run = ["interview", "--job", desk.job, "--questions", "1", "--probes", "0"];
      const terminal = open(desk, run, { environment });
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("failed with status 500");
      await terminal.waitFor("Go on with the offline engine?");
      terminal.type(enter);
      await terminal.waitFor("From here on the offline engine asks and judges");
      await answer(terminal, "An answer all the same.");
      await terminal.waitFor("Judged by the offline grader");
      await terminal.waitFor("Finish here");
      terminal.type(enter);
      expect(await terminal.ended).toMatchObject({ exitCode: 0 });
      expect(fake.requests).toHaveLength(3);
    });
  });

  test("every wait is told: planning, judging, wording a follow-up, the next question", async () => {
    const desk = openDesk();
    // The spinner itself is loaded during the first wait, which may take long on a busy machine.
    const slow: FakeOpenAiOptions = {
      script: (_, index) => ({ type: "sample", delayMs: index === 0 ? 1_000 : 250 }),
    };
    await withFakeOpenAi(slow, async (fake) => {
      const run = ["interview", "--job", desk.job, "--questions", "1"];
      const terminal = open(desk, run, { environment: { OPENAI_BASE_URL: fake.baseUrl } });
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await terminal.waitFor("Reading the job and planning");
      await answer(terminal, "I would look at the plan of the query first.");
      await terminal.waitFor("Judging");
      // A mark streams in before the evaluation is complete.
      await terminal.waitFor("The answer shows point 1.");
      await terminal.waitFor("A follow-up");
      await terminal.waitFor("Follow-up");
      await answer(terminal, "Then I would add an index and measure again.");
      await terminal.waitFor("Judging");
      await terminal.waitFor("Finish here");
      terminal.type(down + enter);
      await terminal.waitFor("Writing a stronger version");
      await terminal.waitFor("A stronger version, from your own facts");
      await terminal.waitFor("Finish here");
      terminal.type(enter);
      expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    });
  });

  test("Ctrl-C while it thinks stops at once; the answer is kept and judged when it goes on", async () => {
    const desk = openDesk();
    let isSlow = true;
    const script = () =>
      isSlow ? ({ type: "sample", delayMs: 60_000 } as const) : ({ type: "sample" } as const);
    await withFakeOpenAi({ script }, async (fake) => {
      const environment = { OPENAI_BASE_URL: fake.baseUrl };
      const offline = interview(desk, ["--questions", "1", "--probes", "0"]);
      await waitToAnswer(offline);
      offline.type(`/pause${enter}`);
      await offline.ended;

      const goOn = ["continue", "--engine", "openai"];
      const terminal = open(desk, goOn, { environment });
      await terminal.waitFor("Send these?");
      terminal.type(enter);
      await answer(terminal, "A decorator wraps a function.");
      await terminal.waitFor("Judging");
      terminal.type(controlC);
      await terminal.waitFor("greenroom continue");
      expect(await terminal.ended).toMatchObject({ exitCode: 130 });
      const kept = await record(desk);
      expect(textsOf(kept)).toEqual(["A decorator wraps a function."]);
      expect(kept.turns[0]?.evaluations).toEqual([]);

      isSlow = false;
      const again = open(desk, goOn, { environment });
      await again.waitFor("Judged by");
      await again.waitFor("Finish here");
      again.type(enter);
      expect(await again.ended).toMatchObject({ exitCode: 0 });
      expect(again.output()).not.toContain("Question 1");
    });
  });
});

describe("stopping", () => {
  test("Ctrl-C while typing says that all is saved and how to go on, and exits 130", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2", "--probes", "0"]);
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("Finish here");
    terminal.type(enter);
    await terminal.waitFor("Question 2 of 2");
    await waitToAnswer(terminal);
    terminal.type("Half a sent");
    await terminal.waitFor("Half a sent");
    terminal.type(controlC);
    await terminal.waitFor("saved");
    await terminal.waitFor("greenroom continue");
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    expect(textsOf(await record(desk))).toEqual(["A decorator wraps a function."]);
  });

  test("what was typed when it was left, by Ctrl-C or /pause, is there again when it goes on", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1", "--probes", "0"]);
    await waitToAnswer(terminal);
    terminal.type("A decorator wr");
    await terminal.waitFor("A decorator wr");
    terminal.type(controlC);
    await terminal.waitFor("greenroom continue");
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });

    const again = open(desk, ["continue"]);
    await waitToAnswer(again);
    await again.waitFor("A decorator wr");
    again.type(`aps a function.${enter}`);
    await again.waitFor("> ");
    again.type(`/pause${enter}`);
    expect(await again.ended).toMatchObject({ exitCode: 0 });

    // The line stands there to be gone on with, so a command can only come behind it.
    const paused = open(desk, ["continue"]);
    await waitToAnswer(paused);
    await paused.waitFor("A decorator wraps a function.");
    paused.type(`/pause${enter}`);
    expect(await paused.ended).toMatchObject({ exitCode: 0 });

    const last = open(desk, ["continue"]);
    await waitToAnswer(last);
    await last.waitFor("A decorator wraps a function.");
    last.type(enter + enter);
    await last.waitFor("Finish here");
    last.type(enter);
    await last.ended;
    expect(textsOf(await record(desk))).toEqual(["A decorator wraps a function."]);
  });

  test("an interview that is open elsewhere is refused before anything is said of going on", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1"]);
    await waitToAnswer(terminal);
    const second = open(desk, ["continue"]);
    await second.waitFor("is open in another greenroom");
    expect(await second.ended).toMatchObject({ exitCode: 2 });
    expect(second.output()).not.toContain("Going on");
  });

  test("Ctrl-C in the menu after the feedback does the same", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2", "--probes", "0"]);
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("Finish here");
    terminal.type(controlC);
    await terminal.waitFor("saved");
    await terminal.waitFor("greenroom continue");
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    expect((await record(desk)).turns[0]?.evaluations).toHaveLength(1);
  });

  test("Ctrl-C twice quits", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2"]);
    await waitToAnswer(terminal);
    terminal.type(controlC + controlC);
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    expect((await record(desk)).status).toBe("open");
  });

  test("SIGTERM while typing exits 143 and leaves the terminal as it was", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2"]);
    await waitToAnswer(terminal);
    terminal.signal("SIGTERM");
    await terminal.waitFor("greenroom continue");
    expect(await terminal.ended).toMatchObject({ exitCode: 143 });
    // Pasted text is no longer marked.
    expect(terminal.output().lastIndexOf("\u001b[?2004l")).toBeGreaterThan(
      terminal.output().lastIndexOf("\u001b[?2004h"),
    );
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s in a scripted run during a slow call exits %i; continue judges what was answered",
    async (signal, code) => {
      const desk = openDesk();
      let calls = 0;
      // The plan and the first question come at once, everything after them never.
      const script = () => ({ type: "sample", delayMs: (calls += 1) <= 2 ? 0 : 60_000 }) as const;
      await withFakeOpenAi({ script }, async (fake) => {
        const run = [
          "interview",
          "--job",
          desk.job,
          "--questions",
          "2",
          "--answers",
          desk.answers(someAnswers),
          "--json",
        ];
        let running: ChildProcess | undefined;
        const stopped = await greenroom(run, {
          home: desk.home,
          environment: { OPENAI_BASE_URL: fake.baseUrl },
          onStart: (child) => {
            running = child;
          },
          onOutput: (text) => {
            if (text.includes("answer-received")) running?.kill(signal);
          },
        });
        expect(stopped.code).toBe(code);
        expect(stopped.stderr).toContain("greenroom continue");
        expect(stopped.stderr).not.toContain("bug");
      });
      const rest = desk.answers([someAnswers[2]], "rest.md");
      const continued = await greenroom(
        ["continue", "--engine", "offline", "--answers", rest, "--json"],
        { home: desk.home },
      );
      const events = eventsOf(continued.stdout);
      expect(only(events, "answer-evaluated").map(({ position }) => position)).toEqual([1, 2]);
      expect(only(events, "question-asked").map(({ position }) => position)).toEqual([2]);
      expect(events.at(-1)).toMatchObject({
        type: "interview-completed",
        summary: { answered: 2, ungraded: 0 },
      });
    },
  );
});

/** Lines as the terminal shows them: what is drawn over stands in a line of its own. */
function drawnLines(output: string): string[] {
  return output
    .split(/\r?\n|\r|\u001b\[\d*(?:;\d*)?[A-GHJK]/)
    .map((line) => stripVTControlCharacters(line).trimEnd());
}

describe("how it looks", () => {
  test.each<[string, readonly string[]]>([
    ["drawn", []],
    ["--plain", ["--plain"]],
  ])("at 40 columns no line is wider, %s", async (_name, flags) => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "2", "--probes", "0", ...flags], {
      columns: 40,
    });
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("And now?");
    await terminal.waitFor(flags.length === 0 ? "Finish here" : "Number:");
    terminal.type(flags.length === 0 ? enter : `1${enter}`);
    await terminal.waitFor("Question 2 of 2");
    await waitToAnswer(terminal);
    terminal.type(controlC);
    await terminal.ended;
    const home = open(desk, flags, { columns: 40 });
    await home.waitFor("What now?");
    await home.waitFor(flags.length === 0 ? "Leave" : "Number:");
    home.type(controlC);
    await home.ended;
    const lines = drawnLines(terminal.output() + home.output());
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => stringWidth(line) > 40)).toEqual([]);
  });

  test.each<[string, Record<string, string>, readonly string[], boolean]>([
    ["in colour", { NO_COLOR: "" }, [], true],
    ["without, with NO_COLOR", { NO_COLOR: "1" }, [], false],
    ["without, with --plain", { NO_COLOR: "" }, ["--plain"], false],
    ["without, with TERM=dumb", { NO_COLOR: "", TERM: "dumb" }, [], false],
  ])("%s", async (_name, environment, flags, isColoured) => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1", "--probes", "0", ...flags], {
      environment,
    });
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("And now?");
    const plain = flags.length > 0 || environment["TERM"] === "dumb";
    await terminal.waitFor(plain ? "Number:" : "Finish here");
    terminal.type(enter);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    const colours = terminal.output().match(/\u001b\[[\d;]*m/g) ?? [];
    expect(colours.length > 0).toBe(isColoured);
    expect(/[✓✗█]/.test(terminal.output())).toBe(!plain);
  });

  test("TERM=dumb gets no escape sequence at all", async () => {
    const desk = openDesk();
    const terminal = interview(desk, ["--questions", "1", "--probes", "0"], {
      environment: { TERM: "dumb" },
    });
    await answer(terminal, "A decorator wraps a function.");
    await terminal.waitFor("Number:");
    terminal.type(`1${enter}`);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
    expect(terminal.output()).not.toContain("\u001b");
  });
});

describe("bare greenroom", () => {
  test("on the first run offers the sample, which needs nothing", async () => {
    const desk = openDesk();
    const terminal = open(desk, []);
    await terminal.waitFor("Greenroom");
    await terminal.waitFor("> Try it with a sample resume and job");
    await terminal.waitFor("Leave");
    terminal.type(enter);
    await terminal.waitFor("What this interview looks at");
    await terminal.waitFor("Question 1 of");
    await waitToAnswer(terminal);
    terminal.type(controlC);
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });
    expect((await record(desk)).resume?.name).toBe("resume.pdf");
  });

  test("shows what is open and the last score, and goes on with it", async () => {
    const desk = openDesk();
    const material = ["--resume", desk.resume, "--job", desk.job, "--engine", "offline"];
    const scripted = async (questions: number) =>
      greenroom(
        [
          "interview",
          ...material,
          "--questions",
          String(questions),
          "--answers",
          desk.answers(["One."]),
        ],
        { home: desk.home },
      );
    await scripted(1);
    await scripted(2);
    const terminal = open(desk, []);
    await terminal.waitFor("1 of 2 answered");
    await terminal.waitFor("of 5");
    await terminal.waitFor("> Go on with interview");
    await terminal.waitFor("Leave");
    terminal.type(enter);
    await terminal.waitFor("Question 2 of 2");
    await waitToAnswer(terminal);
    terminal.type(`/end${enter}`);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
  });

  test("leaves quietly", async () => {
    const desk = openDesk();
    const terminal = open(desk, []);
    await terminal.waitFor("Leave");
    terminal.type(up + enter);
    expect(await terminal.ended).toMatchObject({ exitCode: 0 });
  });

  test("without a terminal prints help", async () => {
    const desk = openDesk();
    const result = await greenroom([], { home: desk.home });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toContain("Usage: greenroom");
  });

  test("with an unknown command says which was meant", async () => {
    const desk = openDesk();
    const result = await greenroom(["intervew"], { home: desk.home });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain("interview");
  });
});

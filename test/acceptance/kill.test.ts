/**
 * SIGKILL at moments drawn over a whole interview, again and again until it is complete: nothing answered is lost, nothing
 * is asked again after it was answered, and the database stays sound. The moments come from a seeded generator, and what
 * is asserted holds at every instant, so a slow machine changes which instants are hit and nothing else.
 */
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { seededRandom } from "../../src/interview/random.ts";
import type { FakeReply } from "../support/fake-openai.ts";
import { withFakeOpenAi } from "../support/fake-openai.ts";
import type { RunResult } from "../support/greenroom.ts";
import { greenroom, projectRoot } from "../support/greenroom.ts";
import type { Desk, InterviewRecord } from "./contract.ts";
import { eventsOf, exportOf, only, openDesk } from "./contract.ts";

const questionCount = 8;
/** No two alike, and long enough that half of one on the disk would show. */
const answers = Array.from(
  { length: questionCount },
  (_, index) =>
    `Answer ${index + 1}: I would measure before I change anything.\n\nThen, ${"step by step, ".repeat(20)}I would fix what costs most – and measure again. (${index + 1})`,
);
/** Handed over after the real ones; it would be used only if a question were asked once too often. */
const surplus = "This answer is one too many.";

/**
 * When a sitting is killed: so long after its start, so long after so many lines of its output were seen, or at the very
 * instant at which a line of it was written. Null: never.
 */
type Moment =
  | { readonly afterMs: number }
  | { readonly afterLines: number; readonly plusMs: number }
  | { readonly atLine: number }
  | null;

const killer = pathToFileURL(join(projectRoot, "test", "support", "kill-at-line-main.ts")).href;

/** One process from its start to its end or its killing. */
async function sit(
  desk: Desk,
  command: readonly string[],
  rest: readonly string[],
  environment: Readonly<Record<string, string>>,
  moment: Moment,
): Promise<RunResult> {
  let child: ChildProcess | undefined;
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  const killIn = (milliseconds: number): void => {
    timer ??= setTimeout(() => child?.kill("SIGKILL"), milliseconds);
  };
  const result = await greenroom(
    [...command, "--answers", desk.answers([...rest, surplus]), "--json"],
    {
      home: desk.home,
      environment:
        moment !== null && "atLine" in moment
          ? {
              ...environment,
              NODE_OPTIONS: `--import=${killer}`,
              KILL_AT_LINE: String(moment.atLine),
            }
          : environment,
      onStart: (started) => {
        child = started;
        if (moment !== null && "afterMs" in moment) killIn(moment.afterMs);
      },
      onOutput: (text) => {
        lines += text.split("\n").length - 1;
        if (moment !== null && "afterLines" in moment && lines >= moment.afterLines)
          killIn(moment.plusMs);
      },
    },
  );
  clearTimeout(timer);
  return result;
}

/** The whole lines of what may have broken off in the middle of one. */
function wholeLines(stdout: string): string {
  return stdout.slice(0, stdout.lastIndexOf("\n") + 1);
}

async function saved(desk: Desk): Promise<InterviewRecord | null> {
  const result = await greenroom(["data", "export"], { home: desk.home });
  expect(result.code).toBe(0);
  const { interviews } = exportOf(result.stdout);
  expect(interviews.length).toBeLessThanOrEqual(1);
  return interviews[0] ?? null;
}

function answersIn(record: InterviewRecord | null): string[] {
  return (record?.turns ?? []).flatMap((turn) => turn.answers.map(({ text }) => text));
}

interface Course {
  /** Sittings that were killed when the interview was neither at its beginning nor at its end. */
  readonly inTheMiddle: number;
  /** How long the first sitting took. */
  readonly firstMs: number;
}

/** One interview through the killings and to its end, everything checked after each sitting. */
async function interviewThrough(
  moments: readonly Exclude<Moment, null>[],
  start: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Course> {
  const desk = openDesk();
  const first = [
    "interview",
    "--resume",
    desk.resume,
    "--job",
    desk.job,
    "--questions",
    String(questionCount),
    ...start,
  ];
  const engine = start.slice(start.indexOf("--engine"), start.indexOf("--engine") + 2);
  const printed: string[] = [];
  let inTheMiddle = 0;
  let firstMs = 0;
  let before: InterviewRecord | null = null;
  for (const moment of [...moments, null]) {
    if (before !== null && before.status !== "open") break;
    const done = answersIn(before);
    const command = before === null ? first : ["continue", ...engine];
    const begin = performance.now();
    const result = await sit(desk, command, answers.slice(done.length), environment, moment);
    if (before === null) firstMs = performance.now() - begin;
    expect(result.signal ?? result.code).toBe(result.signal === null ? 0 : "SIGKILL");

    const events = eventsOf(wholeLines(result.stdout));
    for (const { position, question, again } of only(events, "question-asked")) {
      const turn = before?.turns[position - 1];
      // Answered before, it would not be asked again.
      expect(turn?.answers ?? []).toEqual([]);
      expect(question.id).toBe(turn?.asked.question.id ?? question.id);
      expect(again).toBe(turn !== undefined);
    }
    printed.push(...only(events, "answer-received").map(({ answer }) => answer.text));

    const after = await saved(desk);
    const kept = answersIn(after);
    // Verbatim, in order, each once; and at least those that were reported.
    expect(kept).toEqual(answers.slice(0, kept.length));
    expect(kept).toEqual(expect.arrayContaining(printed));
    if (result.signal !== null && kept.length > 0 && kept.length < questionCount) inTheMiddle += 1;
    before = after;
  }

  expect(before?.status).toBe("completed");
  expect(answersIn(before)).toEqual(answers);
  expect(new Set(printed).size).toBe(printed.length);
  const evaluations = before?.turns.map((turn) =>
    turn.evaluations.map(({ evaluation }) => evaluation.status),
  );
  expect(evaluations).toEqual(Array.from({ length: questionCount }, () => ["evaluated"]));
  const doctor = await greenroom(["doctor", "--engine", "offline", "--json"], { home: desk.home });
  expect(databaseFinding(doctor.stdout)).toMatch(/^sound/);
  return { inTheMiddle, firstMs };
}

function databaseFinding(stdout: string): string | undefined {
  const check = z.looseObject({ name: z.string(), finding: z.string() });
  const { checks } = z.looseObject({ checks: z.array(check) }).parse(JSON.parse(stdout));
  return checks.find(({ name }) => name === "Database")?.finding;
}

function sensible(): FakeReply {
  return { type: "sample" };
}

describe("killed at any moment, an interview goes on where it was", () => {
  test("offline", async () => {
    const start = ["--engine", "offline"];
    const random = seededRandom(20_260_101);
    const { firstMs } = await interviewThrough([], start, {});
    let inTheMiddle = 0;
    for (let run = 0; run < 4; run += 1) {
      const byTime = [random() * firstMs, random() * firstMs].map((afterMs) => ({ afterMs }));
      const byLine = {
        afterLines: 2 + Math.floor(random() * 3 * questionCount),
        plusMs: random() * 10,
      };
      inTheMiddle += (await interviewThrough([byLine, ...byTime], start, {})).inTheMiddle;
    }
    // Otherwise nothing was tested.
    expect(inTheMiddle).toBeGreaterThan(0);
  });

  test("at the very instant at which an event is told", async () => {
    const random = seededRandom(4);
    const start = ["--engine", "offline"];
    // A sitting begins with what is told again, so its first two lines make no progress.
    const moments = Array.from({ length: 12 }, () => ({ atLine: 1 + Math.floor(random() * 5) }));
    const { inTheMiddle } = await interviewThrough(moments, start, {});
    expect(inTheMiddle).toBeGreaterThan(8);
  });

  test.each([
    ["coach", 11],
    ["mock", 12],
  ])("with a model that takes its time, in %s mode", async (mode, seed) => {
    const start = ["--engine", "openai", "--mode", mode];
    const random = seededRandom(seed);
    await withFakeOpenAi({ script: sensible, delayMs: 15 }, async ({ baseUrl }) => {
      const environment = { OPENAI_BASE_URL: baseUrl };
      const { firstMs } = await interviewThrough([], start, environment);
      let inTheMiddle = 0;
      for (let run = 0; run < 2; run += 1) {
        const byTime = { afterMs: random() * firstMs };
        const byLine = {
          afterLines: 4 + Math.floor(random() * questionCount),
          plusMs: random() * 40,
        };
        const atLine = { atLine: 2 + Math.floor(random() * 4) };
        const moments = run % 2 === 0 ? [byLine, atLine, byTime] : [byTime, atLine, byLine];
        inTheMiddle += (await interviewThrough(moments, start, environment)).inTheMiddle;
      }
      expect(inTheMiddle).toBeGreaterThan(0);
    });
  });
});

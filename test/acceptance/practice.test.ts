/** The whole loop with the real binary and a moved clock: what an interview finds comes back until it holds. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { FakeReply } from "../support/fake-openai.ts";
import { withFakeOpenAi } from "../support/fake-openai.ts";
import {
  binary,
  cleanEnvironment,
  greenroom,
  jsonLines,
  projectRoot,
  temporaryHome,
} from "../support/greenroom.ts";
import { openPseudoTerminal } from "../support/pseudo-terminal.ts";
import type { RunResult } from "../support/greenroom.ts";
import { questionSchema } from "../../src/grading/question.ts";

const clock = pathToFileURL(join(projectRoot, "test", "support", "moved-clock-main.ts")).href;
const markSchema = z.looseObject({ criterionId: z.string(), mark: z.string() });
const eventSchema = z.looseObject({
  type: z.string(),
  question: z
    .looseObject({
      id: z.string(),
      text: z.string(),
      criteria: z.array(z.looseObject({ id: z.string() })),
    })
    .optional(),
  evaluation: z.looseObject({ status: z.string(), marks: z.array(markSchema) }).optional(),
  before: z.array(markSchema).optional(),
  cards: z.array(z.looseObject({ criterionId: z.string(), intervalDays: z.number() })).optional(),
  streakDays: z.number().optional(),
});
const cardsSchema = z.array(
  z.looseObject({ questionId: z.string(), criterionId: z.string(), dueAt: z.string() }),
);
const progressSchema = z.looseObject({
  interviews: z.number(),
  practiceAnswers: z.number(),
  streakDays: z.number(),
  cards: z.object({ all: z.number(), due: z.number(), nextDueAt: z.string().nullable() }),
  coverage: z.array(z.looseObject({ id: z.string(), status: z.string() })),
  recurringMisses: z.array(z.looseObject({ times: z.number(), criterion: z.string() })),
  trends: z.array(z.looseObject({ area: z.string(), answers: z.number() })),
  next: z.array(z.looseObject({ command: z.string() })),
});

interface Desk {
  readonly home: string;
  /** Runs a command so many days from now. */
  readonly on: (
    day: number,
    words: readonly string[],
    answers?: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => Promise<RunResult>;
}

function openDesk(): Desk {
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  return {
    home,
    on: (day, words, answers, environment = {}) => {
      const file = join(home, "answers.jsonl");
      if (answers !== undefined) {
        writeFileSync(file, answers.map((answer) => `${JSON.stringify({ answer })}\n`).join(""));
      }
      return greenroom([...words, ...(answers === undefined ? [] : ["--answers", file])], {
        home,
        environment: {
          NODE_OPTIONS: `--import=${clock}`,
          MOVED_DAYS: String(day),
          ...environment,
        },
      });
    },
  };
}

const eventsOf = ({ stdout }: RunResult) =>
  jsonLines(stdout).map((line) => eventSchema.parse(line));
const typesOf = (result: RunResult): string[] => eventsOf(result).map(({ type }) => type);

async function progressOn(desk: Desk, day: number) {
  return progressSchema.parse(JSON.parse((await desk.on(day, ["progress", "--json"])).stdout));
}

async function cardsOn(desk: Desk, day: number) {
  return cardsSchema.parse(JSON.parse((await desk.on(day, ["drill", "list", "--json"])).stdout));
}

const interview = ["interview", "--sample", "--questions", "2", "--json"];
const vague =
  "I would look at it closely, think about what it does, and then decide with the team.";

describe("what fails comes back", () => {
  test("interview, cards, drill, progress, over the days", { timeout: 60_000 }, async () => {
    const desk = openDesk();
    const asked = await desk.on(0, interview, [vague, vague]);
    expect(asked.code).toBe(0);
    expect((await desk.on(0, ["drill", "list"])).stdout).not.toContain("…");
    const failed = eventsOf(asked)
      .filter(({ type }) => type === "answer-evaluated")
      .flatMap(({ evaluation }) => evaluation?.marks ?? [])
      .filter(({ mark }) => mark !== "met" && mark !== "cannot-tell");
    expect(failed.length).toBeGreaterThan(4);
    const cards = await cardsOn(desk, 0);
    expect(cards.map(({ criterionId }) => criterionId).toSorted()).toEqual(
      failed.map(({ criterionId }) => criterionId).toSorted(),
    );

    // Nothing is due on the same day, all of it on the next.
    expect(typesOf(await desk.on(0, ["drill", "--json"], [vague]))).toEqual(["nothing-due"]);
    expect((await progressOn(desk, 1)).cards).toMatchObject({
      all: cards.length,
      due: cards.length,
    });

    // The drill asks in other words where the bank has some, and by the failed criteria alone.
    const bank = new Map(
      z
        .array(questionSchema)
        .parse(JSON.parse((await desk.on(1, ["questions", "--json"])).stdout))
        .map((question) => [question.id, question]),
    );
    const strong = [...new Set(cards.map(({ questionId }) => questionId))].map(
      (id) => bank.get(id)?.examples?.strong ?? "",
    );
    const first = await desk.on(1, ["drill", "--questions", "1", "--json"], [vague]);
    const [, question] = eventsOf(first);
    const due = cards.filter(({ questionId }) => questionId === question?.question?.id);
    expect(question?.question?.criteria.length).toBeLessThanOrEqual(3);
    for (const { id } of question?.question?.criteria ?? []) {
      expect(due.map(({ criterionId }) => criterionId)).toContain(id);
    }
    const judged = eventsOf(first).find(({ type }) => type === "answer-evaluated");
    expect(judged?.before?.length).toBe(question?.question?.criteria.length);
    expect(judged?.cards?.every(({ intervalDays }) => intervalDays === 1)).toBe(true);

    // Missed twice by now, and said so by name.
    const missed = await progressOn(desk, 2);
    expect(missed.recurringMisses.length).toBeGreaterThan(0);
    expect(missed.recurringMisses[0]?.times).toBe(2);
    expect(missed.recurringMisses[0]?.criterion).toMatch(/^[A-Z].* .*\.$/);
    expect(missed.streakDays).toBe(2);
    expect(missed.next[0]?.command).toBe("greenroom drill");

    // Known now: it comes back later and later.
    let day = 2;
    const gaps = new Map<string, readonly number[]>();
    const grown = (): readonly number[] =>
      [...gaps.values()].find((days) => days.length >= 3 && days.at(-1) !== days[0]) ?? [];
    for (let round = 0; round < 12 && grown().length < 3; round += 1) {
      const answers = Array.from({ length: 6 }, () => strong.join("\n\n"));
      const drilled = eventsOf(
        await desk.on(day, ["drill", "--questions", "9", "--json"], answers),
      );
      for (const event of drilled) {
        for (const { criterionId, intervalDays } of event.cards ?? []) {
          const key = `${event.question?.id} ${criterionId}`;
          gaps.set(key, [...(gaps.get(key) ?? []), intervalDays]);
        }
      }
      // One sitting asks all that is due.
      const { due: left, nextDueAt: next } = (await progressOn(desk, day)).cards;
      expect(left).toBe(0);
      if (next === null) break;
      day += Math.max(1, Math.ceil((Date.parse(next) - Date.now()) / 86_400_000) - day);
    }
    expect(grown().length).toBeGreaterThanOrEqual(3);
    expect(grown().toSorted((one, other) => one - other)).toEqual(grown());
    const after = await progressOn(desk, day);
    expect(after.practiceAnswers).toBeGreaterThan(3);
    expect(after.interviews).toBe(1);
    expect(after.trends.reduce((sum, { answers }) => sum + answers, 0)).toBe(2);
  });

  test("a drill asks in the bank's other words, in different ones each time", async () => {
    const desk = openDesk();
    const asked = eventsOf(
      await desk.on(0, ["interview", "--sample", "--questions", "1", "--json"], [vague]),
    );
    const original = asked.find(({ type }) => type === "question-asked")?.question;
    const bank = z
      .array(questionSchema)
      .parse(JSON.parse((await desk.on(0, ["questions", "--json"])).stdout));
    const variants = bank.find(({ id }) => id === original?.id)?.variants;
    expect(variants).toHaveLength(2);
    const wordings: (string | undefined)[] = [];
    for (const day of [1, 2, 3]) {
      const drilled = eventsOf(await desk.on(day, ["drill", "--json"], [vague]));
      wordings.push(drilled.find(({ type }) => type === "question-asked")?.question?.text);
    }
    expect(wordings).toEqual([...(variants ?? []), original?.text]);
  });

  test("the daily question is asked once a day, keeps the streak, and its failures become cards", async () => {
    const desk = openDesk();
    const first = await desk.on(0, ["daily", "--json"], [vague]);
    expect(typesOf(first)).toEqual([
      "practice-started",
      "question-asked",
      "answer-received",
      "answer-evaluated",
      "practice-completed",
    ]);
    expect(eventsOf(first).at(-1)?.streakDays).toBe(1);
    expect(typesOf(await desk.on(0, ["daily", "--json"], [vague]))).toEqual(["already-done"]);
    expect(typesOf(await desk.on(0, ["daily", "--again", "--json"], [vague]))).toContain(
      "answer-evaluated",
    );
    // A good answer is to be had once one's own was given, and not before.
    const told = (await desk.on(0, ["daily", "--again"], [vague])).stderr;
    expect(told).toMatch(
      /compare yours with:\n {2}greenroom questions show [a-z0-9-]+ --answers\n/,
    );
    // What it found is due the next day, and comes before anything new.
    const known = new Set((await cardsOn(desk, 0)).map(({ questionId }) => questionId));
    const second = eventsOf(await desk.on(1, ["daily", "--json"], [vague]));
    expect(known).toContain(second[1]?.question?.id);
    expect(second.at(-1)?.streakDays).toBe(2);
    // A day without: the streak is over.
    expect((await progressOn(desk, 3)).streakDays).toBe(0);
  });

  test("answers of practice survive a service that is down, and are judged the next time", async () => {
    const desk = openDesk();
    await desk.on(0, interview, [vague, vague]);
    const script = (): FakeReply => ({ type: "sample" });
    await withFakeOpenAi({ script, models: null }, async (fake) => {
      const environment = {
        OPENAI_BASE_URL: fake.baseUrl,
        OPENAI_API_KEY: "sk-test",
        GREENROOM_TIMEOUT_MS: "300",
      };
      const down = { ...environment, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" };
      const words = ["drill", "--questions", "1", "--json"];
      const failed = await desk.on(1, words, [vague], down);
      expect(failed.code).toBe(0);
      expect(eventsOf(failed).find(({ type }) => type === "answer-evaluated")).toMatchObject({
        evaluation: { status: "ungraded" },
        cards: [],
      });
      expect((await progressOn(desk, 1)).practiceAnswers).toBe(1);
      // The kept answer is judged first; then one question is worded anew, and its answer judged.
      const again = await desk.on(1, words, [vague], environment);
      expect(again.stderr).not.toContain("error");
      expect(typesOf(again)).toContain("answer-evaluated");
      // Each is judged once more where the offline grader finds something else.
      const asked = fake.requests.map(({ messages }) => messages[0]?.content ?? "");
      expect(asked.filter((text) => text.includes("in other words"))).toHaveLength(1);
      expect(asked.length).toBeGreaterThanOrEqual(3);
    });
  });

  test("cards go with the interview that made them", async () => {
    const desk = openDesk();
    await desk.on(0, interview, [vague, vague]);
    expect((await cardsOn(desk, 0)).length).toBeGreaterThan(0);
    await desk.on(0, [
      "data",
      "delete",
      "--yes",
      z
        .array(z.looseObject({ id: z.string() }))
        .parse(JSON.parse((await desk.on(0, ["history", "--json"])).stdout))[0]?.id ?? "",
    ]);
    expect(await cardsOn(desk, 0)).toEqual([]);
    const exported = await desk.on(0, ["drill", "export", "--anki", "deck.txt"]);
    expect(exported.code).toBe(0);
    expect(readFileSync(join(desk.home, "deck.txt"), "utf8")).toMatch(/^#separator:tab\n/);
  });
});

test("an area goes by its id or its name in any language; one that is none is said, as a role that is none", async () => {
  const desk = openDesk();
  expect((await desk.on(0, interview, [vague, vague])).code).toBe(0);
  const [card] = await cardsOn(desk, 0);
  const listed = await desk.on(0, ["drill", "list", "--area", "JavaScript", "--json"]);
  expect(cardsSchema.parse(JSON.parse(listed.stdout))).toContainEqual(card);
  const empty = await desk.on(1, ["drill", "--area", "Bases de datos", "--json"], [vague]);
  expect(typesOf(empty)).toEqual(["nothing-due"]);
  for (const words of [["drill"], ["drill", "list"], ["progress"], ["questions", "list"]]) {
    const wrong = await desk.on(1, [...words, "--area", "datbases"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('no area "datbases"');
  }
  const role = await desk.on(0, ["daily", "--role", "SRE"], [vague]);
  expect(role.code).toBe(2);
  expect(role.stderr).toContain("Did you mean site-reliability?");
});

test("Ctrl-C in the daily question says how to go on with it", async () => {
  const { path: home, remove } = temporaryHome();
  onTestFinished(remove);
  const terminal = openPseudoTerminal(process.execPath, [binary, "daily"], {
    environment: cleanEnvironment(home),
  });
  await terminal.waitFor("> ");
  terminal.type("\u0003");
  await terminal.waitFor("greenroom daily");
  expect(await terminal.ended).toMatchObject({ exitCode: 130 });
  expect(terminal.output()).not.toContain("greenroom continue");
});

test("what was typed in practice when it was left is there again, until it is answered", async () => {
  const desk = openDesk();
  await desk.on(0, interview, [vague, vague]);
  for (const [words, text] of [
    [["daily"], "Half a sentence of the day"],
    [["drill", "--questions", "1"], "Half a drilled sentence"],
  ] as const) {
    const environment = { ...cleanEnvironment(desk.home), MOVED_DAYS: "1" };
    const sit = () =>
      openPseudoTerminal(process.execPath, ["--import", clock, binary, ...words], { environment });
    const terminal = sit();
    await terminal.waitFor("> ");
    terminal.type(text);
    await terminal.waitFor(text);
    terminal.type("\u0003");
    await terminal.waitFor(`greenroom ${words[0]}`);
    expect(await terminal.ended).toMatchObject({ exitCode: 130 });

    const again = sit();
    await again.waitFor(text);
    again.type("\r\r");
    await again.waitFor("Judged by");
    expect(await again.ended).toMatchObject({ exitCode: 0 });

    const last = openPseudoTerminal(
      process.execPath,
      ["--import", clock, binary, ...words, ...(words[0] === "daily" ? ["--again"] : [])],
      { environment },
    );
    await last.waitFor("> ");
    last.type("/pause\r");
    await last.ended;
    expect(last.output()).not.toContain(text);
  }
});

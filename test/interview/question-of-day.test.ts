import { expect, test } from "vitest";
import { fitsTwoMinutes, questionOfDay } from "../../src/interview/question-of-day.ts";
import type { DayOptions } from "../../src/interview/question-of-day.ts";
import type { InterviewSettings, Requirement } from "../../src/interview/interview.ts";
import type { PastQuestion } from "../../src/interview/ports.ts";
import type { Role } from "../../src/interview/role.ts";
import { difficulties } from "../../src/grading/question.ts";
import type { Question } from "../../src/grading/question.ts";
import { daysAfter, question } from "../practice/fixtures.ts";

const skills = { databases: "sql", python: "python", dsa: "algorithms" };
const areas = Object.keys(skills);
/** Thirty questions an area, ten of each difficulty. */
const bank: readonly Question[] = Object.entries(skills).flatMap(([area, skill]) =>
  Array.from({ length: 30 }, (_, index) =>
    question(`${area}-${index}`, {
      area,
      skills: [skill],
      difficulty: difficulties[index % 3] ?? "medium",
    }),
  ),
);
const requirement = (area: keyof typeof skills, importance: number): Requirement => ({
  id: area,
  name: area,
  importance,
  jobQuote: null,
  evidence: null,
  areas: [area],
  skills: [skills[area]],
  kind: "technical",
});
const role: Role = {
  id: "backend",
  name: "Backend",
  titles: ["backend"],
  areas: { databases: 3, python: 2, dsa: 1 },
  kinds: { technical: 1, "system-design": 0, behavioural: 0 },
  manner: "neutral",
  level: null,
  language: null,
  persona: "You are one.",
};
const settings: InterviewSettings = {
  mode: "coach",
  role: "backend",
  level: "mid",
  kinds: ["technical"],
  language: "en",
  engine: "offline",
  model: "offline-1",
  seed: 0,
  questionLimit: 1,
  minutes: null,
  probeLimit: 0,
};
const ask = (day: number, changes: Partial<DayOptions> = {}): Question | null =>
  questionOfDay({
    bank,
    plan: {
      requirements: [requirement("dsa", 1), requirement("databases", 3), requirement("python", 2)],
    },
    role,
    settings,
    past: [],
    own: new Set(),
    now: daysAfter(day),
    day: daysAfter(day).toISOString().slice(0, 10),
    ...changes,
  });
const past = (questionId: string, day: number, score: number | null): PastQuestion => ({
  questionId,
  text: "",
  requirementId: null,
  askedAt: daysAfter(day).toISOString(),
  score,
});

test("is the same all day, and goes by the weight of what the job asks for", () => {
  expect(ask(1)).toBe(ask(1));
  expect(ask(1)?.area).toBe("databases");
});

test("over thirty days every requirement is asked, the weightiest most, and nothing twice", () => {
  let asked: readonly PastQuestion[] = [];
  const found: Question[] = [];
  for (let day = 0; day < 30; day += 1) {
    const next = ask(day, { past: asked });
    if (next === null) throw new Error("nothing to ask");
    found.push(next);
    asked = [past(next.id, day, 3), ...asked];
  }
  expect(new Set(found.map(({ id }) => id)).size).toBe(30);
  expect(new Set(found.slice(0, 5).map(({ area }) => area))).toEqual(new Set(areas));
  const count = (of: string): number => found.filter(({ area }) => area === of).length;
  expect(count("databases")).toBeGreaterThan(count("dsa"));
});

test("a requirement that went badly comes before one that went well", () => {
  const well = [past("databases-1", 0, 5), past("python-1", 0, 1.5), past("dsa-1", 0, 5)];
  expect(ask(10, { past: well })?.area).toBe("python");
});

test("gets harder after two strong answers in its area, easier after two weak ones", () => {
  const after = (score: number): Question | null =>
    ask(20, { past: [past("databases-1", 1, score), past("databases-4", 0, score)], plan: only });
  const only = { requirements: [requirement("databases", 3)] };
  expect(after(4.5)?.difficulty).toBe("hard");
  expect(after(3)?.difficulty).toBe("medium");
  expect(after(1)?.difficulty).toBe("easy");
});

test("repeats one of the last days only when there is no other, and passes over what it has no question for", () => {
  const all = bank.map(({ id }, index) => past(id, index / 1000, 3)).toReversed();
  expect(ask(1, { past: all })).not.toBeNull();
  const but = all.filter(({ questionId }) => questionId !== "dsa-7");
  expect(ask(1, { past: but })?.id).toBe("dsa-7");
  const python = bank.filter(({ area }) => area === "python");
  expect(ask(1, { bank: python })?.area).toBe("python");
  expect(ask(1, { bank: [] })).toBeNull();
});

test("what needs more than two minutes comes only when nothing shorter is left", () => {
  const design = question("design", { area: "databases", kind: "system-design" });
  const asking = (...kinds: InterviewSettings["kinds"]) => ({ ...settings, kinds });
  const words = (count: number) => ({ strong: Array(count).fill("word").join(" ") });
  const long = question("long", { area: "databases", examples: words(301) });
  const short = question("short", { area: "dsa", examples: words(300) });
  expect([design, long, short].map(fitsTwoMinutes)).toEqual([false, false, true]);
  expect(fitsTwoMinutes({ kind: "behavioural", examples: null })).toBe(true);

  const designs = { ...requirement("databases", 3), id: "designs", kind: "system-design" } as const;
  const all = {
    bank: [design, long, short],
    plan: { requirements: [designs, requirement("databases", 2), requirement("dsa", 1)] },
    settings: asking("technical", "system-design"),
  };
  expect(ask(1, all)?.id).toBe("short");
  // Asked lately, it is not asked again while others remain, long as they are.
  const once = [past("short", 0, 3)];
  expect(["design", "long"]).toContain(ask(1, { ...all, past: once })?.id);
  expect(ask(1, { ...all, bank: [design] })?.id).toBe("design");
  // A short one of a kind that is not asked is none that is left.
  expect(ask(1, { ...all, settings: asking("system-design") })?.id).toBe("design");
});

/**
 * Ninety days of practice by learners of known ability, with the real bank, the real selection and the real schedule: an
 * interview of three questions every other day, a drill of up to five questions every day.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Mark, MarkValue } from "../../src/grading/evaluation.ts";
import type { Question } from "../../src/grading/question.ts";
import type { InterviewRecord, Material, Turn } from "../../src/interview/interview.ts";
import { createOfflineEngine } from "../../src/interview/offline-engine.ts";
import type { PastQuestion } from "../../src/interview/ports.ts";
import { seededRandom } from "../../src/interview/random.ts";
import { roleSchema, skillSchema } from "../../src/interview/role.ts";
import { chooseWanted, recentSince } from "../../src/interview/selection.ts";
import type { Card } from "../../src/practice/card.ts";
import { planDrill, reviewsOf } from "../../src/practice/card.ts";
import { isDue, reviewed } from "../../src/practice/schedule.ts";
import type { Schedule } from "../../src/practice/schedule.ts";
import { bankFiles, readBankFile } from "../support/bank-check.ts";
import { projectRoot } from "../support/greenroom.ts";
import { record, settings, turn } from "../support/interview.ts";

const prompts = join(projectRoot, "prompts");
const readYaml = (path: string): unknown => parse(readFileSync(join(prompts, path), "utf8"));
const bank = bankFiles().flatMap((path) => readBankFile(path).questions);
const areas = [...new Set(bank.map(({ area }) => area))];
const skills = z.array(skillSchema).parse(readYaml("skills.yaml"));
const role = roleSchema.parse(readYaml("roles/backend.yaml"));
const engine = createOfflineEngine({
  areas,
  questions: (wanted = areas) => bank.filter(({ area }) => wanted.includes(area)),
  skills,
  role,
  model: "offline-test",
  judge: () => Promise.reject(new Error("the simulation marks by itself")),
});
const document = (name: string, text: string): Material => ({ hash: name, name, text });
const job = document("job.md", readFileSync(join(prompts, "sample", "job.md"), "utf8"));

const dayMs = 86_400_000;
const start = Date.parse("2026-01-05T08:00:00.000Z");
const days = 90;

/** What somebody knows: some of it from the beginning, and what was practised, until it fades. */
function createLearner(ability: number, seed: number) {
  const random = seededRandom(seed);
  const knows = new Map<string, boolean>();
  const strength = new Map<string, { days: number; lastDay: number }>();
  return {
    /** The mark of one criterion on a day; being asked teaches it, longer each time. */
    answer(question: Question, criterionId: string, day: number): MarkValue {
      const key = `${question.id} ${criterionId}`;
      if (!knows.has(key)) knows.set(key, random() < ability);
      const learnt = strength.get(key);
      const recalls =
        learnt !== undefined && random() < Math.exp(-(day - learnt.lastDay) / (learnt.days * 4));
      const mark = knows.get(key) === true || recalls ? "met" : "missed";
      strength.set(key, { days: (learnt?.days ?? 1) * (recalls ? 2 : 1), lastDay: day });
      return mark;
    },
  };
}

interface Course {
  readonly requirements: readonly string[];
  /** Per question asked in an interview. */
  readonly asked: readonly PastQuestion[];
  /** Due cards on each morning. */
  readonly due: readonly number[];
  readonly cards: readonly Card[];
}

async function practise(ability: number, seed: number): Promise<Course> {
  const learner = createLearner(ability, seed);
  const cards = new Map<string, Card>();
  const asked: PastQuestion[] = [];
  const due: number[] = [];
  const plan = await engine.plan({
    resume: null,
    job,
    settings: settings(),
    signal: new AbortController().signal,
  });

  function review(question: Question, criterionIds: readonly string[], day: number): number {
    const marks = criterionIds.map((criterionId): Mark => ({
      criterionId,
      mark: learner.answer(question, criterionId, day),
      quote: null,
      reason: null,
    }));
    const known = new Map<string, Schedule>();
    for (const { id } of question.criteria) {
      const card = cards.get(`${question.id} ${id}`);
      if (card !== undefined) known.set(id, card.schedule);
    }
    for (const { criterionId, schedule, mark } of reviewsOf(
      marks,
      known,
      new Date(start + day * dayMs),
    )) {
      const key = `${question.id} ${criterionId}`;
      const number = cards.get(key)?.number ?? cards.size;
      cards.set(key, { number, question, criterionId, schedule, lastMark: mark, drilled: 0 });
    }
    const met = marks.filter(({ mark }) => mark === "met").length;
    return 1 + (4 * met) / Math.max(1, marks.length);
  }

  for (let day = 0; day < days; day += 1) {
    const now = new Date(start + day * dayMs);
    const dueNow = [...cards.values()].filter(({ schedule }) => isDue(schedule, now));
    due.push(dueNow.length);
    for (const item of planDrill(dueNow, now, 5)) {
      review(
        item.question,
        item.criteria.map(({ id }) => id),
        day,
      );
    }
    if (day % 2 === 1) continue;
    let interview: InterviewRecord = record({
      plan,
      startedAt: now.toISOString(),
      settings: settings({ seed: seed * 1000 + day, questionLimit: 3 }),
    });
    const past = asked.filter(({ askedAt }) => new Date(askedAt) >= recentSince(now)).toReversed();
    const dueQuestions = dueNow.map(({ question }) => ({
      questionId: question.id,
      area: question.area,
    }));
    for (let position = 1; position <= 3; position += 1) {
      const history = { past, due: dueQuestions };
      const wanted = chooseWanted(interview, role, history);
      const { question } = await engine.question({
        record: interview,
        ...history,
        wanted,
        signal: new AbortController().signal,
      });
      const score = review(
        question,
        question.criteria.map(({ id }) => id),
        day,
      );
      const requirementId = wanted.requirement?.id ?? null;
      const askedAt = now.toISOString();
      asked.push({ questionId: question.id, text: "", requirementId, askedAt, score });
      const done: Turn = turn(position, score, {
        asked: { position, question, requirementId, source: "offline", askedAt },
      });
      interview = { ...interview, turns: [...interview.turns, done] };
    }
  }
  const requirements = plan.requirements.map(({ id }) => id);
  return { requirements, asked, due, cards: [...cards.values()] };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

describe.each([
  ["a beginner", 0.2],
  ["somebody in the middle", 0.5],
  ["an expert", 0.85],
])("ninety days of %s", (_name, ability) => {
  test("cover every requirement, repeat nothing within 30 days, and the due cards swell and ebb", async () => {
    const { requirements, asked, due, cards } = await practise(ability, 42);
    expect(requirements.length).toBeGreaterThanOrEqual(5);

    // Every requirement within the first month, and in every month after it.
    for (const month of [0, 1, 2]) {
      const from = start + month * 30 * dayMs;
      const inMonth = asked.filter(({ askedAt }) => {
        const at = Date.parse(askedAt);
        return at >= from && at < from + 30 * dayMs;
      });
      for (const id of requirements) {
        expect(inMonth.map(({ requirementId }) => requirementId)).toContain(id);
      }
    }

    const lastAsked = new Map<string, number>();
    for (const { questionId, askedAt } of asked) {
      const at = Date.parse(askedAt);
      const before = lastAsked.get(questionId);
      expect(at - (before ?? 0)).toBeGreaterThan(30 * dayMs);
      lastAsked.set(questionId, at);
    }

    // A hundred and thirty-five questions make cards all the time: what is due must neither run away nor dry up.
    const peak = Math.max(...due);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(cards.length);
    const lastMonth = mean(due.slice(60));
    expect(lastMonth).toBeLessThan(Math.max(10, peak));
    expect(peak).toBeLessThan(ability > 0.8 ? 60 : cards.length);
    // Who knows more has less to do.
    const held = cards.filter(({ schedule }) => schedule.intervalDays > 7).length / cards.length;
    expect(held).toBeGreaterThan(ability < 0.3 ? 0.1 : 0.2);
  });
});

test("the better a learner, the fewer cards are due", async () => {
  const courses = await Promise.all([0.2, 0.5, 0.85].map((ability) => practise(ability, 7)));
  const peaks = courses.map(({ due }) => Math.max(...due));
  expect(peaks).toEqual(peaks.toSorted((one, other) => other - one));
  // A card that was never forgotten is due ever more rarely.
  let schedule = reviewed(null, "hard", new Date(start));
  const intervals = Array.from({ length: 5 }, () => {
    schedule = reviewed(schedule, "good", new Date(schedule.dueAt));
    return schedule.intervalDays;
  });
  expect(intervals).toEqual(intervals.toSorted((one, other) => one - other));
});

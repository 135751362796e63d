import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/grading/evaluation.ts";
import type { Question } from "../../src/grading/question.ts";
import type { CardReview } from "../../src/practice/card.ts";
import { practise } from "../../src/practice/practise.ts";
import type {
  Attempt,
  LearnerResponse,
  PracticeEvent,
  PractiseOptions,
} from "../../src/practice/practise.ts";
import { daysAfter, marks, question } from "./fixtures.ts";

const grader = {
  engine: "offline",
  model: "offline-1",
  promptHash: null,
  rubricHash: "r",
} as const;

function evaluated(found: Parameters<typeof marks>[0]): Evaluation {
  return {
    ...grader,
    status: "evaluated",
    score: 3,
    dimensions: {},
    marks: marks(found),
    nextStep: null,
    screen: null,
    confidence: "normal",
    doubts: [],
    judges: 1,
    spread: null,
    calibration: null,
    reason: null,
  };
}

const ungraded: Evaluation = {
  ...grader,
  status: "ungraded",
  score: null,
  dimensions: {},
  marks: [],
  nextStep: null,
  screen: null,
  confidence: "normal",
  reason: "service-down",
};

/** A run over questions with these responses; what was done, in order. */
async function run(
  responses: readonly LearnerResponse[],
  judge: PractiseOptions["judge"],
  changes: Partial<PractiseOptions> = {},
) {
  const log: string[] = [];
  const attempts: Attempt[] = [];
  const reviews: (readonly CardReview[])[] = [];
  const events: PracticeEvent[] = [];
  const tasks = responses.map((_, index) => async () => {
    log.push(`made ${index + 1}`);
    const asked = question(`q${index + 1}`);
    return { original: asked, asked, before: new Map([["a", "missed" as const]]) };
  });
  const stream = practise({
    occasion: "drill",
    tasks,
    learner: {
      respond: async (_task, { number }) => {
        log.push(`asked ${number}`);
        return responses[number - 1] ?? { type: "pause" };
      },
    },
    judge: async (...parameters) => {
      log.push("judged");
      return judge(...parameters);
    },
    store: {
      saveAttempt: (attempt) => {
        log.push("saved answer");
        return attempts.push(attempt);
      },
      schedulesOf: () => new Map(),
      saveAttemptEvaluation: (_number, _evaluation, found) => {
        log.push("saved evaluation");
        reviews.push(found);
      },
    },
    now: () => daysAfter(0),
    signal: new AbortController().signal,
    limitMs: null,
    ...changes,
  });
  for await (const event of stream) {
    log.push(event.type);
    events.push(event);
  }
  return { log, attempts, reviews, events };
}

const answer = (text: string): LearnerResponse => ({ type: "answer", text, durationMs: 10 });

describe("a sitting", () => {
  test("saves each answer before it is judged and each judgement before it is told, and makes the next task meanwhile", async () => {
    const { log, events } = await run([answer("one"), answer("two")], async () =>
      evaluated({ a: "met", b: "missed" }),
    );
    expect(log).toEqual([
      "practice-started",
      "made 1",
      "question-asked",
      "made 2",
      "asked 1",
      "saved answer",
      "answer-received",
      "judged",
      "saved evaluation",
      "answer-evaluated",
      "question-asked",
      "asked 2",
      "saved answer",
      "answer-received",
      "judged",
      "saved evaluation",
      "answer-evaluated",
      "practice-completed",
    ]);
    expect(events.at(-1)).toMatchObject({ answered: 2, criteria: 4, met: 2 });
    expect(events.find(({ type }) => type === "answer-evaluated")).toMatchObject({
      before: [{ criterionId: "a", mark: "missed" }],
      cards: [{ criterionId: "b", intervalDays: 1 }],
    });
  });

  test("an ungraded answer is kept and moves no card", async () => {
    const { attempts, reviews } = await run([answer("one")], async () => ungraded);
    expect(attempts).toMatchObject([{ text: "one", occasion: "drill" }]);
    expect(reviews).toEqual([]);
  });

  test("skipping goes on, pausing stops", async () => {
    const { events, attempts } = await run(
      [{ type: "skip" }, { type: "pause" }, answer("never")],
      async () => evaluated({}),
    );
    expect(events.map(({ type }) => type)).toEqual([
      "practice-started",
      "question-asked",
      "question-skipped",
      "question-asked",
      "practice-paused",
    ]);
    expect(attempts).toEqual([]);
  });

  test("ends when the time is up, after the answer that was begun", async () => {
    let minutes = 0;
    const { events } = await run(
      [answer("one"), answer("two"), answer("three")],
      async () => {
        minutes += 6;
        return evaluated({ a: "met" });
      },
      {
        limitMs: 10 * 60_000,
        now: () => new Date(daysAfter(0).getTime() + minutes * 60_000),
      },
    );
    expect(events.filter(({ type }) => type === "answer-evaluated")).toHaveLength(2);
    expect(events.at(-1)?.type).toBe("practice-paused");
  });

  test("stopped while judging, the answer stays", async () => {
    const stop = new AbortController();
    const attempts: Attempt[] = [];
    await expect(
      run(
        [answer("one")],
        async (_question: Question) => {
          stop.abort();
          return ungraded;
        },
        {
          signal: stop.signal,
          store: {
            saveAttempt: (attempt) => attempts.push(attempt),
            schedulesOf: () => new Map(),
            saveAttemptEvaluation: () => {
              throw new Error("nothing was judged");
            },
          },
        },
      ),
    ).rejects.toMatchObject({ code: "stopped" });
    expect(attempts).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { GreenroomError } from "../../src/errors.ts";
import type { Evaluation } from "../../src/grading/evaluation.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { InterviewRecord, Turn } from "../../src/interview/interview.ts";
import type {
  AfterFeedback,
  Candidate,
  CandidateResponse,
  Engine,
  InterviewStore,
} from "../../src/interview/ports.ts";
import { runInterview } from "../../src/interview/run.ts";
import type { RunOptions } from "../../src/interview/run.ts";
import {
  evaluation,
  question,
  record,
  role,
  settings,
  testAmbient,
  turn,
  ungraded,
} from "../support/interview.ts";

/** A store that remembers calls and rebuilds the record from them, as the database does. */
function recordingStore(initial: InterviewRecord) {
  const calls: string[] = [];
  let current = initial;
  const change = (position: number, update: (turn: Turn) => Turn): void => {
    current = {
      ...current,
      turns: current.turns.map((each) => (each.asked.position === position ? update(each) : each)),
    };
  };
  const store: InterviewStore = {
    saveInterview: () => {
      throw new Error("runInterview saves no interview");
    },
    saveQuestion: (_, asked) => {
      calls.push(`question ${asked.position}`);
      current = {
        ...current,
        turns: [
          ...current.turns,
          { asked, probes: [], answers: [], evaluations: [], improvement: null },
        ],
      };
    },
    saveProbe: (_, probe) => {
      calls.push(`probe ${probe.position}.${probe.number}`);
      change(probe.position, (each) => ({ ...each, probes: [...each.probes, probe] }));
    },
    saveAnswer: (_, saved) => {
      calls.push(`answer ${saved.position}.${saved.probeNumber} ${saved.outcome}`);
      change(saved.position, (each) => ({ ...each, answers: [...each.answers, saved] }));
    },
    saveEvaluation: (_, saved) => {
      calls.push(
        `evaluation ${saved.position} ${saved.evaluation.engine} ${saved.evaluation.status}`,
      );
      change(saved.position, (each) => ({ ...each, evaluations: [...each.evaluations, saved] }));
    },
    saveImprovement: (_, position, text) => {
      calls.push(`improvement ${position}`);
      change(position, (each) => ({ ...each, improvement: text }));
    },
    finishInterview: (_, status) => {
      calls.push(`finish ${status}`);
      current = { ...current, status };
    },
  };
  return { store, calls, saved: () => current };
}

type Verdict = Evaluation | Error;

function engineOf(
  name: "openai" | "offline",
  verdicts: readonly Verdict[],
  changes: Partial<Engine> = {},
): Engine {
  let asked = 0;
  let judged = 0;
  return {
    name,
    model: `${name}-test`,
    plan: async () => {
      throw new Error("planning comes before running");
    },
    question: async ({ record: current }) => {
      asked += 1;
      return { question: question(`${name}-${current.turns.length + 1}-${asked}`), source: name };
    },
    clarify: async () => "In other words.",
    judge: async () => {
      const verdict = verdicts[Math.min(judged, verdicts.length - 1)];
      judged += 1;
      if (verdict === undefined || verdict instanceof Error) {
        throw verdict ?? new Error("nothing was to be judged");
      }
      return verdict;
    },
    probe: async (_, criterion) => `What of ${criterion.id}?`,
    improve: async () => "A stronger answer.",
    ...changes,
  };
}

interface Script {
  readonly responses: readonly (CandidateResponse | string)[];
  readonly wishes?: readonly AfterFeedback[];
  readonly acceptOffline?: boolean;
}

function candidateOf({ responses, wishes = [], acceptOffline = false }: Script) {
  const seen: string[] = [];
  let response = 0;
  let wish = 0;
  const candidate: Candidate = {
    respond: async ({ position, probe }) => {
      seen.push(`respond ${position}${probe === null ? "" : ` probe ${probe.number}`}`);
      const next = responses[response++];
      if (next === undefined) {
        throw new Error("asked more often than expected");
      }
      return typeof next === "string"
        ? { type: "answer", text: next, input: "typed", durationMs: 30_000, predictedScore: null }
        : next;
    },
    afterFeedback: async (_, improvable) => {
      seen.push(`feedback ${improvable ? "improvable" : "plain"}`);
      return wishes[wish++] ?? "next";
    },
    acceptOfflineEngine: async (reason) => {
      seen.push(`offer: ${reason}`);
      return acceptOffline;
    },
  };
  return { candidate, seen };
}

const good = evaluation(["met", "met", "met", "met"], { score: 5 });
const open = evaluation(["met", "missed", "partly", "met"], { score: 3 });

async function run(options: Partial<RunOptions> & { record: InterviewRecord; script: Script }) {
  const { store, calls, saved } = recordingStore(options.record);
  const { candidate, seen } = candidateOf(options.script);
  let ids = 0;
  const events: InterviewEvent[] = [];
  const generator = runInterview({
    role,
    engine: engineOf("offline", [good]),
    offlineEngine: null,
    store,
    candidate,
    ambient: testAmbient(),
    newId: () => `id-${ids++}`,
    signal: new AbortController().signal,
    past: [],
    due: [],
    earlierAnswers: () => [],
    planFailure: null,
    ...options,
  });
  let error: unknown = null;
  try {
    for await (const event of generator) {
      calls.push(`> ${event.type}`);
      events.push(event);
    }
  } catch (caught) {
    error = caught;
  }
  return { events, types: events.map((event) => event.type), calls, seen, saved: saved(), error };
}

describe("a coach interview", () => {
  test("yields every event after what it reports is saved", async () => {
    const { calls } = await run({
      record: record({ settings: settings({ questionLimit: 2 }) }),
      script: { responses: ["one", "two"] },
    });
    expect(calls).toEqual([
      "> interview-started",
      "question 1",
      "> question-asked",
      "answer 1.0 answered",
      "> answer-received",
      "evaluation 1 offline evaluated",
      "> answer-evaluated",
      "question 2",
      "> question-asked",
      "answer 2.0 answered",
      "> answer-received",
      "evaluation 2 offline evaluated",
      "> answer-evaluated",
      "finish completed",
      "> interview-completed",
    ]);
  });

  test("asks one probe about the heaviest open criterion and judges both answers together", async () => {
    const judged: number[] = [];
    const engine = engineOf("offline", [], {
      judge: async ({ answers }) => {
        judged.push(answers.length);
        return answers.length === 1 ? open : good;
      },
    });
    const { events, seen } = await run({
      engine,
      record: record({ settings: settings({ questionLimit: 1, probeLimit: 1 }) }),
      script: { responses: ["one", "more"] },
    });
    expect(judged).toEqual([1, 2]);
    expect(seen).toEqual(["respond 1", "respond 1 probe 1", "feedback improvable"]);
    const probe = events.find((event) => event.type === "probe-asked");
    expect(probe?.probe).toMatchObject({ criterionId: "second", text: "What of second?" });
    expect(
      events.flatMap((event) => (event.type === "answer-evaluated" ? [event.final] : [])),
    ).toEqual([false, true]);
  });

  test("for a voice the next question is chosen while this one is answered, and a probe heard while it is written", async () => {
    const upcoming: string[] = [];
    const words: string[] = [];
    const { events } = await run({
      engine: engineOf("offline", [open, good], {
        probe: async (_turn, _criterion, _signal, onWords) => {
          onWords?.("What");
          onWords?.("What of it?");
          return "What of it?";
        },
      }),
      onUpcoming: (text) => upcoming.push(text),
      onProbeWords: (soFar) => words.push(soFar),
      record: record({ settings: settings({ questionLimit: 2, probeLimit: 1 }) }),
      script: { responses: ["one", "more", "two", "three"] },
    });
    const asked = events.flatMap((event) =>
      event.type === "question-asked" ? [event.question.text] : [],
    );
    expect(asked).toHaveLength(2);
    expect(upcoming).toEqual(asked.slice(1));
    expect(words.slice(0, 2)).toEqual(["What", "What of it?"]);
  });

  test("no probe for an answer that the screen settled", async () => {
    const blank = evaluation(["missed", "missed", "missed", "missed"], {
      score: 1,
      screen: "no-answer",
    });
    const { types } = await run({
      engine: engineOf("offline", [blank]),
      record: record({ settings: settings({ questionLimit: 1, probeLimit: 1 }) }),
      script: { responses: ["I don't know"] },
    });
    expect(types).not.toContain("probe-asked");
  });

  test("clarify answers and waits on; skip moves on without an evaluation", async () => {
    const { types, events } = await run({
      record: record({ settings: settings({ questionLimit: 1 }) }),
      script: { responses: [{ type: "clarify" }, { type: "skip" }] },
    });
    expect(types).toEqual([
      "interview-started",
      "question-asked",
      "question-clarified",
      "question-skipped",
      "interview-completed",
    ]);
    const last = events.at(-1);
    expect(last?.type === "interview-completed" ? last.summary : null).toEqual({
      asked: 1,
      answered: 0,
      skipped: 1,
      ungraded: 0,
      score: null,
    });
  });

  test("pausing leaves it open; ending early finishes and reports what there is", async () => {
    const paused = await run({
      record: record(),
      script: { responses: ["one", { type: "pause" }] },
    });
    expect(paused.types.at(-1)).toBe("interview-paused");
    expect(paused.saved.status).toBe("open");
    const ended = await run({ record: record(), script: { responses: ["one"], wishes: ["end"] } });
    expect(ended.events.at(-1)).toMatchObject({
      type: "interview-completed",
      status: "ended-early",
      summary: { score: 5 },
    });
  });

  test("the stronger version is made once, saved, and shown", async () => {
    const { types, seen, calls } = await run({
      record: record({ settings: settings({ questionLimit: 1 }) }),
      script: { responses: ["one"], wishes: ["improve", "next"] },
    });
    expect(seen).toEqual(["respond 1", "feedback improvable", "feedback plain"]);
    expect(types).toContain("answer-improved");
    expect(calls).toContain("improvement 1");
  });

  test("no new question after the minutes are over", async () => {
    const { types } = await run({
      record: record({ settings: settings({ questionLimit: 9, minutes: 1 }) }),
      script: { responses: ["half a minute", "half a minute"] },
    });
    expect(types.filter((type) => type === "question-asked")).toHaveLength(2);
  });
});

async function usedUp(): Promise<never> {
  throw new GreenroomError("usage", "There is no further question.", "Ask for fewer.");
}

describe("a bank that is used up", () => {
  test("ends the interview with what was asked, and says why", async () => {
    const whole = engineOf("offline", [good]);
    let asked = 0;
    const firstTwo: Engine["question"] = (request) =>
      (asked += 1) <= 2 ? whole.question(request) : usedUp();
    const { events, saved } = await run({
      record: record({ settings: settings({ questionLimit: 9 }) }),
      engine: engineOf("offline", [good], { question: firstTwo }),
      script: { responses: ["one", "two"] },
    });
    expect(events.at(-1)).toMatchObject({
      type: "interview-completed",
      status: "completed",
      reason: "There is no further question.",
      summary: { asked: 2, answered: 2 },
    });
    expect(saved.status).toBe("completed");
  });

  test("before the first question is an error", async () => {
    const { error, types } = await run({
      record: record(),
      engine: engineOf("offline", [good], { question: usedUp }),
      script: { responses: [] },
    });
    expect(error).toMatchObject({ code: "usage" });
    expect(types).toEqual(["interview-started"]);
  });
});

describe("going on", () => {
  test("asks the open question again and no other", async () => {
    const waiting = turn(1, null, { answers: [] });
    const { events, calls } = await run({
      record: record({ turns: [waiting], settings: settings({ questionLimit: 1 }) }),
      script: { responses: ["now"] },
    });
    expect(events.slice(0, 2)).toMatchObject([
      { type: "interview-continued" },
      { type: "question-asked", again: true, question: { id: "q1" } },
    ]);
    expect(calls.filter((call) => call.startsWith("question "))).toEqual([]);
  });

  test("judges an answer that was saved but not judged, and does not ask it again", async () => {
    const { types, seen } = await run({
      record: record({ turns: [turn(1, null)], settings: settings({ questionLimit: 1 }) }),
      script: { responses: [] },
    });
    expect(types).toEqual(["interview-continued", "answer-evaluated", "interview-completed"]);
    expect(seen).toEqual(["feedback improvable"]);
  });

  test("asks an open probe again", async () => {
    const probe = {
      position: 1,
      number: 1,
      criterionId: "second",
      text: "And?",
      askedAt: "2026-01-01T00:00:00.000Z",
    };
    const { types, saved } = await run({
      record: record({
        turns: [turn(1, 3, { probes: [probe] })],
        settings: settings({ questionLimit: 1, probeLimit: 1 }),
      }),
      script: { responses: ["that"] },
    });
    expect(types.slice(0, 3)).toEqual(["interview-continued", "probe-asked", "answer-received"]);
    expect(saved.turns[0]?.answers.at(-1)).toMatchObject({ probeNumber: 1, text: "that" });
  });

  test("asks a probe that is new once", async () => {
    const { types } = await run({
      record: record({
        turns: [turn(1, null, { answers: [] })],
        settings: settings({ questionLimit: 1, probeLimit: 1 }),
      }),
      engine: engineOf("offline", [open, good]),
      script: { responses: ["now", "more"] },
    });
    expect(types.filter((type) => type === "probe-asked")).toHaveLength(1);
  });
});

describe("a mock interview", () => {
  test("tells nothing until the end and asks no probe", async () => {
    const { types } = await run({
      engine: engineOf("offline", [open]),
      record: record({ settings: settings({ mode: "mock", questionLimit: 2, probeLimit: 1 }) }),
      script: { responses: ["one", "two"] },
    });
    expect(types).toEqual([
      "interview-started",
      "question-asked",
      "answer-received",
      "question-asked",
      "answer-received",
      "answer-evaluated",
      "answer-evaluated",
      "interview-completed",
    ]);
  });

  test("a slow evaluation does not hold up the next question", async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const order: string[] = [];
    const engine = engineOf("openai", [], {
      judge: async () => {
        await slow;
        order.push("judged");
        return good;
      },
    });
    const { types } = await run({
      engine,
      offlineEngine: engineOf("offline", []),
      record: record({ settings: settings({ mode: "mock", questionLimit: 2 }) }),
      script: { responses: ["one", "two"] },
      candidate: {
        respond: async ({ position }) => {
          order.push(`answered ${position}`);
          if (position === 2) {
            release();
          }
          return {
            type: "answer",
            text: "words",
            input: "typed",
            durationMs: 1,
            predictedScore: null,
          };
        },
        afterFeedback: async () => "next",
        acceptOfflineEngine: async () => false,
      },
    });
    expect(order).toEqual(["answered 1", "answered 2", "judged", "judged"]);
    expect(types.at(-1)).toBe("interview-completed");
  });

  test("a pause stops evaluations under way without saving them", async () => {
    const engine = engineOf("openai", [], {
      judge: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () =>
            reject(new GreenroomError("stopped", "stopped", "")),
          );
        }),
    });
    const { types, calls, error } = await run({
      engine,
      record: record({ settings: settings({ mode: "mock" }) }),
      script: { responses: ["one", { type: "pause" }] },
    });
    expect(error).toBeNull();
    expect(types.at(-1)).toBe("interview-paused");
    expect(calls.some((call) => call.startsWith("evaluation"))).toBe(false);
  });
});

describe("when the service fails", () => {
  const offline = () => engineOf("offline", [good]);

  test("a question that the service was still writing is waited for at the end, though nobody asks it", async () => {
    let isOver = false;
    const engine = engineOf("openai", [ungraded()], {
      question: async ({ record: { turns }, signal }) => {
        if (turns.length === 0) return { question: question("q1"), source: "openai" };
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        await new Promise((resolve) => setTimeout(resolve, 20));
        isOver = true;
        throw new GreenroomError("stopped", "stopped", "");
      },
    });
    await run({
      engine,
      offlineEngine: offline(),
      record: record({ settings: settings({ engine: "openai", questionLimit: 2 }) }),
      script: { responses: ["one", "two"], acceptOffline: true },
    });
    expect(isOver).toBe(true);
  });

  test("declined: the answer stays ungraded and the interview goes on", async () => {
    const { events, seen } = await run({
      engine: engineOf("openai", [ungraded()]),
      offlineEngine: offline(),
      record: record({ settings: settings({ engine: "openai", questionLimit: 2 }) }),
      script: { responses: ["one", "two"] },
    });
    expect(seen.filter((entry) => entry.startsWith("offer"))).toEqual([
      "offer: the service does not answer",
    ]);
    expect(events.at(-1)).toMatchObject({
      type: "interview-completed",
      summary: { answered: 2, ungraded: 2, score: null },
    });
  });

  test("accepted: the offline engine judges the same answer and asks from then on, and it is said", async () => {
    const { calls, events } = await run({
      engine: engineOf("openai", [ungraded()]),
      offlineEngine: offline(),
      record: record({ settings: settings({ engine: "openai", questionLimit: 2 }) }),
      script: { responses: ["one", "two"], acceptOffline: true },
    });
    expect(calls.filter((call) => call.startsWith("evaluation"))).toEqual([
      "evaluation 1 openai ungraded",
      "evaluation 1 offline evaluated",
      "evaluation 2 offline evaluated",
    ]);
    expect(events.find((event) => event.type === "engine-changed")).toMatchObject({
      to: "offline",
      scope: "everything",
    });
    const sources = events.flatMap((event) =>
      event.type === "question-asked" ? [event.source] : [],
    );
    expect(sources).toEqual(["openai", "offline"]);
  });

  test("a question that cannot be written comes from the bank", async () => {
    const engine = engineOf("openai", [good], {
      question: async () => {
        throw new GreenroomError("service", "the service is down", "wait");
      },
    });
    const { events } = await run({
      engine,
      offlineEngine: offline(),
      record: record({ settings: settings({ engine: "openai", questionLimit: 1 }) }),
      script: { responses: ["one"] },
    });
    expect(events.map((event) => event.type)).toEqual([
      "interview-started",
      "engine-changed",
      "question-asked",
      "answer-received",
      "answer-evaluated",
      "interview-completed",
    ]);
    expect(events[1]).toMatchObject({ scope: "questions", reason: "the service is down" });
    expect(events[4]).toMatchObject({ evaluation: { engine: "offline" } });
  });

  test("a probe that cannot be worded is the prepared one", async () => {
    const engine = engineOf("openai", [open, good], {
      probe: async () => {
        throw new GreenroomError("service", "down", "wait");
      },
    });
    const { events } = await run({
      engine,
      offlineEngine: offline(),
      record: record({ settings: settings({ questionLimit: 1, probeLimit: 1 }) }),
      script: { responses: ["one", "two"] },
    });
    expect(events.find((event) => event.type === "probe-asked")?.probe.text).toBe(
      "And the second thing?",
    );
  });
});

test("a stop ends it at once with everything answered saved", async () => {
  const controller = new AbortController();
  const { error, saved } = await run({
    record: record(),
    signal: controller.signal,
    script: { responses: ["one"] },
    candidate: {
      respond: async () => ({
        type: "answer",
        text: "one",
        input: "typed",
        durationMs: 1,
        predictedScore: null,
      }),
      afterFeedback: async () => {
        controller.abort();
        return "next";
      },
      acceptOfflineEngine: async () => false,
    },
  });
  expect(error).toMatchObject({ code: "stopped" });
  expect(saved.turns[0]?.answers).toHaveLength(1);
  expect(saved.status).toBe("open");
});

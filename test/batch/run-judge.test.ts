import { describe, expect, test } from "vitest";
import { createModelRowJudge } from "../../src/batch/judge-by-model.ts";
import { createOfflineRowJudge } from "../../src/batch/judge-offline.ts";
import type { ModelRowJudgeOptions } from "../../src/batch/judge-by-model.ts";
import { runBatch } from "../../src/batch/run.ts";
import type { AnswerRow, ReadRow, ResultRow } from "../../src/batch/row.ts";
import { createTally } from "../../src/batch/tally.ts";
import type { CalibrationSource } from "../../src/grading/calibration/affine.ts";
import { GreenroomError } from "../../src/errors.ts";
import { eventLoop, rubric, sha256 } from "../grading/fixtures.ts";
import { judgeParts, marks, memoryStore, observedModel, row, rowsOf } from "./running.ts";

interface Ran {
  readonly results: readonly ResultRow[];
  readonly error: unknown;
  readonly tally: ReturnType<typeof createTally>;
}

async function run(
  input: AsyncIterable<ReadRow>,
  options: Partial<ModelRowJudgeOptions> & Pick<ModelRowJudgeOptions, "model" | "store">,
  changes: { strict?: boolean; limit?: number; minScore?: number } = {},
): Promise<Ran> {
  const tally = createTally(changes.minScore ?? null);
  const results: ResultRow[] = [];
  const batch = runBatch(input, {
    judge: createModelRowJudge({
      ...judgeParts,
      onKept: tally.addKept,
      onFailure: tally.addFailure,
      ...options,
    }),
    limit: () => changes.limit ?? 8,
    strict: changes.strict ?? false,
    stop: new AbortController().signal,
    tally,
  });
  try {
    for await (const result of batch) results.push(result);
    return { results, error: null, tally };
  } catch (error) {
    return { results, error, tally };
  }
}

function rows(count: number, changes: (index: number) => Partial<AnswerRow> = () => ({})) {
  return rowsOf(Array.from({ length: count }, (_, index) => row(`r${index}`, changes(index))));
}

const referenced = (text: string): AnswerRow["question"] => ({
  source: "row",
  text,
  kind: "technical",
  references: ["A lock lets one thread at a time into a critical section."],
  criteria: [],
});

const written = {
  criteria: [
    {
      id: "one at a time",
      text: "Says that one thread at a time may go in.",
      weight: "high",
      dimension: "correctness",
      concepts: [["one thread", "single thread"]],
      contradictions: [],
    },
    {
      id: "waits",
      text: "Says that the others wait.",
      weight: "low",
      dimension: "depth",
      concepts: [],
      contradictions: [],
    },
  ],
};

async function* mixed(): AsyncGenerator<ReadRow> {
  yield { status: "ok", row: row("good") };
  yield {
    status: "ok",
    row: row("unknown", { question: { source: "bank", questionId: "nope" } }),
  };
  yield {
    status: "invalid",
    row: { id: null, file: "answers.jsonl", line: 3, reason: "has no answer" },
  };
}

describe("judging by a model", () => {
  test("gives a whole row, with what the judgement took", async () => {
    const { model } = observedModel((request) => ({
      reply: marks("met")(request),
      tokens: [100, 20],
      costUsd: 0.001,
    }));
    const { results } = await run(
      rows(1, () => ({ candidate: "Ada" })),
      {
        model,
        store: memoryStore(),
      },
    );
    const [result] = results;
    expect(result).toMatchObject({
      id: "r0",
      candidate: "Ada",
      question: "What does a lock do?",
      questionId: null,
      status: "evaluated",
      score: 5,
      fraction: 1,
      confidence: "normal",
      spread: null,
      engine: "openai",
      model: "model-test-1",
      promptHash: "hash-of-judge",
      usage: { inputTokens: 100, outputTokens: 20, costUsd: 0.001 },
    });
    expect(result?.marks).toEqual([
      {
        criterionId: "excludes",
        mark: "met",
        quote: "Only one thread at a time",
        reason: "It says so.",
      },
    ]);
    expect(Object.keys(result ?? {}).join(" ")).toBe(
      "id file line answerHash candidate question questionId status score fraction marks nextStep confidence " +
        "doubts judges spread calibration reason engine model rubricHash promptHash usage",
    );
  });

  test("a second run asks nothing and gives the same bytes", async () => {
    const store = memoryStore();
    const first = observedModel((request, call) => ({
      reply: marks("met")(request),
      tokens: [100 + call, 20],
      costUsd: 0.1 + 0.2,
      turns: (call * 7) % 5,
    }));
    const once = await run(rows(30), { model: first.model, store });
    expect(first.purposes).toHaveLength(30);
    const second = observedModel(() => {
      throw new Error("asked again");
    });
    const twice = await run(rows(30), { model: second.model, store });
    expect(second.purposes).toEqual([]);
    expect(JSON.stringify(twice.results)).toBe(JSON.stringify(once.results));
    expect(twice.tally.totals().kept).toBe(30);
  });

  test("whatever could change a judgement is asked about again, and nothing else is", async () => {
    const store = memoryStore();
    const changes: Partial<AnswerRow>[] = [
      { id: "other", file: "elsewhere", line: 9, candidate: "Ada" },
      { answer: "Only one thread at a time may hold it, says somebody else." },
      { level: "senior" },
      { language: "pt" },
      { question: referenced("What does a mutex do?") },
    ];
    const asked: number[] = [];
    for (const change of [{}, ...changes]) {
      const { model, purposes } = observedModel((request) => ({
        reply: request.purpose === "criteria" ? written : marks("met")(request),
      }));
      await run(rowsOf([row("r0", change)]), { model, store });
      asked.push(purposes.length);
    }
    // The last asks for the criteria as well.
    expect(asked).toEqual([1, 0, 1, 1, 1, 2]);
    const { model, purposes } = observedModel((request) => ({ reply: marks("met")(request) }));
    await run(rows(1), { model: { ...model, name: "another" }, store });
    await run(rows(1), { model, store, baseUrl: "http://127.0.0.1:2/v1" });
    expect(purposes).toHaveLength(2);
  });

  test("equal rows that are under way together are asked about once", async () => {
    const { model, purposes } = observedModel((request) => ({
      reply: marks("met")(request),
      turns: 5,
      tokens: [10, 1],
      costUsd: 1,
    }));
    const { results, tally } = await run(
      rows(8, () => ({ answer: "Only one thread at a time may." })),
      {
        model,
        store: memoryStore(),
      },
    );
    expect(purposes).toEqual(["judge"]);
    expect(new Set(results.map(({ score }) => score))).toEqual(new Set([5]));
    expect(tally.totals().kept).toBe(7);
  });

  test("a result comes only when its judgement is on the disk", async () => {
    const store = memoryStore();
    const { model } = observedModel((request) => ({ reply: marks("met")(request) }));
    const tally = createTally(null);
    let results = 0;
    for await (const _ of runBatch(rows(20), {
      judge: createModelRowJudge({ ...judgeParts, model, store }),
      limit: () => 4,
      strict: false,
      stop: new AbortController().signal,
      tally,
    })) {
      results += 1;
      expect(store.saved.length).toBeGreaterThanOrEqual(results);
    }
    expect(results).toBe(20);
  });

  test("an answer that holds none costs no call and is not kept", async () => {
    const store = memoryStore();
    const { model, purposes } = observedModel(() => ({}));
    const { results } = await run(
      rows(1, () => ({ answer: "I don't know." })),
      { model, store },
    );
    expect(results[0]).toMatchObject({ status: "evaluated", score: 1 });
    expect(purposes).toEqual([]);
    expect(store.saved).toEqual([]);
  });

  test("rows that fail are ungraded in their place, and asked about again by the next run", async () => {
    const store = memoryStore();
    const down = new GreenroomError("service", "It is down.", "Wait.");
    const { model } = observedModel((request, call) => {
      if (call === 1) return { failure: "refused", tokens: [50, 0] };
      if (call === 3) return { failure: "invalid-reply", tokens: [50, 9] };
      if (call === 5) return { error: down, status: 503 };
      return { reply: marks("met")(request) };
    });
    const first = await run(rows(7), { model, store }, { limit: 1 });
    expect(first.results.map(({ status, reason }) => reason ?? status).join(" ")).toBe(
      "evaluated refused evaluated invalid-reply evaluated service-down evaluated",
    );
    expect(first.tally.totals()).toMatchObject({ evaluated: 4, ungraded: 3, lastFailure: down });
    const again = observedModel((request) => ({ reply: marks("met")(request) }));
    const second = await run(rows(7), { model: again.model, store });
    expect(again.purposes).toHaveLength(3);
    expect(second.tally.totals()).toMatchObject({ evaluated: 7, ungraded: 0 });
    // Every call is on the record, those that failed too.
    expect(store.saved.flatMap(({ calls }) => calls)).toHaveLength(10);
  });

  test("a refused key ends the run; what was judged before is kept and yielded", async () => {
    const store = memoryStore();
    const refused = new GreenroomError("key", "The key was refused.", "Save another.");
    const { model, purposes } = observedModel((request, call) =>
      call === 2 ? { error: refused, status: 401 } : { reply: marks("met")(request), turns: 3 },
    );
    const { results, error } = await run(rows(100), { model, store }, { limit: 4 });
    expect(error).toBe(refused);
    expect(results.map(({ id }) => id)).toEqual(["r0", "r1"]);
    expect(purposes.length).toBeLessThan(8);
    expect(store.saved.flatMap(({ judgements }) => judgements)).toHaveLength(purposes.length - 1);
  });

  test("a model that is not there ends the run before its first reply, and costs single rows after it", async () => {
    const gone = new GreenroomError("service", "No such model.", "Choose another.", {
      lasting: "setup",
    });
    const never = observedModel(() => ({ error: gone, status: 404 }));
    const ended = await run(rows(100), { model: never.model, store: memoryStore() }, { limit: 4 });
    expect(ended.error).toBe(gone);
    expect(ended.results).toEqual([]);
    expect(never.purposes.length).toBeLessThan(8);

    const once = observedModel((request, call) =>
      call === 2 ? { error: gone, status: 404 } : { reply: marks("met")(request) },
    );
    const went = await run(rows(4), { model: once.model, store: memoryStore() }, { limit: 1 });
    expect(went.error).toBeNull();
    expect(went.results.map(({ reason }) => reason)).toEqual([null, null, "request-refused", null]);
  });

  test("nor are criteria asked for again and again of a model that is not there", async () => {
    const gone = new GreenroomError("service", "No such model.", "Choose another.", {
      lasting: "setup",
    });
    const { model, purposes } = observedModel(() => ({ error: gone, status: 404 }));
    const { error } = await run(
      rows(50, (index) => ({ question: referenced(`What is lock ${index}?`) })),
      { model, store: memoryStore() },
      { limit: 2 },
    );
    expect(error).toBe(gone);
    expect(purposes.length).toBeLessThan(4);
  });

  test("a request that the service does not take is told from a service that is down", async () => {
    const tooLong = new GreenroomError("service", "It is too long.", "Take another model.", {
      lasting: "request",
    });
    const { model } = observedModel((request, call) =>
      call === 1 ? { reply: marks("met")(request) } : { error: tooLong, status: 400 },
    );
    const { results } = await run(
      rows(3, (index) => (index === 2 ? { question: referenced("What is a lock?") } : {})),
      { model, store: memoryStore() },
      { limit: 1 },
    );
    expect(results.map(({ status, reason }) => reason ?? status)).toContain("request-refused");
    expect(results.map(({ reason }) => reason)).not.toContain("service-down");
  });

  test("an unknown question and a row that could not be read are invalid; strict ends there", async () => {
    const { model } = observedModel((request) => ({ reply: marks("met")(request) }));
    const { results } = await run(mixed(), { model, store: memoryStore() });
    expect(results.map(({ status, reason }) => [status, reason])).toEqual([
      ["evaluated", null],
      ["invalid", 'names the question "nope", which the bank does not have'],
      ["invalid", "has no answer"],
    ]);
    const strict = await run(mixed(), { model, store: memoryStore() }, { strict: true });
    expect(strict.results).toHaveLength(1);
    expect(strict.error).toMatchObject({
      code: "usage",
      message: 'answers.jsonl:1 names the question "nope", which the bank does not have.',
    });
  });
});

describe("one judge and the offline grader", () => {
  test("disagree: a second judgement is asked for, kept, and the row says so", async () => {
    const store = memoryStore();
    const first = observedModel((request, call) => ({
      reply: marks(call === 0 ? "missed" : "met", call === 0 ? null : undefined)(request),
    }));
    const { results } = await run(rows(1), { model: first.model, store });
    expect(first.purposes).toHaveLength(2);
    expect(results[0]).toMatchObject({
      score: 1,
      judges: 2,
      spread: 4,
      confidence: "low",
      doubts: ["graders-disagree", "judges-disagree"],
    });
    const again = observedModel(() => {
      throw new Error("asked again");
    });
    const twice = await run(rows(1), { model: again.model, store });
    expect(twice.results).toEqual(results);
  });

  test("a second judgement that fails leaves the first, with low confidence", async () => {
    const { model } = observedModel((request, call) =>
      call === 0 ? { reply: marks("missed", null)(request) } : { failure: "refused" },
    );
    const { results } = await run(rows(1), { model, store: memoryStore() });
    expect(results[0]).toMatchObject({ score: 1, judges: 1, spread: null, confidence: "low" });
  });
});

describe("a calibration", () => {
  test("corrects what is judged and what is kept, and is named with the raw score", async () => {
    const store = memoryStore();
    const calibrationFor: CalibrationSource = (grader) => ({
      ...grader,
      name: "cal-1",
      intercept: -1,
      slope: 1,
      answers: 60,
      fittedAt: "2026-01-01T00:00:00.000Z",
    });
    const { model } = observedModel((request) => ({ reply: marks("met")(request) }));
    const raw = await run(rows(1), { model, store });
    const corrected = await run(rows(1), { model, store, calibrationFor });
    expect(raw.results[0]).toMatchObject({ score: 5, calibration: null });
    expect(corrected.results[0]).toMatchObject({
      score: 4,
      fraction: 0.75,
      calibration: { name: "cal-1", intercept: -1, slope: 1, rawScore: 5 },
    });
    const offline = createOfflineRowJudge({ ...judgeParts, hash: sha256, calibrationFor })(
      row("a"),
    );
    expect(offline).toMatchObject({ output: { score: 4, calibration: { rawScore: 5 } } });
  });
});

describe("several judges", () => {
  test("the median counts, with its own marks, and the spread is told", async () => {
    const store = memoryStore();
    const verdicts = ["missed", "met", "partly"];
    const first = observedModel((request, call) => ({
      reply: marks(verdicts[call] ?? "", verdicts[call] === "missed" ? null : undefined)(request),
      tokens: [100, 10],
      costUsd: 0.5,
    }));
    const { results } = await run(rows(1), { model: first.model, store, judges: 3 });
    expect(first.purposes).toHaveLength(3);
    expect(results[0]).toMatchObject({
      score: 3,
      spread: 4,
      usage: { inputTokens: 300, outputTokens: 30, costUsd: 1.5 },
    });
    expect(results[0]?.marks[0]?.mark).toBe("partly");
    // Two of them are enough for two judges, and two more are missing for five.
    const again = observedModel((request) => ({ reply: marks("met")(request) }));
    const two = await run(rows(1), { model: again.model, store, judges: 2 });
    expect(two.results[0]).toMatchObject({ score: 1, spread: 4 });
    expect(again.purposes).toHaveLength(0);
    const five = await run(rows(1), { model: again.model, store, judges: 5 });
    expect(five.results[0]).toMatchObject({ score: 5, spread: 4 });
    expect(again.purposes).toHaveLength(2);
  });

  test("with half of them missing there is no score", async () => {
    const { model } = observedModel((request, call) =>
      call === 0 ? { reply: marks("met")(request) } : { failure: "refused" },
    );
    const { results } = await run(rows(1), { model, store: memoryStore(), judges: 3 });
    expect(results[0]).toMatchObject({ status: "ungraded", reason: "refused", spread: null });
  });
});

describe("questions without criteria", () => {
  test("get them once from the model, however many rows wait, and keep them for other runs", async () => {
    const store = memoryStore();
    const question = referenced("What is a lock for?");
    const first = observedModel((request) => ({
      reply: request.purpose === "criteria" ? written : marks("met")(request),
      turns: 4,
    }));
    const { results } = await run(
      rows(20, () => ({ question })),
      { model: first.model, store },
      { limit: 20 },
    );
    expect(first.purposes.filter((purpose) => purpose === "criteria")).toHaveLength(1);
    expect(first.purposes).toHaveLength(21);
    expect(results.every(({ status }) => status === "evaluated")).toBe(true);
    expect(results[0]?.marks.map(({ criterionId }) => criterionId)).toEqual([
      "criterion-1",
      "waits",
    ]);

    const second = observedModel((request) => ({ reply: marks("met")(request) }));
    const other = await run(
      rows(1, () => ({ question, answer: "Only one thread at a time, I think." })),
      { model: { ...second.model, name: "another" }, store },
    );
    expect(second.purposes).toEqual(["judge"]);
    expect(other.results[0]?.rubricHash).toBe(results[0]?.rubricHash);
  });

  test("are ungraded when the model writes none, and it is asked for them once", async () => {
    const question = referenced("What is a lock for?");
    const { model, purposes } = observedModel(() => ({ failure: "refused" }));
    const { results } = await run(
      rows(5, () => ({ question })),
      { model, store: memoryStore() },
      { limit: 1 },
    );
    expect(results.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => "refused"));
    expect(purposes).toEqual(["criteria"]);
  });

  test("are tried again after the service was down", async () => {
    const question = referenced("What is a lock for?");
    const { model } = observedModel((request, call) => {
      if (call === 0)
        return { error: new GreenroomError("service", "Down.", "Wait."), status: 500 };
      return { reply: request.purpose === "criteria" ? written : marks("met")(request) };
    });
    const { results } = await run(
      rows(2, () => ({ question })),
      { model, store: memoryStore() },
      { limit: 1 },
    );
    expect(results.map(({ status, reason }) => reason ?? status)).toEqual([
      "service-down",
      "evaluated",
    ]);
  });
});

describe("judging offline", () => {
  const judge = createOfflineRowJudge({
    bankQuestion: (id) => (id === eventLoop.id ? eventLoop : null),
    rubricFor: () => rubric,
    hash: sha256,
  });
  const judged = (changes: Partial<AnswerRow>): ResultRow => {
    const begun = judge(row("r0", changes));
    if (!("output" in begun)) throw new Error("the offline judge waits for nothing");
    return begun.output;
  };

  test("knows the bank's questions", () => {
    const result = judged({
      question: { source: "bank", questionId: eventLoop.id },
      answer:
        "JavaScript runs on a single thread. While one request computes, all other requests wait for it.",
    });
    expect(result).toMatchObject({ status: "evaluated", engine: "offline", promptHash: null });
    expect(result.usage).toEqual({ inputTokens: 0, outputTokens: 0, costUsd: 0 });
    expect(result.marks.map(({ mark }) => mark)).toEqual(["met", "missed", "missed", "met"]);
    expect(judged({ question: { source: "bank", questionId: "nope" } }).status).toBe("invalid");
  });

  test("takes criteria from the references", () => {
    const question = referenced("What is a lock for?");
    const good = judged({
      question,
      answer: "It lets just one thread into the critical section at a time.",
    });
    const bad = judged({ question, answer: "It makes the program run faster on every machine." });
    expect(good.score).toBeGreaterThan(bad.score ?? 5);
    expect(good.marks[0]?.quote).toContain("one thread");
  });

  test("has nothing to grade by without criteria and references", () => {
    const question = {
      source: "row",
      text: "Why?",
      kind: "technical",
      references: [],
      criteria: [],
    } as const;
    expect(judged({ question })).toMatchObject({
      status: "ungraded",
      reason: "no-criteria",
      question: "Why?",
      score: null,
    });
  });
});

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGradingThreads } from "../../../src/adapters/threads/grading-threads.ts";
import { createOfflineGrader } from "../../../src/batch/grade.ts";
import type { Measure } from "../../../src/batch/grade.ts";
import { GreenroomError } from "../../../src/errors.ts";
import { createModelJudge } from "../../../src/grading/model-grader.ts";
import { judgeReplySchema } from "../../../src/grading/model-marks.ts";
import type { Ambient } from "../../../src/grading/ports.ts";
import { eventLoop, rubric, sha256 } from "../../grading/fixtures.ts";
import { library } from "../../support/library.ts";
import { scriptedModel } from "../../support/model.ts";

const root = join(import.meta.dirname, "../../..");

interface Changes {
  readonly count?: number;
  readonly startAfter?: number;
  readonly path?: string;
}

const threadsWith = (changes: Changes = {}) =>
  createGradingThreads({
    path: join(root, "src/wiring/grading-thread.ts"),
    data: { promptsFolder: join(root, "prompts"), compiledFolder: null },
    count: 1,
    startAfter: 0,
    ...changes,
  });

const ambient: Ambient = { now: () => new Date(0), random: () => 0.5, hash: sha256 };
const settings = { level: "mid", language: "en" } as const;
const criteria = { by: "criteria", question: eventLoop, rubric } as const;

const references = (...texts: readonly string[]): Measure => ({
  by: "references",
  bare: {
    text: "What does a lock do?",
    kind: "technical",
    language: "en",
    references: texts,
    criteriaKey: texts.join(),
  },
});

const answer = "JavaScript runs on one thread; callbacks wait in a queue until the stack is empty.";

const reply = {
  marks: eventLoop.criteria.map(({ id }) => ({
    criterionId: id,
    evidence: "JavaScript runs on one thread",
    reason: "It says so.",
    mark: "met",
  })),
  nextStep: "Name an example.",
};

describe("grading in a thread", () => {
  test("is the grader's own evaluation, by criteria, by references, and by neither", async () => {
    const threads = threadsWith({ count: 2 });
    const grade = createOfflineGrader(sha256);
    const said = "A lock lets one thread at a time into a critical section; the others wait.";
    const cases: [Measure, string][] = [
      [criteria, answer],
      [criteria, "I don't know"],
      [references("A lock lets one thread at a time into a section of code."), said],
      [references("…"), said],
      // The same measure again, which the thread is not sent again.
      [criteria, answer],
    ];
    const there = await Promise.all(
      cases.map(async ([measure, text]) => threads.grade(measure, text)),
    );
    expect(there).toEqual(cases.map(([measure, text]) => grade(measure, text)));
    expect(there.map((evaluation) => evaluation === null)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  test("goes on with more questions than a thread keeps", async () => {
    const threads = threadsWith();
    const grade = createOfflineGrader(sha256);
    const many = Array.from({ length: 520 }, (_, index) =>
      references(`A lock lets one thread at a time into section ${index}.`),
    );
    for (const measure of [...many, ...many.slice(0, 3)]) {
      // One at a time: a thread takes no more than a few dozen that wait.
      expect(await threads.grade(measure, answer)).toEqual(grade(measure, answer));
    }
  });

  test("begins once there was enough to do, and takes no more than it can", async () => {
    const threads = threadsWith({ startAfter: 2 });
    const begun = Array.from({ length: 100 }, () => threads.grade(criteria, answer));
    expect(begun.slice(0, 2)).toEqual([null, null]);
    const taken = begun.filter((each) => each !== null);
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThan(98);
    expect(new Set(await Promise.all(taken)).size).toBe(taken.length);
    // With room again, it takes more.
    expect(await threads.grade(criteria, answer)).not.toBeNull();
  });

  test("is left to the main thread where there is no other", () => {
    expect(threadsWith({ count: 0 }).grade(criteria, answer)).toBeNull();
  });

  test("fails with the thread's own error when it cannot be started", async () => {
    const threads = threadsWith({ path: join(root, "src/wiring/none.ts") });
    await expect(threads.grade(criteria, answer)).rejects.toThrow("none.ts");
  });
});

describe("judging by a model in a thread", () => {
  test("asks the model from here, and checks its quotes there", async () => {
    const { model, requests } = scriptedModel([
      { value: { ...reply, marks: reply.marks.slice(1) } },
      { value: { ...reply, marks: reply.marks.slice(0, 1) } },
    ]);
    const here = scriptedModel([
      { value: { ...reply, marks: reply.marks.slice(1) } },
      { value: { ...reply, marks: reply.marks.slice(0, 1) } },
    ]);
    const given = { answers: [{ probe: null, text: answer }], settings };
    const judged = await threadsWith().judge(model, criteria, given);
    const judgeHere = createModelJudge({
      model: here.model,
      prompts: library.prompts,
      rubricFor: () => rubric,
      ambient,
    });
    const signal = new AbortController().signal;
    expect(judged).toEqual(await judgeHere({ ...given, question: eventLoop, signal }));
    expect(judged).toMatchObject({ status: "evaluated", score: 5, model: "model-test-1" });
    expect(requests.map(({ system }) => system)).toEqual(here.requests.map(({ system }) => system));
  });

  test("has the model prepare for its first request, once and not before", async () => {
    const scripted = scriptedModel([{ failure: "refused" }, { failure: "refused" }]);
    const prepared: unknown[] = [];
    const model = { ...scripted.model, prepare: (schema: unknown) => prepared.push(schema) };
    const threads = threadsWith();
    await threads.grade(criteria, answer);
    expect(prepared).toEqual([]);
    const given = { answers: [{ probe: null, text: answer }], settings };
    const first = threads.judge(model, criteria, given);
    expect(prepared).toEqual([judgeReplySchema]);
    const second = threads.judge(model, criteria, given);
    expect([(await first)?.reason, (await second)?.reason]).toEqual(["refused", "refused"]);
    expect(prepared).toHaveLength(1);
  });

  test("is ungraded where the model fails, as ever", async () => {
    const { model } = scriptedModel([
      { failure: "refused" },
      { error: new GreenroomError("service", "It is down.", "Wait.") },
    ]);
    const threads = threadsWith();
    const given = { answers: [{ probe: null, text: answer }], settings };
    expect(await threads.judge(model, criteria, given)).toMatchObject({ reason: "refused" });
    expect(await threads.judge(model, criteria, given)).toMatchObject({ reason: "service-down" });
  });

  test("throws the very error that the model threw", async () => {
    const broke = new GreenroomError("below-minimum", "The budget is used up.", "Raise it.");
    const bug = new TypeError("a bug in the model");
    const { model } = scriptedModel([{ error: broke }, { error: bug }]);
    const threads = threadsWith();
    const given = { answers: [{ probe: null, text: answer }], settings };
    await expect(threads.judge(model, criteria, given)).rejects.toBe(broke);
    await expect(threads.judge(model, criteria, given)).rejects.toBe(bug);
  });
});

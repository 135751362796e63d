import { describe, expect, test } from "vitest";
import type { BatchService } from "../../../src/batch/provider/ports.ts";
import { takeReplies } from "../../../src/batch/provider/results.ts";
import { cancelRun, refreshRun, submitFiles } from "../../../src/batch/provider/run.ts";
import { GreenroomError } from "../../../src/errors.ts";
import { goThrough, ids, outcomes, repeat, setUp } from "./scene.ts";

/** Two requests in a file that was uploaded, whose batch could not be created. */
async function uploadedWithoutBatch() {
  const scene = await setUp();
  await scene.plan(ids(2));
  const failing: BatchService = {
    ...scene.service,
    create: () => Promise.reject(new GreenroomError("service", "down", "later")),
  };
  await expect(submitFiles(scene.run, { ...scene, service: failing })).rejects.toThrow("down");
  return scene;
}

describe("no batch is made twice", () => {
  test.each(["reset", "server-error"] as const)(
    "one whose answer was lost is found again (%s)",
    async (fate) => {
      const scene = await setUp(
        {
          createAnswer: (index) => (index === 0 ? fate : "answer"),
        },
        { limits: { requests: 2 } },
      );
      await scene.plan(ids(4));
      await expect(submitFiles(scene.run, scene)).rejects.toMatchObject({ code: "service" });
      expect(scene.states()).toEqual(["creating", "planned"]);
      await goThrough(scene);
      expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([2, 2]);
      expect(scene.fake.uploads).toHaveLength(2);
      expect(outcomes(scene, ids(4))).toEqual(repeat("replied", 4));
    },
  );

  test("one that was never made is made", async () => {
    const scene = await uploadedWithoutBatch();
    expect(scene.states()).toEqual(["creating"]);
    await goThrough(scene);
    expect(scene.fake.batches).toHaveLength(1);
    expect(scene.fake.uploads).toHaveLength(1);
  });

  test("a file that the provider has no more is uploaded again", async () => {
    const scene = await uploadedWithoutBatch();
    scene.fake.forgetUploads();
    await goThrough(scene);
    expect(scene.fake.batches).toHaveLength(1);
    expect(scene.fake.uploads).toHaveLength(2);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test("a provider that never knows what was uploaded is told, and asked again later", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    const forgetful: BatchService = { ...scene.service, create: () => Promise.resolve(null) };
    const submitted = submitFiles(scene.run, { ...scene, service: forgetful });
    await expect(submitted).rejects.toThrow("does not know the file");
    await goThrough(scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test("submitting again submits nothing", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(1);
  });
});

describe("the provider's queue", () => {
  test("is filled in waves", async () => {
    const scene = await setUp(
      { statuses: () => ["in_progress", "completed"] },
      { limits: { requests: 2 } },
    );
    await scene.plan(ids(10));
    const tokens = scene.store.files("run-a")[0]?.tokens ?? 0;
    scene.store.saveRun({ ...scene.run, state: "open", queueTokens: tokens * 2 });
    const made: number[] = [];
    for (let wave = 0; wave < 12; wave++) {
      await goThrough(scene);
      made.push(scene.fake.batches.length);
      const live = scene.store.files("run-a").filter(({ stage }) => stage === "submitted");
      expect(live.length).toBeLessThanOrEqual(2);
    }
    expect(made.slice(0, 5)).toEqual([2, 2, 4, 4, 5]);
    expect(outcomes(scene, ids(10))).toEqual(repeat("replied", 10));
  });

  test("that is full lets a file wait, until there is room", async () => {
    const probe = await setUp({}, { limits: { requests: 2 } });
    await probe.plan(ids(4));
    await submitFiles(probe.run, probe);
    const tokens = probe.fake.batches[0]?.tokens ?? 0;

    const scene = await setUp(
      { queueTokens: tokens, statuses: () => ["in_progress", "completed"] },
      { limits: { requests: 2 } },
    );
    await scene.plan(ids(4));
    await goThrough(scene);
    expect(scene.states()).toEqual(["submitted in_progress", "uploaded"]);
    expect(scene.steps.join()).toContain("queue is full");
    expect(scene.store.runs()[0]?.queueTokens).toBe(tokens);
    // Not before a batch has ended or ten minutes have gone by.
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(2);
    await goThrough(scene);
    await goThrough(scene);
    await goThrough(scene);
    expect(outcomes(scene, ids(4))).toEqual(repeat("replied", 4));
    expect(scene.fake.batches.map(({ metadata }) => metadata["greenroom_attempt"])).toEqual([
      "1",
      "1",
      "2",
    ]);
    expect(scene.fake.uploads).toHaveLength(2);
  });

  test("that is full of others' batches is tried again after a while", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    const [file] = scene.store.files("run-a");
    if (file === undefined) throw new Error("no file");
    const retryAt = new Date(scene.now().getTime() + 600_000).toISOString();
    scene.store.updateFile({ ...file, retryAt });
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(0);
    scene.advance(601_000);
    await submitFiles(scene.run, scene);
    expect(scene.fake.batches).toHaveLength(1);
  });

  test("that is smaller than a file makes several of it", async () => {
    const probe = await setUp();
    await probe.plan(ids(10));
    await submitFiles(probe.run, probe);
    const tokens = probe.fake.batches[0]?.tokens ?? 0;

    const scene = await setUp({ queueTokens: Math.ceil(tokens / 2) });
    await scene.plan(ids(10));
    for (let wave = 0; wave < 8; wave++) await goThrough(scene);
    expect(outcomes(scene, ids(10))).toEqual(repeat("replied", 10));
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 10, replied: 10 });
    expect(scene.fake.batches.length).toBeGreaterThan(2);
  });
});

describe("cancelling", () => {
  test("stops what is under way, gives up what was not sent, and keeps what was done", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] }, { limits: { requests: 4 } });
    await scene.plan(ids(8));
    scene.store.saveRun({ ...scene.run, state: "open", queueTokens: 1 });
    await submitFiles(scene.run, scene);
    expect(scene.states()).toEqual(["submitted validating", "planned"]);
    await cancelRun(scene.run, scene);
    expect(scene.states()).toEqual(["submitted cancelling", "finished"]);
    expect(scene.store.runs()[0]?.state).toBe("cancelled");
    await refreshRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(scene.states()).toEqual(["finished cancelled", "finished"]);
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 8, replied: 2 });
  });

  test("gives up a batch that the provider does not know", async () => {
    const scene = await setUp({ statuses: () => ["in_progress"] });
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    const [file] = scene.store.files("run-a");
    if (file?.batch === undefined || file.batch === null) throw new Error("no batch");
    scene.store.updateFile({ ...file, batch: { ...file.batch, id: "batch-9" } });
    await refreshRun(scene.run, scene);
    expect(scene.steps.at(-1)).toContain("does not know batch-9");
    expect(scene.store.files("run-a")[0]).toMatchObject({
      stage: "submitted",
      problem: "the provider does not know batch-9",
    });
    await cancelRun(scene.run, scene);
    expect(scene.store.files("run-a")[0]).toMatchObject({
      stage: "finished",
      problem: "the provider does not know batch-9",
    });
  });

  test("a batch that the provider does not know takes no room in its queue", async () => {
    const scene = await setUp(
      { statuses: () => ["in_progress"] },
      { limits: { requests: 2 }, queueTokens: 1 },
    );
    await scene.plan(ids(4));
    await submitFiles(scene.run, scene);
    expect(scene.states()).toEqual(["submitted validating", "planned"]);
    scene.fake.hide(scene.fake.batches[0]?.id ?? "", true);
    await refreshRun(scene.run, scene);
    await submitFiles(scene.run, scene);
    expect(scene.states()).toEqual(["submitted validating", "submitted validating"]);
  });

  test("a batch that has just come to its end is no error", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    await scene.service.retrieve("batch-1", scene.signal);
    await cancelRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });
});

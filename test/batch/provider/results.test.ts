import { describe, expect, test } from "vitest";
import { resubmitOpen } from "../../../src/batch/provider/request-files.ts";
import { takeReplies } from "../../../src/batch/provider/results.ts";
import { refreshRun, submitFiles } from "../../../src/batch/provider/run.ts";
import { goThrough, ids, outcomes, repeat, setUp } from "./scene.ts";

describe("the replies of batches", () => {
  test("joins by id, whatever the order, and keeps replies and failures", async () => {
    const scene = await setUp(
      {
        replyTo: (request, id) =>
          id === "id-4"
            ? { type: "status", status: 400, body: { error: { message: "No." } } }
            : { type: "value", value: { verdict: "met", echo: request.messages[0]?.content } },
      },
      { limits: { requests: 3 } },
    );
    await scene.plan(ids(7));
    await goThrough(scene);
    expect(scene.states()).toEqual(repeat("finished completed", 3));
    const others = ids(7).filter((id) => id !== "id-4");
    for (const id of others) {
      const reply = scene.store.findReply(id);
      expect(reply?.outcome === "replied" ? reply.text : "").toContain(`answer of ${id}"`);
    }
    expect(scene.store.findReply("id-4")).toMatchObject({
      outcome: "failed",
      reason: "status 400: No.",
    });
    expect(scene.store.counts("run-a")).toEqual({
      requests: 7,
      replied: 6,
      failed: 1,
      costUsd: null,
    });
  });

  test("takes nothing from a batch that is under way", async () => {
    const scene = await setUp({
      statuses: () => ["validating", "in_progress", "finalizing", "completed"],
    });
    await scene.plan(ids(2));
    await submitFiles(scene.run, scene);
    for (const status of ["validating", "in_progress", "finalizing"]) {
      await refreshRun(scene.run, scene);
      await takeReplies(scene.run, scene);
      expect(scene.states()).toEqual([`submitted ${status}`]);
    }
    expect(outcomes(scene, ids(2))).toEqual([null, null]);
    await refreshRun(scene.run, scene);
    await takeReplies(scene.run, scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test("replies of strangers, repeated ones and lines that are none change nothing", async () => {
    const scene = await setUp({
      mangle: (lines) => [
        '{"custom_id":"stranger","response":{"status_code":200,"body":{}}}',
        "no json",
        ...lines.flatMap((line) => [line, line.replace('"status_code":200', '"status_code":500')]),
      ],
    });
    await scene.plan(ids(3));
    await goThrough(scene);
    expect(outcomes(scene, ids(3))).toEqual(repeat("replied", 3));
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 3, failed: 0 });
    expect(scene.store.findReply("stranger")).toBeNull();
  });

  test("a failure does not stand before a reply that comes after it", async () => {
    const scene = await setUp({
      mangle: (lines) => [
        ...lines.map((line) => line.replace('"status_code":200', '"status_code":500')),
        ...lines,
      ],
    });
    await scene.plan(ids(3));
    await goThrough(scene);
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 3, failed: 0 });
  });
});

describe("downloads that end early", () => {
  test.each(["half-line", "half-file", "reset"] as const)(
    "are fetched again (%s)",
    async (ending) => {
      const scene = await setUp({ download: (index) => (index === 0 ? ending : "whole") });
      await scene.plan(ids(40));
      await goThrough(scene);
      expect(outcomes(scene, ids(40))).toEqual(repeat("replied", 40));
    },
  );

  test("are an error when they always do, keep what came, and are fetched the next time", async () => {
    const scene = await setUp({ download: (index) => (index < 3 ? "half-line" : "whole") });
    await scene.plan(ids(40));
    await expect(goThrough(scene)).rejects.toMatchObject({ code: "service" });
    const { replied } = scene.store.counts("run-a");
    expect(replied).toBeGreaterThan(0);
    expect(replied).toBeLessThan(40);
    expect(scene.states()).toEqual(["submitted completed"]);
    await takeReplies(scene.run, scene);
    expect(scene.store.counts("run-a")).toMatchObject({ replied: 40 });
  });

  test("twice at the same place are believed: the rest is missing", async () => {
    const scene = await setUp({ download: () => "half-file" });
    await scene.plan(ids(40));
    await goThrough(scene);
    expect(scene.states()).toEqual(["finished completed"]);
    expect(await resubmitOpen(scene.run, scene)).toBeGreaterThan(0);
  });

  test("a result file that is gone leaves what else there is, is looked for again, and can be given up", async () => {
    const scene = await setUp(
      { download: (index) => (index === 0 || index === 2 ? "gone" : "whole") },
      { limits: { requests: 2 } },
    );
    await scene.plan(ids(4));
    await goThrough(scene);
    expect(outcomes(scene, ids(4))).toEqual([null, null, "replied", "replied"]);
    expect(scene.states()).toEqual(["submitted completed", "finished completed"]);
    const [first] = scene.store.files("run-a");
    expect(first?.problem).toMatch(/^the provider does not have file-/);
    expect(scene.steps.at(-2)).toContain("it keeps them for 30 days");
    expect(await resubmitOpen(scene.run, scene)).toBe(0);

    await takeReplies(scene.run, scene, { giveUp: true });
    expect(scene.states()).toEqual(["finished completed", "finished completed"]);
    expect(await resubmitOpen(scene.run, scene)).toBe(2);
    await goThrough(scene);
    expect(outcomes(scene, ids(4))).toEqual(repeat("replied", 4));
  });

  test("a result file that is there again is taken", async () => {
    const scene = await setUp({ download: (index) => (index === 0 ? "gone" : "whole") });
    await scene.plan(ids(2));
    await goThrough(scene);
    expect(outcomes(scene, ids(2))).toEqual([null, null]);
    await takeReplies(scene.run, scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
    expect(scene.store.files("run-a")[0]).toMatchObject({ stage: "finished", problem: null });
  });
});

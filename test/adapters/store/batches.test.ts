import { describe, expect, test } from "vitest";
import { goThrough, ids, setUp } from "../../batch/provider/scene.ts";

describe("runs at the provider in the store", () => {
  test("counts a reply that was of no use as failed, and what it cost as spent", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await goThrough(scene);
    scene.store.rejectReply("id-1", "cut off");
    scene.store.rejectReply("id-1", "cut off");
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 2, replied: 1, failed: 1 });
    expect(scene.store.findReply("id-1")).toMatchObject({ outcome: "failed", reason: "cut off" });
  });

  test("forgets requests and replies but not the run, and deletes a run whole", async () => {
    const scene = await setUp();
    await scene.plan(ids(2));
    await goThrough(scene);
    scene.store.forgetRequests("run-a");
    expect(scene.store.findRequest("id-1")).toBeNull();
    expect(scene.store.findReply("id-1")).toBeNull();
    expect(scene.store.counts("run-a")).toMatchObject({ requests: 2, replied: 2 });
    scene.store.deleteRun("run-a");
    expect(scene.store.runs()).toEqual([]);
    expect(scene.store.files("run-a")).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { openRequests, resubmitOpen } from "../../../src/batch/provider/request-files.ts";
import type { RunContext } from "../../../src/batch/provider/run.ts";
import { goThrough, ids, outcomes, repeat, requestFor, setUp } from "./scene.ts";

test("splits by requests, by bytes and by tokens", async () => {
  const byRequests = await setUp({}, { limits: { requests: 3 } });
  expect(await byRequests.plan(ids(7))).toMatchObject({ requests: 7, files: 3 });
  expect(byRequests.store.files("run-a").map(({ requests }) => requests)).toEqual([3, 3, 1]);

  const line = byRequests.service.requestLine("id-1", requestFor("answer of id-1")).length + 1;
  const byBytes = await setUp({}, { limits: { bytes: 2 * line } });
  await byBytes.plan(ids(5));
  expect(byBytes.store.files("run-a").map(({ requests }) => requests)).toEqual([2, 2, 1]);
  expect(byBytes.store.files("run-a").every(({ bytes }) => bytes <= 2 * line)).toBe(true);

  const byTokens = await setUp({}, { limits: { tokens: Math.ceil(line / 3) } });
  await byTokens.plan(ids(3));
  expect(byTokens.store.files("run-a").map(({ requests }) => requests)).toEqual([1, 1, 1]);
});

describe("requests for which nothing came", () => {
  test.each(["expired", "cancelled"] as const)(
    "takes what an %s batch has done, and submits only the rest again",
    async (status) => {
      const scene = await setUp({ statuses: (index) => [index === 0 ? status : "completed"] });
      await scene.plan(ids(6));
      await goThrough(scene);
      expect(outcomes(scene, ids(6))).toEqual([...repeat("replied", 3), null, null, null]);
      expect(scene.store.files("run-a")[0]?.problem).toBe(`it was ${status}`);
      expect(await resubmitOpen(scene.run, scene)).toBe(3);
      expect(await resubmitOpen(scene.run, scene)).toBe(0);
      await goThrough(scene);
      expect(outcomes(scene, ids(6))).toEqual(repeat("replied", 6));
      expect(scene.fake.batches.map(({ requests }) => requests)).toEqual([6, 3]);
      expect(scene.store.counts("run-a")).toMatchObject({ requests: 6, replied: 6 });
    },
  );

  test("a batch that fails as a whole says why, and can be submitted again", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "failed" : "completed"] });
    await scene.plan(ids(2));
    await goThrough(scene);
    const [file] = scene.store.files("run-a");
    expect(file).toMatchObject({ stage: "finished", problem: "it failed" });
    expect(file === undefined ? 0 : openRequests(file, scene.store)).toBe(2);
    expect(await resubmitOpen(scene.run, scene)).toBe(2);
    await goThrough(scene);
    expect(outcomes(scene, ids(2))).toEqual(["replied", "replied"]);
  });

  test.each([
    ["invalid_json_line", "This line is no JSON.", "invalid_json_line: This line is no JSON."],
    [null, "This line is no JSON.", "This line is no JSON."],
    ["invalid_json_line", null, "invalid_json_line"],
    [null, null, "it failed"],
  ])("a batch that fails with the code %s and the message %s", async (code, message, problem) => {
    const scene = await setUp({
      statuses: () => ["failed"],
      errors: [{ code, message, line: 1 }],
    });
    await scene.plan(ids(1));
    await goThrough(scene);
    expect(scene.store.files("run-a")[0]?.problem).toBe(problem);
  });

  test("requests that cannot be read to their end are submitted again another time, and no file stays open", async () => {
    const scene = await setUp({ statuses: (index) => [index === 0 ? "failed" : "completed"] });
    await scene.plan(ids(3));
    await goThrough(scene);
    let openWriters = 0;
    const broken: RunContext = {
      ...scene,
      files: {
        ...scene.files,
        read: async function* (runId, file) {
          for await (const line of scene.files.read(runId, file)) {
            yield line;
            throw new Error("the disk is gone");
          }
        },
        create: async (runId, file) => {
          const writer = await scene.files.create(runId, file);
          openWriters += 1;
          const close = async () => {
            openWriters -= 1;
            return await writer.close();
          };
          return { ...writer, close };
        },
      },
    };
    await expect(resubmitOpen(scene.run, broken)).rejects.toThrow("the disk is gone");
    expect(openWriters).toBe(0);
    expect(await resubmitOpen(scene.run, scene)).toBe(3);
  });
});

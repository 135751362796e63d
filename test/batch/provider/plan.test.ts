import { existsSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createBudget } from "../../../src/batch/budget.ts";
import { createPlanner } from "../../../src/batch/provider/plan.ts";
import { GreenroomError } from "../../../src/errors.ts";
import { ids, ordinaryModel, requestFor, setUp } from "./scene.ts";

describe("planning a run", () => {
  test("asks for a judgement once, in this run and in others", async () => {
    const scene = await setUp({}, { limits: { requests: 2 } });
    expect(await scene.plan(["a", "b", "a", "c", "b"])).toMatchObject({ requests: 3, repeated: 2 });
    const other = { ...scene.run, id: "run-b" };
    expect(await scene.plan(["c", "d"], { run: other })).toMatchObject({
      requests: 1,
      repeated: 1,
      waitsFor: ["run-a"],
    });
  });

  test("tries the first request out, and no other", async () => {
    const scene = await setUp();
    const { model, asked } = ordinaryModel();
    await scene.plan(ids(3), { ordinary: model });
    expect(asked).toEqual(["answer of id-1"]);
  });

  test("ends with what the first request failed with", async () => {
    const scene = await setUp();
    const refusal = new GreenroomError("key", "refused", "another");
    const planner = createPlanner({ ...scene, budget: null });
    const { model } = ordinaryModel(refusal);
    await expect(planner.modelFor("id-1", model).complete(requestFor("a"))).rejects.toBe(refusal);
    expect(() => planner.modelFor("id-2", model)).toThrow(refusal);
    await expect(planner.finish()).rejects.toBe(refusal);
    expect(scene.fake.asked).toEqual([]);
  });

  test("keeps within the budget before anything is sent", async () => {
    const scene = await setUp();
    const price = { inputPerMillion: 1, outputPerMillion: 1 };
    const planWith = (maxCostUsd: number, reasoningTokens: number) => {
      const budget = createBudget(maxCostUsd);
      return scene.plan(ids(10), { budget: { budget, price, reasoningTokens } });
    };
    await expect(planWith(0.001, 0)).rejects.toMatchObject({ code: "below-minimum" });
    // What a model thinks is paid as well: ten times so many tokens at a dollar a million.
    await expect(planWith(0.1, 20_000)).rejects.toMatchObject({ code: "below-minimum" });
    await expect(planWith(0.3, 20_000)).resolves.toMatchObject({ requests: 10 });
  });

  test("writes lines for the owner only, many at once or one by one", async () => {
    const scene = await setUp();
    scene.store.saveRun(scene.run);
    const planner = createPlanner({ ...scene, budget: null });
    const { model } = ordinaryModel();
    await Promise.all(ids(50).map((id) => planner.modelFor(id, model).complete(requestFor("ß ✓"))));
    await planner.finish();
    const path = scene.files.path("run-a", 1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const lines: unknown[] = [];
    for await (const text of scene.files.read("run-a", 1)) lines.push(JSON.parse(text));
    expect(lines).toHaveLength(50);
    await scene.files.remove("run-a");
    expect(existsSync(path)).toBe(false);
  });
});

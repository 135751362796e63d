import { describe, expect, test } from "vitest";
import { createModelRowJudge } from "../../src/batch/judge-by-model.ts";
import { planBatch } from "../../src/batch/plan.ts";
import type { AnswerRow, ReadRow } from "../../src/batch/row.ts";
import { judgeParts, marks, memoryStore, observedModel, row, rowsOf } from "./running.ts";

const parts = {
  ...judgeParts,
  modelName: "model-test",
  price: { inputPerMillion: 1, outputPerMillion: 5 },
  reasoningTokens: 0,
};

const plan = (rows: readonly AnswerRow[], store = memoryStore(), changes = {}) =>
  planBatch(rowsOf(rows), { ...parts, store, judgementShare: 1, ...changes });

async function* broken(): AsyncGenerator<ReadRow> {
  yield { status: "invalid", row: { id: null, file: "f", line: 1, reason: "is broken" } };
}

describe("a plan", () => {
  test("counts calls, tokens and price, and asks nobody", async () => {
    const store = memoryStore();
    const planned = await plan([row("a"), row("b"), row("c")], store);
    expect(planned).toMatchObject({
      answers: 3,
      invalid: 0,
      free: 0,
      calls: 3,
      criteriaCalls: 0,
      outputTokens: 3 * 450,
    });
    expect(planned.inputTokens).toBeGreaterThan(3 * 50);
    expect(planned.costUsd).toBeCloseTo((planned.inputTokens + 5 * 1350) / 1e6, 9);
    expect(planned.mostCostUsd).toBeCloseTo((planned.inputTokens + 5 * 3 * 500) / 1e6, 9);
    expect(store.saved).toEqual([]);
  });

  test("leaves out what is kept, what is asked already, and what no model is needed for", async () => {
    const store = memoryStore();
    const { model } = observedModel((request) => ({
      reply: marks("met")(request),
      tokens: [10, 1],
      costUsd: 0.25,
    }));
    const begun = createModelRowJudge({ ...judgeParts, model, store })(row("a"));
    if ("task" in begun) await begun.task();
    const planned = await plan(
      [
        row("a"),
        row("b"),
        row("again", { answer: row("b").answer }),
        row("nothing", { answer: "I don't know" }),
        row("unknown", { question: { source: "bank", questionId: "nope" } }),
      ],
      store,
    );
    expect(planned).toMatchObject({ answers: 4, invalid: 1, free: 3, calls: 1, keptCostUsd: 0.25 });
  });

  test("counts criteria that are to be written once for each question", async () => {
    const question = {
      source: "row",
      text: "What is a lock for?",
      kind: "technical",
      references: ["A lock lets one thread at a time into a critical section."],
      criteria: [],
    } as const;
    const bare = { ...question, text: "Why is that?", references: [] };
    const planned = await plan([
      row("a", { question }),
      row("b", { question }),
      row("c", { question: bare }),
    ]);
    expect(planned).toMatchObject({ calls: 5, criteriaCalls: 2, outputTokens: 3 * 450 + 2 * 900 });
  });

  test("multiplies by the judges, and knows no price where there is none", async () => {
    const planned = await plan([row("a")], memoryStore(), { judges: 3, price: null });
    expect(planned).toMatchObject({ calls: 3, costUsd: null, mostCostUsd: null });
  });

  test("counts rows that could not be read", async () => {
    const planned = await planBatch(broken(), {
      ...parts,
      store: memoryStore(),
      judgementShare: 1,
    });
    expect(planned).toMatchObject({ answers: 0, invalid: 1, calls: 0 });
  });
});

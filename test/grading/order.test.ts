/** The order of the bank's own examples: what stands for human grades where there are none. */
import { expect, test } from "vitest";
import { measureOrder } from "../bench/grading-order.ts";
import { bankFiles, offlineEvaluation, readBankFile } from "../support/bank-check.ts";

test("examples come out in their order, and a part that is deleted costs its own dimension", () => {
  const questions = bankFiles().flatMap((file) => readBankFile(file).questions);
  const { order, deleted, result, tradeOffs, others } = measureOrder(questions, offlineEvaluation);
  expect(order.count).toBeGreaterThan(100);
  expect(order.share).toBeGreaterThanOrEqual(0.95);
  expect(deleted.share).toBeGreaterThanOrEqual(0.88);
  expect(result.share).toBeGreaterThanOrEqual(0.95);
  expect(tradeOffs.share).toBeGreaterThanOrEqual(0.95);
  expect(others.share).toBeGreaterThanOrEqual(0.97);
});

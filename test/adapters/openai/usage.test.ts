import { expect, test } from "vitest";
import { costOf, emptyTally, withExchange } from "../../../src/adapters/openai/usage.ts";

const usage = { input: 1_000_000, cachedInput: 0, cacheWrite: 0, output: 1_000_000 };
const price = {
  inputPerMillion: 1,
  cachedInputPerMillion: 0.1,
  cacheWritePerMillion: 1.25,
  outputPerMillion: 5,
  upToInputTokens: null,
};

test("costOf adds plain, cached and newly cached input and the output", () => {
  expect(costOf(usage, price)).toBeCloseTo(6);
  expect(costOf({ ...usage, cachedInput: 500_000 }, price)).toBeCloseTo(5.55);
  expect(costOf({ ...usage, cacheWrite: 1_000_000 }, price)).toBeCloseTo(6.25);
});

test("costOf counts what it has no special price for like any other input", () => {
  const plain = { ...price, cachedInputPerMillion: null, cacheWritePerMillion: null };
  expect(costOf({ ...usage, cachedInput: 400_000, cacheWrite: 300_000 }, plain)).toBeCloseTo(6);
});

test("costOf does not guess beyond the size that a price holds for", () => {
  expect(costOf(usage, { ...price, upToInputTokens: 272_000 })).toBeNull();
});

test("a tally with one unknown cost has no cost, but all its tokens", () => {
  const once = withExchange(emptyTally, 1, usage, price);
  const twice = withExchange(once, 2, usage, null);
  expect(twice).toMatchObject({ attempts: 3, costUsd: null, usage: { input: 2_000_000 } });
  expect(withExchange(twice, 1, usage, price).costUsd).toBeNull();
});

test("a request without counts adds to the attempts only", () => {
  const once = withExchange(emptyTally, 1, null, price);
  expect(once).toEqual({ attempts: 1, usage: null, costUsd: null });
  expect(withExchange(once, 1, usage, price).costUsd).toBeCloseTo(6);
});

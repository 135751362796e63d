import { expect, test } from "vitest";
import { dollarAmount, tokenCount } from "../../../src/cli/views/amounts.ts";

test.each([
  [0, "0"],
  [9999, "9999"],
  [10_000, "10.0k"],
  [999_949, "999.9k"],
  [999_950, "1.0M"],
  [1_234_567, "1.2M"],
])("%d tokens are %s", (tokens, shown) => {
  expect(tokenCount(tokens, "en")).toBe(shown);
});

test.each([
  [0, "0.00"],
  [0.01234, "0.0123"],
  [12.3, "12.30"],
])("%d dollars are %s", (dollars, shown) => {
  expect(dollarAmount(dollars, "en")).toBe(shown);
});

test("both are written as the language writes figures", () => {
  expect(tokenCount(56_700, "pt")).toBe("56,7k");
  expect(dollarAmount(0.5, "pt")).toBe("0,5000");
});

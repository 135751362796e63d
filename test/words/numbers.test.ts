import { expect, test } from "vitest";
import { grouped } from "../../src/words/numbers.ts";

test.each([
  [0, "0", "0", "0"],
  [999, "999", "999", "999"],
  [1000, "1,000", "1,000", "1.000"],
  [12_345, "12,345", "12,345", "12.345"],
] as const)("%i is grouped as each language groups it", (count, english, spanish, portuguese) => {
  expect(grouped(count, "en")).toBe(english);
  expect(grouped(count, "es")).toBe(spanish);
  expect(grouped(count, "pt")).toBe(portuguese);
});

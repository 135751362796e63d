import { expect, test } from "vitest";
import { estimateTokens, fitDocument } from "../../src/interview/fit.ts";

test("a document may take a quarter of the context; one that fits is untouched", () => {
  const text = "word ".repeat(100);
  expect(fitDocument(text, 4000)).toEqual({ text, leftOutCharacters: 0 });
});

test("a longer one keeps its beginning to the last whole line, and says what is missing", () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index} ${"x".repeat(30)}`).join(
    "\n",
  );
  const fitted = fitDocument(text, 1000);
  expect(text.startsWith(`${fitted.text}\n`)).toBe(true);
  expect(estimateTokens(fitted.text)).toBeLessThanOrEqual(250);
  expect(fitted.leftOutCharacters).toBe(text.length - fitted.text.length);
});

test("one endless line is cut all the same", () => {
  const fitted = fitDocument("x".repeat(10_000), 1000);
  expect(fitted.text.length).toBeGreaterThan(0);
  expect(estimateTokens(fitted.text)).toBeLessThanOrEqual(250);
});

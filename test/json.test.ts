import * as fc from "fast-check";
import { expect, test } from "vitest";
import { endOfJsonString, parseJson } from "../src/json.ts";

test("what is no JSON is undefined, and null is null", () => {
  expect([parseJson('{"a":1}'), parseJson("null"), parseJson("{"), parseJson("")]).toEqual([
    { a: 1 },
    null,
    undefined,
    undefined,
  ]);
});

test("a string ends at its own quotation mark, whatever stands in it and behind it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (value, behind) => {
      const written = JSON.stringify(value);
      expect(endOfJsonString(`[${written}${behind}`, 1)).toBe(written.length);
    }),
  );
});

test.each(['"', '"abc', '"abc\\', '"abc\\"'])("%s does not end", (text) => {
  expect(endOfJsonString(text, 0)).toBe(text.length);
});

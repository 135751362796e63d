import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findJsonValues, readValue } from "../../../src/adapters/openai/json-extraction.ts";

const anything = z.record(z.string(), z.unknown());

/**
 * An object, so that it has a beginning and an end to be found by, of what JSON can hold; without the key `__proto__`,
 * which zod leaves out of what it reads.
 */
const jsonObject = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
  .map((value) => {
    const text = JSON.stringify(value);
    const parsed: unknown = JSON.parse(text);
    return { text, parsed };
  })
  .filter(({ text }) => !text.includes("__proto__"));

/** Prose without anything that opens a JSON value. */
const prose = fc.string().map((text) => text.replaceAll(/[{}[\]"]|<\/think>/g, "."));

function problemOf(text: string, schema: z.ZodType): string {
  const reading = readValue(text, schema);
  return reading.ok ? "none" : reading.problem;
}

describe("findJsonValues", () => {
  test("never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc
            .array(fc.constantFrom("{", "}", "[", "]", '"', "\\", ":", ",", "1", "</think>", "a"))
            .map((parts) => parts.join("")),
        ),
        (text) => {
          expect(Array.isArray(findJsonValues(text))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("finds the value that stands in prose, indented or not", () => {
    fc.assert(
      fc.property(prose, jsonObject, prose, fc.boolean(), (before, json, after, indented) => {
        const text = indented ? JSON.stringify(json.parsed, null, 2) : json.text;
        expect(findJsonValues(`${before}${text}${after}`)).toEqual([json.parsed]);
      }),
    );
  });

  test("finds it among braces that open nothing, in fences and after thoughts", () => {
    fc.assert(
      fc.property(jsonObject, (json) => {
        for (const text of [
          `Use {this} or [that]: ${json.text} {done]`,
          `\`\`\`json\n${json.text}\n\`\`\``,
          `<think>maybe {"a": 1}</think>${json.text}`,
          `{"unfinished": ${json.text}`,
        ]) {
          expect(findJsonValues(text)).toContainEqual(json.parsed);
        }
      }),
    );
  });

  test.each(["{".repeat(200_000), '{"'.repeat(200_000), '[1,{"a":'.repeat(100_000)])(
    "ends with a reply made to be slow",
    (text) => {
      expect(findJsonValues(text)).toEqual([]);
    },
  );
});

describe("readValue", () => {
  test("reads any object from wherever it stands", () => {
    fc.assert(
      fc.property(prose, jsonObject, prose, (before, json, after) => {
        expect(readValue(`${before}\n${json.text}\n${after}`, anything)).toMatchObject({
          ok: true,
          value: json.parsed,
        });
      }),
    );
  });

  test("takes the last value of the right shape: drafts come first", () => {
    const schema = z.object({ score: z.number() });
    const text = 'A draft {"score": 1}, then {"score": 2}. The schema was {"type": "object"}.';
    expect(readValue(text, schema)).toEqual({ ok: true, value: { score: 2 }, whole: false });
  });

  test("says whether the reply was nothing else", () => {
    const schema = z.object({ score: z.number() });
    expect(readValue(' {"score": 2}\n', schema)).toMatchObject({ ok: true, whole: true });
    expect(readValue('So: {"score": 2}', schema)).toMatchObject({ ok: true, whole: false });
  });

  test("says what is wrong, in no more words than a model can use", () => {
    const schema = z.object({ score: z.number() });
    expect(problemOf("no idea", schema)).toContain("no complete JSON");
    expect(problemOf('{"score": "high"}', schema)).toContain("score");
    const many = z.object(
      Object.fromEntries(Array.from({ length: 500 }, (_, n) => [n, z.string()])),
    );
    expect(problemOf("{}", many)).toHaveLength(1500);
  });
});

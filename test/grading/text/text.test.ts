import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, skeleton } from "../../../src/grading/text/fold.ts";
import { isGibberish } from "../../../src/grading/text/plausible.ts";
import { stem } from "../../../src/grading/text/stem.ts";
import { synonymKey } from "../../../src/grading/text/synonyms.ts";
import { tokenize } from "../../../src/grading/text/tokens.ts";
import { editDistance, isTypoOf } from "../../../src/grading/text/typo.ts";

const key = (word: string): string => synonymKey(stem(word, "en"), "en");
const words = (text: string): string[] => tokenize(text, "en").tokens.map((token) => token.word);
const sentences = (text: string): string[] =>
  tokenize(text, "en").sentences.map(({ start, end }) => text.slice(start, end));

describe("folding", () => {
  test.each([
    ["Café", "cafe"],
    ["cafe\u0301", "cafe"],
    ["STRASSE", "strasse"],
    ["Straße", "strasse"],
    ["ﬁle", "file"],
    ["Ｎｏｄｅ", "node"],
    ["so\u00ADft\u200Bware", "software"],
    ["Σίσυφος", "σισυφοσ"],
    ["n²", "n2"],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("is done once and for all, and a skeleton leads back into the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        const { letters, starts, ends } = skeleton(text);
        expect(starts).toHaveLength(letters.length);
        for (const [index, start] of starts.entries()) {
          expect(start).toBeLessThan(ends[index] ?? -1);
          expect(ends[index]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe("stems and synonyms", () => {
  test.each([
    ["indexing", "indices"],
    ["cached", "caching"],
    ["wrote", "writes"],
    ["serialise", "serialization"],
    ["immutable", "immutability"],
    ["growth", "grows"],
    ["halved", "half"],
    ["behaviour", "behavior"],
    ["asynchronously", "async"],
    ["repositories", "repo"],
    ["fetching", "retrieved"],
    ["two", "2"],
  ])("%s and %s are one", (left, right) => {
    expect(key(left)).toBe(key(right));
  });

  test.each([
    ["import", "important"],
    ["general", "generator"],
    ["use", "user"],
    ["author", "authorise"],
    ["custom", "customer"],
    ["mutable", "immutable"],
    ["object", "objective"],
    ["process", "processor"],
    ["encrypt", "decrypt"],
  ])("%s and %s are two", (left, right) => {
    expect(key(left)).not.toBe(key(right));
  });
});

describe("slips of the keyboard", () => {
  test.each([
    ["kitten", "sitting", 3],
    ["thread", "thraed", 1],
    ["closure", "closure", 0],
    ["", "abc", 3],
    ["abcdef", "ghijkl", 3],
  ])("%s and %s are %i apart", (left, right, distance) => {
    expect(editDistance(left, right, 2)).toBe(Math.min(distance, 3));
  });

  test.each([
    ["thraed", "thread", 4],
    ["comit", "commit", 5],
    ["clousre", "closure", 7],
    ["asynchornous", "asynchronous", 11],
    ["asinchronus", "asynchronous", 11],
    ["immutible", "immutable", 7],
  ])("%s may be %s", (written, meant, length) => {
    expect(isTypoOf(written, meant, length)).toBe(true);
  });

  test.each([
    ["scope", "score", 5],
    ["stack", "stick", 5],
    ["mutable", "immutable", 7],
    ["looking", "locking", 4],
    ["thread", "threat", 6],
    ["the", "teh", 3],
  ])("%s is not %s", (written, meant, length) => {
    expect(isTypoOf(written, meant, length)).toBe(false);
  });
});

describe("words", () => {
  test.each([
    [
      "It's the closure's scope, don't you think?",
      ["it", "the", "closure", "scope", "dont", "you", "think"],
    ],
    ["C++ and C# and node.js", ["c++", "and", "c#", "and", "node", "js"]],
    ["a === b && c", ["a", "===", "b", "&&", "c"]],
    ["O(n^2) or O(n²)", ["o", "n", "squared", "or", "o", "n", "squared"]],
    ["1,000 rows in 99.9 %", ["1000", "rows", "in", "99.9", "percent"]],
    ["non-blocking __init__", ["non", "blocking", "init"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("sentences", () => {
  test.each([
    ["One. Two! Three? Four", ["One", "Two", "Three", "Four"]],
    ["We use e.g. node.js 3.5 here. Then more.", ["We use e.g. node.js 3.5 here", "Then more"]],
    ["First:\n- one thing\n- another thing", ["First", "one thing", "another thing"]],
    [
      "a line\nthat goes on\n\nand a new paragraph",
      ["a line\nthat goes on", "and a new paragraph"],
    ],
  ])("%j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test("speech without full stops is divided where a clause begins", () => {
    const clause = "the loop takes one callback out of the queue and runs it to its end ";
    expect(sentences(clause.repeat(8)).length).toBeGreaterThan(2);
  });

  test("tokens and sentences lie in order inside of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { tokens, sentences: found } = tokenize(text, "en");
        let last = 0;
        for (const { start, end } of tokens) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
        expect(
          found.reduce((sum, { firstToken, lastToken }) => sum + lastToken - firstToken, 0),
        ).toBe(tokens.length);
      }),
    );
  });
});

test("whatever is typed can be told from gibberish", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(isGibberish(tokenize(text, "en").tokens)).toBeTypeOf("boolean");
    }),
  );
});

import { stripVTControlCharacters } from "node:util";
import stringWidth from "fast-string-width";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format } from "../../src/cli/format.ts";
import { noStyle, pad, shorten, unicodeSymbols, wrap, wrapHanging } from "../../src/cli/format.ts";

const format = (width: number): Format => ({
  style: noStyle,
  symbols: unicodeSymbols,
  language: "en" as const,
  width,
});
const words = fc.array(
  fc.constantFrom("a", "word", "東京", "😀", "👨‍👩‍👧", "longerthananylinehere", "ünïcode", "-"),
  { maxLength: 30 },
);

describe("wrap", () => {
  test("breaks at spaces and begins every line with the indent", () => {
    expect(wrap("the quick brown fox jumps over it", format(20), "  ")).toBe(
      "  the quick brown\n  fox jumps over it",
    );
  });

  test("keeps it behind a style code, and when what was broken is broken again", () => {
    const faint = (text: string): string => `\u001b[2m${text}\u001b[22m`;
    const once = wrap(faint("     one two three four"), format(16));
    expect(stripVTControlCharacters(once)).toBe("     one two\n     three four");
    expect(stripVTControlCharacters(wrap(once, format(16)))).toBe("     one two\n     three four");
  });

  test("keeps a line's own indentation on the lines it is broken into", () => {
    expect(wrap("if x:\n    return something longer", format(20))).toBe(
      "if x:\n    return something\n    longer",
    );
  });

  test("keeps empty lines, and counts wide characters as two", () => {
    expect(wrap("one\n\ntwo", format(20))).toBe("one\n\ntwo");
    expect(wrap("東京東京東京 東京東京東京", format(20))).toBe("東京東京東京\n東京東京東京");
  });

  test("running text is never wider than 100 columns", () => {
    const lines = wrap("word ".repeat(100), format(300)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("never passes the width and loses no word", () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 20, max: 120 }),
        fc.constantFrom("", "  ", "> "),
        (parts, width, indent) => {
          const text = parts.join(" ");
          const lines = wrap(text, format(width), indent).split("\n");
          expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
          const joined = lines
            .map((line) => line.slice(indent.length))
            .join("")
            .replaceAll(" ", "");
          expect(joined).toBe(text.replaceAll(" ", ""));
        },
      ),
    );
  });
});

test("wrapHanging puts the label once, and the rest below the text", () => {
  expect(wrapHanging("Next time: ", "say how it fails under load", format(24))).toBe(
    "Next time: say how it\n           fails under\n           load",
  );
});

test("wrapHanging gives the text the lines where a label takes more than half of them", () => {
  expect(wrapHanging("  greenroom interview  ", "TypeScript was never asked", format(40))).toBe(
    "  greenroom interview  TypeScript was\n    never asked",
  );
  fc.assert(
    fc.property(words, words, fc.integer({ min: 20, max: 60 }), (label, parts, width) => {
      const lines = wrapHanging(`  ${label.join(" ")}  `, parts.join(" "), format(width));
      const widths = lines.split("\n").map((line) => stringWidth(line.trimEnd()));
      expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    }),
  );
});

test("wrapHanging keeps the label when the text begins with empty lines, or is empty", () => {
  expect(wrapHanging("1. ", "\n\nfirst", format(20))).toBe("1. first");
  expect(wrapHanging("1. ", "", format(20))).toBe("1. ");
});

describe("shorten", () => {
  test.each([
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["a longer text", 8, "a longe…"],
    ["a long text", 8, "a long…"],
    ["東京東京", 5, "東京…"],
    ["x", 0, ""],
  ])("%j to %d columns is %j", (text, columns, expected) => {
    expect(shorten(text, columns, format(80))).toBe(expected);
  });

  test("never passes the columns", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 40 }), (parts, columns) => {
        expect(stringWidth(shorten(parts.join(" "), columns, format(80)))).toBeLessThanOrEqual(
          columns,
        );
      }),
    );
  });
});

test("pad counts wide characters as two, and never cuts", () => {
  expect(pad("東京", 6)).toBe("東京  ");
  expect(pad("7", 3, "left")).toBe("  7");
  expect(pad("toolong", 3)).toBe("toolong");
});

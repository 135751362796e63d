import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitize, sanitizeLine } from "../../src/cli/sanitize.ts";

const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/;

/** Pieces that terminals obey, among ordinary words, in any order. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u001b[31m",
        "\u001b]0;title\u0007",
        "\u001b]52;c;aGk=\u001b\\",
        "\u009b2J",
        "\u001bP1$r\u001b\\",
      ),
      fc.constantFrom(
        "\u001b",
        "\u001b[",
        "\u001b]",
        "\u202e",
        "\u0007",
        "\r",
        "\r\n",
        "\u2028",
        "[31m",
        "\u001bc",
      ),
    ),
  )
  .map((parts) => parts.join(""));

describe("sanitize", () => {
  test.each([
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u001b[38;2;1;2;3mtrue colour", "true colour"],
    ["a\u001b]0;owned\u0007b", "ab"],
    ["a\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\b", "alinkb"],
    ["a\u009b31mb", "ab"],
    ["a\u001bPq#0\u001b\\b", "ab"],
    ["a\u001bcb", "ab"],
    ["one\rtwo\r\nthree", "one\ntwo\nthree"],
    ["user\u202etxt.exe", "usertxt.exe"],
    ["hid\u200bden\u{e0041}", "hidden"],
    ["a\tb\nc", "a\tb\nc"],
    ["family 👨‍👩‍👧 ok", "family 👨‍👩‍👧 ok"],
    ["Zoë, 東京, naïve", "Zoë, 東京, naïve"],
    ["half \ud83d pair", "half  pair"],
  ])("%j becomes %j", (input, expected) => {
    expect(sanitize(input)).toBe(expected);
  });

  test("an unfinished escape sequence takes no more than its own line", () => {
    expect(sanitize("\u001b]0;never ended\nnext line")).toBe("\nnext line");
  });

  test("nothing that a terminal obeys is left, whatever the text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sanitize(text)).not.toMatch(forbidden);
      }),
    );
  });

  test("a second time changes nothing", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sanitize(sanitize(text))).toBe(sanitize(text));
      }),
    );
  });

  test("printable text stays as it is", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from("abc XYZ 123 .,;:!?()[]{}<>#*_`~|\\/@éü東京😀\n\t")),
        }),
        (text) => {
          expect(sanitize(text)).toBe(text);
        },
      ),
    );
  });
});

test("sanitizeLine puts everything on one line", () => {
  expect(sanitizeLine("  a\n\n b\t\u001b[1mc ")).toBe("a b c");
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine, cleanText, cutText } from "../../../src/adapters/documents/clean.ts";

describe("cleanText", () => {
  test.each([
    ["colours", "\u001B[31mred\u001B[0m", "red"],
    ["a link of the terminal", "\u001B]8;;http://example.com\u0007text\u001B]8;;\u0007", "text"],
    ["a window title", "a\u001B]0;title\u001B\\b", "ab"],
    ["an escape without its end keeps what follows", "a\u001B]0;title\nnext", "a0;title\nnext"],
    ["an eight-bit escape", "a\u009B2Jb", "ab"],
    ["controls", "a\u0000b\u0008c\u007Fd", "abcd"],
    ["direction overrides", "a\u202Egnp\u202Cb", "agnpb"],
    ["zero width", "pass\u200Bword\uFEFF", "password"],
    ["tags that spell hidden words", "hi\u{E0069}\u{E0067}\u{E006E}", "hi"],
    ["soft hyphens", "engi\u00ADneer", "engineer"],
    ["icons", "\uF095 +44 20", " +44 20"],
    ["line ends", "a\r\nb\rc\u2028d\u000Ce", "a\nb\nc\nd\ne"],
    ["unusual spaces", "a\u00A0b\u2009c", "a b c"],
    ["composed letters", "Jose\u0301", "José"],
    ["spaces at line ends", "a  \n\tb\t\n", "a\n\tb"],
    ["many blank lines", "a\n\n\n\n\n\nb", "a\n\n\nb"],
    ["emoji keep their look", "ok \u2705\uFE0F \u{1F44D}", "ok \u2705\uFE0F \u{1F44D}"],
  ])("%s", (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  test("leaves nothing behind that a terminal would act on, and is done after one pass", () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom(
          "\u001B",
          "\u009B",
          "[31m",
          "]0;",
          "\u0007",
          "\u202E",
          "\u200B",
          "\r",
          "\n",
          "\u{E0041}",
          "\uD800",
        ),
      ),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const clean = cleanText(parts.join(""));
        expect(clean).not.toMatch(
          /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/,
        );
        expect(clean).not.toMatch(/[\u{E0000}-\u{E0FFF}]/u);
        expect(clean).toBe(clean.normalize("NFC"));
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  test("leaves ordinary words alone", () => {
    const words = "Zoë's résumé: 2019 – 2021, “first-class”, 100 % (naïve) — ñ ß č";
    expect(cleanText(words)).toBe(words);
  });
});

test("cleanLine makes one line of a name", () => {
  expect(cleanLine("my\nre\u001B[2Jsume\u202E.pdf")).toBe("my resume.pdf");
});

describe("cutText", () => {
  test("keeps short text", () => {
    expect(cutText("short", 10)).toEqual({ text: "short", leftOut: 0 });
  });

  test("cuts at a line end that is near, and counts what is left out", () => {
    const cut = cutText(`${"x".repeat(97)}\nyyyyyyyyyy`, 100);
    expect(cut).toEqual({ text: "x".repeat(97), leftOut: 11 });
  });

  test("never cuts through a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (text, limit) => {
          expect(cutText(text, limit).text.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

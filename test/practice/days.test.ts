import { describe, expect, test } from "vitest";
import { ankiDeck } from "../../src/practice/anki.ts";
import { streakDays } from "../../src/practice/streak.ts";
import { card, question } from "./fixtures.ts";

describe("a streak", () => {
  const on =
    (...days: readonly number[]) =>
    (from: Date, to: Date): boolean =>
      days.some((day) => {
        const noon = new Date(2026, 2, day, 12);
        return noon >= from && noon < to;
      });
  const now = new Date(2026, 2, 10, 8);

  test.each([
    [[], 0],
    [[10], 1],
    [[9], 1],
    [[10, 9, 8], 3],
    [[9, 8, 6], 2],
    [[8, 7], 0],
    [[11, 10], 1],
  ])("after practice on the %j of March, on the 10th it is %i days", (days, expected) => {
    expect(streakDays(now, on(...days))).toBe(expected);
  });

  test("goes over the end of a month and the days on which clocks change", () => {
    const all = (): boolean => true;
    let asked = 0;
    const until = (from: Date, to: Date): boolean => {
      asked += 1;
      return from >= new Date(2026, 1, 20) && all() && to > from;
    };
    expect(streakDays(new Date(2026, 3, 2, 1), until)).toBe(42);
    expect(asked).toBe(43);
  });
});

describe("a deck for Anki", () => {
  const linesOf = (...of: Parameters<typeof card>[]): readonly (readonly string[])[] =>
    ankiDeck(of.map((each) => card(...each)))
      .lines.slice(6)
      .map((line) => line.split("\t"));

  test("has one line a note, whatever is in it", () => {
    const hostile = question("x", { text: 'a\t"b"\n<script>&', area: "dsa" });
    const { lines, notes } = ankiDeck([card(1, hostile, "a"), card(2, hostile, "gone")]);
    expect(lines.slice(0, 6).every((line) => line.startsWith("#"))).toBe(true);
    expect([lines.length, notes]).toEqual([7, 1]);
    expect(lines[6]?.split("\t")).toEqual([
      "greenroom:x:a",
      "Greenroom",
      "a&nbsp;&nbsp;&nbsp;&nbsp;&quot;b&quot;<br>&lt;script&gt;&amp;<br><br>And what of a?",
      "<b>Says a.</b>",
      "greenroom dsa medium",
    ]);
  });

  test("keeps the indentation of code, which HTML would fold", () => {
    const code = question("code", {
      text: "What is it?\r\n  if (x) {\n\treturn;\n  }  \n one two",
    });
    const [[, , front] = []] = linesOf([1, code, "gone"], [2, code, "b"]);
    expect(front).toBe(
      "What is it?<br>&nbsp;&nbsp;if (x) {<br>&nbsp;&nbsp;&nbsp;&nbsp;return;<br>&nbsp;&nbsp;}&nbsp;&nbsp;<br>&nbsp;one two",
    );
  });

  test("has no two notes with the same front: what no probe asks about stands together", () => {
    const sql = question("sql");
    const lines = linesOf([1, sql, "d"], [2, sql, "a"], [3, question("http"), "b"], [4, sql, "b"]);
    expect(lines.map(([id, , front, back]) => [id, front, back])).toEqual([
      ["greenroom:sql", "What is sql?", "<b>Says b.</b><br><br><b>Says d.</b>"],
      ["greenroom:sql:a", "What is sql?<br><br>And what of a?", "<b>Says a.</b>"],
      ["greenroom:http", "What is http?", "<b>Says b.</b>"],
    ]);
  });
});

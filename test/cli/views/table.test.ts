import { describe, expect, test } from "vitest";
import { noStyle, unicodeSymbols } from "../../../src/cli/format.ts";
import { renderTable } from "../../../src/cli/views/table.ts";

const at = (width: number) => ({
  style: noStyle,
  symbols: unicodeSymbols,
  language: "en" as const,
  width,
});
const columns = [
  { title: "Id" },
  { title: "Name", shrinkTo: 4 },
  { title: "Size", align: "right" as const, leaveOut: 1 },
  { title: "Note", leaveOut: 2 },
];
const rows = [
  ["a1", "a long name", "7", "note"],
  ["b2", "東京タワー", "1234", ""],
];

describe("a table", () => {
  test("has all columns where there is room, two spaces apart", () => {
    expect(renderTable(columns, rows, at(80))).toBe(
      ["Id  Name         Size  Note", "a1  a long name     7  note", "b2  東京タワー   1234"].join(
        "\n",
      ),
    );
  });

  test("shortens before it leaves a column out", () => {
    expect(renderTable(columns, rows, at(24))).toBe(
      ["Id  Name      Size  Note", "a1  a long…      7  note", "b2  東京タ…   1234"].join("\n"),
    );
  });

  test("leaves out the greatest number first", () => {
    expect(renderTable(columns, rows, at(19)).split("\n")[0]).toBe("Id  Name       Size");
    expect(renderTable(columns, rows, at(12)).split("\n")[0]).toBe("Id  Name");
  });

  test("moves closer together at last", () => {
    expect(renderTable(columns, rows, at(7))).toBe("Id Name\na1 a l…\nb2 東…");
  });

  test("paints a cell after padding it, so that columns stay in line", () => {
    const painted = [[{ text: "x", paint: (text: string) => `<${text}>` }, "y"]];
    expect(renderTable([{ title: "One" }, { title: "Two" }], painted, at(80))).toBe(
      "One  Two\n<x  >  y",
    );
  });

  test("continues a text that is the row's point in the lines below it", () => {
    const wrapping = [
      { title: "Due" },
      { title: "What", shrinkTo: 12, wraps: true },
      { title: "Area", leaveOut: 1 },
    ];
    const cards = [
      ["now", "Names the chain of prototypes", "js"],
      ["later", "Short", "ts"],
    ];
    expect(renderTable(wrapping, cards, at(26)).split("\n")).toEqual([
      "Due    What           Area",
      "now    Names the      js",
      "       chain of",
      "       prototypes",
      "later  Short          ts",
    ]);
    const wide = renderTable(wrapping, cards, at(80));
    expect(wide.split("\n")[1]).toBe("now    Names the chain of prototypes  js");
  });

  test("takes two hundred thousand rows", () => {
    const many = Array.from({ length: 200_000 }, (_, index) => [String(index)]);
    expect(renderTable([{ title: "Id" }], many, at(80)).length).toBeGreaterThan(1_000_000);
  });

  test("without rows is its titles", () => {
    expect(renderTable(columns, [], at(80))).toBe("Id  Name  Size  Note");
  });
});

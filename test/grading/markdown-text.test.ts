import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockQuote, inline } from "../../src/grading/markdown-text.ts";
import { parse, nodesOf, seen, shapeOf } from "../report/parse.ts";
import { hostileText } from "../support/hostile-text.ts";

/** What is left of a text that is made safe: visible characters, one kind of line end. */
function visible(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(
      /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/gu,
      "",
    )
    .replaceAll("\u00a0", " ");
}

/** The lines that a block quote keeps: no white space at their ends, no empty lines at the text's ends or in a row. */
function quotedLines(text: string): string {
  return visible(text)
    .split("\n")
    .map((line) =>
      line
        .trimEnd()
        .replace(/^\s*/, (indent) => indent.replaceAll("\t", "    ").replace(/\s/g, " ")),
    )
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

describe("inline", () => {
  test.each([
    ["# heading", "\\# heading"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["a | b", "a \\| b"],
    ["a\nb", "a b"],
    ["<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"],
    ["![](https://x.example/p.png)", "!\\[\\](https:&#8203;//x.example/p.png)"],
    ["@everyone", "@&#8203;everyone"],
    ["fixes #12", "fixes \\#&#8203;12"],
    ["I earned $5 and $6", "I earned \\$5 and \\$6"],
    ["", "—"],
    ["\u200b", "—"],
  ])("%j becomes %j", (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test.each([
    ["a paragraph", (text: string) => text, ["paragraph"]],
    ["a heading", (text: string) => `## ${text}`, ["heading 2"]],
    ["a list item", (text: string) => `- ${text}`, ["list", "listItem", "paragraph"]],
    ["bold", (text: string) => `**${text}**`, ["paragraph", "strong"]],
    ["quotation marks", (text: string) => `x “${text}” y`, ["paragraph"]],
  ])("stays the text it is in %s", (_place, wrap, shape) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const root = parse(wrap(inline(text)));
        expect(shapeOf(root)).toEqual(shape);
        const words = visible(text).replace(/\s+/g, " ").trim() || "—";
        expect(seen(root)).toBe(wrap("\u0000").includes("“") ? `x “${words}” y` : words);
      }),
      { numRuns: 400 },
    );
  });

  test("stays in its cell of a table", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (first, second) => {
        const root = parse(`| a | b |\n| --- | --- |\n| ${inline(first)} | ${inline(second)} |`);
        expect(shapeOf(root)).toEqual(["table 2,2"]);
        const cells = nodesOf(root).filter((node) => node.type === "tableCell");
        expect(cells.slice(2).map(seen)).toEqual(
          [first, second].map((text) => visible(text).replace(/\s+/g, " ").trim() || "—"),
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe("blockQuote", () => {
  test("keeps lines, paragraphs and indentation", () => {
    expect(blockQuote("def f():\n\treturn 1\n\n- done\n")).toBe(
      "> def f():\\\n> &nbsp;&nbsp;&nbsp;&nbsp;return 1\n>\n> \\- done",
    );
  });

  test("is one block quote of paragraphs with the very text, whatever it holds", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const root = parse(`before\n\n${blockQuote(text)}\n\nafter`);
        expect(root.children.map(({ type }) => type)).toEqual([
          "paragraph",
          "blockquote",
          "paragraph",
        ]);
        const [, quote] = root.children;
        if (quote?.type !== "blockquote") throw new Error("no quote");
        expect(new Set(shapeOf({ type: "root", children: quote.children }))).toEqual(
          new Set(["paragraph"]),
        );
        expect(seen(quote)).toBe(quotedLines(text) || "—");
      }),
      { numRuns: 1000 },
    );
  });
});

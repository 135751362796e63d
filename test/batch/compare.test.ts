import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noStyle, plainSymbols } from "../../src/cli/format.ts";
import { renderComparison } from "../../src/cli/views/evaluate.ts";
import { english } from "../../src/words/evaluate/english.ts";
import { createComparison } from "../../src/batch/compare.ts";
import { describeComparison, signed } from "../../src/batch/describe-comparison.ts";
import { defaultBand } from "../../src/grading/comparison.ts";
import { readEarlierResults } from "../../src/batch/earlier-results.ts";
import type { Comparison } from "../../src/batch/compare.ts";
import type { ResultRow } from "../../src/batch/row.ts";
import { createJsonlWriter } from "../../src/batch/write-jsonl.ts";
import { fileOf } from "./reading.ts";
import { evaluated, hostileRow, invalid, scored, ungraded, written } from "./results.ts";

/** Writes the earlier rows as a run would, reads them, and compares. */
async function compare(
  before: readonly ResultRow[],
  after: readonly ResultRow[],
): Promise<Comparison> {
  const jsonl = await written(createJsonlWriter, before);
  const comparison = createComparison(await readEarlierResults(fileOf("last.jsonl", jsonl)));
  for (const row of after) comparison.add(row);
  return comparison.end();
}

const model = { engine: "openai", model: "m-1", promptHash: "p1" } as const;

describe("a comparison", () => {
  test("of the offline engine takes every change for one", async () => {
    const before = [scored("a", 2), scored("b", 3), scored("c", 4), scored("d", 4)];
    const after = [scored("d", 4.1), scored("c", 3), scored("b", 3), scored("a", 4)];
    const { changes, means, ...rest } = await compare(before, after);
    expect(rest).toMatchObject({ compared: 4, better: 2, worse: 1, within: 1 });
    expect(changes.map(({ id, change, band }) => [id, change, band])).toEqual([
      ["c", -1, 0],
      ["d", 0.1, 0],
      ["a", 2, 0],
    ]);
    expect(means).toMatchObject({ before: 3.25, after: 3.525, band: 0 });
    expect(means?.change).toBeCloseTo(0.275);
  });

  test("of a model counts what is beyond the default band", async () => {
    const before = [scored("a", 3, model), scored("b", 3, model)];
    const after = [scored("a", 3.5, model), scored("b", 2.49, model)];
    const { changes, means, ...rest } = await compare(before, after);
    expect(rest).toMatchObject({ compared: 2, better: 0, worse: 1, within: 1 });
    expect(changes).toMatchObject([{ id: "b", band: defaultBand }]);
    expect(means?.band).toBeCloseTo(defaultBand / Math.SQRT2);
  });

  test("of several judges counts what is beyond the larger of the two spreads", async () => {
    const before = [
      scored("a", 3, { ...model, spread: 1 }),
      scored("b", 3, { ...model, spread: 0 }),
      scored("c", 3, { ...model, spread: 0.2 }),
    ];
    const after = [
      scored("a", 4, { ...model, spread: 0 }),
      scored("b", 3.1, { ...model, spread: 0 }),
      scored("c", 3.3, model),
    ];
    expect((await compare(before, after)).changes.map(({ id, band }) => [id, band])).toEqual([
      ["b", 0],
      ["c", 0.2],
    ]);
  });

  test("says of each change and of the mean by how much it is beyond", async () => {
    const spread = { ...model, spread: 0.3 };
    const before = [scored("a", 4.2, spread), scored("b", 3, spread), scored("c", 3, spread)];
    const after = [scored("a", 2.9, spread), scored("b", 3.31, spread), scored("c", 3.3, spread)];
    const comparison = await compare(before, after);
    expect(comparison.changes.map(({ id, beyond }) => [id, beyond])).toEqual([
      ["a", 1],
      ["b", 0.01],
    ]);
    // (-1.3 + 0.31 + 0.3) / 3 = -0.23, and √(3 × 0.3²) / 3 = 0.173.
    expect(comparison.means?.beyond).toBeCloseTo(0.23 - 0.3 / Math.sqrt(3));
    expect(describeComparison(comparison, english, "en")[0]).toBe(
      "Mean 3.40 → 3.17 (-0.23), 0.06 beyond the spread of ±0.17.",
    );
    const plain = { style: noStyle, symbols: plainSymbols, language: "en", width: 100 } as const;
    expect(renderComparison(comparison, english, plain).split("\n").slice(-2)).toEqual([
      "  a, Ana: 4.20 → 2.90 (-1.30), 1.00 beyond the spread of ±0.30",
      "  b, Ana: 3.00 → 3.31 (+0.31), 0.01 beyond the spread of ±0.30",
    ]);
  });

  test("takes no rounding of sums for a change", async () => {
    // 1.1 + 2.2 + 3.3 and 3.3 + 1.1 + 2.2 are not the same as fractions.
    const { means } = await compare(
      [scored("a", 1.1), scored("b", 2.2), scored("c", 3.3)],
      [scored("a", 3.3), scored("b", 1.1), scored("c", 2.2)],
    );
    expect(means).toMatchObject({ change: 0, band: 0, beyond: 0 });
  });

  test("keeps apart what was graded in another way, and says in what", async () => {
    const before = [scored("a", 2), scored("b", 2), scored("c", 2)];
    const after = [scored("a", 3, model), scored("b", 4, { rubricHash: "r2" }), scored("c", 2)];
    const comparison = await compare(before, after);
    expect(comparison).toMatchObject({ compared: 1, within: 1 });
    expect(comparison.incomparable).toEqual({
      count: 2,
      differs: { engine: 1, model: 1, promptHash: 1, rubricHash: 1, calibration: 0 },
      meanChange: 1.5,
    });
    expect(describeComparison(comparison, english, "en")).toEqual([
      "Mean 2.00 → 2.00 (0.00), within the spread of ±0.00.",
      "1 compared: 0 better, 0 worse, 1 unchanged or within the spread.",
      "2 not comparable, since they were graded by another engine (1), model (1), prompt (1), rubric (1); their mean change is +1.50.",
    ]);
  });

  test("tells rows that are new, gone, or have no score in one of the runs", async () => {
    const before = [
      scored("a", 2),
      scored("gone\u001b[31m", 2),
      { ...ungraded, id: "c" },
      scored("d", 2),
    ];
    const after = [
      scored("new", 2),
      { ...ungraded, id: "a" },
      scored("c", 2),
      scored("d", 3),
      invalid,
      { ...invalid, id: "d" },
    ];
    const comparison = await compare(before, after);
    expect(comparison).toMatchObject({ added: 1, removed: 1, lostScore: 1, gainedScore: 1 });
    expect(describeComparison(comparison, english, "en")).toEqual([
      "Mean 2.00 → 3.00 (+1.00), 1.00 beyond the spread of ±0.00.",
      "1 compared: 1 better, 0 worse, 0 unchanged or within the spread.",
      "1 new.",
      "1 gone: gone [31m.",
      "1 had a score and has none now.",
      "1 has a score and had none.",
    ]);
  });

  describe("of rows without an id of their own", () => {
    /** A row of `a.jsonl` that brought no id. */
    const placed = (line: number, answerHash: string | null, score: number, file = "a.jsonl") =>
      scored(`${file}:${line}`, score, { file, line, answerHash });
    const before = [placed(1, "ann", 2), placed(2, "ben", 3), placed(3, "cho", 4)];
    const unchanged = { better: 0, worse: 0, removed: 0, moved: 0 };

    test("knows them by their answers, however many were put in before them", async () => {
      const after = [
        placed(1, "new", 5),
        placed(2, "ann", 2),
        placed(3, "ben", 3.5),
        placed(4, "cho", 4),
      ];
      const comparison = await compare(before, after);
      expect(comparison).toMatchObject({ compared: 3, better: 1, worse: 0, added: 1, removed: 0 });
      expect(comparison.changes).toMatchObject([{ id: "a.jsonl:3", before: 3, after: 3.5 }]);
      expect(describeComparison(comparison, english, "en")).toContain(
        "3 had another id or stood elsewhere, known by their answers.",
      );
    });

    test("knows them in a file with another name, also where they have ids now", async () => {
      const renamed = before.map(({ line, answerHash, score }) =>
        placed(line, answerHash, score ?? 1, "b.jsonl"),
      );
      const moved = { ...unchanged, compared: 3, within: 3, added: 0, moved: 3 };
      expect(await compare(before, renamed)).toMatchObject(moved);
      const named = before.map((row) => ({ ...row, id: `id ${row.id}` }));
      expect(await compare(before, named)).toMatchObject(moved);
      expect(await compare(named, renamed)).toMatchObject(moved);
    });

    test("takes an answer that was edited for the one that stood in its place", async () => {
      const after = [placed(1, "ann", 2), placed(2, "ben, edited", 4), placed(3, "cho", 4)];
      const expected = { ...unchanged, compared: 3, better: 1, added: 0 };
      expect(await compare(before, after)).toMatchObject(expected);
    });

    test("pairs equal answers one to one, those in the same place first", async () => {
      const same = [1, 2, 3].map((line) => placed(line, "I don't know", 1));
      expect(await compare(same, same)).toMatchObject({ ...unchanged, compared: 3, added: 0 });
      expect(await compare(same, [...same, placed(4, "I don't know", 1)])).toMatchObject({
        ...unchanged,
        added: 1,
      });
      expect(await compare(same, same.slice(1))).toMatchObject({ moved: 0, removed: 1 });
    });

    test("goes by places where the earlier results have no hashes of answers", async () => {
      const old = before.map((row) => ({ ...row, answerHash: null }));
      const expected = { ...unchanged, compared: 3, within: 3, added: 0 };
      expect(await compare(old, before)).toMatchObject(expected);
    });

    test("an id that was given stays with its row, whatever it answers", async () => {
      const named = (id: string, answerHash: string, score: number) =>
        scored(id, score, { answerHash });
      const swapped = [named("x", "two", 5), named("y", "one", 1)];
      expect(await compare([named("x", "one", 1), named("y", "two", 5)], swapped)).toMatchObject({
        better: 1,
        worse: 1,
        moved: 0,
      });
    });
  });

  test("of a run whose second row of an id was invalid takes the first", async () => {
    const before = [scored("a", 2), { ...invalid, id: "a" }];
    expect(await compare(before, [scored("a", 3)])).toMatchObject({ compared: 1, better: 1 });
  });

  test("knows a row that became invalid from one that is gone", async () => {
    const before = [scored("a", 2), scored("b", 2), { ...invalid, id: "c" }];
    const after = [
      { ...invalid, id: "a" },
      { ...invalid, id: "b" },
      { ...invalid, id: "c" },
      scored("b", 2),
      { ...invalid, id: "new" },
    ];
    expect(await compare(before, after)).toMatchObject({
      compared: 1,
      lostScore: 1,
      added: 0,
      removed: 0,
    });
  });

  test("with nothing to compare says so", async () => {
    const comparison = await compare([], [scored("a", 3)]);
    expect(comparison.means).toBeNull();
    expect(describeComparison(comparison, english, "en")[0]).toBe(
      "No row has a score in both runs that was given in the same way.",
    );
  });

  test("keeps the largest changes only", async () => {
    const rows = Array.from({ length: 101 }, (_, index) => index);
    const comparison = await compare(
      rows.map((index) => scored(String(index), 1)),
      rows.map((index) => scored(String(index), 1 + index / 100)),
    );
    expect(comparison).toMatchObject({ better: 100, within: 1 });
    expect(comparison.changes.map(({ id }) => Number(id))).toEqual(rows.slice(81));
  });

  test("of a run with itself finds nothing, whatever the rows hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(hostileRow, { selector: ({ id }) => id?.toWellFormed(), maxLength: 5 }),
        async (rows) => {
          expect(await compare(rows, rows)).toMatchObject({
            better: 0,
            worse: 0,
            changes: [],
            incomparable: { count: 0 },
            added: 0,
            removed: 0,
            lostScore: 0,
            gainedScore: 0,
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("an earlier run", () => {
  test.each([
    ["text", "text\n", 1],
    ["answers and no results", '{"question":"q","answer":"a"}\n', 1],
    ["a broken last line", `${JSON.stringify(evaluated)}\n\n{"id":"b","sco`, 3],
    ["an impossible score", JSON.stringify({ ...evaluated, score: 9 }), 1],
    ["a line that is no text", `${JSON.stringify(evaluated)}\n\0\n`, 2],
  ])("that is %s is refused with the line", async (_name, text, line) => {
    await expect(readEarlierResults(fileOf("last.jsonl", text))).rejects.toMatchObject({
      code: "usage",
      message: `last.jsonl:${line} is not a result of greenroom evaluate.`,
    });
  });
});

test.each([
  [0.254, "+0.25"],
  [-0.001, "0.00"],
  [0.001, "0.00"],
  [-1, "-1.00"],
])("%d is written %s", (value, expected) => {
  expect(signed(value, "en")).toBe(expected);
});

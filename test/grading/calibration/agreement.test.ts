import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markAgreement, scoreAgreement } from "../../../src/grading/calibration/agreement.ts";
import type { MarkPair } from "../../../src/grading/calibration/agreement.ts";
import { markValueSchema } from "../../../src/grading/evaluation.ts";

const times = (count: number, pair: MarkPair): MarkPair[] =>
  Array.from({ length: count }, () => pair);

describe("weighted kappa", () => {
  test("of a table worked out by hand", () => {
    // Rows given, columns agreed, in the order missed, partly, met:
    //   20  5  0      observed disagreement: (5 + 4 + 3 + 6) × 1/4 + 1 × 1 = 5.5
    //    4 10  6      rows 25, 20, 15; columns 25, 18, 17
    //    1  3 11      expected: (25×18 + 20×25 + 20×17 + 15×18) / 60 × 1/4 + (25×17 + 15×25) / 60
    const pairs = [
      ...times(20, { given: "missed", agreed: "contradicted" }),
      ...times(5, { given: "missed", agreed: "partly" }),
      ...times(4, { given: "partly", agreed: "missed" }),
      ...times(10, { given: "partly", agreed: "partly" }),
      ...times(6, { given: "partly", agreed: "met" }),
      ...times(1, { given: "met", agreed: "missed" }),
      ...times(3, { given: "met", agreed: "partly" }),
      ...times(11, { given: "met", agreed: "met" }),
    ];
    const expected = (25 * 18 + 20 * 25 + 20 * 17 + 15 * 18) / 240 + (25 * 17 + 15 * 25) / 60;
    const { kappa, marks, same, bias } = markAgreement(pairs);
    expect(marks).toBe(60);
    expect(kappa).toBeCloseTo(1 - 5.5 / expected, 9);
    expect(same).toBeCloseTo(41 / 60, 9);
    expect(bias).toBeCloseTo((-5 * 0.5 + 4 * 0.5 - 6 * 0.5 + 1 + 3 * 0.5) / 60, 9);
  });

  test("is 1 for the same marks, about 0 for unrelated ones, and undefined where nothing varies", () => {
    const all = markValueSchema.options;
    const crossed = all.flatMap((given) => all.map((agreed) => ({ given, agreed })));
    expect(markAgreement(all.map((given) => ({ given, agreed: given }))).kappa).toBe(1);
    expect(markAgreement(crossed).kappa).toBeCloseTo(0, 9);
    expect(markAgreement(times(9, { given: "met", agreed: "met" })).kappa).toBeNull();
    expect(markAgreement([]).kappa).toBeNull();
  });

  test("leaves out what one side cannot tell, and is at most 1", () => {
    expect(markAgreement([{ given: "cannot-tell", agreed: "met" }])).toMatchObject({ marks: 0 });
    expect(markAgreement([{ given: "met", agreed: "cannot-tell" }])).toMatchObject({ marks: 0 });
    const value = fc.constantFrom(...markValueSchema.options);
    fc.assert(
      fc.property(fc.array(fc.record({ given: value, agreed: value })), (pairs) => {
        expect(markAgreement(pairs).kappa ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe("scores", () => {
  test("correlate, err and lean", () => {
    const pairs = [1, 2, 3, 4].map((agreed) => ({ given: agreed + 0.5, agreed }));
    const found = scoreAgreement(pairs);
    expect(found).toMatchObject({ scores: 4, meanAbsoluteError: 0.5, bias: 0.5 });
    expect(found.r).toBeCloseTo(1, 12);
  });

  test("that do not vary have no correlation", () => {
    expect(
      scoreAgreement([
        { given: 3, agreed: 1 },
        { given: 3, agreed: 5 },
      ]).r,
    ).toBeNull();
    expect(scoreAgreement([])).toMatchObject({ r: null, bias: null });
  });
});

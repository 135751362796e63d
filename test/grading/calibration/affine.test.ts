import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyCalibration,
  fewestAnswers,
  fitAffine,
  nameCalibration,
  uncalibrated,
} from "../../../src/grading/calibration/affine.ts";
import type { Calibration } from "../../../src/grading/calibration/affine.ts";
import { evaluation, ungraded } from "../../support/interview.ts";
import { sha256 } from "../fixtures.ts";

const grader = { engine: "openai", model: "m", promptHash: "p" } as const;
const calibration: Calibration = {
  ...grader,
  name: "cal-12345678",
  intercept: -0.5,
  slope: 1.2,
  answers: 60,
  fittedAt: "2026-01-01T00:00:00.000Z",
};
const source = (): Calibration => calibration;

describe("a fit", () => {
  test("finds the line by which a grader is wrong", () => {
    const raws = Array.from({ length: 12 }, (_, index) => 1.5 + index * 0.25);
    const fit = fitAffine(raws.map((raw) => ({ raw, agreed: -0.5 + 1.2 * raw })));
    expect(fit).toMatchObject({ intercept: -0.5, slope: 1.2 });
    expect(fit?.errorAfter).toBeLessThan(0.01);
    expect(fit?.errorBefore).toBeGreaterThan(0.1);
  });

  test.each([
    [
      "too few answers",
      Array.from({ length: fewestAnswers - 1 }, (_, i) => ({ raw: i, agreed: i })),
    ],
    ["one score for everything", Array.from({ length: 20 }, (_, i) => ({ raw: 3, agreed: i % 5 }))],
    ["scores that fall", Array.from({ length: 20 }, (_, i) => ({ raw: i, agreed: -i }))],
    ["nothing", []],
  ])("is not made of %s", (_, pairs) => {
    expect(fitAffine(pairs)).toBeNull();
  });

  test("has the same name for the same grader and line, another for any other", () => {
    const line = { intercept: 0.5, slope: 1 };
    const name = nameCalibration(grader, line, sha256);
    expect(name).toMatch(/^cal-[0-9a-f]{8}$/);
    expect(nameCalibration(grader, { ...line }, sha256)).toBe(name);
    expect(nameCalibration({ ...grader, promptHash: "q" }, line, sha256)).not.toBe(name);
    expect(nameCalibration(grader, { ...line, slope: 1.1 }, sha256)).not.toBe(name);
  });
});

describe("a calibration that is applied", () => {
  const raw = evaluation(["met", "met", "met", "met"], {
    ...grader,
    score: 4,
    dimensions: { correctness: 2, depth: null },
    judges: 3,
    spread: 0.5,
  });

  test("corrects score, dimensions and spread, and keeps the raw score and its name", () => {
    expect(applyCalibration(raw, source)).toMatchObject({
      score: 4.3,
      dimensions: { correctness: 1.9, depth: null },
      spread: 0.6,
      marks: raw.marks,
      calibration: { name: "cal-12345678", intercept: -0.5, slope: 1.2, rawScore: 4 },
    });
  });

  test("leaves the score within 1 to 5", () => {
    const score = fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100);
    const line = fc.record({ intercept: fc.integer({ min: -9, max: 9 }), slope: fc.nat(9) });
    fc.assert(
      fc.property(score, line, (value, { intercept, slope }) => {
        const made = applyCalibration({ ...raw, score: value }, () => ({
          ...calibration,
          intercept,
          slope,
        }));
        expect(made.score).toBeGreaterThanOrEqual(1);
        expect(made.score).toBeLessThanOrEqual(5);
      }),
    );
  });

  test.each([
    ["has no score", ungraded()],
    ["was settled by the screen", { ...raw, screen: "no-answer" as const }],
    ["was corrected before", applyCalibration(raw, source)],
  ])("does not touch what %s", (_, unchanged) => {
    expect(applyCalibration(unchanged, source)).toBe(unchanged);
  });

  test("is never made up", () => {
    expect(applyCalibration(raw, uncalibrated)).toBe(raw);
  });
});

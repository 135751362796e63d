import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDebriefs, fewest } from "../../src/practice/debrief-comparison.ts";
import type { Debrief, Outcome, PracticeScores } from "../../src/practice/debrief.ts";

function scores(day: string, values: readonly number[], changes: Partial<PracticeScores> = {}) {
  return {
    area: "databases",
    day,
    engine: "offline",
    model: "offline-2",
    promptHash: null,
    calibration: null,
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumOfSquares: values.reduce((sum, value) => sum + value ** 2, 0),
    ...changes,
  };
}

function asked(rating: number | null, area = "databases"): Debrief["questions"][number] {
  return { questionId: "q", text: "Q?", area, kind: "technical", rating, note: "" };
}

function debrief(heldOn: string, changes: Partial<Debrief> = {}): Debrief {
  return {
    id: "aaaaaaaa",
    company: "Acme",
    job: null,
    role: null,
    round: null,
    heldOn,
    outcome: "waiting",
    rating: null,
    note: "",
    recordedAt: `${heldOn}T12:00:00.000Z`,
    questions: [],
    ...changes,
  };
}

describe("practice before an interview", () => {
  test("is that of the 30 days before, not of the day itself and not of later ones", () => {
    const { interviews } = compareDebriefs(
      [debrief("2026-03-31")],
      [
        scores("2026-02-28", [1]),
        scores("2026-03-01", [2]),
        scores("2026-03-30", [4]),
        scores("2026-03-31", [5]),
        scores("2026-04-01", [5]),
      ],
    );
    expect(interviews).toMatchObject([{ practice: 3, practiceAnswers: 2, otherAnswers: 0 }]);
  });

  test("is that of one grader; a model's snapshots are one, prompts and calibrations are not", () => {
    const model = { engine: "openai", promptHash: "p" };
    const found = compareDebriefs(
      [debrief("2026-03-31")],
      [
        scores("2026-03-20", [4, 4], { ...model, model: "gpt-5-mini-2025-08-07" }),
        scores("2026-03-20", [3, 3], { ...model, model: "gpt-5-mini" }),
        scores("2026-03-20", [1], { ...model, model: "gpt-5-mini", promptHash: "q" }),
        scores("2026-03-20", [1], { ...model, model: "gpt-5-mini", calibration: "cal-1" }),
        scores("2026-03-20", [1]),
      ],
    );
    expect(found.grader).toEqual({ ...model, modelFamily: "gpt-5-mini", calibration: null });
    expect(found.interviews).toMatchObject([
      { practice: 3.5, practiceAnswers: 4, otherAnswers: 3 },
    ]);
  });

  test("is nothing where nothing was practised", () => {
    expect(compareDebriefs([debrief("2026-03-31")], [])).toMatchObject({
      grader: null,
      interviews: [{ practice: null, practiceAnswers: 0, went: null }],
      outcomes: { verdict: "too-few", passed: { count: 0, practice: null } },
      areas: [],
    });
    expect(compareDebriefs([], []).interviews).toEqual([]);
  });
});

/** Interviews two months apart, each with one day of practice before it. */
function history(results: readonly (readonly [Outcome, number])[]) {
  const days = results.map((_, index) => {
    const held = new Date(Date.UTC(2020, index * 2, 20));
    return held.toISOString().slice(0, 10);
  });
  return compareDebriefs(
    results.map(([outcome], index) => debrief(days[index] ?? "", { outcome })),
    results.map(([, score], index) => scores((days[index] ?? "").replace(/20$/, "10"), [score])),
  );
}

describe("outcomes", () => {
  const many = (outcome: Outcome, values: readonly number[]) =>
    values.map((value) => [outcome, value] as const);

  test("nothing is said of four", () => {
    const { outcomes } = history([
      ...many("offer", [5, 5, 5, 5]),
      ...many("rejected", [1, 1, 1, 1, 1]),
    ]);
    expect(outcomes).toMatchObject({
      passed: { count: 4, practice: 5 },
      rejected: { count: 5, practice: 1 },
      band: null,
      verdict: "too-few",
    });
  });

  test("five of each, beyond the noise and within it; waiting and withdrawn ones count for neither", () => {
    const rest = [...many("waiting", [1, 1]), ...many("withdrew", [1])];
    const passed = [...many("offer", [4.2, 4.4, 4]), ...many("next-round", [4.1, 4.3])];
    expect(
      history([...passed, ...rest, ...many("rejected", [2.1, 2.4, 2.2, 2, 2.3])]).outcomes,
    ).toMatchObject({
      passed: { count: 5, practice: 4.2 },
      rejected: { count: 5, practice: 2.2 },
      verdict: "higher-before-passed",
    });
    expect(
      history([...passed, ...many("rejected", [4.4, 4, 4.1, 4.3, 4.3])]).outcomes.verdict,
    ).toBe("no-difference");
    expect(history([...passed, ...many("rejected", [5, 5, 5, 5, 5])]).outcomes.verdict).toBe(
      "lower-before-passed",
    );
  });

  test("never claims anything from fewer than five of each", () => {
    const outcome = fc.constantFrom<Outcome>("offer", "next-round", "rejected", "waiting");
    const result = fc.tuple(outcome, fc.double({ min: 1, max: 5, noNaN: true }));
    fc.assert(
      fc.property(fc.array(result, { maxLength: 20 }), (results) => {
        const { outcomes, interviews } = history(results);
        const few = outcomes.passed.count < fewest || outcomes.rejected.count < fewest;
        expect(outcomes.verdict === "too-few").toBe(few);
        expect(outcomes.band === null).toBe(few);
        expect(interviews).toHaveLength(results.length);
      }),
    );
  });
});

describe("an area", () => {
  test("is what was asked in it against practice in it; a day before two interviews counts once", () => {
    const ratings = [2, 2, 1, 2, 1];
    const { areas } = compareDebriefs(
      [
        debrief("2026-03-20", { questions: ratings.map((rating) => asked(rating)) }),
        debrief("2026-03-25", { questions: [asked(null), asked(4, "python")] }),
      ],
      [
        scores("2026-03-10", [4, 4.2, 4.4, 4, 4.3]),
        scores("2026-03-10", [3], { area: "python" }),
        scores("2026-03-10", [3], { area: "ruby" }),
      ],
    );
    expect(areas).toEqual([
      {
        area: "databases",
        asked: 6,
        rated: 5,
        went: 1.6,
        practice: 4.18,
        practiceAnswers: 5,
        verdict: "worse-than-practised",
      },
      {
        area: "python",
        asked: 1,
        rated: 1,
        went: 4,
        practice: 3,
        practiceAnswers: 1,
        verdict: "too-few",
      },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { evaluateOffline } from "../../../src/grading/evaluate.ts";
import type { Evaluation } from "../../../src/grading/evaluation.ts";
import { labelKey, markedAnswerOf } from "../../../src/grading/calibration/labels.ts";
import { agreedScore, resolveGolden } from "../../../src/grading/calibration/marked-answer.ts";
import type { MarkedAnswer } from "../../../src/grading/calibration/marked-answer.ts";
import { measure, scorePairs } from "../../../src/grading/calibration/measure.ts";
import { uncalibrated } from "../../../src/grading/calibration/affine.ts";
import { evaluation, question, ungraded } from "../../support/interview.ts";
import { bankQuestion, library } from "../../support/library.ts";
import { sha256 } from "../fixtures.ts";

const golden = resolveGolden(library.golden(), bankQuestion);

describe("the bundled answers", () => {
  test("are 60 of all kinds and manners, each with a mark for each criterion", () => {
    expect(golden.length).toBeGreaterThanOrEqual(60);
    expect(new Set(golden.map(({ id }) => id)).size).toBe(golden.length);
    const kinds = Map.groupBy(golden, (each) => each.question.kind);
    for (const kind of ["technical", "behavioural", "system-design"] as const) {
      expect(kinds.get(kind)?.length).toBeGreaterThanOrEqual(12);
    }
    expect(new Set(golden.map(({ manner }) => manner)).size).toBe(8);
    for (const { marks, question: asked } of golden) {
      expect(marks.map(({ criterionId }) => criterionId)).toEqual(
        asked.criteria.map(({ id }) => id),
      );
    }
  });

  test("are not the bank's own examples, on which the offline grader was made", () => {
    for (const { question: asked, answers } of golden) {
      const examples = Object.values(asked.examples ?? {});
      expect(examples).not.toContain(answers[0]?.text);
    }
  });

  test("are ordered by people's marks as their manners say", () => {
    const mean = (manner: string): number => {
      const scores = golden
        .filter((each) => each.manner === manner)
        .map((each) => agreedScore(each) ?? 0);
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    expect(mean("strong")).toBe(5);
    expect(mean("non-native")).toBeGreaterThan(3.5);
    expect(mean("middling")).toBeGreaterThan(mean("weak"));
    expect(mean("fluent-wrong")).toBeLessThan(1.2);
  });

  test("agree with the offline grader more than by chance, and not by being made for it", () => {
    const judged = golden.map((marked) => ({
      marked,
      evaluations: [
        evaluateOffline(
          marked.question,
          library.rubricFor(marked.question.kind),
          marked.answers,
          sha256,
        ),
      ],
    }));
    const { marks, score, ungraded: without } = measure(judged, uncalibrated);
    expect(without).toBe(0);
    expect(marks.kappa).toBeGreaterThan(0.55);
    expect(score.r).toBeGreaterThan(0.6);
  });

  test("one that names what the bank lacks, or leaves a criterion out, is a bug", () => {
    const [answer] = library.golden().answers;
    if (answer === undefined) throw new Error("there is no answer");
    const resolve = (changes: object) =>
      resolveGolden({ version: 1, answers: [{ ...answer, ...changes }] }, bankQuestion);
    expect(() => resolve({ question: "nope" })).toThrow(/no question/);
    expect(() => resolve({ marks: { ...answer.marks, nope: "met" } })).toThrow(/no criterion/);
    expect(() => resolve({ marks: {} })).toThrow(/has no mark/);
  });
});

describe("a measurement", () => {
  const asked = question("indexes");
  const marked = (id: string, marks: readonly ("met" | "missed")[]): MarkedAnswer => ({
    id,
    question: asked,
    answers: [{ probe: null, text: id }],
    level: "mid",
    manner: "strong",
    marks: asked.criteria.map((criterion, index) => ({
      criterionId: criterion.id,
      mark: marks[index] ?? "missed",
    })),
  });
  const good = marked("good", ["met", "met", "met", "met"]);
  const bad = marked("bad", ["missed", "missed", "missed", "missed"]);
  const says = (score: number, value: "met" | "missed"): Evaluation =>
    evaluation([value, value, value, value], { score });

  test("holds agreement, spread over repeats, and what could not be judged", () => {
    const found = measure(
      [
        { marked: good, evaluations: [says(5, "met"), says(4, "met")] },
        { marked: bad, evaluations: [says(1, "missed"), ungraded()] },
      ],
      uncalibrated,
    );
    expect(found).toMatchObject({
      grader: { engine: "offline", model: "offline-test", promptHash: null },
      answers: 2,
      ungraded: 1,
      marks: { marks: 12, kappa: 1, same: 1, bias: 0 },
      score: { scores: 3 },
      calibrated: null,
      spread: { mean: 1, largest: 1 },
      dimensions: [{ dimension: "correctness", marks: 12 }],
      manners: [{ manner: "strong", scores: 3 }],
      furthest: [{ id: "good", given: 4, agreed: 5 }, { id: "bad" }],
    });
    expect(found.score.bias).toBeCloseTo(-1 / 3, 9);
  });

  test("shows what the stored calibration makes of the scores", () => {
    const found = measure([{ marked: good, evaluations: [says(4, "met")] }], (grader) => ({
      ...grader,
      name: "cal-1",
      intercept: 1,
      slope: 1,
      answers: 60,
      fittedAt: "2026-01-01T00:00:00.000Z",
    }));
    expect(found).toMatchObject({
      score: { meanAbsoluteError: 1 },
      calibrated: { name: "cal-1", meanAbsoluteError: 0 },
    });
  });

  test("gives a fit the mean of the repeats, and nothing that the screen settled", () => {
    const screened = evaluation([], { score: 1, screen: "no-answer" });
    expect(
      scorePairs([
        { marked: good, evaluations: [says(5, "met"), says(4, "met"), ungraded()] },
        { marked: bad, evaluations: [screened] },
      ]),
    ).toEqual([{ raw: 4.5, agreed: 5 }]);
  });

  test("a label is measured like any other answer, and known again by criteria and answer", () => {
    const answers = [{ probe: null, text: "good" }];
    const key = labelKey(asked, answers, sha256);
    expect(labelKey({ ...asked, id: "other" }, answers, sha256)).toBe(key);
    expect(labelKey(asked, [{ probe: null, text: "else" }], sha256)).not.toBe(key);
    const label = {
      key,
      source: "a.jsonl:1",
      level: "mid" as const,
      question: asked,
      answers,
      marks: [...good.marks],
      labelledAt: "2026-01-01T00:00:00.000Z",
    };
    expect(markedAnswerOf(label)).toMatchObject({ manner: "yours", marks: good.marks });
  });
});

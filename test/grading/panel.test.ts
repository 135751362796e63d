import { describe, expect, test } from "vitest";
import type { EvaluatedAnswer, Evaluation, MarkValue } from "../../src/grading/evaluation.ts";
import { bandOf, defaultBand, differences, yardstickOf } from "../../src/grading/comparison.ts";
import { combineJudgements, createPanel } from "../../src/grading/panel.ts";
import { scoreMarks } from "../../src/grading/score.ts";
import { evaluation, question, ungraded } from "../support/interview.ts";

const asked = question("indexes");

/** An evaluation whose score is that of its marks. */
function judged(marks: readonly MarkValue[], changes: Partial<EvaluatedAnswer> = {}) {
  const made = evaluation(marks, changes);
  return { ...made, score: scoreMarks(asked.criteria, made.marks) ?? 1, ...changes };
}

const values = (result: Evaluation): readonly MarkValue[] => result.marks.map(({ mark }) => mark);

describe("several judgements", () => {
  test("give the median mark of each criterion, and its score by the ordinary formula", () => {
    const result = combineJudgements(
      asked,
      [
        judged(["met", "met", "missed", "met"]),
        judged(["partly", "missed", "missed", "met"]),
        judged(["missed", "met", "partly", "met"]),
      ],
      3,
    );
    expect(values(result)).toEqual(["partly", "met", "missed", "met"]);
    // Weights 2, 3, 2, 2: 1 + 4 × (1 + 3 + 2) / 9; the judges gave 4.11, 2.33 and 3.67.
    expect(result).toMatchObject({ score: 3.67, judges: 3, spread: 1.78 });
  });

  test("of an even number the lower mark counts, and a contradiction is lower than a miss", () => {
    const result = combineJudgements(
      asked,
      [judged(["met", "contradicted", "met", "met"]), judged(["partly", "missed", "met", "met"])],
      2,
    );
    expect(values(result)).toEqual(["partly", "contradicted", "met", "met"]);
  });

  test("who cannot tell is left out where at least half can", () => {
    const one = judged(["cannot-tell", "cannot-tell", "met", "met"]);
    const two = judged(["met", "cannot-tell", "met", "met"]);
    expect(values(combineJudgements(asked, [one, two], 2)).slice(0, 2)).toEqual([
      "met",
      "cannot-tell",
    ]);
    const third = combineJudgements(asked, [one, one, two], 3);
    expect(values(third)[0]).toBe("cannot-tell");
  });

  test("a mark has the words of a judge who gave it", () => {
    const quoting = (mark: MarkValue, quote: string): EvaluatedAnswer =>
      judged([mark, "met", "met", "met"], {
        marks: [{ criterionId: "first", mark, quote, reason: `because ${quote}` }],
      });
    const result = combineJudgements(
      { ...asked, criteria: asked.criteria.slice(0, 1) },
      [quoting("met", "a"), quoting("partly", "b"), quoting("partly", "c")],
      3,
    );
    expect(result.marks).toEqual([
      { criterionId: "first", mark: "partly", quote: "b", reason: "because b" },
    ]);
  });

  test("that lie far apart are of low confidence, and keep the doubts of each", () => {
    const result = combineJudgements(
      asked,
      [
        judged(["met", "met", "met", "met"], { doubts: ["too-long"], confidence: "low" }),
        judged(["missed", "missed", "missed", "missed"]),
      ],
      2,
    );
    expect(result).toMatchObject({ confidence: "low", doubts: ["too-long", "judges-disagree"] });
  });

  test("with no more than half of them there is no score", () => {
    const good = judged(["met", "met", "met", "met"]);
    expect(combineJudgements(asked, [good, ungraded("refused")], 2)).toMatchObject({
      status: "ungraded",
      reason: "refused",
    });
    expect(combineJudgements(asked, [ungraded("refused"), good, good], 3)).toMatchObject({
      score: 5,
      judges: 2,
    });
    expect(combineJudgements(asked, [good], 1)).toBe(good);
  });

  test("of an answer that the screen settled are one", () => {
    const screened = judged(["missed", "missed", "missed", "missed"], { screen: "no-answer" });
    expect(combineJudgements(asked, [screened, screened, screened], 3)).toBe(screened);
  });
});

describe("a panel", () => {
  const panel = (judges: number, answers: readonly Evaluation[]) => {
    const asks: boolean[] = [];
    const judge = createPanel<{ question: typeof asked; onMark?: (() => void) | undefined }>(
      async (request) => {
        asks.push(request.onMark !== undefined);
        const answer = answers[asks.length - 1];
        if (answer === undefined) throw new Error("asked too often");
        return answer;
      },
      judges,
    );
    return { judge, asks };
  };
  const good = judged(["met", "met", "met", "met"]);
  const doubted = judged(["met", "met", "met", "met"], {
    doubts: ["graders-disagree"],
    confidence: "low",
  });

  test("of one asks once, and tells marks as they come", async () => {
    const { judge, asks } = panel(1, [good]);
    expect(await judge({ question: asked, onMark: () => undefined })).toBe(good);
    expect(asks).toEqual([true]);
  });

  test("of one asks a second time when the offline grader disagrees, and says so", async () => {
    const { judge, asks } = panel(1, [doubted, good]);
    const result = await judge({ question: asked, onMark: () => undefined });
    expect(result).toMatchObject({ judges: 2, spread: 0, confidence: "low" });
    expect(result).toMatchObject({ doubts: ["graders-disagree"] });
    expect(asks).toEqual([true, false]);
  });

  test("of three asks three times, whoever disagrees", async () => {
    const { judge, asks } = panel(3, [doubted, good, good]);
    expect(await judge({ question: asked, onMark: () => undefined })).toMatchObject({ judges: 3 });
    expect(asks).toEqual([true, false, false]);
  });
});

describe("comparing scores", () => {
  test("the band is the larger spread, else nothing offline and half a point for a model", () => {
    const model = { engine: "openai", spread: null };
    expect(bandOf({ engine: "openai", spread: 0.4 }, { spread: 0.8 })).toBe(0.8);
    expect(bandOf(model, { spread: 0.2 })).toBe(0.2);
    expect(bandOf(model, { spread: null })).toBe(defaultBand);
    expect(bandOf({ engine: "offline", spread: null }, { spread: null })).toBe(0);
  });

  test("another calibration is another yardstick", () => {
    const calibration = { name: "cal-1", intercept: 0, slope: 1, rawScore: 3 };
    const now = yardstickOf(judged(["met", "met", "met", "met"], { calibration }));
    const then = yardstickOf(judged(["met", "met", "met", "met"]));
    expect(differences(now, then)).toEqual(["calibration"]);
    expect(differences(now, now)).toEqual([]);
  });
});

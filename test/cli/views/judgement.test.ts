import * as fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import type { Format } from "../../../src/cli/format.ts";
import { english } from "../../../src/words/calibration/english.ts";
import { spanish } from "../../../src/words/calibration/spanish.ts";
import { noStyle, plainSymbols, unicodeSymbols } from "../../../src/cli/format.ts";
import { renderFit, renderMeasurement } from "../../../src/cli/views/calibrate.ts";
import { renderEvent } from "../../../src/cli/views/interview-events.ts";
import { renderCriterion, renderItem } from "../../../src/cli/views/label.ts";
import { uncalibrated } from "../../../src/grading/calibration/affine.ts";
import { measure } from "../../../src/grading/calibration/measure.ts";
import type { EvaluatedAnswer } from "../../../src/grading/evaluation.ts";
import { describeJudgement } from "../../../src/grading/judgement-words.ts";
import { hostileText } from "../../support/hostile-text.ts";
import { evaluation, question } from "../../support/interview.ts";
import { rubrics } from "../../support/rubrics.ts";

const format = (width: number, symbols = unicodeSymbols): Format => ({
  style: noStyle,
  symbols,
  language: "en",
  width,
});
const asked = question("indexes");

function shown(
  changes: Partial<EvaluatedAnswer>,
  options: {
    shown?: readonly string[];
    symbols?: Format["symbols"];
    text?: string;
    headings?: boolean;
    width?: number;
  } = {},
) {
  return renderEvent(
    {
      type: "answer-evaluated",
      at: "2026-01-01T00:00:00.000Z",
      interviewId: "abcdefgh",
      position: 1,
      throughProbe: 0,
      question: { ...asked, text: options.text ?? asked.text },
      evaluation: evaluation(["met", "partly", "met", "met"], changes),
      final: true,
    },
    { rubrics, level: "mid", shown: new Set(options.shown), headings: options.headings ?? false },
    format(options.width ?? 80, options.symbols),
  );
}

describe("an evaluation on the screen", () => {
  test("of several judges has ± half of their spread, and how often and how far apart", () => {
    const text = shown({ score: 3.4, judges: 3, spread: 0.8 });
    expect(text).toContain("3.4 of 5 ±0.4");
    expect(text).toContain("3 times, 0.8 apart");
    expect(shown({ judges: 3, spread: 0.8 }, { symbols: plainSymbols })).toContain("+/-0.4");
    expect(shown({})).not.toContain("±");
  });

  test("at the end of a mock interview begins with its question, broken once", () => {
    const text = shown(
      {},
      {
        headings: true,
        width: 40,
        text: "What does an index cost when rows are written, and when is it not used?",
      },
    );
    expect(text).toMatch(
      /^\nQuestion 1 What does an index cost when\nrows are written, and when is it not\nused\?\n/,
    );
  });

  test("that was corrected names the correction and the raw score", () => {
    const calibration = { name: "cal-1", intercept: 0, slope: 1, rawScore: 2.9 };
    expect(shown({ calibration })).toContain("calibrated by cal-1 (raw score 2.9)");
  });

  test("of low confidence says why", () => {
    const text = shown({ confidence: "low", doubts: ["unclear-words", "judges-disagree"] });
    expect(text?.replaceAll(/\s+/g, " ")).toContain(
      "with low confidence: words that count were not heard clearly; several judgements of it disagree.",
    );
    // One from before there were reasons.
    const old = evaluation(["met"], { confidence: "low" });
    expect(describeJudgement(old, "en")).toBe("Judged by the offline grader, with low confidence.");
  });

  test("tells a mark again that had arrived as met and is not any more", () => {
    const text = shown({}, { shown: ["first", "second"] });
    expect(text).not.toContain("Names the first thing.");
    expect(text).toContain("Names the second thing.");
  });
});

describe("what calibrate and label show", () => {
  const marked = (id: string, manner: string) => ({
    id,
    question: asked,
    answers: [{ probe: null, text: id }],
    level: "mid" as const,
    manner,
    marks: asked.criteria.map((criterion) => ({ criterionId: criterion.id, mark: "met" as const })),
  });

  test("fits any width from 40 columns, whatever the words", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 40, max: 120 }), (text, width) => {
        const found = measure(
          [{ marked: marked(text, text), evaluations: [evaluation(["met"], { model: text })] }],
          uncalibrated,
        );
        const item = {
          key: "k",
          source: text,
          level: "mid" as const,
          question: { ...asked, text: text || "Why?" },
          answers: [{ probe: text, text }],
          evaluations: [],
        };
        const [criterion] = asked.criteria;
        if (criterion === undefined) throw new Error("no criterion");
        const screens = [
          renderMeasurement(found, english, format(width)),
          renderMeasurement(found, spanish, { ...format(width), language: "es" }),
          renderItem(item, 1, 2, english, format(width)),
          renderItem(item, 1, 2, spanish, { ...format(width), language: "es" }),
          renderCriterion({ ...criterion, text: text || "x" }, 1, item, format(width)),
        ];
        for (const line of screens.join("\n").split("\n")) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\u0000-\u0008\u001b]/);
        }
      }),
    );
  });

  test("a fit that was not kept promises nothing", () => {
    const fit = {
      engine: "openai" as const,
      model: "m",
      promptHash: "p",
      name: "cal-1",
      intercept: 0.5,
      slope: 0.9,
      answers: 60,
      fittedAt: "2026-01-01T00:00:00.000Z",
      errorBefore: 0.5,
      errorAfter: 0.6,
      kept: false,
    };
    expect(renderFit(fit, english, format(80))).toContain("0.50 without it, 0.60 with it");
    expect(renderFit(fit, english, format(80))).not.toContain("Later evaluations");
    expect(renderFit({ ...fit, kept: true }, english, format(80))).toContain("Later evaluations");
  });
});

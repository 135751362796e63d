import { describe, expect, test } from "vitest";
import type { EvaluatedAnswer, Evaluation } from "../../../src/grading/evaluation.ts";
import type { Engine } from "../../../src/interview/ports.ts";
import { evaluation, record, role, settings, turn, ungraded } from "../../support/interview.ts";
import type { CaptureOptions } from "../fakes.ts";
import { fakeLibrary, fakeStore, runCommandLine } from "../fakes.ts";

/** By a model, whose score of an answer wavers. */
function judged(score: number, changes: Partial<EvaluatedAnswer> = {}): EvaluatedAnswer {
  return evaluation(["met", "met", "met", "met"], {
    engine: "openai",
    model: "m-1",
    promptHash: "p",
    score,
    ...changes,
  });
}

function engineOf(now: Evaluation): Engine {
  const unexpected = (): never => {
    throw new Error("unexpected");
  };
  return {
    name: "offline",
    model: "m-1",
    plan: unexpected,
    question: unexpected,
    clarify: unexpected,
    probe: unexpected,
    improve: unexpected,
    judge: async () => now,
  };
}

/** What `regrade last` says of one answer that had this evaluation and has that one now. */
async function regrade(
  before: Evaluation,
  now: Evaluation,
  flags: readonly string[] = [],
  options: CaptureOptions = {},
) {
  const saved = {
    id: "e1",
    position: 1,
    throughProbe: 0,
    evaluation: before,
    evaluatedAt: "2026-01-01T00:00:00.000Z",
  };
  const interview = record({
    settings: settings({ role: role.id }),
    turns: [turn(1, null, { evaluations: [saved] })],
  });
  const kept: Evaluation[] = [];
  const changes = {
    openStore: fakeStore({
      resolveInterviewId: () => interview.id,
      loadInterview: () => interview,
      saveEvaluation: (_, { evaluation: made }) => kept.push(made),
    }),
    openLibrary: fakeLibrary({ roles: [role] }),
    openEngine: async () => engineOf(now),
  };
  const words = ["regrade", "last", "--engine", "offline", ...flags];
  const run = await runCommandLine(words, changes, options);
  return { ...run, kept };
}

describe("regrade", () => {
  test.each([
    ["half a point of a single judge", judged(3), judged(3.5), "(was 3.0, within the spread)"],
    ["more than that", judged(3), judged(3.6), "(was 3.0, better)"],
    ["a fall", judged(3), judged(2), "(was 3.0, worse)"],
    [
      "what is within the spread of several judges",
      judged(3, { judges: 3, spread: 1 }),
      judged(4, { judges: 3, spread: 0.4 }),
      "(was 3.0, within the spread)",
    ],
    ["no change", judged(3), judged(3), "(was 3.0)"],
    [
      "another prompt and a calibration",
      judged(3, { promptHash: "q" }),
      judged(4, { calibration: { name: "cal-1", intercept: 0, slope: 1, rawScore: 4 } }),
      "(was 3.0, not comparable: another prompt, calibration)",
    ],
  ])("says of %s whether it counts", async (_, before, now, words) => {
    const { stdout, error, kept } = await regrade(before, now);
    expect(error).toBeNull();
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(words);
    expect(kept).toEqual([now]);
  });

  test("shows the spread, the judges, and why the confidence is low", async () => {
    const now = judged(3.4, {
      judges: 3,
      spread: 0.8,
      confidence: "low",
      doubts: ["graders-disagree"],
    });
    const { stdout } = await regrade(judged(3), now);
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(
      "abcdefgh question 1: 3.4 of 5 ±0.4 (was 3.0, within the spread). Judged by m-1, 3 times, 0.8 apart, with low confidence: the model and the offline grader disagree. ",
    );
  });

  test.each([
    [
      "es",
      "abcdefgh pregunta 1: 4.0 de 5 ±0.4 (antes 3.0, no comparable: otro valor de prompt). Evaluado por m-1, 3 veces, con 0.8 de diferencia. ",
    ],
    [
      "pt",
      "abcdefgh pergunta 1: 4,0 de 5 ±0,4 (antes 3,0, não comparável: outro valor de prompt). Avaliação: m-1, 3 vezes, com 0,8 de diferença. ",
    ],
  ] as const)("speaks %s", async (language, expected) => {
    const now = judged(4, { judges: 3, spread: 0.8 });
    const { stdout } = await regrade(judged(3, { promptHash: "q" }), now, [], { language });
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(expected);
  });

  test("gives the change, its band and what differs as JSON", async () => {
    const { stdout } = await regrade(judged(3), judged(4), ["--json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      { before: 3, change: { points: 1, band: 0.5, differs: [] } },
    ]);
  });

  test("a failed second attempt hides no score", async () => {
    const { kept, error } = await regrade(judged(3), ungraded());
    expect(kept).toEqual([]);
    expect(error).toMatchObject({ code: "below-minimum" });
  });
});

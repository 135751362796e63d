import { describe, expect, test } from "vitest";
import { doubtfulSpans } from "../../src/interview/interview.ts";
import {
  hasUnreadAnswer,
  needsEvaluation,
  nextStep,
  probeTarget,
} from "../../src/interview/step.ts";
import { answer, evaluation, record, settings, turn, ungraded } from "../support/interview.ts";

const saved = (
  position: number,
  throughProbe: number,
  judged = evaluation(["met", "missed", "partly", "met"]),
) => ({
  id: `evaluation-${position}-${throughProbe}`,
  position,
  throughProbe,
  evaluation: judged,
  evaluatedAt: "2026-01-01T00:00:00.000Z",
});
const probe = (number: number, criterionId = "second") => ({
  position: 1,
  number,
  criterionId,
  text: "And?",
  askedAt: "2026-01-01T00:00:00.000Z",
});

describe("nextStep", () => {
  const coach = settings({ questionLimit: 2, probeLimit: 1 });

  test("asks, waits for the answer, evaluates, probes, waits again, evaluates again, asks on, finishes", async () => {
    const asked = turn(1, null, { answers: [] });
    const answered = { ...asked, answers: [answer(1)] };
    const judged = { ...answered, evaluations: [saved(1, 0)] };
    const probed = { ...judged, probes: [probe(1)] };
    const probeAnswered = { ...probed, answers: [answer(1), answer(1, { probeNumber: 1 })] };
    const done = { ...probeAnswered, evaluations: [saved(1, 0), saved(1, 1)] };
    const steps = [
      [],
      [asked],
      [answered],
      [judged],
      [probed],
      [probeAnswered],
      [done],
      [done, turn(2, 5, {})],
    ];
    const found = await Promise.all(
      steps.map((turns) =>
        nextStep(record({ settings: { ...coach, probeLimit: turns.length > 1 ? 0 : 1 }, turns })),
      ),
    );
    expect(found.map(({ type }) => type)).toEqual([
      "ask",
      "answer",
      "evaluate",
      "probe",
      "answer",
      "evaluate",
      "ask",
      "finish",
    ]);
  });

  test("a skipped probe ends the turn", async () => {
    const skipped = turn(1, null, {
      answers: [answer(1), answer(1, { probeNumber: 1, outcome: "skipped", text: "" })],
      probes: [probe(1)],
      evaluations: [saved(1, 0)],
    });
    expect((await nextStep(record({ settings: coach, turns: [skipped] }))).type).toBe("ask");
  });

  test("a mock interview neither waits for an evaluation nor probes", async () => {
    const mock = settings({ mode: "mock", probeLimit: 1 });
    expect((await nextStep(record({ settings: mock, turns: [turn(1, null)] }))).type).toBe("ask");
  });
});

describe("needsEvaluation", () => {
  test("an ungraded evaluation has read the answer too; regrading is another matter", () => {
    expect(needsEvaluation(turn(1, null))).toBe(true);
    expect(needsEvaluation(turn(1, 3))).toBe(false);
    expect(needsEvaluation(turn(1, null, { answers: [answer(1, { outcome: "skipped" })] }))).toBe(
      false,
    );
  });
});

describe("probeTarget", () => {
  test("the heaviest open criterion, a prepared probe first among equals", () => {
    const open = turn(1, null, {
      evaluations: [saved(1, 0, evaluation(["missed", "met", "partly", "missed"]))],
    });
    expect(probeTarget(open, 1)?.id).toBe("first");
    const heavy = turn(1, null, {
      evaluations: [saved(1, 0, evaluation(["missed", "partly", "missed", "missed"]))],
    });
    expect(probeTarget(heavy, 1)?.id).toBe("second");
  });

  test("none when nothing is open, the limit is reached, or it was probed before", () => {
    const met = turn(1, null, {
      evaluations: [saved(1, 0, evaluation(["met", "met", "met", "met"]))],
    });
    expect(probeTarget(met, 1)).toBeNull();
    const once = turn(1, null, {
      probes: [probe(1)],
      evaluations: [saved(1, 1, evaluation(["met", "missed", "met", "met"]))],
    });
    expect(probeTarget(once, 1)).toBeNull();
    expect(probeTarget(once, 2)).toBeNull();
  });

  test("none without a judgement, or where the person said that they do not know", () => {
    expect(probeTarget(turn(1, null), 1)).toBeNull();
    const failed = turn(1, null, { evaluations: [{ ...saved(1, 0), evaluation: ungraded() }] });
    expect(probeTarget(failed, 1)).toBeNull();
    const blank = evaluation(["missed", "missed", "missed", "missed"], { screen: "no-answer" });
    expect(probeTarget(turn(1, null, { evaluations: [saved(1, 0, blank)] }), 1)).toBeNull();
  });
});

describe("a spoken answer that was not transcribed", () => {
  const heard = { recordingPath: "/recordings/1.wav", transcript: null, speech: null };
  const spoken = answer(1, { input: "spoken", text: "", heard });

  test("is not judged, and the interview goes on", async () => {
    const waiting = turn(1, null, { answers: [spoken], evaluations: [] });
    expect(needsEvaluation(waiting)).toBe(false);
    expect(hasUnreadAnswer(waiting)).toBe(true);
    const coach = settings({ questionLimit: 2, probeLimit: 1 });
    expect((await nextStep(record({ settings: coach, turns: [waiting] }))).type).toBe("ask");
  });

  test("is judged once it has words", () => {
    const transcribed = { ...spoken, text: "A closure." };
    expect(needsEvaluation(turn(1, null, { answers: [transcribed], evaluations: [] }))).toBe(true);
  });
});

describe("doubtfulSpans", () => {
  const transcript = {
    text: "It caches in rabbits.",
    language: "en",
    words: null,
    doubtful: [{ start: 13, end: 20 }],
    durationMs: null,
    recogniser: "whisper-cli",
    model: "base.en",
    notices: [],
  };
  const heard = { recordingPath: null, transcript, speech: null };

  test("are the recogniser's, until the person corrects the text", () => {
    expect(doubtfulSpans(answer(1, { text: transcript.text, heard }))).toEqual(transcript.doubtful);
    expect(doubtfulSpans(answer(1, { text: "It caches in Redis.", heard }))).toEqual([]);
    expect(doubtfulSpans(answer(1))).toEqual([]);
  });
});

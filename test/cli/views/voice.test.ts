import { describe, expect, test } from "vitest";
import { columnsOf, noStyle, plainSymbols, unicodeSymbols } from "../../../src/cli/format.ts";
import type { Format } from "../../../src/cli/format.ts";
import type { MeterState } from "../../../src/cli/views/voice.ts";
import {
  clock,
  renderDevices,
  renderMeter,
  renderReview,
  renderTranscript,
  spokenSummary,
} from "../../../src/cli/views/voice.ts";
import { english } from "../../../src/words/voice/english.ts";

const at = (width: number, symbols = unicodeSymbols): Format => ({
  style: noStyle,
  symbols,
  language: "en",
  width,
});
const running: MeterState = {
  elapsedMs: 42_300,
  levelDbfs: -18,
  isPaused: false,
  endsInMs: null,
  leftMs: null,
};

test("the result as it is said, in each language, with a score and without", () => {
  const summary = { asked: 3, answered: 2, skipped: 1, ungraded: 0, score: 3.44 };
  expect(spokenSummary(summary, "en")).toBe(
    "That was it. You answered 2 of 3. Your score is 3.4 of 5.",
  );
  expect(spokenSummary(summary, "pt")).toContain("3,4 de 5");
  expect(spokenSummary({ ...summary, score: null }, "es")).toContain("Todavía no hay nota");
});

describe("the meter", () => {
  test("at 80 columns, at 40, and plain", () => {
    expect(renderMeter(running, english, at(80))).toBe(
      "• ▮▮▮▮▮▮▮▮▮▮▮▮▮▯▯▯▯▯▯ 0:42  Enter ends, Space pauses, r again, Esc types",
    );
    expect(renderMeter(running, english, at(40))).toBe("• ▮▮▮▮▮▮▯▯▯ 0:42  Enter ends, Esc types");
    expect(renderMeter(running, english, at(80, plainSymbols))).toContain(
      "- #############...... 0:42",
    );
  });

  test("says when silence ends it, when time is nearly over, and when it is paused", () => {
    expect(renderMeter({ ...running, endsInMs: 1440 }, english, at(80))).toContain("ends in 1.4 s");
    expect(renderMeter({ ...running, leftMs: 29_100 }, english, at(80))).toContain("30 s left");
    expect(renderMeter({ ...running, isPaused: true }, english, at(80))).toBe(
      "paused 0:42  Space goes on, Enter ends, r again, Esc types",
    );
  });

  test.each([20, 25, 40, 60, 80, 200])("is never as wide as %d columns", (width) => {
    for (const state of [running, { ...running, isPaused: true }, { ...running, endsInMs: 900 }]) {
      for (const levelDbfs of [-96, -60, -6, 0]) {
        expect(columnsOf(renderMeter({ ...state, levelDbfs }, english, at(width)))).toBeLessThan(
          width,
        );
      }
    }
  });
});

test("doubtful words are marked where they stand, and nothing of the text is an escape", () => {
  const text = "We used functools\u001b[2J here.";
  const shown = renderTranscript(text, [{ start: 8, end: 17 }], at(80));
  expect(shown).toContain("We used functools(?)");
  expect(shown).not.toContain("\u001b");
});

test("the review says when it goes on by itself, as far as there is room", () => {
  expect(renderReview({ isDoubtful: true, leftMs: 8400 }, english, at(100))).toContain(
    "by itself in 9 s",
  );
  expect(renderReview({ isDoubtful: false, leftMs: null }, english, at(80))).not.toContain(
    "by itself",
  );
  for (const width of [20, 40, 60]) {
    expect(renderReview({ isDoubtful: true, leftMs: 1 }, english, at(width)).length).toBeLessThan(
      width,
    );
  }
});

test("devices, and where they cannot be listed", () => {
  const trials = [
    { program: "arecord", problem: "no card", isInstalled: true, peak: null },
    { program: "sox", problem: null, isInstalled: true, peak: 12 },
  ];
  expect(renderDevices({ microphones: ["desk"], trials }, english, at(80))).toBe(
    "Microphones\n• desk\n\nPrograms\n✗ arecord: no card\n✓ sox records",
  );
  expect(renderDevices({ microphones: null, trials: [] }, english, at(80))).toContain(
    "cannot be listed",
  );
  expect(renderDevices({ microphones: [], trials: [] }, english, at(80))).toContain(
    "No microphone",
  );
});

test("time", () => {
  expect(clock(0)).toBe("0:00");
  expect(clock(299_999)).toBe("4:59");
});

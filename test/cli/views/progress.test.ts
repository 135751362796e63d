import { expect, test } from "vitest";
import { columnsOf, noStyle, plainSymbols, unicodeSymbols } from "../../../src/cli/format.ts";
import { renderProgress } from "../../../src/cli/views/progress.ts";
import type { Progress } from "../../../src/practice/progress.ts";
import type { DeliveryTrend } from "../../../src/speech/delivery-trend.ts";

const nothing: Progress = {
  area: null,
  since: null,
  interviews: 0,
  answers: 0,
  practiceAnswers: 0,
  practisedMs: 0,
  streakDays: 0,
  trends: [],
  job: null,
  coverage: [],
  recurringMisses: [],
  neverPractised: [],
  cards: { all: 0, due: 0, nextDueAt: null },
  predictions: null,
  ungraded: 0,
  next: [],
};

const pace: DeliveryTrend = {
  key: "pace",
  name: "Pace",
  unit: "words a minute",
  points: [110, 120, 130, 150].map((value, day) => ({
    interviewId: `i${day}`,
    startedAt: `2026-01-0${day + 1}T10:00:00.000Z`,
    value,
  })),
  change: 25,
  better: null,
};

test("delivery stands with its latest figure, its range and where it goes", () => {
  const format = { style: noStyle, symbols: unicodeSymbols, width: 80, language: "en" } as const;
  const shown = renderProgress(nothing, [pace], 8, format);
  expect(shown).toContain("Delivery, 4 spoken interviews; never part of a score");
  expect(shown).toContain("Pace  ▁▃▅█ 150 words a minute, between 110 and 150; +25 lately");
  expect(renderProgress(nothing, [], 8, format)).not.toContain("Delivery");
});

test("at 40 columns and without signs it is still there, and one interview is no trend", () => {
  const format = { style: noStyle, symbols: plainSymbols, width: 40, language: "en" } as const;
  const single = { ...pace, points: pace.points.slice(0, 1), change: null };
  const shown = renderProgress(nothing, [single], 8, format);
  expect(shown).toContain("Pace  3 110 words a minute");
  for (const line of shown.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(40);
});

test("with one area it says what is not of it alone", () => {
  const format = { style: noStyle, symbols: unicodeSymbols, width: 80, language: "en" } as const;
  const line = "Streak and cards are those of all areas.";
  expect(renderProgress({ ...nothing, area: "databases" }, [], 8, format)).toContain(line);
  expect(renderProgress(nothing, [], 8, format)).not.toContain(line);
});

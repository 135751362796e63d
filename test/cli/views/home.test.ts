import { describe, expect, test } from "vitest";
import { noStyle, plainSymbols } from "../../../src/cli/format.ts";
import { ago, renderHome } from "../../../src/cli/views/home.ts";

const format = { style: noStyle, symbols: plainSymbols, language: "en" as const, width: 60 };
const now = new Date("2026-01-10T12:00:00.000Z");
const listing = {
  id: "abcdefgh",
  status: "open" as const,
  startedAt: "2026-01-10T11:00:00.000Z",
  finishedAt: null,
  role: "backend",
  level: "mid" as const,
  mode: "coach" as const,
  engine: "offline" as const,
  questionLimit: 5,
  answered: 2,
  ungraded: 0,
  score: null,
};

describe("the first screen", () => {
  test("says what Greenroom is as long as there was no interview", () => {
    const state = { open: null, last: null, interviews: 0, profile: [], now };
    expect(renderHome(state, format)).toContain("An interviewer in your terminal");
  });

  test("says what is open and how the last one went", () => {
    const last = {
      ...listing,
      status: "completed" as const,
      score: 3.44,
      finishedAt: "2026-01-08T12:00:00.000Z",
    };
    const text = renderHome({ open: listing, last, interviews: 4, profile: [], now }, format);
    expect(text).toContain("Open: an interview of 1 hour ago, 2 of 5 answered.");
    expect(text).toContain("Last: backend, 2 days ago: 3.4 of 5. 4 in all.");
  });
});

test.each([
  ["2026-01-10T11:59:50.000Z", "just now"],
  ["2026-01-10T11:55:00.000Z", "5 minutes ago"],
  ["2026-01-10T09:00:00.000Z", "3 hours ago"],
  ["2026-01-09T12:00:00.000Z", "yesterday"],
  ["2025-12-01T12:00:00.000Z", "40 days ago"],
])("%s is %s", (time, words) => {
  expect(ago(time, now, "en")).toBe(words);
});

test("days are those of the calendar where the machine stands", () => {
  const morning = new Date(2026, 0, 10, 8);
  const agoOf = (...time: readonly [day: number, hour: number]): string =>
    ago(new Date(2026, 0, ...time).toISOString(), morning, "en");
  expect(agoOf(8, 22)).toBe("2 days ago");
  expect(agoOf(9, 7)).toBe("yesterday");
  expect(agoOf(9, 22)).toBe("10 hours ago");
});

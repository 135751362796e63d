import { expect, test } from "vitest";
import { parseSince } from "../../src/cli/since.ts";

const now = new Date(2026, 2, 31, 12);

test.each([
  ["2026-01-31", new Date(2026, 0, 31)],
  ["2026-01-31T10:00:00Z", new Date("2026-01-31T10:00:00Z")],
  ["3d", new Date(2026, 2, 28, 12)],
  ["2w", new Date(2026, 2, 17, 12)],
  ["2m", new Date(2026, 0, 31, 12)],
])("%s", (text, expected) => {
  expect(parseSince(text, now)).toEqual(expected);
});

test.each(["yesterday", "", "7", "7y", "2026-02-31", "2026-13-01", "1"])(
  "%j is refused",
  (text) => {
    expect(() => parseSince(text, now)).toThrow(expect.objectContaining({ code: "usage" }));
  },
);

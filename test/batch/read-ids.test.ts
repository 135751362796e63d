import { describe, expect, test } from "vitest";
import { createSeenIds } from "../../src/batch/read-ids.ts";
import { hash } from "./reading.ts";

describe("seen ids", () => {
  test("are told apart while the table grows", () => {
    const seen = createSeenIds(hash);
    const ids = Array.from({ length: 50_000 }, (_, index) => `row-${index}`);
    expect(ids.every((id) => seen.add(id))).toBe(true);
    expect(ids.some((id) => seen.add(id))).toBe(false);
  });

  test("are known by the first 64 bits of their hash, all of them and no others", () => {
    const digests: Readonly<Record<string, string>> = {
      zero: "0".repeat(64),
      low: `${"0".repeat(15)}2${"f".repeat(48)}`,
      high: `${"0".repeat(7)}1${"0".repeat(56)}`,
      tail: `${"0".repeat(15)}2${"0".repeat(48)}`,
    };
    const seen = createSeenIds((id) => digests[id] ?? "");
    expect(Object.keys(digests).map((id) => seen.add(id))).toEqual([true, true, true, false]);
    expect(seen.add("zero")).toBe(false);
  });
});

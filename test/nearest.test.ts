import { expect, test } from "vitest";
import { nearest } from "../src/nearest.ts";

test.each([
  ["histroy", "history"],
  ["hist", null],
  ["Interview", "interview"],
  ["intervew", "interview"],
  ["raed", "read"],
  ["xyz", null],
  ["", null],
])("%j means %j", (typed, meant) => {
  expect(nearest(typed, ["history", "interview", "read"])).toBe(meant);
});

test("takes the nearest of several", () => {
  expect(nearest("roles", ["role", "rules", "roles"])).toBe("roles");
});

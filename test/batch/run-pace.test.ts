import { describe, expect, test } from "vitest";
import { createPace } from "../../src/batch/pace.ts";
import type { Pace } from "../../src/batch/pace.ts";
import type { RateLimits } from "../../src/grading/ports.ts";

const silent: RateLimits = {
  limitRequests: null,
  limitTokens: null,
  remainingRequests: null,
  remainingTokens: null,
  resetRequestsMs: null,
  resetTokensMs: null,
  retryAfterMs: null,
};

/** A pace with a clock that only moves when somebody sleeps or it is told to. */
function start(chosen: number | null) {
  let nowMs = 1_000_000;
  const stop = new AbortController();
  const slept: number[] = [];
  const pace = createPace({
    chosen,
    now: () => new Date(nowMs),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      nowMs += milliseconds;
    },
    stop: stop.signal,
  });
  return { pace, slept, stop, wait: (milliseconds: number) => (nowMs += milliseconds) };
}

function succeed(pace: Pace, times: number, limits: Partial<RateLimits> = {}, tookMs = 1000): void {
  for (let index = 0; index < times; index += 1) {
    pace.onResponse({ status: 200, limits: { ...silent, ...limits } }, tookMs);
  }
}

function refuse(pace: Pace, retryAfterMs: number | null = null): void {
  pace.onResponse({ status: 429, limits: { ...silent, retryAfterMs } }, 10);
}

describe("the pace of a batch", () => {
  test("stays at four with a server that says nothing of its limits", () => {
    const { pace } = start(null);
    succeed(pace, 100);
    expect(pace.atOnce()).toBe(4);
  });

  test("grows to what the server's numbers allow for the time that a request takes", () => {
    const { pace } = start(null);
    // 600 a minute are 10 a second; of a second each, nine tenths of ten at once.
    const limits = { limitRequests: 600, remainingRequests: 590, resetRequestsMs: 1000 };
    succeed(pace, 3, limits);
    expect(pace.atOnce()).toBe(7);
    succeed(pace, 50, limits);
    expect(pace.atOnce()).toBe(9);
  });

  test("reads from the reset that a limit is for a day", () => {
    const { pace } = start(null);
    // 14,400 a day are one in six seconds: of two seconds each, never two at once.
    const limits = { limitRequests: 14_400, remainingRequests: 14_390, resetRequestsMs: 60_000 };
    succeed(pace, 20, limits, 2000);
    expect(pace.atOnce()).toBe(1);
  });

  test("goes by the tokens where those are scarcer, and by what is left", () => {
    const { pace } = start(null);
    pace.onTokens(3000);
    // 60,000 tokens a minute are 20 requests of 3,000 a minute: of six seconds each, two at once.
    succeed(
      pace,
      30,
      { limitRequests: 10_000, limitTokens: 60_000, remainingTokens: 57_000, resetTokensMs: 3000 },
      6000,
    );
    expect(pace.atOnce()).toBe(2);
    const { pace: other } = start(null);
    succeed(other, 30, { limitRequests: 10_000, remainingRequests: 2 });
    expect(other.atOnce()).toBe(2);
  });

  test("never passes a hundred, or what was chosen", () => {
    const { pace } = start(null);
    succeed(pace, 500, { limitRequests: 1_000_000, remainingRequests: 999_999 });
    expect(pace.atOnce()).toBe(100);
    const { pace: chosen } = start(12);
    expect(chosen.atOnce()).toBe(12);
    succeed(chosen, 500, { limitRequests: 1_000_000, remainingRequests: 999_999 });
    expect(chosen.atOnce()).toBe(12);
  });

  test("has rows in line for those that are with the model", () => {
    expect(start(1).pace.limit()).toBe(2);
    expect(start(50).pace.limit()).toBe(75);
  });

  test("halves once for requests that are refused together, and comes back a step for each round", async () => {
    const { pace, wait } = start(16);
    refuse(pace, 2000);
    refuse(pace, 2000);
    refuse(pace, 2000);
    expect(pace.atOnce()).toBe(8);
    wait(2001);
    refuse(pace, 1000);
    expect(pace.atOnce()).toBe(4);
    succeed(pace, 5);
    expect(pace.atOnce()).toBe(5);
    succeed(pace, 200);
    expect(pace.atOnce()).toBe(16);
  });

  test("lets nothing out during the pause that the server wants, or one of its own that doubles", async () => {
    const { pace, slept, wait } = start(4);
    refuse(pace, 2500);
    await pace.enter();
    pace.leave();
    expect(slept).toEqual([2500]);
    refuse(pace);
    await pace.enter();
    pace.leave();
    expect(slept).toEqual([2500, 2000]);
    wait(10_000);
    succeed(pace, 1);
    refuse(pace);
    await pace.waitOutPause();
    expect(slept).toEqual([2500, 2000, 1000]);
  });

  test("gives out no more places than there are, first come first served", async () => {
    const { pace } = start(2);
    const order: number[] = [];
    const enter = async (name: number): Promise<void> => {
      await pace.enter();
      order.push(name);
    };
    const all = [1, 2, 3, 4].map((name) => enter(name));
    await Promise.all(all.slice(0, 2));
    expect(order).toEqual([1, 2]);
    pace.leave();
    await all[2];
    expect(order).toEqual([1, 2, 3]);
    pace.leave();
    await all[3];
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test("does not wait out a pause of hours, nor one during which it is stopped", async () => {
    const { pace } = start(4);
    refuse(pace, 3_600_000);
    await expect(pace.enter()).rejects.toMatchObject({ code: "service" });
    const { pace: other, stop } = start(4);
    refuse(other, 1000);
    stop.abort();
    await expect(other.enter()).rejects.toMatchObject({ code: "stopped" });
  });
});

/**
 * How fast a batch may ask: as many requests at once as the server's limits allow, found out while it runs.
 *
 * The limit grows by one for each reply until the server first says "too many" (429), and by one for each round of
 * replies after that; a 429 halves it and stops everything for as long as the server wants (additive increase,
 * multiplicative decrease, as TCP does it: Chiu and Jain 1989). Above it stands the ceiling that the server's own
 * numbers give by Little's law: requests at once = requests a second × seconds that one takes.
 */
import type { ServerResponse } from "../grading/ports.ts";
import { evaluateError } from "../words/evaluate-errors.ts";

export interface Pace {
  /** How many requests may be out at once, now. */
  readonly atOnce: () => number;
  /**
   * How many rows may be begun, now: those that are with the model and those next in line, so that a request goes out
   * the moment a reply comes in, and not when that reply has been checked and saved.
   */
  readonly limit: () => number;
  /**
   * Takes a place for a call, once the server's pause is over and a place is free.
   * @throws GreenroomError `service` when the server wants a longer pause than anyone waits for; `stopped` when it is
   * stopped during a pause
   */
  readonly enter: () => Promise<void>;
  /** Waits out a pause for a call that has its place. Throws as `enter` does. */
  readonly waitOutPause: () => Promise<void>;
  /** When the pause that calls wait out now is over, by the clock; null: there is none, or it is too long to wait. */
  readonly pausedUntilMs: () => number | null;
  /** Lets nothing out for so long. */
  readonly pause: (milliseconds: number) => void;
  /** Gives the place back. */
  readonly leave: () => void;
  readonly onResponse: (response: ServerResponse, tookMs: number) => void;
  /** What a call took, input and output together. */
  readonly onTokens: (tokens: number) => void;
}

export interface PaceOptions {
  /** `--concurrency`: where it starts and its ceiling; null: by what the server says. */
  readonly chosen: number | null;
  readonly now: () => Date;
  /** Waits, or ends early when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly stop: AbortSignal;
}

/** At once until the server says more, and for good with one that says nothing: local servers work on few at a time. */
const usualLimit = 4;
/** However much the server allows: more connections bring nothing and cost memory on both sides. */
const mostAtOnce = 100;
/** Of what the server allows: the rest is for others with the same key. */
const share = 0.9;
/** A pause that a run waits out; for a longer one its rows are better left for the next run. */
const longestPauseMs = 5 * 60_000;
/** Where a 429 says nothing of when: doubling from a second. */
const firstPauseMs = 1000;
const longestGuessMs = 60_000;
/** Rows next in line for each that is with the model: checking and saving takes a fraction of what a reply takes. */
const inLine = 0.5;
/** How much the newest measurement counts in a running mean. */
const newest = 0.2;

/** A pace for one run. */
export function createPace(options: PaceOptions): Pace {
  const { chosen, stop } = options;
  let limit = chosen ?? usualLimit;
  let ceiling = chosen ?? usualLimit;
  let wasCut = false;
  let active = 0;
  let pausedUntilMs = 0;
  let refusalsInRow = 0;
  let meanMs: number | null = null;
  let meanTokens: number | null = null;
  const waiting: (() => void)[] = [];

  const nowMs = (): number => options.now().getTime();
  const allowed = (): number => Math.max(1, Math.floor(Math.min(limit, ceiling)));

  function admit(): void {
    for (let free = allowed() - active; free > 0; free -= 1) waiting.shift()?.();
  }

  async function waitOutPause(): Promise<void> {
    for (;;) {
      const waitMs = pausedUntilMs - nowMs();
      if (waitMs <= 0) return;
      if (waitMs > longestPauseMs) {
        throw evaluateError("service", (words) => words.longPause(Math.ceil(waitMs / 60_000)));
      }
      if (!stop.aborted) await options.sleep(waitMs, stop);
      if (stop.aborted) {
        throw evaluateError("stopped", (words) => words.stoppedPause);
      }
    }
  }

  async function enter(): Promise<void> {
    for (;;) {
      await waitOutPause();
      if (active < allowed()) {
        active += 1;
        return;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  }

  function refused({ limits }: ServerResponse): void {
    const now = nowMs();
    // Requests that were sent together are refused together: that is one "too many", not several.
    if (now >= pausedUntilMs) {
      limit = Math.max(1, allowed() / 2);
      wasCut = true;
      refusalsInRow += 1;
    }
    const guessMs = Math.min(longestGuessMs, firstPauseMs * 2 ** (refusalsInRow - 1));
    pausedUntilMs = Math.max(pausedUntilMs, now + Math.max(0, limits.retryAfterMs ?? guessMs));
  }

  function answered({ limits }: ServerResponse, tookMs: number): void {
    refusalsInRow = 0;
    meanMs = meanMs === null ? tookMs : meanMs + newest * (tookMs - meanMs);
    if (chosen === null) ceiling = ceilingBy(limits, meanMs, meanTokens) ?? ceiling;
    if (limit < ceiling) limit += wasCut ? 1 / Math.max(1, limit) : 1;
    admit();
  }

  return {
    atOnce: allowed,
    limit: () => Math.ceil(allowed() * (1 + inLine)),
    enter,
    waitOutPause,
    pausedUntilMs: () => {
      const waitMs = pausedUntilMs - nowMs();
      return waitMs > 0 && waitMs <= longestPauseMs ? pausedUntilMs : null;
    },
    pause: (milliseconds) => {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + milliseconds);
    },
    leave: () => {
      active -= 1;
      admit();
    },
    onResponse: (response, tookMs) => {
      if (response.status === 429) refused(response);
      else if (response.status < 400) answered(response, tookMs);
    },
    onTokens: (tokens) => {
      meanTokens = meanTokens === null ? tokens : meanTokens + newest * (tokens - meanTokens);
    },
  };
}

/** What the server's limits allow at once, at least 1; null when it says nothing of them. */
function ceilingBy(
  limits: ServerResponse["limits"],
  meanMs: number,
  meanTokens: number | null,
): number | null {
  const requests = atOnce(
    limits.limitRequests,
    limits.remainingRequests,
    limits.resetRequestsMs,
    meanMs,
  );
  const tokens =
    meanTokens === null || meanTokens === 0
      ? null
      : atOnce(limits.limitTokens, limits.remainingTokens, limits.resetTokensMs, meanMs);
  if (requests === null && tokens === null) return null;
  const most = Math.min(
    requests ?? Infinity,
    tokens === null ? Infinity : tokens / (meanTokens ?? 1),
  );
  return Math.min(mostAtOnce, Math.max(1, Math.ceil(most)));
}

const minuteMs = 60_000;

/**
 * What may be in work at once: the limit's share for the time that a request takes, and not more than is left. The
 * limit is per minute with OpenAI, for requests per day with Groq; the server's own reset tells which: when `used` of
 * `limit` are there again after `reset`, all of it takes reset × limit / used.
 */
function atOnce(
  limit: number | null,
  remaining: number | null,
  resetMs: number | null,
  meanMs: number,
): number | null {
  if (limit === null) return remaining;
  const used = limit - (remaining ?? limit);
  const periodMs =
    resetMs === null || resetMs <= 0 || used <= 0
      ? minuteMs
      : Math.max(1000, (resetMs * limit) / used);
  return Math.min((share * limit * meanMs) / periodMs, remaining ?? Infinity);
}

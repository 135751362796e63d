/** Stops asking a service that is down, so that each answer does not wait for the same failure again. */

/** Failed calls in a row that open the breaker, and how long it stays open: three strikes, one minute. */
const failureLimit = 3;
const coolingMs = 60_000;

export interface Breaker {
  /**
   * Whether a call may go out. When the pause is over, one call may, as a trial, and the others still not.
   * `reason` is the message of the last failure.
   */
  enter():
    | { readonly open: false }
    | { readonly open: true; readonly waitMs: number; readonly reason: string };
  /** How a call that was let in ended: `outage` with its message, or anything else, which shows that the service lives. */
  answered(): void;
  failed(reason: string): void;
  /** The call ended without telling anything about the service (it was stopped). */
  abandoned(): void;
}

/** A closed breaker. */
export function createBreaker(now: () => Date): Breaker {
  let failuresInRow = 0;
  let openUntilMs: number | null = null;
  let onTrial = false;
  let lastReason = "";

  return {
    enter() {
      if (openUntilMs === null) {
        return { open: false };
      }
      const waitMs = openUntilMs - now().getTime();
      if (waitMs > 0 || onTrial) {
        return { open: true, waitMs: Math.max(0, waitMs), reason: lastReason };
      }
      onTrial = true;
      return { open: false };
    },
    answered() {
      failuresInRow = 0;
      openUntilMs = null;
      onTrial = false;
    },
    failed(reason) {
      failuresInRow += 1;
      lastReason = reason;
      onTrial = false;
      if (failuresInRow >= failureLimit) {
        openUntilMs = now().getTime() + coolingMs;
      }
    },
    abandoned() {
      onTrial = false;
    },
  };
}

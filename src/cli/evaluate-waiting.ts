/** What `greenroom evaluate` says while it waits for the service, so that it does not seem to hang. */
import type { Wait } from "../batch/outgoing.ts";
import { evaluateWords } from "../words/evaluate.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Terminal } from "./terminal.ts";
import { longestWait } from "./views/evaluate.ts";

export interface Waiting {
  /** As `paceModel` tells it. */
  readonly onWait: (wait: Wait | null) => void;
  /** How long it may still last; null: nothing is waited for. */
  readonly leftMs: () => number | null;
}

/** A shorter pause is over before anyone wonders. */
const worthSayingMs = 5000;

/**
 * Says each outage once, and of the pauses that a server wants the first that is long: a run at the limit of its rate
 * has hundreds. How long it may still last stands in the progress line.
 */
export function createWaiting(terminal: Terminal, now: () => Date): Waiting {
  let current: Wait | null = null;
  let isPauseSaid = false;

  const left = (wait: Wait): number => wait.untilMs - now().getTime();

  async function say(wait: Wait): Promise<void> {
    const { language } = terminal.talkFormat;
    const { waiting } = await evaluateWords(language);
    const time = longestWait(left(wait));
    if (wait.reason === "rate-limit") {
      terminal.talk(waiting.rateLimit(time));
    } else {
      const { message } = await wait.failure.in(language);
      terminal.talk(waiting.outage(sanitizeLine(message), time));
    }
  }

  return {
    onWait: (wait) => {
      current = wait;
      if (wait === null) return;
      if (wait.reason === "rate-limit") {
        if (isPauseSaid || left(wait) < worthSayingMs) return;
        isPauseSaid = true;
      }
      void say(wait);
    },
    leftMs: () => {
      const leftMs = current === null ? 0 : left(current);
      return leftMs > 0 ? leftMs : null;
    },
  };
}

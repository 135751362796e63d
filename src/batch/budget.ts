/** `--max-cost`: what may still be spent, with what is under way set aside at its highest possible price. */
import type { RequestSize } from "../grading/ports.ts";
import { evaluateError } from "../words/evaluate-errors.ts";

/** United States dollars per million tokens, the highest that a token of the kind may cost. */
export interface TokenPrice {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export interface Budget {
  /**
   * Sets aside what a request may cost at most, and waits for what others have set aside where there is not enough.
   *
   * @param cost in dollars
   * @param held what the same call has set aside for its earlier requests, which stays so while it waits
   * @returns what was set aside, in dollars
   * @throws GreenroomError `below-minimum` when there is not enough left, and all that is set aside is of calls that wait
   */
  readonly setAside: (cost: number, held: number) => Promise<number>;
  /** The call is over: what it set aside is free again but for what it cost. */
  readonly settle: (held: number, spent: number) => void;
}

/** The most that a request can cost in dollars: no token is shorter than a byte. */
export function highestCost(size: RequestSize, price: TokenPrice): number {
  return (
    (size.bytes * price.inputPerMillion + size.maxOutputTokens * price.outputPerMillion) / 1_000_000
  );
}

/** In dollars. Sums of fractions do not come back to zero by themselves. */
const nearlyNothing = 1e-9;

/** A budget of so many dollars for one run. */
export function createBudget(maxCostUsd: number): Budget {
  let spent = 0;
  let aside = 0;
  /** Of that, what calls hold that wait for more: nothing of it comes back by waiting. */
  let stuck = 0;
  let waiting: (() => void)[] = [];

  function wakeAll(): void {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return {
    setAside: async (cost, held) => {
      for (;;) {
        if (spent + aside + cost <= maxCostUsd) break;
        if (aside - stuck - held < nearlyNothing) {
          throw evaluateError("below-minimum", (words) =>
            words.overBudget(maxCostUsd, spent.toFixed(4), cost.toFixed(4)),
          );
        }
        stuck += held;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
        stuck -= held;
      }
      aside += cost;
      return cost;
    },
    settle: (held, cost) => {
      aside = Math.max(0, aside - held);
      spent += cost;
      if (aside < nearlyNothing) aside = 0;
      wakeAll();
    },
  };
}

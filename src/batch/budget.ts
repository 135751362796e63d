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

/** `0.0123`, `1.5`; of less than a tenth of a cent two digits that say something: "0.0000" would deny the amount. */
function dollars(amount: number, round: (value: number) => number = Math.round): string {
  if (amount < nearlyNothing) return "0";
  const digits = amount >= 0.001 ? 4 : Math.min(12, 1 - Math.floor(Math.log10(amount)));
  const scale = 10 ** digits;
  return (round(amount * scale - nearlyNothing) / scale).toFixed(digits).replace(/\.?0+$/, "");
}

/**
 * A budget of so many dollars for one run. The first request that it does not allow ends the run: going on with those
 * that happen to fit would leave out the long answers, make the mean one of short ones, and results no beginning.
 *
 * @param spentBeforeUsd what an earlier part of the run, such as its batches, has cost
 */
export function createBudget(maxCostUsd: number, spentBeforeUsd = 0): Budget {
  let spent = spentBeforeUsd;
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
          const out = aside < nearlyNothing ? null : dollars(aside);
          const least = spentBeforeUsd + cost;
          const enough = least <= maxCostUsd ? null : dollars(least, Math.ceil);
          throw evaluateError("below-minimum", (words) =>
            words.overBudget(dollars(maxCostUsd), dollars(spent), dollars(cost), out, enough),
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

/** What requests took: tokens as the server counts them, and their cost by the price file. */

export interface TokenUsage {
  /** All input, cached or not. */
  readonly input: number;
  /** Input that the server had in its cache. */
  readonly cachedInput: number;
  /** Input that the server put into its cache. */
  readonly cacheWrite: number;
  readonly output: number;
}

/** United States dollars per million tokens. */
export interface Price {
  readonly inputPerMillion: number;
  /** Null: counted like any other input. */
  readonly cachedInputPerMillion: number | null;
  /** For input that goes into the cache; null: counted like any other input. */
  readonly cacheWritePerMillion: number | null;
  readonly outputPerMillion: number;
  /** Above so many input tokens the vendor charges otherwise; null: the price holds for all. */
  readonly upToInputTokens: number | null;
}

/** What the requests of one call took together. */
export interface Tally {
  readonly attempts: number;
  /** Null until a server reported it. */
  readonly usage: TokenUsage | null;
  /** Null until a server reported usage, and from the first request on whose price is unknown. */
  readonly costUsd: number | null;
}

export const emptyTally: Tally = { attempts: 0, usage: null, costUsd: null };

/** The tally with one more exchange in it. */
export function withExchange(
  tally: Tally,
  attempts: number,
  usage: TokenUsage | null,
  price: Price | null,
): Tally {
  const counted = { ...tally, attempts: tally.attempts + attempts };
  if (usage === null) {
    return counted;
  }
  const cost = price === null ? null : costOf(usage, price);
  if (tally.usage === null) {
    return { ...counted, usage, costUsd: cost };
  }
  return {
    ...counted,
    usage: {
      input: tally.usage.input + usage.input,
      cachedInput: tally.usage.cachedInput + usage.cachedInput,
      cacheWrite: tally.usage.cacheWrite + usage.cacheWrite,
      output: tally.usage.output + usage.output,
    },
    costUsd: cost === null || tally.costUsd === null ? null : tally.costUsd + cost,
  };
}

/** Dollars for one request; null when the price of so long a request is not known. */
export function costOf(usage: TokenUsage, price: Price): number | null {
  if (price.upToInputTokens !== null && usage.input > price.upToInputTokens) {
    return null;
  }
  const plainInput = Math.max(0, usage.input - usage.cachedInput - usage.cacheWrite);
  return (
    (plainInput * price.inputPerMillion +
      usage.cachedInput * (price.cachedInputPerMillion ?? price.inputPerMillion) +
      usage.cacheWrite * (price.cacheWritePerMillion ?? price.inputPerMillion) +
      usage.output * price.outputPerMillion) /
    1_000_000
  );
}

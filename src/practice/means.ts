/** Means of scores, and what two of them may differ by without anything having changed. */

export interface Sums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** All of them together. */
export function total(parts: readonly Sums[]): Sums {
  return parts.reduce(
    (sums, { count, sum, sumOfSquares }) => ({
      count: sums.count + count,
      sum: sums.sum + sum,
      sumOfSquares: sums.sumOfSquares + sumOfSquares,
    }),
    { count: 0, sum: 0, sumOfSquares: 0 },
  );
}

export function sumsOf(values: readonly number[]): Sums {
  return total(values.map((value) => ({ count: 1, sum: value, sumOfSquares: value ** 2 })));
}

/** Two decimals; null of nothing. */
export function meanOf({ count, sum }: Sums): number | null {
  return count === 0 ? null : rounded(sum / count);
}

/**
 * Half the width of the 95 % interval of the difference of two means with a pooled variance (Student's two-sample
 * comparison, the normal quantile 1.96 in the place of t). A difference within it says nothing. Both parts have values,
 * and together more than two.
 */
export function noiseBand(one: Sums, other: Sums): number {
  const degrees = one.count + other.count - 2;
  const variance = Math.max(0, (squares(one) + squares(other)) / degrees);
  return 1.96 * Math.sqrt(variance * (1 / one.count + 1 / other.count));
}

/** The sum of squared distances from the mean. */
function squares({ count, sum, sumOfSquares }: Sums): number {
  return sumOfSquares - sum ** 2 / count;
}

/** Two decimals. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

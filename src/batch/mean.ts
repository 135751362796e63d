/** Means of scores, exact where a minimum decides on an exit code. */

export interface Mean {
  /** @param score 1 to 5, two decimals */
  readonly add: (score: number) => void;
  /** Null before the first. */
  readonly value: () => number | null;
}

/** Adds whole hundredths: as fractions, six scores of 3.2 have a mean below 3.2. */
export function createMean(): Mean {
  let hundredths = 0;
  let count = 0;
  return {
    add: (score) => {
      hundredths += Math.round(score * 100);
      count += 1;
    },
    value: () => (count === 0 ? null : hundredths / (100 * count)),
  };
}

/** The mean in two decimals, or in as many as it takes for it to read as below the minimum that it is below. */
export function meanBelow(mean: number, minimum: number): string {
  for (let decimals = 2; decimals < 10; decimals += 1) {
    const text = mean.toFixed(decimals);
    if (Number(text) < minimum) return text;
  }
  return String(mean);
}

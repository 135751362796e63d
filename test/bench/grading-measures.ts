/** Agreement of two lists of numbers, as the literature on graded answers measures it. */

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's r; 0 where one of the lists does not vary. */
export function correlation(left: readonly number[], right: readonly number[]): number {
  const middleLeft = mean(left);
  const middleRight = mean(right);
  let shared = 0;
  let ofLeft = 0;
  let ofRight = 0;
  for (const [index, value] of left.entries()) {
    const one = value - middleLeft;
    const other = (right[index] ?? 0) - middleRight;
    shared += one * other;
    ofLeft += one * one;
    ofRight += other * other;
  }
  return ofLeft < 1e-12 || ofRight < 1e-12 ? 0 : shared / Math.sqrt(ofLeft * ofRight);
}

/** Mean of r over the groups in which the humans' grades vary; a group in which the grader's do not counts 0. */
export function correlationWithin(
  groups: readonly string[],
  graded: readonly number[],
  human: readonly number[],
): number {
  const members = Map.groupBy(groups.keys(), (index) => groups[index] ?? "");
  const found: number[] = [];
  for (const indices of members.values()) {
    const truth = indices.map((index) => human[index] ?? 0);
    if (truth.length < 5 || new Set(truth).size < 2) continue;
    found.push(
      correlation(
        indices.map((index) => graded[index] ?? 0),
        truth,
      ),
    );
  }
  return mean(found);
}

/** How often a right answer is graded above a wrong one, ties half: the area under the ROC curve. */
export function areaUnderCurve(graded: readonly number[], isRight: readonly boolean[]): number {
  const order = [...graded.keys()].toSorted(
    (one, other) => (graded[one] ?? 0) - (graded[other] ?? 0),
  );
  let ranks = 0;
  let right = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && graded[order[to] ?? 0] === graded[order[from] ?? 0]) to += 1;
    for (const index of order.slice(from, to)) {
      if (isRight[index] !== true) continue;
      ranks += (from + to + 1) / 2;
      right += 1;
    }
    from = to;
  }
  const wrong = order.length - right;
  return right === 0 || wrong === 0 ? 0 : (ranks - (right * (right + 1)) / 2) / (right * wrong);
}

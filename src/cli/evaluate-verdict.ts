/** What `greenroom evaluate` ends with: the error that is its exit code. */
import type { Totals } from "../batch/tally.ts";
import { GreenroomError } from "../errors.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";

/** The error that ended a run early, with where its beginning is. */
export function withPlace(error: unknown, kept: readonly string[], totals: Totals): unknown {
  if (!(error instanceof GreenroomError)) return error;
  const done = totals.evaluated + totals.ungraded + totals.invalid;
  const where = kept.length === 0 ? "" : ` The first ${done} results are in ${kept.join(", ")}.`;
  if (error.code === "stopped") {
    return new GreenroomError(
      "stopped",
      `Stopped after ${done} ${done === 1 ? "answer" : "answers"}.${where}`,
      "Run the same command again to go on.",
    );
  }
  return new GreenroomError(error.code, `${error.message}${where}`, error.hint, { cause: error });
}

/** @throws GreenroomError `service` when nothing could be graded for want of it, `below-minimum` for all else that is short */
export function throwVerdict(totals: Totals, { minScore, minMean }: EvaluateOptions): void {
  const { evaluated, ungraded, invalid, mean, lowest, belowMinimum, lastFailure } = totals;
  const isDown = ungraded > 0 && totals.reasons.get("service-down") === ungraded;
  if (evaluated === 0 && invalid === 0 && isDown && lastFailure !== null) {
    throw new GreenroomError(
      "service",
      `No answer could be graded: ${lastFailure.message}`,
      "Run the same command again later, or use --engine offline.",
    );
  }
  const shortfalls = [
    belowMinimum > 0 && lowest !== null
      ? `${belowMinimum} of ${evaluated} scores are below --min-score ${minScore} (the lowest is ${lowest.toFixed(2)})`
      : null,
    minMean !== undefined && mean !== null && mean < minMean
      ? `the mean ${mean.toFixed(2)} is below --min-mean ${minMean}`
      : null,
    ungraded > 0 ? `${ungraded} could not be graded` : null,
    invalid > 0 ? `${invalid} could not be read` : null,
  ].filter((shortfall) => shortfall !== null);
  if (shortfalls.length === 0) return;
  const first = shortfalls[0] ?? "";
  throw new GreenroomError(
    "below-minimum",
    `${first.charAt(0).toUpperCase()}${first.slice(1)}${shortfalls
      .slice(1)
      .map((each) => `; ${each}`)
      .join("")}.`,
    ungraded > (totals.reasons.get("no-criteria") ?? 0)
      ? "Run the same command again: only what has no score is asked about."
      : ungraded > 0
        ? "Give such rows criteria or a reference, or judge by a model, which writes criteria."
        : invalid > 0
          ? "The results name each such row by file and line."
          : "The results name what each answer leaves open.",
  );
}

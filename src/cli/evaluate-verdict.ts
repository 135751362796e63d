/** What `greenroom evaluate` ends with: the error that is its exit code. */
import { meanBelow } from "../batch/mean.ts";
import type { Totals } from "../batch/tally.ts";
import { isGreenroomError } from "../errors.ts";
import { evaluateError, retoldByEvaluate } from "../words/evaluate-errors.ts";
import type { EvaluateErrorsWords } from "../words/evaluate-errors/english.ts";
import type { EvaluateOptions } from "./evaluate-options.ts";

/** The error that ended a run early, with where its beginning is. */
export function withPlace(error: unknown, kept: readonly string[], totals: Totals): unknown {
  if (!isGreenroomError(error)) return error;
  const done = totals.evaluated + totals.ungraded + totals.invalid;
  const where = (words: EvaluateErrorsWords): string =>
    kept.length === 0 ? "" : words.kept(done, kept.join(", "));
  if (error.code === "stopped") {
    return evaluateError("stopped", (words) => words.stoppedAfter(done, where(words)));
  }
  return retoldByEvaluate(error, (words, { message, hint }) => ({
    message: `${message}${where(words)}`,
    hint,
  }));
}

/** @throws GreenroomError `service` when nothing could be graded for want of it, `below-minimum` for all else that is short */
export function throwVerdict(totals: Totals, minimums: Minimums): void {
  const { evaluated, ungraded, invalid, lastFailure } = totals;
  const isDown = ungraded > 0 && unanswered(totals) === ungraded;
  if (evaluated === 0 && isDown && lastFailure !== null) {
    throw retoldByEvaluate(
      lastFailure,
      ({ verdict }, { message, hint }) => ({
        message: verdict.noneGraded(message),
        hint: lastFailure.lasting === null ? verdict.hints.later : hint,
      }),
      "service",
    );
  }
  const { belowMinimum, mean } = totals;
  const { minMean } = minimums;
  const isMeanBelow = minMean !== undefined && mean !== null && mean < minMean;
  if (belowMinimum + ungraded + invalid === 0 && !isMeanBelow) return;
  throw evaluateError("below-minimum", (words) => {
    const [first = "", ...others] = shortfallsOf(totals, minimums, words);
    const sentence = [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others].join("; ");
    return { message: `${sentence}.`, hint: hintOf(totals, words) };
  });
}

/** Rows of which the service said nothing but that it failed, or that it does not take them. */
function unanswered({ reasons }: Totals): number {
  return (reasons.get("service-down") ?? 0) + (reasons.get("request-refused") ?? 0);
}

type Minimums = Pick<EvaluateOptions, "minScore" | "minMean">;

/** What keeps the exit code from being 0, a clause each. */
function shortfallsOf(
  { evaluated, ungraded, invalid, mean, lowest, belowMinimum }: Totals,
  { minScore, minMean }: Minimums,
  { verdict }: EvaluateErrorsWords,
): readonly string[] {
  return [
    belowMinimum > 0 && lowest !== null && minScore !== undefined
      ? verdict.belowMinScore(belowMinimum, evaluated, minScore, lowest.toFixed(2))
      : null,
    minMean !== undefined && mean !== null && mean < minMean
      ? verdict.belowMinMean(meanBelow(mean, minMean), minMean)
      : null,
    ungraded > 0 ? verdict.notGraded(ungraded) : null,
    invalid > 0 ? verdict.notRead(invalid) : null,
  ].filter((shortfall) => shortfall !== null);
}

function hintOf({ ungraded, invalid, reasons }: Totals, { verdict }: EvaluateErrorsWords): string {
  const { hints } = verdict;
  const refused = reasons.get("request-refused") ?? 0;
  const withoutCriteria = reasons.get("no-criteria") ?? 0;
  if (ungraded > withoutCriteria + refused) return hints.again;
  if (refused > 0) return hints.refused;
  if (ungraded > 0) return hints.criteria;
  return invalid > 0 ? hints.invalid : hints.short;
}

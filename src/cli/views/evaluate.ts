import type { BatchPlan } from "../../batch/plan.ts";
import type { RecordingsPlan } from "../../batch/transcribe.ts";
import type { Totals } from "../../batch/tally.ts";
import { ungradedReasonSchema } from "../../grading/evaluation.ts";
import type { Measured, ProgressState } from "../evaluate-progress.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { gradingWords } from "../../words/grading.ts";

/** One line: `1,234 done · 98.5/s · 2 min left · $0.1234 · 3 without a score`. */
export function renderProgress(state: ProgressState & Measured, format: Format): string {
  const parts = [
    `${count(state.done)} done`,
    state.rate === null ? null : `${state.rate.toFixed(state.rate < 100 ? 1 : 0)}/s`,
    state.leftMs === null ? null : `${duration(state.leftMs)} left`,
    state.costUsd === null || state.costUsd === 0 ? null : dollars(state.costUsd),
    state.failed === 0 ? null : `${count(state.failed)} without a score`,
  ];
  return parts.filter((part) => part !== null).join(` ${format.symbols.separator} `);
}

/** What came of a run, a few lines. */
export function renderSummary(
  totals: Totals,
  run: { readonly durationMs: number; readonly files: readonly string[] },
  format: Format,
): string {
  const all = totals.evaluated + totals.ungraded + totals.invalid;
  const counts = [
    `${count(totals.evaluated)} evaluated`,
    totals.ungraded === 0 ? null : `${count(totals.ungraded)} ungraded`,
    totals.invalid === 0 ? null : `${count(totals.invalid)} invalid`,
  ].filter((part) => part !== null);
  const scores =
    totals.mean === null || totals.lowest === null
      ? []
      : [`Mean ${totals.mean.toFixed(2)}, lowest ${totals.lowest.toFixed(2)}.`];
  const reasons = [...totals.reasons].map(
    ([reason, number]) => `${count(number)} not graded: ${reasonText(reason)}.`,
  );
  const files = run.files.length === 0 ? [] : [`Written: ${run.files.join(", ")}.`];
  const lines = [
    `${count(all)} ${all === 1 ? "answer" : "answers"} in ${duration(run.durationMs)}: ${counts.join(", ")}.`,
    ...scores,
    ...reasons,
    ...costLines(totals),
    ...files,
  ];
  return lines.map((line) => wrap(line, format)).join("\n");
}

function costLines(totals: Totals): string[] {
  const kept =
    totals.kept === 0 ? [] : [`${count(totals.kept)} had been judged before and cost nothing.`];
  if (totals.calls === 0) return kept;
  const price =
    totals.callsWithoutPrice === totals.calls
      ? "the price is not known"
      : totals.callsWithoutPrice === 0
        ? dollars(totals.costUsd)
        : `${dollars(totals.costUsd)} and ${calls(totals.callsWithoutPrice)} of unknown price`;
  return [
    ...kept,
    `${calls(totals.calls)}: ${tokens(totals.inputTokens)} tokens in, ${tokens(totals.outputTokens)} out, ${price}.`,
  ];
}

/** What a dry run found out. */
export function renderPlan(
  plan: BatchPlan & { readonly transcription: RecordingsPlan },
  format: Format,
): string {
  const { recordings, mostMinutes, mostCostUsd } = plan.transcription;
  const lines = [
    `${count(plan.answers)} ${plan.answers === 1 ? "answer" : "answers"}${plan.invalid === 0 ? "" : `, ${count(plan.invalid)} invalid`}.`,
    plan.free === 0
      ? null
      : `${count(plan.free)} need no call: judged before, the same as another, or no answer at all.`,
    plan.keptCostUsd === null || plan.keptCostUsd === 0
      ? null
      : `What was judged before saves ${dollars(plan.keptCostUsd)}.`,
    `${calls(plan.calls)}${plan.criteriaCalls === 0 ? "" : `, ${count(plan.criteriaCalls)} of them to write criteria`}: about ${tokens(plan.inputTokens)} tokens in and ${tokens(plan.outputTokens)} out.`,
    plan.costUsd === null || plan.mostCostUsd === null
      ? "The price of this model is not known; --price IN/OUT tells it."
      : `About ${dollars(plan.costUsd)}; ${dollars(plan.mostCostUsd)} if every reply were as long as it may be.`,
    recordings === 0
      ? null
      : `${count(recordings)} ${recordings === 1 ? "recording" : "recordings"} to transcribe, ${lengthOf(mostMinutes)} at most, ${mostCostUsd === null ? "at a price that is not known" : `for ${dollars(mostCostUsd)} at most`}; what they say is judged besides.`,
    "Nothing was sent.",
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => wrap(line, format))
    .join("\n");
}

/** Why rows have no score, in words. */
function reasonText(reason: string): string {
  const known = ungradedReasonSchema.safeParse(reason);
  if (known.success) return gradingWords("en").ungraded[known.data];
  return reason === "no-criteria"
    ? "the question has neither criteria nor a reference to grade by"
    : reason;
}

function calls(number: number): string {
  return `${count(number)} ${number === 1 ? "call" : "calls"}`;
}

function count(number: number): string {
  return number.toLocaleString("en");
}

/** `1234`, `56.7k`, `1.2M` */
function tokens(number: number): string {
  if (number < 10_000) return String(number);
  return number < 1_000_000
    ? `${(number / 1000).toFixed(1)}k`
    : `${(number / 1_000_000).toFixed(1)}M`;
}

/** `0.03 minutes`, `2.5 minutes`, `12 minutes` */
function lengthOf(amount: number): string {
  const shown = Number(amount.toFixed(amount < 1 ? 2 : amount < 10 ? 1 : 0));
  return shown === 1 ? "1 minute" : `${count(shown)} minutes`;
}

function dollars(amount: number): string {
  return `$${amount === 0 || amount >= 1 ? amount.toFixed(2) : amount.toFixed(4)}`;
}

/** `40 s`, `12 min`, `3 h 20 min` */
function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

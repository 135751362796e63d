import type { Comparison } from "../../batch/compare.ts";
import { describeComparison, signed, unlistedChanges } from "../../batch/describe-comparison.ts";
import { oneLine } from "../../batch/one-line.ts";
import type { BatchPlan } from "../../batch/plan.ts";
import type { RecordingsPlan } from "../../batch/transcribe.ts";
import type { Totals } from "../../batch/tally.ts";
import { ungradedReasonSchema } from "../../grading/evaluation.ts";
import type { Measured, ProgressState } from "../evaluate-progress.ts";
import type { Format } from "../format.ts";
import { wrap } from "../format.ts";
import { sanitizeLine } from "../sanitize.ts";
import type { EvaluateWords } from "../../words/evaluate/english.ts";
import { gradingWords } from "../../words/grading.ts";
import { decimal, localeTags } from "../../words/numbers.ts";
import type { Language } from "../../vocabulary.ts";
import { dollarAmount, tokenCount } from "./amounts.ts";

/** One line: `1,234 done · 98.5/s · 2 min left · $0.1234 · 3 without a score`. */
export function renderProgress(
  state: ProgressState & Measured,
  words: EvaluateWords,
  format: Format,
): string {
  const { language } = format;
  const { progress } = words;
  // What was measured before a wait says nothing of what is left after it.
  const rate = state.waitLeftMs === null ? state.rate : null;
  const leftMs = state.waitLeftMs === null ? state.leftMs : null;
  const parts = [
    progress.done(state.done),
    rate === null ? null : `${decimal(rate, language, rate < 100 ? 1 : 0)}/s`,
    leftMs === null ? null : progress.left(duration(leftMs, language)),
    state.costUsd === null || state.costUsd === 0 ? null : dollars(state.costUsd, words, language),
    state.failed === 0 ? null : progress.withoutScore(state.failed),
    state.transcribing === 0 ? null : progress.transcribing(state.transcribing),
    state.waitLeftMs === null ? null : progress.waiting(longestWait(state.waitLeftMs)),
  ];
  return parts.filter((part) => part !== null).join(` ${format.symbols.separator} `);
}

/**
 * What came of a run, a few lines.
 * @param run.lastFailure what the service said last; null when it never failed, or when it is told elsewhere
 */
export function renderSummary(
  totals: Totals,
  run: {
    readonly durationMs: number;
    readonly files: readonly string[];
    readonly lastFailure: string | null;
  },
  words: EvaluateWords,
  format: Format,
): string {
  const { language } = format;
  const { summary } = words;
  const all = totals.evaluated + totals.ungraded + totals.invalid;
  const counts = [
    summary.evaluated(totals.evaluated),
    totals.ungraded === 0 ? null : summary.ungraded(totals.ungraded),
    totals.invalid === 0 ? null : summary.invalid(totals.invalid),
  ].filter((part) => part !== null);
  const scores =
    totals.mean === null || totals.lowest === null
      ? []
      : [summary.scores(decimal(totals.mean, language, 2), decimal(totals.lowest, language, 2))];
  const lines = [
    summary.answers(all, duration(run.durationMs, language), counts.join(", ")),
    ...scores,
    ...[...totals.reasons].map(([reason, number]) =>
      summary.notGraded(number, reasonText(reason, words, language)),
    ),
    ...(run.lastFailure === null ? [] : [summary.lastFailure(sanitizeLine(run.lastFailure))]),
    ...costLines(totals, words, language),
    ...(run.files.length === 0 ? [] : [summary.written(run.files.join(", "))]),
  ];
  return lines.map((line) => wrap(line, format)).join("\n");
}

function costLines(totals: Totals, words: EvaluateWords, language: Language): string[] {
  const { summary } = words;
  const kept = totals.kept === 0 ? [] : [summary.kept(totals.kept)];
  if (totals.calls === 0) return kept;
  const { calls, callsWithoutPrice, callsWithoutCount, costUsd } = totals;
  const cost = dollars(costUsd, words, language);
  const price =
    // Beside calls of unknown price, those that failed cost nothing: that is no sum to tell.
    callsWithoutPrice > 0 && costUsd === 0
      ? summary.unknownPrice
      : callsWithoutPrice === 0
        ? cost
        : summary.partlyUnknown(cost, callsWithoutPrice);
  // Of the price in the price list, or of `--price`, nothing can be said then.
  if (callsWithoutCount > 0 && totals.inputTokens === 0) {
    return [...kept, summary.uncounted(calls, price)];
  }
  const input = tokenCount(totals.inputTokens, language);
  const output = tokenCount(totals.outputTokens, language);
  return [...kept, summary.calls(calls, input, output, price)];
}

/** What changed since the earlier run: sentences, then the largest changes, a line each. */
export function renderComparison(
  comparison: Comparison,
  words: EvaluateWords,
  format: Format,
): string {
  const { language } = format;
  const shown = (score: number): string => decimal(score, language, 2);
  const changes = comparison.changes.map(
    ({ id, candidate, before, after, change, band, beyond }) => {
      const name = [id, candidate].filter((part) => part !== null).join(", ");
      const scores = `${shown(before)} → ${shown(after)} (${signed(change, language)})`;
      // Where no score wavers, all of the change is beyond the spread.
      const far = band === 0 ? "" : `, ${words.comparison.rowBeyond(shown(beyond), shown(band))}`;
      return `${oneLine(name, 80)}: ${scores}${far}`;
    },
  );
  const unlisted = unlistedChanges(comparison);
  const listed = [...changes, ...(unlisted === 0 ? [] : [words.markdown.more(unlisted)])];
  return [
    ...describeComparison(comparison, words, language).map((line) =>
      wrap(sanitizeLine(line), format),
    ),
    ...listed.map((line) => wrap(sanitizeLine(line), format, "  ")),
  ].join("\n");
}

/** What a dry run found out. */
export function renderPlan(
  plan: BatchPlan & {
    readonly transcription: RecordingsPlan;
    /** The prices are those of the batch API. */
    readonly isHalf: boolean;
  },
  words: EvaluateWords,
  format: Format,
): string {
  const { language } = format;
  const { plan: said } = words;
  const usd = (amount: number): string => dollars(amount, words, language);
  const { recordings, mostMinutes, mostCostUsd } = plan.transcription;
  const lines = [
    said.answers(plan.answers, plan.invalid),
    plan.free === 0 ? null : said.free(plan.free),
    plan.keptCostUsd === null || plan.keptCostUsd === 0 ? null : said.saved(usd(plan.keptCostUsd)),
    said.calls(
      plan.calls,
      plan.criteriaCalls,
      tokenCount(plan.inputTokens, language),
      tokenCount(plan.outputTokens, language),
    ),
    plan.costUsd === null || plan.mostCostUsd === null
      ? said.unknownPrice
      : said.cost(usd(plan.costUsd), usd(plan.mostCostUsd)),
    plan.isHalf && plan.calls > plan.criteriaCalls ? said.half : null,
    recordings === 0
      ? null
      : said.recordings(
          recordings,
          lengthOf(mostMinutes, words, language),
          mostCostUsd === null ? said.recordingsUnknown : said.recordingsCost(usd(mostCostUsd)),
        ),
    said.nothingSent,
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => wrap(line, format))
    .join("\n");
}

/** Why rows have no score, in words. */
function reasonText(reason: string, { summary }: EvaluateWords, language: Language): string {
  const known = ungradedReasonSchema.safeParse(reason);
  if (known.success) return gradingWords(language).ungraded[known.data];
  if (reason === "request-refused") return summary.requestRefused;
  return reason === "no-criteria" ? summary.noCriteria : reason;
}

/** `0.03 minutes`, `2.5 minutes`, `12 minutes` */
function lengthOf(amount: number, { plan }: EvaluateWords, language: Language): string {
  const digits = amount < 1 ? 2 : amount < 10 ? 1 : 0;
  const rounded = Number(amount.toFixed(digits));
  return plan.minutes(rounded.toLocaleString(localeTags[language]), rounded);
}

function dollars(amount: number, words: EvaluateWords, language: Language): string {
  return words.dollars(dollarAmount(amount, language));
}

/** `40 s`, `5 min`: never less than it is. */
export function longestWait(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** `40 s`, `12 min`, `3 h 20 min` */
function duration(milliseconds: number, language: Language): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${decimal(seconds, language)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

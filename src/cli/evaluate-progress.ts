/** How far `greenroom evaluate` is, on stderr: one line that changes, or a line now and then where there is no terminal. */
import type { Terminal } from "./terminal.ts";
import { renderProgress } from "./views/evaluate.ts";
import type { EvaluateWords } from "../words/evaluate/english.ts";

/** Where a run is at one moment. */
export interface ProgressState {
  /** Results that have been given out. */
  readonly done: number;
  /** Of them: rows without a score. */
  readonly failed: number;
  /** Dollars that this run has spent; null when a price is unknown. */
  readonly costUsd: number | null;
  /** Rows that were taken from the input. */
  readonly taken: number;
  /** The share of the input that was read, 0 to 1; null when its size is unknown. */
  readonly read: number | null;
  /** How long the service may still be waited for; null: it is not. */
  readonly waitLeftMs: number | null;
  /** Recordings that are being transcribed; the rows after them wait. */
  readonly transcribing: number;
}

const animatedEveryMs = 200;
const linesEveryMs = 10_000;
/** The rate is that of the last half minute: answers that were kept from before come much faster than the others. */
const rateOverMs = 30_000;

/** A line that is shown until it is stopped. */
interface Shown {
  readonly stop: () => void;
}

/** Shows the line anew as time passes; nothing with `--quiet`. */
export function showLine(terminal: Terminal, line: () => string): Shown {
  if (terminal.isQuiet) return { stop: () => undefined };
  const spinner = terminal.isAnimated ? terminal.spinner(line()) : null;
  const timer = setInterval(
    () => {
      if (spinner === null) terminal.talk(line());
      else spinner.update(line());
    },
    spinner === null ? linesEveryMs : animatedEveryMs,
  );
  return {
    stop: () => {
      clearInterval(timer);
      spinner?.stop();
    },
  };
}

/**
 * Shows the state until it is stopped; nothing with `--quiet`.
 * @param nowMs a clock that never goes back
 */
export function showProgress(
  terminal: Terminal,
  words: EvaluateWords,
  state: () => ProgressState,
  nowMs: () => number,
): Shown {
  const meter = createMeter();
  const line = (): string => {
    const now = state();
    return renderProgress({ ...now, ...meter.measure(now, nowMs()) }, words, terminal.talkFormat);
  };
  // Measured now, so that the first line that is shown has something to compare with.
  line();
  return showLine(terminal, line);
}

export interface Measured {
  /** Results a second; null before there is anything to tell it from. */
  readonly rate: number | null;
  readonly leftMs: number | null;
}

/** Measures rate and time left from states as they come. */
function createMeter(): {
  readonly measure: (state: ProgressState, nowMs: number) => Measured;
} {
  const seen: { readonly atMs: number; readonly done: number }[] = [];
  return {
    measure: (state, nowMs) => {
      seen.push({ atMs: nowMs, done: state.done });
      while (seen.length > 2 && nowMs - (seen[1]?.atMs ?? nowMs) > rateOverMs) seen.shift();
      const [first] = seen;
      const elapsedMs = nowMs - (first?.atMs ?? nowMs);
      const finished = state.done - (first?.done ?? state.done);
      if (elapsedMs <= 0 || finished <= 0) return { rate: null, leftMs: null };
      const perMs = finished / elapsedMs;
      const rows =
        state.read === null || state.read <= 0 ? null : state.taken / Math.min(1, state.read);
      return {
        rate: perMs * 1000,
        leftMs: rows === null ? null : Math.max(0, rows - state.done) / perMs,
      };
    },
  };
}

/** One answer to grade, as it was read from a file, and what came of it. */
import type { AppliedCalibration, Doubt, Evaluation } from "../grading/evaluation.ts";
import type { Criterion, Kind, Language, Level } from "../grading/question.ts";

/** Where a row stands, for messages that an editor can jump to. */
export interface RowPlace {
  /** The path as it was given or found; `stdin` for `-`. */
  readonly file: string;
  /** 1-based; the line on which the row, or the part of a Markdown file, begins. 0: the file as a whole. */
  readonly line: number;
}

/** The question that an answer belongs to: one of the bank's, or one that came with the row. */
export type RowQuestion =
  | { readonly source: "bank"; readonly questionId: string }
  | {
      readonly source: "row";
      readonly text: string;
      readonly kind: Kind;
      /** Full answers of known quality; empty when the row brings criteria or neither. */
      readonly references: readonly string[];
      /** Empty: derived from the references (offline), or written once by the model (openai). */
      readonly criteria: readonly Criterion[];
    };

export interface AnswerRow extends RowPlace {
  /** The row's own id, else `<file>:<line>`. Unique within a run: a second one is invalid. */
  readonly id: string;
  readonly question: RowQuestion;
  /** Verbatim. */
  readonly answer: string;
  /** Of the question's text or id and the answer; 64 hexadecimal characters. */
  readonly answerHash: string;
  /** Who gave it; null when the file does not say. */
  readonly candidate: string | null;
  readonly language: Language;
  readonly level: Level;
}

/** A row that cannot be graded, and why in one line. */
export interface InvalidRow extends RowPlace {
  readonly id: string | null;
  readonly reason: string;
}

/** An answer that was spoken: a row once somebody has transcribed it. */
export interface AudioRow extends Omit<AnswerRow, "answer" | "answerHash"> {
  readonly audio: { readonly path: string; readonly format: AudioFormat };
}

/** By content, whatever the file's name says. */
export type AudioFormat = "wav" | "mp3" | "m4a" | "flac" | "ogg" | "webm";

export type ReadRow =
  | { readonly status: "ok"; readonly row: AnswerRow }
  | { readonly status: "invalid"; readonly row: InvalidRow };

/** What the reader gives out: rows, and audio that `withoutAudio` or a transcriber makes rows of. */
export type SourceRow = ReadRow | { readonly status: "audio"; readonly row: AudioRow };

/**
 * What the judgement took when it was made: zeros for the offline engine and where no model was asked. A row that is
 * taken from an earlier run shows that run's usage, so that the output is the same bytes however often it was interrupted;
 * what this run itself cost is in its summary.
 */
export interface RowUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null when a price is unknown. */
  readonly costUsd: number | null;
}

/** One line of `--output`, in the order of the input. Key order is the order of writing. */
export interface ResultRow {
  readonly id: string | null;
  readonly file: string;
  readonly line: number;
  /** By which the row is known again where it has no id of its own; see `AnswerRow`. Null for an invalid row. */
  readonly answerHash: string | null;
  readonly candidate: string | null;
  /** The question's text, or the bank's id for an unknown one; null for an invalid row that names none. */
  readonly question: string | null;
  readonly questionId: string | null;
  readonly status: "evaluated" | "ungraded" | "invalid";
  /** 1 to 5. */
  readonly score: number | null;
  /** (score - 1) / 4, four decimals. */
  readonly fraction: number | null;
  readonly marks: Evaluation["marks"];
  readonly nextStep: string | null;
  readonly confidence: Evaluation["confidence"] | null;
  /** Why the confidence is low. */
  readonly doubts: readonly Doubt[];
  /** How many judgements the marks are the median of; null without a score. */
  readonly judges: number | null;
  /** Of several judges the highest score less the lowest; null with one judge or no score. */
  readonly spread: number | null;
  /** The correction that was applied, with the raw score; null: none. */
  readonly calibration: AppliedCalibration | null;
  /** Why there is no score; null when there is one. */
  readonly reason: string | null;
  readonly engine: string | null;
  readonly model: string | null;
  readonly rubricHash: string | null;
  readonly promptHash: string | null;
  readonly usage: RowUsage;
}

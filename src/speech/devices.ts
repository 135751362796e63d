/** The microphone and the loudspeaker, as whoever talks with the person knows them; adapters/audio holds the real ones. */
import type { SynthesizedSpeech } from "./ports.ts";

/** The rate of every recording of ours: what recognisers work on. 16 bits, one channel. */
export const recordingRateHz = 16_000;

/** The problem of a recorder that runs, and brings nothing. */
export const noSound = "no sound comes from it";

export interface RecordingEnd {
  readonly path: string;
  readonly durationMs: number;
  /** `failed`: the program ended by itself. `detail` is what it said last, one line, or null. */
  readonly reason: "stopped" | "failed";
  readonly detail: string | null;
}

export interface Recording {
  readonly path: string;
  /** While true, what comes is dropped: stopping the program itself would make it impossible to end. */
  setPaused(paused: boolean): void;
  /** Records a quarter of a second on, ends the program and completes the file. Again does nothing. */
  stop(): Promise<RecordingEnd>;
  /** Resolves when it is over, in whatever way; never rejects. */
  readonly ended: Promise<RecordingEnd>;
}

export type PlayingEnd =
  | { readonly outcome: "heard"; readonly player: string; readonly durationMs: number }
  /** Somebody stopped it. */
  | { readonly outcome: "stopped" }
  /** `problems`: one clause for each player that was tried. */
  | { readonly outcome: "not-heard"; readonly problems: readonly string[] };

export interface PlayOptions {
  readonly signal: AbortSignal;
  /** Called when the first sound has gone to the player. */
  readonly onFirstSound?: (() => void) | undefined;
}

export interface Player {
  /** Plays speech while it comes. What the speech's chunks throw is thrown. */
  play(speech: SynthesizedSpeech, options: PlayOptions): Promise<PlayingEnd>;
}

/** One program that was tried for 300 ms. */
export interface RecorderTrial {
  readonly program: string;
  /** Null: it works. Else what is wrong, one clause. */
  readonly problem: string | null;
  readonly isInstalled: boolean;
  /** The loudest sample, 0 to 32768; null when nothing came. */
  readonly peak: number | null;
}

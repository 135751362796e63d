/** What a spoken interview is handed by wiring/: a voice, an ear and a place for recordings, opened and found to work. */
import type { PlayOptions, PlayingEnd, RecorderTrial, Recording } from "../speech/devices.ts";
import type { SpeechSegment, SpokenLanguage, Transcript } from "../speech/ports.ts";
import type { Language } from "../vocabulary.ts";
import type { DoctorCheck } from "./dependencies.ts";

/** What is being answered: a question, or with `probeNumber` from 1 a follow-up to it. */
export interface SpokenTurn {
  readonly position: number;
  readonly probeNumber: number;
}

export interface VoiceOptions {
  /** Null: practice, whose recordings go when it is closed. */
  readonly interviewId: string | null;
  readonly language: SpokenLanguage;
  /** How questions are to be said; null: as the voice does. */
  readonly instructions: string | null;
  /** Texts whose names are likely to be said; null where there is none. */
  readonly resume: string | null;
  readonly job: string | null;
  /** Told what changed while it runs, one line: another voice took over. */
  readonly onNotice: (text: string) => void;
}

/** What is wrong and what to do, one line each. */
export interface VoiceProblem {
  readonly finding: string;
  readonly fix: string;
}

/** A recording that was never answered with. */
export interface Leftover {
  readonly path: string;
  readonly durationMs: number;
}

export interface Voice {
  /** Why no answer can be spoken: no recorder, no microphone, nothing that understands speech. Null: it can. */
  readonly hearingProblem: VoiceProblem | null;
  /**
   * Says the text, or the sentences of one that is still being written; the first as soon as it is there. `not-heard` when
   * no player played it.
   * @throws GreenroomError `service`, `key`, `device` when nothing can speak
   */
  readonly say: (text: string | AsyncIterable<string>, options: PlayOptions) => Promise<PlayingEnd>;
  /** Has the speech made now that is wanted later. */
  readonly prepare: (text: string) => void;
  /** @throws GreenroomError `device` when the file cannot be written */
  readonly record: (
    turn: SpokenTurn,
    onSamples: (samples: Int16Array) => void,
  ) => Promise<Recording>;
  /** A recording of this turn that was never answered with: cut off when the program ended. Mended. */
  readonly findLeftover: (turn: SpokenTurn) => Leftover | null;
  /** Where somebody speaks in a recording; null when it cannot be looked into. */
  readonly findSpeech: (
    path: string,
    signal: AbortSignal,
  ) => Promise<readonly SpeechSegment[] | null>;
  readonly discard: (path: string) => void;
  /** @throws GreenroomError as `Recogniser.transcribe` */
  readonly transcribe: (recording: {
    readonly path: string;
    readonly question: string;
    readonly speech: readonly SpeechSegment[] | null;
    /** What is there so far of a recording that goes on. */
    readonly isGrowing: boolean;
    readonly signal: AbortSignal;
  }) => Promise<Transcript>;
  /** Ends what is still being prepared. */
  readonly close: () => Promise<void>;
}

/** Microphones by the names that `--microphone` takes; null where they cannot be listed. */
export interface DeviceListing {
  readonly microphones: readonly string[] | null;
  /** The programs that were tried, until one worked. */
  readonly trials: readonly RecorderTrial[];
}

/** For `greenroom voice`. */
export interface AudioTools {
  readonly list: () => Promise<DeviceListing>;
  /**
   * Every part of a spoken interview, tried.
   * @param speakMs how long the person is asked to speak, and hears themselves
   */
  readonly check: (
    speakMs: number,
    language: Language,
    onStage: (stage: "speak" | "listen") => void,
  ) => AsyncIterable<DoctorCheck>;
}

/**
 * Speech in Greenroom's own words: what a recogniser hears and what a synthesizer says. speech imports no other room, so
 * interview, report and cli may all take these types from here.
 *
 * PCM is everywhere 16 bits signed, little endian, one channel.
 */
import type { languages } from "../vocabulary.ts";

/** What Greenroom can ask, speak and count fillers in. */
export type SpokenLanguage = (typeof languages)[number];

/** A stretch of a text: from `start` up to and not including `end`, counted as `String.slice` counts. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a recording in which our own detector heard somebody; from the recording's beginning. */
export interface SpeechSegment {
  readonly startMs: number;
  readonly endMs: number;
}

/** A word and when it was said, from the recording's beginning. */
export interface TimedWord {
  /** As the recogniser writes it: some keep punctuation here, some do not. */
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** How sure the recogniser was, 0 to 1; null where it does not say. See each recogniser for what it measures. */
  readonly confidence: number | null;
}

/** What a recogniser could not do, or what was taken out of what it wrote; said in words/delivery/. */
export type TranscriptNotice =
  | "no-word-times"
  | "no-confidence"
  | "silence-left-out"
  | "silence-marked";

/** What was said in a recording. */
export interface Transcript {
  /** Trimmed; empty when nothing was said. */
  readonly text: string;
  /** Two letters, `en`; null where the recogniser neither was told nor says. */
  readonly language: string | null;
  /** In order of time; null where the recogniser gives no times for words: what needs them is "not measured". */
  readonly words: readonly TimedWord[] | null;
  /**
   * Stretches of `text` that the recogniser was unsure of: to be marked for the person, and handed to the judge as they
   * are. In order, never overlapping. Empty also where the recogniser says nothing of its confidence (see `notices`).
   */
  readonly doubtful: readonly TextSpan[];
  /** Null where neither the recogniser nor the file says. */
  readonly durationMs: number | null;
  /** Who heard it: the service's base URL, or the program. */
  readonly recogniser: string;
  readonly model: string;
  /** What could not be done or was left out: a `TranscriptNotice`; a sentence in what an earlier version kept. */
  readonly notices: readonly string[];
}

export interface RecognitionRequest {
  /** A WAV as we record it, or wav, mp3, m4a, flac, ogg, webm from elsewhere. */
  readonly path: string;
  /** Null: to be found out. */
  readonly language: SpokenLanguage | null;
  /** Words that are likely to be said (`prompt.ts` writes it); empty: none. */
  readonly prompt: string;
  /** Where our own detector heard speech; null: not known. Whisper writes sentences into silence, which this catches. */
  readonly speech: readonly SpeechSegment[] | null;
  readonly signal: AbortSignal;
  /** Told the dollars of each request that was sent for it; null where nobody knows. */
  readonly onCost?: ((costUsd: number | null) => void) | undefined;
  /**
   * Awaited before it is sent again after a request that broke off, which may be charged all the same. What it throws
   * ends the recognition.
   */
  readonly beforeRetry?: (() => Promise<void>) | undefined;
}

/** Something that turns recordings into text. */
export interface Recogniser {
  /** For the person: a base URL or a program. */
  readonly name: string;
  readonly model: string;
  /**
   * @throws GreenroomError `usage` when the recording cannot be taken (broken, of a format that nothing here reads),
   * `service` when the server does not transcribe or does not answer, `device` when the local program or its model is
   * missing or fails, `key`, `stopped`
   */
  transcribe(request: RecognitionRequest): Promise<Transcript>;
}

export interface SpeechRequest {
  readonly text: string;
  readonly language: SpokenLanguage;
  /** 1 is the voice's own; 0.5 to 2. */
  readonly speed: number;
  /** How to say it (the role's persona); null: none. Voices that take no instructions leave it out. */
  readonly instructions: string | null;
  readonly signal: AbortSignal;
}

/** Speech on its way: playing can begin with the first chunk. */
export interface SynthesizedSpeech {
  readonly sampleRateHz: number;
  /**
   * PCM as it comes, every chunk a whole number of samples and at least one; read once.
   * The iteration throws what `synthesize` throws when the rest does not arrive; leaving it early (`return`) stops the rest.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Something that says a text. */
export interface SpeechSynthesizer {
  /** For the person: a base URL or a program, with the voice. */
  readonly name: string;
  /**
   * Resolves when the first audio is there and was seen to be audio, so what fails before the first sound rejects here.
   * @throws GreenroomError `service`, `key`, `stopped`; `device` when a system voice is missing or fails; `usage` when the
   * text is empty
   */
  synthesize(request: SpeechRequest): Promise<SynthesizedSpeech>;
}

/**
 * How a spoken answer was heard; stands in the answer (`Answer.heard`, null for a typed one).
 * An answer whose transcription failed has an empty text, `transcript: null` and its recording: `regrade --pending`
 * transcribes it later.
 */
export interface Heard {
  /** Absolute. Null when the person chose to keep no recordings. */
  readonly recordingPath: string | null;
  /** The recogniser's own words. The answer's text is what was judged: the same, or as the person corrected it. */
  readonly transcript: Transcript | null;
  /** What our detector heard in the recording; null for a file that we cannot look into. */
  readonly speech: readonly SpeechSegment[] | null;
}

/**
 * A spoken answer up to its recording: the microphone, what ends or pauses it, the keys, and recorders that fail. What it
 * gives is a file with the stretches of speech in it; nothing here knows what was said.
 */
import type { SpeechSegment } from "../speech/ports.ts";
import type { VoiceWords } from "../words/voice/english.ts";
import { wrap } from "./format.ts";
import { sanitize } from "./sanitize.ts";
import type { Terminal } from "./terminal.ts";
import { clock } from "./views/voice.ts";
import type { BegunTranscription } from "./voice-early.ts";
import { createEarlyTranscription } from "./voice-early.ts";
import { chooseKey } from "./voice-keys.ts";
import type { Microphone } from "./voice-microphone.ts";
import type { Leftover, Voice } from "./voice-ports.ts";
import type { Take, TakeReason } from "./voice-take.ts";
import { recordTake } from "./voice-take.ts";

/** A recorder that failed with less than this brought nothing. */
const leastRecordingMs = 500;
/** So many recorders that failed, one after the other, and it is typed from then on. */
const failuresAllowed = 2;

/** An answer on the disk. */
export interface Recorded {
  readonly path: string;
  readonly speech: readonly SpeechSegment[] | null;
  /** A transcription that was begun while it was recorded; null where there is none. */
  readonly early: BegunTranscription | null;
}

/** What one recording led to: an answer, another recording, this answer typed, or all answers from now on. */
export type Recording = Recorded | "again" | "typed" | "typed-from-now";

export interface RecordingOptions {
  /** In the language of the interview. */
  readonly words: VoiceWords;
  readonly terminal: Terminal;
  readonly voice: Voice;
  /** Seconds that end an answer. */
  readonly silence: number | "off";
  /** Transcribe in a short silence already, at the risk of paying for nothing. */
  readonly transcribesEarly: boolean;
}

/** A recording that was never answered with, and where somebody speaks in it; null: it cannot be looked into. */
export interface SpokenLeftover extends Leftover {
  readonly speech: readonly SpeechSegment[] | null;
}

export interface AnswerRecorder {
  /**
   * Records until the answer is over, the person presses a key or the recorder fails.
   * @param question what it answers, for whoever transcribes it
   * @throws GreenroomError `stopped` when the signal is aborted
   */
  readonly record: (
    microphone: Microphone,
    question: string,
    signal: AbortSignal,
  ) => Promise<Recording>;
  /**
   * Asks what becomes of an answer that was recorded before Greenroom ended.
   * @throws GreenroomError `stopped` when the signal is aborted
   */
  readonly offerLeftover: (left: SpokenLeftover, signal: AbortSignal) => Promise<Recording>;
}

/** Counts, over all answers of an interview, the recorders that failed in a row. */
export function createAnswerRecorder(options: RecordingOptions): AnswerRecorder {
  const { terminal, voice, words: said } = options;
  const format = terminal.talkFormat;
  let failures = 0;

  const say = (text: string): void => terminal.dialogue(text);
  const warn = (text: string): void => say(format.style.warning(wrap(sanitize(text), format)));

  async function record(
    microphone: Microphone,
    question: string,
    signal: AbortSignal,
  ): Promise<Recording> {
    const status = terminal.statusLine();
    let speechSoFar: () => readonly SpeechSegment[] = noSpeech;
    const early = createEarlyTranscription(async (dropped) =>
      voice.transcribe({
        path: await microphone.path,
        speech: speechSoFar(),
        question,
        isGrowing: true,
        signal: AbortSignal.any([signal, dropped]),
      }),
    );
    const take = await recordTake({
      terminal,
      words: said,
      microphone,
      silence: options.silence,
      signal,
      onState: (state, speech) => {
        speechSoFar = speech;
        if (options.transcribesEarly) early.update(state);
      },
      // Before anything slow: the person sees at once that they were heard.
      onEnding: (reason) => acknowledge(reason, (text) => status.update(text)),
    })
      .catch((error: unknown) => {
        early.drop();
        throw error;
      })
      .finally(() => status.clear());
    if (!isToBeJudged(take)) early.drop();
    if (take.reason === "recorder-failed") return await afterFailure(take, signal);
    failures = 0;
    if (take.reason === "typing" || take.reason === "nobody") {
      voice.discard(take.end.path);
      if (take.reason === "nobody") say(said.nobodyHeard);
      return "typed";
    }
    if (take.reason === "again" || !take.hasSpoken) {
      voice.discard(take.end.path);
      if (take.reason !== "again") warn(said.nobodyInIt);
      return "again";
    }
    if (take.reason === "longest") say(said.longest);
    return { path: take.end.path, speech: take.speech, early: early.take() };
  }

  function acknowledge(reason: TakeReason, update: (text: string) => void): void {
    if (reason === "again" || reason === "typing" || reason === "nobody") return;
    update(format.style.faint(`${said.transcribing}${format.symbols.ellipsis}`));
    if (!terminal.isAnimated) say(`${said.transcribing}${format.symbols.ellipsis}`);
  }

  async function afterFailure(take: Take, signal: AbortSignal): Promise<Recording> {
    const { path, durationMs, detail } = take.end;
    failures += 1;
    const isKept = durationMs >= leastRecordingMs && take.hasSpoken;
    if (!isKept) voice.discard(path);
    if (failures >= failuresAllowed && !isKept) {
      warn(said.recorderEndedAgain(detail));
      return "typed-from-now";
    }
    warn(isKept ? said.recorderEndedKept(detail, clock(durationMs)) : said.recorderEnded(detail));
    const key = await chooseKey({
      terminal,
      names: isKept ? ["enter", "r", "escape"] : ["r", "escape"],
      render: () => format.style.faint(isKept ? said.leftoverKeys : said.tryAgainKeys),
      withinMs: null,
      signal,
    });
    if (key === "enter" && isKept) return { path, speech: take.speech, early: null };
    if (isKept) voice.discard(path);
    return key === "escape" ? "typed" : "again";
  }

  async function offerLeftover(left: SpokenLeftover, signal: AbortSignal): Promise<Recording> {
    say(wrap(said.wereAnswering(clock(left.durationMs)), format));
    const key = await chooseKey({
      terminal,
      names: ["enter", "r", "escape"],
      render: () => format.style.faint(said.leftoverKeys),
      withinMs: null,
      signal,
    });
    if (key === "enter") return { path: left.path, speech: left.speech, early: null };
    voice.discard(left.path);
    return key === "r" ? "again" : "typed";
  }

  return { record, offerLeftover };
}

function noSpeech(): readonly SpeechSegment[] {
  return [];
}

function isToBeJudged({ reason, hasSpoken }: Take): boolean {
  return hasSpoken && (reason === "silence" || reason === "enter" || reason === "longest");
}

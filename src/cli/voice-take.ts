/** One recording of an answer: from the open microphone to what ended it. */
import type { RecordingEnd } from "../speech/devices.ts";
import { recordingRateHz } from "../speech/devices.ts";
import type { EndpointState } from "../speech/endpointing.ts";
import { createEndpointer } from "../speech/endpointing.ts";
import type { SpeechSegment } from "../speech/ports.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { Terminal } from "./terminal.ts";
import type { MeterState } from "./views/voice.ts";
import { renderMeter } from "./views/voice.ts";
import type { Microphone } from "./voice-microphone.ts";
import type { VoiceWords } from "../words/voice/english.ts";

/** Why a recording ended. `nobody`: nothing was heard for a minute. */
export type TakeReason =
  | "enter"
  | "silence"
  | "longest"
  | "again"
  | "typing"
  | "nobody"
  | "recorder-failed";

export interface Take {
  readonly reason: TakeReason;
  readonly end: RecordingEnd;
  readonly speech: readonly SpeechSegment[];
  readonly hasSpoken: boolean;
}

export interface TakeOptions {
  readonly terminal: Terminal;
  readonly words: VoiceWords;
  readonly microphone: Microphone;
  /** Told after each piece of sound. */
  readonly onState: (state: EndpointState, speech: () => readonly SpeechSegment[]) => void;
  /** Seconds of silence that end it. */
  readonly silence: number | "off";
  readonly signal: AbortSignal;
  /** Called at once when it ends, before the last quarter of a second is recorded. */
  readonly onEnding: (reason: TakeReason) => void;
}

/** The longest answer, and when it is said that it is nearly over. */
const longestMs = 5 * 60_000;
const warningMs = 4.5 * 60_000;
/** When it is said that nobody is heard, and when that ends it. */
const nobodyMs = 15_000;
const nobodyEndsMs = 60_000;
/** A silence shows its countdown from here on: shorter ones are pauses between words. */
const countdownFromMs = 1000;
/** A microphone that brings nothing but this is not allowed, or switched off (in units of the lowest bit). */
const deadPeak = 2;
/** A recorder that brings no samples for so long hangs. */
const stalledMs = 5000;

/**
 * Records until a key, silence, the longest answer or the recorder ends it.
 * @throws GreenroomError `stopped` when the signal is aborted, with the recording whole on the disk; `device` when the
 * file cannot be written
 */
export async function recordTake(options: TakeOptions): Promise<Take> {
  const { terminal, words, signal, silence, onEnding } = options;
  if (signal.aborted) throw stoppedByPerson();
  const endpointer = createEndpointer(recordingRateHz);
  const status = terminal.statusLine();
  const silenceLimitMs = silence === "off" ? Infinity : silence * 1000;
  let state: EndpointState | null = null;
  let isPaused = false;
  let hasEnded = false;
  const { promise: decided, resolve } = Promise.withResolvers<TakeReason | "stopped">();
  const decide = (reason: TakeReason | "stopped"): void => {
    hasEnded = true;
    resolve(reason);
  };
  const tell = createTeller(terminal);

  const meter = (): MeterState => {
    const { elapsedMs = 0, levelDbfs = -96, hasSaidEnough = false, silenceMs = 0 } = state ?? {};
    const isEnding = hasSaidEnough && silenceMs >= countdownFromMs && silenceLimitMs !== Infinity;
    return {
      elapsedMs,
      levelDbfs,
      isPaused,
      endsInMs: isEnding ? silenceLimitMs - silenceMs : null,
      leftMs: elapsedMs >= warningMs ? longestMs - elapsedMs : null,
    };
  };
  const show = (): void => {
    if (hasEnded) return;
    status.update(renderMeter(meter(), words, terminal.talkFormat));
  };
  const notice = (id: string, text: string): void => {
    status.clear();
    tell(id, text);
  };

  let watchdog: NodeJS.Timeout | null = null;
  const watch = (): void => {
    if (watchdog !== null) clearTimeout(watchdog);
    // In a pause nothing comes, as it should be.
    watchdog = isPaused ? null : setTimeout(() => decide("recorder-failed"), stalledMs);
  };
  const recording = await options.microphone.hear((samples) => {
    watch();
    state = endpointer.push(samples);
    options.onState(state, () => endpointer.segments());
    const { elapsedMs, hasSpoken, hasSaidEnough, silenceMs, peak } = state;
    // After a cough, or one short word, nobody is heard for as long as when there was nothing before.
    const waitedMs = hasSpoken ? silenceMs : elapsedMs;
    if (hasSaidEnough && silenceMs >= silenceLimitMs) decide("silence");
    if (elapsedMs >= longestMs) decide("longest");
    if (!hasSaidEnough && waitedMs >= nobodyEndsMs) {
      if (!hasSpoken) decide("nobody");
      else if (silenceLimitMs !== Infinity) decide("silence");
    }
    if (!hasSaidEnough && waitedMs >= nobodyMs)
      notice("nobody", peak <= deadPeak ? words.deadMicrophone : words.nobodyYet);
    if (elapsedMs >= warningMs) notice("long", words.halfMinuteLeft);
    if (!terminal.isAnimated && meter().endsInMs !== null) {
      tell("silence", words.silence(Math.round(silenceLimitMs / 1000)));
    }
    show();
  });
  watch();
  void recording.ended.then(() => decide("recorder-failed"));
  const onAbort = (): void => decide("stopped");
  signal.addEventListener("abort", onAbort, { once: true });
  const listening = terminal.keys((key) => {
    if (key.name === "enter") decide("enter");
    else if (key.name === "escape") decide("typing");
    else if (key.name === "letter" && key.letter === "r") decide("again");
    else if (key.name === "space") {
      isPaused = !isPaused;
      recording.setPaused(isPaused);
      watch();
      if (!terminal.isAnimated)
        terminal.dialogue(isPaused ? words.pausedPlain : words.recordingAgain);
      show();
    }
  });
  if (!terminal.isAnimated) terminal.dialogue(words.plainKeys);
  show();
  try {
    const reason = await decided;
    status.clear();
    if (reason !== "stopped") onEnding(reason);
    const end = await recording.stop();
    if (reason === "stopped") throw stoppedByPerson();
    const { hasSpoken = false } = afterAll(state);
    return { reason, end, speech: endpointer.segments(), hasSpoken };
  } finally {
    if (watchdog !== null) clearTimeout(watchdog);
    signal.removeEventListener("abort", onAbort);
    listening.close();
    status.clear();
  }
}

/** Samples came in callbacks, which the compiler does not follow. */
function afterAll(state: EndpointState | null): Partial<EndpointState> {
  return state ?? {};
}

/** Says each thing once. */
function createTeller(terminal: Terminal): (id: string, text: string) => void {
  const told = new Set<string>();
  return (id, text) => {
    if (told.has(id)) return;
    told.add(id);
    terminal.dialogue(terminal.talkFormat.style.warning(text));
  };
}

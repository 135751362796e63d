/**
 * A transcription that begins in a short silence, before it is certain that the answer is over. When speech goes on it is
 * broken off; what it cost by then is lost, so each one that was in vain makes the next wait longer.
 */
import type { EndpointState } from "../speech/endpointing.ts";
import type { Transcript } from "../speech/ports.ts";

/** The silence that the first one waits for: shorter ones are breaths. */
const firstAfterMs = 700;
/** What each one in vain adds, and how many there may be: who thinks while they speak costs three, not thirty. */
const longerByMs = 500;
const mostInVain = 3;

/** One that was begun. */
export interface BegunTranscription {
  readonly transcript: Promise<Transcript>;
  readonly stop: () => void;
}

export interface EarlyTranscription {
  /** How it stands after each piece of sound; `silenceMs` is that of the detector. */
  readonly update: (state: Pick<EndpointState, "hasSaidEnough" | "silenceMs">) => void;
  /** The one that covers all that was said; null when there is none. */
  readonly take: () => BegunTranscription | null;
  /** Breaks off what runs. */
  readonly drop: () => void;
}

/** @param begin transcribes what is recorded by now */
export function createEarlyTranscription(
  begin: (signal: AbortSignal) => Promise<Transcript>,
): EarlyTranscription {
  let inVain = 0;
  let running: BegunTranscription | null = null;

  const drop = (): void => {
    running?.stop();
    running = null;
  };
  return {
    update: ({ hasSaidEnough, silenceMs }) => {
      const afterMs = firstAfterMs + inVain * longerByMs;
      if (running !== null && silenceMs < afterMs) {
        drop();
        inVain += 1;
      }
      const isDue = hasSaidEnough && silenceMs >= afterMs && inVain < mostInVain;
      if (running !== null || !isDue) return;
      const stopping = new AbortController();
      const transcript = begin(stopping.signal);
      // It may never be asked for.
      transcript.catch(() => undefined);
      running = { transcript, stop: () => stopping.abort() };
    },
    take: () => running,
    drop,
  };
}

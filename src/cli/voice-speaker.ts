/** Greenroom's voice in a terminal: any key stops it, and when nothing can be heard it is said once. */
import { isGreenroomError } from "../errors.ts";
import { createGrowingText } from "../speech/say.ts";
import type { GrowingText } from "../speech/say.ts";
import { stoppedByPerson } from "./stopped.ts";
import type { Terminal } from "./terminal.ts";
import type { Voice } from "./voice-ports.ts";
import type { VoiceWords } from "../words/voice/english.ts";

export interface Speaker {
  /**
   * Says the text to its end, or until a key. A text that was begun is gone on with.
   * @throws GreenroomError `stopped` when the signal is aborted
   */
  readonly speak: (text: string, signal: AbortSignal) => Promise<void>;
  /** Begins to say a text that is still being written, and again with each piece that was added. */
  readonly begin: (textSoFar: string) => void;
}

export interface SpeakerOptions {
  readonly terminal: Pick<Terminal, "keys" | "statusLine" | "talkFormat">;
  readonly voice: Pick<Voice, "say">;
  readonly words: Pick<VoiceWords, "speaking" | "awaitingVoice">;
  /** Told why nothing can be heard, once; from then on nothing is said. */
  readonly onMuted: (why: string) => void;
}

/** Without a sound for so long it is said what is waited for. */
const tellToWaitMs = 1500;

interface Saying {
  readonly done: Promise<void>;
  readonly stop: () => void;
  /** Calls it when the first sound is there, or now. */
  readonly onSound: (tell: () => void) => void;
}

export function createSpeaker({ terminal, voice, words, onMuted }: SpeakerOptions): Speaker {
  const { style, language } = terminal.talkFormat;
  let speaks = true;
  let begun: { readonly text: GrowingText; readonly saying: Saying } | null = null;

  function mute(why: string): void {
    if (!speaks) return;
    speaks = false;
    onMuted(why);
  }

  function start(text: string | AsyncIterable<string>, stopping: AbortController): Saying {
    const { promise: sound, resolve: onFirstSound } = Promise.withResolvers<void>();
    return {
      done: say(),
      stop: () => stopping.abort(),
      onSound: (tell) => void sound.then(tell),
    };

    async function say(): Promise<void> {
      const listening = terminal.keys(() => stopping.abort());
      try {
        const end = await voice.say(text, {
          signal: stopping.signal,
          onFirstSound,
        });
        if (end.outcome === "not-heard") mute(end.problems.join("; "));
      } catch (error) {
        if (!isGreenroomError(error) || error.code === "stopped") throw error;
        mute((await error.in(language)).message);
      } finally {
        listening.close();
      }
    }
  }

  /** Until it is said, with a line that tells how to stop it. */
  async function follow(saying: Saying, signal: AbortSignal): Promise<void> {
    const status = terminal.statusLine();
    let isOver = false;
    // A service may take its time, and a screen on which nothing happens looks broken.
    const waiting = setTimeout(() => status.update(style.faint(words.awaitingVoice)), tellToWaitMs);
    saying.onSound(() => {
      clearTimeout(waiting);
      if (!isOver) status.update(style.faint(words.speaking));
    });
    signal.addEventListener("abort", saying.stop, { once: true });
    if (signal.aborted) saying.stop();
    try {
      await saying.done;
    } finally {
      isOver = true;
      clearTimeout(waiting);
      signal.removeEventListener("abort", saying.stop);
      status.clear();
    }
    if (signal.aborted) throw stoppedByPerson();
  }

  return {
    begin: (textSoFar) => {
      if (!speaks || textSoFar === "") return;
      if (begun === null) {
        const stopping = new AbortController();
        const text = createGrowingText(stopping.signal);
        begun = { text, saying: start(text.sentences, stopping) };
        // It is awaited when the text is whole.
        begun.saying.done.catch(() => undefined);
      }
      begun.text.grow(textSoFar);
    },
    speak: async (text, signal) => {
      const underWay = begun;
      begun = null;
      if (underWay !== null) {
        if (underWay.text.end(text)) return await follow(underWay.saying, signal);
        // A service that failed half-way: other words stand there now.
        underWay.saying.stop();
        await underWay.saying.done;
      }
      if (speaks) await follow(start(text, new AbortController()), signal);
    },
  };
}

/** A text said sentence by sentence: the first is heard while the second is being made, or written. */
import type { PlayOptions, Player, PlayingEnd } from "./devices.ts";
import type { SpeechRequest, SpeechSynthesizer, SynthesizedSpeech } from "./ports.ts";
import { createSentenceStream, splitSentences } from "./sentences.ts";

/** The first piece of a text that is still being written may end at a comma, when it has grown to so many characters. */
const firstClauseFrom = 30;

/**
 * Says the text through one player; the sentences follow each other without a hole as long as they are made in time.
 * @param request its signal is the one that stops the saying too; its text may come as sentences, while it is written
 * @throws GreenroomError as `SpeechSynthesizer.synthesize`, but for `stopped`, which is an outcome
 */
export async function sayText(
  synthesizer: SpeechSynthesizer,
  player: Player,
  request: Omit<SpeechRequest, "text"> & { readonly text: string | AsyncIterable<string> },
  options: Omit<PlayOptions, "signal"> = {},
): Promise<PlayingEnd> {
  const { text, signal } = request;
  const sentences = (typeof text === "string" ? inTurn(text) : text)[Symbol.asyncIterator]();
  /** Under way, one ahead of what is played; null: the text is over. */
  const begin = (): Promise<SynthesizedSpeech | null> => {
    const made = sentences
      .next()
      .then((next) =>
        next.done === true ? null : synthesizer.synthesize({ ...request, text: next.value }),
      );
    // It is awaited later, or never when the person stops it.
    made.catch(() => undefined);
    return made;
  };
  let upcoming = begin();
  let end: PlayingEnd = { outcome: "not-heard", problems: ["there was nothing to say"] };
  try {
    for (;;) {
      const first = await upcoming;
      if (first === null) return signal.aborted ? { outcome: "stopped" } : end;
      upcoming = begin();
      const { sampleRateHz } = first;
      async function* chunks(
        beginning: SynthesizedSpeech,
      ): AsyncGenerator<Uint8Array, void, undefined> {
        yield* beginning.chunks;
        for (;;) {
          const next = await upcoming;
          // Another voice took over, at another rate: that is another sound to play.
          if (next === null || next.sampleRateHz !== sampleRateHz) return;
          upcoming = begin();
          yield* next.chunks;
        }
      }
      end = await player.play({ sampleRateHz, chunks: chunks(first) }, { ...options, signal });
      if (end.outcome !== "heard") return end;
    }
  } catch (error) {
    if (signal.aborted) return { outcome: "stopped" };
    throw error;
  }
}

async function* inTurn(text: string): AsyncGenerator<string, void, undefined> {
  yield* splitSentences(text);
}

/** A text that is said while it is being written. */
export interface GrowingText {
  /** The text so far. One that does not go on from what was there already is left alone. */
  readonly grow: (textSoFar: string) => void;
  /**
   * The text is over.
   * @returns false when it is another than what was begun: that one is not gone on with
   */
  readonly end: (text: string) => boolean;
  /** Read once. Ends too when the signal comes. */
  readonly sentences: AsyncIterable<string>;
}

/** @param signal whoever waits for a sentence is let go */
export function createGrowingText(signal: AbortSignal): GrowingText {
  const stream = createSentenceStream({ firstClauseFrom });
  const whole: string[] = [];
  let taken = "";
  let isOver = false;
  let news = Promise.withResolvers<void>();
  const add = (sentences: readonly string[]): void => {
    whole.push(...sentences);
    const told = news;
    news = Promise.withResolvers();
    told.resolve();
  };
  const stop = (): void => {
    isOver = true;
    add([]);
  };
  signal.addEventListener("abort", stop, { once: true });

  async function* inOrder(): AsyncGenerator<string, void, undefined> {
    for (let next = 0; !signal.aborted;) {
      const sentence = whole[next];
      if (sentence !== undefined) {
        next += 1;
        yield sentence;
      } else if (isOver) return;
      else await news.promise;
    }
  }

  return {
    grow: (text) => {
      if (isOver || !text.startsWith(taken)) return;
      add(stream.push(text.slice(taken.length)));
      taken = text;
    },
    end: (text) => {
      const isSame = text.startsWith(taken);
      if (!isOver && isSame) add([...stream.push(text.slice(taken.length)), ...stream.end()]);
      taken = isSame ? text : taken;
      stop();
      signal.removeEventListener("abort", stop);
      return isSame;
    },
    sentences: inOrder(),
  };
}

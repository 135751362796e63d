/** A text said sentence by sentence: the first is heard while the second is being made. */
import type { PlayOptions, Player, PlayingEnd } from "./devices.ts";
import type { SpeechRequest, SpeechSynthesizer, SynthesizedSpeech } from "./ports.ts";
import { splitSentences } from "./sentences.ts";

/**
 * Says the text through one player; the sentences follow each other without a hole as long as they are made in time.
 * @param request its signal is the one that stops the saying too
 * @throws GreenroomError as `SpeechSynthesizer.synthesize`, but for `stopped`, which is an outcome
 */
export async function sayText(
  synthesizer: SpeechSynthesizer,
  player: Player,
  request: SpeechRequest,
  options: Omit<PlayOptions, "signal"> = {},
): Promise<PlayingEnd> {
  const { signal } = request;
  const sentences = [...splitSentences(request.text)];
  /** Under way, one ahead of what is played; null: the text is over. */
  const begin = (): Promise<SynthesizedSpeech> | null => {
    const text = sentences.shift();
    if (text === undefined) return null;
    const made = synthesizer.synthesize({ ...request, text });
    // It is awaited later, or never when the person stops it.
    made.catch(() => undefined);
    return made;
  };
  let upcoming = begin();
  let end: PlayingEnd = { outcome: "not-heard", problems: ["there was nothing to say"] };
  try {
    while (upcoming !== null) {
      const first: SynthesizedSpeech = await upcoming;
      upcoming = begin();
      const { sampleRateHz } = first;
      async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
        yield* first.chunks;
        while (upcoming !== null) {
          const next: SynthesizedSpeech = await upcoming;
          // Another voice took over, at another rate: that is another sound to play.
          if (next.sampleRateHz !== sampleRateHz) return;
          upcoming = begin();
          yield* next.chunks;
        }
      }
      end = await player.play({ sampleRateHz, chunks: chunks() }, { ...options, signal });
      if (end.outcome !== "heard") return end;
    }
    return end;
  } catch (error) {
    if (signal.aborted) return { outcome: "stopped" };
    throw error;
  }
}

/** Voices put to use: one that stands in for another, and speech that is ready before it is wanted. */
import { isGreenroomError } from "../errors.ts";
import type { GreenroomError } from "../errors.ts";
import type { SpeechRequest, SpeechSynthesizer } from "./ports.ts";

/**
 * The first synthesizer, and the second for good from the first time on that the first fails before a sound.
 * @param onFallback told once, with the reason
 */
export function withFallback(
  first: SpeechSynthesizer,
  second: SpeechSynthesizer,
  onFallback: (reason: GreenroomError) => Promise<void>,
): SpeechSynthesizer {
  let current = first;
  return {
    get name() {
      return current.name;
    },
    synthesize: async (request) => {
      const tried = current;
      try {
        return await tried.synthesize(request);
      } catch (error) {
        const isOurs = isGreenroomError(error, "service") || isGreenroomError(error, "key");
        if (tried === second || !isOurs) throw error;
        if (current === first) {
          current = second;
          await onFallback(error);
        }
        return await second.synthesize(request);
      }
    },
  };
}

/**
 * Has a cached synthesizer fetch the speech now, so that a `synthesize` to come finds it, whole or on its way. What goes
 * wrong is found out then.
 */
export async function prepareSpeech(
  synthesizer: SpeechSynthesizer,
  request: SpeechRequest,
): Promise<void> {
  try {
    const { chunks } = await synthesizer.synthesize(request);
    for await (const _ of chunks) {
      // Only to its end.
    }
  } catch (error) {
    if (!isGreenroomError(error)) throw error;
  }
}

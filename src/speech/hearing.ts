/** A recogniser whose transcripts hold no sentences that nobody said. */
import { withoutPhantoms } from "./phantoms.ts";
import type { Recogniser } from "./ports.ts";

/** The recogniser with what it writes into silence left out; see phantoms.ts. */
export function hearingOnlySpeech(recogniser: Recogniser): Recogniser {
  return {
    ...recogniser,
    transcribe: async (request) =>
      withoutPhantoms(await recogniser.transcribe(request), request.speech),
  };
}

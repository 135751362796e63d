/** Spoken interviews and recordings, in the three languages. */
import { english } from "./voice/english.ts";
import { wordsIn } from "./translate.ts";

export const voiceWords = wordsIn(english, {
  es: async () => (await import("./voice/spanish.ts")).spanish,
  pt: async () => (await import("./voice/portuguese.ts")).portuguese,
});

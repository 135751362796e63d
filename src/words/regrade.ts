/** `greenroom regrade`, in the three languages. */
import { english } from "./regrade/english.ts";
import { wordsIn } from "./translate.ts";

export const regradeWords = wordsIn(english, {
  es: async () => (await import("./regrade/spanish.ts")).spanish,
  pt: async () => (await import("./regrade/portuguese.ts")).portuguese,
});

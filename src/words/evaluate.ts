/** `greenroom evaluate`, in the three languages. */
import { english } from "./evaluate/english.ts";
import { wordsIn } from "./translate.ts";

export const evaluateWords = wordsIn(english, {
  es: async () => (await import("./evaluate/spanish.ts")).spanish,
  pt: async () => (await import("./evaluate/portuguese.ts")).portuguese,
});

/** What is wrong with questions and roles as they were written, in the three languages. */
import { english } from "./findings/english.ts";
import { wordsIn } from "./translate.ts";

export const findingsWords = wordsIn(english, {
  es: async () => (await import("./findings/spanish.ts")).spanish,
  pt: async () => (await import("./findings/portuguese.ts")).portuguese,
});

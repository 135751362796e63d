/** Questions and roles, in the three languages. */
import { english } from "./library/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./library/spanish.ts")).spanish,
  pt: async () => (await import("./library/portuguese.ts")).portuguese,
};

export const libraryError = errorsIn(english, others);
export const libraryWords = wordsIn(english, others);

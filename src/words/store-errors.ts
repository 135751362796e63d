/** Errors of the database, of recorded replies and of a base URL, in the three languages. */
import { english } from "./store-errors/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./store-errors/spanish.ts")).spanish,
  pt: async () => (await import("./store-errors/portuguese.ts")).portuguese,
};

export const storeError = errorsIn(english, others);
export const storeErrorsWords = wordsIn(english, others);

/** Errors of debriefs and stories, in the three languages. */
import { english } from "./record-errors/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./record-errors/spanish.ts")).spanish,
  pt: async () => (await import("./record-errors/portuguese.ts")).portuguese,
};

export const recordError = errorsIn(english, others);
export const recordErrorsWords = wordsIn(english, others);

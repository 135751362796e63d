/** Errors of the command line, of files and of the settings, in the three languages. */
import { english } from "./start-errors/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./start-errors/spanish.ts")).spanish,
  pt: async () => (await import("./start-errors/portuguese.ts")).portuguese,
};

export const startError = errorsIn(english, others);
export const startErrorsWords = wordsIn(english, others);

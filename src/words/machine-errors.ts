/** Errors of schedulers, of programs for sound and of Greenroom's own files, in the three languages. */
import { english } from "./machine-errors/english.ts";
import { errorsIn, retoldIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./machine-errors/spanish.ts")).spanish,
  pt: async () => (await import("./machine-errors/portuguese.ts")).portuguese,
};

export const machineError = errorsIn(english, others);
/** An error of a service as it is told where sound is concerned. */
export const retoldOfSound = retoldIn(english, others);
export const machineErrorsWords = wordsIn(english, others);

/** Errors of `greenroom evaluate`, in the three languages. */
import { english } from "./evaluate-errors/english.ts";
import { errorsIn, retoldIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./evaluate-errors/spanish.ts")).spanish,
  pt: async () => (await import("./evaluate-errors/portuguese.ts")).portuguese,
};

export const evaluateError = errorsIn(english, others);
export const evaluateErrorsWords = wordsIn(english, others);
/** An error of something else as `greenroom evaluate` tells it. */
export const retoldByEvaluate = retoldIn(english, others);

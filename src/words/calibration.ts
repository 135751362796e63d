/** `greenroom label` and `greenroom calibrate`, in the three languages. */
import { english } from "./calibration/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./calibration/spanish.ts")).spanish,
  pt: async () => (await import("./calibration/portuguese.ts")).portuguese,
};

export const calibrationError = errorsIn(english, others);
export const calibrationWords = wordsIn(english, others);

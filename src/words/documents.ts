/** Reading documents and the profile, in the three languages. */
import { english } from "./documents/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./documents/spanish.ts")).spanish,
  pt: async () => (await import("./documents/portuguese.ts")).portuguese,
};

export const documentError = errorsIn(english, others);
export const documentsWords = wordsIn(english, others);

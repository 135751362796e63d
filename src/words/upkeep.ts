/** Doctor, reminders, keys, data and usage, in the three languages. */
import { english } from "./upkeep/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./upkeep/spanish.ts")).spanish,
  pt: async () => (await import("./upkeep/portuguese.ts")).portuguese,
};

export const upkeepError = errorsIn(english, others);
export const upkeepWords = wordsIn(english, others);

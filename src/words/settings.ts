/** What is said of settings, in the three languages. */
import { english } from "./settings/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./settings/spanish.ts")).spanish,
  pt: async () => (await import("./settings/portuguese.ts")).portuguese,
};

export const settingError = errorsIn(english, others);
export const settingsWords = wordsIn(english, others);

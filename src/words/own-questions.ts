/** A person's own questions and roles, in the three languages. */
import { english } from "./own-questions/english.ts";
import { errorsIn, wordsIn } from "./translate.ts";

const others = {
  es: async () => (await import("./own-questions/spanish.ts")).spanish,
  pt: async () => (await import("./own-questions/portuguese.ts")).portuguese,
};

export const ownQuestionsError = errorsIn(english, others);
export const ownQuestionsWords = wordsIn(english, others);

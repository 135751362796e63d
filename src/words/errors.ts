/** Errors that a person meets in an interview, in the three languages. */
import type { ErrorText } from "../errors.ts";
import { english } from "./errors/english.ts";
import type { ErrorsWords } from "./errors/english.ts";
import { errorsIn, textsIn } from "./translate.ts";

/** Finds what is said in the catalogue. */
export type ErrorPick = (words: ErrorsWords) => ErrorText;

const others = {
  es: async () => (await import("./errors/spanish.ts")).spanish,
  pt: async () => (await import("./errors/portuguese.ts")).portuguese,
};

export const translatedText = textsIn(english, others);
export const translatedError = errorsIn(english, others);

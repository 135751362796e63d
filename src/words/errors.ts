/** Errors in the three languages. They are thrown where no language is known, and said at the edge in the right one. */
import type { ErrorCode, ErrorText, ErrorTranslations } from "../errors.ts";
import { GreenroomError } from "../errors.ts";
import { english } from "./errors/english.ts";
import type { ErrorsWords } from "./errors/english.ts";
import { portuguese } from "./errors/portuguese.ts";
import { spanish } from "./errors/spanish.ts";

/** Finds what is said in a catalogue. */
export type ErrorPick = (words: ErrorsWords) => ErrorText;

/** What is said of an error: message and hint in English, and the same in the other languages. */
export interface TranslatedText extends ErrorText {
  readonly translations: ErrorTranslations;
}

export function translatedText(pick: ErrorPick): TranslatedText {
  return { ...pick(english), translations: { es: pick(spanish), pt: pick(portuguese) } };
}

/** The error that `pick` finds in the catalogue; its own message and hint are the English ones. */
export function translatedError(
  code: ErrorCode,
  pick: ErrorPick,
  options: ErrorOptions = {},
): GreenroomError {
  const { message, hint, translations } = translatedText(pick);
  return new GreenroomError(code, message, hint, { ...options, translations });
}

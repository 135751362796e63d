/** How texts in another language are found: English is there, of the others only the one that is needed is loaded. */
import type { ErrorCode, ErrorText, ErrorTranslations, LastingCause } from "../errors.ts";
import { GreenroomError } from "../errors.ts";
import type { Language } from "../vocabulary.ts";

/** The texts of one surface in the other languages, each to be loaded. */
type Others<Words> = Readonly<Record<Exclude<Language, "en">, () => Promise<Words>>>;

/** What is said of an error: message and hint in English, and the same in the other languages. */
export interface TranslatedText extends ErrorText {
  readonly translations: ErrorTranslations;
}

/** A function that gives the texts of a surface in a language. */
export function wordsIn<Words>(
  english: Words,
  others: Others<Words>,
): (language: Language) => Promise<Words> {
  return async (language) => (language === "en" ? english : await others[language]());
}

/** A function that gives what `pick` finds in a catalogue of errors. */
export function textsIn<Words>(
  english: Words,
  others: Others<Words>,
): (pick: (words: Words) => ErrorText) => TranslatedText {
  return (pick) => ({
    ...pick(english),
    translations: {
      es: async () => pick(await others.es()),
      pt: async () => pick(await others.pt()),
    },
  });
}

/** Makes the error that `pick` finds in a catalogue; its own message and hint are the English ones. */
export type MakeError<Words> = (
  code: ErrorCode,
  pick: (words: Words) => ErrorText,
  options?: ErrorOptions & { readonly lasting?: LastingCause },
) => GreenroomError;

/**
 * A function that makes errors of a catalogue. They are thrown where no language is known, and said at the edge in the
 * right one: only then is it loaded.
 */
export function errorsIn<Words>(english: Words, others: Others<Words>): MakeError<Words> {
  const textOf = textsIn(english, others);
  return (code, pick, options = {}) => {
    const { message, hint, translations } = textOf(pick);
    return new GreenroomError(code, message, hint, { ...options, translations });
  };
}

/** Tells another error in the words of a catalogue: what `pick` makes of these and of what the error says, in each language. */
type RetellError<Words> = (
  error: GreenroomError,
  pick: (words: Words, said: ErrorText) => ErrorText,
  code?: ErrorCode,
) => GreenroomError;

/** A function that tells errors anew, with the translations that they have. The code stays theirs if none is given. */
export function retoldIn<Words>(english: Words, others: Others<Words>): RetellError<Words> {
  return (error, pick, code = error.code) => {
    const { message, hint } = pick(english, error);
    const translations: ErrorTranslations = {
      es: async () => pick(await others.es(), await error.in("es")),
      pt: async () => pick(await others.pt(), await error.in("pt")),
    };
    const { lasting } = error;
    return new GreenroomError(code, message, hint, { cause: error, translations, lasting });
  };
}

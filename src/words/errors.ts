/** Errors in the three languages. They are thrown where no language is known, and said at the edge in the right one. */
import type { ErrorCode, ErrorText } from "../errors.ts";
import { GreenroomError } from "../errors.ts";
import { english } from "./errors/english.ts";
import type { ErrorsWords } from "./errors/english.ts";
import { portuguese } from "./errors/portuguese.ts";
import { spanish } from "./errors/spanish.ts";

/** The error that `pick` finds in the catalogue; its own message and hint are the English ones. */
export function translatedError(
  code: ErrorCode,
  pick: (words: ErrorsWords) => ErrorText,
  options: ErrorOptions = {},
): GreenroomError {
  const { message, hint } = pick(english);
  const translations = { es: pick(spanish), pt: pick(portuguese) };
  return new GreenroomError(code, message, hint, { ...options, translations });
}

/**
 * The one class of the program. A `GreenroomError` is something a person can act on: what happened in one line and
 * what to do in another. Anything else that is thrown is a bug of ours.
 */

import type { Language } from "./vocabulary.ts";

/** Why something stopped. `src/cli/exit.ts` gives each its exit code. */
export type ErrorCode =
  /** The result is below what was asked for, or some item failed. */
  | "below-minimum"
  /** Wrong flags, or input that cannot be read. */
  | "usage"
  /** A microphone, a speaker, or the program that drives it. */
  | "device"
  /** An API key that is missing or refused. */
  | "key"
  /** A service that does not answer, or answers nonsense. */
  | "service"
  /** The person stopped it (Ctrl-C, TERM). */
  | "stopped";

/** What is said of an error, a line each. */
export interface ErrorText {
  readonly message: string;
  readonly hint: string;
}

/** In other languages than English, loaded when they are asked for; see words/translate.ts. */
export type ErrorTranslations = Partial<Readonly<Record<Language, () => Promise<ErrorText>>>>;

/**
 * What is to be changed where asking again would fail in the same way: how the service is set up (an address or a model
 * that is not there), which holds for every request, or this one request.
 */
export type LastingCause = "setup" | "request";

interface GreenroomErrorOptions extends ErrorOptions {
  readonly translations?: ErrorTranslations | undefined;
  readonly lasting?: LastingCause | null | undefined;
}

export class GreenroomError extends Error {
  override readonly name = "GreenroomError";
  readonly code: ErrorCode;
  /** What to do about it, one line. */
  readonly hint: string;
  /** Null where it may pass by itself. */
  readonly lasting: LastingCause | null;
  private readonly translations: ErrorTranslations;

  /**
   * @param code decides the exit code
   * @param message one line: what happened, no stack, no advice
   * @param hint one line: what the person can do now
   */
  constructor(code: ErrorCode, message: string, hint: string, options?: GreenroomErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    this.lasting = options?.lasting ?? null;
    this.translations = options?.translations ?? {};
  }

  /** Message and hint in the language, in English where nobody translated them. */
  async in(language: Language): Promise<ErrorText> {
    const { message, hint } = this;
    return (await this.translations[language]?.()) ?? { message, hint };
  }
}

/** True for an error made by us for the person, of the given code if one is named. */
export function isGreenroomError(error: unknown, code?: ErrorCode): error is GreenroomError {
  return error instanceof GreenroomError && (code === undefined || error.code === code);
}

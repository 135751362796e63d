/** A file of questions or a role as it was written, and what is found wrong in it, by line. */
import { GreenroomError } from "../errors.ts";
import type { FindingsWords } from "../words/findings/english.ts";

/** YAML (JSON is some) as data that knows where each value stands. */
export interface SourceDocument {
  /** Undefined when the text is not YAML. */
  readonly value: unknown;
  /** 1-based line of the value at the path, or of the nearest one around it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Why the text is not YAML, the first few faults; empty when it is. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export type ParseSource = (text: string) => SourceDocument;

/** One thing that is wrong, where, and what to do about it. */
export interface Finding {
  /** The path as it was given or found; `stdin`. */
  readonly file: string;
  /** 1-based; 0: the file as a whole. */
  readonly line: number;
  /** Null where it belongs to no question that has one. */
  readonly id: string | null;
  /** With an error it is not used; advice is about how well it can be judged. */
  readonly severity: "error" | "advice";
  /** One line: what is wrong. */
  readonly message: string;
  /** One line: what to do. */
  readonly fix: string;
}

/** Something wrong in a value, before it is known in which file and line it stands. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly fix: string;
}

/** `file:line: what is wrong; what to do`, without a line where it is about the file as a whole. */
export function findingLine({ file, line, message, fix }: Finding): string {
  return `${line === 0 ? file : `${file}:${line}`}: ${message}; ${fix}`;
}

/**
 * The first finding as an error `usage`, in the language in which it was found.
 * @param otherwise what is wrong when there is no finding
 */
export function refusal(
  file: string,
  findings: readonly Pick<Finding, "line" | "message" | "fix">[],
  otherwise: string,
  words: FindingsWords,
): GreenroomError {
  const { line, message, fix } = findings[0] ?? { line: 1, message: otherwise, fix: words.mend };
  return new GreenroomError("usage", `${file}:${line}: ${message}.`, hintOf(fix));
}

/** What to do, as a sentence. */
export function hintOf(fix: string): string {
  // A question in Spanish begins with a sign of its own.
  const hint = fix.replace(/^¿?\p{L}/u, (start) => start.toUpperCase());
  return hint.endsWith("?") ? hint : `${hint}.`;
}

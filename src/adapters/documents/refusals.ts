/** What a person is told when a document cannot be read: one line of what happened, one of what to do. */
import type { ErrorText, GreenroomError } from "../../errors.ts";
import { documentError } from "../../words/documents.ts";
import type { DocumentsWords } from "../../words/documents/english.ts";
import { limits } from "./limits.ts";
import type { Refusal } from "./protocol.ts";

const megabytes = limits.bytes / 1024 / 1024;
const seconds = limits.timeMs / 1000;

/** An error for an input that cannot be read. */
export function unreadable(
  pick: (words: DocumentsWords["errors"]) => ErrorText,
  cause?: unknown,
): GreenroomError {
  const options = cause === undefined ? undefined : { cause };
  return documentError("usage", ({ errors }) => pick(errors), options);
}

const explanations: Readonly<
  Record<Refusal, (words: DocumentsWords["errors"], name: string, format: string) => ErrorText>
> = {
  damaged: (words, name, format) => words.damaged(name, format),
  password: (words, name) => words.password(name),
  scan: (words, name) => words.scan(name),
  "no-text": (words, name) => words.noText(name),
  "only-hidden-text": (words, name) => words.onlyHidden(name),
  "unpacks-too-large": (words, name) => words.unpacks(name),
  memory: (words, name) => words.memory(name),
  time: (words, name) => words.time(name, seconds),
};

/** The error for a document that the child process refused. */
export function refusalError(
  refusal: Refusal,
  kind: "pdf" | "docx",
  name: string,
  detail: string,
): GreenroomError {
  return unreadable(
    (words) => explanations[refusal](words, name, kind.toUpperCase()),
    detail === "" ? undefined : new Error(detail),
  );
}

/** The error for more bytes than are read. */
export function tooLarge(name: string): GreenroomError {
  return unreadable((words) => words.tooLarge(name, megabytes));
}

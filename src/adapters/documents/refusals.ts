/** What a person is told when a document cannot be read: one line of what happened, one of what to do. */
import { GreenroomError } from "../../errors.ts";
import { limits } from "./limits.ts";
import type { Refusal } from "./protocol.ts";

const megabytes = limits.bytes / 1024 / 1024;
const seconds = limits.timeMs / 1000;

/** An error for an input that cannot be read. */
export function unreadable(message: string, hint: string, cause?: unknown): GreenroomError {
  return new GreenroomError("usage", message, hint, cause === undefined ? undefined : { cause });
}

const explanations: Readonly<
  Record<Refusal, (name: string, format: string) => readonly [string, string]>
> = {
  damaged: (name, format) => [
    `${name} is damaged: it begins like a ${format} file but cannot be read.`,
    "Save or download it again, or give the text as a .txt or .md file.",
  ],
  password: (name) => [
    `${name} is protected by a password.`,
    "Save a copy without a password, for example by printing it to a new PDF.",
  ],
  scan: (name) => [
    `${name} holds pictures of pages and no text; most likely it is a scan.`,
    "Run text recognition (OCR) over it, or give the text as a .txt or .md file.",
  ],
  "no-text": (name) => [
    `${name} holds no text.`,
    "Check that it is the right file, or give the text as a .txt or .md file.",
  ],
  "only-hidden-text": (name) => [
    `${name} holds only text that a reader cannot see.`,
    "Check how it was made, or give the text as a .txt or .md file.",
  ],
  "unpacks-too-large": (name) => [
    `${name} unpacks to far more than a document holds, so it was not read.`,
    "Save it again from your word processor, or give the text as a .txt or .md file.",
  ],
  memory: (name) => [
    `${name} needs more memory than reading a document may take, so it was not read.`,
    "Print it to a new PDF, or give the text as a .txt or .md file.",
  ],
  time: (name) => [
    `${name} took longer than ${seconds} seconds to read, so reading was stopped.`,
    "Print it to a new PDF, or give the text as a .txt or .md file.",
  ],
};

/** The error for a document that the child process refused. */
export function refusalError(
  refusal: Refusal,
  kind: "pdf" | "docx",
  name: string,
  detail: string,
): GreenroomError {
  const [message, hint] = explanations[refusal](name, kind.toUpperCase());
  return unreadable(message, hint, detail === "" ? undefined : new Error(detail));
}

/** The error for more bytes than are read. */
export function tooLarge(name: string): GreenroomError {
  return unreadable(
    `${name} is larger than ${megabytes} MB, more than is read of a document.`,
    "Save it without its pictures, or give only the text as a .txt or .md file.",
  );
}

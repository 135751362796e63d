/** What the reader and its child process say to each other. */
import type { DocumentWarning } from "../../interview/material.ts";

export interface ParseRequest {
  readonly kind: "pdf" | "docx";
  readonly bytes: Uint8Array;
}

/** Why a document could not be read; `refusals.ts` says it to the person. */
export type Refusal =
  | "damaged"
  | "password"
  /** Pictures of pages, no letters. */
  | "scan"
  | "no-text"
  /** All the text there is cannot be seen. */
  | "only-hidden-text"
  | "unpacks-too-large"
  | "memory"
  | "time";

/** A parsed document, before the cleaning that all formats share. */
export interface ParsedDocument {
  readonly text: string;
  readonly pages: number | null;
  readonly warnings: readonly DocumentWarning[];
  readonly hiddenText: readonly string[];
}

export type ParseReply =
  | ({ readonly status: "read" } & ParsedDocument)
  /** `detail` is for a bug report, not for the person. */
  | { readonly status: "refused"; readonly refusal: Refusal; readonly detail: string };

/** The reply that says why nothing was read. */
export function refuse(refusal: Refusal, detail = ""): ParseReply {
  return { status: "refused", refusal, detail: detail.slice(0, 500) };
}

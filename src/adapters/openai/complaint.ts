/** What a server says went wrong, whatever shape it says it in. */
import * as z from "zod";
import { parseJson } from "../../json.ts";

export interface Complaint {
  /** One line, safe to show: no control characters, at most 300 characters; empty when the server said nothing. */
  readonly message: string;
  /** The vendor's name for it, or the HTTP status that a router reports of the server behind it. */
  readonly code: string;
  /** The parameter that the server names; null when it names none. */
  readonly param: string | null;
  /** What the model wrote, where the server refuses its own model's JSON (Groq); null otherwise. */
  readonly failedGeneration: string | null;
}

const longestMessage = 300;

/** OpenAI's shape, and that of routers, whose code is an HTTP status. */
const detailedSchema = z.object({
  message: z.string(),
  code: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  param: z.string().nullish(),
  failed_generation: z.string().nullish(),
});

/** Reads an error object, or the string that some servers send in its place. */
export function readComplaint(error: unknown): Complaint {
  const detailed = detailedSchema.safeParse(error);
  if (detailed.success) {
    const { message, code, type, param } = detailed.data;
    return {
      message: oneLine(message),
      code: String(code ?? type ?? ""),
      param: param ?? null,
      failedGeneration: detailed.data.failed_generation ?? null,
    };
  }
  const message = typeof error === "string" ? error : (JSON.stringify(error) ?? "");
  return complaintOf(oneLine(message));
}

/** Reads the body of a refusal: `{"error": …}` as OpenAI sends it, other JSON, or whatever a proxy wrote. */
export function readComplaintBody(body: string): Complaint {
  const json = parseJson(body);
  if (json === undefined) {
    return complaintOf(looksLikeHtml(body) ? "" : oneLine(body));
  }
  const wrapped = z.object({ error: z.unknown() }).safeParse(json);
  return readComplaint(
    wrapped.success && wrapped.data.error !== undefined ? wrapped.data.error : json,
  );
}

function complaintOf(message: string): Complaint {
  return { message, code: "", param: null, failedGeneration: null };
}

/** True for a page that a proxy or a wrong address sent in place of an answer. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(text);
}

function oneLine(text: string): string {
  const clean = text
    .replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return clean.length > longestMessage ? `${clean.slice(0, longestMessage - 1)}…` : clean;
}

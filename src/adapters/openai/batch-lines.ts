/** The two kinds of lines in the Batch API's files: requests as they are uploaded, and results as they come back. */
import * as z from "zod";
import type { ModelRequest } from "../../grading/ports.ts";
import type { ProviderReply } from "../../batch/provider/ports.ts";
import type { Capabilities } from "./capabilities.ts";
import { buildBody } from "./chat-body.ts";
import type { ReasoningEffort } from "./chat-body.ts";
import { parseJson } from "../../json.ts";
import { readComplaint } from "./complaint.ts";
import type { Subject } from "./failure.ts";
import { readCompletion } from "./reply.ts";
import { toSentSchema } from "./strict-schema.ts";
import type { SentSchema } from "./strict-schema.ts";
import type { Price } from "./usage.ts";
import { costOf } from "./usage.ts";

/** What a request through the Batch API costs of the usual price: half (the vendor's documentation). */
const batchPriceFactor = 0.5;

export interface RequestLineOptions {
  readonly model: string;
  readonly reasoningEffort: ReasoningEffort;
  /** Room for reasoning, added to the limit of each reply. */
  readonly reasoningTokens: number;
}

/** Making a schema ready takes longer than all the rest of a line, and a run has one schema for all of its lines. */
const sentSchemas = new WeakMap<z.ZodType, SentSchema>();

/** One request as a line of a request file, without its newline: the body is that of the ordinary path. */
export function requestLine<T>(
  customId: string,
  request: ModelRequest<T>,
  options: RequestLineOptions & { readonly capabilities: Capabilities },
): string {
  let schema = sentSchemas.get(request.schema);
  if (schema === undefined) {
    schema = toSentSchema(request.schema);
    sentSchemas.set(request.schema, schema);
  }
  const body = buildBody({
    model: options.model,
    messages: request.messages,
    purpose: request.purpose,
    schema,
    temperature: request.temperature,
    maxTokens: request.maxOutputTokens + options.reasoningTokens,
    reasoningEffort: options.reasoningEffort,
    capabilities: options.capabilities,
  });
  return JSON.stringify({ custom_id: customId, method: "POST", url: "/v1/chat/completions", body });
}

/** A result line that is longer is no reply to any request of ours. */
const longestLineCharacters = 32_000_000;

/**
 * Lines of a result file as they come in, empty ones left out.
 * @param onPiece called for every piece of the download
 * @returns with `isLast` for a line that stands at the end without a newline
 */
export async function* linesOf(
  body: AsyncIterable<Uint8Array> | null,
  onPiece: () => void,
): AsyncIterable<{ readonly text: string; readonly isLast: boolean }> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of body ?? []) {
    onPiece();
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLineCharacters) {
      // What follows until the newline is no JSON either way.
      rest = rest.slice(0, 1);
    }
    for (const text of lines) {
      if (text.trim() !== "") yield { text, isLast: false };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== "") yield { text: rest, isLast: true };
}

const resultSchema = z.object({
  custom_id: z.string(),
  response: z
    .object({
      status_code: z.number(),
      body: z.unknown(),
    })
    .nullish(),
  error: z.unknown().optional(),
});

/** Codes of requests that were never carried out: such a request is missing, not refused. */
const droppedCodes = new Set(["batch_expired", "batch_cancelled"]);

/**
 * One line of an output or error file; null when it is none. Never throws.
 * @param subject whose model stands in for one that the server does not name
 * @param price the usual price, which is halved here; null when it is unknown
 */
export function readResultLine(
  line: string,
  subject: Subject,
  price: Price | null,
): ProviderReply | null {
  const parsed = resultSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    return null;
  }
  const { custom_id: customId, response, error } = parsed.data;
  if (response === undefined || response === null) {
    const { code, message } = readComplaint(error ?? "");
    const reason = message === "" ? code : message;
    return { customId, outcome: droppedCodes.has(code) ? "dropped" : "failed", reason };
  }
  const { status_code: status, body } = response;
  if (status < 200 || status > 299) {
    const wrapped = z.object({ error: z.unknown() }).safeParse(body);
    const { message } = readComplaint(wrapped.success ? wrapped.data.error : body);
    return { customId, outcome: "failed", reason: `status ${status}: ${message}` };
  }
  const { usage, result } = readCompletion(body, subject);
  if (!result.ok) {
    return { customId, outcome: "failed", reason: "the result holds no reply" };
  }
  const cost = usage === null || price === null ? null : costOf(usage, price);
  return {
    customId,
    outcome: "replied",
    ...result.reply,
    inputTokens: usage?.input ?? null,
    cachedInputTokens: usage?.cachedInput ?? null,
    outputTokens: usage?.output ?? null,
    costUsd: cost === null ? null : cost * batchPriceFactor,
  };
}

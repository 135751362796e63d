/** Replies as servers send them, read into one shape: nothing that comes over the wire is trusted to be what it says. */
import * as z from "zod";
import { looksLikeHtml, readComplaint } from "./complaint.ts";
import { parseJson } from "../../json.ts";
import type { Failure, Subject } from "./failure.ts";
import { brokenOff, fromComplaint, notAnAnswer } from "./failure.ts";
import type { TokenUsage } from "./usage.ts";

export interface RawReply {
  readonly text: string;
  readonly finishReason: string | null;
  readonly refusal: string | null;
  /** As the server reports it; the configured name when it does not. */
  readonly model: string;
}

export type ReplyOrFailure =
  | { readonly ok: true; readonly reply: RawReply }
  | { readonly ok: false; readonly failure: Failure };

/** What one piece of a stream adds. */
export interface Piece {
  readonly text: string;
  readonly refusal: string;
  readonly finishReason: string | null;
  readonly model: string | null;
  readonly usage: TokenUsage | null;
}

/** More than any request has, so that a server which counts nonsense spoils no sum and no limit on the cost. */
const mostTokens = 100_000_000;
const tokensSchema = z.number().min(0).max(mostTokens);

const usageSchema = z
  .object({
    prompt_tokens: tokensSchema,
    completion_tokens: tokensSchema,
    prompt_tokens_details: z
      .object({ cached_tokens: tokensSchema.nullish(), cache_write_tokens: tokensSchema.nullish() })
      .nullish(),
  })
  .nullish()
  .catch(null);

const textSchema = z.string().nullish();

const completionSchema = z.object({
  model: textSchema,
  choices: z.array(
    z.object({
      message: z.object({ content: textSchema, refusal: textSchema }),
      finish_reason: textSchema,
    }),
  ),
  usage: usageSchema,
});

const chunkSchema = z.object({
  model: textSchema,
  choices: z
    .array(
      z.object({
        delta: z.object({ content: textSchema, refusal: textSchema }).nullish(),
        finish_reason: textSchema,
      }),
    )
    .nullish(),
  usage: usageSchema,
});

/** What vLLM sends in the middle of a stream. */
const errorSchema = z.object({ object: z.literal("error") });

/** Routers answer with status 200 and an error in the body when the server behind them fails. */
const failedSchema = z.object({ error: z.union([z.string(), z.looseObject({})]) });

/** Reads a whole reply: the parsed body, or its text when the server did not call it JSON. */
export function readCompletion(
  data: unknown,
  subject: Subject,
): { readonly usage: TokenUsage | null; readonly result: ReplyOrFailure } {
  const value = typeof data === "string" ? (parseJson(data) ?? data) : data;
  const failed = failedSchema.safeParse(value);
  if (failed.success) {
    const failure = fromComplaint(readComplaint(failed.data.error), subject);
    return { usage: null, result: { ok: false, failure } };
  }
  const completion = completionSchema.safeParse(value);
  if (!completion.success) {
    const page = typeof value === "string" && looksLikeHtml(value);
    const what = page ? "a web page" : "something else";
    return { usage: null, result: { ok: false, failure: notAnAnswer(subject, what, "a reply") } };
  }
  const usage = readUsage(completion.data.usage);
  const choice = completion.data.choices[0];
  if (choice === undefined) {
    return { usage, result: { ok: false, failure: brokenOff(subject) } };
  }
  const result = finished(
    {
      text: choice.message.content ?? "",
      finishReason: emptyToNull(choice.finish_reason),
      refusal: emptyToNull(choice.message.refusal),
      model: emptyToNull(completion.data.model) ?? subject.model,
    },
    subject,
  );
  return { usage, result };
}

/** Reads one piece of a stream; a failure when it is none, such as an error in the middle. */
export function readPiece(
  chunk: unknown,
  subject: Subject,
):
  | { readonly ok: true; readonly piece: Piece }
  | { readonly ok: false; readonly failure: Failure } {
  const parsed = chunkSchema.safeParse(chunk);
  if (!parsed.success || errorSchema.safeParse(chunk).success) {
    return { ok: false, failure: fromComplaint(readComplaint(chunk), subject) };
  }
  const choice = parsed.data.choices?.[0];
  const piece: Piece = {
    text: choice?.delta?.content ?? "",
    refusal: choice?.delta?.refusal ?? "",
    finishReason: emptyToNull(choice?.finish_reason),
    model: emptyToNull(parsed.data.model),
    usage: readUsage(parsed.data.usage),
  };
  return { ok: true, piece };
}

/** A reply that has come to its end; routers report a failure of the server behind them as the reason of the end. */
export function finished(reply: RawReply, subject: Subject): ReplyOrFailure {
  return reply.finishReason === "error"
    ? { ok: false, failure: brokenOff(subject) }
    : { ok: true, reply };
}

function readUsage(usage: z.infer<typeof usageSchema>): TokenUsage | null {
  return usage === null || usage === undefined
    ? null
    : {
        input: usage.prompt_tokens,
        cachedInput: usage.prompt_tokens_details?.cached_tokens ?? 0,
        cacheWrite: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
        output: usage.completion_tokens,
      };
}

function emptyToNull(text: string | null | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}

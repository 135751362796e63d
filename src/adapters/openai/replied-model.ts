/** A model whose first reply was fetched from a batch; what is left to ask goes to the ordinary model. */
import type { GreenroomError } from "../../errors.ts";
import type { KeptReply, RepliedModelOptions } from "../../batch/provider/ports.ts";
import type { Model, ModelCall, ModelOutcome, ModelRequest } from "../../grading/ports.ts";
import { providerRunsError } from "../../words/provider-runs.ts";
import type { ProviderRunsWords } from "../../words/provider-runs/english.ts";
import { readValue } from "./json-extraction.ts";

/** Finds why an answer is left without a judgement. */
type Why = (words: ProviderRunsWords["left"]) => string;

/**
 * A model for one judgement: the fetched reply to its first request, read as strictly as one that came at once.
 * @param from what its calls are recorded with
 */
export function createRepliedModel(
  options: RepliedModelOptions,
  from: { readonly baseUrl: string; readonly now: () => Date },
): Model {
  const { reply, ordinary } = options;
  let isFirst = true;

  async function ask<T>(request: ModelRequest<T>, why: Why): Promise<ModelOutcome<T>> {
    if (!options.asksLeftovers) throw left(why);
    return await ordinary.complete(request);
  }

  return {
    name: ordinary.name,
    contextTokens: ordinary.contextTokens,
    complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
      if (!isFirst) return await ask(request, ({ second }) => second);
      isFirst = false;
      if (reply === null) {
        if (!options.asksMissing) throw left(({ noReply }) => noReply);
        return await ordinary.complete(request);
      }
      if (reply.outcome === "failed") {
        return await ask(request, ({ failed }) => failed(reply.reason));
      }
      const outcome = readReply(reply, request);
      const call = toCall(reply, request.purpose, outcome, { ...from, model: ordinary.name });
      request.observer?.onCall?.(call);
      options.onCall(call);
      if (outcome.ok || outcome.failure === "refused") return outcome;
      options.onUseless(outcome.detail);
      return options.asksLeftovers ? await ordinary.complete(request) : outcome;
    },
  };
}

function left(why: Why): GreenroomError {
  return providerRunsError("service", (words) => words.errors.notJudged(why(words.left)));
}

/** As the ordinary path reads a reply that came whole. */
function readReply<T>(
  reply: Extract<KeptReply, { readonly outcome: "replied" }>,
  request: ModelRequest<T>,
): ModelOutcome<T> {
  const { model } = reply;
  if (reply.refusal !== null) {
    return { ok: false, failure: "refused", detail: reply.refusal, model };
  }
  if (reply.finishReason === "content_filter") {
    const detail = "a content filter stopped the reply";
    return { ok: false, failure: "refused", detail, model };
  }
  const cutOff = reply.finishReason === "length";
  const reading = readValue(reply.text, request.schema);
  if (reading.ok && (!cutOff || reading.whole)) {
    return { ok: true, value: reading.value, model };
  }
  const detail = cutOff || reading.ok ? "cut off" : reading.problem;
  return { ok: false, failure: "invalid-reply", detail, model };
}

function toCall(
  reply: Extract<KeptReply, { readonly outcome: "replied" }>,
  purpose: string,
  outcome: ModelOutcome<unknown>,
  from: { readonly baseUrl: string; readonly model: string; readonly now: () => Date },
): ModelCall {
  return {
    at: from.now().toISOString(),
    purpose,
    baseUrl: from.baseUrl,
    model: from.model,
    outcome: outcome.ok ? "ok" : outcome.failure,
    attempts: 1,
    durationMs: 0,
    inputTokens: reply.inputTokens,
    cachedInputTokens: reply.cachedInputTokens,
    outputTokens: reply.outputTokens,
    costUsd: reply.costUsd,
  };
}

/** The batch API of an OpenAI-compatible endpoint: request files up, batches made and watched, results down. */
import { openAsBlob } from "node:fs";
import type OpenAI from "openai";
import * as z from "zod";
import type { GreenroomError } from "../../errors.ts";
import { isGreenroomError } from "../../errors.ts";
import { evaluateError } from "../../words/evaluate-errors.ts";
import { providerRunsError, retoldByProvider } from "../../words/provider-runs.ts";
import type { BatchService, ProviderBatch } from "../../batch/provider/ports.ts";
import type { RequestLineOptions } from "./batch-lines.ts";
import { linesOf, readResultLine, requestLine } from "./batch-lines.ts";
import { batchListSchema, batchSchema, isLabelled, toBatch, toMetadata } from "./batch-object.ts";
import type { Capabilities, Memory } from "./capabilities.ts";
import { recallCapabilities } from "./capabilities.ts";
import { looksLikeHtml } from "./complaint.ts";
import { parseJson } from "../../json.ts";
import { openClient, resolveEndpoint } from "./endpoint.ts";
import type { Sdk } from "./endpoint.ts";
import type { Failure } from "./failure.ts";
import { brokenOff, fromThrown, notAnAnswer, toError, tooSlow } from "./failure.ts";
import type { Price } from "./usage.ts";
import { openWire } from "./wire.ts";
import type { Wire } from "./wire.ts";

export interface BatchServiceOptions extends RequestLineOptions {
  /** Null or blank: OpenAI itself. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  /** The usual price; null when it is unknown. */
  readonly price: Price | null;
  /** What the ordinary path learnt of the server holds for these requests too. */
  readonly memory: Memory;
  /** For one small request, 60 s when absent; files get more by their size. */
  readonly requestMs?: number | undefined;
  /** Silence in a download, 60 s when absent. */
  readonly idleMs?: number | undefined;
  now(): Date;
}

const requestMsByDefault = 60_000;

/** The slowest upload that is waited for. */
const slowestBytesPerMs = 100;

/** Of small requests that change nothing, or the same twice: the client's own retries. */
const retries = 2;

/** Clocks differ: a batch may bear a time from before it was asked for. */
const clockDifferenceMs = 60 * 60 * 1000;

/** A server that has no such API answers so. */
const unknownApiStatuses = new Set([404, 405, 501]);

/**
 * The batch API for one endpoint and model. The vendor's package is loaded on the first call.
 * @throws GreenroomError `usage` when the base URL is none.
 */
export function createBatchService(options: BatchServiceOptions): BatchService {
  const endpoint = resolveEndpoint(options.baseUrl, options.apiKey);
  const subject = { endpoint, model: options.model };
  const requestMs = options.requestMs ?? requestMsByDefault;
  const idleMs = options.idleMs ?? requestMsByDefault;
  let capabilities: Capabilities | null = null;

  /**
   * One call of the client with its errors in our words.
   */
  async function call<T>(
    limits: {
      readonly requestMs: number;
      readonly maxRetries: number;
    },
    signal: AbortSignal,
    run: (client: OpenAI, wire: Wire) => Promise<T>,
  ): Promise<T> {
    const sdk = await import("openai");
    const wire = openWire({ requestMs: limits.requestMs, signal, now: () => options.now() });
    try {
      const client = openClient(sdk, endpoint, {
        fetch: wire.fetch,
        timeoutMs: limits.requestMs * 2,
        maxRetries: limits.maxRetries,
      });
      return await run(client, wire);
    } catch (error) {
      throw inOurWords(error, { sdk, wire, signal, waitedMs: limits.requestMs });
    } finally {
      wire.rest();
    }
  }

  function inOurWords(
    error: unknown,
    context: { sdk: Sdk; wire: Wire; signal: AbortSignal; waitedMs: number },
  ): GreenroomError {
    if (isGreenroomError(error)) {
      return error;
    }
    const idle = tooSlow(subject, context.waitedMs);
    const failure = fromThrown(error, { ...context, subject, idle });
    return context.wire.rejection()?.status === 404 ? toError(failure, subject) : explain(failure);
  }

  /** The words of the ordinary path, with what to do about it here. */
  function explain(failure: Failure): GreenroomError {
    const error = toError(failure, subject);
    if (error.code === "stopped") {
      return providerRunsError("stopped", (words) => words.errors.stopped);
    }
    return error.code === "service"
      ? retoldByProvider(error, (words, { message }) => ({
          message,
          hint: words.errors.nothingLost,
        }))
      : error;
  }

  /** Read here and not by the client, which takes a proxy's page for an empty answer. */
  async function readAs<T>(response: Response, schema: z.ZodType<T>, wanted: string): Promise<T> {
    const text = await response.text();
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) {
      const what = looksLikeHtml(text) ? "a web page" : "something else";
      throw explain(notAnAnswer(subject, what, wanted));
    }
    return parsed.data;
  }

  const small = { requestMs, maxRetries: retries };

  /** A batch that is asked for by its id; null when the server does not know it. */
  async function knownBatch(
    signal: AbortSignal,
    ask: (client: OpenAI, wire: Wire) => Promise<Response>,
  ): Promise<ProviderBatch | null> {
    return await call(small, signal, async (client, wire) => {
      let response: Response;
      try {
        response = await ask(client, wire);
      } catch (error) {
        if (wire.rejection()?.status === 404) return null;
        throw error;
      }
      return toBatch(await readAs(response, batchSchema, "a batch"));
    });
  }

  return {
    baseUrl: endpoint.baseUrl,
    model: options.model,

    requestLine: (customId, request) => {
      capabilities ??= recallCapabilities(
        options.memory,
        endpoint.baseUrl,
        options.model,
        options.now(),
      );
      return requestLine(customId, request, { ...options, capabilities });
    },

    requireBatches: async (signal) => {
      await call(small, signal, async (client, wire) => {
        try {
          const response = await client.batches
            .list({ limit: 1 }, { signal: wire.signal })
            .asResponse();
          await readAs(response, batchListSchema, "a list of batches");
        } catch (error) {
          const status = wire.rejection()?.status;
          if (status === undefined || !unknownApiStatuses.has(status)) {
            throw error;
          }
          throw providerRunsError(
            "service",
            ({ errors }) => errors.noBatchApi(endpoint.baseUrl, status),
            { cause: error },
          );
        }
      });
    },

    upload: async ({ path, name, bytes }, signal) => {
      const limits = { requestMs: requestMs + bytes / slowestBytesPerMs, maxRetries: retries };
      return await call(limits, signal, async (client, wire) => {
        // Read from the disk while it is sent, and again for a retry: never in memory as a whole.
        const content = await openAsBlob(path).catch((error: unknown) => {
          throw gone(path, error);
        });
        const file = new File([content], name, { type: "application/jsonl" });
        const response = await client.files
          .create({ file, purpose: "batch" }, { signal: wire.signal })
          .asResponse();
        const uploaded = await readAs(
          response,
          z.object({ id: z.string().min(1) }),
          "an uploaded file",
        );
        return uploaded.id;
      });
    },

    create: async (inputFileId, label, signal) =>
      await call({ requestMs, maxRetries: 0 }, signal, async (client, wire) => {
        const request = {
          input_file_id: inputFileId,
          endpoint: "/v1/chat/completions",
          completion_window: "24h",
          metadata: toMetadata(label),
        } as const;
        let response: Response;
        try {
          response = await client.batches.create(request, { signal: wire.signal }).asResponse();
        } catch (error) {
          if (isAboutFile(wire, inputFileId)) return null;
          throw error;
        }
        return toBatch(await readAs(response, batchSchema, "a batch"));
      }),

    find: async (label, since, signal) =>
      await call(small, signal, async (client, wire) => {
        const earliest = since.getTime() - clockDifferenceMs;
        let after: string | undefined;
        for (;;) {
          const query = after === undefined ? { limit: 100 } : { limit: 100, after };
          const response = await client.batches.list(query, { signal: wire.signal }).asResponse();
          const page = await readAs(response, batchListSchema, "a list of batches");
          const found = page.data.find((batch) => isLabelled(batch, label));
          if (found !== undefined) {
            return toBatch(found);
          }
          // The newest come first.
          const last = page.data.at(-1);
          const isOld = (last?.created_at ?? Infinity) * 1000 < earliest;
          if (last === undefined || page.has_more !== true || isOld) {
            return null;
          }
          after = last.id;
        }
      }),

    retrieve: (batchId, signal) =>
      knownBatch(signal, ({ batches }, wire) =>
        batches.retrieve(batchId, { signal: wire.signal }).asResponse(),
      ),

    cancel: (batchId, signal) =>
      knownBatch(signal, ({ batches }, wire) =>
        batches.cancel(batchId, { signal: wire.signal }).asResponse(),
      ),

    replies: async function* (fileId, signal) {
      const sdk = await import("openai");
      const wire = openWire({ requestMs, signal, now: () => options.now() });
      try {
        const client = openClient(sdk, endpoint, {
          fetch: wire.fetch,
          timeoutMs: requestMs * 2,
          maxRetries: retries,
        });
        const response = await client.files.content(fileId, { signal: wire.signal });
        const body: AsyncIterable<Uint8Array> | null = response.body;
        for await (const line of linesOf(body, () => wire.watch(idleMs))) {
          const reply = readResultLine(line.text, subject, options.price);
          if (reply === null && line.isLast) {
            // Every line ends with a newline; half of one at the end means that there was more.
            throw explain(brokenOff(subject));
          }
          yield reply;
        }
      } catch (error) {
        if (wire.rejection()?.status === 404) {
          throw providerRunsError(
            "service",
            ({ errors }) => errors.resultsGone(endpoint.baseUrl, fileId),
            { cause: error, lasting: "request" },
          );
        }
        throw inOurWords(error, { sdk, wire, signal, waitedMs: idleMs });
      } finally {
        wire.rest();
      }
    },
  };
}

/** Whether the server refused for want of the file, which it then names. */
function isAboutFile(wire: Wire, fileId: string): boolean {
  const rejection = wire.rejection();
  const isRefused = rejection?.status === 400 || rejection?.status === 404;
  return isRefused && rejection.body.includes(fileId);
}

function gone(path: string, error: unknown): GreenroomError {
  return evaluateError("usage", (words) => words.files.requestsGone(path, null), { cause: error });
}

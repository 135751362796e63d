/** A model in front of a fake server, with everything it was told and remembered in plain sight. */
import { z } from "zod";
import type { OpenAiModelOptions } from "../../../src/adapters/openai/model.ts";
import { createOpenAiModel } from "../../../src/adapters/openai/model.ts";
import type { Model, ModelCall, ModelOutcome, ModelRequest } from "../../../src/grading/ports.ts";
import { GreenroomError } from "../../../src/errors.ts";

const replySchema = z.object({
  verdict: z.enum(["met", "missed"]),
  quote: z.string().nullable(),
  marks: z.array(z.object({ id: z.string(), weight: z.number().int() })),
});
export type Reply = z.infer<typeof replySchema>;

export const goodReply: Reply = {
  verdict: "met",
  quote: "a closure keeps “its” variables — ≥ 1 ✓",
  marks: [{ id: "keeps-variables", weight: 3 }],
};

export interface Harness {
  readonly model: Model;
  readonly calls: ModelCall[];
  readonly remembered: Map<string, unknown>;
  /** Pauses that the model made on its own, in milliseconds. */
  readonly pauses: number[];
  /** Moves the clock. */
  readonly advance: (milliseconds: number) => void;
}

/** Limits of a tenth of a second, and pauses that take no time. */
export function createHarness(
  baseUrl: string | null,
  options: Partial<OpenAiModelOptions> = {},
): Harness {
  const calls: ModelCall[] = [];
  const remembered = new Map<string, unknown>();
  const pauses: number[] = [];
  let offsetMs = 0;
  const model = createOpenAiModel({
    baseUrl,
    apiKey: "test-key",
    model: "test-model",
    contextTokens: 32_000,
    timeouts: { requestMs: 5000, idleMs: 5000, streamMs: 10_000 },
    price: null,
    memory: {
      read: (key) => remembered.get(key),
      // As a store would: what cannot be JSON does not survive.
      write: (key, value) => remembered.set(key, JSON.parse(JSON.stringify(value))),
    },
    recordCall: (call) => calls.push(call),
    now: () => new Date(Date.now() + offsetMs),
    random: () => 0.5,
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  return {
    model,
    calls,
    remembered,
    pauses,
    advance: (milliseconds) => {
      offsetMs += milliseconds;
    },
  };
}

/** One request for `replySchema`, its parts replaced as given. */
export function ask(
  model: Model,
  parts: Partial<ModelRequest<Reply>> = {},
): Promise<ModelOutcome<Reply>> {
  return model.complete({
    purpose: "judge",
    messages: [
      { role: "system", content: "You mark answers." },
      { role: "user", content: "A closure keeps its variables." },
    ],
    schema: replySchema,
    temperature: 0,
    maxOutputTokens: 500,
    ...parts,
  });
}

/** The GreenroomError that a promise ends in; any other end is an error. */
export async function greenroomErrorOf(promise: Promise<unknown>): Promise<GreenroomError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    if (error instanceof GreenroomError) {
      return error;
    }
    throw error;
  }
  throw new Error(`resolved to ${JSON.stringify(value)}`);
}

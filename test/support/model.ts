/** A model that answers from a script, records what it was asked, and fails on a request too many. */
import type {
  Model,
  ModelOutcome,
  ModelRequest,
  Prompt,
  PromptSource,
} from "../../src/grading/ports.ts";

type Reply =
  /** Parsed with the request's schema, so that a script of the wrong shape fails the test. */
  | { readonly value: unknown; readonly streamed?: readonly string[] }
  | { readonly failure: "refused" | "invalid-reply" }
  | { readonly error: Error };

export interface RecordedRequest {
  readonly purpose: string;
  readonly system: string;
  readonly user: string;
}

export function scriptedModel(replies: readonly Reply[]): {
  readonly model: Model;
  readonly requests: readonly RecordedRequest[];
} {
  const requests: RecordedRequest[] = [];
  const model: Model = {
    name: "model-test",
    contextTokens: 8000,
    complete: async <T>(request: ModelRequest<T>): Promise<ModelOutcome<T>> => {
      const text = (role: string): string =>
        request.messages
          .filter((message) => message.role === role)
          .map((message) => message.content)
          .join("\n");
      requests.push({ purpose: request.purpose, system: text("system"), user: text("user") });
      const reply = replies[requests.length - 1];
      if (reply === undefined) {
        throw new Error(`request ${requests.length} (${request.purpose}) was not expected`);
      }
      if ("error" in reply) {
        throw reply.error;
      }
      if ("failure" in reply) {
        return { ok: false, failure: reply.failure, detail: reply.failure, model: "model-test-1" };
      }
      for (const part of reply.streamed ?? []) {
        request.onText?.(part);
      }
      return { ok: true, value: request.schema.parse(reply.value), model: "model-test-1" };
    },
  };
  return { model, requests };
}

/** Prompts that show their variables, so that a test sees what was put where. */
export const plainPrompts: PromptSource = (name): Prompt => ({
  name,
  version: 1,
  hash: `hash-of-${name}`,
  temperature: 0,
  maxOutputTokens: 500,
  render: (variables) =>
    Object.entries(variables)
      .map(([key, value]) => `${key}: ${value}`)
      .join("\n"),
});

/** The body of a chat completions request for what a server can do. */
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { ModelMessage } from "../../grading/ports.ts";
import type { Capabilities } from "./capabilities.ts";
import type { SentSchema } from "./strict-schema.ts";

/** How long a reasoning model thinks, in the vendor's words; null: it is not told. */
export type ReasoningEffort = Exclude<
  ChatCompletionCreateParamsNonStreaming["reasoning_effort"],
  undefined
>;

/** As much of an invalid reply as is sent back with its faults. */
const longestReplySentBack = 20_000;

/** The request, not streamed; parameters that the server refuses left out. */
export function buildBody(request: {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  /** Names the schema. */
  readonly purpose: string;
  readonly schema: SentSchema;
  readonly temperature: number | null;
  readonly maxTokens: number;
  readonly reasoningEffort: ReasoningEffort;
  readonly capabilities: Capabilities;
}): ChatCompletionCreateParamsNonStreaming {
  const { capabilities, schema } = request;
  const takes = (parameter: Capabilities["dropped"][number]): boolean =>
    !capabilities.dropped.includes(parameter);
  const strict = capabilities.format === "json_schema";
  return {
    model: request.model,
    messages: strict
      ? request.messages.map(toParam)
      : withSchemaInWords(request.messages, schema).map(toParam),
    ...(request.temperature !== null && takes("temperature")
      ? { temperature: request.temperature }
      : {}),
    ...(request.reasoningEffort !== null && takes("reasoning_effort")
      ? { reasoning_effort: request.reasoningEffort }
      : {}),
    ...tokenLimit(capabilities.tokenLimit, request.maxTokens),
    ...responseFormat(capabilities.format, request.purpose, schema),
  };
}

function responseFormat(
  format: Capabilities["format"],
  purpose: string,
  schema: SentSchema,
): Pick<ChatCompletionCreateParamsNonStreaming, "response_format"> {
  if (format === "text") {
    return {};
  }
  if (format === "json_object") {
    return { response_format: { type: "json_object" } };
  }
  // 64 of these characters is what the API takes for a name.
  const name = purpose.replaceAll(/[^a-zA-Z0-9_-]/g, "-").slice(0, 64);
  const json_schema = { name, strict: true, schema: schema.strict };
  return { response_format: { type: "json_schema", json_schema } };
}

function tokenLimit(
  parameter: Capabilities["tokenLimit"],
  maxTokens: number,
): Pick<ChatCompletionCreateParamsNonStreaming, "max_completion_tokens" | "max_tokens"> {
  if (parameter === "none") {
    return {};
  }
  return parameter === "max_tokens"
    ? { max_tokens: maxTokens }
    : { max_completion_tokens: maxTokens };
}

/** The schema goes into the first system message: many local templates take one only, and only at the beginning. */
function withSchemaInWords(
  messages: readonly ModelMessage[],
  schema: SentSchema,
): readonly ModelMessage[] {
  const words = [
    "Reply with one JSON object that matches this JSON schema, and with nothing before or after it:",
    JSON.stringify(schema.full),
  ].join("\n");
  const [first, ...others] = messages;
  return first?.role === "system"
    ? [{ role: "system", content: `${first.content}\n\n${words}` }, ...others]
    : [{ role: "system", content: words }, ...messages];
}

/** The conversation with an unusable reply and what is wrong with it, asking for the whole reply again. */
export function repairMessages(
  messages: readonly ModelMessage[],
  reply: string,
  problem: string,
): readonly ModelMessage[] {
  const request: ModelMessage = {
    role: "user",
    content: `That reply could not be used:\n${problem}\nSend the whole JSON object again with this corrected, and nothing else.`,
  };
  // An empty assistant message is refused by some servers.
  return reply.trim() === ""
    ? [...messages, request]
    : [...messages, { role: "assistant", content: reply.slice(0, longestReplySentBack) }, request];
}

function toParam(message: ModelMessage): ChatCompletionMessageParam {
  return { role: message.role, content: message.content };
}

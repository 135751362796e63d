/** What the real API checks of a chat completions request before it answers, as strictly as it is documented. */
import { z } from "zod";

const messageSchema = z.strictObject({
  role: z.enum(["system", "developer", "user", "assistant"]),
  content: z.string(),
});

const formatSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      description: z.string().optional(),
      strict: z.literal(true),
      schema: z.record(z.string(), z.unknown()),
    }),
  }),
]);

const limitSchema = z.number().int().min(1);

/** Parameters that Greenroom may send; the API has more, and anything else in a request is a mistake of ours. */
const chatRequestSchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().optional(),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  temperature: z.number().min(0).max(2).optional(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]).optional(),
  max_completion_tokens: limitSchema.optional(),
  max_tokens: limitSchema.optional(),
  response_format: formatSchema.optional(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** What some servers do not take; each is refused by name. */
export const refusableSchema = z.enum([
  "json_schema",
  "json_object",
  "temperature",
  "reasoning_effort",
  "max_completion_tokens",
  "max_tokens",
  "stream",
  "stream_options",
]);
export type Refusable = z.infer<typeof refusableSchema>;

export interface ApiError {
  readonly status: number;
  readonly message: string;
  readonly param: string | null;
  readonly code: string | null;
}

export type Checked =
  | { readonly ok: true; readonly request: ChatRequest }
  /** `expected`: the server was told to refuse this, so the client is not at fault. */
  | { readonly ok: false; readonly expected: boolean; readonly error: ApiError };

/** Checks a parsed body; the first thing wrong is named, as the API does. */
export function checkChatRequest(body: unknown, refuses: readonly Refusable[]): Checked {
  const parsed = chatRequestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join(".");
    return unknown === undefined
      ? wrong(`Invalid value for '${path}': ${issue?.message ?? ""}`, path, "invalid_value")
      : wrong(`Unrecognized request argument supplied: ${path}`, path, "unknown_parameter");
  }
  const request = parsed.data;
  const refused = refuses.find((parameter) => uses(request, parameter));
  if (refused !== undefined) {
    return { ok: false, expected: true, error: refusalOf(refused) };
  }
  if (request.max_tokens !== undefined && request.max_completion_tokens !== undefined) {
    return wrong(
      "Setting 'max_tokens' and 'max_completion_tokens' at once is not supported.",
      "max_tokens",
      null,
    );
  }
  if (request.stream_options !== undefined && request.stream !== true) {
    return wrong(
      "'stream_options' is only allowed when 'stream' is enabled.",
      "stream_options",
      null,
    );
  }
  const format = request.response_format;
  const text = request.messages.map((message) => message.content).join("\n");
  if (format?.type === "json_object" && !/json/i.test(text)) {
    return wrong(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      "messages",
      null,
    );
  }
  if (format?.type === "json_schema") {
    const problem = strictSchemaProblem(format.json_schema.schema);
    if (problem !== null) {
      const message = `Invalid schema for response_format '${format.json_schema.name}': ${problem}`;
      return wrong(message, "response_format", "invalid_json_schema");
    }
  }
  return { ok: true, request };
}

function wrong(message: string, param: string, code: string | null): Checked {
  return { ok: false, expected: false, error: { status: 400, message, param, code } };
}

function uses(request: ChatRequest, parameter: Refusable): boolean {
  if (parameter === "json_schema" || parameter === "json_object") {
    return request.response_format?.type === parameter;
  }
  return parameter === "stream" ? request.stream === true : request[parameter] !== undefined;
}

/** In the words of servers that were seen: OpenAI's reasoning models, LM Studio, vLLM. */
function refusalOf(parameter: Refusable): ApiError {
  const unsupported = { status: 400, param: parameter, code: "unsupported_parameter" };
  if (parameter === "max_tokens" || parameter === "max_completion_tokens") {
    const other = parameter === "max_tokens" ? "max_completion_tokens" : "max_tokens";
    return {
      ...unsupported,
      message: `Unsupported parameter: '${parameter}' is not supported with this model. Use '${other}' instead.`,
    };
  }
  if (parameter === "temperature") {
    return {
      ...unsupported,
      code: "unsupported_value",
      message:
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    };
  }
  if (parameter === "json_object") {
    return {
      ...unsupported,
      param: null,
      message: "'response_format.type' must be 'json_schema' or 'text'",
    };
  }
  if (parameter === "json_schema") {
    return {
      ...unsupported,
      param: "response_format",
      message:
        "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
    };
  }
  return { ...unsupported, message: `Unsupported parameter: '${parameter}' is not supported.` };
}

/** Keywords of the strict subset. Lengths and ranges are left out: reports of whether they are taken disagree. */
const allowedKeywords = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "anyOf",
  "description",
]);
const allowedTypes = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** Documented limits of a strict schema. */
const deepestNesting = 10;
const mostProperties = 5000;
const mostEnumValues = 1000;

/** What the API would say of a schema that is not in the strict subset; null when it is. */
export function strictSchemaProblem(schema: Record<string, unknown>): string | null {
  if (schema["type"] !== "object") {
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${String(schema["type"])}"'.`;
  }
  const counts = { properties: 0, enumValues: 0 };
  const problem = nodeProblem(schema, [], 1, counts);
  if (problem === null && counts.properties > mostProperties) {
    return `${counts.properties} properties exceed the limit of ${mostProperties}.`;
  }
  return problem === null && counts.enumValues > mostEnumValues
    ? `${counts.enumValues} enum values exceed the limit of ${mostEnumValues}.`
    : problem;
}

function nodeProblem(
  node: unknown,
  path: readonly string[],
  depth: number,
  counts: { properties: number; enumValues: number },
): string | null {
  const context = `In context=(${path.map((part) => `'${part}'`).join(", ")}), `;
  if (!isRecord(node)) {
    return `${context}schema must be an object.`;
  }
  const keyword = Object.keys(node).find((key) => !allowedKeywords.has(key));
  if (keyword !== undefined) {
    return `${context}'${keyword}' is not permitted.`;
  }
  const { type, anyOf, items, properties, required, enum: values } = node;
  const types = typeof type === "string" ? [type] : list(type);
  if (types.length === 0 && values === undefined && anyOf === undefined) {
    return `${context}schema must have a 'type' key.`;
  }
  if (!types.every((each) => typeof each === "string" && allowedTypes.has(each))) {
    return `${context}unknown type.`;
  }
  counts.enumValues += list(values).length;
  const children: [unknown, readonly string[]][] = list(anyOf).map((branch, index) => [
    branch,
    [...path, "anyOf", String(index)],
  ]);
  if (types.includes("array")) {
    if (items === undefined) {
      return `${context}array schema missing items.`;
    }
    children.push([items, [...path, "items"]]);
  }
  if (types.includes("object")) {
    if (depth > deepestNesting) {
      return `${context}nesting exceeds ${deepestNesting} levels.`;
    }
    if (node["additionalProperties"] !== false) {
      return `${context}'additionalProperties' is required to be supplied and to be false.`;
    }
    const names = isRecord(properties) ? Object.keys(properties) : [];
    const listed = list(required);
    if (names.length !== listed.length || !names.every((name) => listed.includes(name))) {
      return `${context}'required' is required to be supplied and to be an array including every key in properties.`;
    }
    counts.properties += names.length;
    for (const [name, child] of Object.entries(isRecord(properties) ? properties : {})) {
      children.push([child, [...path, "properties", name]]);
    }
  }
  const nested = types.includes("object") ? depth + 1 : depth;
  for (const [child, childPath] of children) {
    const problem = nodeProblem(child, childPath, nested, counts);
    if (problem !== null) {
      return problem;
    }
  }
  return null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * What a server and model can do, found out by asking: the way to get JSON, the name of the token limit, and the
 * parameters that it refuses. Learnt from refusals that name a parameter, kept for a month, then asked again.
 */
import * as z from "zod";
import type { Complaint } from "./complaint.ts";

const formatSchema = z.enum(["json_schema", "json_object", "text"]);
const tokenLimitSchema = z.enum(["max_completion_tokens", "max_tokens", "none"]);
const droppableSchema = z.enum(["temperature", "reasoning_effort", "stream_options", "stream"]);

const capabilitiesSchema = z.object({
  /** The rung of the ladder: strict schema, any JSON object, or text to search. */
  format: formatSchema,
  tokenLimit: tokenLimitSchema,
  dropped: z.array(droppableSchema),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

const rememberedSchema = capabilitiesSchema.extend({ learntAt: z.iso.datetime() });

/** Servers are updated; after so long the ladder is climbed from the top again. */
const rememberedForMs = 30 * 24 * 60 * 60 * 1000;

/** What is asked of a server that nothing is known about. */
const untried: Capabilities = {
  format: "json_schema",
  tokenLimit: "max_completion_tokens",
  dropped: [],
};

/** Small JSON values by key that outlive the process. */
export interface Memory {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
}

/** One thing that a refusal taught. */
export type Lesson =
  | {
      readonly about: "format";
      readonly refused: Capabilities["format"];
      readonly lasting: boolean;
    }
  | { readonly about: "tokenLimit"; readonly refused: Capabilities["tokenLimit"] }
  | { readonly about: "parameter"; readonly refused: z.infer<typeof droppableSchema> };

function memoryKey(baseUrl: string, model: string): string {
  return `openai-server ${baseUrl} ${model}`;
}

/** What was learnt of the server and model before; the top of the ladder when nothing, or nothing readable, was. */
export function recallCapabilities(
  memory: Memory,
  baseUrl: string,
  model: string,
  now: Date,
): Capabilities {
  const remembered = rememberedSchema.safeParse(memory.read(memoryKey(baseUrl, model)));
  if (!remembered.success) {
    return untried;
  }
  const { learntAt, ...capabilities } = remembered.data;
  return now.getTime() - Date.parse(learntAt) < rememberedForMs ? capabilities : untried;
}

/** Keeps what was learnt for the next start. */
export function rememberCapabilities(
  memory: Memory,
  baseUrl: string,
  model: string,
  capabilities: Capabilities,
  now: Date,
): void {
  memory.write(memoryKey(baseUrl, model), { ...capabilities, learntAt: now.toISOString() });
}

/**
 * What a 400 or 422 teaches about a request that was made with the given capabilities; null when it names nothing that
 * could be left out, or complains about a value and not about the parameter.
 */
export function lessonFrom(
  status: number,
  complaint: Complaint,
  sent: Capabilities,
): Lesson | null {
  if (status !== 400 && status !== 422) {
    return null;
  }
  // A `param` field is exact; the message may also name what to use instead.
  const named = complaint.param === null ? complaint.message : complaint.param;
  const names = (words: RegExp): boolean => words.test(named);
  if (sent.tokenLimit !== "none" && new RegExp(`\\b${sent.tokenLimit}\\b`).test(named)) {
    const aboutValue =
      /too (large|big|high)|at most|exceed|maximum (value|context)|less than/i.test(
        complaint.message,
      );
    return aboutValue ? null : { about: "tokenLimit", refused: sent.tokenLimit };
  }
  for (const parameter of droppableSchema.options) {
    if (!sent.dropped.includes(parameter) && names(new RegExp(`\\b${parameter}\\b`))) {
      return { about: "parameter", refused: parameter };
    }
  }
  const aboutFormat =
    /response.?format|json.?schema|json.?object|structured.?output|guided.?json|grammar/i;
  if (sent.format !== "text" && (names(aboutFormat) || aboutFormat.test(complaint.message))) {
    // A schema that the server cannot take says nothing about the next one.
    const lasting = !/invalid schema/i.test(complaint.message);
    return { about: "format", refused: sent.format, lasting };
  }
  return null;
}

/** The capabilities with a lesson taken to heart; another call may have learnt it already. */
export function withLesson(capabilities: Capabilities, lesson: Lesson): Capabilities {
  if (lesson.about === "format") {
    return capabilities.format === lesson.refused
      ? { ...capabilities, format: nextOf(formatSchema.options, lesson.refused) }
      : capabilities;
  }
  if (lesson.about === "tokenLimit") {
    return capabilities.tokenLimit === lesson.refused
      ? { ...capabilities, tokenLimit: nextOf(tokenLimitSchema.options, lesson.refused) }
      : capabilities;
  }
  return capabilities.dropped.includes(lesson.refused)
    ? capabilities
    : { ...capabilities, dropped: [...capabilities.dropped, lesson.refused] };
}

function nextOf<T>(options: readonly T[], current: T): T {
  return options[options.indexOf(current) + 1] ?? current;
}

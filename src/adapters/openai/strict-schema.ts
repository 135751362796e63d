/**
 * The JSON schemas that are sent. Strict mode takes a subset only: every object closed and every property required.
 * Whether lengths and ranges are allowed is reported differently, so they are told in words and checked here afterwards.
 */
import * as z from "zod";

export interface SentSchema {
  /** For `response_format`: the strict subset, bounds moved into descriptions. */
  readonly strict: Record<string, unknown>;
  /** For the words of a prompt: with its bounds. */
  readonly full: Record<string, unknown>;
}

const kept = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "anyOf",
  "description",
]);
const toldInWords = new Set([
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
]);

/**
 * The schema to send for a zod schema.
 * @throws Error (a bug of ours) when the zod schema cannot be said in the strict subset: an optional property, a
 *   default, a record, a tuple, `any`, a reference, or a root that is not an object.
 */
export function toSentSchema(schema: z.ZodType): SentSchema {
  const known = sent.get(schema);
  if (known !== undefined) return known;
  const made = makeSentSchema(schema);
  sent.set(schema, made);
  return made;
}

/** A batch sends the same schema thousands of times. */
const sent = new WeakMap<z.ZodType, SentSchema>();

function makeSentSchema(schema: z.ZodType): SentSchema {
  const { $schema: _, ...full } = z.toJSONSchema(schema, { io: "output", reused: "inline" });
  const strict = toStrict({ ...full }, "the root");
  if (strict["type"] !== "object") {
    throw new Error("A schema for a model must be an object at its root.");
  }
  return { strict, full: { ...full } };
}

function toStrict(node: Record<string, unknown>, place: string): Record<string, unknown> {
  const strict: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === "const") {
      strict["enum"] = [value];
    } else if (keyword === "properties" && isRecord(value)) {
      strict[keyword] = mapValues(value, place);
    } else if (keyword === "items" && isRecord(value)) {
      strict[keyword] = toStrict(value, `${place}[]`);
    } else if (keyword === "anyOf" || keyword === "oneOf") {
      strict["anyOf"] = toStrictList(value, place);
    } else if (kept.has(keyword)) {
      strict[keyword] = value;
    } else if (!toldInWords.has(keyword)) {
      throw new Error(`"${keyword}" at ${place} cannot be sent in a strict schema.`);
    }
  }
  if (
    strict["type"] === undefined &&
    strict["enum"] === undefined &&
    strict["anyOf"] === undefined
  ) {
    throw new Error(`Anything is allowed at ${place}; a strict schema must name a type.`);
  }
  if (strict["type"] === "object") {
    requireClosed(strict, place);
  }
  const bounds = boundsInWords(node);
  if (bounds !== "") {
    const description = node["description"];
    strict["description"] = typeof description === "string" ? `${description} (${bounds})` : bounds;
  }
  return strict;
}

function toStrictList(value: unknown, place: string): Record<string, unknown>[] {
  const branches: unknown[] = Array.isArray(value) ? value : [];
  return branches.map((branch) => toStrict(isRecord(branch) ? branch : {}, place));
}

function mapValues(properties: Record<string, unknown>, place: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      toStrict(isRecord(value) ? value : {}, `${place}.${name}`),
    ]),
  );
}

function requireClosed(node: Record<string, unknown>, place: string): void {
  const names = isRecord(node["properties"]) ? Object.keys(node["properties"]) : [];
  const required: unknown[] = Array.isArray(node["required"]) ? node["required"] : [];
  if (node["additionalProperties"] !== false) {
    throw new Error(`The object at ${place} is open; a strict schema names every property.`);
  }
  for (const name of names) {
    if (!required.includes(name)) {
      throw new Error(`"${name}" at ${place} is optional; make it nullable instead.`);
    }
  }
}

function boundsInWords(node: Record<string, unknown>): string {
  const words = [
    range(node["minItems"], node["maxItems"], "items"),
    range(node["minLength"], node["maxLength"], "characters"),
    range(node["minimum"], node["maximum"], ""),
    typeof node["exclusiveMinimum"] === "number" ? `more than ${node["exclusiveMinimum"]}` : "",
    typeof node["exclusiveMaximum"] === "number" ? `less than ${node["exclusiveMaximum"]}` : "",
    typeof node["multipleOf"] === "number" ? `a multiple of ${node["multipleOf"]}` : "",
    typeof node["format"] === "string" ? `in ${node["format"]} format` : "",
    typeof node["pattern"] === "string" ? `matching ${node["pattern"]}` : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}

/** "4 to 8 items"; bounds that zod adds to every integer (the safe ones) say nothing and are left out. */
function range(least: unknown, most: unknown, unit: string): string {
  const from = typeof least === "number" && least > Number.MIN_SAFE_INTEGER ? least : null;
  const to = typeof most === "number" && most < Number.MAX_SAFE_INTEGER ? most : null;
  const suffix = unit === "" ? "" : ` ${unit}`;
  if (from !== null && to !== null) {
    return `${from} to ${to}${suffix}`;
  }
  if (from !== null) {
    return `at least ${from}${suffix}`;
  }
  return to === null ? "" : `at most ${to}${suffix}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

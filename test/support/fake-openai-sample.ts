/**
 * A plausible reply for any strict JSON schema: an interviewer good enough to run a whole interview with. It knows a few
 * names that Greenroom's schemas use, quotes only what stands in the request, and is the same each time.
 */
import type { ChatRequest } from "./fake-openai-rules.ts";

/** Enough criteria, requirements and phrasings for every rule of the core. */
const usualLength = 5;

/**
 * A value for the schema of the request.
 * @param override what the caller wants instead: objects are merged key by key, the key `*` of an object stands for
 *   every item of a list, and anything else replaces
 */
export function sampleReply(request: ChatRequest, override: unknown): unknown {
  const format = request.response_format;
  const schema =
    format?.type === "json_schema" ? format.json_schema.schema : schemaInWords(request);
  return merge(sample(schema, { name: "reply", indexes: [], texts: readTexts(request) }), override);
}

/** The name of the schema, which is the purpose of the request; null where the schema is not sent as such. */
export function purposeOf(request: ChatRequest): string | null {
  const format = request.response_format;
  return format?.type === "json_schema" ? format.json_schema.name : null;
}

interface Place {
  /** The nearest property's name. */
  readonly name: string;
  /** Position in each array around it. */
  readonly indexes: readonly number[];
  readonly texts: Texts;
}

interface Texts {
  /** Documents in the request by their label, as they are fenced there. */
  readonly documents: ReadonlyMap<string, string>;
  /** Ids of criteria that the request lists. */
  readonly ids: readonly string[];
  /** Areas and kinds that the request offers. */
  readonly areas: readonly string[];
  readonly kinds: readonly string[];
}

function sample(schema: unknown, place: Place): unknown {
  if (!isRecord(schema)) {
    return null;
  }
  const known = list(schema["enum"]);
  const offered = known.filter(
    (choice) => typeof choice === "string" && place.texts.kinds.includes(choice),
  );
  const choices = place.name === "kind" && offered.length > 0 ? offered : known;
  if (choices.length > 0) {
    return choices[(place.indexes.at(-1) ?? 0) % choices.length];
  }
  const [branch] = list(schema["anyOf"]);
  if (branch !== undefined) {
    return sample(branch, place);
  }
  const type = typeof schema["type"] === "string" ? schema["type"] : list(schema["type"])[0];
  switch (type) {
    case "object": {
      const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
      return Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          sample(value, { ...place, name }),
        ]),
      );
    }
    case "array": {
      return Array.from({ length: lengthOf(schema["items"], place) }, (_, index) =>
        sample(schema["items"], { ...place, indexes: [...place.indexes, index] }),
      );
    }
    case "integer":
    case "number": {
      return 1 + ((place.indexes.at(-1) ?? 0) % 3);
    }
    case "boolean": {
      return true;
    }
    case "string": {
      return sampleText(place);
    }
    default: {
      return null;
    }
  }
}

/** As many items as there are criteria where items are about criteria, else a few. */
function lengthOf(items: unknown, place: Place): number {
  const properties = isRecord(items) && isRecord(items["properties"]) ? items["properties"] : {};
  const id = properties["criterionId"] ?? properties["id"];
  const choices = isRecord(id) ? list(id["enum"]).length : 0;
  if (choices > 0) {
    return choices;
  }
  if (["probes", "mistakes", "areas", "skills"].includes(place.name)) {
    return 2;
  }
  return "criterionId" in properties && place.texts.ids.length > 0
    ? place.texts.ids.length
    : usualLength;
}

function sampleText(place: Place): string | null {
  const { name, texts } = place;
  const number = place.indexes.map((index) => index + 1).join("-");
  switch (name) {
    case "criterionId": {
      return texts.ids[place.indexes.at(-1) ?? 0] ?? `criterion-${number}`;
    }
    case "id": {
      return `criterion-${number}`;
    }
    case "jobQuote": {
      return quoteFrom(texts.documents.get("job"), 0);
    }
    case "evidence":
    case "quote": {
      const source = texts.documents.get("answer") ?? texts.documents.get("resume");
      return quoteFrom(source, place.indexes.at(-1) ?? 0);
    }
    case "text":
    case "question":
    case "probe": {
      return number === ""
        ? `How would you find out why a service became slow, number ${texts.documents.get("asked")?.length ?? 0}?`
        : `The answer shows point ${number}.`;
    }
    case "areas": {
      const position = place.indexes.reduce((sum, index) => sum + index, 0);
      return texts.areas[position % Math.max(1, texts.areas.length)] ?? "databases";
    }
    case "concepts": {
      return `phrase ${number}`;
    }
    default: {
      return number === "" ? `A sensible ${name}.` : `A sensible ${name}, number ${number}.`;
    }
  }
}

/** Some words of the text, other ones for another index; null when there is no text. */
function quoteFrom(text: string | undefined, index: number): string | null {
  const lines = (text ?? "").split("\n").filter((line) => line.trim() !== "");
  const line = lines[index % Math.max(1, lines.length)];
  return line === undefined ? null : line.trim().split(/\s+/).slice(0, 8).join(" ");
}

/** Reads the fences `<<<label mark>>>` … `<<<end label mark>>>`, the list under `Criteria:`, and the areas on offer. */
function readTexts(request: ChatRequest): Texts {
  const documents = new Map<string, string>();
  const ids: string[] = [];
  const areas: string[] = [];
  const kinds: string[] = [];
  for (const { role, content } of request.messages) {
    for (const match of content.matchAll(/<<<(\w+) (\w+)>>>\n([^]*?)\n<<<end \1 \2>>>/g)) {
      documents.set(match[1] ?? "", match[3] ?? "");
    }
    if (role === "system") {
      const criteria = /^Criteria:\n((?:- .*(?:\n|$))+)/m.exec(content)?.[1] ?? "";
      ids.push(
        ...Array.from(
          criteria.matchAll(/^- ([a-z0-9-]+)(?: \([a-z-]+\))?:/gm),
          (match) => match[1] ?? "",
        ),
      );
      areas.push(...offer(content, /areas[^:\n]*: ([a-z, -]+)\./));
      kinds.push(...offer(content, /kind: one of ([a-z, -]+)\./));
    }
  }
  return { documents, ids, areas, kinds };
}

function offer(text: string, pattern: RegExp): string[] {
  return (pattern.exec(text)?.[1] ?? "").split(", ").filter((each) => each !== "");
}

/** The schema as a client writes it into its prompt when the server takes none. */
function schemaInWords(request: ChatRequest): unknown {
  const text = request.messages.map((message) => message.content).join("\n");
  const line = text.split("\n").find((each) => each.startsWith('{"type":"object"'));
  return line === undefined ? { type: "object", properties: {} } : JSON.parse(line);
}

function merge(value: unknown, override: unknown): unknown {
  if (override === undefined) {
    return value;
  }
  if (Array.isArray(value) && isRecord(override) && "*" in override) {
    const items: unknown[] = value;
    return items.map((item) => merge(item, override["*"]));
  }
  if (!isRecord(value) || !isRecord(override)) {
    return override;
  }
  const merged: Record<string, unknown> = { ...value };
  for (const [key, replacement] of Object.entries(override)) {
    merged[key] = merge(value[key], replacement);
  }
  return merged;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

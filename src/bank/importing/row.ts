/** One question as a file of somebody's brings it: the fields of the bank's format, under whatever names they have there. */
import { jsonList } from "../../batch/read-csv.ts";
import { columnKey } from "../../batch/read-format.ts";
import type { RowPlace } from "../../batch/row.ts";
import { difficultySchema, kindSchema } from "../../grading/question.ts";
import { areaId, slug } from "../names.ts";

export type ImportRow =
  | (RowPlace & {
      readonly status: "ok";
      /** As `readOwnQuestion` takes them. */
      readonly fields: Readonly<Record<string, unknown>>;
      /** Null when the row does not say it. */
      readonly area: string | null;
    })
  | (RowPlace & { readonly status: "invalid"; readonly reason: string });

export function invalidRow({ file, line }: RowPlace, reason: string): ImportRow {
  return { status: "invalid", file, line, reason };
}

/** What a column or key may be called, apart from case, spaces and hyphens. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ["id", "questionid"],
  text: ["text", "question", "questions", "prompt", "front"],
  reference: ["reference", "references", "answer", "answers", "solution", "back"],
  area: ["area", "topic", "category", "subject"],
  difficulty: ["difficulty"],
  kind: ["kind", "type"],
  skills: ["skills", "skill", "tags", "tag"],
  language: ["language", "lang"],
  seniority: ["seniority"],
  why: ["why"],
  clarification: ["clarification"],
  criteria: ["criteria"],
  probes: ["probes"],
  examples: ["examples"],
  mistakes: ["mistakes"],
  variants: ["variants"],
};

const keyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([key, aliases]) => aliases.map((alias) => [alias, key] as const)),
);

/** Names of the column that holds the question itself. */
export const textNames: ReadonlySet<string> = new Set(names["text"]);

/** Why nothing of a table can be read. */
export const noQuestionColumn = 'the header has no column "question"';

/** The key that a column stands for; null for one that is passed over. */
export function fieldOf(column: string): string | null {
  const key = columnKey(column);
  return keyOf.get(key) ?? keyOf.get(key.replace(/\d+$/, "")) ?? null;
}

/**
 * A row of named values. Names that are not known are passed over, blank values are not there; a reference may come
 * several times; a text where a list belongs is taken apart.
 */
export function readFields(
  entries: Iterable<readonly [column: string, value: unknown]>,
  place: RowPlace,
): ImportRow {
  const fields: Record<string, unknown> = {};
  const references: unknown[] = [];
  let area: string | null = null;
  for (const [column, value] of entries) {
    const key = fieldOf(column);
    if (key === null || isBlank(value)) continue;
    if (key === "area") area ??= typeof value === "string" ? areaId(value) : null;
    else if (key === "reference")
      references.push(...listOf(value).filter((each) => !isBlank(each)));
    else if (!(key in fields)) {
      const known = fieldValue(key, value);
      if (known !== undefined) fields[key] = known;
    }
  }
  if (fields["text"] === undefined) return invalidRow(place, "has no question");
  if (references.length > 0) fields["reference"] = references;
  return { status: "ok", ...place, fields, area };
}

function fieldValue(key: string, value: unknown): unknown {
  if (key === "id") {
    // People number their rows; such an id says nothing, and every file has the same ones.
    const id = typeof value === "string" ? value.trim() : "";
    return /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : undefined;
  }
  if (typeof value !== "string")
    return key === "skills" && Array.isArray(value) ? tags(value) : value;
  if (key === "skills") return tags(jsonList(value) ?? value.split(/[,;|\n]/));
  if (key === "criteria" || key === "mistakes" || key === "variants" || key === "seniority") {
    return jsonList(value) ?? linesOf(value);
  }
  if (key === "kind" || key === "difficulty" || key === "language") {
    const choices: readonly string[] = [...kindSchema.options, ...difficultySchema.options];
    const plain = slug(value);
    return plain !== null && choices.includes(plain) ? plain : value.trim().toLowerCase();
  }
  return value;
}

/** Tags as skill ids; what has no letter is left out. */
function tags(values: readonly unknown[]): readonly string[] {
  const ids = values.flatMap((value) => (typeof value === "string" ? (slug(value) ?? []) : []));
  return [...new Set(ids)];
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? (jsonList(value) ?? [value]) : [value];
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "string" && value.trim() === "")
  );
}

/**
 * The shapes a model is asked for when it plans and asks, and how each becomes our own. Only what servers take as strict
 * JSON schema stands in them (no defaults, no optional keys, no limits); lengths and ids are checked here instead.
 */
import * as z from "zod";
import { fewestCriteria, kindSchema, questionSchema } from "../grading/question.ts";
import type { Kind, Question } from "../grading/question.ts";
import type { Requirement } from "./interview.ts";
import { filled, takeWritten, writtenCriterionSchema } from "../grading/written-criteria.ts";

export const planReplySchema = z.object({
  requirements: z.array(
    z.object({
      name: z.string(),
      importance: z.enum(["essential", "expected", "nice-to-have"]),
      jobQuote: z.string().nullable(),
      evidence: z.string().nullable(),
      kind: kindSchema,
      areas: z.array(z.string()),
      skills: z.array(z.string()),
    }),
  ),
});

const importances = { essential: 3, expected: 2, "nice-to-have": 1 } as const;

/**
 * The requirements of a reply, at most eight. A quote that does not stand in its document is dropped: an invented piece
 * of evidence would steer the whole interview.
 */
export function toRequirements(
  reply: z.infer<typeof planReplySchema>,
  context: {
    readonly job: string;
    readonly resume: string;
    readonly areas: readonly string[];
    readonly kinds: readonly Kind[];
  },
): Requirement[] {
  const ids = new Set<string>();
  return reply.requirements
    .filter((each) => each.name.trim() !== "" && context.kinds.includes(each.kind))
    .slice(0, 8)
    .map((each) => ({
      id: uniqueId(each.name, ids),
      name: each.name.trim(),
      importance: importances[each.importance],
      jobQuote: standsIn(each.jobQuote, context.job),
      evidence: standsIn(each.evidence, context.resume),
      kind: each.kind,
      areas: each.areas.map(slug).filter((area) => context.areas.includes(area)),
      skills: each.skills.map(slug).filter((skill) => skill !== ""),
    }));
}

/** The schema of a written question; the dimensions are those of its kind's rubric. */
export function questionReplySchema(dimensions: readonly string[]) {
  return z.object({
    text: z.string(),
    clarification: z.string(),
    why: z.string(),
    criteria: z.array(writtenCriterionSchema(dimensions)),
    probes: z.array(z.object({ criterionId: z.string(), text: z.string() })),
    mistakes: z.array(z.string()),
  });
}

/**
 * The question of a reply; null when it breaks a rule that cannot be mended here (too few criteria, no text). Ids are
 * made unique, superfluous criteria and probes about nothing are dropped.
 */
export function toQuestion(
  reply: z.infer<ReturnType<typeof questionReplySchema>>,
  frame: Pick<
    Question,
    "id" | "language" | "area" | "kind" | "difficulty" | "seniority" | "skills"
  >,
): Question | null {
  const ids = new Set<string>();
  const renamed = new Map<string, string>();
  const criteria = reply.criteria.slice(0, 8).map((criterion) => {
    const id = uniqueId(criterion.id, ids);
    renamed.set(criterion.id, id);
    return { id, ...takeWritten(criterion) };
  });
  const probes = reply.probes.flatMap(({ criterionId, text }) => {
    const id = renamed.get(criterionId);
    return id === undefined || text.trim() === "" ? [] : [{ criterionId: id, text }];
  });
  if (criteria.length < fewestCriteria) return null;
  const parsed = questionSchema.safeParse({
    ...reply,
    ...frame,
    criteria,
    probes,
    mistakes: filled(reply.mistakes),
  });
  return parsed.success ? parsed.data : null;
}

export const clarifyReplySchema = z.object({ clarification: z.string() });
export const probeReplySchema = z.object({ probe: z.string() });
export const improveReplySchema = z.object({ answer: z.string() });

/** The words in a field of a JSON reply that is still being written; empty before its first word. */
export function wordsSoFar(reply: string, field: string): string {
  const start = new RegExp(`"${field}"\\s*:\\s*"`).exec(reply);
  if (start === null) return "";
  const rest = reply.slice(start.index + start[0].length);
  // As far as it is whole: an escape may be cut in two.
  const whole = /^(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*/iu.exec(rest)?.[0] ?? "";
  return z.string().parse(JSON.parse(`"${whole}"`));
}

/**
 * The improved answer with every number that stands neither in the answer nor in the resume replaced by `[number?]`:
 * a model that was told not to invent still does.
 */
export function maskUnknownNumbers(improved: string, sources: readonly string[]): string {
  const known = new Set(
    sources.flatMap((source) =>
      Array.from(source.matchAll(numberPattern), ([number]) => plainNumber(number)),
    ),
  );
  return improved.replaceAll(numberPattern, (number) =>
    known.has(plainNumber(number)) ? number : "[number?]",
  );
}

/** Digits with their separators, a leading currency sign and a trailing unit sign; names such as `S3`, `utf-8` or `HTTP/2` are none. */
const numberPattern = /(?<![\p{L}\d_]|\p{L}[/.-])[$€£]?\d+(?:[.,:]\d+)*(?:%|x\b)?(?![\d_])/gu;

function plainNumber(number: string): string {
  return number.replaceAll(/[^\d.]/g, "").replace(/\.0+$/, "");
}

function standsIn(quote: string | null, document: string): string | null {
  const wanted = quote === null ? "" : folded(quote);
  return wanted !== "" && folded(document).includes(wanted) ? quote : null;
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}

function uniqueId(text: string, taken: Set<string>): string {
  const base = slug(text).slice(0, 60).replace(/-+$/, "") || "criterion";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) {
    id = `${base}-${number}`;
  }
  taken.add(id);
  return id;
}

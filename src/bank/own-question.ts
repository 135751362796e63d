/**
 * A question as a person writes it: the bank's format, where everything but the text may be left out. What was left out
 * is filled in here, so that everything behind it knows one kind of question.
 */
import * as z from "zod";
import { dimensionByKind } from "../batch/read-row.ts";
import {
  criterionSchema,
  difficultySchema,
  examplesSchema,
  identifierSchema,
  kindSchema,
  languageSchema,
  levelSchema,
  mostCriteria,
  probeSchema,
  questionSchema,
} from "../grading/question.ts";
import type { Criterion, Question } from "../grading/question.ts";
import { criteriaFromReferences } from "../grading/reference-criteria.ts";
import { slug } from "./names.ts";
import { problemsOf } from "./problems.ts";
import type { Problem } from "./source.ts";
import { english } from "../words/findings/english.ts";
import type { FindingsWords } from "../words/findings/english.ts";

const sentence = z.string().trim().min(1);

const ownCriterionSchema = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({
    ...criterionSchema.shape,
    id: identifierSchema.optional(),
    weight: criterionSchema.shape.weight.default(1),
    dimension: identifierSchema.optional(),
  }),
);
const ownProbeSchema = z.strictObject(probeSchema.shape);
const ownExamplesSchema = z.strictObject(examplesSchema.shape);

const ownQuestionSchema = z.strictObject({
  /** Without one it is made of the text's first words. */
  id: identifierSchema.optional(),
  text: sentence,
  /** One or several right answers, the first one the best: criteria are taken from them where none are written. */
  reference: z
    .union([sentence.transform((text) => [text]), z.array(sentence)], "a text or a list of texts")
    .default([]),
  kind: kindSchema.default("technical"),
  difficulty: difficultySchema.default("medium"),
  seniority: z
    .array(levelSchema)
    .min(1)
    .default([...levelSchema.options]),
  skills: z.array(identifierSchema).default([]),
  language: languageSchema.default("en"),
  why: z.string().trim().default(""),
  clarification: z.string().trim().default(""),
  criteria: z.array(ownCriterionSchema).max(mostCriteria).default([]),
  probes: z.array(ownProbeSchema).default([]),
  examples: ownExamplesSchema.nullable().default(null),
  mistakes: z.array(sentence).default([]),
  variants: z.array(sentence).default([]),
});

/** As it stands in a file, checked; what was left out has its default. */
export type WrittenQuestion = z.infer<typeof ownQuestionSchema>;

/** In the order in which a file has them. */
const questionKeys: readonly string[] = Object.keys(ownQuestionSchema.shape);

/** Where its criteria come from; null: it has none yet and waits, since nothing could judge an answer to it. */
export type CriteriaSource = "written" | "reference" | null;

export interface OwnQuestion {
  readonly id: string;
  readonly area: string;
  readonly written: WrittenQuestion;
  /** Null while it waits for a reference or criteria. */
  readonly question: Question | null;
  readonly criteriaFrom: CriteriaSource;
}

export type OwnQuestionResult =
  | { readonly status: "ok"; readonly own: OwnQuestion }
  | { readonly status: "wrong"; readonly id: string | null; readonly problems: readonly Problem[] };

export interface OwnQuestionContext {
  readonly area: string;
  /** SHA-256 in hexadecimal (`Ambient.hash`), for a text that has no letter to make an id of. */
  readonly hash: (text: string) => string;
  /** What findings are said in; English without it. */
  readonly words?: FindingsWords | undefined;
}

/** Checks and completes one entry of a file. Never throws. */
export function readOwnQuestion(value: unknown, context: OwnQuestionContext): OwnQuestionResult {
  const { words = english } = context;
  const given = withKind(withoutBlanks(value), context.area);
  const parsed = ownQuestionSchema.safeParse(given);
  if (!parsed.success) {
    return {
      status: "wrong",
      id: idOf(given),
      problems: problemsOf(parsed.error, given, keysAt, words),
    };
  }
  const written = parsed.data;
  const id =
    written.id ?? `own-${slug(written.text, 6) ?? context.hash(written.text).slice(0, 10)}`;
  const criteria = criteriaOf(written);
  const base = { id, area: context.area, written };
  if (criteria.length === 0) {
    return { status: "ok", own: { ...base, question: null, criteriaFrom: null } };
  }
  const { reference, examples, ...rest } = written;
  const [strong] = reference;
  const question = questionSchema.safeParse({
    ...rest,
    id,
    area: context.area,
    criteria,
    examples: examples ?? (strong === undefined ? null : { strong }),
  });
  if (!question.success) {
    return { status: "wrong", id, problems: problemsOf(question.error, given, keysAt, words) };
  }
  const criteriaFrom = written.criteria.length > 0 ? "written" : "reference";
  return { status: "ok", own: { ...base, question: question.data, criteriaFrom } };
}

function criteriaOf(written: WrittenQuestion): readonly Criterion[] {
  const dimension = dimensionByKind[written.kind];
  if (written.criteria.length === 0) {
    return criteriaFromReferences({ ...written, dimension }, written.reference);
  }
  return written.criteria.map((criterion, index) => ({
    ...criterion,
    id: criterion.id ?? `criterion-${index + 1}`,
    dimension: criterion.dimension ?? dimension,
  }));
}

/** What a file has to say of it: id and text, and what differs from what would be filled in. */
export function toRecord({ id, written }: OwnQuestion): Readonly<Record<string, unknown>> {
  const plain: Readonly<Record<string, unknown>> = ownQuestionSchema.parse({ text: written.text });
  // Not the id that was written: another one may have been given since.
  const said = Object.entries(written).filter(
    ([key, value]) => key !== "id" && JSON.stringify(value) !== JSON.stringify(plain[key]),
  );
  const [reference] = written.reference;
  const only = written.reference.length === 1 ? { reference } : {};
  return { id, text: written.text, ...Object.fromEntries(said), ...only };
}

/** Where an area is called as a kind is, its questions are of that kind unless they say otherwise. */
function withKind(value: unknown, area: string): unknown {
  const kind = kindSchema.safeParse(area);
  return kind.success && typeof value === "object" && value !== null && !Array.isArray(value)
    ? { kind: kind.data, ...value }
    : value;
}

/** `key:` with nothing behind it, or `key: |` with nothing below it, is a key that was not filled in. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => isFilled(member)));
}

function isFilled(member: unknown): boolean {
  return typeof member === "string" ? member.trim() !== "" : member !== null;
}

function idOf(value: unknown): string | null {
  const parsed = z.object({ id: identifierSchema }).safeParse(value);
  return parsed.success ? parsed.data.id : null;
}

function keysAt([first, , ...deeper]: readonly PropertyKey[]): readonly string[] {
  if (deeper.length > 0) return [];
  if (first === "criteria") return Object.keys(criterionSchema.shape);
  if (first === "probes") return Object.keys(probeSchema.shape);
  if (first === "examples") return Object.keys(examplesSchema.shape);
  return questionKeys;
}

/** Two texts that ask the same: apart from case, spaces and marks at the end they are equal. */
export function sameTextKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[\s.?!:…]+$/u, "");
}

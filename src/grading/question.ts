/**
 * What is asked and what a good answer shows. The bank's files, a model's reply and the database's JSON columns are all
 * parsed with these schemas, and everything inside trusts the types.
 */
import * as z from "zod";
import { languages, levels } from "../vocabulary.ts";

export const kindSchema = z.enum(["technical", "behavioural", "system-design"]);
export const levelSchema = z.enum(levels);
export const difficultySchema = z.enum(["easy", "medium", "hard"]);
export const languageSchema = z.enum(languages);

export type Kind = z.infer<typeof kindSchema>;
export type Level = z.infer<typeof levelSchema>;
export type Difficulty = z.infer<typeof difficultySchema>;
export type Language = z.infer<typeof languageSchema>;

/** From easy to hard; the index is the step that adaptive difficulty moves along. */
export const difficulties: readonly Difficulty[] = difficultySchema.options;

export const identifierSchema = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "lower-case words joined by hyphens, e.g. closes-over-variables",
  );
const sentenceSchema = z.string().trim().min(1);

/** One atomic thing that a good answer shows, written before the answer. */
export const criterionSchema = z.object({
  /** Unique within its question. */
  id: identifierSchema,
  /** What a good answer shows, one sentence that a judge can say met, partly or missed to. */
  text: sentenceSchema,
  /** Relative weight within the question, 1 (nice to have) to 3 (the point of the question). */
  weight: z.number().int().min(1).max(3),
  /** A dimension of the kind's rubric, by id (`prompts/rubrics/<kind>.yaml`). */
  dimension: identifierSchema,
  /**
   * How the offline grader recognises it: every inner list is one concept, and its members are equivalent phrasings
   * (words or short phrases, matched by stem, synonym and with typos). Met when all concepts are found near each other.
   */
  concepts: z.array(z.array(sentenceSchema).min(1)).default([]),
  /** Phrasings that state the opposite of the criterion; found un-negated, the mark is contradicted. */
  contradictions: z.array(sentenceSchema).default([]),
  /** Phrasings of what the criterion warns of: whoever says that he does it contradicts it (`recommendation.ts`). */
  warnsOf: z.array(sentenceSchema).optional(),
});

/** The one follow-up question about a criterion that an answer left open. */
export const probeSchema = z.object({ criterionId: identifierSchema, text: sentenceSchema });

/** Example answers of known quality, written with the question. */
export const examplesSchema = z.object({
  strong: sentenceSchema,
  /** Between the two, for measuring order; not every question has one yet. */
  middling: sentenceSchema.optional(),
  /** Every question of the bank has one; a person's own may bring no more than a right answer. */
  weak: sentenceSchema.optional(),
});

/** A question of the bank, and one that a model writes, has so many criteria at least. */
export const fewestCriteria = 4;
export const mostCriteria = 8;

export const questionSchema = z
  .object({
    /** Unique among all questions: `js-closures-counter` in the bank, `model-<random>` when a model wrote it. */
    id: identifierSchema,
    text: sentenceSchema,
    /** Its own text, where `text` puts it in other words; see `inOtherWords`. */
    original: sentenceSchema.optional(),
    /** The same question in other words, for when it comes back: each stands alone and tests the same criteria. */
    variants: z.array(sentenceSchema).default([]),
    language: languageSchema.default("en"),
    /** The bank's file it is from or would be in: `javascript`, `databases`, … */
    area: identifierSchema,
    kind: kindSchema,
    difficulty: difficultySchema,
    seniority: z.array(levelSchema).min(1),
    /** Skill ids of `prompts/skills.yaml`. */
    skills: z.array(identifierSchema),
    /** Why interviewers ask this, one or two sentences, shown after the answer. */
    why: z.string().trim().default(""),
    /** What the interviewer says when asked to clarify: narrows the question without giving anything away. */
    clarification: z.string().trim().default(""),
    /** 4 to 8 in the bank and from a model; a person's own question may have fewer. */
    criteria: z.array(criterionSchema).min(1).max(mostCriteria),
    probes: z.array(probeSchema).default([]),
    examples: examplesSchema.nullable().default(null),
    /** Common mistakes, one sentence each. */
    mistakes: z.array(sentenceSchema).default([]),
  })
  .superRefine((question, context) => {
    const ids = new Set<string>();
    for (const [index, criterion] of question.criteria.entries()) {
      if (ids.has(criterion.id)) {
        context.addIssue({
          code: "custom",
          path: ["criteria", index, "id"],
          message: `"${criterion.id}" appears twice`,
          params: { fault: "twice", name: criterion.id },
        });
      }
      ids.add(criterion.id);
    }
    for (const [index, probe] of question.probes.entries()) {
      if (!ids.has(probe.criterionId)) {
        context.addIssue({
          code: "custom",
          path: ["probes", index, "criterionId"],
          message: `no criterion is called "${probe.criterionId}"`,
          params: { fault: "no-criterion", name: probe.criterionId },
        });
      }
    }
  });

export type Criterion = z.infer<typeof criterionSchema>;
export type Question = z.infer<typeof questionSchema>;

/** What is known of a question that comes from a file and not from a bank. */
type BareQuestionFields = Pick<
  Question,
  "id" | "text" | "language" | "area" | "kind" | "seniority"
> & { readonly criteria: readonly Criterion[] };

/** Such a question in the shape that grading takes. What nobody said of it is empty. */
export function bareQuestion({ seniority, criteria, ...known }: BareQuestionFields): Question {
  return {
    ...known,
    difficulty: "medium",
    seniority,
    skills: [],
    why: "",
    clarification: "",
    criteria: [...criteria],
    probes: [],
    examples: null,
    mistakes: [],
    variants: [],
  };
}

/**
 * The question as it is asked in other words. Its own stay with it: what they name (a string, a model in Rails) its criteria
 * take for granted, also where the other words speak of a row of pages or of two accounts.
 */
export function inOtherWords(question: Question, wording: string): Question {
  return wording === question.text
    ? question
    : { ...question, text: wording, original: question.text };
}

/** Dimensions and behaviourally anchored levels of one kind of question: `prompts/rubrics/<kind>.yaml`. */
export const rubricSchema = z.object({
  kind: kindSchema,
  version: z.number().int().positive(),
  dimensions: z
    .array(z.object({ id: identifierSchema, name: sentenceSchema, description: sentenceSchema }))
    .min(2),
  /** What an answer of each whole score looks like at each level of seniority: five sentences, for 1 to 5. */
  anchors: z.record(levelSchema, z.array(sentenceSchema).length(5)),
});

export type Rubric = z.infer<typeof rubricSchema>;

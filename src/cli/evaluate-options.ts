/** The options of `greenroom evaluate`, checked before anything is read or asked. */
import * as z from "zod";
import type { TokenPrice } from "../batch/budget.ts";
import type { BankQuestion } from "../batch/questions.ts";
import type { RowDefaults } from "../batch/read-row.ts";
import type { RowQuestion } from "../batch/row.ts";
import { evaluateError } from "../words/evaluate-errors.ts";
import { kindSchema } from "../grading/question.ts";
import type { Language, Question } from "../grading/question.ts";
import type { Dependencies, Library } from "./dependencies.ts";
import { nearest } from "../nearest.ts";
import { chosenLanguage } from "../config.ts";

export const evaluateOptionsSchema = z.object({
  paths: z.array(z.string()).min(1),
  question: z.string().trim().min(1).optional(),
  questionId: z.string().trim().min(1).optional(),
  kind: kindSchema.optional(),
  output: z.string().min(1).optional(),
  junit: z.string().min(1).optional(),
  csv: z.string().min(1).optional(),
  markdown: z.string().min(1).optional(),
  compare: z.string().min(1).optional(),
  minScore: z.number().optional(),
  minMean: z.number().optional(),
  strict: z.boolean().default(false),
  concurrency: z.number().int().positive().optional(),
  maxCost: z.number().optional(),
  price: z.string().optional(),
  dryRun: z.boolean().default(false),
  /** As it was said on the command line; what counts is the setting. */
  judges: z.coerce.number().int().positive().optional(),
  via: z.literal("batch-api").optional(),
  wait: z.boolean().default(false),
  queueTokens: z.number().int().positive().optional(),
  json: z.boolean().default(false),
});
export type EvaluateOptions = z.infer<typeof evaluateOptionsSchema>;

/** The bank by id, read when the first row asks for it; in English where a question has no translation. */
export function openBank(library: Library): BankQuestion {
  const banks = new Map<Language, ReadonlyMap<string, Question>>();
  const inLanguage = (language: Language): ReadonlyMap<string, Question> => {
    let bank = banks.get(language);
    if (bank === undefined) {
      bank = new Map(
        library.questions(library.areas, language).map((question) => [question.id, question]),
      );
      banks.set(language, bank);
    }
    return bank;
  };
  // The person's own stand in one language only.
  const ownById = (id: string): Question | null =>
    library.own.questions.find((question) => question.id === id) ?? null;
  return (id, language = "en") =>
    inLanguage(language).get(id) ?? inLanguage("en").get(id) ?? ownById(id);
}

/**
 * What holds for rows that do not say it themselves.
 * @throws GreenroomError `usage` when `--question-id` names no question of the bank, or both options name one
 */
export function rowDefaults(
  options: EvaluateOptions,
  bankQuestion: (id: string) => Question | null,
  { config, library }: Pick<Dependencies, "config"> & { readonly library: Library },
): RowDefaults {
  const { settings } = config;
  const kind = options.kind ?? "technical";
  return {
    question: defaultQuestion(options, kind, bankQuestion, library),
    language: chosenLanguage(config),
    level: settings.level ?? "mid",
    kind,
    isBankQuestion: (id) => bankQuestion(id) !== null,
  };
}

function defaultQuestion(
  { question, questionId }: EvaluateOptions,
  kind: RowDefaults["kind"],
  bankQuestion: (id: string) => Question | null,
  library: Library,
): RowQuestion | null {
  if (question !== undefined && questionId !== undefined) {
    throw evaluateError("usage", (words) => words.questionTwice);
  }
  if (question !== undefined) {
    return { source: "row", text: question, kind, references: [], criteria: [] };
  }
  if (questionId === undefined) return null;
  if (bankQuestion(questionId) === null) {
    const near = nearest(
      questionId,
      library.questions().map(({ id }) => id),
    );
    throw evaluateError("usage", (words) => words.noQuestion(questionId, near));
  }
  return { source: "bank", questionId };
}

/**
 * `--price 1.25/10`: dollars for a million tokens in and out, for a model whose price Greenroom does not know.
 * @throws GreenroomError `usage` when it is no such pair
 */
export function parsePrice(text: string | undefined): TokenPrice | null {
  if (text === undefined) return null;
  const match = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (match === null) {
    throw evaluateError("usage", (words) => words.badPrice(text));
  }
  return { inputPerMillion: Number(match[1]), outputPerMillion: Number(match[2]) };
}

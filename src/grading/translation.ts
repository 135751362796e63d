/**
 * A question of the bank in another language. Only what people read or say is translated; id, kind, difficulty, skills,
 * weights and dimensions stay those of the English question, so that history and cards mean the same question in every
 * language and no number can drift apart.
 */
import * as z from "zod";
import { criterionSchema, languageSchema, questionSchema } from "./question.ts";
import type { Question } from "./question.ts";

const { id, text, variants, why, clarification, probes, examples, mistakes } = questionSchema.shape;
const translatedQuestionSchema = z.strictObject({
  id,
  text,
  variants,
  why,
  clarification,
  criteria: z.array(
    z.strictObject({
      id: criterionSchema.shape.id,
      text: criterionSchema.shape.text,
      concepts: criterionSchema.shape.concepts,
      contradictions: criterionSchema.shape.contradictions,
      warnsOf: criterionSchema.shape.warnsOf,
    }),
  ),
  probes,
  examples,
  mistakes,
});

/** One file, `prompts/questions/<language>/<area>.yaml`. */
export const translationFileSchema = z.strictObject({
  area: z.string(),
  language: languageSchema,
  questions: z.array(translatedQuestionSchema),
});

export type TranslationFile = z.infer<typeof translationFileSchema>;
type TranslatedQuestion = z.infer<typeof translatedQuestionSchema>;

/**
 * The questions of one area in another language, in the order of the originals; what is not translated is left out.
 * @throws Error when a translation belongs to no question, or its criteria are not those of the original: a bug of the bank
 */
export function translateQuestions(
  originals: readonly Question[],
  { language, questions }: TranslationFile,
): readonly Question[] {
  const translations = new Map(questions.map((each) => [each.id, each]));
  const stray = questions.find((each) => !originals.some((original) => original.id === each.id));
  if (stray !== undefined) throw new Error(`${language}: there is no question "${stray.id}"`);
  return originals.flatMap((original) => {
    const translation = translations.get(original.id);
    return translation === undefined
      ? []
      : [{ ...translateQuestion(original, translation), language }];
  });
}

function translateQuestion(original: Question, translation: TranslatedQuestion): Question {
  const criteria = new Map(translation.criteria.map((each) => [each.id, each]));
  const surplus = translation.criteria.filter(
    (each) => !original.criteria.some((criterion) => criterion.id === each.id),
  );
  const translated = original.criteria.map((criterion) => {
    const words = criteria.get(criterion.id);
    if (words === undefined) {
      throw new Error(`${original.id}: criterion "${criterion.id}" is not translated`);
    }
    // What it warns of is said in the words of a language, and those of another would be found by chance only.
    const { warnsOf: _, ...rest } = criterion;
    return { ...rest, ...words };
  });
  if (surplus.length > 0) {
    throw new Error(
      `${original.id}: no criterion is called "${surplus.map((each) => each.id).join('", "')}"`,
    );
  }
  // Parsed again, since a probe may name a criterion that is not there.
  return questionSchema.parse({ ...original, ...translation, criteria: translated });
}

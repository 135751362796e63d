/** What scores mean, in the language of the interview. English stands in `prompts/rubrics`; a rubric's hash is of that. */
import type { Rubric } from "../grading/question.ts";
import type { Language } from "../vocabulary.ts";
import { portuguese } from "./rubrics/portuguese.ts";
import type { RubricWords } from "./rubrics/shape.ts";
import { spanish } from "./rubrics/spanish.ts";

const translations: Readonly<Record<Exclude<Language, "en">, RubricWords>> = {
  es: spanish,
  pt: portuguese,
};

/** The rubrics with the names of their dimensions and their anchors translated. */
export function translateRubrics(
  rubrics: readonly Rubric[],
  language: Language,
): readonly Rubric[] {
  if (language === "en") return rubrics;
  return rubrics.map((rubric) => {
    const { dimensions, anchors } = translations[language][rubric.kind];
    return {
      ...rubric,
      dimensions: rubric.dimensions.map((dimension) => ({
        ...dimension,
        name: dimensions[dimension.id] ?? dimension.name,
      })),
      anchors,
    };
  });
}

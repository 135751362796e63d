import { expect, test } from "vitest";
import type { Question } from "../../src/grading/question.ts";
import { translateQuestions, translationFileSchema } from "../../src/grading/translation.ts";
import { eventLoop } from "./fixtures.ts";

const translated = (change: object = {}) => ({
  id: eventLoop.id,
  text: "¿Qué es el event loop de Node?",
  criteria: eventLoop.criteria.map(({ id }) => ({
    id,
    text: `Dice ${id}.`,
    concepts: [["un solo hilo", "un hilo"]],
  })),
  probes: [{ criterionId: eventLoop.criteria[0]?.id, text: "¿Cuántos hilos?" }],
  examples: { strong: "Un solo hilo.", weak: "Muchos." },
  ...change,
});

function translate(question: object): readonly Question[] {
  const file = { area: eventLoop.area, language: "es", questions: [question] };
  return translateQuestions([eventLoop], translationFileSchema.parse(file));
}

test("words are the translation's, everything that counts is the original's", () => {
  const [question] = translate(translated());
  expect(question).toMatchObject({
    id: eventLoop.id,
    language: "es",
    text: "¿Qué es el event loop de Node?",
    difficulty: eventLoop.difficulty,
    skills: eventLoop.skills,
  });
  expect(
    question?.criteria.map(({ id, weight, dimension }) => ({ id, weight, dimension })),
  ).toEqual(eventLoop.criteria.map(({ id, weight, dimension }) => ({ id, weight, dimension })));
  expect(question?.criteria[0]?.concepts).toEqual([["un solo hilo", "un hilo"]]);
  // The original's contradictions are English and would never be said.
  expect(question?.criteria.flatMap(({ contradictions }) => contradictions)).toEqual([]);
});

test("what has no translation is left out", () => {
  const file = translationFileSchema.parse({ area: "javascript", language: "pt", questions: [] });
  expect(translateQuestions([eventLoop], file)).toEqual([]);
});

test("a translation cannot change what counts, nor leave a criterion out, nor name what is not there", () => {
  expect(() => translate(translated({ difficulty: "hard" }))).toThrow(/difficulty/);
  expect(() => translate(translated({ criteria: translated().criteria.slice(1) }))).toThrow(
    /is not translated/,
  );
  const stray = { id: "stray", text: "Dice otra cosa." };
  expect(() => translate(translated({ criteria: [...translated().criteria, stray] }))).toThrow(
    /no criterion is called "stray"/,
  );
  expect(() => translate(translated({ id: "js-other" }))).toThrow(/no question "js-other"/);
  const probes = [{ criterionId: "stray", text: "¿Y?" }];
  expect(() => translate(translated({ probes }))).toThrow(/no criterion is called/);
});

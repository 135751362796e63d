/** What to do next time is said as a sentence, and not as the criterion that was missed. */
import { expect, test } from "vitest";
import { languages } from "../../src/vocabulary.ts";
import { gradingWords } from "../../src/words/grading.ts";
import { library } from "../support/library.ts";

test.each([
  ["en", "Says that a page is fetched.", "Say that a page is fetched."],
  ["en", "Knows when it pays.", "Say when it pays."],
  ["en", "Threads share memory.", "Add this: Threads share memory."],
  ["en", "constructor is a word too.", "Add this: constructor is a word too."],
  ["en", "Says", "Say"],
  ["es", "Dice que se pide una página.", "Di que se pide una página."],
  ["es", "Los hilos comparten memoria.", "Agrega esto: Los hilos comparten memoria."],
  ["pt", "Diz que se pede uma página.", "Diga que se pede uma página."],
  ["pt", "As threads dividem a memória.", "Acrescente isto: As threads dividem a memória."],
] as const)("in %s, %s", (language, criterion, advice) => {
  expect(gradingWords(language).addThis(criterion)).toBe(advice);
});

test.each(languages)("for most criteria of the bank, in %s", (language) => {
  const criteria = library
    .questions(library.areas, language)
    .flatMap((question) => question.criteria.map(({ text }) => text));
  const { addThis } = gradingWords(language);
  const repeated = criteria.filter((text) => addThis(text).endsWith(`: ${text}`));
  expect(repeated.length / criteria.length).toBeLessThan(0.45);
});

import { expect, test } from "vitest";
import { practiceWords } from "../../src/words/practice.ts";

test.each([
  ["en", "1 interview: 2 answers in it,", "3 interviews: 2 answers in them,"],
  ["es", "1 entrevista: 2 respuestas en ella,", "3 entrevistas: 2 respuestas en ellas,"],
  ["pt", "1 entrevista: 2 respostas nela,", "3 entrevistas: 2 respostas nelas,"],
] as const)("in %s one interview is not spoken of as several", (language, one, several) => {
  const totals = (interviews: number): string =>
    practiceWords(language).totals({
      interviews,
      since: null,
      answers: 2,
      practiceAnswers: 0,
      time: "",
    });
  expect(totals(1)).toContain(one);
  expect(totals(3)).toContain(several);
});

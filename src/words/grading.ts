import type { Language } from "../vocabulary.ts";
import { english } from "./grading/english.ts";
import type { GradingWords } from "./grading/english.ts";
import { portuguese } from "./grading/portuguese.ts";
import { spanish } from "./grading/spanish.ts";

const words: Readonly<Record<Language, GradingWords>> = {
  en: english,
  es: spanish,
  pt: portuguese,
};

export function gradingWords(language: Language): GradingWords {
  return words[language];
}
